/** The case's author is told when it comes back, and when somebody has written a remark. The words of a closed case stay in the case. */

import { idIn, type FollowUp } from "#journal/follow-up.ts";
import { mailboxesOf, queueNews } from "#people/store.ts";
import { mailTitle } from "./title-in-mail.ts";
import { cases } from "./store.ts";

export const mailSentBack: FollowUp = async (tx, entry, house) => {
  const paper = await cases.load(tx, idIn(entry.about));
  if (paper === null) return;
  const { name, remark } = entry.what as { name: string; remark: string };
  await queueNews(
    tx,
    await mailboxesOf(tx, [paper.author]),
    {
      subject: `Sendt tilbage: ${mailTitle(paper)}`,
      text: `${name} har sendt sagen "${mailTitle(paper)}" tilbage.\n\n${paper.closed ? "Bemærkningen står i sagen." : remark}`,
      link: `/sager/${paper.id}`,
      small: true,
      once: `sent-back ${entry.id}`,
      happened: entry.at,
    },
    house,
  );
};

export const mailCommented: FollowUp = async (tx, entry, house) => {
  const paper = await cases.load(tx, idIn(entry.about));
  const { by, name, text } = entry.what as { by: number; name: string; text: string };
  if (paper === null || by === paper.author) return;
  await queueNews(
    tx,
    await mailboxesOf(tx, [paper.author]),
    {
      subject: `Bemærkning til ${mailTitle(paper)}`,
      text: `${name} har skrevet en bemærkning i sagen "${mailTitle(paper)}".${paper.closed ? "" : `\n\n${text}`}`,
      link: `/sager/${paper.id}#bemaerkninger`,
      small: true,
      once: `commented ${entry.id}`,
      happened: entry.at,
    },
    house,
  );
};
