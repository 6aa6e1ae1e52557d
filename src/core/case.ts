/** A case (sag): what is written, by whom it is approved, which bodies it goes to. What happened to it, in order, is what it is. */

import type { AcceptedFinding } from "./checks/accepted.ts";
import type { RichText } from "./rich-text.ts";
import type { SectionRole } from "./section-role.ts";
import { allow, refuse, type Refused, type Verdict } from "./verdict.ts";

export type CaseState = "draft" | "inApproval" | "ready" | "closed";

export const caseStateNames: Record<CaseState, string> = { draft: "Kladde", inApproval: "Til godkendelse", ready: "Klar til dagsorden", closed: "Afsluttet" };

/** One section under a heading of the house. `version` grows with each change, so that two people writing at once are told. */
export type CaseSection = { key: string; role: SectionRole; heading: string | null; text: RichText; version: number; copied: boolean };

export type CaseAttachment = {
  id: number;
  name: string;
  fileName: string;
  sha256: string;
  mediaType: string;
  bytes: number;
  /** Closed until someone says open: unknown is closed (DESIGN §8). */ open: boolean;
  closedReason: string | null;
  /** Earlier bytes under the same name. */ earlier: readonly { sha256: string; fileName: string; at: string }[];
};

/** Where a case goes: which body, and what for. `done` names the meeting that handled it. */
export type RouteStep = { committee: number | null; body: string; reading: Reading; done: number | null };
export type Reading = "only" | "first" | "second" | "orientation";

export const readingNames: Record<Reading, string> = {
  only: "Behandling",
  first: "1. behandling",
  second: "2. behandling",
  orientation: "Enslydende orientering",
};

export type Approval = {
  step: string;
  /** Who may take the step, as the rules had it when the case was sent; nobody named: anyone with the role. */
  approvers?: readonly number[];
  state: "waiting" | "approved" | "sentBack";
  by: number | null;
  name: string | null;
  at: string | null;
  remark: string | null;
};

/** Step name → those who may take it. */
export type Approvers = Readonly<Record<string, readonly number[]>>;

export type Comment = { id: number; by: number; name: string; at: string; text: string; section: string | null; settled: boolean };

/** What a case is called and who has it. `publicTitle` stands in public in place of the title when the item is closed. */
export type CaseDetails = {
  title: string;
  publicTitle: string | null;
  caseNumber: string | null;
  closed: boolean;
  closedReason: string | null;
  contact: string | null;
  initials: string | null;
  otherHandlers: string | null;
  parties: readonly string[];
  deadline: string | null;
  /** Herning's row: the bodies told of, in the order of the row, and those the case goes to. */
  communication: { bodies: readonly string[]; marked: readonly string[] } | null;
};

/** A case of which nothing has been told yet. */
export const noDetails: CaseDetails = {
  title: "",
  publicTitle: null,
  caseNumber: null,
  closed: false,
  closedReason: null,
  contact: null,
  initials: null,
  otherHandlers: null,
  parties: [],
  deadline: null,
  communication: null,
};

export type CaseRecommendation = { by: string | null; points: readonly string[]; version: number; copied: boolean };

export type CasePaper = CaseDetails & {
  id: number;
  committee: number;
  author: number;
  state: CaseState;
  version: number;
  sections: readonly CaseSection[];
  recommendation: CaseRecommendation;
  attachments: readonly CaseAttachment[];
  route: readonly RouteStep[];
  approvals: readonly Approval[];
  comments: readonly Comment[];
  /** Not there before the first. */ acceptedFindings?: readonly AcceptedFinding[];
  copiedFrom: number | null;
  template: boolean;
};

