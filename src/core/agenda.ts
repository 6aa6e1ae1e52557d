/** The agenda of one planned meeting, its supplementary agendas included: which cases, in which order, what was sent when. */

import type { AcceptedFinding } from "./checks/accepted.ts";
import { letterOf, isOrderOf, type CaseAttachment, type CasePaper, type Reading } from "./case.ts";
import type { StandingItem } from "./committee.ts";
import { withoutEmptyEnd } from "./house-styles/running-text.ts";
import { localHeadings, plainText, richTextOfPlain } from "./rich-text.ts";
import type { SectionRole } from "./section-role.ts";
import { allow, refuse, type Verdict } from "./verdict.ts";

export type AgendaState = "draft" | "inReview" | "released";

export const agendaStateNames: Record<AgendaState, string> = { draft: "Kladde", inReview: "Til gennemlæsning", released: "Udsendt" };

/** An item's text as it was when the agenda was sent. What the committee handles is this, whatever is written in the case afterwards. */
export type ItemPaper = {
  caseNumber: string | null;
  /** Who wrote it, by initials. */ initials?: string | null;
  sections: readonly { role: SectionRole; heading: string | null; text: string; localHeadings: readonly string[] }[];
  recommendation: { by: string | null; points: readonly string[] } | null;
  attachments: readonly Pick<CaseAttachment, "id" | "name" | "fileName" | "sha256" | "mediaType" | "bytes" | "open" | "closedReason">[];
};

/** One of the lettered parts of an item (A, B, C …): Meddelelser of many houses. */
export type SubItem = { title: string; text: string };
export type Guest = { name: string; title: string; purpose: string };

export type OwnContent = { caseNumber: string | null; text: string; sender: string | null; points: readonly string[]; proposedDecision: string | null };

export type AgendaItem = {
  id: number;
  /** 0 for the agenda itself, 1 for the first supplementary agenda. */ supplement: number;
  kind: "case" | "standing" | "theme" | "proposal";
  standing: StandingItem["kind"] | null;
  case: number | null;
  title: string;
  publicTitle: string | null;
  closed: boolean;
  closedReason: string | null;
  closedBy: number | null;
  group: string | null;
  reading: Reading;
  subItems: readonly SubItem[];
  programme: readonly { time: string; what: string }[];
  guests: readonly Guest[];
  /** Why it could not wait, when it came late (hastebegrundelse). */ lateBecause: string | null;
  proposedBy: { person: number; name: string } | null;
  /** What stands when there is no case: standing items and members' own. */
  own: OwnContent;
  /** Set when the agenda is sent. */ number: string | null;
  paper: ItemPaper | null;
};

export type AgendaComment = { id: number; item: number | null; by: number; name: string; text: string; at: string };

export type Release = { supplement: number; at: string; by: number; /** Why it was sent after the deadline, when it was. */ lateBecause: string | null };

export type Agenda = {
  meeting: number;
  committee: number;
  state: AgendaState;
  items: readonly AgendaItem[];
  releases: readonly Release[];
  comments: readonly AgendaComment[];
  /** Not there before the first. */ acceptedFindings?: readonly AcceptedFinding[];
  /** The supplementary agenda being put together after the first was sent; 0 before. */ openSupplement: number;
  version: number;
};

