/** Paper from blocks: a tagged PDF with contents, headings and tables, by Typst (docs/decisions/0006). Same blocks, same bytes. */

import { createRequire } from "node:module";
import * as fs from "node:fs";
import * as path from "node:path";
import { NodeCompiler, PdfStandard, type NodeTypstDocument } from "@myriaddreamin/typst-ts-node-compiler";

export type PaperBlock =
  | { kind: "heading"; level: 1 | 2 | 3 | 4; text: string; newPage?: boolean; target?: number }
  | { kind: "title"; text: string }
  | { kind: "meta"; label: string; text: string }
  | { kind: "contents"; text: string; target: number }
  | { kind: "paragraph"; text: string; close?: boolean }
  | { kind: "list"; items: string[] }
  | { kind: "table"; rows: string[][]; /** False where the first row is no head. */ head?: boolean }
  | { kind: "picture"; svg: string; /** What it shows, for those who do not see it. */ alt: string };

export type Paper = {
  title: string;
  blocks: PaperBlock[];
  footer?: boolean;
  /** Off unless asked for: a word copied from the paper should be the word. */ hyphenate?: boolean;
};

/** A file that goes inside an archival PDF. */
export type Attached = { name: string; mediaType: string; description: string; bytes: Uint8Array };

const template = `
#let paper = json("/paper.json")
#set document(title: paper.title)
#for file in paper.attached { pdf.attach("/" + file.name, relationship: "data", mime-type: file.mediaType, description: file.description) }
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
  else if b.kind == "picture" { figure(image(bytes(b.svg), format: "svg", width: 100%, alt: b.alt)) }
  else if b.kind == "table" and not b.head { table(columns: b.rows.first().len(), inset: 6pt, stroke: 0.5pt, ..b.rows.flatten()) }
  else if b.kind == "table" { table(columns: b.rows.first().len(), inset: 6pt, stroke: 0.5pt, table.header(..b.rows.first().map(c => strong(c))), ..b.rows.slice(1).flatten()) }
}
`;

let compiler: NodeCompiler | null = null;

/** Sets the paper and answers the PDF's bytes. Throws with Typst's own message when a glyph or the template fails. */
export function printPdf(paper: Paper): Buffer {
  const [typst, compiled] = setPaper(paper, []);
  const pdf = typst.pdf(compiled, { pdfTags: true, creationTimestamp: 0 });
  typst.evictCache(2);
  return pdf;
}

/**
 * Sets the paper as PDF/A-3a with files inside, dated. It is set as PDF/UA-1 first, for what that refuses; Typst can promise only one of the two, and
 * what is missing for both is put in by `sealed-pdf.ts` (docs/decisions/0026).
 */
export function printArchivalPdf(given: Paper, attached: readonly Attached[], at: Date): Buffer {
  const creationTimestamp = Math.floor(at.getTime() / 1000);
  const paper = { ...given, blocks: withoutSkips(given.blocks) };
  const [checked, accessible] = setPaper(paper, []);
  checked.pdf(accessible, { pdfStandard: PdfStandard.UA_1, pdfTags: true, creationTimestamp });
  const [typst, compiled] = setPaper(paper, attached);
  const pdf = typst.pdf(compiled, { pdfStandard: PdfStandard.A_3a, pdfTags: true, creationTimestamp });
  typst.evictCache(2);
  return pdf;
}

// PDF/UA-1 wants the first heading to be of level 1 and no level to be skipped on the way down (ISO 14289-1, 7.4.2).
function withoutSkips(blocks: readonly PaperBlock[]): PaperBlock[] {
  let above = 0;
  return blocks.map((block) => {
    if (block.kind !== "heading") return block;
    above = Math.min(block.level, above + 1);
    return { ...block, level: above as 1 | 2 | 3 | 4 };
  });
}

function setPaper(paper: Paper, attached: readonly Attached[]): [NodeCompiler, NodeTypstDocument] {
  compiler ??= NodeCompiler.create({ workspace: import.meta.dirname, fontArgs: [{ fontPaths: [] }, { fontBlobs: fonts() }] });
  const blocks = paper.blocks.map((block) => ({
    newPage: false,
    target: null,
    close: false,
    head: true,
    ...block,
    ...("text" in block ? { text: printable(block.text) } : {}),
    ...(block.kind === "table" ? { rows: block.rows.map((row) => row.map(printable)) } : {}),
    ...(block.kind === "list" ? { items: block.items.map(printable) } : {}),
  }));
  for (const { name, bytes } of attached) compiler.mapShadow(path.join(import.meta.dirname, name), Buffer.from(bytes));
  compiler.mapShadow(
    path.join(import.meta.dirname, "paper.json"),
    Buffer.from(
      JSON.stringify({
        title: printable(paper.title),
        footer: paper.footer ?? true,
        hyphenate: paper.hyphenate ?? false,
        blocks,
        attached: attached.map(({ name, mediaType, description }) => ({ name, mediaType, description })),
      }),
    ),
  );
  const compiled = compiler.compile({ mainFileContent: template });
  if (!compiled.result) {
    const error = compiled.takeError();
    throw new Error(`the paper could not be set: ${JSON.stringify(error ? compiler.fetchDiagnostics(error) : "no reason given").slice(0, 2000)}`);
  }
  return [compiler, compiled.result];
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
