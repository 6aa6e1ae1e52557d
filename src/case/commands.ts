/** `kle import`: arguments in, call, answer out. */

import * as fs from "node:fs";
import { mostKleCharacters } from "#core/kle.ts";
import { houseActor } from "#core/people.ts";
import { refusals, sentenceOf } from "#core/refusals.da.ts";
import type { Sql } from "#platform/sql.ts";
import { textOf } from "#platform/text-bytes.ts";
import { readKle } from "./read-kle.ts";

/** `kle import FILE.xml`: KLE's subjects or its facets, as kle-online.dk gives them to those who have the right to them. */
export async function importKleCommand(
  sql: Sql,
  file: string,
  at: Date,
  { out, err }: { out: (text: string) => void; err: { write(text: string): unknown } },
): Promise<number> {
  const found = fs.statSync(file, { throwIfNoEntry: false });
  const refused = !found?.isFile() ? refusals["file-missing"] : found.size > mostKleCharacters * 2 ? refusals["kle-too-large"] : null;
  if (refused !== null) {
    err.write(`${file}: ${refused}\n`);
    return 1;
  }
  const done = await readKle(sql, { actor: houseActor, at }, { xml: textOf(fs.readFileSync(file)) });
  if (!done.ok) {
    err.write(`${file}: ${sentenceOf(done)}\n`);
    return 1;
  }
  const { kind, published, numbers } = done.answer;
  out(`${numbers} ${kind === "subjects" ? "emner og grupper" : "handlingsfacetter"} er læst ind${published === null ? "" : ` (udgivet ${published})`}.\n`);
  return 0;
}