export type AgendaHappening =
  | { kind: "agenda-opened"; what: { meeting: number; committee: number; items: readonly AgendaItem[] } }
  | { kind: "item-added"; what: { item: AgendaItem; at: number | null } }
  | { kind: "item-taken-off"; what: { id: number; because: string | null } }
  | { kind: "items-ordered"; what: { order: readonly number[] } }
  | {
      kind: "item-changed";
      what: {
        id: number;
        change: Partial<Pick<AgendaItem, "title" | "publicTitle" | "group" | "reading" | "subItems" | "programme" | "guests" | "lateBecause" | "own">>;
      };
    }
  | { kind: "item-closed"; what: { id: number; reason: string; publicTitle: string; by: number } }
  | { kind: "item-opened"; what: { id: number; by: number; reason: string } }
  | { kind: "agenda-sent-to-review"; what: Record<string, never> }
  | { kind: "agenda-commented"; what: AgendaComment }
  | { kind: "agenda-finding-accepted"; what: AcceptedFinding }
  | { kind: "agenda-released"; what: { release: Release; numbers: Readonly<Record<number, string>>; papers: Readonly<Record<number, ItemPaper>> } }
  | { kind: "supplement-opened"; what: { supplement: number } }
  | { kind: "slides-added"; what: { id: number; attachment: ItemPaper["attachments"][number] } };

/** The agenda after something happened to it. */
export function afterAgenda(before: Agenda | null, happened: AgendaHappening): Agenda {
  if (happened.kind === "agenda-opened") return { ...happened.what, state: "draft", releases: [], comments: [], openSupplement: 0, version: 1 };
  if (before === null) throw new Error(`${happened.kind} before the agenda was opened`);
  return { ...before, ...changesOf(before, happened), version: before.version + 1 };
}

function changesOf(before: Agenda, { kind, what }: Exclude<AgendaHappening, { kind: "agenda-opened" }>): Partial<Agenda> {
  const changed = (id: number, change: (item: AgendaItem) => AgendaItem): Pick<Agenda, "items"> => ({
    items: before.items.map((item) => (item.id === id ? change(item) : item)),
  });
  switch (kind) {
    case "item-added": {
      const at = what.at ?? before.items.length;
      return { items: [...before.items.slice(0, at), what.item, ...before.items.slice(at)] };
    }
    case "item-taken-off":
      return { items: before.items.filter((item) => item.id !== what.id) };
    case "items-ordered":
      return { items: what.order.map((id) => before.items.find((item) => item.id === id)!) };
    case "item-changed":
      return changed(what.id, (item) => ({ ...item, ...what.change }));
    case "item-closed":
      return changed(what.id, (item) => ({ ...item, closed: true, closedReason: what.reason, publicTitle: what.publicTitle, closedBy: what.by }));
    case "item-opened":
      return changed(what.id, (item) => ({ ...item, closed: false, closedReason: null, closedBy: null }));
    case "agenda-sent-to-review":
      return { state: "inReview" };
    case "agenda-commented":
      return { comments: [...before.comments, what] };
    case "agenda-finding-accepted":
      return { acceptedFindings: [...(before.acceptedFindings ?? []), what] };
    case "agenda-released":
      return {
        state: "released",
        releases: [...before.releases, what.release],
        items: before.items.map((item) => ({ ...item, number: what.numbers[item.id] ?? item.number, paper: what.papers[item.id] ?? item.paper })),
      };
    case "supplement-opened":
      return { openSupplement: what.supplement };
    case "slides-added":
      return changed(what.id, (item) =>
        item.paper === null ? item : { ...item, paper: { ...item.paper, attachments: [...item.paper.attachments, what.attachment] } },
      );
  }
}

type Change = readonly AgendaHappening[];

/** The items that have not been sent yet and can therefore still be moved and changed. */
export function openItems(agenda: Agenda): readonly AgendaItem[] {
  return agenda.items.filter((item) => item.number === null);
}

/** Whether there is anything that can be worked on: the agenda before it is sent, or a supplementary one. */
export function isOpenForItems(agenda: Agenda): boolean {
  return agenda.state !== "released" || agenda.openSupplement > agenda.releases.at(-1)!.supplement;
}

export function nextItemId(agenda: Agenda | null): number {
  return Math.max(0, ...(agenda?.items ?? []).map((item) => item.id)) + 1;
}

const blank = {
  publicTitle: null,
  closed: false,
  closedReason: null,
  closedBy: null,
  group: null,
  subItems: [],
  programme: [],
  guests: [],
  lateBecause: null,
  proposedBy: null,
  number: null,
  paper: null,
} as const;

