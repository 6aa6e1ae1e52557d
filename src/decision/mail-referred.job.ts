/** When the meeting is closed, what it sent on to another committee is told there: to the secretary who must put it on an agenda. */

import { danishDay, dateInWords } from "#core/calendar.ts";
import { nameOn } from "#core/committee.ts";
import { handlingOf } from "#core/sitting.ts";
import { titleFor } from "#core/visibility.ts";
import { agendas } from "#agenda/store.ts";
import { committeeNamed, loadCommittee, loadMeeting } from "#committee/store.ts";
import { sittings } from "#meeting/store.ts";
import { idIn, type FollowUp } from "#journal/follow-up.ts";
import { mailboxesOfRole, queueNews } from "#people/store.ts";

export const mailReferred: FollowUp = async (tx, entry, house) => {
  const id = idIn(entry.about);
  const [meeting, agenda, sitting] = [await loadMeeting(tx, id), await agendas.load(tx, id), await sittings.load(tx, id)];
  const committee = meeting === null ? null : await loadCommittee(tx, meeting.committee);
  if (meeting === null || agenda === null || sitting === null || committee === null) return;
  const today = danishDay(house.at);
  for (const item of agenda.items) {
    const { turn } = handlingOf(sitting, item.id);
    if (turn?.kind !== "referred") continue;
    const to = await committeeNamed(tx, turn.to);
    // A body that is not kept here has no secretary here.
    if (to === null) continue;
    const title = titleFor({ title: !item.closed }, item);
    await queueNews(
      tx,
      await mailboxesOfRole(tx, "secretary", to, today),
      {
        subject: `Sendt videre til ${turn.to}: ${title}`,
        text: `${nameOn(committee, meeting.date)} har ${dateInWords(meeting.date)} sendt punkt ${item.number ?? ""}, "${title}", videre til ${turn.to}.`,
        link: item.case === null ? `/moeder/${id}/laes` : `/sager/${item.case}`,
        small: true,
        // A meeting that is opened and closed again tells it once.
        once: `referred ${id} ${item.id} ${to}`,
        happened: entry.at,
      },
      house,
    );
  }
};
