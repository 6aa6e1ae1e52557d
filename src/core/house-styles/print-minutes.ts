/** Minutes as data → the blocks a page is made of, in the look of a house → text. PDF, HTML and DOCX are made of the same blocks. */

import { dateShort, dateInWords } from "../calendar.ts";
import type { CaseNumber } from "../case-number.ts";
import type { Absence, AgendaItem, Decision, NamedPerson, PublishedMinutes, Recommendation, Section } from "../published-minutes.ts";
import type { SectionRole } from "../section-role.ts";
import { closedMark, contentsHeading, documentWords, headerLabels, styleOn, titleFor, type HouseStyle } from "./house-style.ts";
import { joinLines, linesOfSection } from "./running-text.ts";

/** What of published minutes is printed; where it was read and what was doubted stays behind. */
export type MinutesToPrint = Pick<PublishedMinutes, "organization" | "meeting" | "agendaItem">;

export type BlockKind =
  | "title"
  | "meta"
  | "tocHeading"
  | "toc"
  | "itemHeading"
  | "caseNumber"
  | "sectionHeading"
  | "subHeading"
  | "paragraph"
  | "listItem"
  | "tableRow";

/**
 * One block of the printed page, in reading order. `level` is the heading level (0 = no heading). `label` is the bold word of a
 * meta line; `page` the page a contents line points to; `joined` says that no space stands above; `item` which agenda item it belongs to,
 * `role` which of its sections.
 */
export type Block = {
  kind: BlockKind;
  text: string;
  level: number;
  label?: string;
  cells?: string[];
  page?: number;
  joined?: boolean;
  item?: number;
  role?: SectionRole;
};

/** The blocks of a whole document in a house's style. Sections the data lacks are written from its recommendation, decision and attachments. */
export function printMinutes(minutes: MinutesToPrint, houseStyle: HouseStyle): Block[] {
  const style = styleOn(houseStyle, minutes.meeting.date);
  return [...headerBlocks(minutes), ...contentsBlocks(minutes), ...minutes.agendaItem.flatMap((item, index) => itemBlocks(item, index, style))];
}

/** The document as marked-up text, in the look of published minutes copied to text. */
export function printMinutesAsText(minutes: MinutesToPrint, houseStyle: HouseStyle): string {
  return textOfBlocks(printMinutes(minutes, houseStyle), styleOn(houseStyle, minutes.meeting.date));
}

/** The item with every section written out as the house words it; what already stands as a section is left as it is. */
export function inHouseStyle(item: AgendaItem, style: HouseStyle): AgendaItem {
  const written = new Map<string, Section>();
  if (item.recommendation !== null) written.set("recommendation", recommendationSection(item.recommendation, style));
  if (item.decision !== null) written.set("decision", decisionSection(item, style));
  if (item.attachment.length > 0) written.set("attachments", attachmentsSection(item, style));
  for (const section of item.section) written.delete(section.role);
  const section = [...item.section];
  for (const each of written.values()) section.splice(placeFor(each, section, style), 0, each);
  return { ...item, section };
}

/** A case number as the house writes it; numbers that are not built on KLE are kept as they came. */
export function caseNumberInStyle(number: CaseNumber, style: HouseStyle): CaseNumber {
  if (number.kle === null || number.facet === null || number.serial === null || number.year === null) return number;
  const dash = style.caseNumber === "dashed" ? "-" : "";
  return { ...number, text: `${number.kle}${dash}${number.facet}-${number.serial}-${String(number.year % 100).padStart(2, "0")}` };
}

function headerBlocks({ organization, meeting }: MinutesToPrint): Block[] {
  const term = organization.term ? ` ${organization.term.from}-${organization.term.to}` : "";
  const blocks: Block[] = [
    {
      kind: "title",
      level: 1,
      text: [`${documentWords[meeting.kind]} ${organization.name ?? ""}${term}`.trimEnd(), meeting.date && `d. ${dateShort(meeting.date)}`]
        .filter(Boolean)
        .join(" "),
    },
  ];
  const meta = (label: string, text: string | null) => {
    if (text !== null && text !== "") blocks.push({ kind: "meta", level: 0, label, text });
  };
  meta(headerLabels.date, meeting.date && dateAndTime(meeting.date, meeting.start));
  meta(headerLabels.place, meeting.place);
  meta(headerLabels.participants, meeting.participants.map(personInText).join(", "));
  return blocks;
}

