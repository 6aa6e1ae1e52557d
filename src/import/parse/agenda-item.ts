/** An item from its parts: what stands under its headings becomes recommendation, decision, attachments and earlier decisions. */

import { attachmentOf } from "#core/attachment-name.ts";
import { caseKey, parseCaseNumber } from "#core/case-number.ts";
import { meaningOf, type Outcome } from "#core/decision.ts";
import { closedMark } from "#core/house-styles/house-style.ts";
import { onlyPeople } from "#core/person-name.ts";
import type { AgendaItem, At, Attachment, Decision, Doubt, Recommendation, Section } from "#core/published-minutes.ts";
import type { SectionRole } from "#core/section-role.ts";
import { readDecisionText, readDissent, readVote } from "./decision-text.ts";
import { readEarlierDecisions } from "./earlier-decisions.ts";
import { readRecommendation } from "./recommendation-section.ts";
import { sectionText, type SectionLine } from "./section-text.ts";

/** An item as it stands in a source: its published title, its case number as written, and its sections line by line. */
export type ItemParts = {
  number: string | null;
  title: string;
  caseNumber: string | null;
  sections: SectionParts[];
  /** Attachments the source lists apart from the text; otherwise they are read from the section. */
  attachment?: Attachment[];
  at?: At;
};

export type SectionParts = { role: SectionRole; heading: string | null; lines: SectionLine[]; headingTwice?: true; at?: At };

const closedTitle = new RegExp(`^${closedMark.trim()}\\s*`, "iu");

/** The title as published, with the mark of a closed item, and whether it carries none. */
export function titleAndOpenness(published: string): { name: string; public: boolean } {
  return { name: published.replace(/\s+/gu, " ").trim(), public: !closedTitle.test(published) };
}

/** The item its parts make, and what could not be read for certain. `index` is its place in the document. */
export function agendaItemOf(parts: ItemParts, index: number): { item: AgendaItem; doubt: Doubt[] } {
  const doubt: Doubt[] = [];
  const doubtAbout = (field: string, reason: string, text: string, at?: At) =>
    doubt.push({ field: `agendaItem/${index}/${field}`, item: index, reason, text, ...(at ? { at } : {}) });

  const section = parts.sections.map(({ role, heading, lines, headingTwice, at }): Section => ({
    role,
    heading,
    ...sectionText(lines),
    ...(headingTwice ? { headingTwice } : {}),
    ...(at ? { at } : {}),
  }));
  const { name, public: open } = titleAndOpenness(parts.title);
  const recommendation = firstOf(parts, "recommendation", recommendationOf);
  const decision = firstOf(parts, "decision", (each) => decisionOf(each, name, recommendation?.points ?? [], doubtAbout));
  const caseNumber = parts.caseNumber === null ? null : parseCaseNumber(parts.caseNumber, { labelled: true });
  if (parts.caseNumber !== null && caseNumber === null) doubtAbout("caseNumber", "Sagsnummeret har ingen af de kendte former.", parts.caseNumber, parts.at);
  const [first] = parts.sections;
  if (open && first?.role === "other" && first.heading === null)
    doubtAbout("section/0", "Teksten står uden overskrift og kan være hvad som helst.", first.lines[0]?.text ?? "", first.at);
  const earlier = parts.sections.filter(({ role }) => role === "history").flatMap(({ lines }) => readEarlierDecisions(lines.map(({ text }) => text)));
  const item: AgendaItem = {
    number: parts.number,
    name: name === "" ? null : name,
    public: open,
    caseNumber: caseNumber ?? (parts.caseNumber === null ? null : { text: parts.caseNumber, kle: null, facet: null, serial: null, year: null }),
    section,
    recommendation,
    decision,
    ...(earlier.length === 0 ? {} : { earlierDecision: earlier }),
    attachment: parts.attachment ?? parts.sections.filter(({ role }) => role === "attachments").flatMap(attachmentsOf),
    ...(parts.at ? { at: parts.at } : {}),
  };
  return { item, doubt };
}

function firstOf<T>(parts: ItemParts, role: SectionRole, read: (section: SectionParts) => T | null): T | null {
  for (const section of parts.sections) {
    const found = section.role === role ? read(section) : null;
    if (found !== null) return found;
  }
  return null;
}

function recommendationOf({ heading, lines, at }: SectionParts): Recommendation | null {
  const read = readRecommendation(
    heading,
    lines.map(({ text }) => text),
  );
  return read && { ...read, ...(at ? { at } : {}) };
}

