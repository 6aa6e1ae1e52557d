/**
 * What a committee follows until it is done: found in its own minutes and accepted by a person, or typed by hand. Nothing found is followed
 * unseen; nothing followed goes away without an item that answered it or a reason.
 */

import type { Agenda, AgendaHappening } from "./agenda.ts";
import { announceOn, statusTitle } from "./announced.ts";
import { dateLong } from "./calendar.ts";
import { duesIn, dueInWords, firstDayOf, lastDayOf, type Due, type Resolved } from "./promises/due.ts";
import type { PromiseKind } from "./promises/promise.ts";
import { itemParts, type ItemPart } from "./publication.ts";
import { allow, refuse, type Verdict } from "./verdict.ts";

/** proposed: found, and not seen by anyone. open: followed. kept: answered by an item. dropped: given up, with a reason. dismissed: no promise. */
export type FollowupState = "proposed" | "open" | "kept" | "dropped" | "dismissed";

export const followupStateNames: Record<FollowupState, string> = {
  proposed: "Forslag",
  open: "Følges",
  kept: "Fulgt op",
  dropped: "Opgivet",
  dismissed: "Ikke et løfte",
};

/** Who is to do it, in words, and the person who is reminded where it is one of the house. */
type Owner = { owner: string | null; ownerPerson: number | null };

export type Followup = Owner & {
  id: number;
  committee: number;
  state: FollowupState;
  version: number;
  source: "found" | "typed";
  /** The meeting and agenda item it was promised at, with the title as it stood; null when it is typed without. */
  meeting: number | null;
  item: number | null;
  itemTitle: string | null;
  caseNumber: string | null;
  /** The day it was promised, "yyyy-mm-dd". */
  madeOn: string;
  /** A promise of a closed item is closed. */
  closed: boolean;
  kind: PromiseKind;
  /** The sentence of the minutes; null when typed. */
  text: string | null;
  /** What is promised, as it is followed. */
  words: string;
  due: Due;
  dueWords: string | null;
  resolved: Resolved;
  moved: readonly { from: Due; to: Due; reason: string; by: number; at: string }[];
  settled: { by: number; at: string; reason: string | null; meeting: number | null; item: number | null } | null;
};

type Made = Omit<Followup, "state" | "version" | "moved" | "settled">;
type Reasoned = { reason: string; by: number; at: string };

export type FollowupHappening =
  | { kind: "promise-found"; what: Made }
  | { kind: "promise-typed"; what: Made }
  | { kind: "promise-accepted"; what: Owner & { words: string; due: Due } }
  | { kind: "promise-dismissed"; what: Reasoned }
  /** By an item, or by something told in words where no item of the committee answered it. */
  | { kind: "promise-kept"; what: { meeting: number | null; item: number | null; reason?: string | null; by: number; at: string } }
  | { kind: "promise-dropped"; what: Reasoned }
  | { kind: "promise-moved"; what: Reasoned & { due: Due } }
  /** The item it was promised at was closed afterwards. */
  | { kind: "promise-closed"; what: { at: string } };

export function afterFollowup(before: Followup | null, happened: FollowupHappening): Followup {
  if (happened.kind === "promise-found" || happened.kind === "promise-typed")
    return { ...happened.what, state: happened.kind === "promise-found" ? "proposed" : "open", version: 1, moved: [], settled: null };
  if (before === null) throw new Error(`${happened.kind} before it was found or typed`);
  return { ...before, ...changesOf(before, happened), version: before.version + 1 };
}

function changesOf(before: Followup, { kind, what }: Exclude<FollowupHappening, { kind: "promise-found" | "promise-typed" }>): Partial<Followup> {
  switch (kind) {
    case "promise-accepted":
      return { state: "open", ...what, resolved: JSON.stringify(what.due) === JSON.stringify(before.due) ? before.resolved : "written" };
    case "promise-dismissed":
      return { state: "dismissed", settled: { ...what, meeting: null, item: null } };
    case "promise-kept":
      return { state: "kept", settled: { ...what, reason: what.reason ?? null } };
    case "promise-dropped":
      return { state: "dropped", settled: { ...what, meeting: null, item: null } };
    case "promise-closed":
      return { closed: true };
    case "promise-moved":
      return {
        due: what.due,
        resolved: "written",
        dueWords: null,
        moved: [...before.moved, { from: before.due, to: what.due, reason: what.reason, by: what.by, at: what.at }],
      };
  }
}

