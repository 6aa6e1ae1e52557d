/** Bytes of one file → minutes, through the stages of DESIGN §6. Runs in a reading process; knows no database. */

import { createHash } from "node:crypto";
import { figuresOf } from "#core/figures/figures.ts";
import type { PublishedMinutes } from "#core/published-minutes.ts";
import { linesOfDocx } from "./extract/docx.ts";
import { linesOfHtml } from "./extract/html.ts";
import { docx, mediaTypeOf, textOf, type MediaType } from "./extract/media-type.ts";
import { recognisePages } from "./extract/ocr.ts";
import { linesOfPdf } from "./extract/pdf.ts";
import { limits } from "./extract/limits.ts";
import { Unreadable } from "./extract/unreadable.ts";
import { linesOfText, type Line } from "./parse/lines.ts";
import { rebuildParagraphs } from "./parse/paragraphs.ts";
import { looksLikeMinutes, readDocument } from "./parse/read-document.ts";
import type { Reading, ReadMinutes, TextDocument } from "./parse/source.ts";
import { isFirstAgendaHtml, readFirstAgendaHtml } from "./parse/sources/firstagenda-html.ts";
import { isFirstAgendaJson, readFirstAgendaJson } from "./parse/sources/firstagenda-json.ts";

/** Raised when a better extractor or parser makes re-reading worth while; the stages re-run from what they kept. */
export const extractionVersion = 1;
export const readingVersion = 1;

/** What stands between bytes and parsing: kept by the importer, so that a better parser need not open the file again. */
export type Extraction =
  | { kind: "lines"; mediaType: MediaType; lines: Line[]; furniture: Line[]; pages: number | null; ocrPages: number[]; partial: boolean }
  | { kind: "markup"; mediaType: "text/html" | "application/json"; text: string };

export type ReadOptions = { ocr?: boolean; hints?: TextDocument["hints"] };

