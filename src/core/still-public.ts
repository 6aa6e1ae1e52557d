/**
 * What is closed in a case and can be read by all, since it went out as it was: papers that are sent stand, and the case goes on to another meeting.
 * Whether that copy is to be closed as well is a person's to say. Pure.
 */

import type { Agenda } from "./agenda.ts";
import type { CasePaper } from "./case.ts";
import { itemParts, outNow, partsOut, saidOf, type PartName, type Publication } from "./publication.ts";
import { handlingOf, type Sitting } from "./sitting.ts";

/** One meeting the case was sent to, with what is public of it. */
export type SentTo = { meeting: number; date: string; agenda: Agenda; sitting: Sitting | null; publication: Publication };

export type StillPublic = { meeting: number; date: string; /** Names of closed attachments; null: the item itself. */ attachments: readonly string[] | null };

/** Newest meeting first as given; nothing of what is open in the case, and nothing twice. */
export function stillPublic(paper: Pick<CasePaper, "id" | "closed" | "attachments">, sent: readonly SentTo[]): StillPublic[] {
  const shut = paper.attachments.filter((each) => !each.open);
  return sent.flatMap(({ meeting, date, agenda, sitting, publication }): StillPublic[] => {
    const item = agenda.items.find((each) => each.case === paper.id && each.number !== null);
    if (item === undefined || publication.state !== "published") return [];
    const handling = sitting === null ? null : handlingOf(sitting, item.id);
    const out = partsOut(publication, { item, handling, attachments: item.paper?.attachments ?? [] }, outNow(publication));
    // What a person has opened to the public by name, they have answered for.
    const byName = (part: PartName): boolean => saidOf(publication, item.id, part)?.open === true;
    const names = shut.filter(({ id }) => out.attachments.has(id) && !byName(`attachment:${id}`)).map(({ name }) => name);
    return [
      ...(paper.closed && itemParts.some((part) => out[part] && !byName(part)) ? [{ meeting, date, attachments: null }] : []),
      ...(names.length > 0 ? [{ meeting, date, attachments: names }] : []),
    ];
  });
}
