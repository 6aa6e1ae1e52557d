/**
 * What of a meeting's papers is public: which editions are out, what of each item may be read, what waits for a party, what was found
 * before release and cleared, what was taken back (DESIGN §8; DOMAIN §1.1 § 8 stk. 7, § 20 stk. 7, §1.3, §1.4).
 */

import type { AgendaItem } from "./agenda.ts";
import { danishDay } from "./calendar.ts";
import type { Rules } from "./committee.ts";
import type { Handling } from "./sitting.ts";
import { allow, refuse, type Verdict } from "./verdict.ts";
import { isClosed } from "./visibility.ts";

export const publicationStateNames: Record<Publication["state"], string> = {
  unpublished: "Ikke offentliggjort",
  published: "Offentliggjort",
  retracted: "Trukket tilbage",
};

/** What is published by itself, from the least to the most. */
export const editions = ["itemList", "agenda", "attachments", "decisions", "minutes"] as const;
export type Edition = (typeof editions)[number];

export const editionNames: Record<Edition, string> = {
  itemList: "Punktliste",
  agenda: "Dagsorden med sagsfremstillinger",
  attachments: "Bilag",
  decisions: "Beslutninger",
  minutes: "Referat",
};

/** The parts of an item that are opened and closed one by one; beside them each attachment, "attachment:7". */
export const itemParts = ["title", "subject", "body", "decision"] as const;
export type ItemPart = (typeof itemParts)[number];
export type PartName = ItemPart | `attachment:${number}`;

export const itemPartNames: Record<ItemPart, string> = {
  title: "Titel",
  subject: "Sagsnummer og resumé",
  body: "Sagsfremstilling og indstilling",
  decision: "Beslutning",
};

export function isPartName(text: string): text is PartName {
  return (itemParts as readonly string[]).includes(text) || /^attachment:\d{1,9}$/.test(text);
}

// What of an item each edition shows; attachments' bytes come with their own edition, their names with the agenda or the minutes.
const shownBy: Record<Edition, readonly ItemPart[]> = {
  itemList: ["title"],
  agenda: ["title", "subject", "body"],
  attachments: [],
  decisions: ["title", "decision"],
  minutes: ["title", "subject", "body", "decision"],
};

/** One part of one item opened or closed to the public, on a ground that is told. */
export type Grading = { item: number; part: PartName; open: boolean; reason: string; basis: string; by: number; name: string; at: string };

/** An item's decision that waits until somebody has been told (ministry 1984, DOMAIN §1.1). */
export type Hold = {
  item: number;
  party: string;
  by: number;
  name: string;
  at: string;
  told: { by: number; name: string; at: string; on: string } | null;
};

/** Something found before release that a person has judged. With four eyes it counts when a second has agreed. */
export type Clearance = {
  key: string;
  kind: string;
  place: string;
  reason: string;
  by: number;
  name: string;
  at: string;
  second: { by: number; name: string; at: string } | null;
};

/** What was found the last time the papers were read as the public would read them. */
export type FoundInPapers = { key: string; kind: string; place: string; excerpt: string; words: string; level: "stop" | "look"; certainty: number };
export type Check = { at: string; by: number; editions: readonly Edition[]; found: readonly FoundInPapers[] };

export type Planned = { edition: Edition; at: string; by: number; name: string; /** Why it was stopped when its time came. */ stopped: string | null };

/** An edition, or one item's excerpt, as it has been public. `document` is the file's SHA-256. */
export type Out = { edition: Edition | "excerpt"; item: number | null; from: string; until: string | null; by: number; name: string };

export type Scope = { kind: "meeting" } | { kind: "item"; item: number } | { kind: "part"; item: number; part: PartName };

export type Retraction = {
  scope: Scope;
  /** The house's own words; never shown outside. */ reason: string;
  /** What is told at the address. */ publicReason: string;
  personalData: boolean;
  at: string;
  by: number;
  name: string;
  /** The public copy that stands after it, where something does, and what is in it. */ document?: string;
  laid?: Laid;
  ended?: Ended;
  /** What was public, from when, and how often each address was fetched while it was. */ wasOut: readonly {
    address: string;
    from: string;
    readings: number;
  }[];
};

