/** The minutes of one meeting, from draft to signed (KSL § 13). They compose themselves; what is corrected is kept beside, never over. */

import type { AcceptedFinding } from "./checks/accepted.ts";
import type { MinutesToPrint } from "./house-styles/print-minutes.ts";
import { dateLong } from "./calendar.ts";
import { linesOfSection } from "./house-styles/running-text.ts";
import { signedText, textOfPart, type MinutesPart, type PartText } from "./minutes-text.ts";
import { allow, refuse, type Verdict } from "./verdict.ts";

/** draft: composed anew each time it is read. frozen: the text stands. outForSignature: sent to those who took part. signed: all have. */
export type MinutesState = "draft" | "frozen" | "outForSignature" | "signed";

export const minutesStateNames: Record<MinutesState, string> = {
  draft: "Kladde",
  frozen: "Låst",
  outForSignature: "Til underskrift",
  signed: "Underskrevet",
};

const steps = {
  correct: ["draft"],
  freeze: ["draft"],
  sendForSignature: ["frozen"],
  sign: ["outForSignature"], // KSL § 13 stk. 1
  takeBack: ["frozen", "outForSignature"], // only before all have signed: afterwards corrections are additions (ministry 25 May 2004)
  approve: ["signed"],
  add: ["signed"], // ministry 25 May 2004
} as const satisfies Record<string, readonly MinutesState[]>;

export function minutesCan(step: keyof typeof steps, minutes: Pick<Minutes, "state">): boolean {
  return (steps[step] as readonly MinutesState[]).includes(minutes.state);
}

/** A correction of what the meeting's record says, in the draft: which item, the new words, why. */
export type Correction = { item: number; text: string; because: string; by: number; at: string };

/**
 * What is signed: the text, its SHA-256 in hex, and the data it was made from. In format 2 the text is a manifest, and `parts` are the words with
 * their salts (core/minutes-text.ts); in format 1, frozen before decision 25, the text is the whole and there are no parts.
 */
export type Official = { text: string; sha256: string; minutes: MinutesToPrint; houseStyle: string; at: string; parts?: readonly MinutesPart[] };

/** All the words a signature stands for, to be read; its fingerprint is taken of `official.text`. */
export function readableText({ text, parts }: Official): string {
  return parts === undefined ? text : signedText(text, parts);
}

/**
 * An addition to the protocol (tilføjelse til protokollen): what is told after the signing, beside the text and never in it. Its own official text:
 * a manifest of two parts, `hoved` and `tilføjelse`, sealed and registered as the minutes are.
 */
export type Addition = { number: number; text: string; by: number; name: string; at: string; manifest: string; sha256: string; parts: readonly MinutesPart[] };

export type Minutes = {
  meeting: number;
  committee: number;
  state: MinutesState;
  version: number;
  corrections: readonly Correction[];
  official: Official | null;
  /** The later meeting that approved these minutes, where the house does so. */ approvedBy: number | null;
  excerpts: readonly { item: number; to: string; at: string }[];
  takenBack: readonly { at: string; by: number; reason: string }[];
  /** Not there before the first. */ additions?: readonly Addition[];
  /** Not there before the first. */ acceptedFindings?: readonly AcceptedFinding[];
};

export type MinutesHappening =
  | { kind: "minutes-begun"; what: { meeting: number; committee: number } }
  | { kind: "minutes-corrected"; what: Correction }
  | { kind: "minutes-frozen"; what: Official }
  | { kind: "minutes-taken-back"; what: { at: string; by: number; reason: string } }
  | { kind: "minutes-sent-for-signature"; what: { sha256: string } }
  | { kind: "minutes-signed"; what: { sha256: string; at: string } }
  | { kind: "minutes-approved"; what: { meeting: number } }
  | { kind: "excerpt-sent"; what: { item: number; to: string; at: string } }
  | { kind: "minutes-finding-accepted"; what: AcceptedFinding }
  | { kind: "addition-made"; what: Addition };

export function afterMinutes(before: Minutes | null, happened: MinutesHappening): Minutes {
  if (happened.kind === "minutes-begun")
    return { ...happened.what, state: "draft", version: 1, corrections: [], official: null, approvedBy: null, excerpts: [], takenBack: [] };
  if (before === null) throw new Error(`${happened.kind} before the minutes were begun`);
  return { ...before, ...changesOf(before, happened), version: before.version + 1 };
}