/** The house's standing item as it stands on an agenda. A closed one is only proposed closed: somebody must say why, each time (KSL § 10). */
export function standingItem(id: number, standing: StandingItem, supplement = 0): AgendaItem {
  return {
    ...blank,
    id,
    supplement,
    kind: "standing",
    standing: standing.kind,
    case: null,
    title: standing.title,
    ...(standing.closed ? { closed: true, publicTitle: standing.title } : {}),
    reading: "only",
    own: {
      caseNumber: standing.caseNumber ?? null,
      text: standing.text ?? "",
      sender: standing.sender,
      points: standing.points,
      proposedDecision: standing.decision,
    },
  };
}

export function agendaOpened(meeting: { id: number; committee: number }, standing: readonly StandingItem[]): AgendaHappening {
  const inOrder = [...standing.filter((each) => each.place === "first"), ...standing.filter((each) => each.place === "last")];
  return {
    kind: "agenda-opened",
    what: { meeting: meeting.id, committee: meeting.committee, items: inOrder.map((each, index) => standingItem(index + 1, each)) },
  };
}

/** A case as an item: it brings its title and what was said of closing it. */
export function itemOfCase(id: number, paper: CasePaper, reading: Reading, supplement: number): AgendaItem {
  return {
    ...blank,
    id,
    supplement,
    kind: "case",
    standing: null,
    case: paper.id,
    title: paper.title,
    publicTitle: paper.publicTitle,
    closed: paper.closed,
    closedReason: paper.closedReason,
    reading,
    own: { caseNumber: null, text: "", sender: null, points: [], proposedDecision: null },
  };
}

/** Items go before the house's last standing items (eventuelt, underskriftsblad), which are those that stand last and are standing. */
function placeForNew(agenda: Agenda): number {
  let at = agenda.items.length;
  while (at > 0 && agenda.items[at - 1]!.kind === "standing" && agenda.items[at - 1]!.number === null) at--;
  // When everything is standing items, new ones go after the first (godkendelse af dagsorden).
  return at === 0 && agenda.items.length > 0 && agenda.items[0]!.standing === "approval" ? 1 : at;
}

export function putCaseOnAgenda(
  agenda: Agenda,
  paper: CasePaper,
  reading: Reading,
): Verdict<Change, "agenda-already-sent" | "case-not-ready" | "case-already-on-agenda" | "case-elsewhere"> {
  if (!isOpenForItems(agenda)) return refuse("agenda-already-sent");
  // A case that is not on its way here is another committee's, and may be closed to this one.
  if (paper.committee !== agenda.committee && !paper.route.some((step) => step.committee === agenda.committee)) return refuse("case-elsewhere");
  if (paper.state === "closed") return refuse("case-not-ready");
  if (agenda.items.some((item) => item.case === paper.id)) return refuse("case-already-on-agenda");
  return allow([{ kind: "item-added", what: { item: itemOfCase(nextItemId(agenda), paper, reading, agenda.openSupplement), at: placeForNew(agenda) } }]);
}

export type NewItem = { kind: "standing" | "theme"; title: string } & OwnContent;

export function addItem(agenda: Agenda, given: NewItem): Verdict<Change, "agenda-already-sent" | "title-missing"> {
  if (!isOpenForItems(agenda)) return refuse("agenda-already-sent");
  if (given.title.trim() === "") return refuse("title-missing");
  const item: AgendaItem = {
    ...blank,
    id: nextItemId(agenda),
    supplement: agenda.openSupplement,
    kind: given.kind,
    standing: given.kind === "standing" ? "other" : null,
    case: null,
    title: given.title.trim(),
    reading: "only",
    own: { caseNumber: given.caseNumber, text: given.text, sender: given.sender, points: given.points, proposedDecision: given.proposedDecision },
  };
  return allow([{ kind: "item-added", what: { item, at: placeForNew(agenda) } }]);
}

