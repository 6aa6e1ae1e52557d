/**
 * A PDF, read all through: the text of each page whatever lies over it, notes, form fields, links, bookmarks, what it tells of itself, files
 * inside, the signatures' certificates, earlier editions it was saved on top of, and scanned pages by text recognition.
 */

import { getDocument, type PDFDocumentProxy, type PDFPageProxy } from "#import/extract/pdfjs.ts";
import * as zlib from "node:zlib";
import { certificateText } from "./certificate-text.ts";
import { guardLimits } from "./guard-limits.ts";
import { tellXml, linkText } from "./text-parts.ts";
import type { PartSink } from "./part-sink.ts";
import { drawsCurves, pictureShares } from "./pdf-pictures.ts";

type TextItem = { str: string; transform: number[]; width: number; height: number; hasEOL: boolean };

/** Tells a PDF's parts; with `pagesRead` all but the words of its pages. Throws when it cannot be opened at all. */
export async function tellPdf(
  bytes: Buffer,
  sink: PartSink,
  ocrPage: (page: PDFPageProxy, part: string, whole: boolean, pageText: string) => Promise<void>,
  pagesRead = false,
): Promise<void> {
  const markup = markupIn(bytes);
  if (markup === null) return sink.cannot("hele filen", "Filen indeholder data, der fylder urimeligt meget, når de pakkes ud.", "Lav en ny udgave af filen.");
  const document = await open(bytes, sink);
  if (!document) return;
  try {
    const told: Told = { files: 0 };
    // What an earlier edition tells is told by what the present pages do not, so there the words are needed.
    const passOver = pagesRead && earlierEnds(bytes).length === 0;
    const pageTexts = passOver
      ? await tellBesideWords(document, told, sink, ocrPage)
      : await tellPages(document, told, sink, hasLargePictures(bytes) ? ocrPage : null, ocrPage);
    await tellAround(document, bytes, markup, told, sink);
    tellCertificates(bytes, sink);
    await tellEarlier(bytes, pageTexts, sink);
  } finally {
    await document.loadingTask.destroy();
  }
}

async function open(bytes: Uint8Array, sink: PartSink | null): Promise<PDFDocumentProxy | null> {
  const task = getDocument({
    data: new Uint8Array(bytes),
    isEvalSupported: false,
    useSystemFonts: false,
    disableFontFace: true,
    verbosity: 0,
    stopAtErrors: false,
  } as never);
  try {
    return await task.promise;
  } catch (error) {
    if ((error as Error).name === "PasswordException")
      sink?.cannot("hele filen", "Filen er låst med en adgangskode og kan ikke læses.", "Fjern adgangskoden, og læg filen op igen.");
    else sink?.cannot("hele filen", "PDF-filen er beskadiget og kan ikke læses.", "Lav en ny udgave af filen.");
    return null;
  }
}

/** Files taken out so far. */
type Told = { files: number };

async function tellPages(
  document: PDFDocumentProxy,
  told: Told,
  sink: PartSink,
  withPictures: ((page: PDFPageProxy, part: string, whole: boolean, pageText: string) => Promise<void>) | null,
  ocrPage: (page: PDFPageProxy, part: string, whole: boolean, pageText: string) => Promise<void>,
): Promise<Set<string>> {
  const lines = new Set<string>();
  const last = Math.min(document.numPages, guardLimits.pages);
  if (last < document.numPages)
    sink.cannot(`side ${last + 1}-${document.numPages}`, `Filen har ${document.numPages} sider, og kun de første ${last} er læst.`, "Del filen i mindre.");
  for (let number = 1; number <= last; number++) {
    const part = `side ${number}`;
    try {
      const page = await document.getPage(number);
      const text = await textOfPage(page);
      for (const line of text.split("\n")) lines.add(squeezed(line));
      sink.tell(part, text);
      const stamped = await tellAnnotations(document, page, number, told, sink);
      const letters = text.replace(/\s/gu, "").length;
      const unreadable = letters > 0 && (text.match(/[\uE000-\uF8FF\uFFFD\u0000-\u0008\u000E-\u001F]/gu)?.length ?? 0) > letters * 0.15;
      if (letters < 20 || unreadable) {
        // A page may also be drawn curve by curve, its letters no letters any more.
        if (withPictures || unreadable || (await drawsCurves(page))) await ocrPage(page, part, true, text);
      } else if (stamped) await ocrPage(page, part, true, text);
      else if (withPictures) {
        const share = await pictureShares(page);
        if (share > 0.12) await withPictures(page, part, share > 0.7, text);
      }
      page.cleanup();
    } catch {
      sink.cannot(part, `Side ${number} kan ikke læses.`, "Lav en ny udgave af filen, eller se siden igennem i hånden.");
    }
  }
  return lines;
}

