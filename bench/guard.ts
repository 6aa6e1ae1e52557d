/**
 * `npm run bench -- guard [documents] [scans]`: what the guard finds of what was planted (10,000 documents of text, then the same through files,
 * then clean scans), what it stops in the real papers of ../shared, and how many pages it reads a second on one core.
 */

import * as fs from "node:fs";
import * as path from "node:path";
import { guardText } from "#core/guard/guard-text.ts";
import type { Finding, GuardContext } from "#core/guard/finding.ts";
import { guardAndTell, stopGuard } from "#guard/guard-file.ts";
import { dice, impossibleCpr, inventedDocument, laterThan, openText, pick, spellings } from "#test/guard-documents.ts";
import * as files from "#test/guard-files.ts";
import { noScores, score, scoreTable } from "#test/guard-scoring.ts";
import { missing, sharedFolder } from "#test/shared.ts";
import { childrenCpuSeconds } from "./children-cpu.ts";

const [documents, scans] = [Number(process.argv[2] ?? 10_000), Number(process.argv[3] ?? 100)];
const out = (line: string): void => void process.stdout.write(`${line}\n`);
const context: GuardContext = { today: laterThan, municipality: { domain: null, phone: null }, closed: [], openText: "" };

// 1. Text.
{
  const throwDice = dice(10_000);
  const scores = noScores();
  const invented = Array.from({ length: documents }, () => inventedDocument(throwDice));
  const cpu = process.cpuUsage();
  for (const each of invented) score(each, scores);
  const used = process.cpuUsage(cpu);
  out(
    `text: ${documents} documents, ${Math.round(scores.pages)} pages of 3,000 characters, ${Math.round(scores.pages / ((used.user + used.system) / 1e6))} pages a CPU second`,
  );
  out(scoreTable(scores));
  out(`stops that are no identifier: ${scores.wrong.length}, ${((100 * scores.wrong.length) / scores.pages).toFixed(3)} per 100 pages`);
  const missed = new Map<string, number>();
  for (const each of scores.missed) missed.set(each.split(":")[0]!, (missed.get(each.split(":")[0]!) ?? 0) + 1);
  for (const [what, count] of missed) out(`  not stopped: ${what} × ${count}`);
}

// 1 b. Numbers laid anywhere in real papers, between any two characters that are no digits: what stands around is not our own invention.
{
  const root = sharedFolder("seeds");
  if (root === null) out(`skipped: ${missing("seeds")}`);
  else {
    const texts = fs.readdirSync(root).map((name) => fs.readFileSync(path.join(root, name), "utf8"));
    const throwDice = dice(5);
    const tries = 4_000;
    let stopped = 0;
    const rest = new Map<string, number>();
    for (let each = 0; each < tries; each++) {
      const text = pick(texts, throwDice);
      let at = Math.floor(throwDice() * text.length);
      while (/\d/u.test(text.slice(Math.max(0, at - 1), at + 1))) at = (at + 1) % text.length;
      const spelling = pick(Object.keys(spellings), throwDice);
      const told = spellings[spelling]!(...impossibleCpr(throwDice));
      const around = `${text.slice(Math.max(0, at - 1_500), at)}${told}${text.slice(at, at + 1_500)}`;
      const start = Math.min(at, 1_500);
      const mine = guardText({ file: "a", part: "b", text: around }, context).filter(
        (finding) => finding.kind === "cpr" && Math.abs(finding.start! - start) < 4,
      );
      if (mine.some((finding) => finding.level === "stop")) stopped++;
      else rest.set(`${spelling} ${mine.length > 0 ? "shown" : "not found"}`, (rest.get(`${spelling} ${mine.length > 0 ? "shown" : "not found"}`) ?? 0) + 1);
    }
    out(
      `numbers laid anywhere in real minutes, also inside words: ${stopped} of ${tries} stopped; ${[...rest].map(([what, count]) => `${what} ${count}`).join(", ") || "none left"}`,
    );
  }
}

// 2. The same number through files, one corner at a time.
{
  const throwDice = dice(2);
  const makers: Record<string, (told: string) => Buffer | Promise<Buffer>> = {
    docx: (told) =>
      files.wordFile(
        pick(["body", "split runs", "comment", "deleted", "header", "footnote", "hidden", "title", "alt text", "field"] as const, throwDice),
        told,
      ),
    xlsx: (told) => files.workbookFile(pick(["cell", "hidden sheet", "hidden row", "comment", "unused string", "pivot cache"] as const, throwDice), told),
    pptx: (told) => files.slidesFile(pick(["slide", "hidden slide", "notes", "comment"] as const, throwDice), told),
    odt: (told) => files.openDocumentFile(pick(["body", "comment", "deleted", "title"] as const, throwDice), told),
    pdf: (told) => files.typedPdf([openText, `Forside\n${told}`]),
    "pdf, marks": (told) => files.markedPdf(pick(["note", "link", "bookmark", "field"] as const, throwDice), told),
    eml: (told) => files.mailFile(told),
  };
  // Spellings that a PDF's standard font and a file's name can hold.
  const plain = ["dash", "no dash", "space", "spaced dash", "date with points", "date with spaces", "whole year"];
  for (const [kind, make] of Object.entries(makers)) {
    let stopped = 0;
    const missed: string[] = [];
    const count = 60;
    for (let each = 0; each < count; each++) {
      const spelling = pick(plain, throwDice);
      const told = `Nummeret er ${spellings[spelling]!(...impossibleCpr(throwDice))} i sagen`;
      const { findings } = await guardAndTell({ name: `bilag.${kind.slice(0, 4).trim().replace(",", "")}`, mediaType: "", bytes: await make(told) }, context);
      if (findings.some((finding) => finding.kind === "cpr" && finding.level === "stop")) stopped++;
      else missed.push(spelling);
    }
    out(`${kind.padEnd(12)} ${stopped} of ${count} stopped${missed.length > 0 ? `; not: ${missed.join(", ")}` : ""}`);
  }
}

