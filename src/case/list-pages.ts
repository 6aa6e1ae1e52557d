/** All cases, and a new one: data in, HTML out. */

import { dateInWords } from "#core/calendar.ts";
import { caseStateNames, type CaseState } from "#core/case.ts";
import type { KleEntry } from "#core/kle.ts";
import { deskPaths, type DeskPage } from "#ui/desk-layout.ts";
import { button, choice, field, form, tick, told, type Shown } from "#ui/form.ts";
import { html, icon, when, type Html } from "#ui/html.ts";
import { kleList } from "./kle-pages.ts";
import type { CaseInList } from "./queries.ts";
import type { CommitteeName } from "./side-blocks.ts";

const stateTones: Record<CaseState, string> = { draft: "plain", inApproval: "open", ready: "yes", closed: "plain" };

/** The state of a case as a small label. */
export function stateLabel(state: CaseState): Html {
  return html`<span class="outcome outcome-${stateTones[state]}">${caseStateNames[state]}</span>`;
}

export type ListFilter = { q: string; state: CaseState | null; mine: boolean; templates: boolean };

/** All cases the person may see. */
export function listPage(shown: Shown, list: readonly CaseInList[], filter: ListFilter, mayOpen: boolean): DeskPage {
  return {
    title: filter.templates ? "Skabeloner" : "Sager",
    here: "cases",
    body: html`${told(shown)}
      <div class="page-head">
        <h1>${filter.templates ? "Skabeloner" : "Sager"}</h1>
        ${when(mayOpen, () => html`<a class="button button-primary" href="${deskPaths.newCase}">Opret en sag</a>`)}
      </div>
      <form class="filter-row" method="get" action="${deskPaths.cases}" role="search" aria-label="Find en sag">
        <div class="form-group">
          <label class="form-label" for="q">Ord i overskriften eller journalnummer</label
          ><input class="form-input" id="q" name="q" type="search" value="${filter.q}" />
        </div>
        <div class="form-group">
          <label class="form-label" for="tilstand">Tilstand</label>
          <select class="form-select" id="tilstand" name="tilstand">
            <option value="">Alle</option>
            ${Object.entries(caseStateNames).map(([state, name]) => html`<option value="${state}" ${state === filter.state ? html` selected` : ""}>${name}</option>`)}
          </select>
        </div>
        <div class="form-group-checkbox">
          <input class="form-checkbox" type="checkbox" id="mine" name="mine" value="ja" ${filter.mine ? html` checked` : ""} /><label
            class="form-label"
            for="mine"
            >Kun mine</label
          >
        </div>
        <button class="button button-secondary" type="submit">Vis</button>
      </form>
      <p class="quiet">
        ${filter.templates ? html`<a href="${deskPaths.cases}">Vis sager</a>` : html`<a href="${deskPaths.cases}?skabeloner=ja">Vis skabeloner</a>`}
      </p>
      ${
        list.length === 0
          ? html`<p class="empty">Ingen sager passer. ${filter.q === "" && mayOpen ? "Opret den første." : "Prøv med færre ord."}</p>`
          : html`<ul class="plain-list case-list">
              ${list.map(
                (paper) =>
                  html`<li>
                    <a class="case-link" href="${deskPaths.case(paper.id)}">${paper.title}</a> ${stateLabel(paper.state)}
                    ${paper.closed ? html`<span class="closed-label">${icon("lock")}Lukket</span>` : ""}
                    <span class="quiet"
                      >${[paper.committeeName, paper.caseNumber, paper.authorName, paper.deadline === null ? null : `frist ${dateInWords(paper.deadline)}`].filter((each) => each !== null).join(" · ")}</span
                    >
                  </li>`,
              )}
            </ul>`
      }`,
  };
}

/** A new case: empty, from a template, or from last year's. */
export function newPage(
  shown: Shown,
  committees: readonly CommitteeName[],
  older: readonly CaseInList[],
  templates: readonly CaseInList[],
  numbers: readonly KleEntry[],
): DeskPage {
  return {
    title: "Opret en sag",
    here: "cases",
    trail: [["Sager", deskPaths.cases]],
    body: html`${told(shown)}
      <h1>Opret en sag</h1>
      ${form(
        shown,
        { action: deskPaths.newCase, class: "narrow-form" },
        choice(shown, { name: "udvalg", label: "Udvalg", required: true, of: committees.map(({ id, name }) => [String(id), name] as const) }),
        field(shown, {
          name: "overskrift",
          label: "Overskrift",
          required: true,
          hint: "Som den skal stå på dagsordenen, så en borger forstår, hvad sagen handler om.",
        }),
        field(shown, {
          name: "nummer",
          label: "Journalnummer",
          hint: "For eksempel 15.00.00-G01-22-26. Et ukendt nummer gemmes, som du skriver det.",
          list: "kle",
        }),
        kleList("kle", numbers),
        html`<p><a href="${deskPaths.kle}">Slå op i KLE</a></p>`,
        choice(shown, {
          name: "fra",
          label: "Begynd med teksten fra",
          none: "En tom sag",
          hint: "Det, der kopieres fra en ældre sag, er mærket, indtil du har bekræftet eller rettet det. En skabelons tekst er ikke mærket.",
          of: [
            ...templates.map((each) => [String(each.id), `Skabelon: ${each.title}`] as const),
            ...older.map((each) => [String(each.id), `${each.title}${each.caseNumber === null ? "" : ` (${each.caseNumber})`}`] as const),
          ],
        }),
        tick(shown, { name: "skabelon", label: "Dette er en skabelon, som andre sager kan begynde med" }),
        button("Opret sagen"),
      )}`,
  };
}
