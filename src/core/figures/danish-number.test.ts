import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { printNumber, readNumbers, type DanishNumber } from "./danish-number.ts";

/** The numbers of a text as "value unit", shortly. */
function told(text: string): string[] {
  return readNumbers(text).numbers.map(({ scaled, unit }) => `${scaled}${unit === null ? "" : ` ${unit.name}`}`);
}

function only(text: string): DanishNumber {
  const { numbers } = readNumbers(text);
  equal(numbers.length, 1, `${text}: ${numbers.map((each) => each.text).join(" ")}`);
  return numbers[0]!;
}

const forms: [string, string[]][] = [
  ["Der var 2.790 ydelsesmodtagere i juli 2022.", ["2790 ydelsesmodtagere"]],
  ["Korrigeret budget er 395.807.", ["395807"]],
  ["Udgiften er 7,3 mio. kr. om året.", ["7300000 kr."]],
  ["Udgiften er 7,3 mio.kr.", ["7300000 kr."]],
  ["Udgiften er 12 mia. kr.", ["12000000000 kr."]],
  ["Rammen er 450 t.kr. og 12 tkr.", ["450000 kr.", "12000 kr."]],
  ["Forbruget er 74,98 % af budgettet.", ["74.98 procent"]],
  ["Forbruget er 75,0pct.", ["75 procent"]],
  ["Ledigheden er 0,7%-point lavere.", ["0.7 procentpoint"]],
  ["Ledigheden er 0,4 procentpoint lavere og 20 pct. point højere.", ["0.4 procentpoint", "20 procentpoint"]],
  ["Tilskuddet er 1.766.000 kr.", ["1766000 kr."]],
  ["Tilskuddet er kr. 50.000,- i alt.", ["50000 kr."]],
  ["Tilskuddet er 50.000,- kr.", ["50000 kr."]],
  ["Tilskuddet er 1 766 000 kr.", ["1766000 kr."]],
  ["Tilskuddet er 1\u00A0766\u00A0000 kr.", ["1766000 kr."]],
  ["En ½ stilling og 2½ stilling.", ["0.5 stilling", "2.5 stilling"]],
  ["Der er fire vejledere og toogtyve elever.", ["4 vejledere", "22 elever"]],
  ["Ti har svaret (syv voksne og tre børn), og to er rejst.", ["10", "7 voksne", "3 børn", "2"]],
  ["Der var 28 færre helårspersoner med en ydelse.", ["28 helårspersoner"]],
  ["Det svarer til 60 fuldtidspersoner færre.", ["60 fuldtidspersoner"]],
  ["Ændringen er -0,5 % og −3 procentpoint.", ["-0.5 procent", "-3 procentpoint"]],
  ["Kommunen er på en 15. plads og var på plads 89.", ["15 plads", "89 plads"]],
  ["Kommunen er nr. 4 på listen og ligger i top-15.", ["4 plads", "15 plads"]],
  ["Der er 14,3 millioner flygtninge.", ["14300000 flygtninge"]],
  ["Der er 5376 unge.", ["5376 unge"]],
];

for (const [text, expected] of forms) test(`read: ${text}`, () => deepEqual(told(text), expected));

const notFigures = [
  "Mødet er onsdag den 26. oktober 2022 kl. 16:00 i lokale 324.",
  "Sag 00.01.00G01-161-21 og 15.00.00-A00-1-24, jf. lovens § 65 e, stk. 2, og § 18-midler.",
  "Perioden er 1.7.2017-31.08.2019 og 19/9 2017, målt pr. 30.09.2024.",
  "Se bilag 1 og 2, side 6 og side to samt konto 5 og 6.",
  "Beskæftigelsesplan 2022-2023 har 2. behandling i 3. kvartal 2023, uge 42.",
  "Mål 2, 3 og 4 er de samme. Ring på tlf. 12 34 56 78.",
  "Skoleåret 2023/2024, 8., 9. og 10. klassetrin, forholdet 1:1.",
  "Ved Møllesvinget 1, 3 og 5 samt Store Strandvej 110A, 110B, 114 og 116, se bilag 1 til 4.",
  "1. - 6. blev taget til efterretning",
  "1. at dagsordenen godkendes\n2) Eventuelt",
];

