/**
 * `npm run bench -- figures [DOCUMENTS]`: CPU time of finding the figures of 10,000 documents against reading them. Reading is told twice: from text
 * alone (lines → minutes, the least a document can cost) and from PDF (bytes → minutes, a sample). The documents are the seeds where they are on this
 * machine, which are full of figures, and the demonstration's.
 */

import * as fs from "node:fs";
import * as path from "node:path";
import { figuresOf } from "#core/figures/figures.ts";
import { seriesOf } from "#core/figures/series.ts";
import { houseStyles } from "#core/house-styles/described.ts";
import { printMinutesAsText } from "#core/house-styles/print-minutes.ts";
import { demonstrationMeetings } from "#demo/meetings.ts";
import { paperOf } from "#demo/print-demonstration.ts";
import { linesOfText } from "#import/parse/lines.ts";
import { readDocument } from "#import/parse/read-document.ts";
import { extract, parse } from "#import/read-bytes.ts";
import type { ReadMinutes } from "#import/parse/source.ts";

const documents = Number(process.argv[2] ?? 10_000);
const seeds = path.join(import.meta.dirname, "..", "..", "shared", "seeds");

function cpu(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const used = process.cpuUsage(before);
  return (used.user + used.system) / 1000;
}

function measure(name: string, texts: readonly string[]): string {
  const read: ReadMinutes[] = [];
  const round = (count: number, work: (text: string, index: number) => void) => (): void => {
    for (let index = 0; index < count; index++) work(texts[index % texts.length]!, index);
  };
  const reading = (text: string): ReadMinutes => readDocument({ lines: linesOfText(text), pages: null, mediaType: "text/plain" }).minutes;
  for (const text of texts) read.push(reading(text));
  round(200, (text) => void reading(text))();
  for (let warm = 0; warm < 200; warm++) figuresOf(read[warm % read.length]!);
  let figures = 0;
  let series = 0;
  const readingTime = cpu(round(documents, (text) => void reading(text)));
  const figuresTime = cpu(round(documents, (_, index) => void (figures += figuresOf(read[index % read.length]!).length)));
  const seriesTime = cpu(round(documents, (_, index) => void (series += seriesOf(figuresOf(read[index % read.length]!)).length))) - figuresTime;
  const each = (time: number): string => (time / documents).toFixed(2);
  return `| ${name} | ${(texts.reduce((sum, text) => sum + text.length, 0) / texts.length / 1000).toFixed(1)} | ${each(readingTime)} | ${each(figuresTime)} | ${(figuresTime / readingTime).toFixed(2)} × | ${(figures / documents).toFixed(1)} | ${each(seriesTime)} | ${(series / documents).toFixed(1)} |\n`;
}

process.stdout.write(`${documents} documents, CPU ms a document, one process\n\n`);
process.stdout.write(
  "| documents | thousand letters | reading from text | figures | against reading | figures found | series | series found |\n|---|---|---|---|---|---|---|---|\n",
);
if (fs.existsSync(seeds)) {
  const names = fs.readdirSync(seeds).filter((name) => name.endsWith(".txt"));
  process.stdout.write(
    measure(
      "the five seeds",
      names.map((name) => fs.readFileSync(path.join(seeds, name), "utf8")),
    ),
  );
} else process.stdout.write(`(the seeds are not at ${seeds})\n`);
const meetings = demonstrationMeetings();
process.stdout.write(
  measure(
    "the demonstration's",
    meetings.map((meeting) => printMinutesAsText(meeting, houseStyles[0]!)),
  ),
);

const papers = meetings.slice(0, 6).map((meeting) => paperOf(meeting));
for (const paper of papers) parse(await extract(Buffer.from(paper), "a.pdf"), { file: "a.pdf", sha256: "" }, { hints: { municipality: "Lindeborg Kommune" } });
const before = process.cpuUsage();
for (let index = 0; index < 60; index++)
  parse(await extract(Buffer.from(papers[index % papers.length]!), "a.pdf"), { file: "a.pdf", sha256: "" }, { hints: { municipality: "Lindeborg Kommune" } });
const used = process.cpuUsage(before);
process.stdout.write(`\nReading the demonstration's PDFs, figures and all: ${((used.user + used.system) / 1000 / 60).toFixed(1)} ms a document\n`);
