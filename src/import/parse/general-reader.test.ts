import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { runs } from "#test/runs.ts";
import { generalReader } from "./general-reader.ts";
import { linesOfText } from "./lines.ts";
import { readDocument } from "./read-document.ts";
import type { Reading } from "./source.ts";
import { layoutSources } from "./sources/list.ts";

const read = (text: string): Reading => generalReader.read({ lines: linesOfText(text), pages: null, mediaType: "text/plain" });
const page = (...lines: string[]): Reading["minutes"] => read(lines.join("\n")).minutes;

test("a line that speaks of another item opens none", () => {
  const { agendaItem } = page(
    "Byrådet 3. maj 2022",
    "Punkt 1: Godkendelse af dagsorden",
    "Beslutning",
    "Punkt 2 udgår.",
    "Punkt 16 oversendes til udvalget.",
    "Godkendt.",
    "Punkt 3: Eventuelt",
    "Beslutning",
    "Intet.",
  );
  assert.deepEqual(
    agendaItem.map((item) => item.name),
    ["Godkendelse af dagsorden", "Eventuelt"],
  );
  assert.equal(agendaItem[0]?.decision?.text, "Punkt 2 udgår.\nPunkt 16 oversendes til udvalget.\nGodkendt.");
});

test("a numbered list inside an item is no agenda", () => {
  const { agendaItem } = page(
    "1. Valg af formand",
    "Indstilling",
    "Forvaltningen indstiller, at",
    "1. Der vælges en formand.",
    "2. Der vælges en næstformand.",
    "Beslutning",
    "Godkendt.",
    "2. Mødeplan",
    "Beslutning",
    "Godkendt.",
  );
  assert.deepEqual(
    agendaItem.map((item) => item.name),
    ["Valg af formand", "Mødeplan"],
  );
  assert.deepEqual(agendaItem[0]?.recommendation?.points.length, 2);
});

test("a title that begins with a number of its own keeps it", () => {
  const { agendaItem } = page("4. Spørgetid", "Beslutning", "Ingen.", "5. 2. behandling af budget 2022", "Beslutning", "Vedtaget.");
  assert.equal(agendaItem[1]?.name, "2. behandling af budget 2022");
});

test("titles that are not in the text are not invented, and a person is asked", () => {
  const { agendaItem, doubt } = page(
    "Referat",
    "Sagsfremstilling",
    "Vejen er smal.",
    "Beslutning",
    "Godkendt.",
    "Sagsfremstilling",
    "Broen er lav.",
    "Beslutning",
    "Udsat.",
  );
  assert.deepEqual(
    agendaItem.map((item) => item.name),
    [null, null],
  );
  assert.deepEqual(
    doubt.filter((each) => each.field === "agendaItem/name").map((each) => each.item),
    [0, 1],
  );
});

test("what another committee decided, or this one on another day, is never this meeting's decision", () => {
  const { agendaItem } = page(
    "Byrådet tirsdag den 3. maj 2022",
    "1. Lokalplan",
    "Indstilling",
    "At planen vedtages.",
    "Teknikudvalget, 20. april 2022, pkt. 7:",
    "Anbefales.",
    "Beslutning i Byrådet den 05-04-2022",
    "Udsat.",
    "Beslutning i Byrådet den 03-05-2022",
    "Vedtaget.",
  );
  assert.equal(agendaItem[0]?.decision?.text, "Vedtaget.");
  assert.deepEqual(
    agendaItem[0]?.earlierDecision?.map((each) => [each.body, each.date, each.text]),
    [
      ["Teknikudvalget", "2022-04-20", "Anbefales."],
      ["Byrådet", "2022-04-05", "Udsat."],
    ],
  );
});

test("a gap in the numbers, two dates and an item without its mark are doubts", () => {
  const reasons = (...lines: string[]): string[] => page(...lines).doubt.map((each) => each.field);
  assert.ok(reasons("1. Et", "Beslutning", "Godkendt.", "3. Tre", "Beslutning", "Godkendt.").includes("agendaItem/missing"));
  assert.ok(reasons("Mødedato: 3. maj 2022", "Dato: 4. maj 2022", "1. Et", "Beslutning", "Godkendt.").includes("meeting/date"));
  assert.ok(
    reasons("1. Et", "Åbent punkt", "Beslutning", "Ja.", "2. To", "Åbent punkt", "Beslutning", "Ja.", "3. Tre", "Beslutning", "Ja.").includes(
      "agendaItem/public",
    ),
  );
});

test("where the others say whether they are open and one does not, it counts as closed until a person says otherwise", () => {
  const { agendaItem, doubt } = page("1. Et", "Åbent punkt", "Beslutning", "Ja.", "2. To", "Åbent punkt", "Beslutning", "Ja.", "3. Tre", "Beslutning", "Ja.");
  assert.deepEqual(
    agendaItem.map((item) => item.public),
    [true, true, false],
  );
  assert.deepEqual(
    doubt.filter((each) => each.field === "agendaItem/public").map((each) => each.item),
    [2],
  );
  const unmarked = page("1. Et", "Beslutning", "Ja.", "2. To", "Beslutning", "Ja.");
  assert.deepEqual(
    unmarked.agendaItem.map((item) => item.public),
    [true, true],
    "a layout that never prints marks publishes open items",
  );
});

test("closed items are known by their own mark, their title or the group they stand in", () => {
  const { agendaItem } = page(
    "1. Vej",
    "Beslutning",
    "Godkendt.",
    "2. Lukket: Personalesag",
    "Beslutning",
    "Godkendt.",
    "3. Salg (for lukkede døre)",
    "Beslutning",
    "Godkendt.",
    "4. Køb",
    "Sagsnr.: 20/1234   Lukket",
    "Beslutning",
    "Godkendt.",
  );
  assert.deepEqual(
    agendaItem.map((item) => item.public),
    [true, false, false, false],
  );
});

