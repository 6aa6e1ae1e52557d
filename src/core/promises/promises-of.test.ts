/** What is a promise and what is not, in invented minutes: every kind of phrase, and for each some words that look like it. */

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { AgendaItem } from "../published-minutes.ts";
import { dueInWords, duesIn, lastDayOf, firstDayOf, type Due } from "./due.ts";
import { promiseKinds, type Commitment, type PromiseKind } from "./promise.ts";
import { promisesOf } from "./promises-of.ts";
import { sentencesOf } from "./sentences.ts";

const meeting = "2024-03-12";

function item(over: Partial<AgendaItem>): AgendaItem {
  return { number: "4", name: "Cykelsti ved Åvej", public: true, caseNumber: null, section: [], recommendation: null, decision: null, attachment: [], ...over };
}

function decided(text: string, outcome: NonNullable<AgendaItem["decision"]>["outcome"] = "noted"): AgendaItem {
  return item({ decision: { text, phrase: "other", outcome, absent: [], vote: null } });
}

function told(text: string): AgendaItem {
  return item({ section: [{ role: "presentation", heading: "Sagsfremstilling", text }] });
}

function found(agendaItem: AgendaItem, date: string | null = meeting, committee = "Klimaudvalget"): Commitment[] {
  return promisesOf({
    organization: { name: committee, term: null },
    meeting: { kind: "minutes", date, start: null, place: null, participants: [] },
    agendaItem: [agendaItem],
  });
}

const inDecisions: [PromiseKind, string, string][] = [
  ["request", "Udvalget ønsker et orienteringspunkt om stierne på mødet den 14. maj 2024.", "14. maj 2024"],
  ["request", "Udvalget bad forvaltningen om at undersøge, hvad belysning koster.", "uden dato"],
  ["request", "Taget til efterretning, idet udvalget ønsker en status på næste møde.", "næste møde"],
  ["request", "Forvaltningen anmodes om at vende tilbage i juni.", "juni 2024"],
  ["postponement", "Punktet udsættes til et senere møde i udvalget.", "uden dato"],
  ["postponement", "Sagen blev udsat til mødet den 9. april.", "9. april 2024"],
  ["postponement", "Sagen sendes tilbage til forvaltningen.", "uden dato"],
  ["return", "Et enigt udvalg besluttede, at forsøget sættes på pause og drøftes igen i udvalget i efteråret 2024.", "efteråret 2024"],
  ["attachment", "Oplæg vist på mødet bilægges referatet.", "uden dato"],
  ["attachment", "Svaret sendes til udvalgets medlemmer.", "uden dato"],
  ["work", "Forvaltningen undersøger prisen inden sommerferien.", "juni 2024"],
  ["signal", "Udvalget lægger vægt på, at stien bliver belyst.", "uden dato"],
  ["reading", "Godkendt og oversendes til 2. behandling den 9. april 2024.", "9. april 2024"],
  ["continuation", "Forsøget fortsætter til udgangen af 2025.", "2025"],
];

const inProse: [PromiseKind, string, string][] = [
  ["reading", "Planen tilrettes og fremlægges til 2. behandling på udvalgets møde den 9. april 2024.", "9. april 2024"],
  ["orientation", "Der forelægges en enslydende orientering på Børneudvalgets møde den 5. marts 2024.", "5. marts 2024"],
  ["submission", "Sagen forelægges Økonomiudvalget den 3. april 2024.", "3. april 2024"],
  ["submission", "I efteråret 2024 forelægges udvalget et samlet oplæg.", "efteråret 2024"],
  ["submission", "Budgetopfølgning 2 behandles i udvalget i oktober.", "oktober 2024"],
  ["evaluation", "Forsøget evalueres halvårligt.", "hvert halve år"],
  ["evaluation", "Ordningen evalueres i 1. kvartal 2025.", "1. kvartal 2025"],
  ["monitoring", "Udviklingen på området følges tæt.", "uden dato"],
  ["grant", "Der bevilges 40.000 kr. til anvendelse i 2024/2025.", "2025"],
  ["grant", "Tilskuddet udbetales kvartalsvis forud.", "hvert kvartal"],
  ["target", "Projektet forventes afsluttet ved udgangen af 2025.", "2025"],
  ["target", "Arbejdet skal være færdiggjort senest den 1. december 2024.", "1. december 2024"],
  ["target", "Alle sager gennemgås og screenes i løbet af det kommende halve år.", "september 2024"],
  ["duty", "Lindeborg Kommune skal modtage 31 personer.", "uden dato"],
  ["continuation", "Indsatsen vil nu fortsætte som en del af driften.", "uden dato"],
  ["work", "Forvaltningen arbejder på en model for belysningen.", "uden dato"],
  ["work", "Der vil fremadrettet være ekstra fokus på skiltningen.", "uden dato"],
  ["submission", "De punkter, der skal til behandling i udvalget i løbet af 2025, står i årshjulet.", "2025"],
];

