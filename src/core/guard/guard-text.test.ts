/** What the guard finds in text, what it leaves alone, and what always holds. */

import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { dice, impossibleCpr, laterThan, spellings, spellingsBehindTheWord } from "#test/guard-documents.ts";
import type { Finding, GuardContext } from "./finding.ts";
import { birthDate, elevenHolds } from "./cpr.ts";
import { guardText } from "./guard-text.ts";
import { sha256OfText } from "./sha256.ts";

const context: GuardContext = { today: laterThan, municipality: { domain: "lindeborg.example", phone: "99 88 77 66" }, closed: [], openText: "" };
const today: GuardContext = { ...context, today: "2026-11-22" };

function found(text: string, given: GuardContext = context): Finding[] {
  return guardText({ file: "bilag.pdf", part: "side 1", text }, given);
}

function kindsIn(text: string, given: GuardContext = context): string[] {
  return found(text, given).map((finding) => `${finding.kind} ${finding.level}`);
}

const [birth, serial] = impossibleCpr(dice(3));

test("a CPR number is found in every spelling", async (t) => {
  for (const [name, spell] of Object.entries(spellings))
    await t.test(name, () => assert.deepEqual(kindsIn(`Ansøgeren, ${spell(birth, serial)}, har skrevet.`), ["cpr stop"]));
});

test("right behind the word for it, a CPR number is found whatever signs part its figures", async (t) => {
  for (const [name, spell] of Object.entries({ ...spellings, ...spellingsBehindTheWord }))
    for (const word of ["CPR ", "CPR-nr.: ", "personnummeret er ", "cpr:\n"])
      await t.test(`${word.trim()} ${name}`, () => {
        const spelled = `${word}${spell(birth, serial)} har skrevet.`;
        assert.deepEqual(kindsIn(spelled, context), ["cpr stop"]);
        assert.ok(!found(spelled)[0]!.excerpt.includes(serial));
      });
});

test("below the word for it in a table, a CPR number is found without its first zero", () => {
  const figure = `${1 + (Number(birth.slice(0, 2)) % 9)}${birth.slice(2)}${serial}`;
  for (const table of [
    `CPR;Navn\n${figure};Jens\n`,
    `Navn;CPR-nr.\r\nInger;ukendt\r\nJens;${figure}\r\n`,
    `"Navn","Borgers personnummer"\n"Jens","${figure}"`,
    `Navn\tCPR\t\nJens\t\t\nInger\t${figure}\t`,
    `CPR-numre\n${birth}${serial}\n${figure}`,
  ])
    assert.ok(
      found(table).some((finding) => finding.kind === "cpr" && finding.level === "stop" && finding.start === table.indexOf(figure)),
      table,
    );
  for (const table of [`Beløb;Har CPR;Navn\n${figure};nej;Jens`, `Antal CPR-numre;1200\n4;${figure}`, `Navn;Nummer\nJens;${figure}`])
    assert.deepEqual(kindsIn(table), [], table);
});

test("signs that part other figures too are shown, and two numbers with a slash between both stop", () => {
  for (const sign of [", ", "+", "*", "=", ";", " ("]) assert.deepEqual(kindsIn(`Ansøgeren ${birth}${sign}${serial} har skrevet.`), ["cpr look"], sign);
  const yearFirst = `${birth.slice(4)}${birth.slice(2, 4)}${60 + Number(birth.slice(0, 2))}`;
  assert.deepEqual(kindsIn(`Ansøgeren 19${yearFirst}-1${serial.slice(1)} og 20${yearFirst}-${serial}`), ["cpr stop", "cpr look"], "of this century are papers");
  assert.deepEqual(kindsIn(`punkt 1.${spellings["whole year with slash and dash"]!(birth, serial)}`), ["cpr look"], "a figure before it");
  const [other, four] = impossibleCpr(dice(4));
  assert.deepEqual(kindsIn(`Parret ${birth}-${serial}/${other}-${four} har skrevet.`), ["cpr stop", "cpr stop"]);
});

test("law: a CPR number in any spelling, anywhere in any text, is found", () => {
  const texts = fc.oneof(fc.string({ maxLength: 200, unit: "grapheme" }), fc.lorem({ maxCount: 40 }));
  fc.assert(
    fc.property(texts, texts, fc.constantFrom(...Object.keys(spellings)), fc.integer(), (before, after, spelling, seed) => {
      const [a, b] = impossibleCpr(dice(seed));
      const spelled = spellings[spelling]!(a, b);
      // What touches it may be anything but a digit, which would make it another number.
      const [head, tail] = [before.replace(/\p{N}/gu, "x"), after.replace(/\p{N}/gu, "x")];
      const findings = found(`${head}${spelled}${tail}`);
      assert.ok(findings.some((finding) => finding.kind === "cpr"));
    }),
    { numRuns: 3_000 },
  );
});

