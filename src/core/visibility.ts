/** The only answer to "who may see this". Access = the least of agenda, item and attachment; unknown is closed; no one is the default (DESIGN §8). */

import type { AgendaItem, AgendaState } from "./agenda.ts";
import { holds, type Actor, type Role } from "./people.ts";
import type { Handling } from "./sitting.ts";

/** Who looks, from the nearest to the case to the farthest from it. */
export const audiences = ["staff", "member", "councilMember", "citizen"] as const;
export type Audience = (typeof audiences)[number];

export type Parts = { item: boolean; title: boolean; body: boolean; decision: boolean; openAttachments: boolean; closedAttachments: boolean };

const nothing: Parts = { item: false, title: false, body: false, decision: false, openAttachments: false, closedAttachments: false };

const staffRoles: readonly Role[] = ["secretary", "caseWorker", "approver", "auditor"];
const memberRoles: readonly Role[] = ["chair", "viceChair", "member", "substitute"];

/** What an actor is to a committee's papers; null: nothing to them. A chair prepares the agenda and so sees it as staff do (KSL § 22). */
export function audienceOf(actor: Actor | null, committee: number): Audience | null {
  if (actor === null) return "citizen";
  if (holds(actor, [...staffRoles, "chair"], committee)) return "staff";
  if (holds(actor, memberRoles, committee)) return "member";
  // KSL § 20 stk. 6: any council member, on request, what other committees have got.
  if (holds(actor, ["councilMember"], committee)) return "councilMember";
  return holds(actor, ["observer"], committee) ? "citizen" : null;
}

/**
 * What of an item an audience sees. Before the agenda is sent: staff only. A decision being written is seen when it is shown.
 * The public sees open items alone, and of a closed one that it is there: its neutral title. Publication itself is decided later and per part.
 */
export function seen(
  audience: Audience | null,
  state: AgendaState,
  item: Pick<AgendaItem, "number" | "closed">,
  handling: Pick<Handling, "doors" | "shown" | "decision"> | null,
  minutesOut: boolean,
): Parts {
  if (audience === null) return nothing;
  const closed = item.closed || handling?.doors?.closed === true;
  if (audience === "staff") return { item: true, title: true, body: true, decision: true, openAttachments: true, closedAttachments: true };
  if (state !== "released" || item.number === null) return nothing;
  const decided = handling?.decision !== undefined && handling?.decision !== null;
  // Once the minutes are out nothing is being written any more: those who sign them see every decision in them.
  const shown = decided && (handling!.shown || minutesOut);
  switch (audience) {
    case "member":
      return { item: true, title: true, body: true, decision: shown, openAttachments: true, closedAttachments: true };
    case "councilMember":
      return { item: true, title: true, body: true, decision: decided && minutesOut, openAttachments: true, closedAttachments: true };
    case "citizen":
      return {
        item: true,
        title: !closed,
        body: !closed,
        decision: !closed && decided && minutesOut,
        openAttachments: !closed,
        closedAttachments: false,
      };
  }
}

/** The title as an audience may read it: a closed item's neutral one for those who may not see its own. */
export function titleFor(parts: Pick<Parts, "title">, item: Pick<AgendaItem, "title" | "publicTitle">): string {
  return parts.title ? item.title : (item.publicTitle ?? "Lukket punkt");
}

/** Whether an attachment may be fetched by one who sees these parts. */
export function mayOpen(parts: Parts, attachment: { open: boolean }): boolean {
  return attachment.open ? parts.openAttachments : parts.closedAttachments;
}
