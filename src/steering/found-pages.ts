/** Figures that minutes tell, to be taken into a series one by one. */

import type { Ledger } from "#core/steering/ledger.ts";
import { periodIn, periodName } from "#core/steering/period.ts";
import { deskPaths, type DeskPage } from "#ui/desk-layout.ts";
import { button, field, folded, form, hidden, shownIn, told, type Shown } from "#ui/form.ts";
import { html, when } from "#ui/html.ts";
import type { FoundFigure } from "./queries.ts";

/** `archive` is the open side's address with a final slash. */
export function foundPage(
  shown: Shown,
  view: { committee: { id: number; name: string }; ledger: Ledger; asked: string; figures: readonly FoundFigure[]; most: number; archive: string },
): DeskPage {
  const { committee, ledger, asked, figures } = view;
  const here = deskPaths.ledger(committee.id, ledger.id);
  return {
    title: `Tal fra referater til ${ledger.name}`,
    here: "committees",
    trail: [
      ["Udvalg", deskPaths.committees],
      [committee.name, deskPaths.committee(committee.id)],
      ["Nøgletal og mål", deskPaths.steering(committee.id)],
      [ledger.name, here],
    ],
    body: html`${told(shown)}
      <div class="page-head">
        <div>
          <p class="over-title">${ledger.name}</p>
          <h1>Tag tal med fra referater</h1>
          <p class="quiet">Tallene er læst af en maskine i de offentlige referater. Se sætningen efter, og sæt selv perioden; tallet beholder sin kilde.</p>
        </div>
      </div>
      <form class="then-form" method="get" action="${here}/referater" role="search">
        <div class="form-group">
          <label class="form-label" for="q">Søg efter ord i sætningen</label>
          <input class="form-input" id="q" name="q" type="search" value="${asked}" autocomplete="off" maxlength="200" />
        </div>
        <button class="button button-secondary" type="submit">Søg</button>
      </form>
      ${when(asked !== "" && figures.length === 0, () => html`<p class="empty">Der er ingen sikre tal med de ord. Prøv færre eller andre ord.</p>`)}
      ${when(figures.length === view.most, () => html`<p class="quiet">Kun de nyeste ${view.most} er vist. Skriv flere ord for at finde andre.</p>`)}
      <ul class="row-list">
        ${figures.map((figure) => {
          const mark = `tal-${figure.municipality}-${figure.item}-${figure.n}`;
          const own = shownIn(shown, mark);
          const period = figure.period === null ? null : periodIn(figure.period);
          return html`<li id="${mark}">
            <p><strong>${figure.told}</strong>${figure.label === null || figure.told.includes(figure.label) ? "" : ` ${figure.label}`}</p>
            <p><a href="${view.archive}${figure.address}">“${figure.words}”</a> <span class="quiet">${figure.where}</span></p>
            ${folded(
              html`Tag med<span class="sr-only"> ${figure.told}</span>`,
              form(
                own,
                { action: `${here}/referater`, class: "row-out" },
                hidden("hvor", mark),
                hidden("q", asked),
                hidden("kommune", figure.municipality),
                hidden("punkt", figure.item),
                hidden("tal", figure.n),
                field(own, { name: "periode", id: `periode-${mark}`, label: "Periode", value: period === null ? null : periodName(period), required: true }),
                field(own, { name: "omraade", id: `omraade-${mark}`, label: "Område" }),
                field(own, { name: "grund", id: `grund-${mark}`, label: "Hvorfor det ændres" }),
                button("Tag tallet med", { kind: "secondary" }),
              ),
              { open: own.refused !== null },
            )}
          </li>`;
        })}
      </ul>`,
  };
}