test("law: no finding shows what it masks", () => {
  const digits = (text: string): string => text.replace(/\D/gu, "");
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...Object.keys(spellings)), { minLength: 1, maxLength: 4 }),
      fc.lorem({ maxCount: 12 }),
      fc.integer(),
      (names, words, seed) => {
        const throwDice = dice(seed);
        const numbers = names.map(() => impossibleCpr(throwDice));
        const text = names.map((name, index) => `${words} ${spellings[name]!(...numbers[index]!)}`).join(", ");
        const mail = ["else", "hjemme.dk"].join("@");
        for (const finding of found(`${text} ${mail} tlf. 23 45 67 89`)) {
          const shown = `${finding.excerpt} ${finding.words}`;
          for (const [, four] of numbers) assert.ok(!digits(shown).includes(four), shown);
          assert.ok(!shown.includes(mail) && !digits(shown).includes("234567"));
        }
      },
    ),
    { numRuns: 800 },
  );
});

test("law: the same bytes give the same keys, and any change gives others", () => {
  fc.assert(
    fc.property(fc.lorem({ maxCount: 30 }), fc.integer(), (words, seed) => {
      const text = `${words} ${impossibleCpr(dice(seed)).join("-")}`;
      const keys = (of: string, file = "a", part = "b"): string[] => guardText({ file, part, text: of }, context).map((finding) => finding.key);
      assert.deepEqual(keys(text), keys(text));
      for (const other of [keys(`${text} `), keys(text, "c"), keys(text, "a", "d")]) assert.ok(!keys(text).some((key) => other.includes(key)));
    }),
    { numRuns: 200 },
  );
});

test("law: any text is answered, never thrown at, in time that grows with its length", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 2_000, unit: "binary" }), (text) => void found(text)),
    { numRuns: 500 },
  );
  const unkind = ["1", "1 ", "a@", "[", "12-", "\\\\a", "Anders ", "1\t", "x.", "<", "to ", "Vej 1", "\u00AD1", "C:\\a\\", "0101", "A-", "Aa.", "Lars L. "];
  for (const each of unkind) {
    const short = timed(each.repeat(20_000 / each.length));
    const long = timed(each.repeat(160_000 / each.length));
    // Eight times as long: a step that grows with the square would take sixty-four.
    assert.ok(long < Math.max(short, 40) * 40, `${JSON.stringify(each)}: ${short.toFixed(0)} ms, then ${long.toFixed(0)} ms`);
  }
});

function timed(text: string): number {
  const started = performance.now();
  found(text);
  return performance.now() - started;
}

test("modulus 11 refuses nothing and only adds certainty", () => {
  const numbers = Array.from({ length: 400 }, (_, seed) => impossibleCpr(dice(seed)));
  const holding = numbers.filter(([a, b]) => elevenHolds(a + b));
  const failing = numbers.filter(([a, b]) => !elevenHolds(a + b));
  assert.ok(holding.length > 10 && failing.length > 300);
  const certainty = ([a, b]: [string, string]): number => found(`Nummer ${a}-${b}`)[0]!.certainty;
  assert.ok(failing.every((each) => certainty(each) >= 0.6));
  assert.ok(certainty(holding[0]!) > certainty(failing[0]!));
});

test("the century follows the seventh digit (DOMAIN §3)", () => {
  for (const [year, seventh, born] of [
    ["36", "3", "1936"],
    ["36", "4", "2036"],
    ["37", "4", "1937"],
    ["37", "5", "2037"],
    ["57", "8", "2057"],
    ["58", "8", "1858"],
    ["99", "9", "1999"],
    ["00", "9", "2000"],
  ] as const)
    assert.equal(birthDate(`0203${year}${seventh}000`), `${born}-03-02`);
  assert.equal(birthDate("2902010000"), null, "1901 was no leap year");
  assert.equal(birthDate("6203360000"), "1936-03-02", "an administrative number");
  assert.equal(birthDate("3113360000"), null);
});

test("a birth date in the future is told as such, and stops where it is written as only a CPR number is", () => {
  const [finding] = found(`Ansøger ${birth}-${serial}`, today);
  assert.equal(finding!.level, "stop");
  assert.match(finding!.words, /ligger i fremtiden, så det er et prøvenummer eller en slåfejl/u);
  assert.equal(found(`løbenummer ${birth}${serial}`, today).filter((each) => each.level === "stop").length, 0);
});

