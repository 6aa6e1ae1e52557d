/** The papers as the public may have them: what was composed, with all that is not open left out, never blacked out (DESIGN §8). */

import type { ItemPaper } from "./agenda.ts";
import { attachmentOf } from "./attachment-name.ts";
import { composeAgenda, composeMinutes, type MeetingPapers } from "./compose-minutes.ts";
import { inHouseStyle, publishedTitle, type MinutesToPrint } from "./house-styles/print-minutes.ts";
import { closedMark, styleOn } from "./house-styles/house-style.ts";
import {
  editions,
  itemParts,
  mayPublish,
  partsOut,
  type Edition,
  type HowFar,
  type ItemPart,
  type ItemToPublish,
  type Laid,
  type PartsOut,
  type Publication,
} from "./publication.ts";
import type { AgendaItem as PrintedItem, Section } from "./published-minutes.ts";
import { handlingOf } from "./sitting.ts";
import { isClosed } from "./visibility.ts";

export type OpenAttachment = { item: number; position: number; id: number; name: string; fileName: string; sha256: string; mediaType: string; bytes: number };

/** One item as the desk has it, and what of it is out. */
export type ItemOut = {
  source: ItemToPublish;
  number: string;
  /** Whole, as those who may see everything read it. */ whole: PrintedItem;
  open: PrintedItem;
  parts: PartsOut;
};

export type OpenPapers = {
  minutes: MinutesToPrint;
  items: readonly ItemOut[];
  /** Those whose bytes are out, in the order they stand. */ attachments: readonly OpenAttachment[];
};

export type Wanted = { editions: readonly Edition[]; excerpts: readonly number[] };

/** How far a meeting's papers have come. */
export function howFar({ agenda, sitting, minutes }: MeetingPapers): HowFar {
  return {
    agendaReleased: agenda.state === "released",
    meetingClosed: sitting?.state === "closed",
    minutesFrozen: minutes !== null && minutes.official !== null,
    minutesSigned: minutes?.state === "signed",
  };
}

type HeldBy = Pick<MeetingPapers, "agenda" | "sitting">;

/** All attachments of an item, those shown at the meeting last; as the official text counts them. */
export function heldAttachments({ agenda, sitting }: HeldBy, item: number): ItemPaper["attachments"][number][] {
  return [...(agenda.items.find(({ id }) => id === item)?.paper?.attachments ?? []), ...handlingOf(sitting, item).slides];
}

/** Every item that was sent, as the rules of publication ask of it. */
export function itemsToPublish(papers: HeldBy): ItemToPublish[] {
  return papers.agenda.items
    .filter((item) => item.number !== null)
    .map((item) => ({ item, handling: handlingOf(papers.sitting, item.id), attachments: heldAttachments(papers, item.id) }));
}

/**
 * What the public gets when these editions are out; `publication` null asks what stands before anybody has judged anything. `within`: no more than was laid
 * before, when it is laid anew by itself.
 */
export function openPapers(papers: MeetingPapers, publication: Publication | null, wanted: Wanted, within: Laid | null = null): OpenPapers {
  const asMinutes = wanted.editions.includes("minutes") || wanted.editions.includes("decisions") || wanted.excerpts.length > 0;
  const composed = asMinutes ? composeMinutes(papers) : composeAgenda(papers);
  const style = styleOn(papers.houseStyle, papers.meeting.date);
  const attachments: OpenAttachment[] = [];
  const items = itemsToPublish(papers).flatMap((source): ItemOut[] => {
    const number = source.item.number!;
    const whole = composed.agendaItem.find((each) => each.number === number);
    if (whole === undefined) return [];
    const before = within?.items.find((each) => each.item === source.item.id) ?? null;
    if (within !== null && before === null) return [];
    const { attachmentBytes, ...now } = partsOut(publication, source, wanted);
    const parts = before === null ? now : noMoreThan(now, before, heldAttachments(papers, source.item.id));
    const isPublic = parts.title && !isClosed(source.item, source.handling);
    const named = heldAttachments(papers, source.item.id).filter(({ id }) => parts.attachments.has(id));
    if (attachmentBytes)
      for (const [index, { id, name, fileName, sha256, mediaType, bytes }] of named.entries())
        attachments.push({ item: source.item.id, position: index + 1, id, name, fileName, sha256, mediaType, bytes });
    const open: PrintedItem = {
      number,
      name: parts.title ? whole.name : neutralTitle(source.item.publicTitle),
      public: isPublic,
      caseNumber: parts.subject ? whole.caseNumber : null,
      section: whole.section.filter((section) => sectionIsOut(section, parts)),
      recommendation: parts.body ? whole.recommendation : null,
      decision: parts.decision ? whole.decision : null,
      attachment: named.map(({ name }) => attachmentOf(name.trim())),
      ...(parts.body && whole.earlierDecision ? { earlierDecision: whole.earlierDecision } : {}),
    };
    const printed = inHouseStyle(open, style);
    return [{ source, number, whole, open: { ...printed, name: publishedTitle({ name: printed.name, public: isPublic }) }, parts }];
  });
  const told = wanted.editions.includes("minutes");
  return {
    minutes: {
      organization: composed.organization,
      meeting: { ...composed.meeting, participants: told ? composed.meeting.participants : [] },
      agendaItem: items.map(({ open }) => open),
    },
    items,
    attachments,
  };
}

function noMoreThan(now: PartsOut, before: Laid["items"][number], held: readonly { id: number; sha256: string }[]): PartsOut {
  const was = (part: ItemPart): boolean => now[part] && before.parts.includes(part);
  const same = (id: number): boolean => before.attachments.some((each) => each.id === id && each.sha256 === held.find((one) => one.id === id)?.sha256);
  return {
    title: was("title"),
    subject: was("subject"),
    body: was("body"),
    decision: was("decision"),
    attachments: new Set([...now.attachments].filter(same)),
  };
}

