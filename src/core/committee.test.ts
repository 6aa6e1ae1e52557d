import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import {
  abbreviationOn,
  afterCommittee,
  appointSubstitute,
  beginTerm,
  chairOn,
  changeChair,
  changeParty,
  deadlinesFor,
  defaultRules,
  endSeat,
  foundCommittee,
  nameOn,
  renameCommittee,
  rulesOn,
  seatMember,
  seatsOn,
  setRules,
  sittingOn,
  standInsFor,
  termOn,
  type Committee,
  type CommitteeHappening,
  type NewSeat,
  type Substitution,
} from "./committee.ts";
import type { Refused, Verdict } from "./verdict.ts";
import { addDays } from "./working-days.ts";

const founded = (): CommitteeHappening[] =>
  happenedIn(foundCommittee(1, { kind: "committee", name: "Skoleudvalget", abbreviation: "SKU", from: "2026-01-01", term: { from: 2026, to: 2029 } }, []));

function happenedIn(verdict: Verdict<CommitteeHappening[]>): CommitteeHappening[] {
  assert.ok(verdict.ok, verdict.ok ? "" : verdict.code);
  return verdict.change;
}

const codeOf = (verdict: Verdict<unknown> | Refused): string => (verdict.ok ? "allowed" : verdict.code);
const replay = (happened: readonly CommitteeHappening[]): Committee => happened.reduce<Committee | null>((state, each) => afterCommittee(state, each), null)!;
const seat = (person: number, more: Partial<NewSeat> = {}): NewSeat => ({
  person,
  name: `Person ${person}`,
  party: "A",
  role: "member",
  from: "2026-01-01",
  until: null,
  group: null,
  ...more,
});
const substitution = (person: number, inPlaceOf: number, more: Partial<Substitution> = {}): Substitution => ({
  person,
  name: `Person ${person}`,
  party: "A",
  inPlaceOf,
  basis: "28-2",
  from: "2026-03-03",
  until: "2026-04-02",
  meeting: null,
  ...more,
});

/** A committee with persons 1 (chair), 2 (deputy) and 3. */
function seated(): Committee {
  return [seat(1, { role: "chair" }), seat(2, { role: "viceChair", party: "V" }), seat(3)].reduce(
    (committee, each) => happenedIn(seatMember(committee, each)).reduce(afterCommittee, committee),
    replay(founded()),
  );
}
const after = (committee: Committee, verdict: Verdict<CommitteeHappening[]>): Committee => happenedIn(verdict).reduce<Committee>(afterCommittee, committee);

test("a committee is found by the name and abbreviation it had on the day", () => {
  const committee = after(replay(founded()), renameCommittee(replay(founded()), { from: "2027-08-01", name: "Børneudvalget", abbreviation: null }, []));
  assert.equal(nameOn(committee, "2027-07-31"), "Skoleudvalget");
  assert.equal(abbreviationOn(committee, "2027-07-31"), "SKU");
  assert.equal(nameOn(committee, "2027-08-01"), "Børneudvalget");
  assert.equal(abbreviationOn(committee, "2027-08-01"), null);
  assert.equal(codeOf(renameCommittee(committee, { from: "2027-01-01", name: "Andet", abbreviation: null }, [])), "name-from-too-early");
  assert.equal(codeOf(renameCommittee(committee, { from: "2028-01-01", name: "økonomi", abbreviation: null }, [{ name: "Økonomi" }])), "committee-name-taken");
});

test("there is one council", () => {
  const given = { kind: "council", name: "Byrådet", abbreviation: null, from: "2026-01-01", term: { from: 2026, to: 2029 } } as const;
  assert.equal(codeOf(foundCommittee(2, given, [{ kind: "council", name: "Kommunalbestyrelsen" }])), "committee-kind-taken");
});

test("a seat lasts to the end of the term, and never beyond it", () => {
  const committee = seated();
  assert.equal(seatsOn(committee, "2029-12-31").length, 3);
  assert.equal(seatsOn(committee, "2030-01-01").length, 0);
  assert.equal(codeOf(seatMember(committee, seat(9, { until: "2030-01-31" }))), "outside-term");
  assert.equal(codeOf(seatMember(committee, seat(9, { from: "2025-12-31" }))), "outside-term");
  assert.equal(codeOf(beginTerm(committee, { from: 2029, to: 2033 })), "term-overlaps");
  assert.deepEqual(termOn(after(committee, beginTerm(committee, { from: 2030, to: 2033 })), "2031-05-05"), { from: 2030, to: 2033 });
});