/** First half: opens the file. Throws Unreadable with the reason. */
export async function extract(bytes: Buffer, fileName: string, options: ReadOptions = {}): Promise<Extraction> {
  if (bytes.length === 0) throw new Unreadable("file-empty");
  if (bytes.length > limits.fileBytes) throw new Unreadable("file-too-large");
  const mediaType = mediaTypeOf(bytes, fileName);
  const flat = (lines: Line[], partial: boolean): Extraction => ({
    kind: "lines",
    mediaType: mediaType!,
    lines: bounded(lines),
    furniture: [],
    pages: null,
    ocrPages: [],
    partial: partial || lines.length > limits.lines,
  });
  switch (mediaType) {
    case "application/pdf":
      return extractPdf(bytes, options);
    case docx: {
      const { lines, partial } = await linesOfDocx(bytes);
      return flat(lines, partial);
    }
    case "text/html": {
      const html = textOf(bytes);
      if (isFirstAgendaHtml(html)) return { kind: "markup", mediaType, text: html };
      const { lines, partial } = linesOfHtml(html);
      return flat(lines, partial);
    }
    case "application/json":
      return { kind: "markup", mediaType, text: textOf(bytes) };
    case "application/xml": {
      // Character references XML forbids (&#xC;) stand in real exports (LAYOUTS case 19); an HTML reader takes them as they come.
      const { lines, partial } = linesOfHtml(textOf(bytes).replace(/&#x?0*(?:[0-8bBcCeEfF]|1[0-9a-fA-F]);/g, " "), { fragment: true });
      if (lines.length === 0) throw new Unreadable("xml-damaged");
      return flat(lines, partial);
    }
    case "text/plain":
      return flat(linesOfText(textOf(bytes)), false);
    case "application/zip":
    case null:
      throw new Unreadable("not-readable-kind");
  }
}

async function extractPdf(bytes: Buffer, options: ReadOptions): Promise<Extraction> {
  const text = await linesOfPdf(bytes);
  let { lines } = text;
  let ocrPages: number[] = [];
  let partial = text.partial;
  if (options.ocr && text.emptyPages.length > 0) {
    const recognised = await recognisePages(bytes, text.emptyPages);
    ocrPages = recognised.read;
    partial ||= recognised.unread.length > 0;
    lines = [...lines, ...recognised.lines].toSorted((a, b) => a.page - b.page).map((line, index) => ({ ...line, line: index + 1 }));
  }
  if (lines.length === 0) throw new Unreadable("pdf-no-text");
  const rebuilt = rebuildParagraphs(lines, text.pageWidth);
  return { kind: "lines", mediaType: "application/pdf", lines: bounded(rebuilt.lines), furniture: rebuilt.furniture, pages: text.pages, ocrPages, partial };
}

/** Second half: parses what was extracted. Throws Unreadable("not-minutes" | "json-…") when it is something else. */
export function parse(extraction: Extraction, source: { file: string; sha256: string }, options: ReadOptions = {}): PublishedMinutes {
  const { reading, pages, ocrPages, partial, furniture } = readingOf(extraction, options);
  if (!looksLikeMinutes(reading)) throw new Unreadable(extraction.mediaType === "application/xml" ? "xml-unknown" : "not-minutes");
  const minutes = withHints(reading.minutes, options.hints);
  return {
    schema: "sagsgang.minutes/1",
    source: {
      ...source,
      mediaType: extraction.mediaType,
      pages,
      ...(ocrPages.length > 0 ? { ocrPages } : {}),
      ...(partial ? { partial } : {}),
    },
    ...minutes,
    furniture: [...minutes.furniture, ...furniture.map((line) => line.text)],
    figure: figuresOf(minutes),
    doubt: [...minutes.doubt, ...doubtsOfReading(ocrPages, partial)],
  };
}

// What whoever brought the document said of it stands where the document itself says nothing.
function withHints(minutes: ReadMinutes, hints: ReadOptions["hints"]): ReadMinutes {
  if (minutes.municipality !== null || hints?.municipality === undefined) return minutes;
  return { ...minutes, municipality: hints.municipality, doubt: minutes.doubt.filter((doubt) => doubt.field !== "municipality") };
}

function readingOf(
  extraction: Extraction,
  options: ReadOptions,
): { reading: Reading; pages: number | null; ocrPages: number[]; partial: boolean; furniture: Line[] } {
  if (extraction.kind === "lines") {
    const document: TextDocument = {
      lines: extraction.lines,
      pages: extraction.pages,
      mediaType: extraction.mediaType,
      ...(options.hints ? { hints: options.hints } : {}),
    };
    return {
      reading: readDocument(document),
      pages: extraction.pages,
      ocrPages: extraction.ocrPages,
      partial: extraction.partial,
      furniture: extraction.furniture,
    };
  }
  const none = { pages: null, ocrPages: [], partial: false, furniture: [] };
  if (extraction.mediaType === "text/html") return { reading: readFirstAgendaHtml(extraction.text), ...none };
  let json: unknown;
  try {
    json = JSON.parse(extraction.text.replace(/^\uFEFF/, ""));
  } catch (error) {
    throw new Unreadable("json-damaged", { cause: error });
  }
  if (!isFirstAgendaJson(json)) throw new Unreadable("json-unknown");
  return { reading: readFirstAgendaJson(json), ...none };
}

function doubtsOfReading(ocrPages: number[], partial: boolean): PublishedMinutes["doubt"] {
  const doubts: PublishedMinutes["doubt"] = [];
  if (ocrPages.length > 0)
    doubts.push({
      field: "source/ocrPages",
      item: null,
      reason: "Teksten er læst med tekstgenkendelse og kan have læsefejl.",
      text: `Side ${ocrPages.join(", ")}`,
    });
  if (partial)
    doubts.push({
      field: "source/partial",
      item: null,
      reason: "Dokumentet kunne kun læses delvist.",
      text: "Filen er beskadiget, ufuldstændig eller meget lang.",
    });
  return doubts;
}

function bounded(lines: Line[]): Line[] {
  return lines.slice(0, limits.lines);
}

/** SHA-256 of some bytes, in lower-case hex: the name a document is kept under. */
export function sha256Of(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