test("numbers of other kinds are told apart by their form and the words before them", () => {
  const ten = birth + serial;
  for (const text of [
    `P-nr. ${ten}`,
    `produktionsenhed: ${ten}`,
    `konto 1234 ${ten}`,
    `IBAN DK50 0040 0440 1162 43`,
    "CVR-nr. 13 74 81 36",
    "sagsnr. 15.00.00-P35-10-22 og 00.01.00G01-161-21",
    "Sagsnr. 330-2017-90442, j.nr. 2012-003869",
    "den 20.10.2022 kl. 14.30 og 20-10-22 1430",
    "EAN 5798001234567",
    "1.234.567,89 kr. i 2022 og 2.345.678,90 kr. i 2023",
    "2019 2020 2021 2022 2023 2024",
    "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
    `https://arkiv.example/vis/${birth.slice(0, 2)}-${birth.slice(2, 4)}-2019-1630`,
    "Tabel 1\t1205\t2030\t1111\t0101",
    "CPR-registeret pr. 01-01-2026 har 1234 borgere",
    "Kilde: CPR 01-01-2026: 1234 borgere",
    "Antal CPR-numre\t12\t10\t20\t1235",
    "mødet 14.01.2026 1234",
    "mødet 15/12-22 1430 og 10/11-12-2023",
    "sagsnr. 1-31-72-123-16 og 1-1-22-1234",
    "skoleåret 1.8.22-2023, 1.1.2019-2022 og 01.08.2024-31.07.2025",
    "bilag 20220115-1430 og 2023-01-15-0930",
    "=SUM(0101)+2030*1111",
  ])
    assert.ok(!kindsIn(text).includes("cpr stop"), text);
  // The same digits with the word that makes them a person's.
  assert.ok(kindsIn(`CPR-nr. ${ten}`).includes("cpr stop"));
  assert.ok(kindsIn(`Sagsnr. ${birth}-${serial}`).includes("cpr stop"), "people's numbers have been used as case numbers");
});

test("what a reader of images takes for letters is still a number", () => {
  const misread = `${birth}-${serial}`.replace(/0/gu, "O").replace(/1/gu, "l");
  const findings = guardText({ file: "skan.pdf", part: "side 1", text: `CPR ${misread}`, ocr: true }, context);
  assert.ok(findings.some((finding) => finding.kind === "cpr" && finding.level === "stop"));
});

test("contact addresses stop, the municipality's own are shown", () => {
  const at = (name: string, host: string): string => [name, host].join("@");
  assert.deepEqual(kindsIn(`Skriv til ${at("inger.hansen", "hjemme.dk")}`), ["email stop"]);
  assert.deepEqual(kindsIn("Skriv til inger.hansen (at) hjemme.dk"), ["email stop"]);
  assert.deepEqual(kindsIn(`Skriv til ${at("inger.hansen", "lindeborg.example")} eller ${at("post", "styrelsen.dk")}`), ["email look", "email look"]);
  assert.deepEqual(kindsIn("Ring på tlf. 23 45 67 89 eller 34 56 78 90"), ["phone stop", "phone stop"]);
  assert.deepEqual(kindsIn("Tlf. dir.: 3456 7890"), ["phone stop"]);
  assert.deepEqual(kindsIn("Hovednummer: tlf. 99 88 77 66"), ["phone look"]);
  // An institution's letterhead is no person's; a person's number beside the office's box is.
  const box = at("prøvehuset", "lindebo.dk");
  assert.deepEqual(kindsIn(`Prøvehuset, Prøvevej 12, 2750 Prøveby tlf. 4567 8901 E-mail ${box}`), ["phone look", "email look"]);
  assert.deepEqual(kindsIn("Postboks 4567 2300 Prøveby S Tlf 4567 8901 Fax 4567 8902 www.lindebo.dk"), ["phone look", "phone look"]);
  assert.deepEqual(kindsIn(`Kontakt Inger Hansen tlf. 4567 8901 E-mail ${box}`), ["phone stop", "email look"]);
  assert.deepEqual(kindsIn(`Tlf. dir.: 4567 8901 E-mail ${box}`), ["phone stop", "email look"]);
  assert.deepEqual(kindsIn(`Mobil 4567 8901 E-mail ${box}`), ["phone stop", "email look"]);
  assert.deepEqual(kindsIn(`Tlf. 4567 8901 E-mail ${at("inger.skolen", "lindebo.dk")}`), ["phone stop", "email stop"]);
  assert.deepEqual(kindsIn("mødet den 12 34 56 00 deltagere i 2022 2023"), []);
});

test("homes and private persons stop; offices, members and their houses do not", () => {
  assert.deepEqual(kindsIn("Indsigelse fra Kirsten Prøvegaard, Prøvevej 7, 4000 Prøveby"), ["person stop", "address stop"]);
  assert.deepEqual(kindsIn("Parret er bosat på Opdigtvænget 12, 1. tv, 4000 Prøveby"), ["address stop"]);
  for (const text of [
    "Mødet holdes på Rådhuset, Bygaden 12, 4000 Prøveby",
    "Kirsten Prøvegaard (A) foreslog en ændring",
    "formand Kirsten Prøvegaard bød velkommen",
    "Indsigelse fra advokat Kirsten Prøvegaard på vegne af foreningen",
    "Lokalplan for Prøvevej 7-19 sendes i høring",
  ])
    assert.deepEqual(
      kindsIn(text).filter((each) => each.endsWith("stop")),
      [],
      text,
    );
});