/** Editions and excerpts that were out and were not laid again: taken back to be corrected, or frozen anew. */
export type Ended = { editions: readonly Edition[]; excerpts: readonly number[] };

/**
 * What was laid outside the last time a person chose to: which parts of which items, which files. What is laid anew by itself (something is closed, the meeting
 * is moved) holds no more than this: nobody has read the rest. `official`: the frozen text it was made of.
 */
export type Laid = {
  official: string | null;
  items: readonly { item: number; parts: readonly ItemPart[]; attachments: readonly { id: number; sha256: string }[] }[];
};

export type Publication = {
  meeting: number;
  committee: number;
  state: "unpublished" | "published" | "retracted";
  gradings: readonly Grading[];
  holds: readonly Hold[];
  clearances: readonly Clearance[];
  check: Check | null;
  planned: readonly Planned[];
  out: readonly Out[];
  retractions: readonly Retraction[];
  breach: BreachSheet | null;
  /** Null before anything was; unknown in what was published before this was kept. */ laid?: Laid | null;
  version: number;
};

/** What the supervisory authority asks for (GDPR art. 33 stk. 3, databeskyttelsesforordningen), filled in as it becomes known. */
export type BreachSheet = {
  /** When it was known; the 72 hours run from here. */ knownAt: string;
  what: string;
  whose: string;
  howMany: string;
  consequences: string;
  measures: string;
  reportedAt: string | null;
  /** Why it was not reported, or later than 72 hours. */ because: string;
};

export type PublicationHappening =
  | { kind: "publication-begun"; what: { meeting: number; committee: number } }
  | { kind: "part-graded"; what: Grading }
  | { kind: "item-held-back"; what: Omit<Hold, "told"> }
  | { kind: "party-told"; what: { item: number; by: number; name: string; at: string; on: string } }
  | { kind: "papers-checked"; what: Check }
  | { kind: "finding-cleared"; what: Omit<Clearance, "second"> }
  | { kind: "clearance-confirmed"; what: { key: string; by: number; name: string; at: string } }
  | { kind: "publication-planned"; what: Omit<Planned, "stopped"> }
  | { kind: "planned-publication-stopped"; what: { edition: Edition; why: string; at: string } }
  | { kind: "planned-publication-cancelled"; what: { edition: Edition } }
  | {
      kind: "papers-published";
      what: {
        editions: readonly Edition[];
        excerpts: readonly number[];
        document: string;
        address: string;
        laid?: Laid;
        ended?: Ended;
        at: string;
        by: number;
        name: string;
      };
    }
  | { kind: "papers-retracted"; what: Retraction }
  | { kind: "breach-sheet-written"; what: BreachSheet };

export function afterPublication(before: Publication | null, happened: PublicationHappening): Publication {
  if (happened.kind === "publication-begun")
    return {
      ...happened.what,
      state: "unpublished",
      gradings: [],
      holds: [],
      clearances: [],
      check: null,
      planned: [],
      out: [],
      retractions: [],
      breach: null,
      version: 1,
    };
  if (before === null) throw new Error(`${happened.kind} before the publication was begun`);
  return { ...before, ...changesOf(before, happened), version: before.version + 1 };
}

