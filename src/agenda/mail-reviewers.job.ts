/** The agenda goes round before it is sent: the chair and those who wrote its cases are asked to read it. */

import { chairOn, nameOn } from "#core/committee.ts";
import { dateInWords } from "#core/calendar.ts";
import { cases } from "#case/store.ts";
import { loadCommittee, loadMeeting } from "#committee/store.ts";
import { idIn, type FollowUp } from "#journal/follow-up.ts";
import { mailboxesOf, queueNews } from "#people/store.ts";
import { agendas } from "./store.ts";

export const mailReviewers: FollowUp = async (tx, entry, house) => {
  const id = idIn(entry.about);
  const [meeting, agenda] = [await loadMeeting(tx, id), await agendas.load(tx, id)];
  const committee = meeting === null ? null : await loadCommittee(tx, meeting.committee);
  if (meeting === null || agenda === null || committee === null || agenda.state !== "inReview") return;
  const papers = await cases.loadMany(
    tx,
    agenda.items.flatMap((item) => item.case ?? []),
  );
  const readers = [chairOn(committee, meeting.date)?.person ?? null, ...[...papers.values()].map((paper) => paper.author)];
  const name = nameOn(committee, meeting.date);
  await queueNews(
    tx,
    (await mailboxesOf(tx, readers)).filter((each) => `person:${each.person}` !== entry.by),
    {
      subject: `Til gennemlæsning: dagsorden for ${name} ${dateInWords(meeting.date)}`,
      text: `Dagsordenen til mødet ${dateInWords(meeting.date)} er klar til gennemlæsning, før den sendes til medlemmerne. Læs den, og skriv dine bemærkninger ved punkterne:`,
      link: `/moeder/${id}/dagsorden`,
      small: true,
      once: `agenda-review ${entry.id}`,
      happened: entry.at,
    },
    house,
  );
};
