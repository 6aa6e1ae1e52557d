/** The open side's page of a meeting as it would be: laid in the published schema, read, and undone. */

import { howFar } from "#core/open-minutes.ts";
import { afterPublication, editions, mayPublish, outNow, type Publication } from "#core/publication.ts";
import type { Refused } from "#core/verdict.ts";
import type { LoadedPapers } from "#minutes/store.ts";
import type { Sql } from "#platform/sql.ts";
import type { PublicHouse } from "./public-house.ts";
import { stage } from "./stage.ts";

class Undone extends Error {
  readonly page: string | Refused;
  constructor(page: string | Refused) {
    super("undone");
    this.page = page;
  }
}

/** The page's HTML with everything out that can be; a refusal where it could not be laid. Nothing is left behind. */
export async function pageAsPublic(sql: Sql, house: PublicHouse, papers: LoadedPapers, publication: Publication | null, at: Date): Promise<string | Refused> {
  const { meeting } = papers;
  const judged = publication ?? afterPublication(null, { kind: "publication-begun", what: { meeting: meeting.id, committee: meeting.committee } });
  const far = howFar(papers);
  const wanted = { editions: editions.filter((edition) => mayPublish(edition, far) === null), excerpts: outNow(judged).excerpts };
  try {
    await sql.begin(async (tx) => {
      const done = await stage(tx, house, { papers, publication: judged, wanted, at, look: true });
      if (!done.ok) throw new Undone(done);
      const { text } = await house.openSide(tx)(`/${done.staged.address}`);
      throw new Undone(text.slice(text.indexOf("\n\n") + 2));
    });
  } catch (error) {
    if (error instanceof Undone) return error.page;
    throw error;
  }
  throw new Error("a preview was not undone");
}
