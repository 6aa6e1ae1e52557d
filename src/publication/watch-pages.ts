/** Pages for those who watch over what is public and what is closed. */

import { dateLong } from "#core/calendar.ts";
import type { Habit, YearOfClosing } from "#core/closed-statistics.ts";
import { publicationStateNames } from "#core/publication.ts";
import { deskPaths, type DeskPage } from "#ui/desk-layout.ts";
import { told, type Shown } from "#ui/form.ts";
import { html, type Html } from "#ui/html.ts";
import type { PublicationRow } from "./queries.ts";

/** What of a series has been closed every time; nothing where nothing has. */
export function habits(found: readonly Habit[]): Html | "" {
  if (found.length === 0) return "";
  return html`<div class="alert alert-info">
    <div class="alert-body">
      <p class="alert-heading">Lukkes det af vane?</p>
      ${found.map((each) => html`<p class="alert-text">“${each.title}” har været lukket ${each.times} gange i træk${each.sameReason ? " med den samme grund" : ""}${each.empty > 0 ? `, og ${each.empty} af gangene var der intet under punktet` : ""}. Et punkt lukkes hver gang på en konkret grund (kommunestyrelsesloven § 10).</p>`)}
    </div>
  </div>`;
}

/** Closed items of a committee by year, and what is closed by habit. */
export function closedItemsPage(shown: Shown, committee: { id: number; name: string }, years: readonly YearOfClosing[], found: readonly Habit[]): DeskPage {
  return {
    title: `Lukkede punkter i ${committee.name}`,
    here: "committees",
    trail: [["Udvalg", deskPaths.committees]],
    body: html`${told(shown)}
      <div class="page-head">
        <div>
          <p class="over-title">${committee.name}</p>
          <h1>Lukkede punkter</h1>
        </div>
      </div>
      ${
        years.length === 0
          ? html`<p class="empty">Udvalget har ikke sendt nogen dagsorden endnu.</p>`
          : html`<div class="table-wrap" tabindex="0" role="region" aria-label="Oversigt">
              <table class="table">
                <caption>
                  Punkter, der blev behandlet for lukkede døre
                </caption>
                <thead>
                  <tr>
                    <th scope="col">År</th>
                    <th scope="col">Møder</th>
                    <th scope="col">Punkter</th>
                    <th scope="col">Lukkede</th>
                    <th scope="col">Andel</th>
                    <th scope="col">Grunde</th>
                  </tr>
                </thead>
                <tbody>
                  ${years.map(
                    (year) =>
                      html`<tr>
                        <th scope="row">${year.year}</th>
                        <td>${year.meetings}</td>
                        <td>${year.items}</td>
                        <td>${year.closed}</td>
                        <td>${year.items === 0 ? "0" : ((100 * year.closed) / year.items).toFixed(1).replace(".", ",")} %</td>
                        <td class="break">${year.reasons.map(({ reason, times }) => `${reason} (${times})`).join("; ")}</td>
                      </tr>`,
                  )}
                </tbody>
              </table>
            </div>`
      }
      ${habits(found)}`,
  };
}

/** Meetings and what is public of them, for those who watch over it. */
export function publicationsPage(shown: Shown, rows: readonly (PublicationRow & { name: string })[]): DeskPage {
  return {
    title: "Offentlighed",
    here: "publications",
    body: html`${told(shown)}
      <div class="page-head">
        <div>
          <h1>Offentlighed</h1>
          <p class="quiet">Møder, hvis dagsorden er sendt, og hvad der er offentligt af dem.</p>
        </div>
      </div>
      ${
        rows.length === 0
          ? html`<p class="empty">Ingen dagsorden er sendt endnu.</p>`
          : html`<div class="table-wrap" tabindex="0" role="region" aria-label="Oversigt">
              <table class="table">
                <caption class="sr-only">
                  Møder og deres offentlighed
                </caption>
                <thead>
                  <tr>
                    <th scope="col">Møde</th>
                    <th scope="col">Offentlighed</th>
                    <th scope="col">Se efter</th>
                  </tr>
                </thead>
                <tbody>
                  ${rows.map(
                    (row) =>
                      html`<tr>
                        <th scope="row"><a href="${deskPaths.publication(row.meeting)}">${row.name}, ${dateLong(row.date)}</a></th>
                        <td>${publicationStateNames[row.state ?? "unpublished"]}</td>
                        <td>${row.breach ? html`<strong>Brud, ikke anmeldt</strong>` : ""}${row.planned > 0 ? ` Planlagt: ${row.planned}` : ""}</td>
                      </tr>`,
                  )}
                </tbody>
              </table>
            </div>`
      }`,
  };
}
