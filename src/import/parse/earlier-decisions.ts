/** What other bodies, or this one earlier, decided in the same case, as a history section retells it. Two forms are in use. */

import { dateIn } from "#core/calendar.ts";
import type { EarlierDecision } from "#core/published-minutes.ts";

const bodyLine = /^Udvalg:\s*(.+)$/iu;
const fact = /^(?:(Dato)|Punktnummer):\s*(.*)$/iu;
// What FirstAgenda prints where a decision is not yet to be seen.
const notReleased = /^(?:Beslutning ikke frigivet)?\.?$/iu;
const datedBody = /^(\d{1,2}-\d{1,2}-\d{4})\s+(\p{Lu}.*)$/u;

/** Reads "Udvalg: … / Dato: … / Punktnummer: … / text" and "dd-mm-yyyy Udvalg / text". Empty when the section is told otherwise. */
export function readEarlierDecisions(lines: readonly string[]): EarlierDecision[] {
  const found: EarlierDecision[] = [];
  for (const line of lines) {
    const body = bodyLine.exec(line);
    const dated = datedBody.exec(line);
    const last = found.at(-1);
    if (body) found.push({ body: body[1]!.trim(), date: null, text: "" });
    else if (dated) found.push({ body: dated[2]!.trim(), date: dateIn(dated[1]!), text: "" });
    else if (last === undefined) continue;
    else if (fact.test(line)) last.date ??= dateIn(line);
    else last.text += (last.text === "" ? "" : "\n\n") + line;
  }
  return found.filter(({ text }) => !notReleased.test(text));
}