test("absence in the header is the meeting's, and under a decision the item's", () => {
  const { meeting, agendaItem } = page(
    "Mødedato: 3. maj 2022",
    "Afbud: Bo Friis (A)",
    "1. Vej",
    "Beslutning",
    "Godkendt.",
    "Ida Lund (V) deltog ikke i mødet.",
  );
  assert.deepEqual(
    meeting.absent?.map((each) => each.name),
    ["Bo Friis"],
  );
  assert.deepEqual(
    agendaItem[0]?.decision?.absent.map((each) => each.name),
    ["Ida Lund"],
  );
  assert.equal(agendaItem[0]?.decision?.text, "Godkendt.");
});

const commonLines = [
  "Referat",
  "Byrådet",
  "Mødedato: 3. maj 2022 kl. 16:00",
  "Mødested: Salen",
  "Deltagere:",
  "Bo Friis (A)",
  "Fraværende:",
  "Ingen",
  "Indholdsfortegnelse",
  "1. Godkendelse af dagsorden",
  "2. Budget",
  "Punkt 3: Vej",
  "• Pkt. 4 Bro",
  "4: Tunnel",
  "5Havn",
  "Sagsnr.: 20/1234",
  "Sagsnr.:",
  "Åbent punkt",
  "Lukket punkt",
  "Lukkede sager",
  "Resume",
  "Indstilling",
  "Forvaltningen indstiller, at",
  "at sagen drøftes.",
  "Sagsfremstilling",
  "Beslutning",
  "Beslutning i Byrådet den 03-05-2022",
  "Byrådet, 03-05-2022, pkt. 3",
  "Godkendt.",
  "Bo Friis deltog ikke.",
  "Stedfortrædere: Ida Lund",
  "Bilag",
  "notat.pdf",
  "Side 1 af 9",
  "Til toppen",
  "Udskriv",
  "1 Indholdsfortegnelse 1. Vej 2. Bro Lukket - Sag...3",
  "Transkript",
  "|",
  "-",
  "",
  "  ",
  "Dato: |",
  "R e f e r a t",
];

test("any text at all is read, and every line has exactly one place", () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(
          { weight: 3, arbitrary: fc.constantFrom(...commonLines) },
          { weight: 1, arbitrary: fc.string() },
          { weight: 1, arbitrary: fc.string({ unit: "binary" }) },
        ),
        { maxLength: 60 },
      ),
      (lines) => {
        const document = { lines: linesOfText(lines.join("\n")), pages: null, mediaType: "text/plain" };
        for (const reading of [generalReader.read(document), readDocument(document)]) {
          assert.equal(reading.placement.length, document.lines.length);
          assert.ok(reading.placement.every((place) => place !== ""));
          assert.equal(reading.minutes.unplaced.length, reading.placement.filter((place) => place === "unplaced").length);
        }
      },
    ),
    { numRuns: runs(400) },
  );
});

const wordsOfMinutes = [
  "Beslutning",
  ":",
  ".",
  "…",
  "...",
  "(",
  ")",
  ",",
  "1.",
  "Lukket -",
  "Bo Friis",
  "og",
  "deltog",
  "for",
  "afbud",
  "Sagsnr.:",
  "i Byrådet",
  "den",
  "1. maj 2020",
  "A",
  "udvalg",
  "\t",
  "INDSTILLING",
  "Indholdsfortegnelse",
  "Side 1",
];

test("a long line of a few words over and over is read as fast as any other", () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...wordsOfMinutes), { minLength: 1, maxLength: 4 }),
      fc.constantFrom(...wordsOfMinutes, ""),
      fc.integer({ min: 1, max: 1500 }),
      (words, first, times) => {
        const line = `${first} ${`${words.join(" ")} `.repeat(times)}`;
        const begun = performance.now();
        read(["Byrådet 1. maj 2020", "1. Titel", "Beslutning", line, "Bilag", line].join("\n"));
        read(`1 ${line}`);
        assert.ok(performance.now() - begun < 5000, line.slice(0, 80));
      },
    ),
  );
});

test("every described layout reads any text without failing", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...commonLines), { maxLength: 40 }), (lines) => {
      const document = { lines: linesOfText(lines.join("\n")), pages: null, mediaType: "text/plain" };
      for (const source of layoutSources) {
        const sure = source.recognises(document);
        assert.ok(sure >= 0 && sure <= 1);
        assert.equal(source.read(document).placement.length, document.lines.length);
      }
    }),
    { numRuns: runs(60) },
  );
});

test("very long lines and very many lines take seconds, not minutes", () => {
  const many = (line: (i: number) => string): string => Array.from({ length: 100_000 }, (_, i) => line(i)).join("\n");
  for (const text of [
    "Bo Friis (A), ".repeat(150_000),
    `1 ${"Sagsnr.: 20/1234 Beslutning Godkendt. ".repeat(50_000)}`,
    many((i) => `${i % 5000}. Titel`),
    many(() => "Sagsnr.: 20/1234"),
    many((i) => (i % 2 === 0 ? "Sagsfremstilling" : "Fraværende: Bo Friis (A)")),
    many((i) => commonLines[(i * 7) % commonLines.length]!),
  ]) {
    const begun = performance.now();
    read(text);
    assert.ok(performance.now() - begun < 15_000, `${text.slice(0, 40)}: ${Math.round(performance.now() - begun)} ms`);
  }
});
