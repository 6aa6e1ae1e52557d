/**
 * Reads minutes in the layout of FirstAgenda's PDFs (LAYOUTS D1) by a house style: header, contents, items, sections. Every line is
 * placed. Headings may be marked in the source (#, type size) or be bare lines, and marks may be wrong: words, order and contents
 * decide together.
 */

import { parseCaseNumber } from "#core/case-number.ts";
import type { HouseStyle } from "#core/house-styles/house-style.ts";
import { kindOfLine } from "#core/house-styles/running-text.ts";
import type { Doubt } from "#core/published-minutes.ts";
import type { SectionRole } from "#core/section-role.ts";
import { agendaItemOf, doubtsAcrossItems, titleAndOpenness, type ItemParts, type SectionParts } from "./agenda-item.ts";
import { municipalityOfBody, readDocumentHeader } from "./document-header.ts";
import { houseHeadings, isMarked, type HouseHeadings } from "./house-headings.ts";
import type { Line } from "./lines.ts";
import { municipalityNamed } from "./municipality-named.ts";
import { namesOnlySender } from "./recommendation-section.ts";
import { goesOn, sectionLine } from "./section-text.ts";
import type { Reading, TextDocument } from "./source.ts";
import { contentsEntry, contentsRow, contentsTitles, opensContents, sameTitle, type ContentsEntry } from "./table-of-contents.ts";

const itemHeading = /^Punkt\s+(\d{1,4}[a-z]?)\s*:\s*(.*)$/iu;

/** Reads a document in a house's style. */
export function readInHouseStyle(document: TextDocument, style: HouseStyle): Reading {
  const placement: string[] = document.lines.map((line, index) => (isPageFoot(line, document.lines[index + 1]) ? "furniture" : "unplaced"));
  const sourceIndex = [...placement.keys()].filter((index) => placement[index] === "unplaced");
  const lines = sourceIndex.map((index) => document.lines[index]!);
  const place = (index: number, field: string) => (placement[sourceIndex[index]!] = field);

  const parts = partsOf(lines);
  const header = readDocumentHeader(lines.slice(0, parts.headerEnd));
  header.placement.forEach((field, index) => place(index, field));
  parts.contents.forEach((_, index) => place(parts.headerEnd + 1 + index, "tableOfContents"));
  if (parts.headerEnd < parts.firstItem) place(parts.headerEnd, "furniture");

  const titles = contentsTitles(parts.contents);
  const headings = houseHeadings(lines.slice(parts.firstItem), style);
  const read = parts.items.map((start, index) => {
    const { item, fields } = readItem(lines.slice(start, parts.items[index + 1]), headings, titles);
    fields.forEach((field, offset) => place(start + offset, `agendaItem/${index}/${field}`));
    return agendaItemOf(item, index);
  });
  const agendaItem = read.map(({ item }) => item);
  const municipality = style.municipality ?? document.hints?.municipality ?? municipalityOfBody(header.organization.name);

  return {
    minutes: {
      houseStyle: style.name,
      municipality,
      organization: header.organization,
      meeting: header.meeting,
      tableOfContents: parts.contents.map(contentsRow),
      furniture: document.lines.filter((_, index) => placement[index] === "furniture").map((line) => line.text.trim()),
      agendaItem,
      commitment: [],
      figure: [],
      finding: [],
      doubt: [
        ...header.doubt,
        ...(municipality === null ? [municipalityDoubt(lines)] : []),
        ...read.flatMap(({ doubt }) => doubt),
        ...doubtsAcrossItems(agendaItem, header.organization.name, header.meeting.participants),
        ...contentsDoubt(titles, agendaItem.length),
      ],
      unplaced: document.lines.flatMap((line, index) =>
        placement[index] === "unplaced" ? [{ text: line.text, at: { page: line.page, line: line.line } }] : [],
      ),
    },
    placement,
  };
}

const pageFoot = /^(?:Side\s+)?\d{1,4}(?:\s+(?:af|\/)\s+\d{1,4})?$/iu;

// A page number is the last words of its page; only a source with pages and positions can have one.
function isPageFoot(line: Line, next: Line | undefined): boolean {
  return line.y !== null && next?.page !== line.page && pageFoot.test(line.text.trim());
}

/** Where the document's parts stand. `items` are the lines items begin on; without contents the header ends where they begin. */
type DocumentParts = { headerEnd: number; firstItem: number; items: number[]; contents: ContentsEntry[] };

function partsOf(lines: readonly Line[]): DocumentParts {
  const candidates = [...lines.keys()].filter((index) => itemHeading.test(lines[index]!.text.trim()));
  const contentsAt = lines.findIndex(opensContents);
  const after = candidates.filter((index) => index > contentsAt);
  const hasContents = contentsAt >= 0 && contentsAt < (after[0] ?? lines.length);
  const listed = hasContents ? lines.slice(contentsAt + 1, after[0]).map((line) => contentsEntry(line.text)) : [];
  const items = itemStarts(lines, after, contentsTitles(listed));
  const firstItem = items[0] ?? lines.length;
  if (!hasContents) return { headerEnd: firstItem, firstItem, items, contents: [] };
  return { headerEnd: contentsAt, firstItem, items, contents: lines.slice(contentsAt + 1, firstItem).map((line) => contentsEntry(line.text)) };
}

