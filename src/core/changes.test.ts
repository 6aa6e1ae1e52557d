import { deepEqual, doesNotMatch, equal, ok } from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { changesThrough, closedSince, openNow, type Version, type VersionItem } from "./changes.ts";

const item = (number: string, name: string | null, more: Partial<VersionItem> = {}): VersionItem => ({
  slug: `punkt-${number}`,
  number,
  name,
  public: true,
  caseKey: null,
  recommendation: [],
  decision: null,
  sections: [],
  attachments: [],
  retracted: false,
  ...more,
});
const version = (number: number, current: boolean, items: VersionItem[], more: Partial<Version> = {}): Version => ({
  version: number,
  current,
  kind: "minutes",
  filedAt: `2026-03-0${number}T10:00:00Z`,
  retracted: false,
  items,
  ...more,
});

test("a decision that was written anew is told word by word", () => {
  const [step] = changesThrough([
    version(1, false, [item("1", "Cykelsti", { decision: "Godkendt." })]),
    version(2, true, [item("1", "Cykelsti", { decision: "Godkendt med bemærkning." })]),
  ]);
  equal(step!.removed, 0);
  const [change] = step!.items;
  ok(change?.what === "changed");
  deepEqual(change.parts, [
    {
      name: "Beslutning",
      what: "changed",
      words: [
        { kind: "removed", text: "Godkendt." },
        { kind: "added", text: "Godkendt med bemærkning." },
      ],
    },
  ]);
});

test("an item that was inserted moves the others, and none is laid beside another's text", () => {
  const steps = changesThrough([
    version(1, false, [item("1", "Godkendelse"), item("2", "Hemmeligt naboskab", { decision: "Familien får afslag." })]),
    version(2, true, [item("1", "Godkendelse"), item("2", "Ny daginstitution", { decision: "Godkendt." }), item("3", "Lukket punkt", { public: false })]),
  ]);
  doesNotMatch(JSON.stringify(steps), /naboskab|Familien/);
  deepEqual([steps[0]!.items.map((each) => [each.what, each.name]), steps[0]!.removed], [[["added", "Ny daginstitution"]], 1]);
});

test("a case number that something closed shares makes every item with it closed", () => {
  const before = version(1, false, [item("1", "Køb af Møllevej 4", { caseKey: "k", decision: "Buddet er 4 mio. kr." })]);
  const after = version(2, true, [
    item("1", "Ejendomssag", { caseKey: "k", public: false }),
    item("2", "Køb af Møllevej 4", { caseKey: "k", decision: "Godkendt." }),
  ]);
  doesNotMatch(JSON.stringify(changesThrough([before, after])), /Buddet/);
  deepEqual([...closedSince([before, after], 1)!], ["punkt-1"]);
});

test("what was taken back after it was filed is in no comparison, and what came after is", () => {
  const name = "Cykelsti";
  const [first, second] = [
    version(1, false, [item("1", name, { decision: "Jens Hemmelig søger.", retracted: true })]),
    version(2, true, [item("1", name, { decision: "En borger søger." })]),
  ];
  const told = JSON.stringify(changesThrough([first, second]));
  doesNotMatch(told, /Jens/);
  ok(told.includes("added"));
  doesNotMatch(JSON.stringify(changesThrough([{ ...first, retracted: true }, second])), /Jens/);
  deepEqual(changesThrough([first, { ...second, retracted: true }]), []);
  deepEqual(changesThrough([first, { ...second, current: false }]), [], "with nothing standing nothing is told");
  equal(closedSince([first, { ...second, current: false }], 1), null);
});

test("a section, a decision or an attachment that is gone is told without its words", () => {
  const before = item("1", "Cykelsti", {
    decision: "Hemmelig",
    sections: [{ role: "presentation", heading: "Hemmelig overskrift", text: "Hemmelig tekst" }],
    attachments: ["Hemmeligt bilag"],
  });
  const told = changesThrough([version(1, false, [before]), version(2, true, [item("1", "Cykelsti")])]);
  doesNotMatch(JSON.stringify(told), /Hemmelig/);
  const [change] = told[0]!.items;
  ok(change?.what === "changed");
  deepEqual(
    change.parts.map((part) => part.what),
    ["removed", "removed", "removed"],
  );
});

test("no word of what is closed or taken back now is told of any road through versions", () => {
  // Words of three kinds: open in what stands, closed there, and taken back. Each item's words say which it is.
  const anItem = fc.record({
    number: fc.integer({ min: 1, max: 6 }).map(String),
    base: fc.constantFrom("Cykelsti", "Skole", "Havn", "Budget", "Meddelelser"),
    caseKey: fc.constantFrom(null, "a", "b", "c"),
    public: fc.boolean(),
    retracted: fc.boolean(),
    text: fc.constantFrom("x", "y", "z w"),
  });
  const aVersion = fc.record({ items: fc.array(anItem, { maxLength: 6 }), retracted: fc.boolean() });
  fc.assert(
    fc.property(fc.array(aVersion, { minLength: 2, maxLength: 4 }), (drawn) => {
      const versions = drawn.map((each, index) =>
        version(
          index + 1,
          index === drawn.length - 1,
          each.items.map((one, at) =>
            // Every text carries a mark of its version and place, so that it is known again wherever it turns up.
            item(one.number, one.base, {
              ...one,
              slug: `p-${at}`,
              decision: `${one.text} M${index + 1}P${at}M`,
              sections: [{ role: "presentation", heading: "Tekst", text: `${one.text} M${index + 1}P${at}M` }],
            }),
          ),
          { retracted: each.retracted },
        ),
      );
      const standing = versions.at(-1)!;
      const told = JSON.stringify(changesThrough(versions));
      for (const each of versions) {
        for (const [at, one] of each.items.entries()) {
          const twins = standing.items.filter((other) => (one.caseKey !== null && one.caseKey === other.caseKey) || one.name === other.name);
          const mayBeTold = !each.retracted && !one.retracted && one.public && (each === standing || twins.some((other) => other.public && !other.retracted));
          if (!mayBeTold || standing.retracted) ok(!told.includes(`M${each.version}P${at}M`), `version ${each.version}, item ${at} is told: ${told}`);
          if (openNow(one, each, standing) && each !== standing) ok(mayBeTold);
        }
      }
    }),
    { numRuns: 3000 },
  );
});
