/** Minutes made ready for the rules: each section's sentences, numbers, dates and tables, read once when the first rule asks. */

import { dateLong } from "../calendar.ts";
import type { AgendaItem, CheckFinding, PublishedMinutes } from "../published-minutes.ts";
import type { SectionRole } from "../section-role.ts";
import { readNumbers, type NumbersRead } from "../figures/danish-number.ts";
import { sentencesOf, type Sentence } from "../figures/sentences.ts";
import { tablesIn, type Table } from "../figures/tables.ts";

/** What the rules read of minutes: those read from a document, or our own papers in the same shape. */
export type MinutesToCheck = Pick<PublishedMinutes, "organization" | "meeting" | "agendaItem">;

/**
 * What the papers are held against. `today`: the day from which deadlines are behind; null asks from the day of the meeting. `earlier`: older papers of the
 * same committee. `isWord`: a Danish word list; null leaves out what needs one.
 */
export type CheckContext = { today: string | null; earlier: readonly MinutesToCheck[]; isWord: ((word: string) => boolean) | null };

export type ReadSentence = Sentence & { read: NumbersRead };
export type ReadSection = {
  index: number;
  role: SectionRole;
  heading: string | null;
  text: string;
  /** Sentences that stand in no table. */ sentences: readonly ReadSentence[];
  tables: readonly Table[];
};
export type ReadItem = { index: number; item: AgendaItem; sections: readonly ReadSection[] };

/** What a rule says; the table of rules puts its name and the item on it. */
export type Draft = Pick<CheckFinding, "message" | "computed" | "from" | "text" | "at"> & { level?: CheckFinding["level"] };

export function readItem(item: AgendaItem, index: number): ReadItem {
  return { index, item, sections: item.section.map(({ role, heading, text }, at) => readSection(role, heading, text, at)) };
}

function readSection(role: SectionRole, heading: string | null, text: string, index: number): ReadSection {
  let sentences: ReadSentence[] | null = null;
  let tables: Table[] | null = null;
  return {
    index,
    role,
    heading,
    text,
    get tables() {
      return (tables ??= tablesIn(text));
    },
    get sentences() {
      return (sentences ??= sentencesOf(text).map((sentence) => withNumbers(sentence)));
    },
  };
}

function withNumbers(sentence: Sentence): ReadSentence {
  let read: NumbersRead | null = null;
  return {
    ...sentence,
    get read() {
      return (read ??= mayHold.test(sentence.text) ? readNumbers(sentence.text) : nothing);
    },
  };
}

const mayHold = /[\d½¼¾⅓⅔]|(?<!\p{L})(?:to|tre|fire|fem|seks|syv|otte|ni|ti|elleve|tolv)(?!\p{L})/iu;
const nothing: NumbersRead = { numbers: [], marks: [], unread: [] };

/** The place of a stretch of a section's text. */
export function placeIn(section: Pick<ReadSection, "index" | "text">, start: number, end: number): NonNullable<CheckFinding["at"]> {
  let line = 1;
  for (let at = section.text.indexOf("\n"); at !== -1 && at < start; at = section.text.indexOf("\n", at + 1)) line++;
  return { section: section.index, start, end, line };
}

/** A draft about a sentence; `start` and `end` are places in the sentence, the whole of it when left out. */
export function ofSentence(section: ReadSection, sentence: Sentence, draft: Omit<Draft, "text" | "at">, start = 0, end = sentence.text.length): Draft {
  return { ...draft, text: sentence.text, at: placeIn(section, sentence.start + start, sentence.start + end) };
}

// Where an item tells of its case; a file's name is no statement, and a matrix of bodies holds none.
const unread: ReadonlySet<SectionRole> = new Set(["attachments", "communication"]);

/** The sections in which the item says something. */
export function saidIn({ sections }: ReadItem): readonly ReadSection[] {
  return sections.filter(({ role }) => !unread.has(role));
}

/** True for an item that comes back at every meeting and has no case of its own. */
export function isStanding({ name }: Pick<AgendaItem, "name">): boolean {
  return /(?:godkendelse af (?:dagsorden|referat|protokol)|meddelelse|eventuelt|underskrift|orientering(?:er)?(?: fra|$|\/)|gensidig orientering|spørgetid|næste møde)/iu.test(
    name ?? "",
  );
}

/** "den 4. oktober 2023" of "2023-10-04". */
export function spoken(date: string): string {
  return `den ${dateLong(date)}`;
}