// "Onsdag d. 26. oktober 2022 kl. 16:00"
function dateAndTime(date: string, start: string | null): string {
  const words = dateInWords(date).replace(" den ", " d. ");
  return words[0]!.toLocaleUpperCase("da") + words.slice(1) + (start === null ? "" : ` kl. ${start}`);
}

// The front page, the contents, and then each item on a new page: an estimate until the pages are laid out.
const firstItemPage = 3;

function contentsBlocks({ agendaItem }: MinutesToPrint): Block[] {
  return [
    { kind: "tocHeading", level: 2, text: contentsHeading },
    ...agendaItem.map((item, index): Block => ({ kind: "toc", level: 0, text: publishedTitle(item), page: firstItemPage + index, item: index })),
  ];
}

/** The title as it is published, with the mark of a closed item. */
export function publishedTitle(item: Pick<AgendaItem, "name" | "public">): string {
  const name = item.name ?? "";
  return item.public || name.startsWith(closedMark.trim()) ? name : closedMark + name;
}

function itemBlocks(item: AgendaItem, index: number, style: HouseStyle): Block[] {
  const blocks: Block[] = [{ kind: "itemHeading", level: 1, text: `Punkt ${item.number ?? index + 1}: ${publishedTitle(item)}`.trimEnd() }];
  if (item.caseNumber !== null) blocks.push({ kind: "caseNumber", level: 0, text: item.caseNumber.text });
  for (const section of inHouseStyle(item, style).section) blocks.push(...sectionBlocks(section, style).map((block) => ({ ...block, role: section.role })));
  return blocks.map((block) => ({ ...block, item: index }));
}

function sectionBlocks(section: Section, style: HouseStyle): Block[] {
  const lines = linesOfSection(section.text).map((line): Block => {
    if (section.localHeading?.includes(line.text)) return { kind: "subHeading", level: 3, text: line.text };
    const cells = line.kind === "tableRow" ? { cells: line.text.split("\t") } : {};
    return { kind: line.kind, level: 0, text: line.text, ...cells, joined: line.joined };
  });
  if (section.heading === null) return lines;
  const inline = style.sections.some((each) => each.inline && each.title === section.heading);
  if (!inline) return [{ kind: "sectionHeading", level: 2, text: section.heading }, ...lines];
  const [first, ...rest] = lines;
  return [{ kind: "paragraph", level: 0, text: `${section.heading}:${first === undefined ? "" : ` ${first.text}`}` }, ...rest];
}

function recommendationSection({ by, points }: Recommendation, style: HouseStyle): Section {
  const { sender, close, points: form } = style.recommendation;
  const written = points.map((point, index) => (form === "numbered" && by !== null ? `${index + 1}. ${point}` : point));
  const title = titleFor(style, "recommendation") ?? "Indstilling";
  if (by === null) return { role: "recommendation", heading: title, text: apart(written) };
  if (sender === "asHeading") return { role: "recommendation", heading: `${by} indstiller`, text: apart(written) };
  return { role: "recommendation", heading: title, text: apart([`${by} indstiller${close}`, ...written]) };
}

function decisionSection(item: AgendaItem, style: HouseStyle): Section {
  // Bare only where nothing else of the item is told: under another heading the decision would be read as that section's.
  const alone = item.section.length === 0 && item.recommendation === null;
  const heading = !item.public && alone && style.closedDecision === "bare" ? null : titleFor(style, "decision");
  return { role: "decision", heading, text: joinLines(withAbsence(item.decision!, style)) };
}

type Joinable = { text: string; joined: boolean };