/** A member's own item (initiativret). After the cut-off it is taken, and the page says that it came late: the chair decides when to handle it. */
export function proposeItem(
  agenda: Agenda,
  by: { person: number; name: string },
  given: { title: string; text: string; points: readonly string[] },
  cutOff: { passed: boolean },
): Verdict<Change, "agenda-already-sent" | "title-missing" | "cut-off-passed"> {
  if (!isOpenForItems(agenda)) return refuse("agenda-already-sent");
  if (given.title.trim() === "") return refuse("title-missing");
  if (cutOff.passed) return refuse("cut-off-passed");
  const item: AgendaItem = {
    ...blank,
    id: nextItemId(agenda),
    supplement: agenda.openSupplement,
    kind: "proposal",
    standing: null,
    case: null,
    title: given.title.trim(),
    reading: "only",
    proposedBy: by,
    own: { caseNumber: null, text: given.text, sender: by.name, points: given.points, proposedDecision: null },
  };
  return allow([{ kind: "item-added", what: { item, at: placeForNew(agenda) } }]);
}

export function takeOffAgenda(agenda: Agenda, id: number, because: string | null): Verdict<Change, "item-unknown" | "agenda-already-sent"> {
  const item = agenda.items.find((each) => each.id === id);
  if (!item) return refuse("item-unknown");
  if (item.number !== null) return refuse("agenda-already-sent");
  return allow([{ kind: "item-taken-off", what: { id, because } }]);
}

/** A new order of the items not yet sent; those sent stay where they are, first. */
export function orderAgenda(agenda: Agenda, order: readonly number[]): Verdict<Change, "agenda-already-sent" | "order-not-whole"> {
  const open = openItems(agenda).map((item) => item.id);
  if (open.length === 0) return refuse("agenda-already-sent");
  if (!isOrderOf(order, open)) return refuse("order-not-whole");
  const sent = agenda.items.filter((item) => item.number !== null).map((item) => item.id);
  return allow([{ kind: "items-ordered", what: { order: [...sent, ...order] } }]);
}

export function changeItem(
  agenda: Agenda,
  id: number,
  change: Extract<AgendaHappening, { kind: "item-changed" }>["what"]["change"],
): Verdict<Change, "item-unknown" | "agenda-already-sent" | "title-missing"> {
  const item = agenda.items.find((each) => each.id === id);
  if (!item) return refuse("item-unknown");
  if (item.number !== null) return refuse("agenda-already-sent");
  if (change.title !== undefined && change.title.trim() === "") return refuse("title-missing");
  return allow([{ kind: "item-changed", what: { id, change } }]);
}

/** Closing needs a concrete reason and a neutral title; it is told who decided (KSL § 10, ministry 2001). */
export function closeItem(
  agenda: Agenda,
  id: number,
  by: number,
  reason: string,
  publicTitle: string,
): Verdict<Change, "item-unknown" | "closed-reason-missing" | "public-title-missing"> {
  if (!agenda.items.some((each) => each.id === id)) return refuse("item-unknown");
  if (reason.trim() === "") return refuse("closed-reason-missing");
  if (publicTitle.trim() === "") return refuse("public-title-missing");
  return allow([{ kind: "item-closed", what: { id, by, reason: reason.trim(), publicTitle: publicTitle.trim() } }]);
}

export function openItem(agenda: Agenda, id: number, by: number, reason: string): Verdict<Change, "item-unknown" | "reason-missing"> {
  if (!agenda.items.some((each) => each.id === id)) return refuse("item-unknown");
  return reason.trim() === "" ? refuse("reason-missing") : allow([{ kind: "item-opened", what: { id, by, reason: reason.trim() } }]);
}

/** What should be looked at before the agenda is sent. A `stop` must be mended; the others may be sent as they are. */
export type Remark = { item: number | null; level: "stop" | "look"; text: string };