function changesOf(before: Publication, { kind, what }: Exclude<PublicationHappening, { kind: "publication-begun" }>): Partial<Publication> {
  switch (kind) {
    case "part-graded":
      return { gradings: [...before.gradings, what] };
    case "item-held-back":
      // Two parties of one item are waited for one by one.
      return { holds: [...before.holds, { ...what, told: null }] };
    case "party-told": {
      const { item, ...told } = what;
      const first = before.holds.findIndex((each) => each.item === item && each.told === null);
      return { holds: before.holds.map((each, index) => (index === first ? { ...each, told } : each)) };
    }
    case "papers-checked":
      return { check: what };
    case "finding-cleared":
      return { clearances: [...before.clearances.filter((each) => each.key !== what.key), { ...what, second: null }] };
    case "clearance-confirmed": {
      const { key, ...second } = what;
      return { clearances: before.clearances.map((each) => (each.key === key ? { ...each, second } : each)) };
    }
    case "publication-planned":
      return { planned: [...before.planned.filter((each) => each.edition !== what.edition), { ...what, stopped: null }] };
    case "planned-publication-stopped":
      return { planned: before.planned.map((each) => (each.edition === what.edition ? { ...each, stopped: what.why } : each)) };
    case "planned-publication-cancelled":
      return { planned: before.planned.filter((each) => each.edition !== what.edition) };
    case "papers-published": {
      const { at, by, name } = what;
      const isOut = (edition: Out["edition"], item: number | null): boolean =>
        before.out.some((each) => each.edition === edition && each.item === item && each.until === null);
      const out = (edition: Out["edition"], item: number | null): Out[] => (isOut(edition, item) ? [] : [{ edition, item, from: at, until: null, by, name }]);
      return {
        state: "published",
        out: [
          ...withoutEnded(before.out, what.ended, at),
          ...what.editions.flatMap((each) => out(each, null)),
          ...what.excerpts.flatMap((each) => out("excerpt", each)),
        ],
        planned: before.planned.filter((each) => !what.editions.includes(each.edition)),
        ...(what.laid === undefined ? {} : { laid: what.laid }),
      };
    }
    case "papers-retracted":
      return {
        retractions: [...before.retractions, what],
        ...(what.scope.kind === "meeting" ? { laid: null } : what.laid === undefined ? {} : { laid: what.laid }),
        ...(what.scope.kind === "meeting"
          ? { state: "retracted" as const, planned: [], out: before.out.map((each) => (each.until === null ? { ...each, until: what.at } : each)) }
          : { gradings: [...before.gradings, ...closedBy(before, what)], out: withoutEnded(before.out, what.ended, what.at) }),
      };
    case "breach-sheet-written":
      return { breach: what };
  }
}

function withoutEnded(out: readonly Out[], ended: Ended | undefined, at: string): Out[] {
  const isEnded = ({ edition, item }: Out): boolean =>
    ended !== undefined && (edition === "excerpt" ? item !== null && ended.excerpts.includes(item) : ended.editions.includes(edition));
  return out.map((each) => (each.until === null && isEnded(each) ? { ...each, until: at } : each));
}

// What was taken back stays closed until somebody opens it again, with a ground.
function closedBy(before: Publication, { scope, reason, by, name, at }: Retraction): Grading[] {
  if (scope.kind === "meeting") return [];
  const close = (part: PartName): Grading => ({ item: scope.item, part, open: false, reason, basis: "Trukket tilbage", by, name, at });
  if (scope.kind === "part") return [close(scope.part)];
  const attachments = before.gradings.filter((each) => each.item === scope.item && each.part.startsWith("attachment:") && each.open).map((each) => each.part);
  // Attachments nobody has named stay away as well, by the retraction itself (openPartsOf).
  return [...itemParts, ...new Set(attachments)].map(close);
}

type Change = readonly PublicationHappening[];

export type PartsOut = { title: boolean; subject: boolean; body: boolean; decision: boolean; attachments: ReadonlySet<number> };

const noParts: PartsOut = { title: false, subject: false, body: false, decision: false, attachments: new Set() };

/** What an item is to the public: the item itself, how it was handled, its attachments. */
export type ItemToPublish = {
  item: Pick<AgendaItem, "id" | "closed" | "publicTitle" | "number">;
  handling: Pick<Handling, "doors"> | null;
  attachments: readonly { id: number; open: boolean }[];
};

/**
 * What of an item the public may read when everything is out: the one answer (DESIGN §8). An open item is open but for what was closed by
 * name; a closed item is closed but for what was opened by name. An attachment the desk holds closed is opened only by its own name.
 */