async function tellBesideWords(
  document: PDFDocumentProxy,
  told: Told,
  sink: PartSink,
  ocrPage: (page: PDFPageProxy, part: string, whole: boolean, pageText: string) => Promise<void>,
): Promise<Set<string>> {
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    // Our own pages carry no stamps; one that does was drawn on since.
    if (await tellAnnotations(document, page, number, told, sink)) await ocrPage(page, `side ${number}`, true, "");
    page.cleanup();
  }
  return new Set();
}

/** A page's text in reading order, a tab where a table's cells part. */
async function textOfPage(page: PDFPageProxy): Promise<string> {
  const content = await page.getTextContent({ disableNormalization: false });
  const items = (content.items.filter((item) => "str" in item) as unknown as TextItem[]).filter((item) => item.str !== "");
  let text = "";
  let y = Number.NaN;
  let right = 0;
  for (const item of items) {
    const [, , c, d, x, at] = item.transform as [number, number, number, number, number, number];
    const size = Math.hypot(c, d) || item.height || 10;
    if (text !== "" && Math.abs(at - y) > size * 0.4) text += text.endsWith("\n") ? "" : "\n";
    else if (text !== "" && !text.endsWith("\n")) {
      const gap = x - right;
      if (gap > size * 1.2 || gap < -size * 2) text += "\t";
      else if (gap > size * 0.15 && !/\s$/u.test(text) && !/^\s/u.test(item.str)) text += " ";
    }
    text += item.str;
    y = at;
    right = x + item.width;
  }
  return text;
}

/** Tells a page's notes, fields, links, scripts and the words for its pictures; whether something is drawn on it that only its picture shows. */
async function tellAnnotations(document: PDFDocumentProxy, page: PDFPageProxy, number: number, told: Told, sink: PartSink): Promise<boolean> {
  let stamped = false;
  const notes: string[] = [];
  const fields: string[] = [];
  const links: string[] = [];
  const scripts = [scriptsIn(await page.getJSActions())];
  for (const annotation of (await page.getAnnotations()) as Record<string, unknown>[]) {
    const words = [annotation["titleObj"], annotation["contentsObj"], annotation["richText"]].map((each) => (each as { str?: string } | null)?.str ?? "");
    const link = annotation["url"] ?? annotation["unsafeUrl"];
    if (typeof link === "string") links.push(linkText(link));
    if (annotation["fieldName"] !== undefined)
      fields.push(
        [annotation["fieldName"], annotation["alternativeText"], annotation["fieldValue"], annotation["defaultFieldValue"], annotation["buttonValue"]]
          .filter((each) => typeof each === "string" || Array.isArray(each))
          .map((each) => (Array.isArray(each) ? each.join(", ") : String(each)))
          .join(": "),
      );
    for (const { exportValue, displayValue } of (annotation["options"] ?? []) as { exportValue: string; displayValue: string }[])
      fields.push(exportValue === displayValue ? displayValue : `${displayValue} (${exportValue})`);
    scripts.push(scriptsIn((annotation["actions"] as object | null | undefined) ?? null));
    const note = words.filter((each) => each !== "").join(": ");
    if (note !== "") notes.push(note);
    stamped ||= annotation["hasAppearance"] === true && (words[1] ?? "") === "" && /^(?:Stamp|FreeText)$/u.test(String(annotation["subtype"]));
    const file = annotation["file"] as { filename?: string } | undefined;
    const id = annotation["fileId"];
    if (file && typeof id === "string") {
      const content = (await document.getAttachmentContent(id)) as Uint8Array | null;
      if (content) {
        told.files++;
        await sink.nested(`vedhæftet fil på side ${number}`, file.filename ?? "uden navn", content);
      }
    }
  }
  sink.tell(`kommentar på side ${number}`, notes.join("\n"));
  sink.tell(`formularfelt på side ${number}`, fields.join("\n"));
  sink.tell(`link på side ${number}`, links.join("\n"));
  sink.tell(`script på side ${number}`, scripts.join("\n"));
  sink.tell(`billedtekst på side ${number}`, wordsOfTree((await page.getStructTree()) as Tree | null));
  return stamped;
}

