/** Every rule on a sentence of its own, with the sentence beside it that only looks like it. All invented. */

import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import type { AgendaItem, CheckFinding } from "../published-minutes.ts";
import type { SectionRole } from "../section-role.ts";
import { printNumber } from "../figures/danish-number.ts";
import { findingKey, findingsOf, placeOf, rules } from "./findings.ts";
import type { CheckContext, MinutesToCheck } from "./read-items.ts";
import { lixOf, readingMinutes } from "./vocabulary.ts";

type Given = Partial<AgendaItem> & { text?: string };

function item(number: string, { text, ...given }: Given = {}): AgendaItem {
  return {
    number,
    name: `Sag ${number} om åens løb`,
    public: true,
    caseNumber: null,
    section: text === undefined ? [] : [section("presentation", "Sagsfremstilling", text)],
    recommendation: null,
    decision: null,
    attachment: [],
    ...given,
  };
}

function section(role: SectionRole, heading: string | null, text: string): AgendaItem["section"][number] {
  return { role, heading, text };
}

function minutes(items: AgendaItem[], meeting: Partial<MinutesToCheck["meeting"]> = {}): MinutesToCheck {
  return {
    organization: { name: "Teknik- og Miljøudvalget", term: null },
    meeting: { kind: "minutes", date: "2024-03-20", start: null, place: null, participants: [], ...meeting },
    agendaItem: items,
  };
}

function asked(text: string, given: Given = {}, context: Partial<CheckContext> = {}): CheckFinding[] {
  return findingsOf(minutes([item("4", { text, ...given })]), context);
}

function names(findings: readonly CheckFinding[]): string[] {
  return findings.map(({ rule }) => rule);
}

const decided = (text: string, more: Partial<NonNullable<AgendaItem["decision"]>> = {}): NonNullable<AgendaItem["decision"]> => ({
  text,
  phrase: "followed",
  outcome: "approved",
  absent: [],
  vote: null,
  ...more,
});
const bilag = (...names_: string[]): AgendaItem["attachment"] => names_.map((name) => ({ label: null, name }));

