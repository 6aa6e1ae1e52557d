import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import {
  afterSigning,
  decline,
  isStatementOf,
  missing,
  sign,
  signersOf,
  statementText,
  undoSignature,
  type Signature,
  type Signing,
  type SigningHappening,
} from "./signing.ts";
import type { Participant } from "./sitting.ts";
import type { Verdict } from "./verdict.ts";
import { runs } from "#test/runs.ts";

const sha256 = "a".repeat(64);
const at = "2026-03-05T10:00:00.000Z";

function sheetOf(count: number): Signing {
  const signers = Array.from({ length: count }, (_, index) => ({ person: index + 1, name: `Medlem ${index + 1}`, party: null, role: "member" as const }));
  return afterSigning(null, { kind: "signing-begun", what: { meeting: 1, committee: 1, sha256, signers } });
}

const by = (person: number, of = sha256): Signature => ({ person, at, how: "login", sha256: of, proof: null });
const after = (signing: Signing, verdict: Verdict<readonly SigningHappening[]>): Signing =>
  verdict.ok ? verdict.change.reduce<Signing>((state, each) => afterSigning(state, each), signing) : signing;

const anySheet = fc.integer({ min: 1, max: 9 }).chain((count) =>
  fc.record({
    count: fc.constant(count),
    order: fc.shuffledSubarray(
      Array.from({ length: count }, (_, index) => index + 1),
      { minLength: count, maxLength: count },
    ),
  }),
);

test("in whatever order they sign, the same have signed the same, and only the last makes it complete", () => {
  fc.assert(
    fc.property(anySheet, ({ count, order }) => {
      let sheet = sheetOf(count);
      for (const [index, person] of order.entries()) {
        assert.equal(sheet.state, "open", `${index} of ${count}`);
        sheet = after(sheet, sign(sheet, by(person)));
      }
      assert.equal(sheet.state, "complete");
      assert.deepEqual(missing(sheet), []);
      assert.deepEqual(
        sheet.signatures.map((each) => each.person).sort((a, b) => a - b),
        sheet.signers.map((each) => each.person),
      );
    }),
    { numRuns: runs(100) },
  );
});

test("signing twice changes nothing, whenever the second time comes", () => {
  fc.assert(
    fc.property(anySheet, fc.nat(8), ({ count, order }, again) => {
      let sheet = sheetOf(count);
      for (const person of order) {
        sheet = after(sheet, sign(sheet, by(person)));
        const before = order[again % order.length]!;
        if (!sheet.signatures.some((each) => each.person === before)) continue;
        const twice = sign(sheet, by(before));
        assert.deepEqual(twice, { ok: true, change: [] });
      }
    }),
    { numRuns: runs(100) },
  );
});

test("no signature stands on other words than those sent, none for one who was not there, and nobody stands both signed and declined", () => {
  const anyStep = fc.record({
    kind: fc.constantFrom("sign", "signOther", "decline", "undo", "void"),
    person: fc.integer({ min: 1, max: 6 }),
  });
  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 25, size: "max" }), (steps) => {
      let sheet = sheetOf(4);
      for (const { kind, person } of steps) {
        const before = sheet;
        if (kind === "sign") sheet = after(sheet, sign(sheet, by(person)));
        else if (kind === "signOther") sheet = after(sheet, sign(sheet, by(person, "b".repeat(64))));
        else if (kind === "decline") sheet = after(sheet, decline(sheet, { person, reason: "Nej", at }));
        else if (kind === "undo") sheet = after(sheet, undoSignature(sheet, { person, by: 9, reason: "Fejl", at }));
        else if (sheet.state === "open") sheet = afterSigning(sheet, { kind: "signing-voided", what: { at, reason: "Rettes" } });
        assert.ok(sheet.signatures.every((each) => each.sha256 === sheet.sha256));
        assert.ok(sheet.signatures.every((each) => sheet.signers.some((signer) => signer.person === each.person)));
        assert.ok(sheet.signatures.every((each) => !sheet.declined.some((declined) => declined.person === each.person)));
        assert.equal(new Set(sheet.signatures.map((each) => each.person)).size, sheet.signatures.length);
        if (sheet.state === "complete") assert.ok(missing(sheet).length === 0 && sheet.signatures.length > 0);
        if (before.state !== "open") assert.deepEqual(sheet, before, "a sheet that is complete or void stands");
      }
    }),
    { numRuns: runs(150) },
  );
});

test("who signs: those who took part, by local rule fewer, and the secretary alone when nobody came", () => {
  const people: Participant[] = [
    { person: 1, name: "Asta", party: "A", role: "chair", inPlaceOf: null },
    { person: 2, name: "Viggo", party: "V", role: "member", inPlaceOf: null },
  ];
  const secretary = { person: 9, name: "Sofie" };
  const of = (took: readonly Participant[], rule: Parameters<typeof signersOf>[1]): number[] => signersOf(took, rule, secretary).map((each) => each.person);
  assert.deepEqual(of(people, "participants"), [1, 2]);
  assert.deepEqual(of(people, "chair"), [1]);
  assert.deepEqual(of(people, "chairAndSecretary"), [1, 9]);
  assert.deepEqual(of([], "participants"), [9]);
});

test("a passkey's statement is of one person, one text, one meeting, and of nothing added to it", () => {
  const of = { meeting: 7, sha256, person: 3 };
  const text = statementText({ ...of, nonce: "abc-DEF_1" });
  assert.ok(isStatementOf(text, of));
  assert.ok(!isStatementOf(text, { ...of, person: 4 }));
  assert.ok(!isStatementOf(text, { ...of, meeting: 8 }));
  assert.ok(!isStatementOf(text, { ...of, sha256: "b".repeat(64) }));
  assert.ok(!isStatementOf(`${text} `, of));
  assert.ok(!isStatementOf("{}", of));
});
