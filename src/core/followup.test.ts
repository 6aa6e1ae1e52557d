/** Promises a committee follows: what can be done with them and when, when they come up, and what the agenda tells of them. */

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { afterAgenda, standingItem, type Agenda } from "./agenda.ts";
import { statusTitle } from "./announced.ts";
import {
  acceptPromise,
  afterFollowup,
  comesUpAt,
  dismissPromise,
  dropPromise,
  dueTyped,
  keepPromise,
  movePromise,
  quotedOn,
  statusOn,
  typePromise,
  type Followup,
  type FollowupHappening,
  type ToTell,
} from "./followup.ts";
import { dueInWords, lastDayOf, type Due } from "./promises/due.ts";
import type { Verdict } from "./verdict.ts";

const today = "2026-03-04";
const reasoned = { reason: "Derfor.", by: 9, at: "2026-03-05T10:00:00.000Z" };
const made: Extract<FollowupHappening, { kind: "promise-found" }>["what"] = {
  id: 1,
  committee: 1,
  source: "found",
  meeting: 5,
  item: 2,
  itemTitle: "Cykelstier",
  caseNumber: null,
  madeOn: "2026-03-04",
  closed: false,
  kind: "return",
  text: "Stierne drøftes igen i foråret 2027.",
  words: "Stierne drøftes igen i foråret 2027.",
  owner: null,
  ownerPerson: null,
  due: { kind: "season", year: 2027, season: "spring" },
  dueWords: "i foråret 2027",
  resolved: "written",
};
const proposed = afterFollowup(null, { kind: "promise-found", what: made });
const given = { words: "Stierne drøftes igen", owner: "Forvaltningen", ownerPerson: null, due: "foråret 2027" };
const after = (followup: Followup, verdict: Verdict<readonly FollowupHappening[], never> | { ok: false; code: string }): Followup => {
  assert.ok(verdict.ok, verdict.ok ? "" : verdict.code);
  return verdict.change.reduce<Followup>((now, each) => afterFollowup(now, each), followup);
};
const open = after(proposed, acceptPromise(proposed, given, today));
const later = (items: number[]): { date: string; items: number[] } => ({ date: "2026-04-08", items });
const kept = (meeting: number | null, item: number | null, reason = ""): Parameters<typeof keepPromise>[2] => ({ meeting, item, reason, by: 9, at: "" });
const codeOf = (verdict: { ok: boolean; code?: string }): string => (verdict.ok ? "done" : verdict.code!);

test("what is followed is corrected in its words, and its time stands until it is moved with a reason", () => {
  const corrected = after(open, acceptPromise(open, { ...given, words: "Stierne drøftes", due: "2031" }, today));
  assert.deepEqual([corrected.words, corrected.due], ["Stierne drøftes", open.due]);
});

test("nothing found is followed before a person has taken it, and what is settled stays settled", () => {
  assert.equal(proposed.state, "proposed");
  assert.equal(codeOf(keepPromise(proposed, later([3]), kept(6, 3))), "promise-settled");
  assert.equal(codeOf(dropPromise(proposed, reasoned)), "promise-settled");
  assert.equal(codeOf(movePromise(proposed, { ...reasoned, due: "2028" }, today)), "promise-settled");
  const dismissed = after(proposed, dismissPromise(proposed, reasoned));
  assert.equal(dismissed.state, "dismissed");
  for (const settled of [dismissed, after(open, dropPromise(open, reasoned)), after(open, keepPromise(open, later([3]), kept(6, 3)))]) {
    assert.equal(codeOf(acceptPromise(settled, given, today)), "promise-settled");
    assert.equal(codeOf(dropPromise(settled, reasoned)), "promise-settled");
    assert.equal(codeOf(dismissPromise(settled, reasoned)), "promise-settled");
  }
});

