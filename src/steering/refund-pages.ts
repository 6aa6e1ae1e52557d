/** The calculator of refund and co-financing: what a stretch on a benefit costs the municipality, step by step. */

import { dateLong } from "#core/calendar.ts";
import { figureInDanish } from "#core/steering/danish-figure.ts";
import { refundRates, type Cost } from "#core/steering/refund.ts";
import type { DeskPage } from "#ui/desk-layout.ts";
import { html, type Html } from "#ui/html.ts";
import { tableHtml } from "./table-parts.ts";

export type RefundAsked = { day: string; perWeek: string; weeks: string; first: string };

/** `cost` null: nothing asked yet. `fault`: what is wrong with what was asked. */
export function refundPage(asked: RefundAsked, cost: Cost | null, fault: string | null): DeskPage {
  const input = (name: string, label: string, value: string, type = "text"): Html =>
    html`<div class="form-group">
      <label class="form-label" for="${name}">${label}</label>
      <input class="form-input" id="${name}" name="${name}" type="${type}" value="${value}" required autocomplete="off" />
    </div>`;
  const kroner = (value: number): string => figureInDanish(value, 0);
  return {
    title: "Refusionstrappen",
    here: "committees",
    trail: [],
    body: html`<div class="page-head">
        <div>
          <h1>Refusions- og medfinansieringstrappen</h1>
          <p class="quiet">
            Staten refunderer en faldende del af ydelsen, jo længere borgeren har fået den. For dagpenge betaler kommunen i stedet en stigende medfinansiering.
            Satserne gælder fra ${dateLong(refundRates[0]!.from)} (${refundRates[0]!.law}).
          </p>
        </div>
      </div>
      ${
        fault === null
          ? ""
          : html`<div class="alert alert-error" role="alert">
              <div class="alert-body"><p class="alert-text">${fault}</p></div>
            </div>`
      }
      ${refundRates.map((rates) =>
        tableHtml({
          name: `Satser fra ${dateLong(rates.from)}`,
          rows: [
            ["Uge i forløbet", "Statens refusion i procent", "Kommunens medfinansiering i procent"],
            ...rates.steps.map((step, index) => {
              const next = rates.steps[index + 1];
              return [next === undefined ? `fra ${step.fromWeek}` : `${step.fromWeek}-${next.fromWeek - 1}`, String(step.refund), String(step.coFinancing)];
            }),
          ],
          numbers: [false, true, true],
        }),
      )}
      <h2>Regn et forløb</h2>
      <form method="get" action="/refusion" class="refund-form">
        ${input("dag", "Første dag", asked.day, "date")} ${input("ydelse", "Ydelse pr. uge i kr.", asked.perWeek)} ${input("uger", "Antal uger", asked.weeks)}
        ${input("fra", "Begynder i borgerens uge nr.", asked.first)} <button class="button button-primary" type="submit">Regn</button>
      </form>
      ${
        cost === null
          ? ""
          : html`<section aria-labelledby="svar">
              <h2 id="svar">Svar</h2>
              <p class="lead">
                ${cost.weeks} uger koster ${kroner(cost.paid)} kr. i ydelse. Staten refunderer ${kroner(cost.refunded)} kr., og kommunen betaler
                ${kroner(cost.net)} kr.
              </p>
              ${tableHtml({
                name: "Trin for trin",
                rows: [
                  ["Trin", "Uger", "Refusion i procent", "Kommunens udgift i kr."],
                  ...cost.steps.map(({ step, weeks, net }) => [`fra uge ${step.fromWeek}`, String(weeks), String(step.refund), kroner(net)]),
                ],
                numbers: [false, true, true, true],
              })}
            </section>`
      }`,
  };
}
