import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { absenceLabel, absenceTold, absenteesIn, pairSubstitutes } from "./absence.ts";

const names = (absences: readonly { name: string }[] | null | undefined): string[] | null => absences?.map((each) => each.name) ?? null;

test("labels of absence are known in their many forms, and leave what follows them", () => {
  const told: readonly [string, string, string][] = [
    ["Fraværende:", "absent", ""],
    ["Afbud: Bo Friis", "apology", "Bo Friis"],
    ["Fraværende Ingen", "absent", "Ingen"],
    ["Fraværende med afbud", "apology", ""],
    ["Fraværende uden afbud:", "absent", ""],
    ["Afbud/Fraværende", "apology", ""],
    ["Ikke til stede: Bo Friis (N)", "absent", "Bo Friis (N)"],
    ["Deltog ikke Bo Friis.", "absent", "Bo Friis."],
    ["Fraværende i Nordvig Kommunalbestyrelse, 25. januar 2022:", "absent", ""],
    ["Følgende deltog ikke i behandlingen af punktet:", "absent", ""],
    ["Stedfortrædere: Ida Lund", "substitutes", "Ida Lund"],
    ["Fremmøde og inhabilitet:", "attendance", ""],
  ];
  for (const [line, lists, rest] of told) {
    const label = absenceLabel(line);
    assert.equal(label?.lists, lists, line);
    assert.equal(label?.rest, rest, line);
  }
});

test("a title and a sentence that begin with the word are no labels", () => {
  for (const line of ["Fraværende og bemærkninger til dagsorden", "Afbud fra Bo Friis", "Fraværet er faldet", "Ikke støjende arbejde efter kl. 18"])
    assert.equal(absenceLabel(line), null, line);
});

test("an empty label swallows no line that isn't names", () => {
  for (const line of ["Godkendt.", "Meddelelser:", "Orienteringen taget til efterretning.", "Sagsnr.: 20/1234"])
    assert.equal(absenteesIn(line, "absent"), null, line);
  assert.deepEqual(absenteesIn("Ingen.", "absent"), []);
});

test("a line under the label may hold parties, numbers, item ranges and clock times", () => {
  assert.deepEqual(names(absenteesIn("1. Bo Friis, Ø", "apology")), ["Bo Friis"]);
  assert.deepEqual(names(absenteesIn("• Bo Friis ()", "apology")), ["Bo Friis"]);
  assert.deepEqual(absenteesIn("Bo Friis (A), sag 129-138", "absent"), [{ name: "Bo Friis", party: "A", kind: "partial", note: "sag 129-138" }]);
  assert.equal(absenteesIn("Ida Lund til kl. 18.40 i punkt 2", "absent")?.[0]?.kind, "late");
  assert.equal(absenteesIn("Ida Lund fra kl. 21.33 i punkt 12", "absent")?.[0]?.kind, "left");
  assert.deepEqual(names(absenteesIn("Bo Friis ved afbud Ida Lund ved afbud", "apology")), ["Bo Friis", "Ida Lund"]);
});

test("who came instead is not absent", () => {
  for (const sentence of [
    "Ida Lund deltog i stedet for Bo Friis.",
    "Ida Lund (C) var indkaldt som stedfortræder for Bo Friis (C).",
    "Bo Friis havde meldt afbud, og Ida Lund deltog i stedet.",
    "Bo Friis (A) var fraværende. Som stedfortræder deltog Ida Lund (A)",
    "Afbud fra Bo Friis stedfortræder Ida Lund",
  ]) {
    const told = absenceTold(sentence);
    assert.deepEqual(names(told?.absent), ["Bo Friis"], sentence);
    assert.equal(told?.absent[0]?.substitute?.name, "Ida Lund", sentence);
    assert.equal(told?.rest, "", sentence);
  }
});

test("sentences of absence are told apart from the rest of the decision", () => {
  assert.deepEqual(absenceTold("Godkendt. Bo Friis og Ida Lund var fraværende.")?.rest, "Godkendt.");
  assert.deepEqual(names(absenceTold("Rådmand Bo Friis og Ida Lund var forhindret i at deltage i sagens behandling.")?.absent), ["Bo Friis", "Ida Lund"]);
  assert.deepEqual(names(absenceTold("Bo Friis, Ida Lund og Per Holm deltog ikke på mødet.")?.absent), ["Bo Friis", "Ida Lund", "Per Holm"]);
  assert.deepEqual(absenceTold("Ida Lund og Per Holm deltog som suppleanter."), { absent: [], rest: "" });
});

test("absence from some items is partial, with the items as they are written", () => {
  assert.deepEqual(absenceTold("Bo Friis (F) deltog ikke under punkterne 12-15.")?.absent, [
    { name: "Bo Friis", party: "F", kind: "partial", note: "under punkterne 12-15" },
  ]);
});

test("sentences about others than people tell of no absence", () => {
  for (const sentence of [
    "Forvaltningen deltog ikke i projektet.",
    "Borgmesteren oplyste, at der var afbud fra Bo Friis (Ø).",
    "Bo Friis forlod mødet kl. 18 og deltog ikke i behandlingen af punkt 9.",
  ])
    assert.equal(absenceTold(sentence), null, sentence);
});

test("substitutes are paired in order only when there are as many as the absent", () => {
  const absent = absenteesIn("Bo Friis (A) og Ida Lund (V)", "apology")!;
  assert.equal(pairSubstitutes(absent, [{ name: "Per Holm", party: "A" }])[0]?.substitute, undefined);
  assert.deepEqual(
    pairSubstitutes(absent, [
      { name: "Per Holm", party: "A" },
      { name: "Karen Krog", party: "V" },
    ]).map((each) => each.substitute?.name),
    ["Per Holm", "Karen Krog"],
  );
});

test("no text makes the reader of absence fail or linger", () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.constantFrom("Bo Friis", "(A)", "var fraværende", "deltog", "ikke", "for", "afbud", "fra", ",", ".", "og", "kl. 18", "punkt 3", "i stedet", "X"),
        { maxLength: 40 },
      ),
      (words) => {
        const text = words.join(" ");
        absenceLabel(text);
        absenteesIn(text, "absent");
        absenceTold(text);
      },
    ),
  );
  const long = "Bo Friis, ".repeat(200_000);
  const begun = performance.now();
  absenceTold(long);
  absenteesIn(long, "absent");
  absenceLabel(long);
  assert.ok(performance.now() - begun < 500);
});
