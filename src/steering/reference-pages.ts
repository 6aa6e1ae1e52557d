/** Facts with a date that those who write cases look up: benefits, party letters, municipalities. */

import { dateLong, dateShort } from "#core/calendar.ts";
import { benefits, type Benefit } from "#core/reference/benefits.ts";
import { municipalitiesOf, regions, type Region } from "#core/reference/municipalities.ts";
import { partyLetters } from "#core/reference/parties.ts";
import { deskPaths, type DeskPage } from "#ui/desk-layout.ts";
import { html } from "#ui/html.ts";
import { tableHtml } from "./table-parts.ts";

export function referencePage(today: string): DeskPage {
  const state = (benefit: Benefit): string =>
    benefit.until !== null && benefit.until < today ? `Ophørt ${dateShort(benefit.until)}` : benefit.from === null ? "" : `Fra ${dateShort(benefit.from)}`;
  return {
    title: "Opslag",
    here: "committees",
    trail: [["Udvalg", deskPaths.committees]],
    body: html`<div class="page-head">
        <div>
          <h1>Opslag</h1>
          <p class="quiet">Ydelser, partibogstaver og kommuner, som de er på en dag. Se også <a href="${deskPaths.refund}">refusionstrappen</a>.</p>
        </div>
      </div>
      ${tableHtml({
        name: `Ydelser, set ${dateLong(today)}`,
        rows: [
          ["Ydelse", "Hvem", "Gælder", "Hos jobindsats", "Bemærkning"],
          ...benefits.map((each) => [each.name, each.about, state(each), each.table ?? "", each.note ?? ""]),
        ],
        numbers: [false, false, false, false, false],
      })}
      <h2>Partibogstaver</h2>
      <p class="quiet">Kun bogstaver, der var landsdækkende ved valget. Alle andre er lokale lister, og et medlems parti udledes aldrig af bogstavet.</p>
      ${partyLetters.toReversed().map((each) =>
        tableHtml({
          name: `Kommunalvalget ${dateLong(each.election)}`,
          rows: [["Bogstav", "Parti"], ...Object.entries(each.letters).toSorted(([a], [b]) => a.localeCompare(b, "da"))],
          numbers: [false, false],
        }),
      )}
      <h2>Kommuner</h2>
      ${tableHtml({
        name: "De 98 kommuner siden 2007",
        rows: [["Region", "Kommuner"], ...(Object.keys(regions) as Region[]).map((region) => [region, municipalitiesOf(region).join(", ")])],
        numbers: [false, false],
      })}`,
  };
}
