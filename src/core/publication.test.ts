/** What the public may read of an item, whatever was judged and taken back. */

import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import {
  afterPublication,
  breachDeadline,
  editions,
  isCleared,
  itemParts,
  mayPublish,
  openPartsOf,
  outNow,
  partsOut,
  type Grading,
  type ItemToPublish,
  type PartName,
  type Publication,
  type PublicationHappening,
  type Scope,
} from "./publication.ts";

const begun = afterPublication(null, { kind: "publication-begun", what: { meeting: 1, committee: 2 } });
const who = { by: 5, name: "Sofie Rask" };
const item = (closed: boolean, attachments: ItemToPublish["attachments"] = [], doors: boolean | null = null): ItemToPublish => ({
  item: { id: 7, closed, publicTitle: "Orientering", number: "3" },
  handling: { doors: doors === null ? null : { closed: doors, reason: "Personsag", by: 5 } } as ItemToPublish["handling"],
  attachments,
});
const grading = (part: PartName, open: boolean, at = "2026-03-01T10:00:00.000Z"): Grading => ({
  item: 7,
  part,
  open,
  reason: "Grund",
  basis: "KSL § 10",
  ...who,
  at,
});

const anyPart: fc.Arbitrary<PartName> = fc.oneof(
  fc.constantFrom(...itemParts),
  fc.nat(3).map((id): PartName => `attachment:${id}`),
);
const anyAttachments = fc.uniqueArray(fc.record({ id: fc.nat(3), open: fc.boolean() }), { selector: ({ id }) => id, maxLength: 4 });
const anyHappened: fc.Arbitrary<(at: string) => PublicationHappening> = fc.oneof(
  fc.tuple(anyPart, fc.boolean()).map(([part, open]) => (at: string): PublicationHappening => ({ kind: "part-graded", what: grading(part, open, at) })),
  fc
    .oneof(
      fc.constant<Scope>({ kind: "item", item: 7 }),
      fc.constant<Scope>({ kind: "meeting" }),
      anyPart.map((part): Scope => ({ kind: "part", item: 7, part })),
    )
    .map((scope) => (at: string): PublicationHappening => ({
      kind: "papers-retracted",
      what: { scope, reason: "Grund", publicReason: "Væk", personalData: false, at, ...who, wasOut: [] },
    })),
);
const played = (happened: readonly ((at: string) => PublicationHappening)[]): Publication =>
  happened.reduce((state, each, index) => afterPublication(state, each(new Date(Date.UTC(2026, 2, 1, 10, index)).toISOString())), begun);

test("a closed item nobody has judged shows nothing but that it is there", () => {
  fc.assert(
    fc.property(anyAttachments, (attachments) => {
      for (const closed of [item(true, attachments), item(false, attachments, true)])
        assert.deepEqual(openPartsOf(begun, closed), { title: false, subject: false, body: false, decision: false, attachments: new Set() });
    }),
  );
});

test("what the desk holds closed is open only by its own name, and what was closed last stays closed", () => {
  fc.assert(
    fc.property(fc.boolean(), anyAttachments, fc.array(anyHappened, { maxLength: 8 }), anyPart, (closed, attachments, happened, part) => {
      const state = played([...happened, (at) => ({ kind: "part-graded", what: grading(part, false, at) })]);
      const open = openPartsOf(state, item(closed, attachments));
      const isOpen = (name: PartName): boolean =>
        name.startsWith("attachment:") ? open.attachments.has(Number(name.slice(11))) : open[name as (typeof itemParts)[number]];
      assert.equal(isOpen(part), false);
      const opened = new Set(state.gradings.filter((each) => each.open).map((each) => each.part));
      for (const each of attachments) if (!each.open || closed) assert.ok(!open.attachments.has(each.id) || opened.has(`attachment:${each.id}`));
      if (closed) for (const name of itemParts) assert.ok(!open[name] || opened.has(name));
    }),
  );
});

