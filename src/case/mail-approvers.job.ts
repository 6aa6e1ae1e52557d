/** A case waits with its approvers: those of the committee who have not approved it already are told. */

import { danishDay } from "#core/calendar.ts";
import { waitingStep } from "#core/case.ts";
import { idIn, type FollowUp } from "#journal/follow-up.ts";
import { mailboxesOfRole, queueNews } from "#people/store.ts";
import { mailTitle } from "./title-in-mail.ts";
import { cases } from "./store.ts";

export const mailApprovers: FollowUp = async (tx, entry, house) => {
  const paper = await cases.load(tx, idIn(entry.about));
  const step = paper === null ? null : waitingStep(paper);
  if (paper === null || step === null) return;
  const approved = paper.approvals.flatMap((each) => each.by ?? []);
  const all = await mailboxesOfRole(tx, "approver", paper.committee, danishDay(house.at));
  const fresh = all.filter((each) => !approved.includes(each.person));
  await queueNews(
    tx,
    // In a small house one person may have both steps.
    fresh.length > 0 ? fresh : all,
    {
      subject: `Til godkendelse: ${mailTitle(paper)}`,
      text: `Sagen "${mailTitle(paper)}" venter på godkendelse (${step}).`,
      link: `/sager/${paper.id}`,
      small: true,
      once: `approval ${entry.id}`,
      happened: entry.at,
    },
    house,
  );
};
