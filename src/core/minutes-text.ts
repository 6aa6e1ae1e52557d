/**
 * The official text of minutes: what every signature stands for (DESIGN §9, decisions 22 and 25). Made from data alone.
 * Format `sagsgang.minutes-text/2`: the text is cut in parts; each has a salted hash, and the manifest of these is what is signed. So a copy that
 * leaves parts out still answers to the signatures, and says nothing of what it leaves out: who does not hold a part's salt can try no words on it.
 */

import { printMinutes, type Block, type MinutesToPrint } from "./house-styles/print-minutes.ts";
import type { HouseStyle } from "./house-styles/house-style.ts";
import { kindOfLine } from "./house-styles/running-text.ts";
import type { Sitting } from "./sitting.ts";

export const minutesTextFormat = "sagsgang.minutes-text/2";

/** A part of the text: `hoved`, `fremmøde`, `punkt 3/titel`, `punkt 3/neutral titel`, `/emne`, `/sag`, `/beslutning`, `/bilag 1`, `/bilagsliste`. */
export type PartText = { name: string; text: string };

/** A part with its salt: 64 hex digits nobody can guess. Kept with the frozen minutes, at the desk alone. */
export type MinutesPart = { name: string; salt: string; text: string };

/** A copy of the text: open parts as they stand, closed ones by name alone. What it is worth: `verifyCopy`. */
export type OpenCopy = { manifest: string; parts: (MinutesPart | { name: string })[] };

/** SHA-256 of a text's UTF-8 bytes, in hex. Given in, since core computes none (a browser answers later, so it is a promise). */
export type Digest = (text: string) => Promise<string>;

/** What is frozen: `attached` by the index of the printed item, in its order; `neutralTitles` of closed items by the same index. */
export type TextSource = {
  minutes: MinutesToPrint;
  style: HouseStyle;
  sitting: Pick<Sitting, "participants" | "attendance">;
  attached: readonly (readonly { name: string; sha256: string }[])[];
  neutralTitles: readonly (string | null)[];
};

// Empty places for a closed item's attachments, so that the manifest does not tell how many there are.
const closedAttachmentPlaces = 8;

/** The text in its parts, in reading order. Every item has the same parts, empty where there is nothing: their absence would tell. */
export function officialParts({ minutes, style, sitting, attached, neutralTitles }: TextSource): PartText[] {
  const blocks = printMinutes(minutes, style);
  const head = blocks.filter((block) => block.kind === "title" || block.kind === "meta");
  return [
    { name: "hoved", text: textOfPart(head) },
    { name: "fremmøde", text: attendanceLines(sitting).join("\n") },
    ...minutes.agendaItem.flatMap((item, index) => {
      const own = blocks.filter((block) => block.item === index && block.kind !== "toc" && block.kind !== "itemHeading");
      const part = (name: string, text: string): PartText => ({ name: `punkt ${item.number ?? index + 1}/${name}`, text });
      const isSubject = (block: Block): boolean => block.kind === "caseNumber" || block.role === "summary" || block.role === "occasion";
      const isCase = (block: Block): boolean => !isSubject(block) && block.role !== "decision" && block.role !== "attachments";
      const files = attached[index] ?? [];
      const places = item.public ? files.length : Math.ceil((files.length + 1) / closedAttachmentPlaces) * closedAttachmentPlaces;
      const list = textOfPart(own.filter((block) => block.role === "attachments" && block.kind !== "sectionHeading"));
      const listed = item.attachment.map(({ label, name }) => (label === null ? name : `${label}. ${name}`));
      return [
        part("titel", item.name ?? ""),
        ...(item.public ? [] : [part("neutral titel", neutralTitles[index] ?? "Lukket punkt")]),
        part("emne", textOfPart(own.filter(isSubject))),
        part("sag", textOfPart(own.filter(isCase))),
        part("beslutning", textOfPart(own.filter((block) => block.role === "decision"))),
        ...Array.from({ length: places }, (_, place) => {
          const file = files[place];
          return part(`bilag ${place + 1}`, file === undefined ? "" : `${oneLine(file.name)}\nSHA-256: ${file.sha256}`);
        }),
        // Only where the list says more than the files' names: closed as soon as one of them is.
        ...(linesOf(list).join("\n") === linesOf(listed.join("\n")).join("\n") ? [] : [part("bilagsliste", list)]),
      ];
    }),
  ];
}