export type CaseHappening =
  | {
      kind: "case-opened";
      what: {
        id: number;
        committee: number;
        author: number;
        details: CaseDetails;
        sections: readonly Omit<CaseSection, "version">[];
        recommendation: { by: string | null; points: readonly string[]; copied: boolean };
        route: readonly RouteStep[];
        copiedFrom: number | null;
        template: boolean;
      };
    }
  | { kind: "case-described"; what: { details: CaseDetails } }
  | { kind: "section-written"; what: { key: string; text: RichText } }
  | { kind: "section-restored"; what: { key: string; text: RichText; from: string } }
  | { kind: "recommendation-written"; what: { by: string | null; points: readonly string[] } }
  | { kind: "copied-text-confirmed"; what: { key: string } }
  | { kind: "attachment-added"; what: Omit<CaseAttachment, "earlier"> }
  | { kind: "attachment-replaced"; what: { id: number; fileName: string; sha256: string; mediaType: string; bytes: number; at: string } }
  | { kind: "attachment-graded"; what: { id: number; open: boolean; reason: string | null } }
  | { kind: "attachment-removed"; what: { id: number } }
  | { kind: "attachments-ordered"; what: { order: readonly number[] } }
  | { kind: "route-set"; what: { route: readonly RouteStep[] } }
  | { kind: "case-referred"; what: { step: RouteStep; because: string } }
  | { kind: "route-step-done"; what: { committee: number; meeting: number } }
  | { kind: "case-sent-for-approval"; what: { steps: readonly string[]; approvers?: Approvers } }
  | { kind: "case-approved"; what: { step: string; by: number; name: string; at: string } }
  | { kind: "case-sent-back"; what: { step: string; by: number; name: string; at: string; remark: string } }
  | { kind: "case-commented"; what: Omit<Comment, "settled"> }
  | { kind: "comment-settled"; what: { id: number } }
  | { kind: "finding-accepted"; what: AcceptedFinding }
  | { kind: "case-closed"; what: { reason: string | null } }
  | { kind: "case-reopened"; what: { reason: string } };

/** The case after something happened to it. Replaying all that happened gives the case as it stands. */
export function afterCase(before: CasePaper | null, happened: CaseHappening): CasePaper {
  if (happened.kind === "case-opened") {
    const { details, sections, recommendation, ...rest } = happened.what;
    return {
      ...details,
      ...rest,
      state: "draft",
      version: 1,
      sections: sections.map((section) => ({ ...section, version: 1 })),
      recommendation: { ...recommendation, version: 1 },
      attachments: [],
      approvals: [],
      comments: [],
    };
  }
  if (before === null) throw new Error(`${happened.kind} before the case was opened`);
  return { ...before, ...changesOf(before, happened), version: before.version + 1 };
}

