/** The text stands from here: composed once, cut in parts, hashed, and what is signed is this and nothing else. */

import { nameOn } from "#core/committee.ts";
import { composeMinutes } from "#core/compose-minutes.ts";
import { freezeMinutes as decide } from "#core/minutes.ts";
import { officialParts, type TextSource } from "#core/minutes-text.ts";
import { handlingOf } from "#core/sitting.ts";
import { refuse } from "#core/verdict.ts";
import type { Call } from "#journal/change.ts";
import type { Answer } from "#journal/record-store.ts";
import type { Sql } from "#platform/sql.ts";
import { onMinutes } from "./on-minutes.ts";
import { saltedParts } from "./salted-parts.ts";
import { loadPapers } from "./store.ts";

export function freezeMinutes(sql: Sql, call: Call, given: { meeting: number; municipality: string }): Answer<"freeze-minutes"> {
  return onMinutes(sql, call, "freeze-minutes", given.meeting, async (minutes, sitting, tx) => {
    const papers = await loadPapers(tx, given.meeting);
    if (papers === null) return refuse("not-found");
    const composed = composeMinutes({ ...papers, sitting, minutes });
    const numbered = papers.agenda.items.filter((item) => item.number !== null);
    const source: TextSource = {
      minutes: composed,
      style: papers.houseStyle,
      sitting,
      attached: numbered.map((item) => [...(item.paper?.attachments ?? []), ...handlingOf(sitting, item.id).slides]),
      neutralTitles: numbered.map((item) => item.publicTitle),
    };
    const { date } = papers.meeting;
    const head = { municipality: given.municipality, committee: nameOn(papers.committee, date), date, meeting: given.meeting };
    const signed = saltedParts(officialParts(source), head);
    const official = { ...signed, minutes: composed, houseStyle: papers.houseStyle.name, at: call.at.toISOString() };
    return decide(minutes, official, sitting.state === "closed");
  });
}
