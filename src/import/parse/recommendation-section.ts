/** A recommendation: who recommends, and the points. */

import { markOf, withoutMark } from "#core/house-styles/running-text.ts";
import type { Recommendation } from "#core/published-minutes.ts";

// "Direktøren for By, Kultur, Miljø & Beskæftigelse indstiller," – the sender, perhaps to whom, perhaps the first point at once.
const senderLine = /^(?<by>\p{Lu}[^.:;]{1,300}?)\s+(?:indstiller|anbefaler|foreslår)(?<rest>(?:[\s,:].*)?)$/u;
const recipient = /^\s*(?:over ?for|til)\s[^:]{1,150}?[,:]\s*(?=at\b|$)/u;
const impersonal = /^(?:det|der|herudover|derudover|endvidere)\b/iu;

/** The sender a heading or line names, "Forvaltningen" of "Forvaltningen indstiller,"; null when the line is not about a sender. */
export function senderOf(line: string): { by: string; rest: string } | null {
  const found = line.length > 2000 ? null : senderLine.exec(line);
  if (found === null || impersonal.test(line)) return null;
  const rest = found.groups!.rest!;
  const to = recipient.exec(rest);
  return { by: found.groups!.by!.trim(), rest: (to ? rest.slice(to[0].length) : rest).replace(/^[\s,:]+/, "").trim() };
}

/** True for a line that does nothing but name the sender: "Direktøren for Social, Sundhed og Beskæftigelse indstiller". */
export function namesOnlySender(line: string): boolean {
  return senderOf(line)?.rest === "";
}

/** Reads a recommendation from its heading and lines. Null when nothing is recommended. */
export function readRecommendation(heading: string | null, lines: readonly string[]): Recommendation | null {
  let by = heading === null ? null : (senderOf(heading)?.by ?? null);
  let body = lines;
  const first = lines[0];
  const opening = by === null && first !== undefined ? senderOf(first) : null;
  if (opening !== null && (opening.rest === "" || /^at\b/u.test(opening.rest))) {
    by = opening.by;
    body = opening.rest === "" ? lines.slice(1) : [opening.rest, ...lines.slice(1)];
  }
  const points = pointsOf(body.filter((line, index) => index > 0 || !leadIn.test(line)));
  return by === null && points.length === 0 ? null : { by, points };
}

// "Det indstilles:", or "at" on a line of its own, only says that points follow.
const leadIn = /^(?:(?:det|der|herved) (?:indstilles|foreslås|anbefales)(?:,? at)?|at)\s*[:,]?$/iu;

// A point opens with "at", or with a number where the points are numbered; other lines belong to the point above them.
const opensWithAt = /^at\b/iu;

function pointsOf(lines: readonly string[]): string[] {
  const numbered = lines.some((line) => /^(?:\d|\p{L}[.)])/u.test(markOf(line) ?? ""));
  const formal = numbered || lines.some((line) => opensWithAt.test(withoutMark(line)));
  const points: string[] = [];
  for (const line of lines) {
    const opens = !formal || (numbered && /^(?:\d|\p{L}[.)])/u.test(markOf(line) ?? "")) || opensWithAt.test(withoutMark(line));
    if (opens || points.length === 0) points.push(withoutMark(line));
    else points[points.length - 1] += `\n${line}`;
  }
  return points;
}
