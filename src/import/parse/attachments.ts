/** Attachment names: one per line under "Bilag", or link texts run together on one line (LAYOUTS cases 8 and D11, D15). */

import type { Attachment } from "#core/published-minutes.ts";

const file = /[^\s]{1,160}?\.(?:pdf|docx?|xlsx?|pptx?|msg|jpe?g|png|zip)(?![\p{L}\d])/giu;
const iconText = /application\/[\w.-]{2,80} icon /gu;

/** The attachments one line under "Bilag" names. */
export function attachmentsIn(line: string): Attachment[] {
  const text = line.trim().replace(/^\d{1,2}[.)]\s*/u, "");
  if (text === "" || /^(?:ingen(?: bilag)?|-|–)\.?$/iu.test(text)) return [];
  if (text.length > 4000) return [{ label: null, name: text }];
  const files = fileNames(text);
  if (files !== null) return files.map((name) => ({ label: null, name }));
  // "2012-208960 - Notat", "A: Notat", "Åben - Notat": a label before the name.
  const parts = /^(?<label>\d{2,4}-\d{4,}|\d+\/\d+|[A-ZÆØÅ]\d?|Bilag \d+[a-z]?|Åben|Lukket)\s*[-–:.]\s+(?<name>\S.*)$/u.exec(text)?.groups;
  return parts ? [{ label: parts.label!, name: parts.name! }] : [{ label: null, name: text }];
}

/** True when a line outside "Bilag" is nothing but attachments: file names, or a name with its format in brackets. */
export function isAttachmentLine(line: string): boolean {
  if (line.length > 4000) return false;
  return /^\S.{0,200} \((?:DOCX?|PDF|XLSX?|PPTX?)\)$/u.test(line) || fileNames(line) !== null;
}

function fileNames(text: string): string[] | null {
  const spaced = text.replace(iconText, " ").trim();
  const names = spaced.match(file);
  if (names === null) return null;
  return spaced.replace(file, "").trim() === "" ? names : null;
}