function changesOf(before: Minutes, { kind, what }: Exclude<MinutesHappening, { kind: "minutes-begun" }>): Partial<Minutes> {
  switch (kind) {
    case "minutes-corrected":
      return { corrections: [...before.corrections, what] };
    case "minutes-frozen":
      return { state: "frozen", official: what };
    case "minutes-taken-back":
      return { state: "draft", official: null, takenBack: [...before.takenBack, what] };
    case "minutes-sent-for-signature":
      return { state: "outForSignature" };
    case "minutes-signed":
      return { state: "signed" };
    case "minutes-approved":
      return { approvedBy: what.meeting };
    case "excerpt-sent":
      return { excerpts: [...before.excerpts, what] };
    case "minutes-finding-accepted":
      return { acceptedFindings: [...(before.acceptedFindings ?? []), what] };
    case "addition-made":
      return { additions: [...(before.additions ?? []), what] };
  }
}

type Change = readonly MinutesHappening[];

/** The words that stand for an item's decision: the last correction, else the meeting's own. */
export function decisionText(minutes: Pick<Minutes, "corrections"> | null, item: number, recorded: string): string {
  return minutes?.corrections.findLast((each) => each.item === item)?.text ?? recorded;
}

export function correctMinutes(
  minutes: Minutes,
  order: readonly number[],
  correction: Correction,
): Verdict<Change, "minutes-not-draft" | "item-unknown" | "decision-empty" | "reason-missing"> {
  if (!minutesCan("correct", minutes)) return refuse("minutes-not-draft");
  if (!order.includes(correction.item)) return refuse("item-unknown");
  if (correction.text.trim() === "") return refuse("decision-empty");
  if (correction.because.trim() === "") return refuse("reason-missing");
  return allow([{ kind: "minutes-corrected", what: { ...correction, text: correction.text.trim(), because: correction.because.trim() } }]);
}

export function freezeMinutes(minutes: Minutes, official: Official, meetingClosed: boolean): Verdict<Change, "minutes-not-draft" | "meeting-still-open"> {
  if (!meetingClosed) return refuse("meeting-still-open");
  return minutesCan("freeze", minutes) ? allow([{ kind: "minutes-frozen", what: official }]) : refuse("minutes-not-draft");
}

/** Back to draft: every signature given so far falls, since it stood for another text. Logged with the reason. */
export function takeBackMinutes(minutes: Minutes, at: string, by: number, reason: string): Verdict<Change, "minutes-not-frozen" | "reason-missing"> {
  if (!minutesCan("takeBack", minutes)) return refuse("minutes-not-frozen");
  return reason.trim() === "" ? refuse("reason-missing") : allow([{ kind: "minutes-taken-back", what: { at, by, reason: reason.trim() } }]);
}

export function sendForSignature(minutes: Minutes): Verdict<Change, "minutes-not-frozen"> {
  return minutesCan("sendForSignature", minutes)
    ? allow([{ kind: "minutes-sent-for-signature", what: { sha256: minutes.official!.sha256 } }])
    : refuse("minutes-not-frozen");
}

export function approveMinutes(minutes: Minutes, meeting: number): Verdict<Change, "minutes-not-signed"> {
  if (minutes.approvedBy !== null) return allow([]);
  return minutesCan("approve", minutes) && meeting !== minutes.meeting
    ? allow([{ kind: "minutes-approved", what: { meeting } }])
    : refuse("minutes-not-signed");
}

export function sendExcerpt(
  minutes: Minutes,
  order: readonly number[],
  given: { item: number; to: string; at: string },
): Verdict<Change, "minutes-not-frozen" | "item-unknown" | "referred-where"> {
  if (minutes.official === null) return refuse("minutes-not-frozen");
  if (!order.includes(given.item)) return refuse("item-unknown");
  return given.to.trim() === "" ? refuse("referred-where") : allow([{ kind: "excerpt-sent", what: given }]);
}

/** After the signing something is added, never changed. Numbered from 1. */
export function addToMinutes(minutes: Minutes, addition: Addition): Verdict<Change, "minutes-not-signed" | "addition-empty"> {
  if (!minutesCan("add", minutes)) return refuse("minutes-not-signed");
  return addition.text.trim() === "" ? refuse("addition-empty") : allow([{ kind: "addition-made", what: addition }]);
}

/** The words of an addition's parts: what it belongs to, and what is added. */
export function additionParts(minutes: Minutes, told: { number: number; committee: string; date: string; name: string; at: string; text: string }): PartText[] {
  const head = [
    `# Tilføjelse nr. ${told.number} til protokollen`,
    `**Udvalg** ${told.committee}`,
    `**Møde** ${dateLong(told.date)}`,
    `**Til teksten med fingeraftryk** ${minutes.official?.sha256 ?? ""}`,
    `**Skrevet af** ${told.name}`,
    `**Tidspunkt** ${told.at}`,
  ];
  return [
    { name: "hoved", text: head.join("\n") },
    { name: "tilføjelse", text: textOfPart(linesOfSection(told.text.trim()).map((line) => ({ ...line, level: 0 }))) },
  ];
}
