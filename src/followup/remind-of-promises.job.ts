/** The clock: a promise is due in a fortnight, or its time is over. Who is to do it is told once of each; where nobody of the house is named, the secretary. */

import { danishDay, dateInWords, dateLong } from "#core/calendar.ts";
import { nameOn } from "#core/committee.ts";
import { dueInWords, lastDayOf } from "#core/promises/due.ts";
import { addDays } from "#core/working-days.ts";
import { loadCommittee } from "#committee/store.ts";
import type { ClockJob } from "#journal/follow-up.ts";
import { mailboxesOf, mailboxesOfRole, queueNews } from "#people/store.ts";
import { allOpen } from "./queries.ts";
import { followups } from "./store.ts";

const daysBefore = 14;

export const remindOfPromises: ClockJob = async (sql, house) => {
  const today = danishDay(house.at);
  for (const promised of await allOpen(sql)) {
    const last = lastDayOf(promised.due);
    if (last === null || today < addDays(last, -daysBefore)) continue;
    const over = today > last;
    await sql.begin(async (tx) => {
      // What was kept, moved or closed since the list was read is not told as it was.
      const now = await followups.loadForChange(tx, promised.id);
      if (now === null || now.version !== promised.version) return;
      const committee = await loadCommittee(tx, promised.committee);
      if (committee === null) return;
      const own = await mailboxesOf(tx, [promised.ownerPerson]);
      const name = nameOn(committee, today);
      // Mail is read on lock screens: of a closed item it tells that there is something, and where.
      const what = promised.closed ? "Et løfte fra et lukket punkt" : `»${promised.words}«`;
      await queueNews(
        tx,
        own.length > 0 ? own : await mailboxesOfRole(tx, "secretary", promised.committee, today),
        {
          subject: over ? `Fristen er gået: et løfte til ${name}` : `Frist ${dateLong(last)}: et løfte til ${name}`,
          text: `${what} blev givet ${dateInWords(promised.madeOn)}. Fristen ${over ? "var" : "er"} ${dueInWords(promised.due)}.`,
          link: `/udvalg/${promised.committee}/loefter#loefte-${promised.id}`,
          small: true,
          once: `promise-${over ? "over" : "due"} ${promised.id} ${last}`,
          happened: house.at,
        },
        house,
      );
    });
  }
};
