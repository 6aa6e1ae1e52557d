/** Reads the pieces of one item: sections, decision blocks, absence, attachments. Whose decision a block is, is judged later, with the whole document known. */

import { timeIn } from "#core/calendar.ts";
import type { CaseNumber } from "#core/case-number.ts";
import { onlyPeople } from "#core/person-name.ts";
import type { Absence, Attachment } from "#core/published-minutes.ts";
import type { SectionRole } from "#core/section-role.ts";
import { absenceTold, absenteesIn, pairSubstitutes } from "./absence.ts";
import { attachmentsIn, isAttachmentLine } from "./attachments.ts";
import { caseBeforeTitle } from "./case-line.ts";
import type { DecisionHeading } from "./decision-headings.ts";
import { opensAsDecision } from "./decision-words.ts";
import { closedTitle, sameTitle } from "./item-headings.ts";
import type { Start } from "./item-starts.ts";
import type { Mark } from "./marks.ts";
import { written, type Piece } from "./pieces.ts";

export type TextPart = { at: number; text: string };

export type SectionBlock = { role: SectionRole; heading: string | null; at: number; parts: TextPart[] };

export type DecisionBlock = { at: number; heading: DecisionHeading; parts: TextPart[]; absent: Absence[]; absenceAt: number[] };

export type ItemDraft = {
  start: Start;
  end: number;
  caseNumber: CaseNumber | null;
  /** What marks and sentences in the item say of its being closed; null when nothing does. */
  closed: boolean | null;
  sections: SectionBlock[];
  decisions: DecisionBlock[];
  /** Absence told in the item but outside any decision. */
  absent: Absence[];
  attachments: (Attachment & { line: number })[];
  doubts: { field: string; reason: string; text: string; at: number }[];
  /** When the item's last line tells that the meeting ended. */
  meetingEnd: string | null;
  /** Where in the item each piece went: a path within the item, such as "name" or "section/2". */
  placed: Map<number, string>;
};

const numberAlone = /^(?:(?:punkt|pkt\.?|sag(?: nr\.?)?) *)?\d{1,4}\.?$/iu;
const endOfMeeting = /^mødet (?:blev )?(?:hævet|sluttede|slut|afsluttet) +kl\.? ?(?<time>\d{1,2}(?:[.:]\d{2})?)\.?$/iu;
const lastingOfMeeting = /^mødet blev (?:suspenderet|hævet|afsluttet|genoptaget|sluttede)\b/iu;
// "Sagen behandles for lukkede døre" closes; "sager, der normalt behandles for lukkede døre" is about others (LAYOUTS case 4).
const saysClosed =
  /^(?:punktet|sagen|dette punkt|denne sag|sagen omhandler .{3,120}?)(?:,? og)? (?:er (?:et )?luk(?:ket|t)\b|(?:behandles|blev behandlet|er behandlet|behandledes)(?: derfor)?(?: som)?(?: et)? (?:lukket|for lukkede døre))/iu;

