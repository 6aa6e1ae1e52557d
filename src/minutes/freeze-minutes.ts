/** The text stands from here: composed once, hashed, and what is signed is this and nothing else. */

import { createHash } from "node:crypto";
import { composeMinutes } from "#core/compose-minutes.ts";
import { freezeMinutes as decide } from "#core/minutes.ts";
import { officialText, type AttachedFile } from "#core/minutes-text.ts";
import { handlingOf } from "#core/sitting.ts";
import { refuse } from "#core/verdict.ts";
import type { Call } from "#journal/change.ts";
import type { Answer } from "#journal/record-store.ts";
import type { Sql } from "#platform/sql.ts";
import { onMinutes } from "./on-minutes.ts";
import { loadPapers } from "./store.ts";

export function freezeMinutes(sql: Sql, call: Call, given: { meeting: number; municipality: string }): Answer<"freeze-minutes"> {
  return onMinutes(sql, call, "freeze-minutes", given.meeting, async (minutes, sitting, tx) => {
    const papers = await loadPapers(tx, given.meeting);
    if (papers === null) return refuse("not-found");
    const composed = composeMinutes({ ...papers, sitting, minutes });
    const attached = papers.agenda.items.flatMap((item): AttachedFile[] =>
      [...(item.paper?.attachments ?? []), ...handlingOf(sitting, item.id).slides].map(({ name, sha256 }) => ({ item: item.number ?? "", name, sha256 })),
    );
    const text = officialText(composed, papers.houseStyle, given.municipality, sitting, attached);
    const sha256 = createHash("sha256").update(text, "utf8").digest("hex");
    return decide(minutes, { text, sha256, minutes: composed, houseStyle: papers.houseStyle.name, at: call.at.toISOString() }, sitting.state === "closed");
  });
}
