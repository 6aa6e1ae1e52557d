/** The clock: what was planned for now goes out, if nothing is found in it. What stops it is told on the page, and to the one who planned it. */

import { sentenceOf } from "#core/refusals.da.ts";
import { editionNames } from "#core/publication.ts";
import { mailboxesOf, queueNews } from "#people/store.ts";
import type { ClockJob } from "#journal/follow-up.ts";
import { change, type Call } from "#journal/change.ts";
import { publishPapers } from "./publish-papers.ts";
import type { PublicHouse } from "./public-house.ts";
import { due } from "./queries.ts";
import { publications } from "./store.ts";

/** In the name and the right of the one who planned it: that decision was theirs, when they had it to take. */
export function publishPlanned(house: PublicHouse): ClockJob {
  return async (sql, { at, origin }) => {
    for (const { meeting, publication } of await due(sql, at)) {
      for (const { edition, by, name } of publication.planned.filter((each) => each.stopped === null && each.at <= at.toISOString())) {
        const call: Call = { actor: { person: by, name, roles: [{ role: "secretary", committee: publication.committee }] }, at };
        const done = await publishPapers(sql, house, call, { meeting, editions: [edition], excerpts: [] });
        if (done.ok) continue;
        const why = sentenceOf(done);
        await change(sql, call, async (tx) => {
          const before = await publications.loadForChange(tx, meeting);
          if (before?.planned.some((each) => each.edition === edition && each.stopped === null)) {
            await publications.save(tx, meeting, before, [{ kind: "planned-publication-stopped", what: { edition, why, at: at.toISOString() } }], call);
            await queueNews(
              tx,
              await mailboxesOf(tx, [by]),
              {
                subject: `Ikke offentliggjort som planlagt: ${editionNames[edition]}`,
                text: `${editionNames[edition]} skulle være offentliggjort nu, men blev standset. ${why}`,
                link: `/moeder/${meeting}/offentlighed`,
                small: false,
                once: `planned-publication-stopped ${meeting} ${edition} ${at.toISOString()}`,
                happened: at,
              },
              { origin, at },
            );
          }
          return { ok: true, answer: {} };
        });
      }
    }
  };
}
