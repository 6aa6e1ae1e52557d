/**
 * Reads minutes in the layout of the seeds (LAYOUTS D1) by a house style: header, contents, items, sections. Every line is placed.
 * Headings may be marked in the source (#, type size) or be bare lines, and the marks may be wrong: words, order and contents decide together.
 */

import { parseCaseNumber } from "#core/case-number.ts";
import type { HouseStyle, SectionTitle } from "#core/house-styles/house-style.ts";
import type { Doubt } from "#core/published-minutes.ts";
import { sectionRole, type SectionRole } from "#core/section-role.ts";
import { agendaItemOf, doubtsAcrossItems, type ItemParts, type SectionParts } from "./agenda-item.ts";
import { municipalityOfBody, readDocumentHeader } from "./document-header.ts";
import type { Line } from "./lines.ts";
import { namesOnlySender } from "./recommendation-section.ts";
import { sectionLine } from "./section-text.ts";
import type { Reading, TextDocument } from "./source.ts";
import { contentsEntry, contentsRow, contentsTitles, opensContents, sameTitle } from "./table-of-contents.ts";

const itemHeading = /^Punkt\s+(\d{1,4}[a-z]?)\s*:\s*(.*)$/iu;
const pageFoot = /^(?:Side\s+)?\d{1,4}(?:\s+(?:af|\/)\s+\d{1,4})?$/iu;

/** Reads a document in a house's style. */
export function readInHouseStyle(document: TextDocument, style: HouseStyle): Reading {
  const placement: string[] = document.lines.map((line, index) => (isPageFoot(document.lines, line, index) ? "furniture" : "unplaced"));
  const at = document.lines.map((_, index) => index).filter((index) => placement[index] === "unplaced");
  const lines = at.map((index) => document.lines[index]!);
  const place = (from: number, field: string) => (placement[at[from]!] = field);

  const contentsFrom = lines.findIndex(opensContents);
  const firstPossible = Math.max(contentsFrom, 0);
  const starts = itemStarts(lines, firstPossible);
  const firstItem = starts[0] ?? lines.length;
  const headerEnd = contentsFrom >= 0 && contentsFrom < firstItem ? contentsFrom : firstItem;

  const header = readDocumentHeader(lines.slice(0, headerEnd));
  header.placement.forEach((field, index) => place(index, field));
  const entries = headerEnd < firstItem ? lines.slice(headerEnd + 1, firstItem).map((line) => contentsEntry(line.text)) : [];
  if (headerEnd < firstItem) place(headerEnd, "furniture");
  for (let index = headerEnd + 1; index < firstItem; index += 1) place(index, "tableOfContents");
  const titles = contentsTitles(entries);

  const known = new Headings(lines, firstItem, style);
  const doubt: Doubt[] = [...header.doubt];
  const agendaItem = starts.map((start, index) => {
    const { parts, fields } = readItem(lines.slice(start, starts[index + 1] ?? lines.length), known, titles);
    fields.forEach((field, offset) => place(start + offset, `agendaItem/${index}/${field}`));
    const { item, doubt: doubts } = agendaItemOf(parts, index);
    doubt.push(...doubts);
    return item;
  });
  doubt.push(...doubtsAcrossItems(agendaItem, header.organization.name, header.meeting.participants));
  if (titles.length > 0 && titles.length !== agendaItem.length) {
    doubt.push({ field: "agendaItem", item: null, reason: `Indholdsfortegnelsen har ${titles.length} punkter, dokumentet ${agendaItem.length}.`, text: titles.join("\n") });
  }
  const municipality = style.municipality ?? document.hints?.municipality ?? municipalityOfBody(header.organization.name);
  if (municipality === null) doubt.push(municipalityDoubt(document.lines));
  return {
    minutes: {
      houseStyle: style.name,
      municipality,
      organization: header.organization,
      meeting: header.meeting,
      tableOfContents: entries.map(contentsRow),
      furniture: document.lines.filter((_, index) => placement[index] === "furniture").map((line) => line.text.trim()),
      agendaItem,
      commitment: [],
      figure: [],
      finding: [],
      doubt,
      unplaced: document.lines.flatMap((line, index) => (placement[index] === "unplaced" ? [{ text: line.text, at: { page: line.page, line: line.line } }] : [])),
    },
    placement,
  };
}

// A page number is the last words of its page; only a source with pages can have one.
function isPageFoot(lines: readonly Line[], line: Line, index: number): boolean {
  return line.y !== null && pageFoot.test(line.text.trim()) && lines[index + 1]?.page !== line.page;
}