/** The words whose SHA-256 stands in the manifest. Salt and name are of one line each, so no text can take the place of them. */
export function saltedText({ name, salt, text }: MinutesPart): string {
  return `${salt}\n${name}\n${text}`;
}

export type ManifestHead = { municipality: string; committee: string; date: string; meeting: number };

/** The manifest: what is hashed and signed. No lengths, since a length can tell what a closed part says. */
export function manifestText(head: ManifestHead, parts: readonly { name: string; sha256: string }[]): string {
  return `${[
    minutesTextFormat,
    `kommune: ${oneLine(head.municipality)}`,
    `udvalg: ${oneLine(head.committee)}`,
    `dato: ${head.date}`,
    `møde: ${head.meeting}`,
    `dele: ${parts.length}`,
    "",
    ...parts.map(({ name, sha256 }) => `${sha256} ${name}`),
  ].join("\n")}\n`;
}

export type Manifest = ManifestHead & { parts: readonly { name: string; sha256: string }[] };

/** A manifest taken apart; null when the text is none. What it was made of gives the very same text again. */
export function readManifest(text: string): Manifest | null {
  const found = /^sagsgang\.minutes-text\/2\nkommune: (.*)\nudvalg: (.*)\ndato: (.*)\nmøde: (\d+)\ndele: (\d+)\n\n((?:[0-9a-f]{64} .+\n)*)$/u.exec(text);
  if (found === null) return null;
  const [, municipality, committee, date, meeting, count, lines] = found as unknown as [string, string, string, string, string, string, string];
  const parts = lines
    .split("\n")
    .slice(0, -1)
    .map((line) => ({ sha256: line.slice(0, 64), name: line.slice(65) }));
  if (parts.length !== Number(count) || new Set(parts.map((part) => part.name)).size !== parts.length) return null;
  return { municipality, committee, date, meeting: Number(meeting), parts };
}

/** The copy that shows the parts for which `isOpen` says so, and of the others their names alone. */
export function openCopy(manifest: string, parts: readonly MinutesPart[], isOpen: (name: string) => boolean): OpenCopy {
  return { manifest, parts: parts.map((part) => (isOpen(part.name) ? { name: part.name, salt: part.salt, text: part.text } : { name: part.name })) };
}

/** What a copy is worth against its own manifest: whether the manifest can be read, and which parts are not as it says. */
export type CopyCheck = {
  /** SHA-256 of the manifest: what signatures stand for. */ sha256: string;
  manifest: Manifest | null;
  open: string[];
  closed: string[];
  /** Open parts whose words or salt are others than those signed. */ changed: string[];
  /** Parts of the manifest the copy does not name, and parts it names that are not in the manifest or stand elsewhere. */ missing: string[];
  foreign: string[];
};

export async function verifyCopy({ manifest: text, parts }: OpenCopy, digest: Digest): Promise<CopyCheck> {
  const manifest = readManifest(text);
  const check: CopyCheck = { sha256: await digest(text), manifest, open: [], closed: [], changed: [], missing: [], foreign: [] };
  const wanted = new Map(manifest?.parts.map((part) => [part.name, part.sha256]));
  for (const part of parts) {
    const sha256 = wanted.get(part.name);
    if (sha256 === undefined) check.foreign.push(part.name);
    else if (!("text" in part)) check.closed.push(part.name);
    else if (/^[0-9a-f]{64}$/.test(part.salt) && (await digest(saltedText(part))) === sha256) check.open.push(part.name);
    else check.changed.push(part.name);
    wanted.delete(part.name);
  }
  check.missing = [...wanted.keys()];
  return check;
}

/** Whether nothing is wrong with a copy: every part is there, and those it shows are as they were signed. */
export function copyHolds({ manifest, changed, missing, foreign }: CopyCheck): boolean {
  return manifest !== null && changed.length + missing.length + foreign.length === 0;
}

