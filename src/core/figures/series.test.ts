import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";
import type { Figure } from "../published-minutes.ts";
import { figuresOf } from "./figures.ts";
import { seriesAcross, seriesOf, type FoundSeries } from "./series.ts";

function figuresIn(text: string): Figure[] {
  return figuresOf({ agendaItem: [{ number: "1", section: [{ role: "presentation", heading: null, text }] }] });
}

function shortly(series: FoundSeries<Figure>): string {
  const points = series.points.map(({ figure, name, share }) => `${name ?? "?"} ${figure.value}${share === null ? "" : ` (${share.value})`}`).join(", ");
  return `${series.kind}: ${points}${series.whole === null ? "" : ` of ${series.whole.value}`}`;
}

const found = (text: string): string[] => seriesOf(figuresIn(text)).map(shortly);

test("a row across its periods is a series, and a column is the parts of its total", () => {
  const series = seriesOf(figuresIn("\t2021\t2022\nOprettede pladser pr år\nPraktik\t1\t12\nLøntilskud\t90\t198\nSamlet\t91\t211"));
  deepEqual(series.map(shortly), [
    "row: 2021 1, 2022 12",
    "parts: Praktik 1, Løntilskud 90 of 91",
    "parts: Praktik 12, Løntilskud 198 of 211",
    "row: 2021 90, 2022 198",
    "row: 2021 91, 2022 211",
  ]);
  deepEqual(
    series.flatMap(({ adds, kind }) => (kind === "parts" ? [adds] : [])),
    [true, false],
  );
  equal(series[0]!.title, "Oprettede pladser pr år: Praktik");
});

test("a row of budget, spending and percent is one series without one unit", () => {
  const [row] = seriesOf(figuresIn("I hele 1.000 kr.\tKorrigeret budget\tForbrug\tForbrugsprocent\nBroer\t4.000\t3.000\t75,0"));
  equal(shortly(row!), "row: Korrigeret budget 4000000, Forbrug 3000000, Forbrugsprocent 75");
  equal(row!.unit, null);
});

test("what one sentence compares is a series", () => {
  deepEqual(found("Lindeborg har 10 %, regionen 8,9 % og landet som helhed 8,3 %."), ["compared: Lindeborg 10, regionen 8.9, landet som helhed 8.3"]);
  deepEqual(found("Der var i juli 2022 i alt 2.790 modtagere målt i fuldtidspersoner. Til sammenligning var der i samme måned sidste år 2.889 modtagere."), [
    "compared: 2022-07 2790, 2021-07 2889",
  ]);
  deepEqual(found("Væksten er 2,1 procent i 2024 stigende til 2,3 procent i 2025 og 1,5 procent i 2026."), ["change: 2024 2.1, 2025 2.3, 2026 1.5"]);
  deepEqual(found("Kommunen er gået fra plads 89. til 29. plads."), ["change: ? 89, ? 29"]);
});

test("two amounts in one sentence that nothing tells apart are no series", () => {
  deepEqual(found("Med en udgift på 122.000 kr. per person kan det opgøres til 7,3 mio. kr. per år."), []);
});

test("counts with their percentages are told together", () => {
  deepEqual(found("Region Nord modtager 3.180 personer (31,8%), Region Syd modtager 1.436 personer (14,4%)."), [
    "shares: Region Nord 3180 (31.8), Region Syd 1436 (14.4)",
  ]);
});

test("the lines of a list that come to the whole are its parts", () => {
  const [parts] = seriesOf(
    figuresIn("Nævnet har truffet 222 afgørelser i 2016.\n\nStadfæstet: 126 sager\n\nHjemvist: 38 sager\n\nÆndret: 34 sager\n\nAfvist: 24 sager"),
  );
  equal(shortly(parts!), "parts: Stadfæstet 126, Hjemvist 38, Ændret 34, Afvist 24 of 222");
  equal(parts!.adds, true);
});

test("some parts of a whole are not said to miss anything", () => {
  const [parts] = seriesOf(figuresIn("Ud af de 92 borgere har 10 fået job, og to er flyttet."));
  equal(shortly(parts!), "parts: borgere 10, borgere 2 of 92");
  equal(parts!.adds, null);
});

test("the same words and unit at two meetings are a series; a bare noun and another unit are not", () => {
  const first = figuresIn("Bloktilskudsnøglen for 2022 er på 0,54 procent. Der kom 12 borgere.");
  const second = figuresIn("Bloktilskudsnøglen for 2024 er på 0,55 procent. Der kom 14 borgere.");
  deepEqual(seriesAcross([first, second]).map(shortly), ["meetings: 2022 0.54, 2024 0.55"]);
  deepEqual(seriesAcross([first, figuresIn("Bloktilskudsnøglen for 2024 er på 0,54 procentpoint.")]), []);
  deepEqual(seriesAcross([first]), []);
});

test("a series keeps its key when the same words are read again", () => {
  const read = (): string[] => seriesOf(figuresIn("Lindeborg har 10 % og landet som helhed 8,3 %.")).map(({ key }) => key);
  deepEqual(read(), read());
});

test("a total that differs by the rounding of its parts is not said to differ", () => {
  const [, parts] = seriesOf(figuresIn("Mio. kr.\t2021\t2022\nAktier\t8,4\t1,0\nObligationer\t6,2\t1,0\nStatspapirer\t106,1\t1,0\nI alt\t120,8\t9,0"));
  equal(parts!.kind, "parts");
  equal(parts!.adds, null);
});