/**
 * Minutes quote "Punkt 16: …" in running text too (LAYOUTS case 2). A line that is not marked while others are, or whose title the
 * contents does not hold, must at least follow on from the number before and have its case number below.
 */
function itemStarts(lines: readonly Line[], candidates: readonly number[], contents: readonly string[]): number[] {
  const anyMarked = candidates.some((index) => isMarked(lines[index]!));
  const starts: number[] = [];
  let previous: number | null = null;
  for (const index of candidates) {
    const [, written, title] = itemHeading.exec(lines[index]!.text.trim())!;
    const number = Number.parseInt(written!, 10);
    const follows = previous === null || number === previous + 1;
    const inContents = contents.some((entry) => sameTitle(entry, title!));
    const hasCaseNumber = caseNumberOn(lines[index + 1]) !== null;
    const proved = anyMarked ? isMarked(lines[index]!) : contents.length > 0 ? inContents : previous === null || number > previous;
    if (!proved && !(follows && (inContents || hasCaseNumber))) continue;
    starts.push(index);
    previous = number;
  }
  return starts;
}

function caseNumberOn(line: Line | undefined): string | null {
  return line === undefined ? null : (parseCaseNumber(line.text)?.text ?? null);
}

/** The parts of one item, and the field each of its lines went to. */
function readItem(lines: readonly Line[], headings: HouseHeadings, contents: readonly string[]): { item: ItemParts; fields: string[] } {
  const heading = lines[0]!;
  const [, number, opening] = itemHeading.exec(heading.text.trim())!;
  let title = opening!.trim();
  let next = 1;
  while (next < lines.length && continuesTitle(title, lines[next]!, heading, headings, contents)) {
    title += ` ${lines[next]!.text.trim()}`;
    next += 1;
  }
  const fields = Array.from({ length: next }, () => "name");
  const caseNumber = caseNumberOn(lines[next]);
  if (caseNumber !== null) fields.push("caseNumber");

  const sections: SectionParts[] = [];
  const open = (role: SectionRole, words: string | null, line: Line) =>
    sections.push({ role, heading: words, lines: [], at: { page: line.page, line: line.line } });
  for (const line of lines.slice(fields.length)) {
    const current = sections.at(-1) ?? null;
    const opened = headings.openedBy(line, current);
    if (opened !== null) {
      // The same heading twice in a row, as the system's and the writer's, is one section.
      if (current === null || current.lines.length > 0 || current.heading !== opened.heading) open(opened.role, opened.heading, line);
      else current.headingTwice = true;
      if (opened.rest !== "") sections.at(-1)!.lines.push({ text: opened.rest, joined: false, local: false });
    } else if (current === null) {
      // Closed items publish their decision without a heading (LAYOUTS case 4).
      open(!titleAndOpenness(title).public || opensAbsence(line) ? "decision" : "other", null, line);
      addLine(sections.at(-1)!, line);
    } else if (headings.endsAbove(line, current)) {
      open("other", line.text.trim(), line);
    } else {
      addLine(current, line);
    }
    fields.push(`section/${sections.length - 1}`);
  }
  return { item: { number: number!, title, caseNumber, sections, at: { page: heading.page, line: heading.line } }, fields };
}

// A title that wraps goes on in the same type on the next line, or the contents has it whole.
function continuesTitle(title: string, line: Line, heading: Line, headings: HouseHeadings, contents: readonly string[]): boolean {
  const text = line.text.trim();
  if (line.blankBefore > 0 && line.y === null) return false;
  if (parseCaseNumber(text) !== null || headings.openedBy(line, null) !== null || itemHeading.test(text)) return false;
  if (heading.heading !== null && line.heading === heading.heading) return true;
  return contents.some((entry) => entry.length > title.length && sameTitle(entry, title) && sameTitle(entry, `${title} ${text}`));
}

function opensAbsence(line: Line): boolean {
  return /^(?:afbud|fraværende)\s*:/iu.test(line.text.trim());
}

function addLine(section: SectionParts, line: Line) {
  const added = sectionLine(line, line.heading !== null && !namesOnlySender(line.text.trim()));
  const above = section.lines.at(-1);
  if (goesOn(above, line, added.text)) {
    above!.text += ` ${added.text}`;
    return;
  }
  // On a page a list stands as close to the words above it as they do to each other.
  const sameKind = above === undefined || kindOfLine(above.text) === kindOfLine(added.text);
  section.lines.push({ ...added, joined: added.joined && (line.y === null || sameKind) });
}

function contentsDoubt(titles: readonly string[], items: number): Doubt[] {
  if (titles.length === 0 || titles.length === items) return [];
  return [{ field: "agendaItem", item: null, reason: `Indholdsfortegnelsen har ${titles.length} punkter, dokumentet ${items}.`, text: titles.join("\n") }];
}

function municipalityDoubt(lines: readonly Line[]): Doubt {
  const named = municipalityNamed(lines);
  const proposal = named === null ? {} : { proposal: named.name };
  return { field: "municipality", item: null, reason: "Dokumentet siger ikke, hvilken kommune det er fra.", text: lines[0]?.text ?? "", ...proposal };
}