/** What these papers hold, to be kept beside them. */
export function laidIn(papers: MeetingPapers, { items }: Pick<OpenPapers, "items">): Laid {
  return {
    official: papers.minutes?.official?.sha256 ?? null,
    items: items.map(({ source, parts }) => ({
      item: source.item.id,
      parts: itemParts.filter((part) => parts[part]),
      attachments: heldAttachments(papers, source.item.id).flatMap(({ id, sha256 }) => (parts.attachments.has(id) ? [{ id, sha256 }] : [])),
    })),
  };
}

/** What of the editions that are out may still be: what is no longer frozen, or was frozen anew and read by nobody, is not laid again by itself. */
export function stillFit(papers: MeetingPapers, wanted: Wanted, within: Laid | null): Wanted {
  const far = howFar(papers);
  const anew = within !== null && within.official !== null && within.official !== (papers.minutes?.official?.sha256 ?? null);
  const fit = (edition: Edition | "excerpt"): boolean =>
    mayPublish(edition, far) === null && !(anew && (edition === "minutes" || edition === "decisions" || edition === "excerpt"));
  return { editions: wanted.editions.filter(fit), excerpts: fit("excerpt") ? wanted.excerpts : [] };
}

function neutralTitle(publicTitle: string | null): string {
  return publicTitle?.trim() || "Uden offentlig overskrift";
}

// What is written out of other parts is left out here and written anew from what is left of them.
function sectionIsOut({ role }: Section, parts: PartsOut): boolean {
  if (role === "decision" || role === "recommendation" || role === "attachments") return false;
  return role === "summary" || role === "occasion" ? parts.subject : parts.body;
}

/** What of an item is not out, as text: its own title, words, attachments' names. Nothing of it may be read outside. */
export type ClosedText = { item: string; title: string; text: string };

/** The texts of what is closed in these papers whatever edition is out. */
export function closedTexts(papers: MeetingPapers, publication: Publication | null): ClosedText[] {
  return openPapers(papers, publication, { editions, excerpts: [] }).items.flatMap(({ source, number, whole, parts }) => {
    const title = parts.title ? "" : (whole.name ?? "").replace(closedMark, "");
    const kept = [
      ...(parts.subject ? [] : [whole.caseNumber?.text ?? ""]),
      ...whole.section.filter((section) => !isWritten(section) && !sectionIsOut(section, parts)).flatMap((section) => [section.heading ?? "", section.text]),
      ...(parts.body ? [] : [whole.recommendation?.by ?? "", ...(whole.recommendation?.points ?? [])]),
      ...(parts.decision ? [] : [whole.decision?.text ?? "", ...(whole.decision?.dissent ?? []).map((each) => each.text)]),
      ...heldAttachments(papers, source.item.id)
        .filter(({ id }) => !parts.attachments.has(id))
        .map(({ name }) => name),
    ].filter((text) => text.trim() !== "");
    return title === "" && kept.length === 0 ? [] : [{ item: number, title, text: kept.join("\n") }];
  });
}

function isWritten({ role }: Section): boolean {
  return role === "decision" || role === "recommendation" || role === "attachments";
}

/** All text that is open in these papers, for comparison. */
export function openText({ minutes }: Pick<OpenPapers, "minutes">): string {
  return [
    minutes.organization.name,
    minutes.meeting.place,
    ...minutes.meeting.participants.map(({ name }) => name),
    ...minutes.agendaItem.flatMap((item) => [
      item.name,
      item.caseNumber?.text,
      ...item.section.flatMap((section) => [section.heading, section.text]),
      item.recommendation?.by,
      ...(item.recommendation?.points ?? []),
      item.decision?.text,
      ...(item.decision?.dissent ?? []).map((each) => each.text),
      ...item.attachment.map(({ name }) => name),
    ]),
  ]
    .filter((text) => typeof text === "string" && text !== "")
    .join("\n");
}

/**
 * Which parts of the official text (minutes-text.ts) these papers leave open. A name nobody knows is closed. Who was there is open but where
 * somebody took part in a closed item alone: then the list would tell of it.
 */
export function openParts(papers: HeldBy & Pick<MeetingPapers, "minutes">, { items }: Pick<OpenPapers, "items">): (name: string) => boolean {
  const onlyAtClosed = (papers.sitting?.participants ?? []).some(
    ({ only }) => only !== null && items.some(({ source }) => source.item.id === only && isClosed(source.item, source.handling)),
  );
  return (name) => {
    if (name === "hoved") return true;
    if (name === "fremmøde") return !onlyAtClosed;
    const [, number, part] = /^punkt ([^/]+)\/(.+)$/u.exec(name) ?? [];
    const item = items.find((each) => each.number === number);
    if (item === undefined || part === undefined) return false;
    const held = heldAttachments(papers, item.source.item.id);
    const attachment = /^bilag (\d+)$/.exec(part)?.[1];
    if (attachment !== undefined) {
      const id = held[Number(attachment) - 1]?.id;
      return id !== undefined && item.parts.attachments.has(id);
    }
    switch (part) {
      case "neutral titel":
        // As it was frozen; another has taken its place when it told too much.
        return papers.minutes?.official?.parts?.find((each) => each.name === name)?.text === (item.source.item.publicTitle ?? "Lukket punkt");
      case "titel":
        return item.parts.title;
      case "emne":
        return item.parts.subject;
      case "sag":
        return item.parts.body;
      case "beslutning":
        return item.parts.decision;
      case "bilagsliste":
        return item.parts.body && held.every(({ id }) => item.parts.attachments.has(id));
      default:
        return false;
    }
  };
}
