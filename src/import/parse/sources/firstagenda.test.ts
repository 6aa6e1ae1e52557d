import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { isFirstAgendaHtml, readFirstAgendaHtml } from "./firstagenda-html.ts";
import { isFirstAgendaJson, readFirstAgendaJson } from "./firstagenda-json.ts";

const fixture = (name: string) => readFileSync(new URL(`../../../../test/fixtures/firstagenda/${name}`, import.meta.url), "utf8");
const meeting = () => readFirstAgendaJson(JSON.parse(fixture("meeting.json"))).minutes;
const page = () => readFirstAgendaHtml(fixture("page.html")).minutes;

test("a publication is known by its items and its meeting, and nothing else is", () => {
  assert.ok(isFirstAgendaJson(JSON.parse(fixture("meeting.json"))));
  for (const other of [null, [], {}, "Dagsordenpunkter", { Dagsordenpunkter: {} }, { Dagsordenpunkter: [] }, { Dagsordenpunkter: [1], Moede: {} }])
    assert.ok(!isFirstAgendaJson(other));
  assert.ok(isFirstAgendaHtml(fixture("page.html")));
  assert.ok(!isFirstAgendaHtml("<h1 class='dato'>Referat</h1>"));
});

test("what is published under the name of an agenda is minutes when something was decided", () => {
  const { kind, date, start, place } = meeting().meeting;
  assert.deepEqual({ kind, date, start, place }, { kind: "minutes", date: "2031-03-18", start: "16:30", place: "Mødelokale 4" });
});

test("a committee's term is kept apart from its name", () => {
  assert.deepEqual(meeting().organization, { name: "Havneudvalget", term: { from: 2030, to: 2033 } });
});

test("only the mark in the title closes an item, whatever the flag says", () => {
  assert.deepEqual(
    meeting().agendaItem.map((item) => [item.name, item.public]),
    [
      ["Godkendelse af dagsorden", true],
      ["Havneplan 2032: 1. udkast", true],
      ["Lukket: Køb af kaj", false],
      ["Underskriftsark", true],
    ],
  );
});

test("absence is taken out of the decision, with the one who came instead", () => {
  const [first, second, third, fourth] = meeting().agendaItem.map((item) => item.decision);
  assert.equal(first!.text, "Godkendt.");
  assert.deepEqual(first!.absent, [{ name: "Birk Damsgård", party: null, kind: "apology" }]);
  assert.equal(second!.text, "Udvalget anbefaler, at planen godkendes.\n\n- Stiplan medtages\n- Belysning undersøges");
  assert.deepEqual(second!.absent, [{ name: "Birk Damsgård", party: null, kind: "absent", substitute: { name: "Frida Højrup", party: null } }]);
  assert.deepEqual([third!.text, third!.absent.map(({ name }) => name)], ["Godkendt.", ["Birk Damsgård"]]);
  assert.equal(fourth, null);
});

test("a member the publication marks as absent is told for the meeting", () => {
  assert.deepEqual(meeting().meeting.absent, [{ name: "Birk Damsgård", party: null, kind: "absent" }]);
});

test("sections stand under their own headings; a heading of the case's own stays inside the section, a table in rows", () => {
  assert.deepEqual(
    meeting().agendaItem[1]!.section.map(({ role, heading }) => [role, heading]),
    [
      ["decision", "Beslutning"],
      ["authority", "Sagsprocedure"],
      ["presentation", "Sagsbeskrivelse"],
      ["history", "Sagens forløb"],
    ],
  );
  const description = meeting().agendaItem[1]!.section[2]!;
  assert.equal(description.text, "Havnen er gammel.\n\nHvad det koster\n\nÅr\tMio. kr.\n2032\t1,5");
  assert.deepEqual(description.localHeading, ["Hvad det koster"]);
});

test("what other bodies decided is kept apart, and a decision not released is none", () => {
  assert.deepEqual(meeting().agendaItem[1]!.earlierDecision, [{ body: "Teknikudvalget", date: "2031-02-11", text: "Anbefales." }]);
});

test("attachments come in the order the house gave them, with their address", () => {
  assert.deepEqual(
    meeting().agendaItem[1]!.attachment.map(({ name }) => name),
    ["Udkast til havneplan", "Kort over havnen"],
  );
  assert.equal(meeting().agendaItem[1]!.attachment[0]!.href, "https://dagsordener.greve.dk/vis/pdf/bilag/a/?redirectDirectlyToPdf=false");
});

test("a saved page tells whose it is by the clothes it wears", () => {
  const { municipality, organization, meeting: told } = page();
  assert.equal(municipality, "Ørbæk Kommune");
  assert.equal(organization.name, "Havneudvalget");
  assert.deepEqual(told, {
    kind: "minutes",
    date: "2031-03-18",
    start: "16:30",
    place: "Mødelokale 4",
    participants: [
      { name: "Asta Agerlund", party: "A" },
      { name: "Carla Elkjær", party: null },
    ],
  });
});

test("one who stayed away from a single case is told as such, and the words stay in the decision", () => {
  const decision = page().agendaItem[0]!.decision!;
  assert.deepEqual(decision.absent, [{ name: "Asta Agerlund", party: null, kind: "partial" }]);
  assert.match(decision.text, /deltog ikke i sagens behandling/u);
  assert.deepEqual([decision.phrase, decision.outcome], ["followed", "granted"]);
  assert.deepEqual(decision.vote?.against, ["Carla Elkjær"]);
});

test("a page's empty heading parts the decision from the case", () => {
  assert.deepEqual(
    page().agendaItem[0]!.section.map(({ role, heading }) => [role, heading]),
    [
      ["decision", "Beslutninger"],
      ["other", null],
      ["recommendation", "Beslutningspunkter"],
      ["history", "Sagsforløb"],
    ],
  );
  assert.deepEqual(page().agendaItem[0]!.earlierDecision, [{ body: "Magistraten", date: "2031-03-02", text: "Anbefales." }]);
});

test("a closed item on a page keeps its published decision", () => {
  const closed = page().agendaItem[1]!;
  assert.deepEqual([closed.name, closed.public, closed.decision!.text, closed.caseNumber], ["Lukket: Leje af bod", false, "Intet.", null]);
});