const ofText: [rule: string, asks: string, doesNot: string, given?: Given][] = [
  ["table-sum", "Udgift\t2022\t2023\nVeje\t10\t20\nStier\t15\t25\nI alt\t25\t46", "Udgift\t2022\t2023\nVeje\t10\t20\nStier\t15\t25\nI alt\t25\t45"],
  ["table-sum", "Udgift\t2022\t2023\tI alt\nVeje\t10\t20\t30\nStier\t15\t25\t41", "Udgift\t2022\t2023\tI alt\nVeje\t10\t20\t30\nStier\t15\t25\t40"],
  // Thousands that were rounded before they were added.
  ["table-sum", "I mio. kr.\t2023\nVeje\t10,4\nStier\t15,4\nI alt\t27,8", "I mio. kr.\t2023\nVeje\t10,4\nStier\t15,4\nI alt\t25,9"],
  ["table-difference", "Sted\t2022\t2023\tÆndring\nNord\t140\t152\t10", "Sted\t2022\t2023\tÆndring\nNord\t140\t152\t12"],
  [
    "table-percent",
    "Område\tKorrigeret budget\tForbrug\tForbrugsprocent\nVeje\t400\t300\t70,0",
    "Område\tKorrigeret budget\tForbrug\tForbrugsprocent\nVeje\t400\t300\t75,0",
  ],
  [
    "appeals-rate",
    "Omgørelsesprocenten for Ankestyrelsens afgørelser er 20 %.\nStadfæstelse: 60 sager\nHjemvisning: 30 sager\nÆndring: 10 sager\nAfvisning: 5 sager",
    "Omgørelsesprocenten for Ankestyrelsens afgørelser er 40 %.\nStadfæstelse: 60 sager\nHjemvisning: 30 sager\nÆndring: 10 sager\nAfvisning: 5 sager",
  ],
  [
    "parts-of-whole",
    "De 1.000 træer fordeles sådan: Nord får 500 træer (50 %), Syd får 300 træer (30 %) og Øst får 200 træer (21 %).",
    "De 1.000 træer fordeles sådan: Nord får 504 træer (50 %), Syd får 296 træer (30 %) og Øst får 200 træer (20 %).",
  ],
  ["percent-of", "57 ud af de 87 borgere (75 %) var tilfredse.", "57 ud af de 87 borgere (66 %) var tilfredse."],
  ["change", "Antallet er gået fra 828 til 622 personer, et fald på 35 %.", "Antallet er gået fra 828 til 622 personer, et fald på 25 %."],
  ["change", "Antallet er gået fra 828 til 622 personer, et fald på 216 personer.", "Antallet er gået fra 828 til 622 personer, et fald på 206 personer."],
  ["rank-change", "Kommunen er gået fra plads 60 til plads 29, altså 30 pladser frem.", "Kommunen er gået fra plads 60 til plads 29, altså 31 pladser frem."],
  ["counted-parts", "Der bor 14 personer (10 voksne og 5 børn) på stedet.", "Der bor 15 personer (10 voksne og 5 børn) på stedet."],
  ["percents-of-hundred", "Svarene fordeler sig med 40 % i nord, 35 % i syd og 27 % i øst.", "Svarene fordeler sig med 40 % i nord, 35 % i syd og 25 % i øst."],
  ["money-times-count", "60 borgere à 122.000 kr. pr. borger giver 8,3 mio. kr.", "60 borgere à 122.000 kr. pr. borger giver 7,3 mio. kr."],
  [
    "thousand-slip",
    "Der søges 1,25 mio. kr. til stien.\nBevillingen på 1.250 kr. gives i år.",
    "Der søges 1,25 mio. kr. til stien.\nBevillingen på 1.250.000 kr. gives i år.",
  ],
  ["unit-mix", "Der var 40 fuldtidspersoner.\nI alt 44 helårspersoner.", "Der var 40 fuldtidspersoner.\nI alt 44 fuldtidspersoner."],
  ["weekday", "Mødet holdes tirsdag den 20. marts 2024.", "Mødet holdes onsdag den 20. marts 2024."],
  ["no-such-day", "Arbejdet begynder den 31. april 2024.", "Arbejdet begynder den 30. april 2024."],
  ["date-after-meeting", "Budgettet blev den 4. oktober 2024 vedtaget af byrådet.", "Budgettet bliver den 4. oktober 2024 vedtaget af byrådet."],
  ["deadline-passed", "Svar skal sendes senest den 1. marts 2024.", "Svar skal sendes senest den 1. april 2024."],
  ["period-backwards", "Forsøget løber fra 1. maj 2024 til 1. marts 2024.", "Forsøget løber fra 1. marts 2024 til 1. maj 2024."],
  ["stale-source", "Den seneste prognose fra maj 2023 viser det.", "Den seneste prognose fra februar 2024 viser det."],
  ["list-numbers", "Forslagene er:\n1. Bænke\n2. Træer\n2. Lys\n3. Sti", "Forslagene er:\n1. Bænke\n2. Træer\n3. Lys\n4. Sti"],
  ["list-count", "Der er fire forslag:\n1. Bænke\n2. Træer\n3. Lys", "Der er tre forslag:\n1. Bænke\n2. Træer\n3. Lys"],
  ["attachment-missing", "Kortet er vedlagt som bilag.", "Hvis der er kort, bliver de vedlagt som bilag."],
  ["attachment-number", "Se bilag 3.", "Se bilag 2.", { attachment: bilag("Bilag 1 - Kort", "Bilag 2 - Tegning") }],
  ["no-such-benefit", "Tallet omfatter seniortidspension.", "Tallet omfatter seniorpension og sygedagpenge."],
  ["help-text", "Klik her for at skrive tekst.", "Skriv til forvaltningen."],
  ["abbreviation", "Sagen har været hos ZQV til udtalelse.", "Sagen har været hos Zonens Quartervagt (ZQV) til udtalelse."],
];

for (const [rule, asks, doesNot, given] of ofText)
  test(`${rule} asks about “${asks.split("\n").at(-1)!.slice(0, 60)}” and not about “${doesNot.split("\n").at(-1)!.slice(0, 60)}”`, () => {
    assert.deepEqual(names(asked(asks, given)), [rule]);
    assert.deepEqual(names(asked(doesNot, given)), []);
  });

