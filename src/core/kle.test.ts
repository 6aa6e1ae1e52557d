import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { kleRemarks, mostKleCharacters, readKle, type KleFacts } from "./kle.ts";

// The shape of the official files with invented numbers and names; none of KLE itself is here.
const subjects = `<?xml version="1.0" encoding="UTF-8"?>
<!-- <Emne> i en bemærkning tæller ikke -->
<KLE-Emneplan xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="a>b.xsd">
  <UdgivelsesDato>2026-11-01</UdgivelsesDato>
  <Hovedgruppe><HovedgruppeNr>91</HovedgruppeNr><HovedgruppeTitel>Opdigtede sager</HovedgruppeTitel>
    <Gruppe><GruppeNr>91.02</GruppeNr><GruppeTitel>Fyrtårne &amp; f&#230;rger</GruppeTitel>
      <Emne><EmneNr>91.02.03</EmneNr><EmneTitel>Fyrvagt</EmneTitel><EmneVejledning><p>Se <b>også</b> 91.02.04 <br/></p></EmneVejledning>
        <EmneAdministrativInfo><OprettetDato>2001-01-01</OprettetDato></EmneAdministrativInfo></Emne>
      <Emne><EmneNr>91.02.04</EmneNr><EmneTitel><![CDATA[Tågesirener]]></EmneTitel>
        <EmneAdministrativInfo><Historisk><UdgaaetDato>2020-05-01T00:00:00</UdgaaetDato></Historisk></EmneAdministrativInfo></Emne>
      <Emne><EmneNr>ikke et nummer</EmneNr><EmneTitel>Udenfor</EmneTitel></Emne>
    </Gruppe></Hovedgruppe>
</KLE-Emneplan>`;

test("the register is read with its numbers, names and what has gone out of use", () => {
  const read = readKle(subjects);
  assert.ok(read.ok);
  assert.equal(read.change.kind, "subjects");
  assert.equal(read.change.published, "2026-11-01");
  assert.deepEqual(
    [...read.change.entries].sort((a, b) => (a.number < b.number ? -1 : 1)),
    [
      { number: "91", title: "Opdigtede sager", expired: null },
      { number: "91.02", title: "Fyrtårne & færger", expired: null },
      { number: "91.02.03", title: "Fyrvagt", expired: null },
      { number: "91.02.04", title: "Tågesirener", expired: "2020-05-01" },
    ],
  );
  const facets = readKle(
    `<KLE-Handlingsfacetter><HandlingsfacetKategori><HandlingsfacetKategoriNr>G</HandlingsfacetKategoriNr><Handlingsfacet><HandlingsfacetNr>G91</HandlingsfacetNr><HandlingsfacetTitel>Opdigtet</HandlingsfacetTitel></Handlingsfacet></HandlingsfacetKategori></KLE-Handlingsfacetter>`,
  );
  assert.ok(facets.ok);
  assert.deepEqual(facets.change, { kind: "facets", published: null, entries: [{ number: "G91", title: "Opdigtet", expired: null }] });
});

test("a damaged, foreign or hostile file is refused and never half read", () => {
  const codeOf = (xml: string): string => {
    const read = readKle(xml);
    return read.ok ? "ok" : read.code;
  };
  assert.equal(codeOf(""), "xml-damaged");
  assert.equal(codeOf("slet ikke xml"), "xml-damaged");
  assert.equal(codeOf(subjects.slice(0, -30)), "xml-damaged");
  assert.equal(codeOf(subjects.replace("</Gruppe>", "</Emne>")), "xml-damaged");
  assert.equal(codeOf("<rss><channel/></rss>"), "xml-unknown");
  assert.equal(codeOf("<KLE-Emneplan></KLE-Emneplan>"), "xml-unknown");
  assert.equal(codeOf(`<!DOCTYPE a [<!ENTITY b "&c;&c;">]><KLE-Emneplan>&b;</KLE-Emneplan>`), "xml-declares");
  assert.equal(codeOf(`<KLE-Emneplan>${"<a>".repeat(1000)}`), "xml-damaged");
  assert.equal(codeOf(" ".repeat(mostKleCharacters + 1)), "kle-too-large");
  assert.equal(codeOf(`${subjects}${subjects.slice(subjects.indexOf("<KLE"))}`), "xml-damaged");
});

test("a hostile file costs no more than its length", () => {
  for (const piece of ["<a b='", '<a "', "<!--", "<![CDATA[", "<a ".repeat(3), "&#", '<a b="c"'.repeat(2)]) {
    const started = performance.now();
    readKle(`<KLE-Emneplan>${piece.repeat(200_000 / piece.length)}`);
    assert.ok(performance.now() - started < 1000, piece);
  }
});

test("whatever is handed in is answered, not thrown", () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.constantFrom("<Emne>", "</Emne>", "<EmneNr>", "</EmneNr>", "91.02.03", "<KLE-Emneplan>", "</KLE-Emneplan>", "<", ">", "&", "'", "<x/>", "-->"),
      ),
      (parts) => {
        readKle(parts.join(""));
        readKle(`<KLE-Emneplan>${parts.join("")}</KLE-Emneplan>`);
      },
    ),
  );
});

test("a case number is remarked on, and never stopped", () => {
  const none: KleFacts = { subject: null, facet: null, subjects: false, facets: false };
  const whole: KleFacts = {
    subject: { number: "91.02.03", title: "Fyrvagt", expired: null },
    facet: { number: "G01", title: "Opdigtet", expired: null },
    subjects: true,
    facets: true,
  };
  const remarks = (number: string | null, facts: KleFacts): number => kleRemarks(number, facts, "2026-11-22").length;
  assert.equal(remarks(null, none), 0);
  assert.match(kleRemarks("noget helt andet", none, "2026-11-22")[0]!, /ligner ikke et/);
  assert.equal(remarks("91.02.03-G01-22-26", none), 0, "without a register only the form is judged");
  assert.equal(remarks("91.02.03-G01-22-26", whole), 0);
  assert.match(kleRemarks("91.02.09-G01-22-26", { ...whole, subject: null }, "2026-11-22")[0]!, /91\.02\.09 står ikke/);
  assert.match(kleRemarks("91.02.03-G01-22-26", { ...whole, subject: { ...whole.subject!, expired: "2020-01-01" } }, "2026-11-22")[0]!, /Fyrvagt er udgået/);
  assert.match(kleRemarks("91.02.03-Q99-22-26", { ...whole, facet: null }, "2026-11-22")[0]!, /Q99 findes ikke/);
  assert.match(kleRemarks("00.01.00-G01-22-26", whole, "2026-11-22")[0]!, /bruges til alt muligt/);
  assert.equal(remarks("20/4282", whole), 0, "a number that is not built on KLE");
});
