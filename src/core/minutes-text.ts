/**
 * The official text of minutes: what every signature stands for (DESIGN §9). Made from data alone, so that anyone can make it again.
 * Each part begins with its name and its length in characters, so that no part can take words from the next.
 */

import { printMinutesAsText, type MinutesToPrint } from "./house-styles/print-minutes.ts";
import type { HouseStyle } from "./house-styles/house-style.ts";
import type { Sitting } from "./sitting.ts";

export type AttachedFile = { item: string; name: string; sha256: string };

/** The text; its SHA-256 (UTF-8) is what is signed. The sheet covers protocol and attendance, and the attachments by their hashes. */
export function officialText(minutes: MinutesToPrint, style: HouseStyle, municipality: string, sitting: Sitting, attached: readonly AttachedFile[]): string {
  const parts: [name: string, text: string][] = [
    ["format", "sagsgang.minutes-text/1"],
    ["kommune", municipality],
    ["protokol", printMinutesAsText(minutes, style)],
    ["fremmøde", attendanceLines(sitting).join("\n")],
    ["bilag", attached.map(({ item, name, sha256 }) => `${item}\t${name}\t${sha256}`).join("\n")],
  ];
  return parts.map(([name, text]) => `${name} ${[...text].length}\n${text}\n`).join("");
}

const stateWords = { present: "til stede", apology: "afbud", absent: "fraværende" } as const;

/** Who was there and who was not, a line each, as the signatures cover it. */
export function attendanceLines(sitting: Sitting): string[] {
  return sitting.participants.map((each) => attendanceLine(sitting, each));
}

function attendanceLine(sitting: Sitting, { person, name, party, inPlaceOf }: Sitting["participants"][number]): string {
  const attendance = sitting.attendance[person];
  const instead = inPlaceOf === null ? "" : `, stedfortræder for ${sitting.participants.find((each) => each.person === inPlaceOf)?.name ?? "et medlem"}`;
  const times = [attendance?.arrived ? `mødte kl. ${attendance.arrived}` : null, attendance?.left ? `gik kl. ${attendance.left}` : null].filter(
    (each) => each !== null,
  );
  return `${party === null ? name : `${name} (${party})`}${instead}: ${[attendance === undefined ? "ikke registreret" : stateWords[attendance.state], ...times].join(", ")}`;
}