test("a deadline still to come at the meeting is behind us today", () => {
  assert.deepEqual(names(asked("Svar skal sendes senest den 1. april 2024.", {}, { today: "2024-05-01" })), ["deadline-passed"]);
});

test("what is used of a budget is held against the year that has passed", () => {
  const table = "Område\tForbrugsprocent\nVeje\t93,0\nStier\t76,0";
  const found = asked(table, { name: "Budgetopfølgning pr. 30. september 2024" });
  assert.deepEqual(names(found), ["straight-line"]);
  assert.match(found[0]!.message, /^“Veje” har brugt 93,0 procent/u);
});

test("a recommendation needs somebody who does it, somebody who asks, and to be there", () => {
  const points = (...given: string[]): AgendaItem["recommendation"] => ({ by: "Forvaltningen", points: given });
  const text = (line: string): AgendaItem["section"] => [section("recommendation", "Indstilling", line)];
  assert.deepEqual(names(findingsOf(minutes([item("1", { section: text("at tager orienteringen til efterretning."), recommendation: points("at tager") })]))), [
    "recommendation-subject",
  ]);
  assert.deepEqual(names(findingsOf(minutes([item("1", { section: text("at udvalget tager det til efterretning."), recommendation: points("at") })]))), []);
  const signed = ["1", "2", "3"].map((number) => item(number, { section: text("at det godkendes."), recommendation: points("at det godkendes.") }));
  const unsigned = item("4", { section: text("at det godkendes."), recommendation: { by: null, points: ["at det godkendes."] } });
  assert.deepEqual(names(findingsOf(minutes([...signed, unsigned]))), ["recommendation-sender"]);
  assert.deepEqual(names(findingsOf(minutes([unsigned, unsigned, unsigned]))), [], "a house that names no sender is not asked each time");
  assert.deepEqual(names(findingsOf(minutes([item("1", { decision: decided("Indstillingen blev tiltrådt.") })]))), ["recommendation-missing"]);
  // One that is to be written is not one that has fallen out.
  const coming = "Fremsendes til Magistratsafdelingen for Teknik med henblik på udarbejdelse af en indstilling.";
  assert.deepEqual(names(findingsOf(minutes([item("1", { decision: decided(coming) })]))), []);
  assert.deepEqual(names(findingsOf(minutes([item("1", { section: [{ ...text("at det godkendes.")[0]!, headingTwice: true }] })]))), ["heading-twice"]);
});

test("competence and road are held against each other", () => {
  const authority = (who: string): AgendaItem["section"][number] => section("authority", "Beslutningskompetence", who);
  const ends = section("presentation", "Sagsfremstilling", "Planen behandles endeligt på kommunalbestyrelsens møde den 7. maj 2024.");
  assert.deepEqual(names(findingsOf(minutes([item("1", { section: [ends, authority("Teknik- og Miljøudvalget")] })]))), ["decided-elsewhere"]);
  assert.deepEqual(names(findingsOf(minutes([item("1", { section: [ends, authority("Kommunalbestyrelsen")] })]))), []);
  const council = (words: string): MinutesToCheck => minutes([item("1", { section: [authority("Kommunalbestyrelsen")], decision: decided(words) })]);
  assert.deepEqual(names(findingsOf(council("Tiltrådt."))), ["not-sent-on"]);
  assert.deepEqual(names(findingsOf(council("Anbefales."))), []);
});

test("nobody is both here and away, and none who is away votes", () => {
  const away = (name: string): NonNullable<AgendaItem["decision"]> => decided("Tiltrådt.", { absent: [{ name, party: null }] });
  const participants = [
    { name: "Asta Prøve", party: null },
    { name: "Bo Prøve", party: null },
  ];
  const both = findingsOf(minutes([item("1", { decision: away("Asta Prøve") }), item("2", { decision: away("Asta Prøve") })], { participants }));
  assert.deepEqual(names(both), ["present-and-absent"]);
  assert.match(both[0]!.message, /på alle 2 punkter/u);
  assert.deepEqual(names(findingsOf(minutes([item("1", { decision: away("Asta Prøve") }), item("2", { decision: away("Bo Prøve") })], { participants }))), []);
  const vote = { unanimous: false, for: ["Asta Prøve"], against: ["Bo Prøve"], abstained: [], counts: null, text: "For: Asta. Imod: Bo." };
  const voted = minutes([item("1", { decision: decided("Godkendt.", { absent: [{ name: "Bo Prøve", party: null }], vote }) })]);
  assert.deepEqual(names(findingsOf(voted)), ["absent-and-voting"]);
});