for (const [kind, text, due] of inDecisions)
  test(`a decision promises (${promiseKinds[kind]}): ${text}`, () => {
    const [one, ...more] = found(decided(text));
    assert.ok(one, "nothing was found");
    assert.deepEqual([one.kind, dueInWords(one.due), one.text, more.length], [kind, due, text, 0]);
  });

for (const [kind, text, due] of inProse)
  test(`a presentation promises (${promiseKinds[kind]}): ${text}`, () => {
    const [one, ...more] = found(told(text));
    assert.ok(one, "nothing was found");
    assert.deepEqual([one.kind, dueInWords(one.due), one.text, more.length], [kind, due, text, 0]);
  });

// Each looks like a promise and is none.
const none = {
  decisions: [
    "Taget til efterretning.",
    "Udvalget ønskede at rose forvaltningen for arbejdet.",
    "Lis Ager ønskede følgende tilført protokollen: Det går for langsomt.",
    "Indsatsen for udsatte borgere blev drøftet.",
    "Udvalget drøftede sagen på mødet den 12. februar 2024.",
    "Formanden orienterede om besøget den 4. marts.",
  ],
  prose: [
    "Sagen forelægges hermed udvalget.",
    "Forvaltningen fremlægger status med dette punkt.",
    "Udvalget behandlede sagen den 5. september 2023.",
    "På mødet vil forvaltningen orientere om stierne.",
    "Budgettet for 2024 er på 12 mio. kr.",
    "Faldet i ledigheden vil fortsætte i 2025.",
    "Kontrakten forlænges ikke ind i 2025.",
    "Kommunerne skal hvert år udarbejde en plan.",
    "Forbruget pr. 30. september 2024 forelægges nedenfor.",
    "Hvis økonomien ændrer sig, vender forvaltningen tilbage til udvalget i juni.",
    "Reglerne er som følger: løbende tilsyn.",
    "Midlerne er overført til forbrug i 2025.",
    "Borgeren har krav på at vende tilbage til arbejdsmarkedet.",
  ],
};

for (const text of none.decisions) test(`no promise in a decision: ${text}`, () => assert.deepEqual(found(decided(text)), []));
for (const text of none.prose) test(`no promise in a presentation: ${text}`, () => assert.deepEqual(found(told(text)), []));

test("two bodies with their days are two promises, also told with 'henholdsvis'", () => {
  for (const text of [
    "Opfølgningen forelægges Økonomiudvalget den 3. april 2024 og Byrådet den 10. april 2024.",
    "Økonomiudvalget og Byrådet forelægges ligeledes en samlet orientering på deres møder henholdsvis den 3. april 2024 og den 10. april 2024.",
  ])
    assert.deepEqual(
      found(told(text)).map((each) => [each.body, dueInWords(each.due)]),
      [
        ["Økonomiudvalget", "3. april 2024"],
        ["Byrådet", "10. april 2024"],
      ],
    );
});

test("a postponed item without a day is an open loop, also where the decision only says Udsat", () => {
  const [one] = found(decided("Udsat.", "postponed"));
  assert.deepEqual([one?.kind, one?.due.kind, one?.body], ["postponement", "none", "Klimaudvalget"]);
});

test("a first reading promises a second, and the competence of another body a way there", () => {
  assert.deepEqual(
    found(decided("Tiltrådt.", "firstReading")).map((each) => each.kind),
    ["reading"],
  );
  const authority: AgendaItem["section"] = [{ role: "authority", heading: "Beslutningskompetence", text: "Byrådet" }];
  assert.deepEqual(
    found({ ...decided("Anbefales godkendt.", "recommended"), section: authority }).map((each) => [each.kind, each.body]),
    [["route", "Byrådet"]],
  );
  assert.deepEqual(found({ ...decided("Godkendt.", "approved"), section: authority }, meeting, "Byrådet"), []);
});

test("a goal without a year is due when the project told in the same item ends, and it is said that it was taken from there", () => {
  const [goal] = found(told("Målet er at øge andelen med 12 procent.\nTilskuddet gælder projektperioden (1.2.2024-31.1.2026).")).filter(
    (each) => each.kind === "target",
  );
  assert.deepEqual([goal && dueInWords(goal.due), goal?.resolved], ["31. januar 2026", "period"]);
});

test("an order that the item itself answers is told as kept, with its day", () => {
  const [one, ...more] = found(
    told(
      "På mødet den 9. januar 2024 behandlede udvalget stierne.\nUdvalget besluttede, at der på et kommende møde skulle være en orientering om lys. Den fremlægges hermed.",
    ),
  );
  assert.deepEqual([one?.kept?.how, one?.kept?.madeOn, more.length], ["told", "2024-01-09", 0]);
});

test("what the resume says again is one promise", () => {
  const text = "Sagen forelægges Økonomiudvalget den 3. april 2024.";
  const twice = item({
    section: [
      { role: "summary", heading: "Resume", text },
      { role: "presentation", heading: "Sagsfremstilling", text: `Stien er projekteret. ${text}` },
    ],
  });
  assert.equal(found(twice).length, 1);
});

