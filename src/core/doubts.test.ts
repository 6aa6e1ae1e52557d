import assert from "node:assert/strict";
import test from "node:test";
import { canBeFiled, canBeSettled, doubtSubject, missingForFiling, withAnswers, type DoubtAnswer } from "./doubts.ts";
import type { AgendaItem, Doubt, PublishedMinutes } from "./published-minutes.ts";

const item = (name: string, isPublic = true): AgendaItem => ({
  number: null,
  name,
  public: isPublic,
  caseNumber: null,
  section: [],
  recommendation: null,
  decision: { text: "Tiltrådt.", phrase: "followed", outcome: null, absent: [], vote: null },
  attachment: [],
});

const minutes = (doubt: Doubt[], changes: Partial<PublishedMinutes> = {}): PublishedMinutes => ({
  schema: "sagsgang.minutes/1",
  source: { file: "referat.pdf", sha256: "0".repeat(64), mediaType: "application/pdf", pages: 1 },
  houseStyle: "general",
  municipality: null,
  organization: { name: "Kulturudvalget", term: null },
  meeting: { kind: "minutes", date: null, start: null, place: null, participants: [] },
  tableOfContents: [],
  furniture: [],
  agendaItem: [item("Første"), item("Anden", false)],
  commitment: [],
  figure: [],
  finding: [],
  doubt,
  unplaced: [],
  ...changes,
});

const doubt = (field: string, index: number | null = null, proposal?: string): Doubt => ({
  field,
  item: index,
  reason: "hvorfor",
  text: "teksten",
  ...(proposal === undefined ? {} : { proposal }),
});
const settle = (read: PublishedMinutes, answer: DoubtAnswer): PublishedMinutes => withAnswers(read, () => answer);
const corrected = (value: string): DoubtAnswer => ({ answer: "corrected", value });

test("an answer sets the field it is about, of the item it is about, however the reader writes the field", () => {
  for (const field of ["agendaItem/1/public", "agendaItem/public", "public"]) {
    const settled = settle(minutes([doubt(field, 1)]), corrected("åben"));
    assert.deepEqual(
      settled.agendaItem.map((each) => each.public),
      [true, true],
      field,
    );
    assert.deepEqual(settled.doubt, []);
  }
  assert.equal(settle(minutes([doubt("agendaItem/0/decision/outcome", 0)]), corrected("rejected")).agendaItem[0]!.decision!.outcome, "rejected");
  assert.equal(settle(minutes([doubt("agendaItem/name", 0)]), corrected("Cykelsti")).agendaItem[0]!.name, "Cykelsti");
});

test("what a document needs to be filed is asked for, once, and can be answered", () => {
  const read = minutes([doubt("meeting/date")]);
  assert.deepEqual(
    missingForFiling(read).map((each) => each.field),
    ["municipality"],
  );
  assert.equal(canBeFiled(read), false);
  const dated = settle(read, corrected("2024-05-17"));
  const known = settle({ ...dated, doubt: [doubt("municipality")] }, corrected("Lindeborg Kommune"));
  assert.equal(canBeFiled(known), true);
});

test("yes to a proposal takes it, a dismissal takes nothing, and a value the field cannot hold changes nothing", () => {
  assert.equal(settle(minutes([doubt("municipality", null, "Lindeborg Kommune")]), { answer: "accepted", value: null }).municipality, "Lindeborg Kommune");
  assert.equal(settle(minutes([doubt("municipality", null, "Lindeborg Kommune")]), { answer: "dismissed", value: null }).municipality, null);
  assert.equal(settle(minutes([doubt("meeting/date")]), corrected("2024-02-31")).meeting.date, null);
});

test("a doubt without an answer stays, and one about something no answer can set can only be seen", () => {
  const read = minutes([doubt("agendaItem/1/caseNumber", 1)]);
  assert.equal(withAnswers(read, () => undefined).doubt.length, 1);
  assert.equal(canBeSettled(read.doubt[0]!), null);
});

test("a doubt is known again by meeting, item, field and reason, not by bytes or by how many items stand before it", () => {
  const before = minutes([], { agendaItem: [item("Første"), item("Anden")] });
  const after = minutes([], { agendaItem: [item("Ny"), item("Første"), item("Anden")] });
  assert.equal(doubtSubject("x/y/2024-01-01", before, doubt("agendaItem/1/public", 1)), doubtSubject("x/y/2024-01-01", after, doubt("agendaItem/2/public", 2)));
  assert.notEqual(
    doubtSubject("x/y/2024-01-01", before, doubt("agendaItem/0/public", 0)),
    doubtSubject("x/y/2024-01-01", before, doubt("agendaItem/1/public", 1)),
  );
});