test("one case number is for one case, standing items lie together, and a unit has one name", () => {
  const numbered = (number: string, name: string, kle: string, serial = 1): AgendaItem =>
    item(number, { name, caseNumber: { text: `${kle}-G01-${serial}-24`, kle, facet: "G01", serial, year: 2024 } });
  assert.deepEqual(names(findingsOf(minutes([numbered("1", "Ny bro ved søen", "05.01.00"), numbered("2", "Regnskab for skoven", "05.01.00")]))), [
    "case-number-shared",
  ]);
  assert.deepEqual(names(findingsOf(minutes([numbered("1", "Ny bro ved søen", "05.01.00"), numbered("2", "Broen ved søen, fase 2", "05.01.00")]))), []);
  const standing = [
    numbered("7", "Meddelelser", "00.17.00"),
    numbered("8", "Lukket: Meddelelser", "00.17.00"),
    numbered("9", "Eventuelt", "00.22.00"),
    numbered("10", "Underskriftsblad", "00.22.00"),
  ];
  assert.deepEqual(names(findingsOf(minutes(standing))), ["standing-items-filed"]);
  const by = (who: string): Given => ({ recommendation: { by: `Direktøren for ${who}`, points: ["at det godkendes."] } });
  const units = findingsOf(minutes([item("1", by("By, Miljø og Kultur")), item("2", by("By, Miljø & Kultur")), item("3", by("By, Kultur og Miljø"))]));
  assert.deepEqual(names(units), ["unit-names"]);
  assert.match(units[0]!.message, /3 måder/u);
  assert.deepEqual(names(findingsOf(minutes([item("1", by("By, Miljø og Kultur")), item("2", by("By, Miljø\nog Kultur"))]))), [], "a name over two lines");
});

test("a paragraph with last year's figures is asked about, one with new figures is not", () => {
  const words = (figure: string, year: number): string =>
    `For ${year} gælder det, at andelen af kommunens veje, der trænger til en ny overflade, ligger på ${figure} procent, hvilket forvaltningen vurderer er på linje med de omkringliggende kommuner.`;
  const earlier = [minutes([item("2", { text: words("12,4", 2023) })], { date: "2023-03-22" })];
  assert.deepEqual(names(asked(words("12,4", 2024), {}, { earlier })), ["copied-figures"]);
  assert.deepEqual(names(asked(words("13,1", 2024), {}, { earlier })), []);
});

test("a benefit that has ended is asked about from half a year after", () => {
  const of = (date: string): CheckFinding[] => findingsOf(minutes([item("1", { text: "Udvalget følger borgere på uddannelseshjælp." })], { date }));
  assert.deepEqual(names(of("2025-11-01")), []);
  assert.deepEqual(names(of("2026-01-15")), ["ended-benefit"]);
});

test("a word told once, one letter from one the paper uses, is asked about where a word list is at hand", () => {
  const isWord = (word: string): boolean => word === "vejledning" || word === "vejledningen";
  const text = "Borgerne får vejledning, og god vejledning hjælper. Den vedledning, der gives, er fælles.";
  const [found] = asked(text, {}, { isWord });
  assert.equal(found?.rule, "spelling");
  assert.match(found!.message, /^“vedledning” står én gang og ligner “vejledning”, som står 2 gange/u);
  assert.deepEqual(names(asked(text)), [], "without a list nothing is asked");
  assert.deepEqual(names(asked("God vejledning er vejledning. Den vejledningen er ny.", {}, { isWord })), [], "the same word bent is no slip");
  assert.deepEqual(names(asked("God vejledning er vejledning. En vedledning, og en vedledning til.", {}, { isWord })), [], "what is written twice is meant");
});

