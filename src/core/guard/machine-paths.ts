/** Paths on a machine or a drive, and links to files that no reader can open: they tell how the house is built, and often whose case it is. */

import type { Spot } from "./finding.ts";
import type { Readable } from "./readable.ts";

const paths =
  /file:\/{2,5}[^\s"'<>)]{1,400}|(?<![\p{L}\d])[A-Za-z]:\\(?:[^\s\\/:*?"<>|]{1,120}(?: [^\s\\/:*?"<>|]{1,60}){0,6}\\){0,12}[^\s\\/:*?"<>|]{0,120}|(?<![\\\p{L}\d:])\\\\[\p{L}\d][\p{L}\d._-]{1,60}\\[^\s:*?"<>|]{1,300}|(?<![\p{L}\d./])\/(?:home|Users)\/[\p{L}\d._-]{2,40}\/[^\s"'<>]{1,300}/gu;

/** Windows paths, network drives, home folders and file:// links. */
export function machinePathSpots(text: Readable): Spot[] {
  return [...text.text.matchAll(paths)].map((match) => ({
    kind: "machine-path",
    start: text.at(match.index),
    end: text.at(match.index + match[0].length - 1) + 1,
    certainty: 0.95,
    level: "stop",
    what: match[0].startsWith("file:") ? "Et link til en fil på en computer" : "En sti til en computer eller et drev",
    todo: "Fjern den, eller ret linket, så det fører til noget, alle kan åbne.",
    identity: match[0].toLowerCase(),
  }));
}