type Tree = { alt?: string; children?: Tree[] };

// What is read aloud in place of pictures.
function wordsOfTree(tree: Tree | null): string {
  const words: string[] = [];
  const stack = tree ? [tree] : [];
  while (stack.length > 0) {
    const { alt, children = [] } = stack.pop()!;
    if (alt) words.push(alt);
    for (let index = children.length - 1; index >= 0; index--) stack.push(children[index]!);
  }
  return words.join("\n");
}

async function tellAround(document: PDFDocumentProxy, bytes: Buffer, markup: readonly string[], told: Told, sink: PartSink): Promise<void> {
  const attempt = async (part: string, read: () => Promise<void>): Promise<void> => {
    try {
      await read();
    } catch {
      sink.cannot(part, `PDF-filens ${part} kan ikke læses.`, "Lav en ny udgave af filen.");
    }
  };
  await attempt("egenskaber", async () => {
    const { info, metadata } = (await document.getMetadata()) as unknown as { info: Record<string, unknown>; metadata: { getRaw(): string } | null };
    const told: string[] = [];
    for (const [name, value] of Object.entries(info)) {
      if (typeof value === "string" && !/Date$|^(?:PDFFormatVersion|EncryptFilterName|Language)$/u.test(name)) told.push(`${name}: ${value}`);
      else if (name === "Custom" && value !== null && typeof value === "object")
        for (const [own, each] of entriesOf(value)) told.push(`${own}: ${String(each)}`);
    }
    sink.tell("egenskaber", told.join("\n"));
    const main = metadata?.getRaw() ?? "";
    if (main !== "") tellXml(main, { ...sink, tell: (_, text) => sink.tell("XMP-egenskaber", withoutMarks(text)) });
    const more = markup.filter((xml) => withoutMarks(xml.trim()) !== withoutMarks(main.trim()));
    for (const xml of more) tellXml(xml, { ...sink, tell: (_, text) => sink.tell("data i filen", withoutMarks(text)) });
    if (info["IsXFAPresent"] === true && more.length === 0)
      sink.cannot("formularens data", "Filen er en formular, hvis data ikke kan læses.", "Udskriv den til en ny PDF.");
  });
  await attempt("lag", async () => {
    const layers = [...((await document.getOptionalContentConfig()) as unknown as Iterable<[string, { name?: string | null }]>)];
    sink.tell("lagenes navne", layers.map(([, layer]) => layer.name ?? "").join("\n"));
  });
  await attempt("bogmærker", async () => {
    const titles: string[] = [];
    const stack = [...(((await document.getOutline()) ?? []) as unknown as { title: string; url: string | null; items: never[] }[])];
    while (stack.length > 0 && titles.length < 50_000) {
      const each = stack.shift()!;
      titles.push(each.title);
      if (each.url) titles.push(linkText(each.url));
      stack.unshift(...each.items);
    }
    sink.tell("bogmærker", titles.join("\n"));
  });
  await attempt("sidenavne", async () => {
    const labels = (await document.getPageLabels()) ?? [];
    sink.tell("sidenavne", labels.filter((each) => each.length > 3).join("\n"));
  });
  await attempt("vedhæftede filer", async () => {
    const files = (await document.getAttachments()) as unknown as Map<string, { filename: string; description?: string }> | null;
    for (const [id, file] of files ?? []) {
      sink.tell("vedhæftet fils beskrivelse", file.description ?? "");
      const content = (await document.getAttachmentContent(id)) as Uint8Array | null;
      if (content) {
        told.files++;
        await sink.nested(`vedhæftet fil »${file.filename}«`, file.filename, content);
      }
    }
    // A file may also hang on a page or on nothing: the form of its stream tells that it is there.
    const there = [...bytes.toString("latin1").matchAll(/\/Type\s{0,3}\/EmbeddedFile\b/gu)].length;
    if (there > told.files)
      sink.cannot(
        "vedhæftede filer",
        `Der ligger ${there - told.files} ${there - told.files === 1 ? "fil" : "filer"} i PDF-filen, som ikke kan tages ud og læses.`,
        "Udskriv filen til en ny PDF, eller se den igennem i hånden.",
      );
  });
  await attempt("scripts", async () => {
    sink.tell("script", scriptsIn(await document.getJSActions()));
  });
}