function changesOf(before: CasePaper, { kind, what }: Exclude<CaseHappening, { kind: "case-opened" }>): Partial<CasePaper> {
  switch (kind) {
    case "case-described":
      return what.details;
    case "section-written":
    case "section-restored":
      return {
        sections: before.sections.map((each) => (each.key === what.key ? { ...each, text: what.text, version: each.version + 1, copied: false } : each)),
      };
    case "recommendation-written":
      return { recommendation: { by: what.by, points: what.points, version: before.recommendation.version + 1, copied: false } };
    case "copied-text-confirmed":
      return what.key === "recommendation"
        ? { recommendation: { ...before.recommendation, copied: false } }
        : { sections: before.sections.map((each) => (each.key === what.key ? { ...each, copied: false } : each)) };
    case "attachment-added":
      return { attachments: [...before.attachments, { ...what, earlier: [] }] };
    case "attachment-replaced": {
      const { id, at, ...bytes } = what;
      return {
        attachments: before.attachments.map((each) =>
          each.id === id ? { ...each, ...bytes, earlier: [...each.earlier, { sha256: each.sha256, fileName: each.fileName, at }] } : each,
        ),
      };
    }
    case "attachment-graded":
      return { attachments: before.attachments.map((each) => (each.id === what.id ? { ...each, open: what.open, closedReason: what.reason } : each)) };
    case "attachment-removed":
      return { attachments: before.attachments.filter((each) => each.id !== what.id) };
    case "attachments-ordered":
      return { attachments: what.order.map((id) => before.attachments.find((each) => each.id === id)!) };
    case "route-set":
      return { route: what.route };
    case "case-referred":
      return { route: [...before.route, what.step], state: before.state === "closed" ? "ready" : before.state };
    case "route-step-done": {
      const at = before.route.findIndex((step) => step.committee === what.committee && step.done === null);
      return { route: before.route.map((step, index) => (index === at ? { ...step, done: what.meeting } : step)) };
    }
    case "case-sent-for-approval":
      return what.steps.length === 0
        ? { state: "ready", approvals: [] }
        : {
            state: "inApproval",
            approvals: what.steps.map((step): Approval => {
              const named = namedFor(what.approvers, step);
              return { step, state: "waiting", by: null, name: null, at: null, remark: null, ...(named.length === 0 ? {} : { approvers: named }) };
            }),
          };
    case "case-approved": {
      const approvals = before.approvals.map((each): Approval => (each.step === what.step ? { ...each, ...what, state: "approved", remark: null } : each));
      return { approvals, state: approvals.every((each) => each.state === "approved") ? "ready" : "inApproval" };
    }
    case "case-sent-back":
      return {
        state: "draft",
        approvals: before.approvals.map((each): Approval => (each.step === what.step ? { ...each, ...what, state: "sentBack" } : each)),
      };
    case "case-commented":
      return { comments: [...before.comments, { ...what, settled: false }] };
    case "comment-settled":
      return { comments: before.comments.map((each) => (each.id === what.id ? { ...each, settled: true } : each)) };
    case "finding-accepted":
      return { acceptedFindings: [...(before.acceptedFindings ?? []), what] };
    case "case-closed":
      return { state: "closed" };
    case "case-reopened":
      return { state: "draft", approvals: [] };
  }
}

type Change = readonly CaseHappening[];

/** From which states each thing can be done: once a case is with its approvers its text stands still until it comes back. */
const steps = {
  write: ["draft"],
  sendForApproval: ["draft"],
  approve: ["inApproval"],
  close: ["draft", "inApproval", "ready"],
  reopen: ["ready", "closed"],
} as const satisfies Record<string, readonly CaseState[]>;

export function caseCan(step: keyof typeof steps, paper: Pick<CasePaper, "state">): boolean {
  return (steps[step] as readonly CaseState[]).includes(paper.state);
}

/** What a new case must have: a name. A closed one also a reason and a neutral name for the public (KSL § 10; DOMAIN §0.1). */
export function checkDetails(details: CaseDetails): Verdict<null, "title-missing" | "closed-reason-missing" | "public-title-missing"> {
  if (details.title.trim() === "") return refuse("title-missing");
  if (details.closed && !details.closedReason) return refuse("closed-reason-missing");
  if (details.closed && !details.publicTitle) return refuse("public-title-missing");
  return allow(null);
}

export function describeCase(
  paper: CasePaper,
  details: CaseDetails,
): Verdict<Change, "case-not-draft" | "title-missing" | "closed-reason-missing" | "public-title-missing"> {
  if (!caseCan("write", paper)) return refuse("case-not-draft");
  const verdict = checkDetails(details);
  return verdict.ok ? allow([{ kind: "case-described", what: { details } }]) : verdict;
}

/** Writing a section over the version one has read. Somebody else's newer text is never written over unseen. */
export function writeSection(
  paper: CasePaper,
  written: { key: string; text: RichText; version: number },
): Verdict<Change, "case-not-draft" | "section-unknown" | "text-changed-by-other"> {
  const section = paper.sections.find((each) => each.key === written.key);
  if (!section) return refuse("section-unknown");
  if (!caseCan("write", paper)) return refuse("case-not-draft");
  if (section.version !== written.version) return refuse("text-changed-by-other");
  if (JSON.stringify(section.text) === JSON.stringify(written.text) && !section.copied) return allow([]);
  return allow([{ kind: "section-written", what: { key: written.key, text: written.text } }]);
}