export function openPartsOf(publication: Pick<Publication, "gradings" | "holds" | "retractions"> | null, given: ItemToPublish): PartsOut {
  const { item, handling, attachments } = given;
  if (item.number === null) return noParts;
  const gradings = (publication?.gradings ?? []).filter((each) => each.item === item.id);
  const graded = (part: PartName): boolean | null => gradings.findLast((each) => each.part === part)?.open ?? null;
  const closed = isClosed(item, handling);
  const isOpen = (part: ItemPart): boolean => graded(part) ?? !closed;
  const takenBack = (publication?.retractions ?? []).findLast((each) => each.scope.kind === "item" && each.scope.item === item.id)?.at ?? null;
  const attachmentOpen = ({ id, open }: { id: number; open: boolean }): boolean => {
    const grading = gradings.findLast((each) => each.part === `attachment:${id}`) ?? null;
    // After an item was taken back each of its attachments waits for a word of its own.
    if (takenBack !== null && (grading === null || grading.at <= takenBack)) return false;
    return grading?.open ?? (open && !closed && isOpen("body"));
  };
  const waits = (publication?.holds ?? []).some((each) => each.item === item.id && each.told === null);
  return {
    title: isOpen("title"),
    subject: isOpen("subject"),
    body: isOpen("body"),
    decision: isOpen("decision") && !waits,
    attachments: new Set(attachments.filter(attachmentOpen).map((each) => each.id)),
  };
}

/**
 * Whether nothing of an item is kept from the public: no part closed, no party waited for, nothing taken back. What quotes an item in another paper
 * asks this, since which part its words were in is not known there.
 */
export function isWhollyOpen(
  publication: Pick<Publication, "gradings" | "holds" | "retractions" | "state"> | null,
  item: AgendaItem,
  handling: Handling | null,
): boolean {
  const parts = openPartsOf(publication, { item, handling, attachments: [] });
  // An item that was taken back is closed part by part, until each is opened by name; a whole meeting is until it is published again.
  return parts.title && parts.subject && parts.body && parts.decision && publication?.state !== "retracted";
}

/** What somebody last said of a part by name; null when nobody has. */
export function saidOf(publication: Pick<Publication, "gradings"> | null, item: number, part: PartName): Grading | null {
  return publication?.gradings.findLast((each) => each.item === item && each.part === part) ?? null;
}

/** What is told of older versions when decisions or minutes in them are no longer public: they were taken back to be corrected. */
export const wordsOfCorrecting = "Papirerne er taget tilbage for at blive rettet.";

/** What is told at an address where the papers stood before. */
export const wordsOfMoving = "Mødet er flyttet, eller udvalget har fået et andet navn. Papirerne står nu på mødets nye plads.";

/**
 * What must be said when an item or a part is closed and nothing of it is out: an opening by name was of the item as it was, and does not outlive the closing.
 * So it makes no difference whether something happened to be out.
 */
export function openingsEnded(
  publication: Pick<Publication, "gradings">,
  item: number,
  given: { reason: string; basis: string; by: number; name: string; at: string },
): Extract<PublicationHappening, { kind: "part-graded" }>[] {
  const named = new Set(publication.gradings.filter((each) => each.item === item).map((each) => each.part));
  return [...named].flatMap((part) =>
    saidOf(publication, item, part)?.open ? [{ kind: "part-graded" as const, what: { item, part, open: false, ...given } }] : [],
  );
}

/** What a committee publishes when nothing else is decided. */
export function usualEditions(publishes: Rules["publishes"]): Edition[] {
  return editions.filter((edition) =>
    edition === "attachments"
      ? publishes.attachments
      : edition === "minutes" || edition === "decisions"
        ? publishes.minutes
        : edition === "itemList" || publishes.agenda,
  );
}

/** What of an item is out with these editions; `excerpts` are items whose excerpt is out by itself. */
export function partsOut(
  publication: Pick<Publication, "gradings" | "holds" | "retractions"> | null,
  given: ItemToPublish,
  out: { editions: readonly Edition[]; excerpts: readonly number[] },
): PartsOut & { attachmentBytes: boolean } {
  const open = openPartsOf(publication, given);
  const excerpt = out.excerpts.includes(given.item.id);
  const shown = (part: ItemPart): boolean => open[part] && (excerpt || out.editions.some((edition) => shownBy[edition].includes(part)));
  const named = excerpt || out.editions.some((edition) => edition !== "itemList" && edition !== "decisions");
  return {
    title: shown("title"),
    subject: shown("subject"),
    body: shown("body"),
    decision: shown("decision"),
    attachments: named ? open.attachments : new Set(),
    attachmentBytes: out.editions.includes("attachments"),
  };
}