test("empty sections and heavy texts are notes", () => {
  const written = section("presentation", "Sagsfremstilling", "Stien langs åen trænger til en ny overflade. ".repeat(8));
  const empty = findingsOf(minutes([item("1", { section: [written, section("finances", "Økonomi", "")] })]));
  assert.deepEqual(
    empty.map(({ rule, level }) => [rule, level]),
    [["empty-section", "note"]],
  );
  const heavy = `${Array.from({ length: 40 }, () => "kommunalbestyrelsesbeslutninger vedrørende infrastrukturinvesteringer").join(" ")} og ${Array.from({ length: 30 }, () => "forvaltningsvirksomhed").join(" ")}.`;
  assert.deepEqual(names(asked(heavy)), ["heavy-text"]);
  assert.equal(lixOf("Kort tekst."), null);
  assert.equal(readingMinutes("ord ".repeat(401)), 3);
});

test("each finding asks, in Danish, from what it names, and never says that something is wrong", () => {
  for (const [rule, text, , given] of ofText)
    for (const finding of asked(text, given)) {
      assert.match(finding.message, /\?|se efter/u, rule);
      assert.doesNotMatch(finding.message, /(?<!\p{L})(?:forkert|fejl|galt)(?!\p{L}| af\?)/iu, rule);
      assert.ok(finding.from.length > 0 && finding.text !== "", rule);
      if (finding.at !== null) assert.ok(finding.at.end >= finding.at.start && finding.at.line >= 1);
    }
});

test("a finding is told with its place, and is another when its numbers change", () => {
  const given = minutes([item("4", { text: "Indledning.\nBorgerne svarede: 57 ud af de 87 borgere (75 %) var tilfredse." })]);
  const [finding] = findingsOf(given);
  assert.equal(placeOf(finding!, given), "Punkt 4, Sagsfremstilling, linje 2");
  const [same] = asked("57 ud af de 87 borgere (75 %) var tilfredse, siger de.");
  const [other] = asked("58 ud af de 87 borgere (75 %) var tilfredse.");
  assert.equal(findingKey(finding!, "4"), findingKey(same!, "4"));
  assert.notEqual(findingKey(finding!, "4"), findingKey(other!, "4"));
});

test("a total that is the sum of its rows is never asked about, and one that is off by a little always is", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 10, max: 900_000 }), { minLength: 2, maxLength: 9 }), fc.constantFrom(0, 1), (rows, decimals) => {
      const scale = 10 ** decimals;
      const total = rows.reduce((all, each) => all + each, 0);
      const table = (sum: number): string =>
        [
          "Udgift\tBeløb",
          ...rows.map((each, at) => `Post ${"abcdefghi"[at]}\t${printNumber(each / scale, decimals)}`),
          `I alt\t${printNumber(sum / scale, decimals)}`,
        ].join("\n");
      assert.deepEqual(names(asked(table(total))), []);
      const off = total + Math.ceil(total / 50) + rows.length;
      assert.deepEqual(names(asked(table(off))), ["table-sum"]);
    }),
    { numRuns: 200 },
  );
});

test("a percentage that is rightly rounded is never asked about, whatever its decimals", () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 5000 }), fc.double({ min: 0.01, max: 1, noNaN: true }), fc.integer({ min: 0, max: 2 }), (whole, part, decimals) => {
      const count = Math.max(1, Math.round(whole * part));
      const percent = printNumber((count / whole) * 100, decimals);
      assert.deepEqual(names(asked(`${printNumber(count)} ud af ${printNumber(whole)} træer (${percent} %) blev fældet.`)), []);
    }),
    { numRuns: 500 },
  );
});

test("no text, however odd, breaks a rule", () => {
  const pieces = [
    "12",
    "1.000",
    "7,3",
    " % ",
    "kr.",
    " mio. ",
    "fra ",
    " til ",
    "ud af ",
    "(",
    ")",
    "\t",
    "\n",
    "1. ",
    "I alt",
    "den 4. maj 2024",
    "31. februar 2024",
    "bilag 2",
    "at ",
    "og ",
    "ZQV",
    " ",
  ];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 40 }), (parts) => {
      for (const finding of asked(parts.join(""))) assert.ok(rules.some(({ name }) => name === finding.rule));
    }),
    { numRuns: 1000 },
  );
});
