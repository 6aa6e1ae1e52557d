import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { caseKey, labelledCaseNumber, parseCaseNumber } from "./case-number.ts";

const written: readonly [string, { kle: string | null; facet: string | null; serial: number | null; year: number | null }][] = [
  ["00.01.00G01-161-21", { kle: "00.01.00", facet: "G01", serial: 161, year: 2021 }],
  ["00.10.51-P19-4-14", { kle: "00.10.51", facet: "P19", serial: 4, year: 2014 }],
  ["00.00.00-P19-1719-10", { kle: "00.00.00", facet: "P19", serial: 1719, year: 2010 }],
  ["13.03.00-Ø60-7-25", { kle: "13.03.00", facet: "Ø60", serial: 7, year: 2025 }],
  ["15.20G00 - 2013/01963", { kle: "15.20", facet: "G00", serial: 1963, year: 2013 }],
  ["85.02.02G00-0009", { kle: "85.02.02", facet: "G00", serial: 9, year: null }],
  ["00.30.02-S00-26-1", { kle: "00.30.02", facet: "S00", serial: 26, year: null }],
  ["330-2017-90442", { kle: null, facet: null, serial: 90442, year: 2017 }],
  ["EMN-2025-003383", { kle: null, facet: null, serial: 3383, year: 2025 }],
  ["20/4282", { kle: null, facet: null, serial: 4282, year: 2020 }],
  ["98/123", { kle: null, facet: null, serial: 123, year: 1998 }],
  ["21-014448", { kle: null, facet: null, serial: 14448, year: 2021 }],
  ["2016-001340", { kle: null, facet: null, serial: 1340, year: 2016 }],
  ["BOR 17/2012", { kle: null, facet: null, serial: 17, year: 2012 }],
  ["BR 40/04", { kle: null, facet: null, serial: 40, year: 2004 }],
];

for (const [text, parts] of written) {
  test(`"${text}" is read as the case number it is`, () => {
    assert.deepEqual(parseCaseNumber(text), { text, ...parts });
  });
}

test("what is written is kept as written, whatever is read from it", () => {
  assert.equal(parseCaseNumber("  15.20G00  -  2013/01963. ")?.text, "15.20G00 - 2013/01963");
});

test("a bare serial is a case number only under a label", () => {
  assert.equal(parseCaseNumber("299831"), null);
  assert.equal(parseCaseNumber("299831", { labelled: true })?.serial, 299831);
  assert.equal(parseCaseNumber("/4492", { labelled: true })?.serial, 4492);
});

test("dates, paragraphs and amounts are no case numbers", () => {
  for (const text of ["26-10-2022", "04.12.2012", "§ 17, stk. 4", "1.077,7", "2022-2025", "12", "Punkt 3", "1/10"])
    assert.equal(parseCaseNumber(text), null, text);
});

test("a labelled line gives its number and leaves what else stands there", () => {
  assert.deepEqual(labelledCaseNumber("Sagsnr.: 330-2017-90442               Dok.nr.: 330-2021-17407      Åbent"), {
    number: parseCaseNumber("330-2017-90442"),
    rest: "Dok.nr.: 330-2021-17407      Åbent",
  });
  assert.equal(labelledCaseNumber("Sagsid.: 16/6722, Sagsinitialer: kcan")?.number?.text, "16/6722");
  assert.equal(labelledCaseNumber("Sagsnr.:11/16213")?.number?.text, "11/16213");
  assert.equal(labelledCaseNumber("Sag 306-2009-600 / Dok. 306-2019-263412")?.number?.text, "306-2009-600");
  assert.equal(labelledCaseNumber("Sagsnr. 299831 Socialudvalget Åbent punkt")?.rest, "Socialudvalget Åbent punkt");
});

test("an empty label has no number, and an item's number is no case number", () => {
  assert.deepEqual(labelledCaseNumber("Sagsnr:"), { number: null, rest: "" });
  assert.equal(labelledCaseNumber("Sag nr. 129"), null);
  assert.equal(labelledCaseNumber("Sagsbehandler: Bo Friis"), null);
  assert.equal(labelledCaseNumber("Sagsnumre er lange"), null);
});

test("two writings of one number have one key", () => {
  assert.equal(caseKey(parseCaseNumber("15.00.00G01-22-21")!), caseKey(parseCaseNumber("15.00.00-G01-22-21")!));
  assert.notEqual(caseKey(parseCaseNumber("15.00.00G01-22-21")!), caseKey(parseCaseNumber("15.00.00G01-22-22")!));
});

test("whatever is read, the text it was read from is in it", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 80 }), (text) => {
      const number = parseCaseNumber(text, { labelled: true });
      if (number !== null) assert.ok(text.replace(/\s+/g, " ").includes(number.text));
      labelledCaseNumber(text);
    }),
  );
});
