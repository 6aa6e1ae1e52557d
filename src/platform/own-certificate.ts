/** Certificates for the keys that seal: one of our own making, or one the municipality has bought, in PEM or PKCS #12. By pkijs (decision 26). */

import { createPrivateKey, createPublicKey, generateKeyPairSync, randomBytes, webcrypto, X509Certificate, type KeyObject } from "node:crypto";
import * as asn1 from "asn1js";
import * as pkijs from "pkijs";

export type KeyWithCertificate = { key: KeyObject; /** DER, the key's own first. */ certificates: Buffer[] };

/** Why a key or certificate cannot be used, as a Danish sentence. */
export class KeyNotUsable extends Error {}

const engine = new pkijs.CryptoEngine({ name: "node", crypto: webcrypto as Crypto });
const years = 20;

/** A new key on the curve P-256 and a certificate it has made for itself, good from `at` and twenty years on. */
export async function ownCertificate(name: string, at: Date): Promise<KeyWithCertificate> {
  const { privateKey: key, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const certificate = new pkijs.Certificate();
  certificate.version = 2;
  const serial = randomBytes(16);
  // A number is positive and has no empty digits before it.
  serial[0] = (serial[0]! & 0x3f) | 0x40;
  certificate.serialNumber = new asn1.Integer({ valueHex: new Uint8Array(serial).buffer });
  for (const who of [certificate.issuer, certificate.subject])
    who.typesAndValues.push(new pkijs.AttributeTypeAndValue({ type: "2.5.4.3", value: new asn1.Utf8String({ value: name }) }));
  certificate.notBefore.value = new Date(Math.floor(at.getTime() / 1000) * 1000);
  certificate.notAfter.value = new Date(Date.UTC(at.getUTCFullYear() + years, at.getUTCMonth(), at.getUTCDate()));
  const imported = await webcrypto.subtle.importKey("spki", publicKey.export({ format: "der", type: "spki" }), { name: "ECDSA", namedCurve: "P-256" }, true, [
    "verify",
  ]);
  const signer = await webcrypto.subtle.importKey("pkcs8", key.export({ format: "der", type: "pkcs8" }), { name: "ECDSA", namedCurve: "P-256" }, false, [
    "sign",
  ]);
  await certificate.subjectPublicKeyInfo.importKey(imported as CryptoKey, engine);
  // Signs only (RFC 5280 § 4.2.1.3: digitalSignature and nonRepudiation), and stands at the head of no chain of others.
  const usage = new asn1.BitString({ valueHex: Uint8Array.of(0xc0).buffer, unusedBits: 6 });
  certificate.extensions = [new pkijs.Extension({ extnID: "2.5.29.15", critical: true, extnValue: usage.toBER(false) })];
  await certificate.sign(signer as CryptoKey, "SHA-256", engine);
  return { key, certificates: [Buffer.from(certificate.toSchema(true).toBER(false))] };
}

/** What stands in a file the municipality has: PEM with key and certificates, or PKCS #12. */
export async function readKeyFile(bytes: Buffer, password: string): Promise<KeyWithCertificate> {
  const text = bytes.toString("latin1");
  return usable(text.includes("-----BEGIN") ? fromPem(text, password) : await fromPkcs12(bytes, password));
}

function fromPem(text: string, password: string): { key: KeyObject; certificates: Buffer[] } {
  const key = /-----BEGIN (?:\w+ )*PRIVATE KEY-----[^]*?-----END (?:\w+ )*PRIVATE KEY-----/.exec(text)?.[0];
  if (key === undefined) throw new KeyNotUsable("Der er ingen privat nøgle i filen. Den skal stå i samme PEM-fil som certifikatet.");
  const certificates = (text.match(/-----BEGIN CERTIFICATE-----[^]*?-----END CERTIFICATE-----/g) ?? []).map((each) => new X509Certificate(each).raw);
  try {
    return { key: createPrivateKey({ key, passphrase: password }), certificates };
  } catch (error) {
    throw new KeyNotUsable("Nøglen i filen kunne ikke åbnes. Er adgangskoden rigtig?", { cause: error });
  }
}

async function fromPkcs12(bytes: Buffer, password: string): Promise<{ key: KeyObject; certificates: Buffer[] }> {
  const secret = new TextEncoder().encode(password).buffer;
  try {
    const pfx = pkijs.PFX.fromBER(new Uint8Array(bytes).buffer);
    await pfx.parseInternalValues({ password: secret, checkIntegrity: true }, engine);
    const safe = pfx.parsedValue!.authenticatedSafe!;
    await safe.parseInternalValues({ safeContents: safe.safeContents.map(() => ({ password: secret })) }, engine);
    const contents = (safe.parsedValue as { safeContents: { value: pkijs.SafeContents }[] }).safeContents;
    let key: KeyObject | null = null;
    const certificates: Buffer[] = [];
    for (const { bagValue } of contents.flatMap((each) => each.value.safeBags)) {
      if (bagValue instanceof pkijs.PKCS8ShroudedKeyBag) {
        await (bagValue as unknown as { parseInternalValues(given: object, crypto: object): Promise<void> }).parseInternalValues({ password: secret }, engine);
        key = createPrivateKey({ key: Buffer.from(bagValue.parsedValue!.toSchema().toBER(false)), format: "der", type: "pkcs8" });
      } else if (bagValue instanceof pkijs.PrivateKeyInfo)
        key = createPrivateKey({ key: Buffer.from(bagValue.toSchema().toBER(false)), format: "der", type: "pkcs8" });
      else if (bagValue instanceof pkijs.CertBag && bagValue.parsedValue instanceof pkijs.Certificate)
        certificates.push(Buffer.from(bagValue.parsedValue.toSchema(true).toBER(false)));
    }
    if (key === null) throw new KeyNotUsable("Der er ingen privat nøgle i filen.");
    return { key, certificates };
  } catch (error) {
    if (error instanceof KeyNotUsable) throw error;
    throw new KeyNotUsable(
      "PKCS #12-filen kunne ikke åbnes. Er adgangskoden rigtig? Er filen lavet med ældre kryptering, så lav den om til PEM først: openssl pkcs12 -legacy -in FIL -out FIL.pem.",
      { cause: error },
    );
  }
}

function usable({ key, certificates }: KeyWithCertificate): KeyWithCertificate {
  const kind = key.asymmetricKeyType;
  const fits = kind === "rsa" ? (key.asymmetricKeyDetails?.modulusLength ?? 0) >= 2048 : kind === "ec" && key.asymmetricKeyDetails?.namedCurve === "prime256v1";
  if (!fits) throw new KeyNotUsable("Nøglen er af en art, der ikke kan forsegles med. Den skal være RSA på mindst 2048 bit eller elliptisk på kurven P-256.");
  const own = publicKeyOf(key);
  const first = certificates.find((each) =>
    createPublicKey(new X509Certificate(each).publicKey.export({ format: "pem", type: "spki" }))
      .export({ format: "der", type: "spki" })
      .equals(own),
  );
  if (first === undefined) throw new KeyNotUsable("Der er intet certifikat til nøglen i filen.");
  return { key, certificates: [first, ...certificates.filter((each) => each !== first)] };
}

/** SubjectPublicKeyInfo of a private key. */
export function publicKeyOf(key: KeyObject): Buffer {
  return createPublicKey(key).export({ format: "der", type: "spki" });
}