/** Completeness before release (PEERS A 13): a missing section, a recommendation without sender, a closed item without reason, a case still with its approvers. */
export function remarksOn(agenda: Agenda, cases: ReadonlyMap<number, CasePaper>): Remark[] {
  const remarks: Remark[] = [];
  const items = openItems(agenda);
  if (items.length === 0) remarks.push({ item: null, level: "stop", text: "Der er ingen punkter at sende ud." });
  for (const item of items) {
    const note = (level: Remark["level"], text: string): number => remarks.push({ item: item.id, level, text });
    if (item.closed && !item.closedReason) note("stop", "Punktet er lukket uden en konkret grund. Skriv grunden, eller gør det åbent.");
    if (item.closed && !item.publicTitle) note("stop", "Punktet er lukket og mangler en neutral overskrift til offentligheden.");
    if (item.supplement > 0 && !item.lateBecause) note("look", "Punktet kommer på en tillægsdagsorden uden begrundelse for, hvorfor det haster.");
    if (item.kind === "proposal" && item.own.points.length === 0 && item.own.text === "") note("look", "Medlemmets forslag har ingen tekst.");
    const paper = item.case === null ? null : cases.get(item.case);
    if (!paper) continue;
    // It was open when it was put here, or was opened here since; which of them is meant is a person's to say (unknown is closed).
    if (paper.closed && !item.closed) note("stop", "Sagen er lukket, men punktet er åbent. Luk punktet, eller gør sagen åben.");
    if (paper.state === "draft" || paper.state === "inApproval")
      note("look", `Sagen er ikke godkendt endnu (${paper.state === "draft" ? "kladde" : "til godkendelse"}).`);
    for (const section of paper.sections) {
      if (plainText(section.text).trim() === "") note("look", `Afsnittet "${section.heading ?? "uden overskrift"}" er tomt.`);
      if (section.copied) note("stop", `Afsnittet "${section.heading ?? "uden overskrift"}" er kopieret fra en ældre sag og ikke bekræftet.`);
    }
    if (paper.recommendation.copied) note("stop", "Indstillingen er kopieret fra en ældre sag og ikke bekræftet.");
    if (paper.recommendation.points.length === 0) note("look", "Der er ingen indstilling.");
    else if (paper.recommendation.by === null) note("look", "Indstillingen siger ikke, hvem der indstiller.");
    if (paper.caseNumber === null) note("look", "Sagen har intet journalnummer.");
    if (paper.comments.some((comment) => !comment.settled)) note("look", "Der er bemærkninger, som ikke er klaret.");
  }
  return remarks;
}

/** The text of a case as it is sent, with what the agenda itself adds. Empty sections are left out: a heading over nothing says nothing. */
export function frozenPaper(paper: CasePaper, item: AgendaItem): ItemPaper {
  const sections = paper.sections
    .map((section) => ({ role: section.role, heading: section.heading, text: plainText(section.text), localHeadings: localHeadings(section.text) }))
    .filter((section) => section.text.trim() !== "");
  return {
    caseNumber: paper.caseNumber,
    initials: paper.initials,
    sections: [
      ...(paper.communication === null
        ? []
        : [{ role: "communication" as const, heading: "Kommunikation", text: communicationText(paper.communication), localHeadings: [] }]),
      ...(paper.otherHandlers === null ? [] : [{ role: "other" as const, heading: "Øvrige sagsbehandlere", text: paper.otherHandlers, localHeadings: [] }]),
      ...withAdded(sections, addedByAgenda(item)),
    ],
    recommendation: paper.recommendation.points.length === 0 ? null : { by: paper.recommendation.by, points: paper.recommendation.points },
    attachments: paper.attachments.map(({ earlier: _earlier, ...attachment }) => attachment),
  };
}

