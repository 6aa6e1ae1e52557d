/**
 * Frozen minutes hold the same words twice: the parts that are hashed and signed, and the data they were written from, which pages, papers and the public
 * are shown. Here the two are held against each other, since only the first answers to the signatures.
 */

import { styleNamed } from "./house-styles/described.ts";
import { closedMark, styleOn, type HouseStyle } from "./house-styles/house-style.ts";
import { inHouseStyle } from "./house-styles/print-minutes.ts";
import { additionParts, type Addition, type Minutes, type Official } from "./minutes.ts";
import { officialParts, oneLine, verifyCopy, type Digest, type MinutesPart } from "./minutes-text.ts";
import type { AgendaItem, Section } from "./published-minutes.ts";

const whole = "fortegnelsen";

/**
 * The parts in which text, hashes and data of frozen minutes do not say the same; none when all is as it was frozen. Minutes frozen as one text are held
 * against their hash alone.
 */
export async function frozenOtherwise(official: Official, meeting: number, digest: Digest): Promise<string[]> {
  const { text, sha256, minutes, parts } = official;
  if (parts === undefined) return (await digest(text)) === sha256 && !text.startsWith("sagsgang.minutes-text/2\n") ? [] : [whole];
  const check = await verifyCopy({ manifest: text, parts: [...parts] }, digest);
  const { manifest } = check;
  if (check.sha256 !== sha256 || manifest === null || manifest.meeting !== meeting || manifest.date !== minutes.meeting.date) return [whole];
  return [...new Set([...check.changed, ...check.missing, ...check.foreign, ...(await writtenOtherwise(official, parts))])];
}

/** What an addition's row says otherwise than the parts that are signed. */
export async function additionOtherwise(minutes: Minutes, addition: Addition, digest: Digest): Promise<string[]> {
  const check = await verifyCopy({ manifest: addition.manifest, parts: [...addition.parts] }, digest);
  const { manifest } = check;
  if (check.sha256 !== addition.sha256 || manifest === null || manifest.meeting !== minutes.meeting) return [whole];
  const written = additionParts(minutes, { ...addition, committee: manifest.committee, date: manifest.date });
  return [...new Set([...check.changed, ...check.missing, ...check.foreign, ...differing(written, addition.parts)])];
}

// Who was there, neutral titles and files come from other records than the data, so of these the frozen words themselves are put in.
function writtenOtherwise({ minutes, houseStyle }: Official, parts: readonly MinutesPart[]): string[] {
  const [style, { date }] = [styleNamed(houseStyle), minutes.meeting];
  const frozen = new Map(parts.map(({ name, text }) => [name, text]));
  const names = minutes.agendaItem.map((item, index) => `punkt ${item.number ?? index + 1}`);
  const attached = names.map((name) => filesIn(name, parts));
  const written = officialParts({
    minutes,
    style,
    sitting: { participants: [], attendance: {} },
    attached,
    neutralTitles: names.map((name) => frozen.get(`${name}/neutral titel`) ?? null),
  }).map((part) => (part.name === "fremmøde" ? { name: part.name, text: frozen.get(part.name) ?? "" } : part));
  const listed = minutes.agendaItem.flatMap((item, index) => {
    const told = item.attachment.map(({ label, name }) => oneLine(label === null ? name : `${label}. ${name}`));
    return JSON.stringify(told) === JSON.stringify(attached[index]!.map(({ name }) => name)) ? [] : [`${names[index]}/bilag`];
  });
  return [...differing(written, parts), ...listed, ...minutes.agendaItem.flatMap((item, index) => tornApart(item, names[index]!, styleOn(style, date)))];
}

// Decision and recommendation stand twice in the data as well: as themselves, and written out as a section. What is printed is the section, and what is
// told outside is written anew from the other. A case has no section of its own by these names.
function tornApart(item: AgendaItem, name: string, style: HouseStyle): string[] {
  const anew = inHouseStyle({ ...item, section: item.section.filter(({ role }) => !(role in partOfWritten)) }, style);
  const words = ({ section }: AgendaItem, wanted: string): string => JSON.stringify(section.flatMap(({ role, text }) => (role === wanted ? [text] : [])));
  const torn = (Object.keys(partOfWritten) as (keyof typeof partOfWritten)[]).filter((role) => words(anew, role) !== words(item, role));
  const dissents = (item.decision?.dissent ?? []).every(({ text }) => item.decision!.text.includes(text));
  return [...torn.map((role) => `${name}/${partOfWritten[role]}`), ...(dissents ? [] : [`${name}/beslutning`])];
}

