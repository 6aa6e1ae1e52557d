/** A decision was stopped, or that was struck again (KSL § 23): the council's secretary must put it on the council's agenda, and the case's author must know. */

import { danishDay } from "#core/calendar.ts";
import { nameOn } from "#core/committee.ts";
import { titleFor } from "#core/visibility.ts";
import { agendas } from "#agenda/store.ts";
import { cases } from "#case/store.ts";
import { loadCommittee, loadCouncil, loadMeeting } from "#committee/store.ts";
import { idIn, type FollowUp } from "#journal/follow-up.ts";
import { mailboxesOf, mailboxesOfRole, queueNews } from "#people/store.ts";

export const mailStopped: FollowUp = async (tx, entry, house) => {
  const id = idIn(entry.about);
  const { item: itemId, stop, reason } = entry.what as { item: number; stop?: { name: string }; reason?: string };
  const [meeting, agenda, council] = [await loadMeeting(tx, id), await agendas.load(tx, id), await loadCouncil(tx)];
  const committee = meeting === null ? null : await loadCommittee(tx, meeting.committee);
  const item = agenda?.items.find((each) => each.id === itemId);
  if (meeting === null || committee === null || item === undefined) return;
  const today = danishDay(house.at);
  const paper = item.case === null ? null : await cases.load(tx, item.case);
  const title = titleFor({ title: !item.closed }, item);
  await queueNews(
    tx,
    [
      // A house that keeps no council here tells the committee's own secretary, who must carry it there.
      ...(await mailboxesOfRole(tx, "secretary", council?.id ?? meeting.committee, today)),
      ...(await mailboxesOf(tx, [paper?.author ?? null])),
    ],
    {
      ...(stop === undefined
        ? {
            subject: `Begæringen er strøget: punkt ${item.number ?? ""}, ${title}`,
            text: `Begæringen om at indbringe beslutningen under punkt ${item.number ?? ""}, "${title}", for kommunalbestyrelsen er strøget i ${nameOn(committee, meeting.date)}.${item.closed ? "" : `\n\nGrunden: ${reason ?? ""}`}`,
          }
        : {
            subject: `Begæret indbragt for kommunalbestyrelsen: punkt ${item.number ?? ""}, ${title}`,
            text: `${stop.name} har i ${nameOn(committee, meeting.date)} begæret beslutningen under punkt ${item.number ?? ""}, "${title}", indbragt for kommunalbestyrelsen (kommunestyrelsesloven § 23). Sagen skal på kommunalbestyrelsens dagsorden og må ikke udføres, før den er afgjort der.`,
          }),
      link: paper === null ? `/moeder/${id}/laes` : `/sager/${paper.id}`,
      small: false,
      once: `stopped ${entry.id}`,
      happened: entry.at,
    },
    house,
  );
};