// pdfjs answers with a Map in one edition and with an object in another.
function entriesOf(value: object | null): [string, unknown][] {
  return value instanceof Map ? [...(value as Map<string, unknown>)] : Object.entries(value ?? {});
}

function scriptsIn(actions: object | null): string {
  return entriesOf(actions)
    .flatMap(([, scripts]) => scripts)
    .join("\n");
}

// Identifiers of editions are long random numbers, and tell nothing of persons.
function withoutMarks(text: string): string {
  return text.replace(/(?:uuid|xmp\.\w{3}|adobe:docid)[:\w-]+/giu, "").replace(/[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/giu, "");
}

function tellCertificates(bytes: Buffer, sink: PartSink): void {
  const raw = bytes.toString("latin1");
  let at = 0;
  let count = 0;
  while (count < 50) {
    const found = raw.indexOf("/ByteRange", at);
    if (found === -1) break;
    at = found + 10;
    // The signature's dictionary is around; its contents are a long hexadecimal string.
    const from = Math.max(0, found - 400_000);
    const window = raw.slice(from, found + 400_000);
    for (const match of window.matchAll(/\/Contents\s{0,5}<([0-9A-Fa-f\s]{64,})>/gu)) {
      count++;
      sink.tell("underskriftens certifikat", certificateText(Buffer.from(match[1]!.replace(/\s/gu, ""), "hex")));
    }
    const dictionary = raw.slice(Math.max(0, found - 2_000), found + 2_000);
    const words = [...dictionary.matchAll(/\/(Name|Reason|Location|ContactInfo)\s{0,3}\(((?:[^()\\]|\\.){0,400})\)/gu)].map(
      (match) => `${match[1]}: ${match[2]}`,
    );
    sink.tell("underskriftens oplysninger", words.join("\n"));
    at = Math.max(at, found + 400_000);
  }
}

function earlierEnds(bytes: Buffer): number[] {
  const ends: number[] = [];
  for (let at = bytes.indexOf("%%EOF"); at !== -1; at = bytes.indexOf("%%EOF", at + 5)) {
    // A font's table of letters ends with the same mark (Adobe 5014), inside its stream and with no place of a table of contents before it.
    const inStream = /^\s{0,4}endstream/u.test(bytes.toString("latin1", at + 5, at + 20));
    if (!inStream || /startxref\s+\d+\s*$/u.test(bytes.toString("latin1", Math.max(0, at - 40), at))) ends.push(at + 5);
  }
  const linearized = bytes.subarray(0, 2048).includes("/Linearized");
  // What comes after the last mark makes it an earlier one: a file that was cut, or saved without a mark of its own.
  const goesOn = ends.length > 0 && /\d obj\b/u.test(bytes.toString("latin1", ends.at(-1)!));
  return ends.slice(linearized ? 1 : 0, goesOn ? undefined : -1);
}

// A PDF may be saved on top of itself; what was struck still stands below, for whoever cuts the file there.
async function tellEarlier(bytes: Buffer, present: ReadonlySet<string>, sink: PartSink): Promise<void> {
  const earlier = earlierEnds(bytes);
  if (earlier.length > guardLimits.revisions)
    sink.cannot(
      "tidligere udgaver",
      `Filen er gemt oven i sig selv ${earlier.length} gange, og kun de første ${guardLimits.revisions} tidligere udgaver er læst.`,
      "Udskriv filen til en ny PDF.",
    );
  for (const [index, end] of earlier.slice(0, guardLimits.revisions).entries()) {
    const document = await open(bytes.subarray(0, end), null).catch(() => null);
    if (!document) continue;
    try {
      const struck: string[] = [];
      for (let number = 1; number <= Math.min(document.numPages, guardLimits.pages); number++) {
        const text = await textOfPage(await document.getPage(number));
        for (const line of text.split("\n")) if (!present.has(squeezed(line))) struck.push(line);
      }
      sink.tell(`tidligere udgave ${index + 1} af filen`, struck.join("\n"));
    } catch {
      sink.cannot(
        `tidligere udgave ${index + 1} af filen`,
        "En tidligere udgave, der ligger gemt i filen, kan ikke læses.",
        "Udskriv filen til en ny PDF.",
        "look",
      );
    } finally {
      await document.loadingTask.destroy();
    }
  }
}

function squeezed(line: string): string {
  return line.replace(/\s+/gu, "");
}

// An image's dictionary always stands in the open: only its pixels are packed.
function hasLargePictures(bytes: Buffer): boolean {
  const raw = bytes.toString("latin1");
  for (const match of raw.matchAll(/\/Subtype\s{0,3}\/Image\b/gu)) {
    const around = raw.slice(Math.max(0, match.index - 400), match.index + 400);
    const sides = [...around.matchAll(/\/(?:Width|Height|W|H)\s{1,3}(\d{1,5})/gu)].map((side) => Number(side[1]));
    if (sides.length < 2 || Math.max(...sides) >= 150) return true;
  }
  return /\bBI\b[\s\S]{0,200}\bID\b/u.test(raw.slice(0, 200_000));
}

function isMarkup(bytes: Buffer): boolean {
  return /^(?:\u00ef\u00bb\u00bf)?\s{0,20}<[?A-Za-z]/u.test(bytes.toString("latin1", 0, 40));
}

function* streamsIn(bytes: Buffer): Generator<Buffer> {
  for (let at = bytes.indexOf("stream"); at !== -1; at = bytes.indexOf("stream", at + 6)) {
    if (at >= 3 && bytes.toString("latin1", at - 3, at) === "end") continue;
    let start = at + 6;
    if (bytes[start] === 13) start++;
    if (bytes[start] === 10) start++;
    const end = bytes.indexOf("endstream", start);
    yield bytes.subarray(start, end === -1 ? undefined : end);
    if (end === -1) return;
    at = end;
  }
}

// A kilobyte can hold a gigabyte: every packed stream is measured before pdfjs sees it, and null says that they grow too large. What is XML in
// them (the data of XFA forms, what pages and pictures tell of themselves) is kept, for pdfjs asks for none of it.
function markupIn(bytes: Buffer): string[] | null {
  const markup: string[] = [];
  let total = 0;
  for (const stream of streamsIn(bytes)) {
    if ((stream[0]! & 0x0f) !== 8) {
      if (isMarkup(stream)) markup.push(stream.toString("utf8"));
      continue;
    }
    try {
      const inflated = zlib.inflateSync(stream, { maxOutputLength: 128 * 1024 * 1024, finishFlush: zlib.constants.Z_SYNC_FLUSH });
      total += inflated.length;
      if (isMarkup(inflated)) markup.push(inflated.toString("utf8"));
      if ((inflated[0]! & 0x0f) === 8 && inflated.length < 4 * 1024 * 1024)
        zlib.inflateSync(inflated, { maxOutputLength: 128 * 1024 * 1024, finishFlush: zlib.constants.Z_SYNC_FLUSH });
    } catch (error) {
      if ((error as { code?: string }).code === "ERR_BUFFER_TOO_LARGE") return null;
    }
    if (total > guardLimits.inflated * 2) return null;
  }
  return markup;
}
