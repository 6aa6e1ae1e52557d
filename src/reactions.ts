/** What follows what: the table of journal entries and the jobs they lead to, and what the clock brings. Run by worker.ts. */

import type { Happening } from "#core/journal.ts";
import type { ClockJob, FollowUp } from "#journal/follow-up.ts";
import { forgetForms } from "#journal/forget-forms.job.ts";
import { closeWithCase } from "#agenda/close-with-case.job.ts";
import { mailMembers } from "#agenda/mail-members.job.ts";
import { mailReviewers } from "#agenda/mail-reviewers.job.ts";
import { remindOfAgenda } from "#agenda/remind-of-agenda.job.ts";
import { forgetPresences } from "#case/forget-presences.job.ts";
import { mailApprovers } from "#case/mail-approvers.job.ts";
import { mailCommented, mailSentBack } from "#case/mail-author.job.ts";
import { mailPlan } from "#committee/mail-plan.job.ts";
import { askToConfirm } from "#following/ask-to-confirm.job.ts";
import { forgetFollowers } from "#following/forget-followers.job.ts";
import type { OpenSide } from "#following/open-side.ts";
import { tellFollowers } from "#following/tell-followers.job.ts";
import { tracePublished } from "#following/trace-published.job.ts";
import { mailReferred } from "#decision/mail-referred.job.ts";
import { mailStopped } from "#decision/mail-stopped.job.ts";
import { reportChairDecisions } from "#decision/report-chair-decisions.job.ts";
import { closePromises } from "#followup/close-promises.job.ts";
import { findPromises } from "#followup/find-promises.job.ts";
import { remindOfPromises } from "#followup/remind-of-promises.job.ts";
import { closeAttachment } from "#publication/close-attachment.job.ts";
import { closeCopies } from "#publication/close-copies.job.ts";
import { closeReport } from "#publication/close-report.job.ts";
import { followCancelling } from "#publication/follow-cancelling.job.ts";
import { followClosing } from "#publication/follow-closing.job.ts";
import { followMoving } from "#publication/follow-moving.job.ts";
import { forgetReadings } from "#publication/forget-readings.job.ts";
import type { PublicHouse } from "#publication/public-house.ts";
import { publishSealed } from "#publication/publish-sealed.job.ts";
import { publishPlanned } from "#publication/publish-planned.job.ts";
import { keepEnd, sealMinutes, sealWaiting, type SealingHouse } from "#seal/seal-minutes.job.ts";
import { forgetOldTraces } from "#people/forget-old-traces.job.ts";
import { openWheelCases } from "#steering/open-wheel-cases.job.ts";

export type Reaction = { /** Known in the database: a new name begins anew. */ job: string; after: readonly Happening["kind"][]; does: FollowUp };

export const reactions: readonly Reaction[] = [
  { job: "mail-plan", after: ["meeting-planned", "meeting-moved", "meeting-cancelled", "meeting-restored"], does: mailPlan },
  { job: "mail-approvers", after: ["case-sent-for-approval", "case-approved"], does: mailApprovers },
  { job: "mail-sent-back", after: ["case-sent-back"], does: mailSentBack },
  { job: "mail-commented", after: ["case-commented"], does: mailCommented },
  { job: "mail-reviewers", after: ["agenda-sent-to-review"], does: mailReviewers },
  { job: "mail-members", after: ["agenda-released"], does: mailMembers },
  { job: "mail-stopped", after: ["decision-stopped", "stop-struck"], does: mailStopped },
  { job: "mail-referred", after: ["meeting-closed"], does: mailReferred },
  { job: "close-with-case", after: ["case-described"], does: closeWithCase },
  { job: "close-report", after: ["case-described"], does: closeReport },
  { job: "close-copies", after: ["part-graded", "papers-retracted", "item-closed", "doors-changed"], does: closeCopies },
  { job: "close-attachment", after: ["attachment-graded"], does: closeAttachment },
  { job: "report-chair-decisions", after: ["meeting-closed"], does: reportChairDecisions },
  { job: "find-promises", after: ["minutes-frozen"], does: findPromises },
  { job: "close-promises", after: ["item-closed", "doors-changed", "part-graded", "item-held-back", "papers-retracted"], does: closePromises },
];

export type Timed = { job: string; everyMinutes: number; does: ClockJob };

export const clockwork: readonly Timed[] = [
  { job: "remind-of-agenda", everyMinutes: 15, does: remindOfAgenda },
  { job: "remind-of-promises", everyMinutes: 60, does: remindOfPromises },
  { job: "forget-forms", everyMinutes: 60, does: forgetForms },
  { job: "forget-presences", everyMinutes: 60, does: forgetPresences },
  { job: "forget-old-traces", everyMinutes: 60, does: forgetOldTraces },
  { job: "forget-readings", everyMinutes: 60, does: forgetReadings },
  { job: "open-wheel-cases", everyMinutes: 60, does: openWheelCases() },
];

/** What follows where papers are public: it needs the files, and the open side to read through. */
export function publicReactions(house: PublicHouse): Reaction[] {
  return [
    { job: "follow-closing", after: ["item-closed", "doors-changed", "part-graded"], does: followClosing(house) },
    { job: "follow-cancelling", after: ["meeting-cancelled", "meeting-restored"], does: followCancelling },
    { job: "follow-moving", after: ["meeting-moved"], does: followMoving(house) },
    { job: "publish-sealed", after: ["minutes-sealed"], does: publishSealed(house) },
  ];
}

export function publicClockwork(house: PublicHouse): Timed[] {
  return [{ job: "publish-planned", everyMinutes: 1, does: publishPlanned(house) }];
}

/** What the clock brings to those who follow the open side: it needs that side's own connection and address. Without mail only the traces are kept. */
export function followClockwork(open: OpenSide, { mail }: { mail: boolean }): readonly Timed[] {
  return [
    { job: "trace-published", everyMinutes: 0.25, does: tracePublished },
    { job: "forget-followers", everyMinutes: 60, does: forgetFollowers },
    ...(mail
      ? [
          { job: "ask-to-confirm", everyMinutes: 0, does: askToConfirm(open) },
          { job: "tell-followers", everyMinutes: 15, does: tellFollowers(open) },
        ]
      : []),
  ];
}

/** Sealing needs a folder of keys and the kept files, so it is put together where those are known. */
export function sealing(house: SealingHouse): { reactions: readonly Reaction[]; clockwork: readonly Timed[] } {
  return {
    reactions: [
      { job: "seal-minutes", after: ["minutes-signed", "addition-made"], does: sealMinutes(house) },
      { job: "keep-end", after: ["minutes-sealed"], does: keepEnd(house) },
    ],
    clockwork: [{ job: "seal-waiting", everyMinutes: 5, does: sealWaiting(house) }],
  };
}