// 3. Clean scans.
{
  const throwDice = dice(3);
  let stopped = 0;
  let shown = 0;
  const started = performance.now();
  const waiting: Promise<void>[] = [];
  for (let each = 0; each < scans; each++) {
    const spelling = pick(["dash", "space", "no dash"], throwDice);
    const told = spellings[spelling]!(...impossibleCpr(throwDice));
    const lines = [
      "Ansøgning til puljen for frivilligt socialt arbejde",
      `Ansøgerens CPR-nummer er ${told}, og beløbet er 4.000 kr.`,
      ...openText.split(". ").slice(0, 4),
    ];
    const bytes = await files.scannedPdf([files.pageImage(lines, { kind: each % 2 === 0 ? "jpeg" : "png" })]);
    waiting.push(
      guardAndTell({ name: "skan.pdf", mediaType: "", bytes }, context).then(({ findings }) => {
        const mine = findings.filter((finding) => finding.kind === "cpr");
        if (mine.some((finding) => finding.level === "stop")) stopped++;
        else if (mine.length > 0) shown++;
        else out(`  not found: ${spelling}`);
      }),
    );
  }
  await Promise.all(waiting);
  out(
    `clean scans: ${stopped} of ${scans} stopped, ${shown} shown, ${((performance.now() - started) / 1000 / scans).toFixed(2)} s a page on this machine's cores together`,
  );
}
await stopGuard();

// 4. Pages a second on one core, files and all.
{
  const throwDice = dice(4);
  const page = Array.from({ length: 4 }, () => inventedDocument(throwDice, 0).text)
    .join(" ")
    .slice(0, 3_000);
  const pages = 1_200;
  const paragraphs = page.split(". ").join(".</p><p>");
  const made: [string, string, Buffer, number][] = [
    ["plain text", "a.txt", Buffer.from(page.repeat(pages)), pages],
    ["web pages", "a.html", Buffer.from(`<html><body><p>${paragraphs.repeat(pages)}</p></body></html>`), pages],
    ["docx", "a.docx", files.wordFile("body", page.repeat(pages)), pages],
    ["pdf", "a.pdf", await files.typedPdf(Array.from({ length: pages }, () => page)), pages],
  ];
  for (const [what, name, bytes, count] of made) {
    // A process's time is known when it has ended; its start is counted with it.
    await stopGuard();
    const [own, children] = [process.cpuUsage(), childrenCpuSeconds()];
    await guardAndTell({ name, mediaType: "", bytes }, context);
    await stopGuard();
    const used = process.cpuUsage(own);
    out(`${what.padEnd(12)} ${Math.round(count / ((used.user + used.system) / 1e6 + childrenCpuSeconds() - children))} pages a CPU second`);
  }
  await stopGuard();
}

// 5. Real papers: every stop is listed by kind, for a person to judge.
for (const folder of ["seeds", "samples"]) {
  const root = sharedFolder(folder);
  if (root === null) {
    out(`skipped: ${missing(folder)}`);
    continue;
  }
  let pages = 0;
  let read = 0;
  const stops = new Map<string, Set<string>>();
  const today = { ...context, today: new Date().toISOString().slice(0, 10) };
  for (const name of fs.readdirSync(root, { recursive: true, encoding: "utf8" })) {
    const at = path.join(root, name);
    // What we wrote of them ourselves is no paper.
    if (!fs.statSync(at).isFile() || name.endsWith(".gold.json")) continue;
    read++;
    const { findings, looked } = await guardAndTell({ name: path.basename(name), mediaType: "", bytes: fs.readFileSync(at) }, today);
    pages += looked.pages || Math.ceil(looked.characters / 3_000);
    for (const finding of findings.filter((each: Finding) => each.level === "stop")) {
      const of = stops.get(finding.kind) ?? new Set();
      stops.set(finding.kind, of.add(`${path.basename(name)} ${finding.place.part}`));
    }
  }
  out(`${folder}: ${read} files, ${pages} pages; places that stop: ${[...stops].map(([kind, of]) => `${kind} ${of.size}`).join(", ") || "none"}`);
}
await stopGuard();
