/** An attachment that is closed in its case is closed to the public in every meeting it was sent to: why it was closed is in the file, whenever it is read. */

import { agendas, sentWithCase } from "#agenda/store.ts";
import { saidOf, type PublicationHappening } from "#core/publication.ts";
import type { Call } from "#journal/change.ts";
import { idIn, type FollowUp } from "#journal/follow-up.ts";
import { judgedBy } from "./judged-by.ts";
import { publications } from "./store.ts";

/** After "attachment-graded". What is opened in the case is opened to the public by a person, by its name. */
export const closeAttachment: FollowUp = async (tx, entry, { at }) => {
  const { id, open, reason } = entry.what as { id: number; open: boolean; reason: string | null };
  if (open) return;
  const call: Call = { actor: { person: Number(/^person:(\d+)$/.exec(entry.by)?.[1] ?? 0), name: "Sagsgang", roles: [] }, at };
  for (const meeting of await sentWithCase(tx, idIn(entry.about))) {
    const agenda = (await agendas.loadForChange(tx, meeting))!;
    const item = agenda.items.find((each) => each.case === idIn(entry.about) && each.number !== null);
    const attachments = item?.paper?.attachments ?? [];
    if (item === undefined || !attachments.some((each) => each.id === id)) continue;
    const before = await publications.loadForChange(tx, meeting);
    // Also where it cannot be read just now, since its item is closed: that may be opened, and this is said of the file.
    const frozen = attachments.find((each) => each.id === id)!;
    if (!(saidOf(before, item.id, `attachment:${id}`)?.open ?? frozen.open)) continue;
    const begun: PublicationHappening[] = before === null ? [{ kind: "publication-begun", what: { meeting, committee: agenda.committee } }] : [];
    const grading = { item: item.id, part: `attachment:${id}` as const, open: false, reason: reason ?? "Lukket i sagen", basis: "Lukket i sagen" };
    await publications.save(tx, meeting, before, [...begun, { kind: "part-graded", what: { ...grading, ...judgedBy(call) } }], call);
  }
};
