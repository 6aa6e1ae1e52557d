import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Figure } from "../published-minutes.ts";
import { figuresOf } from "./figures.ts";
import { periodInWords } from "./periods.ts";

function figuresIn(...texts: string[]): Figure[] {
  return figuresOf({ agendaItem: [{ number: "1", section: texts.map((text) => ({ role: "presentation", heading: null, text })) }] });
}

/** What the figures of a text say, shortly: value, unit, period. */
function told(text: string): string[] {
  return figuresIn(text).map((figure) => [figure.value ?? figure.date, figure.unit, figure.period].filter((each) => each !== null).join(" "));
}

/** The relations of a text's figures: "13 partOf 30". */
function relations(text: string): string[] {
  const figures = figuresIn(text);
  return figures.flatMap((figure) => figure.relation.map(({ kind, figure: n }) => `${figure.told} ${kind} ${figures[n - 1]!.told}`));
}

test("a number has the period that stands with it", () => {
  deepEqual(told("Væksten er 2,7 procent i 2024 og 1,8 procent i 2025."), ["2.7 procent 2024", "1.8 procent 2025"]);
  deepEqual(told("For 2023 forventes 0,8 procent."), ["0.8 procent 2023"]);
  deepEqual(told("Andelen er faldet fra 14% i september 2021 til 10,3% i september 2022."), ["14 procent 2021-09", "10.3 procent 2022-09"]);
  deepEqual(told("Kommunen har pr. ultimo september 2022 kontakt med 12 virksomheder."), ["12 virksomheder 2022-09"]);
  deepEqual(told("Fra marts 2022 til og med november 2023 er der sparet 4,2 mio. kr."), ["4200000 kr. 2022-03/2023-11"]);
  deepEqual(told("I 1. halvår 2023 var der 12 møder, i 3. kvartal 2023 var der 5 møder."), ["12 møder 2023-H1", "5 møder 2023-Q3"]);
});

test("a period that could be one of two is not given", () => {
  deepEqual(told("I 2022 og 2023 var der 40 møder."), ["40 møder"]);
  deepEqual(told("Udgiften er 12 kr. (beregnet ud fra regnskab 2023)."), ["12 kr."]);
});

test("the same month last year is reckoned from the month before", () => {
  deepEqual(told("Der var i juli 2022 i alt 2.790 modtagere målt i fuldtidspersoner. Til sammenligning var der i samme måned sidste år 2.889 modtagere."), [
    "2790 fuldtidspersoner 2022-07",
    "2889 fuldtidspersoner 2021-07",
  ]);
});

test("what the parts are parts of", () => {
  deepEqual(relations("I år er der kommet 30 flygtninge. Heraf er 13 børn (2 af dem er uledsagede)."), ["13 børn partOf 30 flygtninge", "2 partOf 13 børn"]);
  deepEqual(relations("57 ud af de 87 borgere har haft job."), ["57 partOf 87 borgere"]);
  deepEqual(relations("To af de tre ansatte fortsætter."), ["To partOf tre ansatte"]);
  deepEqual(relations("Der kom 92 børn, hvoraf 39 er drenge, og 50 piger."), ["39 partOf 92 børn", "50 piger partOf 92 børn"]);
  deepEqual(relations("Nævnet har truffet 222 afgørelser i 2016.\n\nStadfæstet: 126 sager\n\nHjemvist: 38 sager\n\nÆndret: 34 sager\n\nAfvist: 24 sager"), [
    "126 sager partOf 222 afgørelser",
    "38 sager partOf 222 afgørelser",
    "34 sager partOf 222 afgørelser",
    "24 sager partOf 222 afgørelser",
  ]);
});

test("what is compared, what changes and what is told in percent of it", () => {
  deepEqual(relations("Der var 64.125 fuldtidspersoner mod 40.913 i august 2022."), ["64.125 fuldtidspersoner against 40.913"]);
  deepEqual(relations("Kvoten reduceres fra 41 til 23 nye flygtninge."), ["41 becomes 23 nye flygtninge"]);
  deepEqual(relations("Kommunen er gået fra plads 89. til 29. plads."), ["plads 89 becomes 29. plads"]);
  deepEqual(relations("Regionen modtager 3.180 personer (31,8%)."), ["31,8% shareOf 3.180 personer"]);
  deepEqual(relations("Der deltager 3-4 borgere."), ["3 rangeTo 4 borgere"]);
});

test("the unit is shared across what is compared and never between two that only stand together", () => {
  deepEqual(told("Der var 64.125 fuldtidspersoner mod 40.913 i august 2022."), ["64125 fuldtidspersoner 2022-08", "40913 fuldtidspersoner 2022-08"]);
  const [first, second] = figuresIn("Der kom 12 borgere til mødet, og antallet er nu 14.");
  equal(first!.unit, "borgere");
  equal(second!.unit, null);
  equal(second!.doubt, "unitUnclear");
});

test("kinds: quota, rank, age, percentage point, share", () => {
  const kinds = (text: string): string[] => figuresIn(text).map((figure) => figure.kind);
  deepEqual(kinds("Kvoten er 23 flygtninge."), ["quota"]);
  deepEqual(kinds("Kommunen ligger på en 15. plads."), ["rank"]);
  deepEqual(kinds("Kommunen er rykket 31 pladser frem."), ["count"]);
  deepEqual(kinds("Borgere over 30 år kan deltage i 22 uger."), ["age", "duration"]);
  deepEqual(kinds("Andelen er 0,4 procentpoint lavere."), ["percentagePoint"]);
  deepEqual(kinds("Det er et fald på en tredjedel."), ["share"]);
});