/** Reads one item from its start up to the next. `decisionsOnly`: the paper holds nothing else, so what stands under a title is the decision. */
export function readItem(
  pieces: readonly Piece[],
  marks: readonly Mark[],
  start: Start,
  end: number,
  groupLines: ReadonlySet<string>,
  decisionsOnly = false,
): ItemDraft {
  const item: ItemDraft = {
    start,
    end,
    caseNumber: null,
    closed: start.closed,
    sections: [],
    decisions: [],
    absent: [],
    attachments: [],
    doubts: [],
    meetingEnd: null,
    placed: new Map(),
  };
  if (item.closed === null && closedTitle.test((start.title ?? "").replace(caseBeforeTitle, ""))) item.closed = true;
  for (const at of start.heading) item.placed.set(at, "name");
  let section: SectionBlock | null = null;
  let block: DecisionBlock | null = null;
  let naming: { lists: "apology" | "absent" | "substitutes"; into: Absence[]; at: number; named: boolean } | null = null;
  let attendance = false;

  const open = (role: SectionRole, heading: string | null, at: number): SectionBlock => {
    const made: SectionBlock = { role, heading, at, parts: [] };
    item.sections.push(made);
    block = null;
    attendance = false;
    return made;
  };
  const path = (): string => (block !== null ? `decision/${item.decisions.length - 1}` : section !== null ? `section/${item.sections.length - 1}` : "section");
  const away = (): Absence[] => block?.absent ?? item.absent;
  const noteAbsence = (at: number): void => {
    block?.absenceAt.push(at);
    item.placed.set(at, block === null ? "decision/absent" : `decision/${item.decisions.length - 1}/absent`);
  };
  // Absence in a list is taken wherever it is labelled; in sentences only where a decision or an attendance section tells it, for case texts speak of absence too.
  const takeNames = (at: number, text: string): boolean => {
    if (naming === null) return false;
    if (naming.lists === "substitutes") {
      const people = onlyPeople(text);
      if (people === null) return false;
      if (people.length !== naming.into.length)
        item.doubts.push({ field: "decision/absent", reason: "Det fremgår ikke, hvem stedfortræderne er mødt for.", text, at });
      const paired = pairSubstitutes(naming.into, people);
      naming.into.splice(0, naming.into.length, ...paired);
    } else {
      const absent = absenteesIn(text, naming.lists);
      // "Intet." under the names is the decision, and so is it under an empty label; only "Ingen" says that nobody was away.
      if (absent === null || (absent.length === 0 && at !== naming.at && (naming.named || !/^ingen/iu.test(text)))) return false;
      naming.named ||= absent.length > 0;
      naming.into.push(...absent);
      if (absent.length === 0) naming = null;
    }
    noteAbsence(at);
    return true;
  };
  const addText = (at: number, text: string): void => {
    const closing = endOfMeeting.exec(text)?.groups?.time;
    if (closing !== undefined) {
      item.meetingEnd = timeIn(`kl. ${closing}`);
      item.placed.set(at, "meeting/end");
      return;
    }
    if (saysClosed.test(text)) item.closed = true;
    if (block !== null) {
      if (lastingOfMeeting.test(text)) {
        section = open("other", null, at);
        section.parts.push({ at, text });
        item.placed.set(at, path());
        return;
      }
      const told = absenceTold(text);
      if (told !== null) {
        block.absent.push(...told.absent);
        block.absenceAt.push(at);
        item.placed.set(at, told.rest === "" ? `${path()}/absent` : path());
        if (told.rest !== "") block.parts.push({ at, text: told.rest });
        return;
      }
      block.parts.push({ at, text });
    } else {
      section ??= open("other", null, at);
      const told = attendance ? absenceTold(text) : null;
      if (told !== null) away().push(...told.absent);
      section.parts.push({ at, text });
    }
    item.placed.set(at, path());
  };

  for (let at = start.at; at < end; at += 1) {
    if (item.placed.has(at)) continue;
    const piece = pieces[at]!;
    const mark = marks[at]!;
    const { text } = piece;
    const lead = section === null && block === null;
    switch (mark.is) {
      case "furniture":
      case "group":
      case "contents":
        if (mark.is === "contents" && !lead) addText(at, written(piece));
        else item.placed.set(at, "furniture");
        naming = null;
        continue;
      case "status":
        if (lead) {
          item.closed = mark.closed;
          item.placed.set(at, "public");
        } else addText(at, written(piece));
        continue;
      case "case":
        if (item.caseNumber === null && (lead || mark.labelled)) {
          item.caseNumber = mark.number;
          if (mark.closed !== null) item.closed = mark.closed;
          item.placed.set(at, "caseNumber");
        } else if (lead || (mark.number !== null && mark.number.text === item.caseNumber?.text)) item.placed.set(at, "caseNumber");
        else addText(at, written(piece));
        naming = null;
        continue;
      case "detail":
        if (lead) item.placed.set(at, "caseNumber");
        else addText(at, written(piece));
        continue;
      case "absence":
        if (mark.lists === "attendance") {
          section = open("other", mark.label, at);
          attendance = true;
          item.placed.set(at, path());
          if (mark.rest !== "") addText(at, mark.rest);
          continue;
        }
        // Substitutes may be listed after the absent of the block above.
        naming = { lists: mark.lists, into: away(), at, named: false };
        noteAbsence(at);
        if (mark.rest !== "" && !takeNames(at, mark.rest)) {
          naming = null;
          const split =
            /^(?<names>[^.]{4,200})\. +(?<more>\p{Lu}.*)$/u.exec(mark.rest)?.groups ?? /^(?<names>Ingen) +(?<more>\p{Lu}.*)$/u.exec(mark.rest)?.groups;
          naming = { lists: mark.lists, into: away(), at, named: false };
          if (split && takeNames(at, split.names!)) addText(at, split.more!);
          else {
            item.doubts.push({ field: "decision/absent", reason: "Ordene efter etiketten er ikke navne.", text, at });
            addText(at, mark.rest);
          }
          naming = null;
        }
        continue;
      case "decision": {
        naming = null;
        attendance = false;
        section = null;
        block = { at, heading: mark, parts: [], absent: [], absenceAt: [] };
        item.decisions.push(block);
        item.placed.set(at, path());
        if (mark.rest !== "") addText(at, mark.rest);
        continue;
      }
      case "section":
        naming = null;
        // "- Tidsplan" among the attachments is one of them, whatever else the word may head.
        if (section?.role === "attachments" && block === null && piece.bullet !== null && mark.rest === "") {
          takeAttachments(item, at, text);
          item.placed.set(at, "attachment");
          continue;
        }
        // "Sagsforløb: ØK/BY" as the first line under "Resume" belongs to it, where headings stand alone and without colon (Brønderslev).
        if (
          mark.rest !== "" &&
          mark.role === "history" &&
          section !== null &&
          block === null &&
          section.parts.length === 0 &&
          section.heading !== null &&
          !pieces[section.at]!.text.endsWith(":")
        ) {
          addText(at, written(piece));
          continue;
        }
        section = open(mark.role, mark.heading, at);
        item.placed.set(at, path());
        if (mark.role === "attachments") takeAttachments(item, at, mark.rest);
        else if (mark.rest !== "") addText(at, mark.rest);
        continue;
      case "text":
        break;
    }
    if (naming !== null && takeNames(at, text)) continue;
    naming = null;
    if (lead && takeLead(item, at, piece, marks, groupLines)) continue;
    if (/^\d{1,2}\.$/u.test(text) && isAttachmentLine(pieces[at + 1]?.text ?? "")) {
      item.placed.set(at, "attachment");
      continue;
    }
    if (isAttachmentLine(text) || (section?.role === "attachments" && block === null)) {
      takeAttachments(item, at, text);
      item.placed.set(at, "attachment");
      continue;
    }
    if (lead && (decisionsOnly || opensAsDecision(text)) && !marks.slice(at, end).some((each) => each.is === "decision")) {
      block = { at, heading: noHeading, parts: [], absent: [], absenceAt: [] };
      item.decisions.push(block);
      item.doubts.push({ field: "decision", reason: "Beslutningen står uden overskrift.", text, at });
    }
    addText(at, written(piece));
  }
  if (item.closed === true && item.decisions.length === 0 && item.sections.length === 1 && item.sections[0]!.heading === null) {
    // A closed item prints its decision without a heading (LAYOUTS D1), and nothing else.
    const [told] = item.sections.splice(0, 1);
    item.decisions.push({ at: told!.at, heading: noHeading, parts: told!.parts, absent: item.absent.splice(0), absenceAt: [] });
    for (const part of told!.parts) item.placed.set(part.at, "decision/0");
    item.doubts.push({ field: "decision", reason: "Beslutningen står uden overskrift.", text: told!.parts[0]?.text ?? "", at: told!.at });
  }
  return item;
}

