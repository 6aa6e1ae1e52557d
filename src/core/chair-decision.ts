/** What a chair decides on the committee's behalf because it cannot wait or is beyond doubt, and that the committee hears of it (KSL § 22). */

import { dateLong } from "./calendar.ts";
import { afterAgenda, nextItemId, standingItem, type Agenda, type AgendaHappening, type SubItem } from "./agenda.ts";
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

/** What the sub-item is called on every agenda; by this name it is found again. */
export const reportTitle = "Formandsafgørelser siden sidst";

/** A decision as the agenda tells it. `title` and `number` are of the case it is about. */
export type ToReport = Pick<ChairDecision, "text" | "because" | "closed"> & { day: string; title: string | null; number: string | null };

function inWords(decision: ToReport): string {
  const about = decision.title === null ? "" : ` (${decision.title}${decision.number === null ? "" : `, ${decision.number}`})`;
  return `${dateLong(decision.day)}${about}: ${decision.text}\nGrunden til, at formanden afgjorde det: ${decision.because}`;
}

/**
 * What must happen to an agenda for the decisions to stand under its announcements, each as open or closed as it is. Nothing when they do
 * already, or when the agenda has been sent: what is decided afterwards is told at the next meeting.
 */
export function reportOn(agenda: Agenda, decisions: readonly ToReport[]): AgendaHappening[] {
  if (agenda.releases.length > 0) return [];
  const happened: AgendaHappening[] = [];
  let now = agenda;
  const does = (happening: AgendaHappening): void => {
    happened.push(happening);
    now = afterAgenda(now, happening);
  };
  for (const closed of [false, true]) {
    const own = decisions.filter((each) => each.closed === closed);
    const place = (): Agenda["items"][number] | undefined => now.items.find((item) => item.standing === "announcements" && item.closed === closed);
    if (own.length > 0 && place() === undefined) {
      // A committee without such an item gets one for the day, before its last standing items.
      const last = now.items.findLastIndex((item) => item.kind !== "standing" || item.standing === "approval");
      const standing = standingItem(nextItemId(now), {
        key: "formandsafgoerelser",
        title: closed ? `${reportTitle} – lukket` : reportTitle,
        place: "last",
        closed,
        sender: null,
        points: [],
        decision: "Taget til efterretning.",
        kind: "announcements",
      });
      const item = closed ? { ...standing, closedReason: "Formandsafgørelser i lukkede sager (kommunestyrelsesloven § 10)" } : standing;
      does({ kind: "item-added", what: { item, at: last + 1 } });
    }
    const item = place();
    if (item === undefined) continue;
    const report: SubItem[] = own.length === 0 ? [] : [{ title: reportTitle, text: own.map(inWords).join("\n\n") }];
    const subItems = [...report, ...item.subItems.filter((sub) => sub.title !== reportTitle)];
    if (JSON.stringify(subItems) !== JSON.stringify(item.subItems)) does({ kind: "item-changed", what: { id: item.id, change: { subItems } } });
  }
  return happened;
}