test("dates are figures of their own, and a span tells its year once", () => {
  deepEqual(told("Undersøgelsen løb fra 27. april til den 3. juni 2022."), ["2022-04-27", "2022-06-03"]);
  deepEqual(told("Mødet er den 11. oktober."), ["--10-11"]);
});

test("what can be read in two ways is told without a value", () => {
  const [figure] = figuresIn("Andelen er 12.5 procent.");
  deepEqual([figure!.value, figure!.told, figure!.doubt], [null, "12.5", "decimalPoint"]);
});

test("a table's cells have row, column, period and unit, and are parts of their total", () => {
  const figures = figuresIn("\t2021\t2022\nOprettede pladser pr år\nPraktik\t1\t12\nLøntilskud\t90\t198\nSamlet\t91\t210");
  deepEqual(
    figures.map(({ value, unit, period, table }) => [value, unit, period, table!.row]),
    [
      [1, "pladser", "2021", "Praktik"],
      [12, "pladser", "2022", "Praktik"],
      [90, "pladser", "2021", "Løntilskud"],
      [198, "pladser", "2022", "Løntilskud"],
      [91, "pladser", "2021", "Samlet"],
      [210, "pladser", "2022", "Samlet"],
    ],
  );
  deepEqual(figures[0]!.relation, [{ kind: "partOf", figure: 5 }]);
});

test("a cell that is its column's own year is told as a doubt", () => {
  const figures = figuresIn("\t2022\t2023\nAntal kontakter\t2575\t2023");
  deepEqual(
    figures.map(({ value, doubt }) => [value, doubt]),
    [
      [2575, null],
      [2023, "looksLikeYear"],
    ],
  );
});

test("a table without heading gives its numbers with the doubt and no period", () => {
  deepEqual(
    figuresIn("Praktik\t13\t92").map(({ value, period, doubt }) => [value, period, doubt]),
    [
      [13, null, "headerLost"],
      [92, null, "headerLost"],
    ],
  );
});

test("a decision and a recommendation that stand in no section are read themselves, and only then", () => {
  const own = { number: "1", section: [], recommendation: { points: ["at der bevilges 50.000 kr."] }, decision: { text: "Bevilget med 40.000 kr." } };
  const places = (item: Parameters<typeof figuresOf>[0]["agendaItem"][number]): unknown[] =>
    figuresOf({ agendaItem: [item] }).map(({ value, at }) => [value, at.section, at.role]);
  deepEqual(places(own), [
    [50_000, null, "recommendation"],
    [40_000, null, "decision"],
  ]);
  deepEqual(places({ ...own, recommendation: null, section: [{ role: "decision", heading: null, text: "Bevilget med 40.000 kr." }] }), [
    [40_000, 0, "decision"],
  ]);
});

test("names of files and the competence hold no figures", () => {
  const sections = [
    { role: "attachments", heading: "Bilag", text: "Rapport om 12 borgere" },
    { role: "authority", heading: null, text: "Byrådet, 3 medlemmer" },
  ] as const;
  deepEqual(figuresOf({ agendaItem: [{ number: "1", section: [...sections] }] }), []);
});

test("periods in words", () => {
  deepEqual(["2022", "2022-07", "2022-09-30", "2022-H1", "2022-Q3", "2023-H1/2023-H2", "--10-11"].map(periodInWords), [
    "2022",
    "juli 2022",
    "30. september 2022",
    "1. halvår 2022",
    "3. kvartal 2022",
    "1. halvår 2023 – 2. halvår 2023",
    "11. oktober",
  ]);
});

test("every figure stands where it is said to stand, its relations lead to figures, and reading twice gives the same", () => {
  const bit = fc.constantFrom(
    "Der var ",
    "2.790 ",
    "borgere ",
    "mod ",
    "2.889 ",
    "i 2022",
    ". ",
    "Heraf ",
    "er ",
    "13 ",
    "børn",
    " (",
    "7,3 %",
    ")",
    "\n",
    "Navn: 12 sager",
    "\t",
    "2021\t2022",
    "fra ",
    "41 ",
    "til ",
    "23 ",
    "tre ",
    "12.5",
    "kr. ",
    "samme måned sidste år ",
    "ud af de ",
    "en tredjedel",
    "§ 3 ",
    "3-4 ",
    "Samlet\t4\t5",
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(bit, fc.string()), { maxLength: 40 }), (bits) => {
      const text = bits.join("");
      const figures = figuresIn(text);
      for (const figure of figures) {
        equal(
          text.slice(figure.at.start, figure.at.end).startsWith(figure.told.slice(0, 1)) || figure.told.includes(text.slice(figure.at.start, figure.at.end)),
          true,
        );
        equal(figure.value === null, figure.kind === "date" || (figure.doubt !== null && figure.doubt !== "unitUnclear" && figure.value === null));
        for (const { figure: n } of figure.relation) equal(n >= 1 && n <= figures.length && n !== figure.n, true);
      }
      deepEqual(figuresIn(text), figures);
    }),
  );
});

test("a text made to be slow is read in time that grows with its length", { timeout: 120_000 }, () => {
  const hostile = ["12 borgere, ", "(1 ", "§ 1, 2 og 3 ", "1.", "fra 1 til 2 ", "Aa. ", "tre borgere og ", "a@", "-"].map((bit) => bit.repeat(4000));
  const tables = ["a\t" + "1\t".repeat(4000), Array.from({ length: 1000 }, (_, index) => `Række ${index}\t${index}\t${index + 1}`).join("\n")];
  const cells = [`a\t${"111 ".repeat(3000)}11\nb\t2\n`, `a\t${"A".repeat(20_000)}\nb\t2\n`];
  for (const text of [...hostile, ...tables, ...cells, "a".repeat(100_000)]) for (const figure of figuresIn(text)) equal(figure.text.length <= 2000, true);
});