function isMarked(line: Line): boolean {
  return line.heading !== null || (line.bold && line.text.length < 120);
}

/**
 * Where the items begin. Minutes quote "Punkt 16: …" in running text too (LAYOUTS case 2): a line that is not marked while others are,
 * or whose title the contents does not hold, must at least follow on from the number before and have its case number below.
 */
function itemStarts(lines: readonly Line[], from: number): number[] {
  const candidates = lines.flatMap((line, index) => (index >= from && itemHeading.test(line.text.trim()) ? [index] : []));
  const anyMarked = candidates.some((index) => isMarked(lines[index]!));
  const contents = from < lines.length && opensContents(lines[from]!) ? contentsTitles(lines.slice(from + 1, candidates[0] ?? from + 1).map((line) => contentsEntry(line.text))) : [];
  const starts: number[] = [];
  let previous: number | null = null;
  for (const index of candidates) {
    const [, number, title] = itemHeading.exec(lines[index]!.text.trim())!;
    const follows = previous === null || Number.parseInt(number!, 10) === previous + 1;
    const rises = previous === null || Number.parseInt(number!, 10) > previous;
    const inContents = contents.some((entry) => sameTitle(entry, title!));
    const hasCaseNumber = index + 1 < lines.length && parseCaseNumber(lines[index + 1]!.text) !== null;
    const marked = isMarked(lines[index]!);
    const accepted = anyMarked ? marked || (follows && (inContents || hasCaseNumber)) : contents.length > 0 ? inContents || (follows && hasCaseNumber) : rises;
    if (!accepted) continue;
    starts.push(index);
    previous = Number.parseInt(number!, 10);
  }
  return starts;
}

type Found = { role: SectionRole; heading: string; rest: string };

/** The headings of a house, as this document prints them: marked or bare. */
class Headings {
  readonly openSections: boolean;
  private readonly titles: Map<string, SectionTitle>;
  private readonly inline: SectionTitle[];
  private readonly senderAsHeading: boolean;
  private readonly ranks: SectionRole[];
  private readonly marked: boolean;

  constructor(lines: readonly Line[], from: number, style: HouseStyle) {
    const styles = [style, ...(style.formerly ?? [])];
    const sections = styles.flatMap((each) => each.sections ?? []);
    this.titles = new Map(sections.map((section) => [section.title.toLocaleLowerCase("da"), section]));
    this.inline = sections.filter((section) => section.inline);
    this.senderAsHeading = styles.some((each) => each.recommendation?.sender === "asHeading");
    this.openSections = style.otherHeadings === "openSections";
    this.ranks = style.sections.map(({ role }) => role);
    const hits = lines.filter((line, index) => index >= from && this.titles.has(titleKey(line.text)));
    this.marked = hits.filter(isMarked).length * 2 > hits.length;
  }

  /** The section a line opens, or null. `current` is the section the line would otherwise belong to. */
  at(line: Line, current: SectionParts | null): Found | null {
    const text = line.text.trim();
    if (text.length > 300) return null;
    const inline = this.inline.find(({ title }) => text.startsWith(`${title}:`));
    if (inline) return { role: inline.role, heading: inline.title, rest: text.slice(inline.title.length + 1).trim() };
    const looksRight = !this.marked || isMarked(line);
    const own = this.titles.get(titleKey(text));
    // A heading whose mark was lost is still known by standing where the house has it.
    if (own && (looksRight || this.comesLater(own.role, current))) return { role: own.role, heading: text.replace(/:$/u, ""), rest: "" };
    if (!looksRight) return null;
    const merged = this.mergedWithSender(text);
    if (merged) return merged;
    if (this.senderAsHeading && current?.role !== "recommendation" && namesOnlySender(text)) return { role: "recommendation", heading: text, rest: "" };
    const general = this.openSections ? sectionRole(text) : null;
    return general === null || general === "other" ? null : { role: general, heading: text.replace(/:$/u, ""), rest: "" };
  }

  // "Indstilling Forvaltningen indstiller": two headings that became one line.
  private mergedWithSender(text: string): Found | null {
    for (const { role, title } of this.titles.values()) {
      const rest = text.slice(title.length).trim();
      if (role === "recommendation" && text.toLocaleLowerCase("da").startsWith(`${title.toLocaleLowerCase("da")} `) && namesOnlySender(rest)) {
        return { role, heading: text.slice(0, title.length), rest };
      }
    }
    return null;
  }

  private comesLater(role: SectionRole, current: SectionParts | null): boolean {
    return current === null || this.ranks.indexOf(role) > this.ranks.indexOf(current.role);
  }
}

