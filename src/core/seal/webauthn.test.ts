/** A kept passkey answer is checked by two codes that share nothing: ours, which a browser can run, and the library that took the signature. */

import assert from "node:assert/strict";
import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from "node:crypto";
import test from "node:test";
import fc from "fast-check";
import { proofTools } from "#platform/proof-tools.ts";
import { proves } from "#signature/proof.ts";
import { manifestText } from "../minutes-text.ts";
import { statementText } from "../signing.ts";
import { checkFile, verdictOf } from "./check.ts";
import { shortId } from "./keys-list.ts";
import { provenKey } from "./webauthn.ts";

const sha256 = (bytes: Uint8Array | string): Buffer => createHash("sha256").update(bytes).digest();
const head = (kind: number, value: number): Buffer =>
  value < 24 ? Buffer.of((kind << 5) | value) : value < 256 ? Buffer.of((kind << 5) | 24, value) : Buffer.of((kind << 5) | 25, value >> 8, value & 255);
const number = (value: number): Buffer => (value >= 0 ? head(0, value) : head(1, -1 - value));
const map = (...pairs: [number, number | Buffer][]): Buffer =>
  Buffer.concat([
    head(5, pairs.length),
    ...pairs.flatMap(([label, value]) => [number(label), typeof value === "number" ? number(value) : Buffer.concat([head(2, value.length), value])]),
  ]);

/** An authenticator of the test's own: a key of one kind, in COSE, and how it signs. */
function device(kind: "ES256" | "RS256" | "EdDSA"): { cose: Buffer; key: KeyObject; hash: string | null } {
  const bytes = (jwk: JsonWebKey, name: "x" | "y" | "n" | "e"): Buffer => Buffer.from(jwk[name]!, "base64url");
  if (kind === "ES256") {
    const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    const jwk = publicKey.export({ format: "jwk" }) as JsonWebKey;
    return { cose: map([1, 2], [3, -7], [-1, 1], [-2, bytes(jwk, "x")], [-3, bytes(jwk, "y")]), key: privateKey, hash: "sha256" };
  }
  if (kind === "RS256") {
    const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
    const jwk = publicKey.export({ format: "jwk" }) as JsonWebKey;
    return { cose: map([1, 3], [3, -257], [-1, bytes(jwk, "n")], [-2, bytes(jwk, "e")]), key: privateKey, hash: "sha256" };
  }
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  return { cose: map([1, 1], [3, -8], [-1, 6], [-2, bytes(publicKey.export({ format: "jwk" }) as JsonWebKey, "x")]), key: privateKey, hash: null };
}

const of = { meeting: 7, sha256: "ab".repeat(32), person: 3 };

function proofBy(kind: Parameters<typeof device>[0], flags = 5, told = of): string {
  const { cose, key, hash } = device(kind);
  const statement = statementText({ ...told, nonce: "en-gang" });
  const client = Buffer.from(
    JSON.stringify({ type: "webauthn.get", challenge: sha256(statement).toString("base64url"), origin: "https://sagsgang.example", crossOrigin: false }),
  );
  const authenticator = Buffer.concat([sha256("sagsgang.example"), Buffer.of(flags, 0, 0, 0, 1)]);
  const signature = sign(hash, Buffer.concat([authenticator, sha256(client)]), key);
  const id = randomBytes(16).toString("base64url");
  return JSON.stringify({
    format: "sagsgang.signature-proof/1",
    statement,
    site: { origin: "https://sagsgang.example", rpId: "sagsgang.example" },
    key: { id, publicKey: cose.toString("base64url") },
    response: {
      id,
      rawId: id,
      type: "public-key",
      clientExtensionResults: {},
      response: {
        clientDataJSON: client.toString("base64url"),
        authenticatorData: authenticator.toString("base64url"),
        signature: signature.toString("base64url"),
      },
    },
  });
}

for (const kind of ["ES256", "RS256", "EdDSA"] as const)
  test(`a signature by a ${kind} key holds for both, and for no other text, person or meeting`, async () => {
    const proof = proofBy(kind);
    assert.ok(await proves(proof, of));
    assert.ok(await provenKey(proof, of, proofTools));
    for (const other of [
      { ...of, sha256: "cd".repeat(32) },
      { ...of, person: 4 },
      { ...of, meeting: 8 },
    ]) {
      assert.ok(!(await provenKey(proof, other, proofTools)));
      assert.ok(!(await proves(proof, other)));
    }
  });

test("without the person known to the device, or for another site, it is no signature", async () => {
  assert.ok(!(await provenKey(proofBy("ES256", 1), of, proofTools)), "someone touched it, nobody knows who");
  const proof = JSON.parse(proofBy("ES256")) as { site: { origin: string; rpId: string } };
  assert.ok(!(await provenKey(JSON.stringify({ ...proof, site: { ...proof.site, origin: "https://andet.example" } }), of, proofTools)));
  assert.ok(!(await provenKey(JSON.stringify({ ...proof, site: { ...proof.site, rpId: "andet.example" } }), of, proofTools)));
});

test("whatever stands in a proof, checking it gives an answer and no fault", async () => {
  const proof = proofBy("ES256");
  await fc.assert(
    fc.asyncProperty(fc.nat(proof.length - 1), fc.string({ unit: "binary", maxLength: 3 }), async (place, words) => {
      const told = await provenKey(proof.slice(0, place) + words + proof.slice(place + 1), of, proofTools);
      assert.ok(told === null || /^[0-9a-f]{64}$/.test(told));
    }),
  );
});

test("a proof says which key, not whose: a key made for the purpose holds as well, and the sentence says on whose word it is a member's", async () => {
  const [one, other] = [proofBy("ES256"), proofBy("EdDSA")];
  assert.notEqual(await provenKey(one, of, proofTools), await provenKey(other, of, proofTools));
  const text = manifestText({ municipality: "Lindeborg Kommune", committee: "Teknisk Udvalg", date: "2026-03-04", meeting: of.meeting }, []);
  const proven = { ...of, sha256: sha256(text).toString("hex") };
  const proof = proofBy("ES256", 5, proven);
  const file = JSON.stringify({
    format: "sagsgang.proofs/1",
    meeting: of.meeting,
    sha256: proven.sha256,
    text,
    signers: [{ person: of.person, name: "Asta Brøndlund" }],
    signatures: [{ person: of.person, at: "2026-03-04T16:00:00.000Z", how: "passkey", proof, sha256: proven.sha256, undoneAt: null }],
  });
  const { findings } = await checkFile(Buffer.from(file), { register: null, keys: null }, proofTools);
  const key = (await provenKey(proof, proven, proofTools))!;
  assert.match(
    findings.map(({ says }) => says).join("\n"),
    new RegExp(`En adgangsnøgle \\(fingeraftryk ${shortId(key)}\\) har underskrevet[^]*At den er Asta Brøndlunds, står på kommunens ord`),
  );
  assert.equal(verdictOf(findings), "unknown");
});