/** The editions and excerpts that are out now. */
export function outNow(publication: Pick<Publication, "out"> | null): { editions: Edition[]; excerpts: number[] } {
  const now = (publication?.out ?? []).filter((each) => each.until === null);
  return {
    editions: editions.filter((edition) => now.some((each) => each.edition === edition)),
    excerpts: now.flatMap((each) => (each.edition === "excerpt" && each.item !== null ? [each.item] : [])),
  };
}

/** How far the papers have come; what can be published follows from it. */
export type HowFar = { agendaReleased: boolean; meetingClosed: boolean; minutesFrozen: boolean; minutesSigned: boolean };

/** Whether an edition can be published yet, and else why not. The minutes go out signed: what is signed is what is published. */
export function mayPublish(
  edition: Edition | "excerpt",
  far: HowFar,
): "agenda-not-released" | "meeting-still-open" | "minutes-not-frozen" | "minutes-not-signed" | null {
  if (!far.agendaReleased) return "agenda-not-released";
  if (edition === "decisions") return far.meetingClosed ? (far.minutesFrozen ? null : "minutes-not-frozen") : "meeting-still-open";
  if (edition === "excerpt") return far.minutesFrozen ? null : "minutes-not-frozen";
  return edition === "minutes" && !far.minutesSigned ? "minutes-not-signed" : null;
}

export function gradePart(
  given: ItemToPublish | null,
  grading: Grading,
): Verdict<Change, "item-unknown" | "attachment-unknown" | "reason-missing" | "basis-missing" | "public-title-missing"> {
  if (given === null) return refuse("item-unknown");
  const id = /^attachment:(\d+)$/.exec(grading.part)?.[1];
  if (id !== undefined && !given.attachments.some((each) => each.id === Number(id))) return refuse("attachment-unknown");
  if (grading.reason.trim() === "") return refuse("reason-missing");
  if (grading.basis.trim() === "") return refuse("basis-missing");
  // A title nobody may read needs one that everybody may.
  if (grading.part === "title" && !grading.open && !given.item.publicTitle?.trim()) return refuse("public-title-missing");
  return allow([{ kind: "part-graded", what: { ...grading, reason: grading.reason.trim(), basis: grading.basis.trim() } }]);
}

export function holdItemBack(publication: Publication, given: Omit<Hold, "told">): Verdict<Change, "party-missing" | "already-public"> {
  if (given.party.trim() === "") return refuse("party-missing");
  const { editions: now, excerpts } = outNow(publication);
  if (now.some((each) => shownBy[each].includes("decision")) || excerpts.includes(given.item)) return refuse("already-public");
  return allow([{ kind: "item-held-back", what: { ...given, party: given.party.trim() } }]);
}

export function tellParty(
  publication: Publication,
  given: { item: number; by: number; name: string; at: string; on: string },
): Verdict<Change, "nobody-to-be-told" | "date-not-valid"> {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(given.on) || given.on > danishDay(new Date(given.at))) return refuse("date-not-valid");
  return publication.holds.some((each) => each.item === given.item && each.told === null)
    ? allow([{ kind: "party-told", what: given }])
    : refuse("nobody-to-be-told");
}

/** Whether a finding no longer stops: judged by one, and where the house wants four eyes by another as well. */
export function isCleared(publication: Pick<Publication, "clearances">, key: string, fourEyes: boolean): boolean {
  const clearance = publication.clearances.find((each) => each.key === key);
  return clearance !== undefined && (!fourEyes || clearance.second !== null);
}

export function clearFinding(
  publication: Publication,
  given: { key: string; reason: string; by: number; name: string; at: string },
): Verdict<Change, "finding-unknown" | "reason-missing"> {
  const found = publication.check?.found.find((each) => each.key === given.key);
  if (found === undefined) return refuse("finding-unknown");
  if (given.reason.trim() === "") return refuse("reason-missing");
  return allow([{ kind: "finding-cleared", what: { ...given, reason: given.reason.trim(), kind: found.kind, place: found.place } }]);
}

export function confirmClearance(
  publication: Publication,
  given: { key: string; by: number; name: string; at: string },
): Verdict<Change, "finding-unknown" | "same-person-twice"> {
  const clearance = publication.clearances.find((each) => each.key === given.key);
  if (clearance === undefined) return refuse("finding-unknown");
  if (clearance.by === given.by) return refuse("same-person-twice");
  return clearance.second === null ? allow([{ kind: "clearance-confirmed", what: given }]) : allow([]);
}

