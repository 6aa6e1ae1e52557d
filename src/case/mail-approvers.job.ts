/** A case waits with its approvers: those of the committee whose step it is are told. */

import { danishDay } from "#core/calendar.ts";
import { turnRefused, waitingStep } from "#core/case.ts";
import { idIn, type FollowUp } from "#journal/follow-up.ts";
import { mailboxesOfRole, queueNews } from "#people/store.ts";
import { mailTitle } from "./title-in-mail.ts";
import { cases } from "./store.ts";

export const mailApprovers: FollowUp = async (tx, entry, house) => {
  const paper = await cases.load(tx, idIn(entry.about));
  const step = paper === null ? null : waitingStep(paper);
  if (paper === null || step === null) return;
  const approvers = await mailboxesOfRole(tx, "approver", paper.committee, danishDay(house.at));
  await queueNews(
    tx,
    approvers.filter((each) => turnRefused(paper, each.person) === null),
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