function withAdded(sections: ItemPaper["sections"], added: string): ItemPaper["sections"] {
  if (added === "") return sections;
  const at = sections.findIndex((section) => section.role === "presentation");
  if (at === -1) return [...sections, { role: "presentation", heading: null, text: added, localHeadings: [] }];
  return sections.map((section, index) => (index === at ? { ...section, text: `${section.text}\n\n${added}` } : section));
}

// Guests, programme and lettered parts, as running text.
function addedByAgenda(item: AgendaItem): string {
  const guests = item.guests.map(
    ({ name, title, purpose }) => `Deltager i punktet: ${[name, title].filter((part) => part !== "").join(", ")}${purpose === "" ? "" : ` (${purpose})`}.`,
  );
  const programme = item.programme.map(({ time, what }) => `${time}\t${what}`).join("\n");
  const lettered = item.subItems.map((sub, index) => `${letterOf(index)}. ${sub.title}${sub.text === "" ? "" : `\n\n${sub.text}`}`).join("\n\n");
  const parts = [...guests, programme, lettered].filter((part) => part !== "").join("\n\n");
  return parts === "" ? "" : plainText(richTextOfPlain(parts));
}

/** Herning's row as it is printed: the bodies, and under each an x for those the case goes to. */
export function communicationText({ bodies, marked }: { bodies: readonly string[]; marked: readonly string[] }): string {
  return `${bodies.join("\t")}\n${withoutEmptyEnd(bodies.map((body) => (marked.includes(body) ? "x" : "")).join("\t"))}`;
}

/** The numbers of items by their place: they run on from `first` without a gap. */
export function numbersFor(agenda: Agenda, first: number): Record<number, string> {
  return Object.fromEntries(agenda.items.map((item, index) => [item.id, String(first + index)]));
}

export function releaseAgenda(
  agenda: Agenda,
  cases: ReadonlyMap<number, CasePaper>,
  given: { first: number; at: string; by: number; late: boolean; lateBecause: string | null },
): Verdict<Change, "agenda-already-sent" | "agenda-not-complete" | "late-reason-missing"> {
  if (!isOpenForItems(agenda)) return refuse("agenda-already-sent");
  const stop = remarksOn(agenda, cases).find((remark) => remark.level === "stop");
  if (stop !== undefined) return refuse("agenda-not-complete", { why: stop.text });
  if (given.late && !given.lateBecause) return refuse("late-reason-missing");
  const numbers = numbersFor(agenda, given.first);
  const open = openItems(agenda);
  const papers = Object.fromEntries(open.map((item) => [item.id, item.case === null ? ownPaper(item) : frozenPaper(cases.get(item.case)!, item)]));
  return allow([
    {
      kind: "agenda-released",
      what: {
        release: { supplement: agenda.openSupplement, at: given.at, by: given.by, lateBecause: given.late ? given.lateBecause : null },
        numbers: Object.fromEntries(open.map((item) => [item.id, numbers[item.id]!])),
        papers,
      },
    },
  ]);
}

function ownPaper(item: AgendaItem): ItemPaper {
  const own = item.own.text.trim() === "" ? "" : plainText(richTextOfPlain(item.own.text));
  const added = addedByAgenda(item);
  const text = [own, added].filter((part) => part !== "").join("\n\n");
  return {
    caseNumber: item.own.caseNumber,
    // A standing item's one line is its summary; where the house has no such section it is printed as the presentation.
    sections: text === "" ? [] : [{ role: item.kind === "standing" && added === "" ? "summary" : "presentation", heading: null, text, localHeadings: [] }],
    recommendation: item.own.points.length === 0 ? null : { by: item.own.sender, points: item.own.points },
    attachments: [],
  };
}

export function openSupplement(agenda: Agenda): Verdict<Change, "agenda-not-sent" | "supplement-open"> {
  if (agenda.state !== "released") return refuse("agenda-not-sent");
  if (isOpenForItems(agenda)) return refuse("supplement-open");
  return allow([{ kind: "supplement-opened", what: { supplement: agenda.releases.at(-1)!.supplement + 1 } }]);
}
