/** The lines above the contents: what paper it is, whose, when and where they met, and who is told to have been there (LAYOUTS D1). */

import { dateIn, timeIn } from "#core/calendar.ts";
import { documentWords, headerLabels } from "#core/house-styles/house-style.ts";
import { parsePerson } from "#core/person-name.ts";
import type { Doubt, MeetingKind, NamedPerson, PublishedMinutes } from "#core/published-minutes.ts";
import { absenteesIn, saysNobody } from "./absence.ts";
import type { Line } from "./lines.ts";

export type DocumentHeader = {
  organization: PublishedMinutes["organization"];
  meeting: PublishedMinutes["meeting"];
  /** The field each header line went to. */
  placement: string[];
  doubt: Doubt[];
};

const kinds: readonly (readonly [MeetingKind, string])[] = [
  ["supplementaryAgenda", `${documentWords.supplementaryAgenda}|EKSTRA DAGSORDEN`],
  ["minutes", `(?:LUKKET |ÅBENT |EKSTRAORDINÆRT )?(?:${documentWords.minutes}|BESLUTNINGSPROTOKOL|PROTOKOL)`],
  ["agenda", `(?:EKSTRAORDINÆR |FORELØBIG )?${documentWords.agenda}`],
];

const titleLine = new RegExp(`^(?<word>${kinds.map(([, words]) => words).join("|")})\\s+(?<rest>\\S.*)$`, "iu");
const titleParts = /^(?<name>.*?)(?:\s+(?<from>(?:19|20)\d{2})\s?[-–]\s?(?<to>(?:19|20)\d{2}))?(?:\s+(?:d\.|den)\s*(?<date>\S.*))?$/u;

const labels: readonly (readonly [string, RegExp])[] = [
  ["meeting/date", new RegExp(`^${headerLabels.date}:?(?:\\s+|$)`, "u")],
  ["meeting/place", new RegExp(`^${headerLabels.place}:?(?:\\s+|$)`, "u")],
  ["meeting/participants", new RegExp(`^(?:${headerLabels.participants}|Deltagere|Medlemmer):?(?:\\s+|$)`, "u")],
  ["meeting/absent", /^(?:Afbud|Fraværende)(?:\s*:\s*|\s+|$)/u],
];

/** True when the line is the first line of a document from FirstAgenda: "REFERAT Arbejdsmarkedsudvalget 2022-2025 d. 26-10-2022". */
export function isTitleLine(line: Line): boolean {
  return line.text.length < 300 && titleLine.test(line.text.trim());
}

/** Reads the header. `at` is the index of its first line in the document, for the doubts. */
export function readDocumentHeader(lines: readonly Line[]): DocumentHeader {
  const written = new Map<string, string[]>();
  const placement: string[] = [];
  let open: string | null = null;
  for (const line of lines) {
    const text = line.text.trim();
    const label = labels.find(([, pattern]) => pattern.test(text));
    if (label !== undefined) {
      open = label[0];
      put(written, open, text.replace(label[1], ""));
    } else if (open === null || open === "organization/name") {
      open = "organization/name";
      put(written, open, text);
    } else {
      put(written, open, text);
    }
    placement.push(open);
  }
  const values = new Map([...written].map(([field, texts]) => [field, joinLines(field, texts)]));
  const doubt: Doubt[] = [];
  const title = readTitle(values.get("organization/name") ?? "");
  const when = values.get("meeting/date") ?? "";
  const date = dateIn(when);
  if (title.date !== null && date !== null && title.date !== date) {
    doubt.push({
      field: "meeting/date",
      item: null,
      reason: "Overskriftens dato og mødedatoen er ikke den samme.",
      text: `${title.date} / ${when}`,
      proposal: date,
    });
  }
  const { participants, unread } = readParticipants(values.get("meeting/participants") ?? "");
  const away = values.get("meeting/absent") ?? "";
  const absent = away === "" ? [] : (absenteesIn(away, "apology") ?? []);
  if (away !== "" && absent.length === 0 && !saysNobody(away))
    doubt.push({ field: "meeting/absent", item: null, reason: "Fortæller om fravær, men navnene kunne ikke læses.", text: away });
  for (const text of unread) doubt.push({ field: "meeting/participants", item: null, reason: "Står blandt deltagerne, men ligner ikke et navn.", text });
  return {
    organization: { name: title.name, term: title.term },
    meeting: {
      kind: title.kind,
      date: date ?? title.date,
      start: timeIn(when, { marked: true }),
      place: values.get("meeting/place") || null,
      participants,
      ...(absent.length > 0 ? { absent } : {}),
    },
    placement,
    doubt,
  };
}

const bodyOfMunicipality = /^(\p{Lu}[\p{L}-]+(?: \p{Lu}[\p{L}-]+)?) (?:Byråd|Kommunalbestyrelse)$/u;

/** The municipality a council carries in its name, "Aarhus Byråd"; null for committees. */
export function municipalityOfBody(organization: string | null): string | null {
  const name = bodyOfMunicipality.exec(organization ?? "")?.[1];
  return name === undefined ? null : `${name} Kommune`;
}

/** A body's name apart from the term it may carry: "Byråd 2022-2025". */
export function organizationOf(written: string): PublishedMinutes["organization"] {
  const { name, from, to } = titleParts.exec(written.trim())?.groups ?? {};
  return { name: name?.trim() || null, term: from === undefined ? null : { from: Number(from), to: Number(to) } };
}

function put(written: Map<string, string[]>, field: string, text: string) {
  const texts = written.get(field);
  if (texts === undefined) written.set(field, [text]);
  else texts.push(text);
}

// People who stand one to a line are a list; a line that ends in the middle of a name goes on.
function joinLines(field: string, lines: readonly string[]): string {
  const people = field === "meeting/participants" || field === "meeting/absent";
  return lines
    .filter((line) => line !== "")
    .map((line, index, all) => (index === 0 ? line : `${people && all[index - 1]!.endsWith(")") ? ", " : " "}${line}`))
    .join("");
}

function readTitle(text: string): { kind: MeetingKind; name: string | null; term: { from: number; to: number } | null; date: string | null } {
  const found = text.length > 500 ? null : titleLine.exec(text);
  if (found === null) return { kind: "minutes", name: text === "" ? null : text, term: null, date: null };
  const word = found.groups!.word!.toUpperCase();
  const kind = kinds.find(([, words]) => new RegExp(`^(?:${words})$`, "u").test(word))?.[0] ?? "minutes";
  const { name, from, to, date } = titleParts.exec(found.groups!.rest!)?.groups ?? {};
  return {
    kind,
    name: name?.trim() || null,
    term: from === undefined ? null : { from: Number(from), to: Number(to) },
    date: date === undefined ? null : dateIn(date),
  };
}

function readParticipants(text: string): { participants: NamedPerson[]; unread: string[] } {
  const participants: NamedPerson[] = [];
  const unread: string[] = [];
  for (const part of text.replace(/\s+/gu, " ").split(/[,;]\s*|\s+og\s+(?=\p{Lu})/u)) {
    const written = part.trim();
    if (written === "") continue;
    const person = parsePerson(written);
    if (person) participants.push(person);
    else unread.push(written);
  }
  return { participants, unread };
}