const partOfWritten = { recommendation: "sag", decision: "beslutning", attachments: "bilag" } as const;

function filesIn(item: string, parts: readonly MinutesPart[]): { name: string; sha256: string }[] {
  return parts.flatMap(({ name, text }) => {
    const found = name.startsWith(`${item}/bilag `) ? /^(.*)\nSHA-256: ([0-9a-f]{64})$/u.exec(text) : null;
    return found === null ? [] : [{ name: found[1]!, sha256: found[2]! }];
  });
}

function differing(written: readonly { name: string; text: string }[], parts: readonly MinutesPart[]): string[] {
  const frozen = new Map(parts.map(({ name, text }) => [name, text]));
  const names = new Set(written.map(({ name }) => name));
  return [...written.filter(({ name, text }) => frozen.get(name) !== text).map(({ name }) => name), ...[...frozen.keys()].filter((name) => !names.has(name))];
}

/** What is read outside of an item, as its rows say. */
export type StandingItem = {
  number: string | null;
  name: string | null;
  public: boolean;
  caseNumber: string | null;
  recommendation: { by: string | null; points: readonly string[] };
  decision: { text: string | null; phrase: string | null; outcome: string | null; vote: unknown; dissent: unknown };
  sections: readonly Pick<Section, "role" | "heading" | "text">[];
  attachments: readonly string[];
};

/**
 * The parts that are told outside in other words than the frozen minutes'. What is left out may be; a closed item's neutral title and where the house puts
 * a heading are no words of the minutes.
 */
export function standsOtherwise(standing: readonly StandingItem[], { minutes, houseStyle }: Official): string[] {
  const style = styleOn(styleNamed(houseStyle), minutes.meeting.date);
  return standing.flatMap((item) => {
    const part = (name: string): string => `punkt ${item.number ?? ""}/${name}`;
    const own = minutes.agendaItem.find((each) => each.number === item.number);
    if (own === undefined) return [part("titel")];
    const { section } = inHouseStyle(own, style);
    const isOwn = ({ role, heading, text }: StandingItem["sections"][number]): boolean =>
      role === "attachments" || section.some((each) => each.role === role && each.text === text && (each.heading === heading || role === "decision"));
    const foreign = item.sections.filter((each) => !isOwn(each)).map(({ role }) => role);
    const isSubject = (role: Section["role"]): boolean => role === "summary" || role === "occasion";
    const { by, points } = item.recommendation;
    const { text, ...meaning } = item.decision;
    const decided = own.decision === null ? null : { phrase: own.decision.phrase, outcome: own.decision.outcome, vote: own.decision.vote };
    const files = own.attachment.map(({ name }) => name);
    const holds: readonly (readonly [string, boolean])[] = [
      ["titel", !item.public || unmarked(item.name) === unmarked(own.name)],
      ["emne", (item.caseNumber === null || item.caseNumber === own.caseNumber?.text) && !foreign.some(isSubject)],
      [
        "sag",
        ((by === null && points.length === 0) || same({ by, points }, own.recommendation)) && foreign.every((role) => isSubject(role) || role === "decision"),
      ],
      [
        "beslutning",
        (text === null || (text === own.decision?.text && same(meaning, { ...decided, dissent: own.decision.dissent ?? [] }))) && !foreign.includes("decision"),
      ],
      ["bilag", item.attachments.every((name) => files.includes(name))],
    ];
    return holds.flatMap(([name, held]) => (held ? [] : [part(name)]));
  });
}

// Whatever order their fields were kept in.
function same(one: unknown, other: unknown): boolean {
  return inOrder(one) === inOrder(other);
}

function inOrder(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inOrder).join()}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  const fields = Object.entries(value).filter(([, each]) => each !== undefined);
  return `{${fields
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, each]) => `${JSON.stringify(name)}:${inOrder(each)}`)
    .join()}}`;
}

function unmarked(name: string | null): string {
  return (name ?? "").replace(closedMark, "");
}