const noHeading: DecisionHeading = { heading: "", body: null, date: null, number: null, rest: "", handedOn: false };

// Before the first section stand the number and title once more, the case's details, names of the absent without a label.
function takeLead(item: ItemDraft, at: number, piece: Piece, marks: readonly Mark[], groupLines: ReadonlySet<string>): boolean {
  const { text } = piece;
  if (sameTitle(text, item.start.title) || numberAlone.test(text) || isHeadingAgain(text, item)) item.placed.set(at, "name");
  else if (groupLines.has(text) || /^klik her for at/iu.test(text)) item.placed.set(at, "furniture");
  else {
    const people = at - item.start.at <= 3 && text.length <= 200 ? onlyPeople(text) : null;
    const followed = marks[at + 1]?.is;
    if (people === null || followed === "text" || !people.every((each) => each.party !== null)) return false;
    item.absent.push(...people.map((each) => ({ name: each.name, party: each.party, kind: "absent" as const })));
    item.doubts.push({ field: "decision/absent", reason: "Navne står under titlen uden etiket; læst som fraværende.", text, at });
    item.placed.set(at, "decision/absent");
  }
  return true;
}

function isHeadingAgain(text: string, item: ItemDraft): boolean {
  const again = /^(?:(?:punkt|pkt\.?|sag(?: nr\.?)?) *)?(?<number>\d{1,4}) *[.:]? +(?<title>\S.*)$/iu.exec(text)?.groups;
  return again !== undefined && again.number === item.start.number && sameTitle(again.title, item.start.title);
}

function takeAttachments(item: ItemDraft, at: number, text: string): void {
  for (const attachment of attachmentsIn(text)) item.attachments.push({ ...attachment, line: at });
}
