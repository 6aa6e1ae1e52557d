/** What those who are to sign are written. A letter names the meeting and the way to it, and nothing of what was decided. */

import { dateLong } from "#core/calendar.ts";
import { nameOn } from "#core/committee.ts";
import { loadCommittee, loadMeeting } from "#committee/store.ts";
import { loadPerson, queueMail } from "#people/store.ts";
import type { Tx } from "#platform/sql.ts";

/** Lays a letter to each in the outbox; whoever has no e-mail sees it on the front page only. */
export async function writeToSigners(tx: Tx, meetingId: number, persons: readonly number[], letter: { link: string; again: boolean; at: Date }): Promise<void> {
  const meeting = await loadMeeting(tx, meetingId);
  const committee = meeting === null ? null : await loadCommittee(tx, meeting.committee);
  if (meeting === null || committee === null) return;
  const which = `${nameOn(committee, meeting.date)} den ${dateLong(meeting.date)}`;
  for (const each of persons) {
    const person = await loadPerson(tx, each);
    if (person === null || person.email === null || !person.active) continue;
    await queueMail(
      tx,
      {
        to: person.email,
        subject: letter.again ? `Husk at underskrive referatet: ${which}` : `Referat til underskrift: ${which}`,
        text: `Hej ${person.name}\n\n${letter.again ? "Du mangler at underskrive" : "Du er blandt dem, der skal underskrive"} referatet af mødet i ${which}.\n\nLæs det og underskriv her:\n\n${letter.link}\n\nEr der noget, du ikke vil skrive under på, kan du afslå samme sted og skrive hvorfor.\n`,
      },
      letter.at,
    );
  }
}
