/**
 * Everything a person can do on the working side, as one table: who may, from which state, what it writes, what it refuses.
 * Page and verb ask the same row (core/rights.ts); docs/actions.md is printed from it.
 */

import { agendaActions } from "./actions/agenda.ts";
import { caseActions } from "./actions/case.ts";
import { committeeActions } from "./actions/committee.ts";
import { decisionActions } from "./actions/decision.ts";
import { followupActions } from "./actions/followup.ts";
import { meetingActions } from "./actions/meeting.ts";
import { minutesActions } from "./actions/minutes.ts";
import { peopleActions } from "./actions/people.ts";
import { publicationActions } from "./actions/publication.ts";
import { signatureActions } from "./actions/signature.ts";
import { steeringActions } from "./actions/steering.ts";

export const actions = {
  ...peopleActions,
  ...committeeActions,
  ...caseActions,
  ...agendaActions,
  ...meetingActions,
  ...decisionActions,
  ...minutesActions,
  ...signatureActions,
  ...publicationActions,
  ...followupActions,
  ...steeringActions,
} as const;

export type ActionName = keyof typeof actions;
/** What a verb may answer no with: exactly its row, and the right itself. */
export type RefusalOf<Name extends ActionName> = (typeof actions)[Name]["refuses"][number] | "not-allowed";