export function writeRecommendation(
  paper: CasePaper,
  written: { by: string | null; points: readonly string[]; version: number },
): Verdict<Change, "case-not-draft" | "text-changed-by-other"> {
  if (!caseCan("write", paper)) return refuse("case-not-draft");
  if (paper.recommendation.version !== written.version) return refuse("text-changed-by-other");
  const points = written.points.map((point) => point.trim()).filter((point) => point !== "");
  return allow([{ kind: "recommendation-written", what: { by: written.by?.trim() || null, points } }]);
}

/** What was taken from an older case and not looked at since; each must be confirmed or rewritten before approval. */
export function unconfirmed(paper: CasePaper): string[] {
  return [...paper.sections.filter((section) => section.copied).map((section) => section.key), ...(paper.recommendation.copied ? ["recommendation"] : [])];
}

export function confirmCopied(paper: CasePaper, key: string): Verdict<Change, "case-not-draft" | "section-unknown"> {
  if (!caseCan("write", paper)) return refuse("case-not-draft");
  return unconfirmed(paper).includes(key) ? allow([{ kind: "copied-text-confirmed", what: { key } }]) : refuse("section-unknown");
}

// A step may be called what an object has of its own ("constructor").
function namedFor(approvers: Approvers | undefined, step: string): readonly number[] {
  return approvers !== undefined && Object.hasOwn(approvers, step) ? approvers[step]! : [];
}

/** To the approvers, by the house's own steps; none: ready at once. Whom the rules name for a step is fixed here, as the steps are. */
export function sendForApproval(
  paper: CasePaper,
  approvalSteps: readonly string[],
  approvers: Approvers = {},
): Verdict<Change, "case-not-draft" | "copied-not-confirmed"> {
  if (!caseCan("sendForApproval", paper)) return refuse("case-not-draft");
  if (unconfirmed(paper).length > 0) return refuse("copied-not-confirmed");
  const named = Object.fromEntries(approvalSteps.map((step) => [step, namedFor(approvers, step)] as const).filter(([, people]) => people.length > 0));
  const what = { steps: approvalSteps, ...(Object.keys(named).length === 0 ? {} : { approvers: named }) };
  return allow([{ kind: "case-sent-for-approval", what }]);
}

/** The step whose turn it is; null when none waits. */
export function waitingStep(paper: CasePaper): string | null {
  return waitingApproval(paper)?.step ?? null;
}

function waitingApproval(paper: CasePaper): Approval | null {
  return paper.state === "inApproval" ? (paper.approvals.find((each) => each.state === "waiting") ?? null) : null;
}

/** Who is named for the step whose turn it is; none: anyone with the role approver. */
export function namedForTurn(paper: CasePaper): readonly number[] {
  return waitingApproval(paper)?.approvers ?? [];
}

/** Whether somebody may not take the step that waits, and why. Whether they are an approver at all is the table's question. */
export function turnRefused(paper: CasePaper, person: number): Refused<"case-not-in-approval" | "not-your-step" | "already-approved-by-you"> | null {
  const waiting = waitingApproval(paper);
  if (waiting === null) return refuse("case-not-in-approval");
  const named = waiting.approvers ?? [];
  if (named.length > 0 && !named.includes(person)) return refuse("not-your-step", { step: waiting.step });
  // Four eyes: two steps are two people, but where the rules name one person and no other, they have said otherwise.
  const alone = named.length === 1 && named[0] === person;
  if (!alone && paper.approvals.some((each) => each.state === "approved" && each.by === person))
    return refuse("already-approved-by-you", { step: waiting.step });
  return null;
}

export function approveCase(
  paper: CasePaper,
  by: { person: number; name: string },
  at: string,
): Verdict<Change, "case-not-in-approval" | "not-your-step" | "already-approved-by-you"> {
  const step = waitingStep(paper);
  if (step === null) return refuse("case-not-in-approval");
  const refused = turnRefused(paper, by.person);
  if (refused !== null) return refused;
  return allow([{ kind: "case-approved", what: { step, by: by.person, name: by.name, at } }]);
}