test("every way out has a reason or an item, and the item is another than the one it was promised at", () => {
  assert.equal(codeOf(dismissPromise(proposed, { ...reasoned, reason: " " })), "reason-missing");
  assert.equal(codeOf(dropPromise(open, { ...reasoned, reason: "" })), "reason-missing");
  assert.equal(codeOf(movePromise(open, { ...reasoned, reason: "", due: "2028" }, today)), "reason-missing");
  assert.equal(codeOf(keepPromise(open, later([3]), kept(6, 4))), "item-unknown");
  assert.equal(codeOf(keepPromise(open, { date: open.madeOn, items: [2] }, kept(5, 2))), "item-unknown");
  assert.equal(codeOf(keepPromise(open, { date: "2026-03-03", items: [3] }, kept(4, 3))), "item-unknown");
  assert.equal(codeOf(keepPromise(open, null, kept(6, 3))), "item-unknown");
  assert.equal(codeOf(keepPromise(open, null, kept(null, null))), "reason-missing");
  assert.equal(after(open, keepPromise(open, null, kept(null, null, "Brev af 1. maj."))).settled!.reason, "Brev af 1. maj.");
  const moved = after(open, movePromise(open, { ...reasoned, due: "1. maj 2027" }, today));
  assert.deepEqual([moved.due, moved.moved[0]?.from, moved.moved[0]?.reason], [{ kind: "date", date: "2027-05-01" }, open.due, "Derfor."]);
});

test("a due is typed as people write it, and what cannot be read is not guessed", () => {
  const read = (text: string): string | null => {
    const due = dueTyped(text, today);
    return due === null ? null : due.kind === "none" ? "ingen" : dueInWords(due);
  };
  for (const [typed, due] of [
    ["", "ingen"],
    ["uden dato", "ingen"],
    ["1. maj 2027", "1. maj 2027"],
    ["2027-05-01", "1. maj 2027"],
    ["maj 2027", "maj 2027"],
    ["maj", "maj 2026"],
    ["2. kvartal 2027", "2. kvartal 2027"],
    ["foråret 2027", "foråret 2027"],
    ["2027", "2027"],
    ["næste møde", "næste møde"],
    ["hvert halve år", "hvert halve år"],
    ["snart", null],
    ["31. februar 2027", null],
    ["1. maj 2027 eller 1. juni 2027", null],
  ] as const)
    assert.equal(read(typed), due, typed);
  assert.equal(codeOf(typePromise({ ...made, due: "engang" }, today)), "due-not-read");
  assert.equal(codeOf(typePromise({ ...made, words: " ", due: "" }, today)), "promise-empty");
});

test("a promise due in spring comes up at the first meeting of spring, and at each one after it until it is settled", () => {
  const meetings = ["2026-11-18", "2027-01-20", "2027-02-24", "2027-03-17", "2027-04-21", "2027-06-16"];
  const up = meetings.filter((meeting, index) => comesUpAt(made, meeting, meetings[index + 1] ?? null));
  assert.deepEqual(up, ["2027-03-17", "2027-04-21", "2027-06-16"]);
});

test("law: what has a last day comes up at a meeting on or before it, where one is held between promise and last day", () => {
  const day = fc.date({ min: new Date("2025-01-01"), max: new Date("2030-12-31"), noInvalidDate: true }).map((each) => each.toISOString().slice(0, 10));
  const due: fc.Arbitrary<Due> = fc.oneof(
    day.map((date): Due => ({ kind: "date", date })),
    fc.tuple(fc.integer({ min: 2025, max: 2030 }), fc.integer({ min: 1, max: 12 })).map(([year, month]): Due => ({ kind: "month", year, month })),
    fc
      .tuple(fc.integer({ min: 2025, max: 2030 }), fc.constantFrom("spring", "summer", "autumn", "winter"))
      .map(([year, season]): Due => ({ kind: "season", year, season: season as "spring" })),
    fc.integer({ min: 2025, max: 2030 }).map((year): Due => ({ kind: "year", year })),
  );
  fc.assert(
    fc.property(due, day, fc.uniqueArray(day, { minLength: 1, maxLength: 30 }), (each, madeOn, days) => {
      const meetings = days.toSorted();
      const last = lastDayOf(each)!;
      const before = meetings.filter((meeting) => meeting > madeOn && meeting <= last);
      if (before.length === 0 || !meetings.some((meeting) => meeting > last)) return;
      assert.ok(meetings.some((meeting, index) => meeting <= last && comesUpAt({ due: each, madeOn }, meeting, meetings[index + 1] ?? null)));
    }),
  );
});