type Change = readonly FollowupHappening[];
type Given = Owner & { words: string; /** As typed: "1. maj 2026", "foråret 2027", "uden dato". */ due: string };

/** A due as typed on a day; null when it cannot be read. Nothing typed is without a date. */
export function dueTyped(text: string, today: string): Due | null {
  const typed = text.trim();
  if (typed === "" || /^(?:uden dato|ingen(?: dato| frist)?)$/iu.test(typed)) return { kind: "none" };
  const bare = /^20\d\d$/.test(typed) ? `i ${typed}` : typed;
  const whole = /^\p{Ll}+$/u.test(bare) ? `i ${bare}` : bare;
  const [one, ...more] = duesIn(whole, today);
  // What is left unread may be what was meant.
  const unread =
    one === undefined
      ? ""
      : `${whole.slice(0, one.from)} ${whole.slice(one.to)}`.replace(/(?<!\p{L})(?:i|den|d\.|senest|inden|til|på|omkring)(?!\p{L})/giu, "");
  return one === undefined || /[\p{L}\p{N}]/u.test(unread) || more.length > 0 || one.resolved === "unresolved" || one.due.kind === "none" ? null : one.due;
}

/** A person takes a promise into the register: the words, who, when. One that is in it is corrected in words and owner; its time is moved, with a reason. */
export function acceptPromise(followup: Followup, given: Given, today: string): Verdict<Change, "promise-settled" | "promise-empty" | "due-not-read"> {
  if (followup.state !== "proposed" && followup.state !== "open") return refuse("promise-settled");
  const words = given.words.trim();
  if (words === "") return refuse("promise-empty");
  const kept = followup.state === "open" || given.due.trim() === dueInWords(followup.due);
  const due = kept ? followup.due : dueTyped(given.due, today);
  if (due === null) return refuse("due-not-read", { due: given.due.trim() });
  return allow([{ kind: "promise-accepted", what: { words, owner: given.owner, ownerPerson: given.ownerPerson, due } }]);
}

/** What was found is no promise. */
export function dismissPromise(followup: Followup, given: Reasoned): Verdict<Change, "promise-settled" | "reason-missing"> {
  if (followup.state !== "proposed") return refuse("promise-settled");
  if (given.reason.trim() === "") return refuse("reason-missing");
  return allow([{ kind: "promise-dismissed", what: { ...given, reason: given.reason.trim() } }]);
}

export function typePromise(
  made: Omit<Made, "due" | "dueWords" | "resolved" | "source" | "text" | "kind"> & { due: string },
  today: string,
): Verdict<Change, "promise-empty" | "due-not-read"> {
  const words = made.words.trim();
  if (words === "") return refuse("promise-empty");
  const due = dueTyped(made.due, today);
  if (due === null) return refuse("due-not-read", { due: made.due.trim() });
  return allow([{ kind: "promise-typed", what: { ...made, words, due, dueWords: null, resolved: "written", source: "typed", text: null, kind: "request" } }]);
}

/**
 * An item of that meeting or a later one answered it; `meeting`: its day and the items that have been sent there. Without an item it is told in words
 * where it was answered: a letter, another body.
 */
export function keepPromise(
  followup: Followup,
  meeting: { date: string; items: readonly number[] } | null,
  given: { meeting: number | null; item: number | null; reason: string; by: number; at: string },
): Verdict<Change, "promise-settled" | "item-unknown" | "reason-missing"> {
  if (followup.state !== "open") return refuse("promise-settled");
  const reason = given.reason.trim() || null;
  if (given.item === null) return reason === null ? refuse("reason-missing") : allow([{ kind: "promise-kept", what: { ...given, meeting: null, reason } }]);
  const itself = given.meeting === followup.meeting && given.item === followup.item;
  if (meeting === null || !meeting.items.includes(given.item) || meeting.date < followup.madeOn || itself) return refuse("item-unknown");
  return allow([{ kind: "promise-kept", what: { ...given, reason } }]);
}

export function dropPromise(followup: Followup, given: Reasoned): Verdict<Change, "promise-settled" | "reason-missing"> {
  if (followup.state !== "open") return refuse("promise-settled");
  if (given.reason.trim() === "") return refuse("reason-missing");
  return allow([{ kind: "promise-dropped", what: { ...given, reason: given.reason.trim() } }]);
}

