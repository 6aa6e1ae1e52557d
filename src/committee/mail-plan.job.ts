/** A meeting was planned, moved, cancelled or called again: the members get it for their calendars, always under one name, so that it moves there too. */

import { dateInWords } from "#core/calendar.ts";
import { calledTo, nameOn } from "#core/committee.ts";
import { icalendar, plannedInCalendar } from "#core/icalendar.ts";
import { idIn, type FollowUp } from "#journal/follow-up.ts";
import { mailboxesOf, queueNews } from "#people/store.ts";
import { loadCommittee, loadMeeting } from "./store.ts";

const wordsFor: Record<string, { subject: string; small: boolean }> = {
  "meeting-planned": { subject: "Nyt møde", small: true },
  "meeting-moved": { subject: "Flyttet møde", small: false },
  "meeting-cancelled": { subject: "Aflyst møde", small: false },
  "meeting-restored": { subject: "Mødet holdes alligevel", small: false },
};

export const mailPlan: FollowUp = async (tx, entry, house) => {
  const meeting = await loadMeeting(tx, idIn(entry.about));
  const committee = meeting === null ? null : await loadCommittee(tx, meeting.committee);
  const words = wordsFor[entry.kind];
  if (meeting === null || committee === null || words === undefined) return;
  const name = nameOn(committee, meeting.date);
  const path = `/moeder/${meeting.id}/laes`;
  const calendar = icalendar({
    origin: house.origin,
    title: name,
    product: "Arbejdsside",
    meetings: [plannedInCalendar(meeting, name, { host: new URL(house.origin).host, path, stamp: entry.at })],
  });
  const { reason, was } = entry.what as { reason?: string; was?: { date: string; start: string } };
  const when = `${dateInWords(meeting.date)} kl. ${meeting.start}${meeting.place === null ? "" : `, ${meeting.place}`}`;
  await queueNews(
    tx,
    (await mailboxesOf(tx, calledTo(committee, meeting.date, meeting.id))).filter((each) => `person:${each.person}` !== entry.by),
    {
      subject: `${words.subject}: ${name} ${dateInWords(meeting.date)}`,
      text: [
        `${name}: ${when}.`,
        was === undefined ? null : `Mødet var før ${dateInWords(was.date)} kl. ${was.start}.`,
        reason === undefined ? null : `Grunden: ${reason}`,
        "Mødet er vedlagt til din kalender.",
      ]
        .filter((line) => line !== null)
        .join("\n\n"),
      link: path,
      attachments: [{ name: "moede.ics", type: "text/calendar", content: Buffer.from(calendar, "utf8").toString("base64") }],
      small: words.small,
      once: `plan ${entry.id}`,
      happened: entry.at,
    },
    house,
  );
};
