/** One file of any kind → its parts. What it is, its first bytes tell; what is not known is told as not read. */

import type { PDFPageProxy } from "#import/extract/pdfjs.ts";
import { mediaTypeOf, textOf } from "#import/extract/media-type.ts";
import { Unreadable } from "#import/extract/unreadable.ts";
import { withZip, type ZipEntry } from "#import/extract/zip.ts";
import { wordsInBytes } from "./binary-text.ts";
import { isMacLeftover, isMail, looksBinary } from "./file-kind.ts";
import { guardLimits } from "./guard-limits.ts";
import type { findingsOf } from "./guard-parts.ts";
import { tellImageMarks } from "./image-parts.ts";
import { tellMail } from "./mail-parts.ts";
import { tellOffice } from "./office-parts.ts";
import type { PartSink } from "./part-sink.ts";
import { tellPdf } from "./pdf-parts.ts";
import { canvasOf, leastConfidence, recognise, type Recognised } from "./recognise.ts";
import { tellRtf } from "./rtf-parts.ts";
import { tellHtml, tellJson, tellPlain, tellXml } from "./text-parts.ts";

type Budget = {
  /** Asks to be left alive while a page is recognised. */ moreTime: () => void;
  ocrPages: number;
  ocrUntil: number;
  files: number;
  unrecognised: number;
};

/** Tells everything in a file to `found`; with `pagesRead`, all of a PDF but the words of its pages. What it throws is a file's fault that no reader foresaw. */
export async function tellFile(
  name: string,
  bytes: Buffer,
  found: ReturnType<typeof findingsOf>,
  { moreTime, pagesRead }: { moreTime: () => void; pagesRead: boolean },
): Promise<void> {
  const budget: Budget = {
    moreTime,
    ocrPages: guardLimits.ocrPages,
    ocrUntil: Date.now() + guardLimits.ocrSeconds * 1000,
    files: guardLimits.nestedFiles,
    unrecognised: 0,
  };
  await tellInside("", name, bytes, found, budget, 0, pagesRead);
  if (budget.unrecognised > 0)
    found.cannot(
      "sider som billeder",
      `${budget.unrecognised} ${budget.unrecognised === 1 ? "side eller billede er" : "sider eller billeder er"} ikke læst: der læses højst ${guardLimits.ocrPages} skannede sider i en fil.`,
      "Del filen i mindre, eller se de øvrige sider igennem i hånden og skriv, at det er gjort.",
    );
}

async function tellInside(
  prefix: string,
  name: string,
  bytes: Buffer,
  found: ReturnType<typeof findingsOf>,
  budget: Budget,
  depth: number,
  pagesRead = false,
): Promise<void> {
  const at = (part: string): string => (prefix === "" ? part : `${prefix} › ${part}`);
  const sink: PartSink = {
    tell: (part, text, options) => found.tell(at(part), text, options),
    cannot: (part, what, todo, level) => found.cannot(at(part), what, todo, level),
    async nested(part, inner, content) {
      const whole = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
      found.tell(at(`${part}, filnavn`), inner);
      found.closedElsewhere(at(part), whole);
      if (depth + 1 > guardLimits.depth)
        return found.cannot(at(part), "En fil ligger så dybt inde i andre filer, at den ikke er læst.", "Tag den ud, og læg den op for sig.");
      if (--budget.files < 0)
        return void (
          budget.files === -1 &&
          found.cannot(at(part), `Der ligger mere end ${guardLimits.nestedFiles} filer i filen, og resten er ikke læst.`, "Del den i mindre.")
        );
      try {
        await tellInside(at(part), inner, whole, found, budget, depth + 1);
      } catch (error) {
        found.cannot(
          at(part),
          `En fil inde i filen kan ikke læses (${error instanceof Unreadable ? "beskadiget" : (error as Error).name}).`,
          "Tag den ud, eller lav en ny udgave af den.",
        );
      }
    },
    image: (part, content, whole) => picture(at(part), content, whole, found, budget),
  };
  await tellKind(name, bytes, sink, pagesRead, (page, part, whole, text) => scannedPage(page, at(part), whole, text, found, budget));
}

async function tellKind(
  name: string,
  bytes: Buffer,
  sink: PartSink,
  pagesRead: boolean,
  ocrPage: (page: PDFPageProxy, part: string, whole: boolean, text: string) => Promise<void>,
): Promise<void> {
  if (bytes.length === 0) return sink.cannot("hele filen", "Filen er tom.", "Læg den rigtige fil op.");
  if (bytes.length > guardLimits.fileBytes) return sink.cannot("hele filen", "Filen er for stor til at blive læst.", "Del den i mindre filer.");
  const start = bytes.toString("latin1", 0, 1100);
  if (/%PDF-\d/u.test(start.slice(0, 1024))) return tellPdf(bytes, sink, ocrPage, pagesRead);
  if (start.startsWith("PK\u0003\u0004") || start.startsWith("PK\u0005\u0006")) return tellZip(bytes, sink);
  if (/^(?:\u00ff\u00d8\u00ff|\u0089PNG|GIF8|BM|RIFF[\s\S]{4}WEBP|II\*\u0000|MM\u0000\*)/u.test(start)) {
    tellImageMarks(bytes, sink);
    return sink.image("billede", bytes, true);
  }
  if (start.startsWith("{\\rtf")) return tellRtf(bytes.toString("latin1"), sink);
  if (start.startsWith("\u00d0\u00cf\u0011\u00e0")) {
    sink.tell("tekst i filen", wordsInBytes(bytes));
    const letter = /\.msg$/iu.test(name);
    return sink.cannot(
      "hele filen",
      letter ? "En gemt Outlook-mail kan kun læses delvist." : "Filen er i et ældre Office-format og kan kun læses delvist.",
      letter ? "Gem mailen som PDF." : "Gem den som PDF, .docx, .xlsx eller .pptx.",
    );
  }
  if (isMacLeftover(bytes)) return sink.tell("tekst i filen", wordsInBytes(bytes));
  if (isMail({ name, bytes })) return tellMail(bytes, sink);
  switch (mediaTypeOf(bytes, name)) {
    case "text/html":
      await tellDataFiles(bytes, sink);
      return tellHtml(textOf(bytes).replace(dataFiles, "data:"), sink);
    case "application/json":
      return tellJson(textOf(bytes), sink);
    case "application/xml":
      await tellDataFiles(bytes, sink);
      return tellXml(textOf(bytes), sink);
    case "text/plain": {
      const text = textOf(bytes);
      if (!looksBinary(text)) return tellPlain(text, sink);
    }
  }
  sink.tell("tekst i filen", wordsInBytes(bytes));
  sink.cannot("hele filen", "Filen er af en slags, som vagten ikke kan læse.", "Gem den som PDF, eller se den igennem i hånden og skriv, at det er gjort.");
}

