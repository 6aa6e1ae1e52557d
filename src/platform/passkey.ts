/** Passkeys (WebAuthn): a key kept by a person's device, opened with their finger, face or code. Who the person is, others know. */

import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type AuthenticationResponseJSON,
  type RegistrationResponseJSON,
} from "@simplewebauthn/server";

/** Where the key counts: an origin such as https://sagsgang.kommune.dk, and its host. */
export type PasskeySite = { origin: string; rpId: string };

export function passkeySite(origin: string): PasskeySite {
  return { origin, rpId: new URL(origin).hostname };
}

export type PublicKey = { id: string; publicKey: Uint8Array<ArrayBuffer>; counter: number; transports: string[] };

/** What the browser needs to make a key. `user` names the person to their device and is no secret. */
export async function registrationOptions(
  site: PasskeySite,
  user: { id: string; name: string; displayName: string },
  known: readonly PublicKey[],
): Promise<{ challenge: string }> {
  return generateRegistrationOptions({
    rpName: "Sagsgang",
    rpID: site.rpId,
    userID: new Uint8Array(Buffer.from(user.id)),
    userName: user.name,
    userDisplayName: user.displayName,
    attestationType: "none",
    excludeCredentials: known.map(({ id, transports }) => ({ id, transports })),
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
    timeout: 5 * 60_000,
  });
}

/** The key a browser made, or null when the answer is not what was asked for. */
export async function verifyRegistration(site: PasskeySite, challenge: string, response: unknown): Promise<PublicKey | null> {
  try {
    const verified = await verifyRegistrationResponse({
      response: response as RegistrationResponseJSON,
      expectedChallenge: challenge,
      expectedOrigin: site.origin,
      expectedRPID: site.rpId,
      requireUserVerification: true,
    });
    if (!verified.verified) return null;
    const { id, publicKey, counter, transports } = verified.registrationInfo.credential;
    return { id, publicKey: new Uint8Array(publicKey), counter, transports: (transports ?? []).filter((each) => typeof each === "string") };
  } catch {
    // The library throws at whatever does not match; what a browser sends is nobody's fault here.
    return null;
  }
}

/** What the browser needs to answer with a key. Without `known` the person chooses among the keys on their device. `challenge` may be what is signed. */
export async function assertionOptions(
  site: PasskeySite,
  options: { known?: readonly PublicKey[]; challenge?: Uint8Array<ArrayBuffer> } = {},
): Promise<{ challenge: string }> {
  return generateAuthenticationOptions({
    rpID: site.rpId,
    userVerification: "required",
    timeout: 5 * 60_000,
    ...(options.challenge === undefined ? {} : { challenge: options.challenge }),
    ...(options.known === undefined ? {} : { allowCredentials: options.known.map(({ id, transports }) => ({ id, transports })) }),
  });
}

/** The id of the key an answer claims to come from. */
export function keyIdIn(response: unknown): string | null {
  const id = (response as { id?: unknown } | null)?.id;
  return typeof id === "string" && /^[\w-]{1,1400}$/.test(id) ? id : null;
}

/** Whether the key answered this challenge, here, with its owner present and verified. Gives the key's new counter; null is no. */
export async function verifyAssertion(
  site: PasskeySite,
  challenge: string | Uint8Array,
  response: unknown,
  key: PublicKey,
): Promise<{ counter: number } | null> {
  try {
    const verified = await verifyAuthenticationResponse({
      response: response as AuthenticationResponseJSON,
      expectedChallenge: typeof challenge === "string" ? challenge : Buffer.from(challenge).toString("base64url"),
      expectedOrigin: site.origin,
      expectedRPID: site.rpId,
      requireUserVerification: true,
      credential: { id: key.id, publicKey: key.publicKey, counter: key.counter },
    });
    return verified.verified ? { counter: verified.authenticationInfo.newCounter } : null;
  } catch {
    return null;
  }
}
