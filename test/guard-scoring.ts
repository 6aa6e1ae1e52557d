/** How many planted identifiers the guard finds, and how many of its stops are none. */

import { guardText } from "#core/guard/guard-text.ts";
import type { Finding, GuardContext } from "#core/guard/finding.ts";
import { closedItem, kinds, laterThan, openText, type InventedDocument, type Kind } from "./guard-documents.ts";

export type Score = { planted: number; stopped: number; shown: number; right: number; wrong: number };
export type Scores = { kinds: Record<Kind, Score>; missed: string[]; wrong: string[]; pages: number };

export const scoringContext: GuardContext = {
  today: laterThan,
  municipality: { domain: null, phone: null },
  closed: [closedItem],
  openText,
};

/** No documents seen yet. */
export function noScores(): Scores {
  return {
    kinds: Object.fromEntries(kinds.map((kind) => [kind, { planted: 0, stopped: 0, shown: 0, right: 0, wrong: 0 }])) as Record<Kind, Score>,
    missed: [],
    wrong: [],
    pages: 0,
  };
}

/** Guards one document as text and counts. A stop is right when it stands where something of its kind was planted. */
export function score(document: InventedDocument, scores: Scores, context: GuardContext = scoringContext): void {
  scores.pages += document.text.length / 3000;
  const findings = guardText({ file: "dokument.txt", part: "tekst", text: document.text }, context);
  const overlaps = (finding: Finding, start: number, end: number): boolean => finding.start! < end && finding.start! >= start - 60;
  for (const plant of document.plants) {
    const mine = findings.filter((finding) => finding.kind === plant.kind && overlaps(finding, plant.start, plant.end));
    const counts = scores.kinds[plant.kind];
    counts.planted++;
    if (mine.some((finding) => finding.level === "stop")) counts.stopped++;
    else if (mine.length > 0) counts.shown++;
    if (!mine.some((finding) => finding.level === "stop"))
      scores.missed.push(
        `${plant.kind} (${plant.spelling})${mine.length > 0 ? " only shown" : ""}: ${JSON.stringify(document.text.slice(Math.max(0, plant.start - 30), plant.end + 20))}`,
      );
  }
  for (const finding of findings) {
    if (finding.level !== "stop") continue;
    // The same name told twice is one planted thing: what stands in a person's address is hers.
    const right = document.plants.some((plant) => overlaps(finding, plant.start, plant.end) && related(finding.kind, plant.kind));
    const counts = scores.kinds[finding.kind as Kind];
    if (right) counts.right++;
    else {
      counts.wrong++;
      scores.wrong.push(`${finding.kind}: ${finding.excerpt}`);
    }
  }
}

function related(found: string, planted: Kind): boolean {
  return found === planted || (found === "person" && planted === "address") || (found === "closed-words" && planted === "closed-words");
}

/** One line per kind: planted, recall, precision. */
export function scoreTable(scores: Scores): string {
  const share = (part: number, whole: number): string => (whole === 0 ? "–" : `${((100 * part) / whole).toFixed(2)} %`);
  return Object.entries(scores.kinds)
    .map(
      ([kind, each]) =>
        `${kind.padEnd(14)} planted ${String(each.planted).padStart(6)}  stopped ${share(each.stopped, each.planted).padStart(9)}  stopped or shown ${share(each.stopped + each.shown, each.planted).padStart(9)}  precision of stops ${share(each.right, each.right + each.wrong).padStart(9)}`,
    )
    .join("\n");
}