function decisionOf(
  { lines, at }: SectionParts,
  title: string,
  points: readonly string[],
  doubtAbout: (field: string, reason: string, text: string, at?: At) => void,
): Decision | null {
  const { text, absent, unread } = readDecisionText(lines);
  for (const each of unread) doubtAbout("decision/absent", "Linjen fortæller om fravær, men navnene kunne ikke læses.", each, at);
  if (text === "" && absent.length === 0) return null;
  const namesOnly = text.split("\n").every((line) => line === "" || onlyPeople(line) !== null);
  // A signature sheet may tell who was away and nothing more: nothing was decided, and nothing is to be doubted.
  const { phrase, outcome, doubt } = text === "" ? { phrase: "other" as const, outcome: null, doubt: null } : meaningOf({ text, points, title, namesOnly });
  if (doubt !== null) doubtAbout("decision/outcome", doubt, text, at);
  const dissent = readDissent(text);
  return { text, phrase, outcome, absent, vote: readVote(text), ...(dissent ? { dissent } : {}), ...(at ? { at } : {}) };
}

function attachmentsOf({ lines, at }: SectionParts): Attachment[] {
  return lines.map(({ text }) => ({ ...attachmentOf(text.replace(/^[-–•]\s+/u, "")), ...(at ? { at } : {}) }));
}

/** What only shows when the items are seen together: shared case numbers, gaps in the numbers, and members who were never there. */
export function doubtsAcrossItems(items: readonly AgendaItem[], organization: string | null, participants: readonly { name: string }[]): Doubt[] {
  return [...sharedCaseNumbers(items), ...gapsInNumbers(items), ...decidedElsewhere(items, organization), ...absentParticipants(items, participants)];
}

// KLE facet P35 is the meeting itself: announcements and the signature sheet rightly share it (DOMAIN §2.4).
function sharedCaseNumbers(items: readonly AgendaItem[]): Doubt[] {
  const sharing = Map.groupBy(
    items.map((item, index) => ({ item, index })).filter(({ item }) => item.caseNumber !== null && item.caseNumber.facet !== "P35"),
    ({ item }) => caseKey(item.caseNumber!),
  );
  return [...sharing.values()].flatMap((group) =>
    group.length < 2
      ? []
      : group.slice(1).map(({ index }): Doubt => ({
          field: `agendaItem/${index}/caseNumber`,
          item: index,
          reason: `Samme sagsnummer står på punkt ${group.map(({ item }) => item.number).join(", ")}.`,
          text: group[0]!.item.caseNumber!.text,
        })),
  );
}

function gapsInNumbers(items: readonly AgendaItem[]): Doubt[] {
  return items.flatMap((item, index): Doubt[] => {
    const [before, own] = [Number(items[index - 1]?.number), Number(item.number)];
    if (index === 0 || Number.isNaN(before) || Number.isNaN(own) || own === before + 1) return [];
    return [{ field: `agendaItem/${index}/number`, item: index, reason: `Punkt ${item.number} følger efter punkt ${before}.`, text: item.number! }];
  });
}

const decides: readonly (Outcome | null)[] = ["approved", "granted", "adopted"];

function decidedElsewhere(items: readonly AgendaItem[], organization: string | null): Doubt[] {
  if (organization === null) return [];
  return items.flatMap((item, index): Doubt[] => {
    const authority = item.section.find(({ role }) => role === "authority")?.text.replace(/\.$/u, "") ?? "";
    if (item.decision === null || !decides.includes(item.decision.outcome) || !/^\p{Lu}[\p{L} -]{3,60}$/u.test(authority)) return [];
    if (sameBody(authority, organization)) return [];
    const reason = `Kompetencen ligger hos ${authority}; beslutningen kan være en anbefaling.`;
    return [{ field: `agendaItem/${index}/decision/outcome`, item: index, reason, text: item.decision.text, proposal: "recommended" }];
  });
}

function sameBody(a: string, b: string): boolean {
  const [x, y] = [a.toLocaleLowerCase("da"), b.toLocaleLowerCase("da")];
  return x.includes(y) || y.includes(x);
}

// A list of participants is often the list of members (LAYOUTS case 6).
function absentParticipants(items: readonly AgendaItem[], participants: readonly { name: string }[]): Doubt[] {
  const telling = items.filter((item) => (item.decision?.absent.length ?? 0) > 0);
  if (telling.length === 0) return [];
  return participants
    .filter(({ name }) => telling.every((item) => item.decision!.absent.some((absence) => absence.name === name)))
    .map(({ name }) => ({
      field: "meeting/participants",
      item: null,
      reason: "Står som mødedeltager, men har afbud eller er fraværende på alle punkter, der fortæller om fravær.",
      text: name,
    }));
}