const dataFiles = /data:([a-z]{1,40}\/[\w.+-]{1,100})?(?:;[\w.-]{1,40}=[^;,"'<>]{0,100}){0,5};base64,([A-Za-z0-9+/=_\s-]+)/giu;

async function tellDataFiles(bytes: Buffer, sink: PartSink): Promise<void> {
  let count = 0;
  for (const [, type = "", content = ""] of bytes.toString("latin1").matchAll(dataFiles)) {
    const kind = /^image\//iu.test(type) ? "billede" : "fil";
    await sink.nested(`${kind} ${++count} i siden`, kind, Buffer.from(content, "base64"));
  }
}

async function tellZip(bytes: Buffer, sink: PartSink): Promise<void> {
  let total = 0;
  try {
    const tellEntries = async (entries: ZipEntry[]): Promise<void> => {
      const names = entries.map((entry) => entry.name);
      if (names.includes("[Content_Types].xml") || names.includes("mimetype")) return tellOffice(entries, sink);
      for (const entry of entries) {
        if (total > guardLimits.inflated)
          return sink.cannot("hele pakken", "Pakken fylder for meget, når den pakkes ud, og resten er ikke læst.", "Del den i mindre.");
        const content = await entry.bytes();
        total += content.length;
        await sink.nested(`»${entry.name}« i pakken`, entry.name, content);
      }
    };
    await withZip(bytes, tellEntries, { leftovers: true });
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    const bomb = error.code === "zip-bomb";
    sink.cannot(
      "hele filen",
      bomb ? "Filen indeholder data, der fylder urimeligt meget, når de pakkes ud." : "Filen er beskadiget eller låst og kan ikke pakkes ud.",
      "Lav en ny udgave af filen uden adgangskode.",
    );
  }
}

/** A page of a PDF, drawn and read. What the page's own text says already is not told again. */
async function scannedPage(
  page: PDFPageProxy,
  part: string,
  whole: boolean,
  text: string,
  found: ReturnType<typeof findingsOf>,
  budget: Budget,
): Promise<void> {
  if (spent(budget)) return;
  const { createCanvas } = await import("@napi-rs/canvas");
  const viewport = page.getViewport({ scale: Math.min(300 / 72, 7000 / Math.max(1, page.view[2]! - page.view[0]!, page.view[3]! - page.view[1]!)) });
  const canvas = createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height));
  await page.render({ canvas: canvas as never, viewport }).promise;
  judge(await recognise(canvas), part, whole, text, found);
}

async function picture(part: string, bytes: Uint8Array, whole: boolean, found: ReturnType<typeof findingsOf>, budget: Budget): Promise<void> {
  const canvas = await canvasOf(bytes).catch(() => null);
  if (!canvas)
    return found.cannot(part, "Billedet kan ikke læses.", "Gem det som PNG, JPEG eller PDF, eller se det igennem i hånden og skriv, at det er gjort.");
  // Icons and lines.
  if (!whole && (canvas.width < 120 || canvas.height < 24)) return;
  if (spent(budget)) return;
  judge(await recognise(canvas), part, whole, "", found);
}

function spent(budget: Budget): boolean {
  if (budget.ocrPages > 0 && Date.now() < budget.ocrUntil) {
    budget.ocrPages--;
    budget.moreTime();
    return false;
  }
  budget.unrecognised++;
  return true;
}

function judge(recognised: Recognised | null, part: string, whole: boolean, text: string, found: ReturnType<typeof findingsOf>): void {
  if (recognised === null)
    return found.cannot(part, "Billedet er for stort til at blive læst.", "Gem det mindre, eller se det igennem i hånden og skriv, at det er gjort.");
  const known = text.replace(/\s+/gu, "");
  const fresh = recognised.text
    .split("\n")
    .filter((line) => line.trim() !== "" && !known.includes(line.replace(/\s+/gu, "")))
    .join("\n");
  found.tell(`${part}, læst som billede`, fresh, { ocr: true });
  if (recognised.confidence >= leastConfidence || recognised.words < 5) return;
  const handwritten = whole && recognised.words >= 12;
  found.cannot(
    part,
    handwritten
      ? "Siden er et billede, og teksten kan ikke læses sikkert; den kan være håndskrevet eller skannet skævt."
      : "Et billede kan rumme tekst, som ikke kan læses sikkert.",
    handwritten ? "Se den igennem i hånden, og skriv, at det er gjort." : "Se efter, om der står noget i det.",
    handwritten ? "stop" : "look",
  );
}
