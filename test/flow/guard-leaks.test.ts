/** The leaks of DOMAIN §1.8, rebuilt with numbers nobody has: each is stopped, in the right place, with words a clerk can act on. */

import assert from "node:assert/strict";
import test, { after } from "node:test";
import type { Finding, GuardContext } from "#core/guard/finding.ts";
import { guardText } from "#core/guard/guard-text.ts";
import { guardFile, guardFiles, stopGuard } from "#guard/guard-file.ts";
import { dice, impossibleCpr } from "#test/guard-documents.ts";
import * as files from "#test/guard-files.ts";

after(stopGuard);

const context: GuardContext = { today: "2026-11-22", municipality: { domain: "lindeborg.example", phone: null }, closed: [], openText: "" };
const stopping = (findings: readonly Finding[]): Finding[] => findings.filter((finding) => finding.level === "stop");

test(
  "forty-seven grant applications, typed and scanned, fifteen of them with a CPR number: those fifteen stop and no other (Randers 2022)",
  { timeout: 420_000 },
  async () => {
    const throwDice = dice(2022);
    const withNumber = new Set([1, 4, 7, 9, 12, 15, 19, 20, 24, 28, 31, 33, 38, 42, 46]);
    const scanned = new Set([4, 9, 10, 20, 28, 30, 42]);
    const expected: string[] = [];
    const applications: { name: string; mediaType: string; bytes: Buffer }[] = [];
    for (let number = 1; number <= 47; number++) {
      const [birth, serial] = impossibleCpr(throwDice);
      const lines = [
        `Ansøgning nr. ${number} til puljen for frivilligt socialt arbejde`,
        "Foreningens navn: Foreningen for gode naboer",
        withNumber.has(number) ? `Kontaktpersonens CPR-nr.: ${birth}-${serial}` : "Kontaktperson: formanden",
        `Beløb, der søges om: ${number * 250} kr.`,
      ];
      const inPdf = number % 3 === 0;
      const name = `Bilag ${number}.${scanned.has(number) || inPdf ? "pdf" : "docx"}`;
      const bytes = scanned.has(number)
        ? await files.scannedPdf([files.pageImage(lines, { kind: number % 2 === 0 ? "jpeg" : "png" })])
        : inPdf
          ? await files.typedPdf([lines.join("\n")])
          : files.wordFile("body", lines.join(" "));
      if (withNumber.has(number)) expected.push(name);
      applications.push({ name, mediaType: "", bytes });
    }
    const findings = stopping(await guardFiles(applications, context));
    assert.deepEqual([...new Set(findings.map((finding) => finding.place.file))].sort(), expected.sort());
    for (const finding of findings) {
      assert.equal(finding.kind, "cpr");
      const number = Number(/\d+/u.exec(finding.place.file)![0]);
      assert.equal(finding.place.part, scanned.has(number) ? "side 1, læst som billede" : finding.place.file.endsWith(".pdf") ? "side 1" : "tekst");
      assert.match(finding.words, /^Et CPR-nummer står i »Bilag \d+\.(?:pdf|docx)« \(/u);
      assert.match(finding.excerpt, /•••/u);
    }
  },
);

test("a hearing reply whose signature's certificate holds the writer's CPR number stops (Vejen 2021)", async () => {
  const [birth, serial] = impossibleCpr(dice(2021));
  const reply = files.signedPdf("Prøve Borger", `CPR:${birth}${serial}`);
  const found = stopping(await guardFile({ name: "Høringssvar.pdf", mediaType: "application/pdf", bytes: reply }, context));
  assert.deepEqual(
    found.map((finding) => [finding.kind, finding.place.part]),
    [["cpr", "underskriftens certifikat"]],
  );
  assert.match(found[0]!.words, /står i »Høringssvar\.pdf« \(underskriftens certifikat\)/u);
});

test("a hospital letter and the two attachments that were left behind after the first take-down each stop (Hvidovre 2010)", async () => {
  const [birth, serial] = impossibleCpr(dice(2010));
  const letter = `Indkaldelse til undersøgelse på hospitalet\nPatientens personnummer ${birth} ${serial}\nDiagnose oplyses ved fremmødet`;
  const left = [
    { name: "Brev.pdf", mediaType: "", bytes: await files.typedPdf([letter]) },
    // The same letter in other clothes: a copy in the mail's attachment, and the case worker's notes with it as a hidden sheet.
    { name: "Sagsakter.eml", mediaType: "", bytes: files.mailFile("Vedlagt", { name: "brev.pdf", bytes: await files.typedPdf([letter]) }) },
    { name: "Oversigt.xlsx", mediaType: "", bytes: files.workbookFile("hidden sheet", letter) },
  ];
  const found = stopping(await guardFiles(left, context)).filter((finding) => finding.kind === "cpr");
  assert.deepEqual(
    found.map((finding) => [finding.place.file, finding.place.part]),
    [
      ["Brev.pdf", "side 1"],
      ["Sagsakter.eml", "vedhæftet »brev.pdf« › side 1"],
      ["Oversigt.xlsx", "skjult ark »Grundlag«"],
    ],
  );
});

test("an objector quoted by name and address in the case text stops (G Kommune 2005)", () => {
  const text = "Der er kommet en indsigelse fra Kirsten Prøvegaard, Opdigtvænget 14, 4000 Prøveby, som mener, at bygningen skygger for haven.";
  const found = stopping(guardText({ file: "Referat", part: "punkt 4, sagsfremstilling", text }, context));
  assert.deepEqual(
    found.map((finding) => finding.kind),
    ["person", "address"],
  );
  for (const finding of found) {
    assert.equal(finding.place.part, "punkt 4, sagsfremstilling");
    assert.ok(!/Prøvegaard|Opdigtvænget/u.test(finding.excerpt + finding.words));
  }
});

test("families that can be told by their number and troubles stop (Nordfyn)", async () => {
  const text =
    "Status på indsatsen: i to familier er forældrene i behandling for angst, og tre børn er anbragt uden for hjemmet. En far afsoner en fængselsdom.";
  const found = stopping(await guardFile({ name: "Bilag 2.docx", mediaType: "", bytes: files.wordFile("body", text) }, context));
  assert.deepEqual(
    found.map((finding) => finding.kind),
    ["small-group", "small-group"],
  );
  assert.match(found[0]!.words, /Skriv »under fem«/u);
});

test("a test committee with a template's help text stops (Region H)", () => {
  const text = "Testudvalget\nDagsorden\n1. TEST\nHUSK denne hjælpetekst skal slettes\nKlik her for at skrive sagsfremstilling";
  const found = stopping(guardText({ file: "Dagsorden", part: "hele dagsordenen", text }, context));
  assert.ok(found.length >= 3);
  assert.ok(found.every((finding) => finding.kind === "template-text"));
  assert.ok(found.some((finding) => /En hjælpetekst står i »Dagsorden«/u.test(finding.words)));
});