export function movePromise(
  followup: Followup,
  given: Reasoned & { due: string },
  today: string,
): Verdict<Change, "promise-settled" | "reason-missing" | "due-not-read"> {
  if (followup.state !== "open") return refuse("promise-settled");
  if (given.reason.trim() === "") return refuse("reason-missing");
  const due = dueTyped(given.due, today);
  if (due === null) return refuse("due-not-read", { due: given.due.trim() });
  return allow([{ kind: "promise-moved", what: { due, reason: given.reason.trim(), by: given.by, at: given.at } }]);
}

/**
 * Whether a promise should come up at a meeting: its time has begun or is over by then, or it is over before the next. So what is due in spring
 * comes up at the first meeting of spring. `next`: the day of the meeting after it; null when none is planned.
 */
export function comesUpAt({ due, madeOn }: Pick<Followup, "due" | "madeOn">, meeting: string, next: string | null): boolean {
  if (meeting <= madeOn) return false;
  if (due.kind === "nextMeeting") return true;
  const [first, last] = [firstDayOf(due), lastDayOf(due)];
  if (first === null || last === null) return false;
  return first <= meeting || (next !== null && last < next);
}

/** A promise as the agenda's status tells it. `answer`: the item that answered it, in words. */
export type ToTell = Pick<Followup, "words" | "owner" | "due" | "madeOn" | "state" | "closed"> & { reason: string | null; answer: string | null };

/** What must happen to an agenda for the status to stand on it, as of the meeting's day: what is open, and what was settled since last. */
export function statusOn(agenda: Agenda, promises: readonly ToTell[], meeting: string): AgendaHappening[] {
  return announceOn(
    agenda,
    { title: statusTitle, key: "status-paa-beslutninger", closedReason: "Status på beslutninger i lukkede punkter (kommunestyrelsesloven § 10)" },
    promises
      .filter(({ state }) => state === "open" || state === "kept" || state === "dropped")
      .map((each) => ({ closed: each.closed, text: inWords(each, meeting) })),
  );
}

function inWords({ words, owner, due, madeOn, state, reason, answer }: ToTell, meeting: string): string {
  const last = lastDayOf(due);
  const time = due.kind === "none" ? "Uden frist" : `Frist: ${dueInWords(due)}${last !== null && last < meeting ? " (overskredet)" : ""}`;
  const status =
    state === "kept"
      ? `Fulgt op${answer === null && reason === null ? "" : `: ${[answer, reason].filter((each) => each !== null).join(". ")}`}`
      : state === "dropped"
        ? `Opgivet${reason === null ? "" : `: ${reason}`}`
        : `${time}${owner === null ? "" : `. Ansvarlig: ${owner}`}`;
  return `${dateLong(madeOn)}: ${words}\n${status}${/[.!?]$/u.test(status) ? "" : "."}`;
}

const leastWording = 12;

/**
 * The items of an agenda that tell a promise in one of its wordings, and the parts they tell it in: in the status, in a text of their own, or as their
 * very title, as when it was put there by one click. Those that are closed just now as well, for they may be opened; but the
 * closed status rightly tells what is closed. What the status tells is written anew until the agenda is sent, and does not count before.
 */
export function quotedOn(agenda: Agenda, wordings: readonly string[]): { item: number; parts: readonly ItemPart[] }[] {
  const sent = agenda.releases.length > 0;
  const holds = (text: string): boolean => wordings.some((each) => each.length >= leastWording && text.includes(each));
  // Put there by one click: the words as the title, cut where they are long, and as the end of "Lovet den …: ".
  const isTitle = (title: string): boolean => (title.endsWith(" …") ? wordings.some((each) => each.startsWith(title.slice(0, -2))) : wordings.includes(title));
  const isTold = (text: string): boolean => text.split("\n").some((line) => wordings.some((each) => line.endsWith(`: ${each}`)));
  const inStatus = (text: string): boolean => sent && wordings.some((each) => text.includes(`: ${each}\n`));
  return agenda.items.flatMap((item): { item: number; parts: readonly ItemPart[] }[] => {
    if (isTitle(item.title) || holds(item.title)) return [{ item: item.id, parts: itemParts }];
    const tells =
      isTold(item.own.text) ||
      holds([item.own.text, ...item.own.points, item.own.proposedDecision].join("\n")) ||
      item.subItems.some(({ title, text }) => (title === statusTitle ? !item.closed && inStatus(text) : holds(`${title}\n${text}`)));
    return tells ? [{ item: item.id, parts: ["body"] }] : [];
  });
}
