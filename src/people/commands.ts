/** `people import` and `people invite`: arguments in, call, answer out. */

import * as fs from "node:fs";
import { houseActor } from "#core/people.ts";
import { refusals, sentenceOf } from "#core/refusals.da.ts";
import type { Sql } from "#platform/sql.ts";
import { newToken } from "#platform/token.ts";
import { importPeople } from "./import-people.ts";
import { invitePerson } from "./invite-person.ts";
import { loginPaths } from "./login-pages.ts";
import { loadPersonByEmail } from "./store.ts";

type Out = { out: (text: string) => void; err: NodeJS.WriteStream };

/** `people import FILE.csv`: name;email;initials;title;roles. All or nothing. */
export async function importPeopleCommand(sql: Sql, file: string, at: Date, { out, err }: Out): Promise<number> {
  if (!fs.statSync(file, { throwIfNoEntry: false })?.isFile()) {
    err.write(`${file}: ${refusals["file-missing"]}\n`);
    return 1;
  }
  const done = await importPeople(sql, { actor: houseActor, at }, fs.readFileSync(file, "utf8"));
  if (!done.ok) {
    err.write(`${sentenceOf(done)} Intet er læst ind.\n`);
    return 1;
  }
  const { added, changed, unchanged, roles } = done.answer;
  out(`${added} oprettet, ${changed} rettet, ${unchanged} uændret. ${roles} roller givet.\n`);
  return 0;
}

/** `people invite EMAIL`: a link that works once, also for an administrator who has lost every other way in. */
export async function invitePersonCommand(sql: Sql, email: string, origin: string, at: Date, { out, err }: Out): Promise<number> {
  const person = await loadPersonByEmail(sql, email);
  const token = newToken();
  const address = (secret: string): string => origin + loginPaths.invitation(secret);
  const done = person === null ? null : await invitePerson(sql, { actor: houseActor, at }, { person: person.id, token, address });
  if (done === null || !done.ok) {
    err.write(`${done === null ? `Ingen i Sagsgang har e-mailadressen ${email}.` : sentenceOf(done)}\n`);
    return 1;
  }
  out(`${address(token.token)}\n`);
  return 0;
}
