/** Login by an OpenID Connect service: authorization code with PKCE, state and nonce. What a person may, others know. */

import * as client from "openid-client";

export type OidcSettings = { issuer: string; clientId: string; clientSecret: string | undefined };

/** What the answer must match; kept by us while the person is at the service. */
export type OidcBegun = { state: string; nonce: string; verifier: string };

export type OidcIdentity = { issuer: string; subject: string; email: string | null; emailVerified: boolean };

export type Oidc = {
  /** Where the person is to be sent. Throws ServiceDown when the service does not answer. */
  begin(redirectUri: string): Promise<{ url: string; begun: OidcBegun }>;
  /** Who came back; null when the answer does not match or was a no. */
  finish(address: URL, begun: OidcBegun): Promise<OidcIdentity | null>;
  /** Whether the service answers, and what is wrong when not. */
  check(): Promise<string | null>;
};

/** The service did not answer as one. */
export class ServiceDown extends Error {}

/** The service is asked who it is at first need, and again when that failed. Plain http is allowed for this machine only. */
export function openOidc(settings: OidcSettings): Oidc {
  let found: Promise<client.Configuration> | null = null;
  const configuration = async (): Promise<client.Configuration> => {
    const server = new URL(settings.issuer);
    const local = server.protocol === "http:" && ["localhost", "127.0.0.1", "[::1]"].includes(server.hostname);
    found ??= client.discovery(server, settings.clientId, settings.clientSecret, settings.clientSecret === undefined ? client.None() : undefined, {
      timeout: 10,
      ...(local ? { execute: [client.allowInsecureRequests] } : {}),
    });
    try {
      return await found;
    } catch (error) {
      found = null;
      throw new ServiceDown("the login service could not be discovered", { cause: error });
    }
  };
  return {
    async begin(redirectUri) {
      const config = await configuration();
      const begun = { state: client.randomState(), nonce: client.randomNonce(), verifier: client.randomPKCECodeVerifier() };
      const url = client.buildAuthorizationUrl(config, {
        redirect_uri: redirectUri,
        scope: "openid email profile",
        state: begun.state,
        nonce: begun.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(begun.verifier),
        code_challenge_method: "S256",
      });
      return { url: url.href, begun };
    },
    async finish(address, begun) {
      const config = await configuration();
      try {
        const tokens = await client.authorizationCodeGrant(config, address, {
          expectedState: begun.state,
          expectedNonce: begun.nonce,
          pkceCodeVerifier: begun.verifier,
          idTokenExpected: true,
        });
        const claims = tokens.claims()!;
        // Services that keep the id token small tell the e-mail at their userinfo address.
        const more: Record<string, unknown> =
          claims["email"] === undefined && config.serverMetadata().userinfo_endpoint !== undefined
            ? await client.fetchUserInfo(config, tokens.access_token, claims.sub)
            : {};
        const email = claims["email"] ?? more["email"];
        return {
          issuer: claims.iss,
          subject: claims.sub,
          email: typeof email === "string" ? email.toLowerCase() : null,
          emailVerified: (claims["email_verified"] ?? more["email_verified"]) === true,
        };
      } catch (error) {
        if (error instanceof client.AuthorizationResponseError || error instanceof client.ClientError || error instanceof client.ResponseBodyError) return null;
        throw new ServiceDown("the login service broke off", { cause: error });
      }
    },
    async check() {
      try {
        await configuration();
        return null;
      } catch (error) {
        return String((error as Error).cause ?? error);
      }
    },
  };
}
