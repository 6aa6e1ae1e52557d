/** Section headings of an item: alone on a line, or followed by a colon and the section's words. */

import { sectionRole, type SectionRole } from "#core/section-role.ts";
import type { Piece } from "./pieces.ts";

export type SectionHeading = { role: SectionRole; heading: string; rest: string };

/** The heading a piece is, or null. An unknown heading counts only when the format itself marks it as one. */
export function sectionHeading(piece: Piece): SectionHeading | null {
  const { text } = piece;
  const whole = sectionRole(text) ?? roleInOtherWords(text);
  if (whole !== null) return { role: whole, heading: text.replace(/\s*:\s*$/, ""), rest: "" };
  const colon = text.slice(0, 80).indexOf(":");
  if (colon > 2) {
    const role = sectionRole(text.slice(0, colon)) ?? roleInOtherWords(text.slice(0, colon));
    if (role !== null) return { role, heading: text.slice(0, colon).trim(), rest: text.slice(colon + 1).trim() };
  }
  const proposer = proposes.exec(text.slice(0, 80));
  if (proposer) return { role: "recommendation", heading: text.replace(/:$/, ""), rest: "" };
  if (piece.heading !== null && text.length <= 80 && !/^\d|[.!?]$/.test(text)) return { role: "other", heading: text.replace(/:$/, ""), rest: "" };
  return null;
}

// Headings beside those every reader knows: what a house may call the same part of an item.
const otherWords: readonly (readonly [SectionRole, RegExp])[] = [
  ["summary", /^(?:kort om sagen|sagen kort|sagen i korte træk|opsummering|sagsoversigt|formål og resumé)$/iu],
  ["presentation", /^(?:uddybning|sagens oplysninger|oplysninger i sagen|sagens detaljer|nærmere om sagen|sagsoplysninger|(?:faglig )?redegørelse)$/iu],
  ["recommendation", /^(?:(?:det|der) indstilles(?: til .{3,60})?,?(?: at)?|\p{L}+s (?:indstilling|anbefaling|forslag)|anbefaling|indstilling fra .{3,50})$/iu],
  ["finances", /^(?:økonomi og bevilling|bevilling|økonomiske overvejelser|økonomisk overblik|udgifter og finansiering)$/iu],
  ["legalBasis", /^(?:lovgrundlag .{2,40}|juridiske konsekvenser|retlige forhold)$/iu],
  ["history", /^(?:tidligere sager|tidligere behandlinger|sagens videre forløb|proces|videre forløb)$/iu],
  [
    "other",
    /^(?:konklusion|aftalt|aftale|udfald|direktørpåtegning|forvaltningens kommentarer|administrationens kommentarer|faglig vurdering|sundhed|børn og unge|klima og miljø|ligestilling|tilgængelighed)$/iu,
  ],
];

function roleInOtherWords(text: string): SectionRole | null {
  if (text.length > 80) return null;
  const words = text.replace(/[*_#]|[:,]\s*$/gu, "").trim();
  return otherWords.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
}

// "Forvaltningen indstiller" alone on a line; with more words after it, it is the recommendation's own sentence.
const proposes = /^\p{Lu}[\p{L}-]{3,30}(?: \p{L}+){0,2} (?:indstiller|foreslår|anbefaler)\s*:?$/u;
