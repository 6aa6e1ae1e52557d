/** Parts of one file → findings: the same whether the file was read here or in a process of its own. */

import { createHash } from "node:crypto";
import { findingOfFile, guardText, maskedName } from "#core/guard/guard-text.ts";
import type { Finding, GuardContext } from "#core/guard/finding.ts";
import { isCommonDanish } from "#platform/common-danish.ts";
import { guardLimits } from "./guard-limits.ts";

/** What was read of a file, for the report. */
export type Looked = { parts: number; characters: number; pages: number; ocrPages: number };
export type GuardTask = { name: string; bytes: Uint8Array; context: GuardContext; pagesRead: boolean };
export type Guarded = { findings: Finding[]; looked: Looked };

/** Collects findings for one file; past the bounds it says so. */
export function findingsOf(
  file: string,
  bytes: Uint8Array,
  given: GuardContext,
): {
  tell: (part: string, text: string, options?: { ocr?: boolean }) => void;
  cannot: (part: string, what: string, todo: string, level?: "stop" | "look") => void;
  closedElsewhere: (part: string, inner: Uint8Array) => void;
  done: () => Guarded;
} {
  const context = withCommonWords(given);
  const bytesDigest = createHash("sha256").update(bytes).digest("hex");
  const findings: Finding[] = [];
  const looked: Looked = { parts: 0, characters: 0, pages: 0, ocrPages: 0 };
  let full = false;
  const add = (more: readonly Finding[]): void => {
    for (const finding of more) {
      if (findings.length < guardLimits.findings) findings.push(finding);
      else if (!full) {
        full = true;
        findings.push(
          findingOfFile(
            {
              kind: "unreadable",
              file,
              part: "hele filen",
              what: `Der er mere end ${guardLimits.findings} fund, og resten er ikke talt med.`,
              todo: "Ret dem, der er vist, og se filen igennem igen.",
            },
            bytesDigest,
          ),
        );
      }
    }
  };
  const cannot = (place: string, what: string, todo: string, level: "stop" | "look" = "stop"): void =>
    add([findingOfFile({ kind: "unreadable", file, part: maskedPart(place), what, todo, level }, bytesDigest)]);
  const closedElsewhere = (part: string, inner: Uint8Array): void => {
    if ((context.closedFiles ?? []).length === 0) return;
    const digest = inner === bytes ? bytesDigest : createHash("sha256").update(inner).digest("hex");
    for (const closed of context.closedFiles ?? [])
      if (closed.sha256 === digest)
        add([
          findingOfFile(
            {
              kind: "closed-bytes",
              file,
              part,
              what: `Filen er den samme som »${closed.name}«, der er lukket under punkt ${closed.item}.`,
              todo: "Fjern den her, eller åbn den dér, hvis den må være offentlig.",
            },
            bytesDigest,
          ),
        ]);
  };
  // A file's name is read by everyone too.
  add(guardText({ file, part: "filnavn", text: file.replace(/[_+]/gu, " "), bytesDigest }, context));
  closedElsewhere("hele filen", bytes);
  return {
    tell(place, text, options = {}) {
      const part = maskedPart(place);
      if (!/\S/u.test(text)) return;
      looked.parts++;
      if (/(?:^|› )side \d+$/u.test(part)) looked.pages++;
      if (options.ocr) looked.ocrPages++;
      const room = guardLimits.characters - looked.characters;
      if (text.length > room) cannot(part, "Filen rummer mere tekst, end der kan ses igennem.", "Del den i mindre filer.");
      const seen = text.slice(0, Math.max(0, room));
      looked.characters += seen.length;
      add(guardText({ file, part, text: seen, bytesDigest, ...(options.ocr ? { ocr: true } : {}) }, context));
    },
    cannot,
    closedElsewhere,
    done: () => ({ findings, looked }),
  };
}

// Files inside files and sheets have names too.
function maskedPart(place: string): string {
  return /\d{6}/u.test(place) ? maskedName(place).slice(1, -1) : place;
}

const completed = new WeakMap<GuardContext, GuardContext>();

// The index of closed words is kept by context: the same object each time.
function withCommonWords(context: GuardContext): GuardContext {
  if (context.isCommonWord !== undefined || context.closed.length === 0) return context;
  let whole = completed.get(context);
  if (!whole) completed.set(context, (whole = { ...context, isCommonWord: isCommonDanish }));
  return whole;
}