test("a new chair takes the office from the day, and the former stays as a member", () => {
  const committee = after(seated(), changeChair(seated(), { person: 3, office: "chair", from: "2027-06-01" }));
  assert.equal(chairOn(committee, "2027-05-31")!.person, 1);
  assert.equal(chairOn(committee, "2027-06-01")!.person, 3);
  assert.equal(seatsOn(committee, "2027-06-01").find((each) => each.person === 1)!.role, "member");
  assert.equal(codeOf(changeChair(committee, { person: 3, office: "chair", from: "2027-06-01" })), "already-chair");
  assert.equal(codeOf(seatMember(seated(), seat(9, { role: "chair" }))), "chair-taken");
});

test("a member who leaves a list keeps the seat, and is chair to the end of it", () => {
  const left = after(seated(), changeParty(seated(), { person: 3, party: null, from: "2026-09-01" }));
  assert.deepEqual(
    [seatsOn(left, "2026-08-31"), seatsOn(left, "2026-09-01")].map((seats) => seats.find((each) => each.person === 3)!.party),
    ["A", null],
  );
  const chair = after(left, changeChair(left, { person: 3, office: "chair", from: "2026-02-01" }));
  assert.equal(chairOn(chair, "2029-12-31")!.person, 3, "the party told from September does not give the office back");
  assert.equal(codeOf(changeParty(left, { person: 3, party: " ", from: "2026-10-01" })), "party-unchanged");
});

test("one who leaves is gone the day after, also where the seat is told in stretches", () => {
  const left = after(seated(), changeParty(seated(), { person: 3, party: "L", from: "2027-01-01" }));
  const gone = after(left, endSeat(left, { person: 3, until: "2026-11-30" }));
  assert.equal(gone.seats.filter((each) => each.person === 3).length, 1);
  assert.equal(codeOf(endSeat(gone, { person: 3, until: "2026-12-01" })), "no-such-seat");
});

test("a substitute sits in the member's place, when the absence lasts a month or the statutes say any length", () => {
  assert.equal(codeOf(appointSubstitute(seated(), substitution(8, 3, { until: "2026-04-01" }))), "absence-too-short");
  assert.equal(
    codeOf(appointSubstitute(seated(), substitution(8, 3, { from: "2026-01-31", until: "2026-02-27" }))),
    "allowed",
    "January's last day has no February day of its own",
  );
  const anyLength = after(seated(), setRules({ ...defaultRules("2026-01-01"), substituteAtAnyAbsence: true }, null));
  assert.equal(codeOf(appointSubstitute(anyLength, substitution(8, 3, { until: "2026-03-03" }))), "allowed");
  const committee = after(seated(), appointSubstitute(seated(), substitution(8, 1)));
  assert.deepEqual(
    sittingOn(committee, "2026-03-10").map(({ person, role, inPlaceOf }) => [person, role, inPlaceOf]),
    [
      [2, "viceChair", null],
      [3, "member", null],
      [8, "member", 1],
    ],
  );
  assert.equal(
    sittingOn(committee, "2026-04-03").some((each) => each.person === 8),
    false,
  );
  assert.equal(codeOf(appointSubstitute(committee, substitution(9, 1))), "already-has-substitute");
  assert.equal(codeOf(appointSubstitute(committee, substitution(8, 3))), "already-seated");
  assert.equal(codeOf(appointSubstitute(committee, substitution(2, 3))), "already-seated");
  assert.equal(codeOf(seatMember(committee, seat(8, { from: "2026-04-01" }))), "already-seated");
});

test("a substitute for one meeting sits at that meeting; one for a disqualified member holds no seat", () => {
  const rules = after(seated(), setRules({ ...defaultRules("2026-01-01"), substituteAtAnyAbsence: true }, null));
  const day = { from: "2026-03-03", until: "2026-03-03" };
  const committee = after(rules, appointSubstitute(rules, substitution(8, 3, { ...day, meeting: 44 })));
  assert.equal(
    sittingOn(committee, "2026-03-03", 44).some((each) => each.person === 8),
    true,
  );
  assert.equal(
    sittingOn(committee, "2026-03-03", 45).some((each) => each.person === 8),
    false,
  );
  assert.equal(codeOf(appointSubstitute(committee, substitution(9, 1, { ...day, basis: "28-3" }))), "meeting-needed");
  const disqualified = after(committee, appointSubstitute(committee, substitution(9, 1, { ...day, basis: "28-3", meeting: 44 })));
  assert.equal(
    sittingOn(disqualified, "2026-03-03", 44).some((each) => each.person === 9),
    false,
  );
  assert.deepEqual(
    standInsFor(disqualified, 44).map((each) => each.person),
    [9],
  );
});