/**
 * `keeper`: a secretary of the committee, who may fetch any case back; else a case would stand still while the one named for it is away.
 * One who has approved an earlier step may still send it back: four eyes are about saying yes.
 */
export function sendCaseBack(
  paper: CasePaper,
  by: { person: number; name: string; keeper?: boolean },
  at: string,
  remark: string,
): Verdict<Change, "case-not-in-approval" | "not-your-step" | "remark-missing"> {
  const step = waitingStep(paper);
  if (step === null) return refuse("case-not-in-approval");
  const refused = by.keeper ? null : turnRefused(paper, by.person);
  if (refused?.code === "not-your-step") return refuse("not-your-step", { step });
  if (remark.trim() === "") return refuse("remark-missing");
  return allow([{ kind: "case-sent-back", what: { step, by: by.person, name: by.name, at, remark: remark.trim() } }]);
}

/** Open or closed for the public, with the reason when closed. */
export function gradeAttachment(
  paper: CasePaper,
  id: number,
  open: boolean,
  reason: string | null,
): Verdict<Change, "case-not-draft" | "attachment-unknown" | "closed-reason-missing"> {
  if (paper.state === "closed") return refuse("case-not-draft");
  if (!paper.attachments.some((each) => each.id === id)) return refuse("attachment-unknown");
  if (!open && !reason) return refuse("closed-reason-missing");
  return allow([{ kind: "attachment-graded", what: { id, open, reason: open ? null : reason } }]);
}

/** The order must name each attachment once. */
export function orderAttachments(paper: CasePaper, order: readonly number[]): Verdict<Change, "case-not-draft" | "order-not-whole"> {
  if (!caseCan("write", paper)) return refuse("case-not-draft");
  return isOrderOf(
    order,
    paper.attachments.map((each) => each.id),
  )
    ? allow([{ kind: "attachments-ordered", what: { order } }])
    : refuse("order-not-whole");
}

/** Whether a list names each of some things exactly once. */
export function isOrderOf(order: readonly number[], things: readonly number[]): boolean {
  return order.length === things.length && new Set(order).size === order.length && order.every((id) => things.includes(id));
}

export function removeAttachment(paper: CasePaper, id: number): Verdict<Change, "case-not-draft" | "attachment-unknown"> {
  if (!caseCan("write", paper)) return refuse("case-not-draft");
  return paper.attachments.some((each) => each.id === id) ? allow([{ kind: "attachment-removed", what: { id } }]) : refuse("attachment-unknown");
}

/** Endings that can carry a program into a reader's machine; macros are told by the bytes as well (platform/uploads.ts). */
export const dangerousEndings =
  /\.(?:exe|com|scr|pif|bat|cmd|ps1|vbs|vbe|js|jse|wsf|hta|msi|dll|jar|lnk|iso|img|docm|dotm|xlsm|xltm|xlam|pptm|potm|ppsm|reg|chm)$/i;

export const mostAttachmentBytes = 100 * 1024 * 1024;

/** Whether a file may be an attachment, before a byte of it is kept. */
export function attachmentRefused(file: {
  fileName: string;
  bytes: number;
  hasMacro: boolean;
  isProgram: boolean;
}): Verdict<null, "attachment-too-large" | "attachment-empty" | "attachment-dangerous"> {
  if (file.bytes === 0) return refuse("attachment-empty");
  if (file.bytes > mostAttachmentBytes) return refuse("attachment-too-large");
  if (file.isProgram || file.hasMacro || dangerousEndings.test(file.fileName)) return refuse("attachment-dangerous");
  return allow(null);
}

/** "A", "B" … "Z", "AA". */
export function letterOf(index: number): string {
  return index < 26 ? String.fromCharCode(65 + index) : letterOf(Math.floor(index / 26) - 1) + letterOf(index % 26);
}
