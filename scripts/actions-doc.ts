/** `npm run docs:actions`: writes docs/actions.md from the table of actions, so that everything a person can do reads as one page. */

import * as fs from "node:fs";
import * as path from "node:path";
import { agendaStateNames } from "#core/agenda.ts";
import type { Action } from "#core/actions/action.ts";
import { actions } from "#core/actions.ts";
import { caseStateNames } from "#core/case.ts";
import { minutesStateNames } from "#core/minutes.ts";
import { roleNames } from "#core/people.ts";
import { followupStateNames } from "#core/followup.ts";
import { publicationStateNames } from "#core/publication.ts";
import { refusals } from "#core/refusals.da.ts";

export const actionsPage = path.join(import.meta.dirname, "..", "docs", "actions.md");

const stations: Record<Action["station"], string> = {
  people: "Personer og adgang",
  committee: "Udvalg og mødeplan",
  case: "Sager",
  agenda: "Dagsordener",
  meeting: "Møder",
  decision: "Beslutninger",
  minutes: "Referater",
  signature: "Underskrifter",
  publication: "Offentliggørelse",
  followup: "Løfter og opfølgning",
  steering: "Nøgletal, mål, budget og årshjul",
};

// What a station's records are called in each state; a meeting in the plan and one that is held have states of their own.
const states: Record<Action["station"], Readonly<Record<string, string>>> = {
  people: {},
  committee: { planned: "Planlagt", cancelled: "Aflyst" },
  case: caseStateNames,
  agenda: agendaStateNames,
  meeting: { open: "I gang", closed: "Hævet" },
  decision: { open: "Mødet er i gang" },
  minutes: minutesStateNames,
  signature: { ...minutesStateNames, open: "Til underskrift" },
  publication: publicationStateNames,
  followup: followupStateNames,
  steering: { open: "Åbent", closed: "Lukket" },
};

function whoMay(who: Action["who"]): string {
  if (who === "anyone") return "Alle, der er logget ind";
  return who === "visitor" ? "Alle, også før login" : who.map((role) => roleNames[role]).join(", ");
}

function actionText(name: string, row: Action): string {
  const from = row.from === null ? "Altid" : row.from.map((state) => states[row.station][state] ?? state).join(", ");
  const lines = [
    `### ${row.da}`,
    "",
    row.verb === false ? `- Ret: \`${name}\` (ingen handling af sin egen)` : `- Fil: \`src/${row.station}/${name}.ts\``,
    `- Hvem: ${whoMay(row.who)}`,
    `- Hvornår: ${from}`,
    ...(row.writes.length === 0 ? [] : [`- I journalen: ${row.writes.map((kind) => `\`${kind}\``).join(", ")}`]),
    ...(row.law === undefined ? [] : [`- Hjemmel: ${row.law}`]),
    ...(row.refuses.length === 0 ? [] : ["- Afslås med:", ...row.refuses.map((code) => `  - \`${code}\`: ${refusals[code]}`)]),
  ];
  return lines.join("\n");
}

/** The whole page. Same table, same text. */
export function actionsDoc(): string {
  const rows = Object.entries(actions) as [string, Action][];
  const parts = Object.entries(stations).map(([station, title]) => {
    const own = rows.filter(([, row]) => row.station === station);
    return [`## ${title}`, ...own.map(([name, row]) => actionText(name, row))].join("\n\n");
  });
  return `${[
    "# Alt, hvad man kan gøre",
    "Skrevet af `npm run docs:actions` fra tabellen i `src/core/actions.ts`, som både siderne og handlingerne spørger. Ret tabellen, ikke denne side.",
    `Ud over det, der står ved hver handling, kan alle afslå med \`not-allowed\`: ${refusals["not-allowed"]}`,
    ...parts,
  ].join("\n\n")}\n`;
}

if (import.meta.main) {
  fs.writeFileSync(actionsPage, actionsDoc());
  process.stdout.write("docs/actions.md er skrevet.\n");
}