function titleKey(text: string): string {
  return text.length > 120 ? "" : text.trim().replace(/\s*:$/u, "").replace(/\s+/gu, " ").toLocaleLowerCase("da");
}

// In houses that let any heading open a section, these end at one: nothing after it is decided, recommended or attached.
const endsAtAnyHeading: readonly SectionRole[] = ["decision", "recommendation", "attachments"];
const capitals = /^(?=.{8,120}$)[^\p{Ll}]*\p{Lu}{3}[^\p{Ll}]*$/u;

function readItem(lines: readonly Line[], known: Headings, contents: readonly string[]): { parts: ItemParts; fields: string[] } {
  const fields: string[] = ["name"];
  const first = lines[0]!;
  const [, number, opening] = itemHeading.exec(first.text.trim())!;
  let title = opening!;
  let next = 1;
  while (next < lines.length && continuesTitle(title, lines[next]!, first, known, contents)) {
    title += ` ${lines[next]!.text.trim()}`;
    fields.push("name");
    next += 1;
  }
  const caseNumber = next < lines.length ? parseCaseNumber(lines[next]!.text) : null;
  if (caseNumber !== null) {
    fields.push("caseNumber");
    next += 1;
  }
  const closed = /^Lukket\s*:/iu.test(title);
  const sections: SectionParts[] = [];
  const open = (role: SectionRole, heading: string | null, line: Line) => sections.push({ role, heading, lines: [], at: { page: line.page, line: line.line } });
  for (const line of lines.slice(next)) {
    const current = sections.at(-1) ?? null;
    const found = known.at(line, current);
    if (found !== null) {
      const again = current !== null && current.lines.length === 0 && current.heading === found.heading;
      if (!again) open(found.role, found.heading, line);
      if (found.rest !== "") sections.at(-1)!.lines.push({ text: found.rest, joined: false, local: false });
    } else if (current === null) {
      // Closed items publish their decision without a heading (LAYOUTS case 4).
      open(closed || opensAbsence(line) ? "decision" : "other", null, line);
      sections.at(-1)!.lines.push(sectionLine(line));
    } else if (known.openSections && endsAtAnyHeading.includes(current.role) && (line.heading !== null || capitals.test(line.text))) {
      open("other", line.text.trim(), line);
    } else {
      current.lines.push(sectionLine(line, isLocalHeading(line)));
    }
    fields.push(`section/${sections.length - 1}`);
  }
  const parts: ItemParts = { number: number!, title: title.trim(), caseNumber: caseNumber?.text ?? null, sections, at: { page: first.page, line: first.line } };
  return { parts, fields };
}

function opensAbsence(line: Line): boolean {
  return /^(?:afbud|fraværende)\s*:/iu.test(line.text.trim());
}

function isLocalHeading(line: Line): boolean {
  return line.heading !== null && !namesOnlySender(line.text.trim());
}

// A title that wraps goes on in the same type on the next line, or the contents has it whole.
function continuesTitle(title: string, line: Line, heading: Line, known: Headings, contents: readonly string[]): boolean {
  const text = line.text.trim();
  if (line.blankBefore > 0 && line.y === null) return false;
  if (parseCaseNumber(text) !== null || known.at(line, null) !== null || itemHeading.test(text)) return false;
  if (heading.heading !== null && line.heading === heading.heading) return true;
  return contents.some((entry) => entry.length > title.length && sameTitle(entry, title) && sameTitle(entry, `${title} ${text}`));
}

const municipalityName = /(\p{Lu}[\p{L}-]+(?: \p{Lu}[\p{L}-]+)?) Kommunes?(?!\p{L})/gu;

/** The municipality a text speaks of most, with how often; null when it names none. */
export function municipalityNamed(lines: readonly Line[]): { name: string; times: number; others: number } | null {
  const times = new Map<string, number>();
  let all = 0;
  for (const line of lines) {
    if (!line.text.includes(" Kommune")) continue;
    for (const found of line.text.matchAll(municipalityName)) {
      times.set(found[1]!, (times.get(found[1]!) ?? 0) + 1);
      all += 1;
    }
  }
  const [most] = [...times].sort((a, b) => b[1] - a[1]);
  return most ? { name: `${most[0]} Kommune`, times: most[1], others: all - most[1] } : null;
}

function municipalityDoubt(lines: readonly Line[]): Doubt {
  const named = municipalityNamed(lines);
  return {
    field: "municipality",
    item: null,
    reason: "Dokumentet siger ikke, hvilken kommune det er fra.",
    text: lines[0]?.text ?? "",
    ...(named ? { proposal: named.name } : {}),
  };
}
