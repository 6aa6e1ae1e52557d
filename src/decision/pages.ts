/** The page of a chair's decisions: data in, HTML out. */

import { danishDay } from "#core/calendar.ts";
import { may } from "#core/rights.ts";
import { day } from "#ui/dates.ts";
import { deskPaths, type DeskPage } from "#ui/desk-layout.ts";
import { area, button, choice, form, tick, told, type Shown } from "#ui/form.ts";
import { html, icon, when, type Html } from "#ui/html.ts";
import type { ChairDecisionLine } from "./queries.ts";

export function chairDecisionsPage(
  shown: Shown,
  committee: { id: number; name: string },
  list: readonly ChairDecisionLine[],
  cases: readonly { id: number; title: string; caseNumber: string | null }[],
): DeskPage {
  const waiting = list.filter((each) => each.reportedAt === null);
  const reported = list.filter((each) => each.reportedAt !== null);
  const deciding = may(shown.actor, "decide-as-chair", committee.id);
  return {
    title: "Formandsafgørelser",
    here: "committees",
    trail: [
      ["Udvalg", deskPaths.committees],
      [committee.name, deskPaths.committee(committee.id)],
    ],
    body: html`${told(shown)}
      <p class="over-title">${committee.name}</p>
      <h1>Formandsafgørelser</h1>
      <p class="lead">
        Formanden kan på udvalgets vegne afgøre sager, der ikke kan vente eller ikke giver anledning til tvivl (kommunestyrelsesloven § 22). Udvalget får dem at
        vide på det næste møde: de sættes selv på dagsordenen under Meddelelser.
      </p>
      <section aria-labelledby="venter">
        <h2 id="venter">Ikke meddelt udvalget endnu</h2>
        ${
          waiting.length === 0
            ? html`<p class="empty">Ingen. Alt, hvad formanden har afgjort, er meddelt.</p>`
            : html`<ul class="plain-list decision-list">
                ${waiting.map((each) => line(shown, committee.id, each))}
              </ul>`
        }
      </section>
      ${when(
        deciding,
        () =>
          html`<section class="desk-section" aria-labelledby="ny">
            <h2 id="ny">Skriv en afgørelse</h2>
            ${form(
              shown,
              { action: deskPaths.chairDecisions(committee.id), class: "narrow-form" },
              area(shown, { name: "afgoerelse", label: "Hvad er afgjort?", rows: 3, required: true }),
              area(shown, {
                name: "grund",
                label: "Hvorfor kunne det ikke vente, eller hvorfor er der ingen tvivl?",
                rows: 2,
                required: true,
                hint: "Grunden kommer med på dagsordenen.",
              }),
              choice(shown, {
                name: "sag",
                label: "Sag",
                none: "Ingen sag",
                of: cases.map((each) => [String(each.id), `${each.title}${each.caseNumber === null ? "" : ` (${each.caseNumber})`}`] as const),
              }),
              tick(shown, { name: "lukket", label: "Må kun nævnes for lukkede døre", hint: "En afgørelse i en lukket sag er altid lukket." }),
              button("Gem afgørelsen"),
            )}
          </section>`,
      )}
      ${when(
        reported.length > 0,
        () =>
          html`<section class="desk-section" aria-labelledby="meddelt">
            <h2 id="meddelt">Meddelt udvalget</h2>
            <ul class="plain-list decision-list">
              ${reported.map((each) => line(shown, committee.id, each))}
            </ul>
          </section>`,
      )}`,
  };
}

function line(shown: Shown, committee: number, each: ChairDecisionLine): Html {
  const about = `${each.title}${each.caseNumber === null ? "" : ` (${each.caseNumber})`}`;
  return html`<li id="afgoerelse-${each.id}">
    <p class="quiet">
      ${day(danishDay(each.at))},
      ${each.by}${each.paper === null ? "" : may(shown.actor, "see-case", committee) ? html` · <a href="${deskPaths.case(each.paper)}">${about}</a>` : ` · ${about}`}
      ${each.closed ? html`<span class="closed-label">${icon("lock")}Lukket</span>` : ""}
    </p>
    <p class="decision-words">${each.text}</p>
    <p class="decision-why"><span class="quiet">Grunden:</span> ${each.because}</p>
    ${each.reportedOn === null ? "" : html`<p class="quiet">Meddelt <a href="${deskPaths.reading(each.reportedAt!)}">på mødet ${day(each.reportedOn)}</a></p>`}
  </li>`;
}
