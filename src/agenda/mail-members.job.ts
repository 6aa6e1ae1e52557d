/** The agenda was sent: those who are called get it by mail, with the meeting for their calendar. A closed item is a number and a neutral title. */

import { titleFor } from "#core/visibility.ts";
import { dateInWords } from "#core/calendar.ts";
import { calledTo, nameOn } from "#core/committee.ts";
import { icalendar, plannedInCalendar } from "#core/icalendar.ts";
import { loadCommittee, loadMeeting } from "#committee/store.ts";
import { idIn, type FollowUp } from "#journal/follow-up.ts";
import { mailboxesOf, queueNews } from "#people/store.ts";
import { agendas } from "./store.ts";

export const mailMembers: FollowUp = async (tx, entry, house) => {
  const id = idIn(entry.about);
  const [meeting, agenda] = [await loadMeeting(tx, id), await agendas.load(tx, id)];
  const committee = meeting === null ? null : await loadCommittee(tx, meeting.committee);
  if (meeting === null || agenda === null || committee === null || meeting.state === "cancelled") return;
  const { supplement } = entry.what["release"] as { supplement: number };
  const name = nameOn(committee, meeting.date);
  const what = supplement === 0 ? "Dagsorden" : `${supplement}. tillægsdagsorden`;
  // Mail is read on lock screens and passed on: what is closed is never in it, whoever gets it.
  const items = agenda.items
    .filter((item) => item.supplement === supplement && item.number !== null)
    .map((item) => `${item.number}. ${titleFor({ title: !item.closed }, item)}${item.closed ? " (lukket)" : ""}`);
  const path = `/moeder/${id}/laes`;
  const calendar = icalendar({
    origin: house.origin,
    title: name,
    product: "Arbejdsside",
    meetings: [plannedInCalendar(meeting, name, { host: new URL(house.origin).host, path, stamp: entry.at })],
  });
  await queueNews(
    tx,
    await mailboxesOf(tx, calledTo(committee, meeting.date, id)),
    {
      subject: `${what}: ${name} ${dateInWords(meeting.date)}`,
      text: `${what} til mødet ${dateInWords(meeting.date)} kl. ${meeting.start}${meeting.place === null ? "" : `, ${meeting.place}`}, er sendt ud.\n\n${items.join("\n")}\n\nLæs den her:`,
      link: path,
      attachments: [{ name: "moede.ics", type: "text/calendar", content: Buffer.from(calendar, "utf8").toString("base64") }],
      small: false,
      once: `agenda-released ${entry.id}`,
      happened: entry.at,
    },
    house,
  );
};
