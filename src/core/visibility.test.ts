import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { audiences, audienceOf, mayOpen, seen, titleFor, type Parts } from "./visibility.ts";
import { runs } from "#test/runs.ts";

const anyItem = fc.record({ number: fc.option(fc.constant("3")), closed: fc.boolean() });
const anyHandling = fc.option(
  fc.record({
    doors: fc.option(fc.record({ closed: fc.boolean(), reason: fc.constant("x"), by: fc.constant(1) })),
    shown: fc.boolean(),
    decision: fc.option(fc.constant("Godkendt.")),
  }),
);
const anyState = fc.constantFrom("draft" as const, "inReview" as const, "released" as const);

test("whoever stands farther from a case sees no more of it than those nearer, at any item in any state", () => {
  fc.assert(
    fc.property(anyState, anyItem, anyHandling, fc.boolean(), (state, item, handling, out) => {
      const views = audiences.map((audience) => seen(audience, state, item, handling, out));
      for (const [index, parts] of views.entries()) {
        const nearer = views[index - 1];
        if (nearer === undefined) continue;
        for (const part of Object.keys(parts) as (keyof Parts)[]) assert.ok(!parts[part] || nearer[part], `${audiences[index]!} sees ${part}`);
      }
      assert.deepEqual(Object.values(seen(null, state, item, handling, out)), [false, false, false, false, false, false], "no one is the default");
    }),
    { numRuns: runs(500) },
  );
});

test("the public sees nothing of a closed item but that it is there, and nobody outside sees what has not been sent", () => {
  fc.assert(
    fc.property(anyState, anyItem, anyHandling, fc.boolean(), (state, item, handling, out) => {
      const citizen = seen("citizen", state, item, handling, out);
      if (item.closed || handling?.doors?.closed === true) {
        assert.deepEqual(
          { ...citizen, item: false },
          { item: false, title: false, body: false, decision: false, openAttachments: false, closedAttachments: false },
        );
        assert.equal(titleFor(citizen, { title: "Opsigelse af Jens", publicTitle: null }), "Lukket punkt");
      }
      assert.equal(mayOpen(citizen, { open: false }), false);
      if (state !== "released" || item.number === null)
        for (const audience of ["member", "councilMember", "citizen"] as const) assert.equal(seen(audience, state, item, handling, out).item, false);
      if (!out) for (const audience of ["councilMember", "citizen"] as const) assert.equal(seen(audience, state, item, handling, out).decision, false);
    }),
    { numRuns: runs(500) },
  );
});

test("a decision is hidden from members while it is written, and seen by those who sign the minutes it stands in", () => {
  const item = { number: "3", closed: false };
  const written = { doors: null, shown: false, decision: "Godkendt." };
  assert.equal(seen("member", "released", item, written, false).decision, false);
  assert.equal(seen("member", "released", item, { ...written, shown: true }, false).decision, true);
  assert.equal(seen("member", "released", item, written, true).decision, true);
});

test("a role in one committee opens no other committee's papers", () => {
  const actor = { person: 1, name: "Asta", roles: [{ role: "member", committee: 1 } as const] };
  assert.equal(audienceOf(actor, 1), "member");
  assert.equal(audienceOf(actor, 2), null);
  assert.equal(audienceOf(null, 1), "citizen");
});
