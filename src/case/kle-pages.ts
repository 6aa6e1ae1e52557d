/** The page of KLE: looking up for all who write, reading in for administrators. */

import { danishDay } from "#core/calendar.ts";
import type { KleEntry } from "#core/kle.ts";
import { may } from "#core/rights.ts";
import { day } from "#ui/dates.ts";
import { deskPaths, type DeskPage } from "#ui/desk-layout.ts";
import { button, form, told, type Shown } from "#ui/form.ts";
import { html, when, type Html } from "#ui/html.ts";
import { counted } from "#ui/words.ts";
import type { KleRegister } from "./queries.ts";

const kindNames = { subjects: "Emneplanen", facets: "Handlingsfacetterne" } as const;
const mostShown = 100;

export function klePage(
  shown: Shown,
  registers: readonly KleRegister[],
  words: string,
  found: readonly (KleEntry & { kind: "subject" | "facet" })[],
): DeskPage {
  const reads = may(shown.actor, "read-kle", null);
  return {
    title: "KLE",
    here: "cases",
    trail: [["Sager", deskPaths.cases]],
    body: html`${told(shown)}
      <h1>KL’s emnesystematik (KLE)</h1>
      <p class="lead">Find det emne og den handlingsfacet, et journalnummer bygges af.</p>
      ${
        registers.length === 0
          ? html`<p class="empty">
              Kommunens KLE-register er ikke læst ind endnu. ${reads ? "Læs filen fra kle-online.dk ind herunder." : "En administrator kan læse det ind her."}
              Indtil da ser Sagsgang kun efter, om et journalnummer er skrevet, som sådan et skal skrives.
            </p>`
          : html`<form class="inline-form" method="get" action="${deskPaths.kle}" role="search" aria-label="Søg i KLE">
                <div class="form-group">
                  <label class="form-label" for="q">Ord i titlen eller nummer</label>
                  <input class="form-input" id="q" name="q" type="search" value="${words}" />
                </div>
                <button class="button button-secondary" type="submit">Søg</button>
              </form>
              ${words === "" ? "" : results(words, found)}`
      }
      <section class="desk-section" aria-labelledby="register">
        <h2 id="register">Det, der er læst ind</h2>
        ${
          registers.length === 0
            ? html`<p class="quiet">Intet endnu.</p>`
            : html`<ul class="plain-list rows">
                ${registers.map(
                  (each) =>
                    html`<li>
                      <div>
                        <strong>${kindNames[each.kind]}</strong>: ${counted(each.numbers, "nummer", "numre")}<br /><span class="quiet"
                          >${each.published === null ? "" : html`Udgivet ${day(each.published)}. `}Læst ind ${day(danishDay(each.readAt))} af
                          ${each.by ?? "Sagsgang"}</span
                        >
                      </div>
                    </li>`,
                )}
              </ul>`
        }
        ${when(
          reads,
          () =>
            html`<p>
                KLE tilhører KL og følger ikke med Sagsgang. En kommune, der har ret til registeret, henter emneplanen og handlingsfacetterne som XML på
                kle-online.dk og læser dem ind her, hver gang de kommer i en ny udgave.
              </p>
              ${form(
                shown,
                { action: deskPaths.kle, files: true, class: "narrow-form" },
                html`<div class="form-group">
                  <label class="form-label" for="fil">XML-fil</label>
                  <p class="form-hint" id="fil-hjaelp">KLE-Emneplan eller KLE-Handlingsfacetter. Den nye fil træder i stedet for den gamle.</p>
                  <input class="form-input" id="fil" name="fil" type="file" accept=".xml,text/xml,application/xml" required aria-describedby="fil-hjaelp" />
                </div>`,
                button("Læs ind"),
              )}`,
        )}
      </section>`,
  };
}

function results(words: string, found: readonly (KleEntry & { kind: "subject" | "facet" })[]): Html {
  return found.length === 0
    ? html`<p role="status">Intet i KLE passer på „${words}“.</p>`
    : html`<p class="quiet" role="status">
          ${found.length >= mostShown ? `De første ${mostShown}. Skriv mere for at finde færre.` : counted(found.length, "nummer", "numre")}
        </p>
        <dl class="kle-list">
          ${found.map(
            (each) =>
              html`<div>
                <dt>${each.number}</dt>
                <dd>
                  ${each.title}${each.kind === "facet" ? html` <span class="mark mark-quiet">Handlingsfacet</span>` : ""}${
                    each.expired === null ? "" : html` <span class="mark mark-quiet">Udgået ${day(each.expired)}</span>`
                  }
                </dd>
              </div>`,
          )}
        </dl>`;
}

/** Numbers to choose among where one is typed; the field names it by its id. */
export function kleList(id: string, entries: readonly KleEntry[]): Html | "" {
  return when(
    entries.length > 0,
    () => html`<datalist id="${id}">${entries.map((each) => html`<option value="${each.number}-">${each.title}</option>`)}</datalist>`,
  );
}
