import assert from "node:assert/strict";
import { test } from "node:test";
import { municipalityOfBody, organizationOf, readDocumentHeader } from "./document-header.ts";
import { linesOfText } from "./lines.ts";

const header = (...lines: string[]) => readDocumentHeader(linesOfText(lines.join("\n")));

test("the first line names the committee, its term and the day", () => {
  const { organization, meeting } = header("REFERAT Arbejdsmarkedsudvalget 2030-2033 d. 26-10-2031");
  assert.deepEqual(organization, { name: "Arbejdsmarkedsudvalget", term: { from: 2030, to: 2033 } });
  assert.deepEqual([meeting.kind, meeting.date], ["minutes", "2031-10-26"]);
});

test("an agenda and a supplementary agenda are told apart from minutes", () => {
  const kinds = ["DAGSORDEN Byrådet d. 01-02-2031", "TILLÆGSDAGSORDEN Byrådet d. 01-02-2031", "EKSTRAORDINÆR DAGSORDEN Byrådet d. 01-02-2031"].map(
    (line) => header(line).meeting.kind,
  );
  assert.deepEqual(kinds, ["agenda", "supplementaryAgenda", "agenda"]);
});

test("a committee's name may wrap, and labels may stand on lines of their own", () => {
  const { organization, meeting, placement } = header(
    "REFERAT Udvalget for Erhverv, Beskæftigelse",
    "og Uddannelse d. 01-02-2031",
    "Mødedato",
    "Lørdag d. 1. februar 2031 kl. 16:30",
    "Mødested:",
    "Lokale 1",
  );
  assert.equal(organization.name, "Udvalget for Erhverv, Beskæftigelse og Uddannelse");
  assert.deepEqual([meeting.start, meeting.place], ["16:30", "Lokale 1"]);
  assert.deepEqual(placement, ["organization/name", "organization/name", "meeting/date", "meeting/date", "meeting/place", "meeting/place"]);
});

test("members are read whether they share a line or have one each", () => {
  const expected = [
    { name: "Asta Agerlund", party: "A" },
    { name: "Birk Damsgård", party: "Ø" },
    { name: "Carla Elkjær", party: null },
  ];
  assert.deepEqual(header("Mødedeltagere Asta Agerlund (A), Birk Damsgård (Ø), Carla Elkjær").meeting.participants, expected);
  assert.deepEqual(header("Mødedeltagere", "Asta Agerlund (A)", "Birk Damsgård (Ø)", "Carla Elkjær").meeting.participants, expected);
});

test("who was away from the whole meeting stands with the meeting", () => {
  const { meeting, doubt } = header("Mødedeltagere Asta Agerlund (A)", "Afbud Birk Damsgård (V)");
  assert.deepEqual([meeting.absent?.map(({ name }) => name), doubt], [["Birk Damsgård"], []]);
  assert.equal(header("Fraværende: Ingen").meeting.absent, undefined);
});

test("two different days, and a participant who is no name, are doubted", () => {
  const { doubt } = header("REFERAT Byrådet d. 01-02-2031", "Mødedato Søndag d. 2. februar 2031 kl. 16:00", "Mødedeltagere Asta Agerlund (A), 3 tilhørere");
  assert.deepEqual(
    doubt.map(({ field }) => field),
    ["meeting/date", "meeting/participants"],
  );
});

test("a council carries its municipality in its name, a committee does not", () => {
  assert.equal(municipalityOfBody("Ørbæk Byråd"), "Ørbæk Kommune");
  assert.equal(municipalityOfBody("Teknisk Udvalg"), null);
  assert.deepEqual(organizationOf("Byråd 2030-2033"), { name: "Byråd", term: { from: 2030, to: 2033 } });
});

test("a header that never ends is read at once", () => {
  const start = performance.now();
  header("Mødedeltagere", ..."Asta Agerlund (A)\n".repeat(50_000).split("\n"));
  header(`Mødedeltagere ${`x${" ".repeat(1000)}`.repeat(1000)}`);
  assert.ok(performance.now() - start < 4000);
});