function withAbsence({ text, absent }: Decision, style: HouseStyle): Joinable[] {
  const own: Joinable[] = linesOfSection(text);
  const { house, sentences } = absenceAsTold(absent, style);
  const told = sentences.map((each) => ({ text: absenceSentence(each), joined: false }));
  const names = house.map(personInText);
  if (style.absence === null || names.length === 0) return [...own, ...told];
  switch (style.absence.form) {
    case "list":
      return [{ text: style.absence.label, joined: false }, ...names.map((name, index) => ({ text: name, joined: index > 0 })), ...own, ...told];
    case "line":
      return [...own, { text: `${style.absence.label} ${names.join(", ")}`, joined: false }, ...told];
    case "sentence": {
      const { predicate } = style.absence;
      return [...own, ...names.map((name) => ({ text: `${name} ${predicate}`, joined: false })), ...told];
    }
  }
}

// Kinds whose sentence is part of what was decided and stands in the decision's own text.
const toldInText: readonly Absence["kind"][] = ["late", "left", "recused", "partial"];

/** Which absences a decision's text tells itself, which the house tells in its own form, and which take a sentence after it. */
export function absenceAsTold(absent: readonly Absence[], { absence }: HouseStyle): { inText: Absence[]; house: Absence[]; sentences: Absence[] } {
  const inText = absent.filter(({ kind }) => toldInText.includes(kind));
  const away = absence === null ? [] : absent.filter(({ kind }) => !toldInText.includes(kind));
  const isHouse = ({ kind, substitute }: Absence): boolean => substitute === undefined && (kind === undefined || kind === absence?.kind);
  return { inText, house: away.filter(isHouse), sentences: away.filter((each) => !isHouse(each)) };
}

function absenceSentence({ kind, substitute, ...person }: Absence): string {
  const name = personInText(person);
  if (substitute === undefined) return `${name} ${kind === "apology" ? "havde meldt afbud" : "var fraværende"}.`;
  const instead = personInText(substitute);
  return kind === "apology" ? `${name} havde meldt afbud, og ${instead} deltog i stedet.` : `${instead} deltog som stedfortræder for ${name}.`;
}

function attachmentsSection(item: AgendaItem, style: HouseStyle): Section {
  const names = item.attachment.map(({ label, name }) => (label === null ? name : `${label}. ${name}`));
  return { role: "attachments", heading: titleFor(style, "attachments") ?? "Bilag", text: apart(names) };
}

function apart(lines: readonly string[]): string {
  return joinLines(lines.map((text) => ({ text, joined: false })));
}

// Before the first section that the house prints later; a section it does not know stands at the end.
function placeFor(section: Section, among: readonly Section[], style: HouseStyle): number {
  const rank = (role: Section["role"]) => style.sections.findIndex((each) => each.role === role);
  const own = rank(section.role);
  if (own === -1) return among.length;
  const later = among.findIndex((each) => rank(each.role) > own);
  return later === -1 ? among.length : later;
}

function personInText({ name, party, role }: Pick<NamedPerson, "name" | "party" | "role">): string {
  const bracket = party ?? role ?? null;
  return bracket === null ? name : `${name} (${bracket})`;
}

/** Blocks as text: with # and ** where the house's text carries them, otherwise as bare lines apart by empty lines. */
export function textOfBlocks(blocks: readonly Block[], style: Pick<HouseStyle, "headings">): string {
  const marked = style.headings === "marked";
  let text = "";
  let above: BlockKind | null = null;
  for (const block of blocks) {
    const together = block.joined || (block.kind === above && (block.kind === "toc" || block.kind === "listItem" || block.kind === "tableRow"));
    if (above !== null) text += together ? "\n" : "\n\n";
    text += (marked && block.level > 0 ? `${"#".repeat(block.level)} ` : "") + wordsOf(block, marked);
    above = block.kind;
  }
  return `${text}\n`;
}

function wordsOf(block: Block, marked: boolean): string {
  if (block.kind === "meta") return `${marked ? `**${block.label}**` : block.label} ${block.text}`;
  if (block.kind === "toc") return `${block.text}.....\t${block.page}`;
  return block.text;
}