test("the agenda's status tells open things openly and closed things on a closed item, and nothing is written twice", () => {
  const agenda: Agenda = {
    meeting: 7,
    committee: 1,
    state: "draft",
    items: [
      standingItem(1, {
        key: "m",
        title: "Meddelelser",
        place: "last",
        closed: false,
        sender: null,
        points: [],
        decision: "Taget til efterretning.",
        kind: "announcements",
      }),
    ],
    releases: [],
    comments: [],
    openSupplement: 0,
    version: 1,
  };
  const tell = (over: Partial<ToTell>): ToTell => ({ ...open, reason: null, answer: null, ...over });
  const told = statusOn(
    agenda,
    [tell({}), tell({ words: "Navnet på ansøgeren", closed: true }), tell({ state: "dropped", reason: "Ikke aktuelt" })],
    "2027-07-01",
  ).reduce(afterAgenda, agenda);
  const first = told.items.find((item) => !item.closed);
  assert.equal(first!.subItems[0]!.title, statusTitle);
  assert.match(first!.subItems[0]!.text, /4\. marts 2026: Stierne drøftes igen\nFrist: foråret 2027 \(overskredet\)\. Ansvarlig: Forvaltningen\./);
  assert.match(first!.subItems[0]!.text, /Opgivet: Ikke aktuelt/);
  const closed = told.items.find((item) => item.closed)!;
  assert.match(closed.subItems[0]!.text, /Navnet på ansøgeren/);
  for (const item of told.items.filter((each) => !each.closed)) assert.ok(!JSON.stringify(item).includes("ansøgeren"));
  assert.deepEqual(
    statusOn(told, [tell({}), tell({ words: "Navnet på ansøgeren", closed: true }), tell({ state: "dropped", reason: "Ikke aktuelt" })], "2027-07-01"),
    [],
  );
  // What else stands there keeps its letter when the status is written anew.
  const lettered = {
    ...told,
    items: told.items.map((item) => (item.closed ? item : { ...item, subItems: [{ title: "Fødselsdag", text: "" }, ...item.subItems] })),
  };
  const anew = statusOn(lettered, [tell({ words: "Lys på stien" })], "2027-07-01").reduce(afterAgenda, lettered);
  assert.deepEqual(
    anew.items.find((item) => !item.closed)!.subItems.map((sub) => sub.title),
    ["Fødselsdag", statusTitle],
  );

  // In the status only when it was sent, since it is written anew until then; in a text or a title of a person's own at once.
  const sent: Agenda = { ...told, state: "released", releases: [{ supplement: 0, at: "", by: 1, lateBecause: null }] };
  const wordings = ["Navnet på ansøgeren", "Stierne drøftes igen"];
  assert.deepEqual(quotedOn(told, wordings), []);
  assert.deepEqual(quotedOn(sent, wordings), [{ item: first!.id, parts: ["body"] }]);
  assert.deepEqual(quotedOn(sent, ["Ansøgeren om stien"]), []);
  const typed = (over: object): Agenda => ({ ...agenda, items: [{ ...agenda.items[0]!, ...over }] });
  const { own } = agenda.items[0]!;
  assert.deepEqual(quotedOn(typed({ own: { ...own, text: "Sidst: Stierne drøftes igen." } }), wordings), [{ item: agenda.items[0]!.id, parts: ["body"] }]);
  assert.deepEqual(quotedOn(typed({ title: "Stierne drøftes …" }), wordings)[0]!.parts, ["title", "subject", "body", "decision"]);
  assert.equal(quotedOn(typed({ title: "Stierne drøftes …", closed: true }), wordings).length, 1, "it may be opened");
  assert.deepEqual(quotedOn(typed({ title: "Stierne drøftes" }), wordings), [], "the beginning of a promise is nobody's title");
  assert.deepEqual(quotedOn(typed({ title: "Svar til NN" }), ["Svar til NN"])[0]!.parts.length, 4);
  assert.deepEqual(quotedOn(typed({ own: { ...own, text: "Lovet den 4. marts 2026: Svar til NN" } }), ["Svar til NN"])[0]!.parts, ["body"]);
  assert.deepEqual(statusOn({ ...agenda, state: "released", releases: [{ supplement: 0, at: "", by: 1, lateBecause: null }] }, [tell({})], "2027-07-01"), []);
});