test("a recommendation promises only when it was followed", () => {
  const recommendation = { by: "Forvaltningen", points: ["at sagen drøftes igen i efteråret 2024."] };
  assert.equal(found({ ...decided("Tiltrådt.", "approved"), recommendation }).length, 1);
  assert.equal(found({ ...decided("Ikke tiltrådt.", "rejected"), recommendation }).length, 0);
});

test("an item without a meeting's date tells its due only where the year is written", () => {
  assert.equal(dueInWords(found(told("Sagen forelægges Økonomiudvalget den 3. april 2024."), null)[0]!.due), "3. april 2024");
  assert.equal(duesIn("i foråret", null)[0]?.resolved, "unresolved");
});

const day = fc.date({ min: new Date("2000-01-01"), max: new Date("2098-12-31"), noInvalidDate: true }).map((each) => each.toISOString().slice(0, 10));
const year = fc.integer({ min: 2000, max: 2098 });
const due: fc.Arbitrary<Due> = fc.oneof(
  day.map((date): Due => ({ kind: "date", date })),
  fc.tuple(year, fc.integer({ min: 1, max: 12 })).map(([y, month]): Due => ({ kind: "month", year: y, month })),
  fc.tuple(year, fc.integer({ min: 1, max: 4 })).map(([y, quarter]): Due => ({ kind: "quarter", year: y, quarter })),
  fc.tuple(year, fc.integer({ min: 1, max: 2 })).map(([y, half]): Due => ({ kind: "half", year: y, half })),
  fc.tuple(year, fc.constantFrom("spring", "summer", "autumn", "winter")).map(([y, season]): Due => ({ kind: "season", year: y, season: season as "spring" })),
  year.map((y): Due => ({ kind: "year", year: y })),
  fc.constantFrom("month", "quarter", "half", "year").map((every): Due => ({ kind: "recurring", every: every as "month" })),
);

test("law: a due written in words is read back as it was, whatever meeting it stands in", () => {
  fc.assert(
    fc.property(due, day, (written, at) => {
      const [read, ...more] = duesIn(`Sagen behandles i ${dueInWords(written)}, og så ser vi.`, at);
      assert.deepEqual([read?.due, more.length], [written, 0]);
    }),
    { numRuns: 2000 },
  );
});

test("law: a day or month without its year is never long over when the meeting is held", () => {
  fc.assert(
    fc.property(day, fc.integer({ min: 1, max: 28 }), fc.constantFrom("januar", "maj", "juli", "december"), (at, n, month) => {
      const [dated] = duesIn(`på mødet den ${n}. ${month}`, at);
      const earliest = new Date(Date.parse(at) - 62 * 86_400_000).toISOString().slice(0, 10);
      assert.ok(dated && lastDayOf(dated.due)! >= earliest && dated.resolved === "yearFromMeeting");
      const [monthly] = duesIn(`i ${month}`, at);
      assert.ok(monthly && lastDayOf(monthly.due)! >= at && firstDayOf(monthly.due)! <= lastDayOf(monthly.due)!);
    }),
  );
});

test("law: no text makes the reader fail, and each promise stands in the text it was found in", () => {
  const pieces = [...inDecisions, ...inProse].map(([, text]) => text).flatMap((text) => text.split(" "));
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 6 })), { maxLength: 80 }), (words) => {
      const text = words.join(" ");
      const told = text.replace(/\s+/gu, " ");
      for (const each of found(decided(text))) assert.ok(told.includes(each.text.slice(0, 40).replace(/^[-–•·*●▪o]\s+/u, "")) || each.text.includes(";"));
    }),
    { numRuns: 300 },
  );
});

test("sentences end where they end: not at 'd. 3. april', 'bl.a.', '1. behandling' or 'kl. 16'", () => {
  assert.deepEqual(sentencesOf("Mødet d. 3. april kl. 16 handler bl.a. om 1. behandling. Punktet udsættes.\n- Et punkt\n- Et til"), [
    "Mødet d. 3. april kl. 16 handler bl.a. om 1. behandling.",
    "Punktet udsættes.",
    "Et punkt",
    "Et til",
  ]);
});

test("a text made to be slow is read in its time", () => {
  const hostile = [
    "udvalget ".repeat(20_000),
    `${"Børne-, ".repeat(20_000)}udvalget`,
    "a. ".repeat(50_000),
    `skal ${"i ".repeat(50_000)}`,
    "1.1.2020-".repeat(20_000),
    "målet er at øge 1".repeat(5000),
  ];
  for (const text of hostile) {
    const began = performance.now();
    found(decided(text));
    found(told(text));
    // Far above what it takes, far below what a pattern that runs away would.
    assert.ok(performance.now() - began < 30_000, `${text.slice(0, 20)}… took ${performance.now() - began} ms`);
  }
});