test("small groups stop beside what is delicate, and are shown elsewhere", () => {
  assert.deepEqual(kindsIn("I år er tre børn anbragt uden for hjemmet."), ["small-group stop"]);
  assert.deepEqual(kindsIn("Udvalget mødte 4 borgere på turen."), ["small-group look"]);
  assert.deepEqual(kindsIn("Borgere i misbrugsbehandling\t12\nBorgere dømt for vold\t2"), ["small-group stop"]);
  for (const text of ["12 børn er anbragt", "3 ledige boliger", "punkt 2 Ældre og sundhed", "Bilag 3 Unge og job", "stk. 2 personer", "1.234 borgere"])
    assert.deepEqual(kindsIn(text), [], text);
});

test("templates, tests and paths stop", () => {
  assert.deepEqual(kindsIn("Beslutning\nKlik eller tryk her for at skrive tekst."), ["template-text stop"]);
  assert.deepEqual(kindsIn("HUSK denne hjælpetekst skal slettes"), ["template-text stop"]);
  assert.deepEqual(kindsIn("Dagsorden for Testudvalget"), ["template-text stop"]);
  assert.deepEqual(kindsIn("TEST\n"), ["template-text stop"]);
  assert.deepEqual(kindsIn("Kommunen tilbyder en PCR-TEST og en test af vandet."), []);
  assert.deepEqual(kindsIn("Skriv kort, hvad sagen handler om", { ...context, helpTexts: ["Skriv kort, hvad sagen handler om"] }), ["template-text stop"]);
  assert.deepEqual(kindsIn("se H:\\Sager\\notat.docx"), ["machine-path stop"]);
  assert.deepEqual(kindsIn("https://lindeborg.example/a/b og 10:30"), []);
});

test("the words of a closed item stop in an open text of the same meeting", () => {
  const closed: GuardContext = {
    ...context,
    closed: [
      {
        item: "12",
        title: "Lukket: Salg af ejendommen Krageholmgården",
        parties: ["Thorbjørn Vesterkrage"],
        text: "Forvaltningen har forhandlet med køberen om prisen for Krageholmgården, og begge parter er enige om et bud under vurderingen. Sagen har nummer 4471902.",
      },
      { item: "13", title: "Lukket: Orientering", parties: [], text: "" },
    ],
    openText: "Orientering om økonomi. Forvaltningen har forhandlet om prisen med leverandøren.",
  };
  assert.deepEqual(kindsIn("aftalen med Thorbjørn Vesterkrage er klar", closed), ["closed-words stop"]);
  assert.deepEqual(kindsIn("Vesterkrages bud", closed), ["closed-words stop"]);
  assert.deepEqual(kindsIn("SALG AF EJENDOMMEN KRAGEHOLM-\ngården drøftes", closed), ["closed-words stop"]);
  assert.deepEqual(kindsIn("og begge parter er enige om et bud under vurderingen.", closed), ["closed-words stop"]);
  assert.deepEqual(kindsIn("jf. 4471902", closed), ["closed-words stop"]);
  assert.deepEqual(kindsIn("Turen går til Krageholmgården.", closed), ["closed-words look"]);
  assert.deepEqual(kindsIn("Orientering om økonomi og forvaltningens arbejde", closed), []);
  for (const finding of found("aftalen med Thorbjørn Vesterkrage er klar", closed)) {
    assert.match(finding.words, /Navnet på en part i det lukkede punkt 12 står i »bilag\.pdf« \(side 1\)\./u);
    assert.ok(!/Vesterkrage/u.test(finding.words + finding.excerpt));
  }
});

test("a find is told once with its count, and its sentence says what, where and what to do", () => {
  const [finding, ...others] = found(`${birth}-${serial} og igen ${birth} ${serial}`);
  assert.equal(others.length, 0);
  assert.equal(finding!.count, 2);
  assert.equal(
    finding!.words,
    "Et CPR-nummer står 2 steder i »bilag.pdf« (side 1). Slet nummeret, før det bliver offentligt, eller skriv, hvorfor det må stå.",
  );
  assert.equal(finding!.excerpt, "••••••-•••• og igen •••••• ••••");
});

test("the hash a clearance is tied to is SHA-256", async () => {
  const { createHash } = await import("node:crypto");
  for (const text of ["", "abc", "æøå 😀", "x".repeat(55), "x".repeat(56), "x".repeat(64), "ø".repeat(5_000)])
    assert.equal(sha256OfText(text), createHash("sha256").update(text).digest("hex"));
});