test("after an item is taken back nothing of it is open until somebody opens it again", () => {
  fc.assert(
    fc.property(fc.boolean(), anyAttachments, fc.array(anyHappened, { maxLength: 8 }), (closed, attachments, happened) => {
      const taken = (at: string): PublicationHappening => ({
        kind: "papers-retracted",
        what: { scope: { kind: "item", item: 7 }, reason: "G", publicReason: "V", personalData: false, at, ...who, wasOut: [] },
      });
      const state = played([...happened, taken]);
      const open = openPartsOf(state, item(closed, attachments));
      assert.deepEqual({ ...open, attachments: [...open.attachments] }, { title: false, subject: false, body: false, decision: false, attachments: [] });
    }),
  );
});

test("an edition shows no more than is open, and more editions never show less", () => {
  fc.assert(
    fc.property(fc.boolean(), anyAttachments, fc.array(anyHappened, { maxLength: 6 }), fc.subarray([...editions]), (closed, attachments, happened, some) => {
      const state = played(happened);
      const given = item(closed, attachments);
      const open = openPartsOf(state, given);
      const out = partsOut(state, given, { editions: some, excerpts: [] });
      const all = partsOut(state, given, { editions, excerpts: [] });
      for (const part of itemParts) {
        assert.ok(!out[part] || open[part]);
        assert.ok(!out[part] || all[part]);
      }
      for (const id of out.attachments) assert.ok(open.attachments.has(id));
    }),
  );
});

test("a decision waits for the party, and no longer than that", () => {
  const held = afterPublication(begun, { kind: "item-held-back", what: { item: 7, party: "En part", ...who, at: "2026-03-01T10:00:00.000Z" } });
  assert.equal(openPartsOf(held, item(false)).decision, false);
  const told = afterPublication(held, { kind: "party-told", what: { item: 7, ...who, at: "2026-03-02T10:00:00.000Z", on: "2026-03-02" } });
  assert.equal(openPartsOf(told, item(false)).decision, true);
});

test("an item without a number was never before the committee, and is never out", () => {
  assert.equal(openPartsOf(begun, { ...item(false), item: { ...item(false).item, number: null } }).title, false);
});

test("the minutes go out signed, the decisions frozen, nothing before the agenda is sent", () => {
  const far = { agendaReleased: true, meetingClosed: true, minutesFrozen: true, minutesSigned: false };
  assert.equal(mayPublish("minutes", far), "minutes-not-signed");
  assert.equal(mayPublish("decisions", far), null);
  assert.equal(mayPublish("decisions", { ...far, meetingClosed: false }), "meeting-still-open");
  for (const edition of editions) assert.equal(mayPublish(edition, { ...far, agendaReleased: false }), "agenda-not-released");
});

test("what is out is told once, and is over when all is taken back", () => {
  const publish: PublicationHappening = {
    kind: "papers-published",
    what: { editions: ["agenda"], excerpts: [7], document: "a".repeat(64), address: "x/y/z", at: "2026-03-01T10:00:00.000Z", ...who },
  };
  const twice = afterPublication(afterPublication(begun, publish), publish);
  assert.deepEqual(outNow(twice), { editions: ["agenda"], excerpts: [7] });
  assert.equal(twice.out.length, 2);
  const back = afterPublication(twice, {
    kind: "papers-retracted",
    what: { scope: { kind: "meeting" }, reason: "G", publicReason: "V", personalData: true, at: "2026-03-02T10:00:00.000Z", ...who, wasOut: [] },
  });
  assert.deepEqual(outNow(back), { editions: [], excerpts: [] });
  assert.ok(back.out.every((each) => each.until === "2026-03-02T10:00:00.000Z"));
});

test("with four eyes one judgment is not enough, and the 72 hours run from when it was known", () => {
  const cleared = { clearances: [{ key: "k", kind: "cpr", place: "Punkt 3", reason: "Opdigtet", ...who, at: "2026-03-01T10:00:00.000Z", second: null }] };
  assert.equal(isCleared(cleared, "k", false), true);
  assert.equal(isCleared(cleared, "k", true), false);
  assert.equal(isCleared(cleared, "another", false), false);
  assert.equal(breachDeadline({ knownAt: "2026-03-27T12:00:00.000Z" }), "2026-03-30T12:00:00.000Z");
});
