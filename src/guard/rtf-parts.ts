/** Rich Text Format: its words with the commands taken away. */

import type { PartSink } from "./part-sink.ts";

const windows = new TextDecoder("windows-1252");

/** Tells an RTF file's text, what is hidden or struck in it too. */
export function tellRtf(rtf: string, sink: PartSink): void {
  const text = rtf
    .replace(/\\'([0-9a-f]{2})/giu, (_, hex: string) => windows.decode(Uint8Array.of(Number.parseInt(hex, 16))))
    .replace(/\\u(-?\d{1,6})\s?\??/gu, (_, code: string) => String.fromCharCode((Number(code) + 65536) % 65536))
    .replace(/\\~/gu, "\u00A0")
    .replace(/\\-/gu, "\u00AD")
    .replace(/\\_/gu, "-")
    .replace(/\\(?:par|line|row|page|sect)\b ?/gu, "\n")
    .replace(/\\(?:tab|cell)\b ?/gu, "\t")
    .replace(/[0-9a-f\s]{200,}/giu, "\n")
    .replace(/\\[a-z]{1,32}-?\d{0,10} ?/giu, "")
    .replace(/\\([\\{}])/gu, "$1")
    .replace(/[{}]/gu, "");
  sink.tell("tekst", text);
  if (/\\(?:objdata|pict)\b/u.test(rtf)) sink.cannot("billeder", "Billeder og filer i et RTF-dokument kan ikke læses.", "Gem det som PDF eller .docx.", "look");
}