/** All a signer signs, to be read in any program: the manifest, and then every part with its salt. The fingerprint is the manifest's. */
export function signedText(manifest: string, parts: readonly MinutesPart[]): string {
  return `${manifest}\n${parts.map(({ name, salt, text }) => `=== ${name}\nsalt ${salt}\n${text}\n`).join("\n")}`;
}

/** Blocks as the text of a part: headings as ## and ###, a row's cells apart by tabs, an empty line where the paper has a space. */
export function textOfPart(blocks: readonly Block[]): string {
  let text = "";
  let above: Block | null = null;
  for (const block of blocks) {
    const together = block.joined || (above !== null && block.kind === above.kind && (block.kind === "listItem" || block.kind === "tableRow"));
    if (above !== null) text += together || block.kind === "meta" ? "\n" : "\n\n";
    text += lineOf(block);
    above = block;
  }
  return text;
}

function lineOf(block: Block): string {
  switch (block.kind) {
    case "title":
      return `# ${oneLine(block.text)}`;
    case "meta":
      return `**${block.label}** ${oneLine(block.text)}`;
    case "sectionHeading":
      return `## ${oneLine(block.text)}`;
    case "subHeading":
      return `### ${oneLine(block.text)}`;
    case "caseNumber":
      return `Sagsnummer: ${oneLine(block.text)}`;
    default:
      return block.text.replace(/\n/gu, " ").replace(/^(?=\\*(?:#|\*\*))/u, "\\");
  }
}

const headingKinds = { "# ": ["title", 1], "## ": ["sectionHeading", 2], "### ": ["subHeading", 3] } as const;

/** The text of a part as blocks again: what a page or a paper shows of an open part. */
export function blocksOfPart(text: string): Block[] {
  const blocks: Block[] = [];
  let joined = false;
  for (const line of text.split("\n")) {
    if (line === "") {
      joined = false;
      continue;
    }
    const mark = /^#{1,3} /u.exec(line)?.[0] as keyof typeof headingKinds | undefined;
    const meta = /^\*\*([^*]+)\*\* (.*)$/u.exec(line);
    if (mark !== undefined) blocks.push({ kind: headingKinds[mark][0], level: headingKinds[mark][1], text: line.slice(mark.length) });
    else if (meta !== null) blocks.push({ kind: "meta", level: 0, label: meta[1]!, text: meta[2]! });
    else {
      const words = line.replace(/^\\(?=\\*(?:#|\*\*))/u, "");
      const kind = kindOfLine(words);
      blocks.push({ kind, level: 0, text: words, joined, ...(kind === "tableRow" ? { cells: words.split("\t") } : {}) });
    }
    joined = true;
  }
  return blocks;
}

/** A space of any kind, a line's end included, is a space: what is one line stays one. */
export function oneLine(text: string): string {
  return text.replace(/\s+/gu, " ").trim();
}

function linesOf(text: string): string[] {
  return text
    .split("\n")
    .map((line) => oneLine(line))
    .filter((line) => line !== "");
}

const stateWords = { present: "til stede", apology: "afbud", absent: "fraværende" } as const;

/** Who was there and who was not, a line each, as the signatures cover it. */
export function attendanceLines(sitting: TextSource["sitting"]): string[] {
  return sitting.participants.map((each) => attendanceLine(sitting, each));
}

function attendanceLine(sitting: TextSource["sitting"], { person, name, party, inPlaceOf }: Sitting["participants"][number]): string {
  const attendance = sitting.attendance[person];
  const instead = inPlaceOf === null ? "" : `, stedfortræder for ${sitting.participants.find((each) => each.person === inPlaceOf)?.name ?? "et medlem"}`;
  const times = [attendance?.arrived ? `mødte kl. ${attendance.arrived}` : null, attendance?.left ? `gik kl. ${attendance.left}` : null].filter(
    (each) => each !== null,
  );
  return `${party === null ? name : `${name} (${party})`}${instead}: ${[attendance === undefined ? "ikke registreret" : stateWords[attendance.state], ...times].join(", ")}`;
}
