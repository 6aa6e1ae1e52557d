/** An excerpt of the protocol goes back to the case or on to the next body. */

import { dateLong } from "#core/calendar.ts";
import { nameOn } from "#core/committee.ts";
import { composeMinutes } from "#core/compose-minutes.ts";
import { styleNamed } from "#core/house-styles/described.ts";
import { sendExcerpt as decide } from "#core/minutes.ts";
import { isEmail } from "#core/person.ts";
import { handlingOf } from "#core/sitting.ts";
import { seen, withNamesToRead } from "#core/visibility.ts";
import { itemsInOrder } from "#agenda/store.ts";
import { queueMail } from "#people/store.ts";
import type { Call } from "#journal/change.ts";
import type { Answer } from "#journal/record-store.ts";
import type { Sql, Tx } from "#platform/sql.ts";
import { onMinutes } from "./on-minutes.ts";
import { excerptPdf } from "./paper.ts";
import { loadPapers } from "./store.ts";

/** `to` is a body, a department or an e-mail address; `link` the address of the minutes' page. */
export function sendExcerpt(sql: Sql, call: Call, given: { meeting: number; item: number; to: string; link: string }): Answer<"send-excerpt"> {
  return onMinutes(sql, call, "send-excerpt", given.meeting, async (minutes, _sitting, tx) => {
    const to = given.to.trim();
    const verdict = decide(minutes, await itemsInOrder(tx, given.meeting), { item: given.item, to, at: call.at.toISOString() });
    if (verdict.ok && isEmail(to)) await mailExcerpt(tx, { ...given, to }, call.at);
    return verdict;
  });
}

// Mail is read by whoever keeps the box, so a closed item's words do not travel in one.
async function mailExcerpt(tx: Tx, given: { meeting: number; item: number; to: string; link: string }, at: Date): Promise<void> {
  const papers = await loadPapers(tx, given.meeting);
  const onAgenda = papers?.agenda.items.find((each) => each.id === given.item);
  const number = onAgenda?.number;
  const item = papers === null ? undefined : composeMinutes(papers).agendaItem.find((each) => each.number === number);
  if (papers === null || item === undefined || papers.minutes?.official === null || papers.minutes === null) return;
  const { meeting, committee, minutes } = papers;
  const which = `${nameOn(committee, meeting.date)} den ${dateLong(meeting.date)}, punkt ${number}`;
  const style = styleNamed(minutes.official!.houseStyle);
  // Nor do the names of its closed attachments: the mail says of an open item what anybody may read of it.
  const handling = handlingOf(papers.sitting, given.item);
  const parts = seen("citizen", papers.agenda.state, onAgenda!, handling, true);
  const read = withNamesToRead(parts, item, [...(onAgenda!.paper?.attachments ?? []), ...handling.slides]);
  const open = item.public && parts.body;
  const pdf = open ? excerptPdf({ ...minutes.official!.minutes, agendaItem: [read] }, style, minutes).toString("base64") : null;
  await queueMail(
    tx,
    {
      to: given.to,
      subject: `Protokoludskrift: ${which}`,
      text:
        pdf === null
          ? `Der er en protokoludskrift til dig: ${which}.\n\nPunktet er lukket, og udskriften sendes derfor ikke med mail. Log ind, og hent den her:\n\n${given.link}\n`
          : `Protokoludskriften er vedhæftet: ${which}.\n\nHele referatet står her for dem, der har adgang:\n\n${given.link}\n`,
      ...(pdf === null ? {} : { attachments: [{ name: `Protokoludskrift ${meeting.date} punkt ${number}.pdf`, type: "application/pdf", content: pdf }] }),
    },
    at,
  );
}