test("deadlines are counted in working days, and Saturdays count where the rules say so", () => {
  const rules = defaultRules("2026-01-01");
  assert.deepEqual(deadlinesFor(rules, "2026-09-08"), { agenda: "2026-09-01", material: "2026-09-02", memberItems: "2026-08-31" });
  assert.equal(deadlinesFor({ ...rules, saturdays: true }, "2026-09-08").agenda, "2026-09-02");
});

test("rules hold from their day and are never set back over a meeting that was held", () => {
  const later = { ...defaultRules("2027-01-01"), agendaDays: 5 };
  const committee = after(seated(), setRules(later, "2026-12-08"));
  assert.equal(rulesOn(committee, "2026-12-31").agendaDays, 4);
  assert.equal(rulesOn(committee, "2027-01-01").agendaDays, 5);
  assert.equal(codeOf(setRules(later, "2027-01-01")), "rules-over-held-meeting");
  assert.equal(codeOf(setRules({ ...later, agendaDays: 31 }, null)), "rules-numbers-wrong");
  assert.equal(codeOf(setRules({ ...later, houseStyle: "toString" }, null)), "house-style-unknown");
});

const day = fc.integer({ min: -40, max: 5 * 365 }).map((days) => addDays("2026-01-01", days));
const person = fc.integer({ min: 1, max: 7 });
const seen = new Map<string, number>();
const wish: fc.Arbitrary<(committee: Committee) => Verdict<CommitteeHappening[]>> = fc.oneof(
  fc
    .record({ person, from: day, until: fc.option(day), role: fc.constantFrom("chair" as const, "viceChair" as const, "member" as const) })
    .map((given) => (committee: Committee) => seatMember(committee, seat(given.person, given))),
  fc.record({ person, until: day }).map((given) => (committee: Committee) => endSeat(committee, given)),
  fc
    .record({ person, from: day, office: fc.constantFrom("chair" as const, "viceChair" as const) })
    .map((given) => (committee: Committee) => changeChair(committee, given)),
  fc.record({ person, from: day, party: fc.constantFrom("A", "V", null) }).map((given) => (committee: Committee) => changeParty(committee, given)),
  fc
    .record({ person, other: person, from: day, length: fc.integer({ min: 0, max: 400 }) })
    .map(
      (given) => (committee: Committee) =>
        appointSubstitute(committee, substitution(given.person, given.other, { from: given.from, until: addDays(given.from, given.length) })),
    ),
  fc
    .record({ from: day, name: fc.constantFrom("Skoleudvalget", "Børneudvalget", "Ungeudvalget") })
    .map((given) => (committee: Committee) => renameCommittee(committee, { ...given, abbreviation: null }, [])),
  fc.integer({ min: 2024, max: 2034 }).map((from) => (committee: Committee) => beginTerm(committee, { from, to: from + 3 })),
);

test("whatever is done: replay gives the state, one chair a day, nobody sits twice, no name is lost", () => {
  fc.assert(
    fc.property(fc.array(wish, { minLength: 20, maxLength: 40 }), fc.array(day, { minLength: 1, maxLength: 20 }), (wishes, days) => {
      const journal = founded();
      let state = replay(journal);
      // Five are seated from the first day, so that there is someone to do something with.
      const first = [1, 2, 3, 4, 5].map((each) => (committee: Committee) => seatMember(committee, seat(each, each === 1 ? { role: "chair" } : {})));
      for (const each of [...first, ...wishes]) {
        const verdict = each(state);
        if (!verdict.ok) continue;
        const names = state.names;
        for (const happened of verdict.change) state = afterCommittee(state, happened);
        journal.push(...verdict.change);
        for (const { kind } of verdict.change) seen.set(kind, (seen.get(kind) ?? 0) + 1);
        assert.deepEqual(state.names.slice(0, names.length), names);
      }
      assert.deepEqual(replay(JSON.parse(JSON.stringify(journal)) as CommitteeHappening[]), state);
      assert.equal(state.version, journal.length);
      for (const date of days) {
        for (const office of ["chair", "viceChair"] as const) assert.ok(seatsOn(state, date).filter((each) => each.role === office).length <= 1);
        const sitting = sittingOn(state, date).map((each) => each.person);
        assert.equal(new Set(sitting).size, sitting.length);
        assert.equal(sitting.length, seatsOn(state, date).length);
      }
    }),
    { numRuns: 300 },
  );
  for (const kind of ["seat-ended", "chair-changed", "party-changed", "substitute-appointed", "committee-renamed", "term-begun"])
    assert.ok((seen.get(kind) ?? 0) > 50, `${kind} was hardly tried (${seen.get(kind) ?? 0})`);
});