export function planPublication(given: { edition: Edition; at: string; by: number; name: string }, now: string): Verdict<Change, "time-has-passed"> {
  return given.at > now ? allow([{ kind: "publication-planned", what: given }]) : refuse("time-has-passed");
}

export function cancelPlanned(publication: Publication, edition: Edition): Verdict<Change, "nothing-planned"> {
  return publication.planned.some((each) => each.edition === edition)
    ? allow([{ kind: "planned-publication-cancelled", what: { edition } }])
    : refuse("nothing-planned");
}

/** Whether the wanted editions may go out as the papers stand. What is found in them is asked afterwards. */
export function publishable(
  wanted: { editions: readonly Edition[]; excerpts: readonly number[] },
  far: HowFar,
  items: readonly ItemToPublish[],
): Verdict<null, "nothing-to-publish" | "public-title-missing" | "item-unknown" | NonNullable<ReturnType<typeof mayPublish>>> {
  if (wanted.editions.length === 0 && wanted.excerpts.length === 0) return refuse("nothing-to-publish");
  for (const edition of [...wanted.editions, ...(wanted.excerpts.length > 0 ? (["excerpt"] as const) : [])]) {
    const no = mayPublish(edition, far);
    if (no !== null) return refuse(no);
  }
  if (wanted.excerpts.some((id) => !items.some(({ item }) => item.id === id))) return refuse("item-unknown");
  const nameless = items.find(({ item, handling }) => item.number !== null && isClosed(item, handling) && !item.publicTitle?.trim());
  return nameless === undefined ? allow(null) : refuse("public-title-missing", { number: nameless.item.number ?? "" });
}

export function retractable(
  publication: Publication,
  given: { scope: Scope; reason: string; publicReason: string },
  items: readonly ItemToPublish[],
): Verdict<null, "not-public" | "reason-missing" | "item-unknown" | "attachment-unknown"> {
  if (publication.state !== "published") return refuse("not-public");
  if (given.reason.trim() === "" || given.publicReason.trim() === "") return refuse("reason-missing");
  const { scope } = given;
  if (scope.kind === "meeting") return allow(null);
  const found = items.find(({ item }) => item.id === scope.item);
  if (found === undefined) return refuse("item-unknown");
  const attachment = scope.kind === "part" ? /^attachment:(\d+)$/.exec(scope.part)?.[1] : undefined;
  return attachment !== undefined && !found.attachments.some(({ id }) => id === Number(attachment)) ? refuse("attachment-unknown") : allow(null);
}

const hours72 = 72 * 60 * 60_000;

/** When the authority must have been told at the latest (GDPR art. 33 stk. 1). */
export function breachDeadline(sheet: Pick<BreachSheet, "knownAt">): string {
  return new Date(Date.parse(sheet.knownAt) + hours72).toISOString();
}

export function writeBreachSheet(
  publication: Publication,
  given: Omit<BreachSheet, "knownAt">,
): Verdict<Change, "no-breach" | "date-not-valid" | "late-breach-reason-missing"> {
  const before = publication.breach;
  if (before === null) return refuse("no-breach");
  if (given.reportedAt !== null && (Number.isNaN(Date.parse(given.reportedAt)) || given.reportedAt < before.knownAt)) return refuse("date-not-valid");
  if (given.reportedAt !== null && given.reportedAt > breachDeadline(before) && given.because.trim() === "") return refuse("late-breach-reason-missing");
  return allow([{ kind: "breach-sheet-written", what: { ...given, knownAt: before.knownAt } }]);
}

/** What a retraction tells: with personal data out it begins a sheet, unless one is being filled in; its 72 hours run from the first. */
export function retracted(publication: Publication, retraction: Retraction): Change {
  const { at, reason, personalData } = retraction;
  const begins = personalData && (publication.breach === null || publication.breach.reportedAt !== null);
  const sheet: BreachSheet = { knownAt: at, what: reason, whose: "", howMany: "", consequences: "", measures: "", reportedAt: null, because: "" };
  return [{ kind: "papers-retracted", what: retraction }, ...(begins ? [{ kind: "breach-sheet-written" as const, what: sheet }] : [])];
}
