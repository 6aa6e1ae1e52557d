/**
 * The shape of minutes read from a published document: `sagsgang.minutes/1` (DESIGN §6).
 * Names follow OParl 1.1 where OParl has the thing. The JSON Schema beside it, `published-minutes.schema.json`, says the same.
 */

import type { CaseNumber } from "./case-number.ts";
import type { Outcome, Phrase } from "./decision.ts";
import type { SectionRole } from "./section-role.ts";

/** Where in the source a value was read: page and line, both counted from 1. */
export type At = { page: number; line: number };

export type MeetingKind = "minutes" | "agenda" | "supplementaryAgenda";

/** A person as the source names them; party is the letter or list name in the source, never inferred (DOMAIN §5.7). */
export type NamedPerson = { name: string; party: string | null; role?: string };

/**
 * One person's absence, per item or for the meeting (DOMAIN §5.5).
 * kind: apology = afbud; absent = fraværende, no notice told; late/left = clock time in `note`; recused = inhabil; partial = some items.
 */
export type Absence = {
  name: string;
  party: string | null;
  kind?: "apology" | "absent" | "late" | "left" | "recused" | "partial";
  substitute?: { name: string; party: string | null };
  note?: string;
};

export type Section = {
  role: SectionRole;
  heading: string | null;
  text: string;
  /** Lines of the text that the source shows as headings inside the section. */
  localHeading?: string[];
  /** The source has the heading twice, with nothing between. */
  headingTwice?: true;
  at?: At;
};

export type Recommendation = { by: string | null; points: string[]; at?: At };

/** Votes only where the text tells them; party groups are never expanded to persons without that day's attendance (DESIGN §7). */
export type Vote = {
  unanimous: boolean | null;
  for: string[];
  against: string[];
  abstained: string[];
  counts: { for: number; against: number; abstained: number | null } | null;
  text: string;
};

export type Decision = {
  text: string;
  phrase: Phrase;
  outcome: Outcome | null;
  absent: Absence[];
  vote: Vote | null;
  /** Members' own words taken to the minutes (KSL § 13 stk. 2). */
  dissent?: { by: string | null; text: string }[];
  at?: At;
};

/** What another body, or this body earlier, decided in the same case, as this document retells it. */
export type EarlierDecision = { body: string | null; date: string | null; text: string; at?: At };

export type Attachment = { label: string | null; name: string; href?: string; at?: At };

export type AgendaItem = {
  number: string | null;
  name: string | null;
  public: boolean;
  caseNumber: CaseNumber | null;
  section: Section[];
  recommendation: Recommendation | null;
  decision: Decision | null;
  earlierDecision?: EarlierDecision[];
  attachment: Attachment[];
  at?: At;
};

/** Something the reader would not guess: which field, why, and the text it came from. `item` is the index in agendaItem. */
export type Doubt = {
  field: string;
  item: number | null;
  reason: string;
  text: string;
  /** What the reader would have proposed, if anything; never filed without a person's yes. */
  proposal?: string;
  at?: At;
};

export type Unplaced = { text: string; at: At };

export type FigureKind =
  | "count"
  | "persons"
  | "fuldtidspersoner"
  | "helårspersoner"
  | "årsværk"
  | "kr"
  | "percent"
  | "percentagePoint"
  | "rank"
  | "age"
  | "duration"
  | "quota"
  | "share"
  | "date"
  | "number";

/**
 * What a figure is to another of the same item (`figure` is its `n`): a part of it ("heraf", "ud af", a row above the total), compared with it ("mod"),
 * what it becomes ("fra … til"), the other end of a range, or a percentage that is told of it.
 */
export type FigureRelation = { kind: "partOf" | "against" | "becomes" | "rangeTo" | "shareOf"; figure: number };

/**
 * A number that the minutes tell (DESIGN §10). Read by machine: what the text does not say is null.
 * `index` is the item's place in agendaItem, `n` counts the figures of one item from 1. `value` is in the unit itself (7300000 for "7,3 mio. kr."), null for a
 * date and for digits that can be read in two ways, which `doubt` tells. `told` is the number with its unit as written. `period` is ISO: "2022-07", "2022-09-30",
 * "2022-H1", "2022", two of them with a slash between, "--10-11" where no year is told. `text` is the sentence, or the row of a table. `at` is the place of the
 * number: in the text of the item's section with that index, or, where the item has no section of its own for them, in its decision's text or in the points of
 * its recommendation, each on a line.
 */
export type Figure = {
  item: string | null;
  index: number;
  n: number;
  kind: FigureKind;
  value: number | null;
  date: string | null;
  told: string;
  decimals: number;
  unit: string | null;
  label: string | null;
  period: string | null;
  qualifier: "about" | "justUnder" | "justOver" | "moreThan" | "atLeast" | "lessThan" | "atMost" | null;
  text: string;
  table: { title: string | null; row: string; column: string | null; total: boolean } | null;
  at: { section: number | null; role: SectionRole; start: number; end: number };
  relation: FigureRelation[];
  doubt: "decimalPoint" | "englishThousands" | "notANumber" | "unitUnclear" | "headerLost" | "headerMismatch" | "looksLikeYear" | null;
};

/**
 * Something a careful reader would ask about (DESIGN §10, `checks/`). Never a verdict: `message` is a question in Danish. A "check" was computed or held
 * against something else in the papers, a "note" is about how they read. `computed` is the reckoning, `from` the numbers or words it was made of, as told.
 * `index` is the item's place in agendaItem; `text` the sentence, row or title; `at` its place in the text of one of the item's sections, the line counted from 1,
 * null for what stands in no section.
 */
export type CheckFinding = {
  rule: string;
  level: "check" | "note";
  item: string | null;
  index: number | null;
  message: string;
  computed: string | null;
  from: string[];
  text: string;
  at: { section: number; start: number; end: number; line: number } | null;
};

export type PublishedMinutes = {
  schema: "sagsgang.minutes/1";
  source: {
    file: string;
    sha256: string;
    mediaType: string;
    pages: number | null;
    /** Pages whose text came from OCR; shown as such everywhere. */
    ocrPages?: number[];
    /** True when the reader knows it did not get everything (damaged file, page limit). */
    partial?: boolean;
  };
  /** The description that read it: a house style, a source's name, or "general". */
  houseStyle: string;
  municipality: string | null;
  organization: { name: string | null; term: { from: number; to: number } | null };
  meeting: {
    kind: MeetingKind;
    date: string | null;
    start: string | null;
    end?: string | null;
    place: string | null;
    participants: NamedPerson[];
    absent?: Absence[];
  };
  /** The table of contents as printed (titles are often cut there; never a source of titles, LAYOUTS case 12). */
  tableOfContents: string[];
  /** Running heads and feet, page numbers, navigation: read, recognised and set aside. */
  furniture: string[];
  agendaItem: AgendaItem[];
  commitment: { item: string | null; text: string; due: { date: string } | { text: string } | null; body: string | null }[];
  figure: Figure[];
  finding: CheckFinding[];
  doubt: Doubt[];
  unplaced: Unplaced[];
};
