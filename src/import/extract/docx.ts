/** DOCX → lines, through mammoth's HTML. The zip is measured first: a small file can hold a document of hundreds of megabytes. */

import mammoth from "mammoth";
import type { Line } from "../parse/lines.ts";
import { linesOfHtml } from "./html.ts";
import { Unreadable } from "./unreadable.ts";
import { withZip } from "./zip.ts";

const documentBound = 60 * 1024 * 1024;

/** Reads a Word document's paragraphs, headings, lists and tables. Throws Unreadable("docx-damaged" | "zip-bomb"). */
export async function linesOfDocx(bytes: Buffer): Promise<{ lines: Line[]; partial: boolean }> {
  await withZip(bytes, async (entries) => {
    for (const entry of entries) {
      if (!entry.name.startsWith("word/") || !entry.name.endsWith(".xml")) continue;
      if ((await entry.bytes()).length > documentBound) throw new Unreadable("zip-bomb");
    }
  }).catch((error: unknown) => {
    if (error instanceof Unreadable && error.code === "zip-damaged") throw new Unreadable("docx-damaged", { cause: error });
    throw error;
  });
  try {
    const { value } = await mammoth.convertToHtml(
      { buffer: bytes },
      {
        styleMap: ["p[style-name='Title'] => h1:fresh", "p[style-name='Titel'] => h1:fresh", "p[style-name='Subtitle'] => h2:fresh"],
        convertImage: mammoth.images.imgElement(async () => ({ src: "" })),
      },
    );
    return linesOfHtml(value, { fragment: true });
  } catch (error) {
    throw new Unreadable("docx-damaged", { cause: error });
  }
}
