/** What a chair decides on the committee's behalf because it cannot wait or is beyond doubt, and that the committee hears of it (KSL § 22). */

import { dateLong } from "./calendar.ts";
import type { Agenda, AgendaHappening } from "./agenda.ts";
import { announceOn, reportTitle } from "./announced.ts";
import { allow, refuse, type Verdict } from "./verdict.ts";

/** `closed`: told only where it is closed. `reportedAt`: the meeting that heard of it. */
export type ChairDecision = {
  id: number;
  committee: number;
  paper: number | null;
  text: string;
  because: string;
  closed: boolean;
  by: number;
  at: string;
  reportedAt: number | null;
};

export type ChairDecisionHappening =
  | { kind: "chair-decided"; what: Omit<ChairDecision, "reportedAt"> }
  | { kind: "chair-decision-reported"; what: { meeting: number } };

/** `paper`: the case it is about, when there is one; a decision in a closed case is closed. */
export function decideAsChair(
  given: Pick<ChairDecision, "id" | "committee" | "text" | "because" | "closed" | "by" | "at">,
  paper: { id: number; closed: boolean } | null,
): Verdict<ChairDecisionHappening[], "chair-decision-empty" | "chair-reason-missing"> {
  const [text, because] = [given.text.trim(), given.because.trim()];
  if (text === "") return refuse("chair-decision-empty");
  if (because === "") return refuse("chair-reason-missing");
  return allow([{ kind: "chair-decided", what: { ...given, text, because, paper: paper?.id ?? null, closed: given.closed || paper?.closed === true } }]);
}

/** A decision as the agenda tells it. `title` and `number` are of the case it is about. */
export type ToReport = Pick<ChairDecision, "text" | "because" | "closed"> & { day: string; title: string | null; number: string | null };

function inWords(decision: ToReport): string {
  const about = decision.title === null ? "" : ` (${decision.title}${decision.number === null ? "" : `, ${decision.number}`})`;
  return `${dateLong(decision.day)}${about}: ${decision.text}\nGrunden til, at formanden afgjorde det: ${decision.because}`;
}

/** The open items of an agenda that tell a decision with these words. */
export function reportedOn(agenda: Agenda, text: string): number[] {
  return agenda.items
    .filter((item) => !item.closed && item.subItems.some((sub) => sub.title === reportTitle && sub.text.includes(text)))
    .map((item) => item.id);
}

/**
 * What must happen to an agenda for the decisions to stand under its announcements, each as open or closed as it is. Nothing when they do
 * already, or when the agenda has been sent: what is decided afterwards is told at the next meeting.
 */
export function reportOn(agenda: Agenda, decisions: readonly ToReport[]): AgendaHappening[] {
  return announceOn(
    agenda,
    { title: reportTitle, key: "formandsafgoerelser", closedReason: "Formandsafgørelser i lukkede sager (kommunestyrelsesloven § 10)" },
    decisions.map((decision) => ({ closed: decision.closed, text: inWords(decision) })),
  );
}
