/** Doubts and the answers people give them. An answer is known again by what it is about, not by the bytes, so it survives a re-import. */

import { isDate } from "./calendar.ts";
import type { Outcome } from "./decision.ts";
import { phrases } from "./decision.ts";
import type { AgendaItem, Doubt, PublishedMinutes } from "./published-minutes.ts";

export type DoubtAnswer = { answer: "accepted" | "corrected" | "dismissed"; value: string | null };

/** Fields an answer can set, and what the value must look like. Other doubts can only be dismissed ("set, og i orden"). */
export const settleable = {
  municipality: { label: "Kommune", valid: (value: string) => value.trim().length > 1 },
  "organization/name": { label: "Udvalg", valid: (value: string) => value.trim().length > 1 },
  "meeting/date": { label: "Mødedato (åååå-mm-dd)", valid: isDate },
  "meeting/kind": { label: "minutes eller agenda", valid: (value: string) => value === "minutes" || value === "agenda" },
  name: { label: "Titel", valid: (value: string) => value.trim().length > 0 },
  number: { label: "Punktnummer", valid: (value: string) => value.trim().length > 0 },
  public: { label: "åben eller lukket", valid: (value: string) => value === "åben" || value === "lukket" },
  "decision/outcome": { label: "Udfald", valid: (value: string) => (phrases as readonly string[]).includes(value) && value !== "followed" },
  "decision/text": { label: "Beslutning", valid: (value: string) => value.trim().length > 0 },
} as const satisfies Record<string, { label: string; valid: (value: string) => boolean }>;

export type SettleableField = keyof typeof settleable;

/** The field a doubt is about without its item: "agendaItem/3/decision/outcome" and "agendaItem/decision/outcome" are both "decision/outcome". */
export function fieldOf(doubt: { field: string }): string {
  return doubt.field.replace(/^agendaItem\/(?:\d+\/?)?/, "");
}

/** Whether an answer to this doubt may set a value. */
export function canBeSettled(doubt: { field: string }): SettleableField | null {
  const field = fieldOf(doubt);
  return Object.hasOwn(settleable, field) ? (field as SettleableField) : null;
}

const neededForFiling: ReadonlySet<string> = new Set<SettleableField>(["municipality", "organization/name", "meeting/date"]);

/** Whether a person may leave things as they are. What keeps a document out of the archive must be answered, or it would be lost from sight. */
export function canStand(doubt: { field: string }, filed: boolean): boolean {
  return filed || !neededForFiling.has(fieldOf(doubt));
}

/**
 * What the doubt is about, in words that stay the same when the document is published anew: meeting, item, field and reason.
 * `meeting` is the meeting's address, or the document's hash when it has none yet.
 */
export function doubtSubject(meeting: string, minutes: PublishedMinutes, doubt: Doubt): string {
  const item = doubt.item === null ? null : minutes.agendaItem[doubt.item];
  const itemName = item ? (item.number ?? item.name ?? `nr. ${doubt.item! + 1}`) : "";
  return [meeting, itemName, fieldOf(doubt), doubt.reason].join("\n");
}

/** The minutes with people's answers put in, and the doubts that are still open. `answerTo` finds the answer to a doubt, if any. */
export function withAnswers(minutes: PublishedMinutes, answerTo: (doubt: Doubt) => DoubtAnswer | undefined): PublishedMinutes {
  let settled = minutes;
  const open: Doubt[] = [];
  for (const doubt of minutes.doubt) {
    const answer = answerTo(doubt);
    if (!answer) {
      open.push(doubt);
      continue;
    }
    const value = answer.answer === "accepted" ? (doubt.proposal ?? null) : answer.answer === "corrected" ? answer.value : null;
    const field = canBeSettled(doubt);
    if (value !== null && field !== null) settled = withValue(settled, field, doubt.item, value.trim());
  }
  return { ...settled, doubt: open };
}

function withValue(minutes: PublishedMinutes, field: SettleableField, item: number | null, value: string): PublishedMinutes {
  if (!settleable[field].valid(value)) return minutes;
  switch (field) {
    case "municipality":
      return { ...minutes, municipality: value };
    case "organization/name":
      return { ...minutes, organization: { ...minutes.organization, name: value } };
    case "meeting/date":
      return { ...minutes, meeting: { ...minutes.meeting, date: value } };
    case "meeting/kind":
      return { ...minutes, meeting: { ...minutes.meeting, kind: value as "minutes" | "agenda" } };
    default:
      return item === null
        ? minutes
        : { ...minutes, agendaItem: minutes.agendaItem.map((each, index) => (index === item ? itemWith(each, field, value) : each)) };
  }
}

function itemWith(item: AgendaItem, field: SettleableField, value: string): AgendaItem {
  switch (field) {
    case "name":
      return { ...item, name: value };
    case "number":
      return { ...item, number: value };
    case "public":
      return { ...item, public: value === "åben" };
    case "decision/outcome":
      return item.decision ? { ...item, decision: { ...item.decision, outcome: value as Outcome } } : item;
    case "decision/text":
      return { ...item, decision: item.decision ? { ...item.decision, text: value } : { text: value, phrase: "other", outcome: null, absent: [], vote: null } };
    default:
      return item;
  }
}

/** Whether municipality, committee and date are known: without them a document has no place in the archive. */
export function canBeFiled(minutes: PublishedMinutes): boolean {
  return Boolean(minutes.municipality && minutes.organization.name && minutes.meeting.date);
}

/** What must be known before a document can be filed in the archive; a doubt for each that is missing. */
export function missingForFiling(minutes: PublishedMinutes): Doubt[] {
  const missing: Doubt[] = [];
  const ask = (field: SettleableField, reason: string): void => {
    if (!minutes.doubt.some((doubt) => fieldOf(doubt) === field)) missing.push({ field, item: null, reason, text: minutes.source.file });
  };
  if (!minutes.municipality) ask("municipality", "Dokumentet nævner ikke, hvilken kommune det er fra.");
  if (!minutes.organization.name) ask("organization/name", "Dokumentet nævner ikke, hvilket udvalg der holdt mødet.");
  if (!minutes.meeting.date) ask("meeting/date", "Der kunne ikke læses en mødedato.");
  return missing;
}