for (const text of notFigures) test(`no figure: ${text}`, () => deepEqual(told(text), []));

test("a point for a comma and a comma for a point are told, and are no numbers", () => {
  const { numbers, unread } = readNumbers("Andelen er 12.5 %, beløbet 1,234.50 kr. og antallet 2,790 personer.");
  deepEqual(numbers, []);
  deepEqual(
    unread.map(({ text, reason }) => [text, reason]),
    [
      ["12.5", "decimalPoint"],
      ["1,234.50", "englishThousands"],
      ["2,790", "englishThousands"],
    ],
  );
});

test("what stands before a number qualifies it", () => {
  const qualified = (text: string): unknown => only(text).qualifier;
  equal(qualified("Der er ca. 34.000 ansøgninger."), "about");
  equal(qualified("Der er knap 30.000 personer."), "justUnder");
  equal(qualified("Mere end 14 virksomheder deltog."), "moreThan");
  equal(qualified("Et fald på mindst 20 helårspersoner."), "atLeast");
  equal(qualified("Op til 12 deltagere."), "atMost");
  equal(qualified("Der er 12 deltagere."), null);
});

test("coordinated numbers share the unit, and a range has two ends", () => {
  const [from, to] = readNumbers("Kvoten går fra 41 til 23 nye flygtninge.").numbers;
  equal(from!.unit!.name, "flygtninge");
  equal(from!.shared, true);
  equal(to!.shared, false);
  const [first, last] = readNumbers("Der deltager 3-4 borgere i alderen.").numbers;
  deepEqual([first!.value, first!.range, last!.value, last!.range], [3, "from", 4, "to"]);
});

test("a number printed in Danish reads back equal, wherever it stands", () => {
  const units = ["", " kr.", " %", " personer", " procentpoint", " sager"];
  fc.assert(
    fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 2 }), fc.constantFrom(...units), (whole, decimals, unit) => {
      const value = whole / 10 ** decimals;
      const printed = printNumber(value, decimals);
      // A bare year is a year.
      if (unit === "" && /^(?:19|20)\d\d$/.test(printed)) return;
      const read = only(`Det er ${printed}${unit} i alt.`);
      equal(read.value, value === 0 ? 0 : Number(value.toFixed(decimals)));
      equal(read.text, printed);
      equal(read.decimals, decimals);
    }),
  );
});

test("a text without digits and words for numbers holds none", () => {
  const wordsWithout = fc.array(
    fc.constantFrom("udvalget", "drøfter", "sagen", "på", "mødet", "og", "borgerne", "er", "tilfredse", "kr.", "%", "ca.", ".", "æøå"),
  );
  fc.assert(fc.property(wordsWithout, (many) => deepEqual(readNumbers(many.join(" ")), { numbers: [], marks: [], unread: [] })));
});

test("every place is where the text stands, whatever the text", () => {
  const bits = fc.constantFrom(
    "2.790",
    "7,3",
    "12.5",
    " ",
    " mio. kr.",
    "%",
    "-",
    "tre ",
    "borgere",
    "1. ",
    "2022",
    "oktober",
    ",",
    ".",
    "§ 3",
    "\n",
    "½",
    "kl. ",
    "nr. ",
    "æ",
    "fra ",
    "til ",
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(bits, fc.string({ unit: "grapheme" }))), (many) => {
      const text = many.join("");
      const { numbers, marks, unread } = readNumbers(text);
      for (const each of [...numbers, ...marks, ...unread]) equal(text.slice(each.start, each.end), each.text);
      for (const { unit, counted } of numbers) {
        if (unit !== null) equal(text.slice(unit.start, unit.end), unit.text);
        if (counted !== null) equal(text.slice(counted.start, counted.end), counted.phrase);
      }
      const spans = [...numbers, ...marks].sort((a, b) => a.start - b.start);
      for (const [index, span] of spans.entries()) if (index > 0) equal(spans[index - 1]!.end <= span.start, true, `${spans[index - 1]!.text} | ${span.text}`);
    }),
  );
});
