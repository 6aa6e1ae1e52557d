/** The clock: tomorrow an agenda must be sent, and it is not. Its secretaries are told once. */

import { danishDay, dateInWords } from "#core/calendar.ts";
import { deadlinesFor, nameOn, rulesOn } from "#core/committee.ts";
import { isWorkingDay, addDays } from "#core/working-days.ts";
import { loadCommittee, loadMeeting } from "#committee/store.ts";
import type { ClockJob } from "#journal/follow-up.ts";
import { mailboxesOfRole, queueNews } from "#people/store.ts";
import { unsentMeetings } from "./queries.ts";

// No rule asks for more notice than thirty working days.
const farthest = 60;

export const remindOfAgenda: ClockJob = async (sql, house) => {
  const today = danishDay(house.at);
  for (const id of await unsentMeetings(sql, today, addDays(today, farthest)))
    await sql.begin(async (tx) => {
      const meeting = await loadMeeting(tx, id);
      const committee = meeting === null ? null : await loadCommittee(tx, meeting.committee);
      if (meeting === null || committee === null) return;
      const rules = rulesOn(committee, meeting.date);
      const due = deadlinesFor(rules, meeting.date).agenda;
      // The working day before the deadline: on a Friday for a Monday.
      let eve = addDays(due, -1);
      while (!isWorkingDay(eve, rules)) eve = addDays(eve, -1);
      if (today < eve || today > due) return;
      const name = nameOn(committee, meeting.date);
      await queueNews(
        tx,
        await mailboxesOfRole(tx, "secretary", meeting.committee, today),
        {
          subject: `Dagsordenen for ${name} skal sendes senest ${dateInWords(due)}`,
          text: `Mødet i ${name} er ${dateInWords(meeting.date)}. Dagsordenen er ikke sendt, og fristen er ${dateInWords(due)}.`,
          link: `/moeder/${id}/dagsorden`,
          small: true,
          once: `agenda-due ${id} ${due}`,
          happened: house.at,
        },
        house,
      );
    });
};
