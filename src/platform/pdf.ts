/** Paper from blocks: a tagged PDF with contents, headings and tables, by Typst (docs/decisions/0006). Same blocks, same bytes. */

import { createRequire } from "node:module";
import * as fs from "node:fs";
import * as path from "node:path";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";

export type PaperBlock =
  | { kind: "heading"; level: 1 | 2 | 3 | 4; text: string; newPage?: boolean; target?: number }
  | { kind: "title"; text: string }
  | { kind: "meta"; label: string; text: string }
  | { kind: "contents"; text: string; target: number }
  | { kind: "paragraph"; text: string; close?: boolean }
  | { kind: "list"; items: string[] }
  | { kind: "table"; rows: string[][] };

export type Paper = {
  title: string;
  blocks: PaperBlock[];
  footer?: boolean;
  /** Off unless asked for: a word copied from the paper should be the word. */ hyphenate?: boolean;
};

const template = `
#let paper = json("/paper.json")
#set document(title: paper.title)
#set text(lang: "da", region: "DK", font: "IBM Plex Sans", size: 11pt, hyphenate: paper.hyphenate)
#set page(paper: "a4", margin: (x: 25mm, y: 25mm), footer: if paper.footer { context align(center, text(size: 9pt)[Side #counter(page).display() af #counter(page).final().first()]) } else { none })
#set par(leading: 0.62em, spacing: 1.1em, justify: false)
#show heading.where(level: 1): set text(size: 17pt, weight: "bold")
#show heading.where(level: 2): set text(size: 14pt, weight: "bold")
#show heading.where(level: 3): set text(size: 12.2pt, weight: "bold")
#show heading.where(level: 4): set text(size: 11.6pt, weight: "bold")
#show heading: set block(above: 1.5em, below: 0.9em)
#for b in paper.blocks {
  if b.kind == "title" { block(below: 1.4em, text(size: 22pt, weight: "bold", b.text)) }
  else if b.kind == "heading" {
    if b.newPage { pagebreak(weak: true) }
    if b.target != none { [#heading(level: b.level, b.text)#label("item-" + str(b.target))] } else { heading(level: b.level, b.text) }
  }
  else if b.kind == "meta" { block(spacing: 1.1em)[#strong(b.label) #b.text] }
  else if b.kind == "contents" { block(spacing: 0.8em, link(label("item-" + str(b.target)), [#b.text #box(width: 1fr, repeat[.]) #context counter(page).at(label("item-" + str(b.target))).first()])) }
  else if b.kind == "paragraph" { block(spacing: if b.close { 0.62em } else { 1.1em }, b.text) }
  else if b.kind == "list" { list(..b.items) }
  else if b.kind == "table" { table(columns: b.rows.first().len(), inset: 6pt, stroke: 0.5pt, table.header(..b.rows.first().map(c => strong(c))), ..b.rows.slice(1).flatten()) }
}
`;

let compiler: NodeCompiler | null = null;

/** Sets the paper and answers the PDF's bytes. Throws with Typst's own message when a glyph or the template fails. */
export function printPdf(paper: Paper): Buffer {
  compiler ??= NodeCompiler.create({ workspace: import.meta.dirname, fontArgs: [{ fontPaths: [] }, { fontBlobs: fonts() }] });
  const blocks = paper.blocks.map((block) => ({
    newPage: false,
    target: null,
    close: false,
    ...block,
    ...("text" in block ? { text: printable(block.text) } : {}),
  }));
  compiler.mapShadow(
    path.join(import.meta.dirname, "paper.json"),
    Buffer.from(JSON.stringify({ title: printable(paper.title), footer: paper.footer ?? true, hyphenate: paper.hyphenate ?? false, blocks })),
  );
  const compiled = compiler.compile({ mainFileContent: template });
  if (!compiled.result) {
    const error = compiled.takeError();
    throw new Error(`the paper could not be set: ${JSON.stringify(error ? compiler.fetchDiagnostics(error) : "no reason given").slice(0, 2000)}`);
  }
  const pdf = compiler.pdf(compiled.result, { pdfTags: true, creationTimestamp: 0 });
  compiler.evictCache(2);
  return pdf;
}

// Characters no font of ours has would stop the whole paper.
function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cs}\p{Co}\p{Cn}]/gu, (c) => (c === "\n" || c === "\t" ? c : "")).replace(/\p{Extended_Pictographic}/gu, "□");
}

function fonts(): Buffer[] {
  const folder = path.dirname(createRequire(import.meta.url).resolve("@expo-google-fonts/ibm-plex-sans/package.json"));
  return ["400Regular/IBMPlexSans_400Regular.ttf", "400Regular_Italic/IBMPlexSans_400Regular_Italic.ttf", "700Bold/IBMPlexSans_700Bold.ttf"].map((name) =>
    fs.readFileSync(path.join(folder, name)),
  );
}
