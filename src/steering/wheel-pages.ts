/** The year wheel, drawn as a wheel and told as a list. */

import { dateLong } from "#core/calendar.ts";
import { monthNames, type Turn } from "#core/steering/wheel.ts";
import { may } from "#core/rights.ts";
import { deskPaths } from "#ui/desk-layout.ts";
import { oneClick, type Shown } from "#ui/form.ts";
import { html, raw, when, type Html } from "#ui/html.ts";

export type WheelView = {
  committee: number;
  ledger: number;
  name: string;
  year: number;
  turns: readonly (Turn & { paper: number | null })[];
  today: string;
};

/** `short`: what comes next, for the front of steering. */
export function wheelSection(shown: Shown, view: WheelView, { short }: { short: boolean }): Html {
  const coming = view.turns.filter((turn) => turn.meeting !== null && turn.meeting.date >= view.today);
  const listed = short ? coming.slice(0, 4) : view.turns;
  const here = deskPaths.ledger(view.committee, view.ledger);
  return html`<section aria-labelledby="aarshjul-${view.ledger}">
    <h2 id="aarshjul-${view.ledger}">${short ? html`<a href="${here}">${view.name} ${view.year}</a>` : `${view.name} ${view.year}`}</h2>
    ${when(
      !short,
      () =>
        html`<p class="page-links"><a href="${here}?aar=${view.year - 1}">${view.year - 1}</a><a href="${here}?aar=${view.year + 1}">${view.year + 1}</a></p>
          ${view.turns.length === 0 ? html`<p class="empty">Årshjulet er tomt. Skriv emner én for én, eller læg dem ind fra en fil.</p>` : html`<div class="wheel">${raw(wheelSvg(view))}</div>`}`,
    )}
    ${when(short && listed.length === 0, () => html`<p class="empty">Der er ikke flere emner på planlagte møder i år.</p>`)}
    <ol class="turn-list">
      ${listed.map(
        (turn) =>
          html`<li>
            <p><span class="turn-month">${monthNames[turn.month - 1]}</span> <strong>${turn.topic}</strong></p>
            <p class="quiet">
              ${turn.meeting === null ? "" : html`<a href="${deskPaths.agenda(turn.meeting.id)}">Mødet ${dateLong(turn.meeting.date)}</a>. `}${turn.paper === null ? opening(turn, view.today, !short && may(shown.actor, "open-wheel-case", view.committee)) : html`<a href="${deskPaths.case(turn.paper)}">Sagen er åbnet</a>. `}${turn.says ?? ""}
            </p>
            ${when(
              !short && turn.paper === null && turn.meeting !== null && turn.meeting.date >= view.today && may(shown.actor, "open-wheel-case", view.committee),
              () => oneClick(shown, { action: `${here}/aabn`, label: "Åbn sagen nu", kind: "tertiary", fields: { emne: turn.key, aar: view.year } }),
            )}
          </li>`,
      )}
    </ol>
  </section>`;
}

function opening({ meeting, openBy }: Turn, today: string, mayOpen: boolean): string {
  if (meeting === null || openBy === null) return "";
  if (meeting.date < today) return "Der blev ikke åbnet en sag herfra. ";
  if (openBy >= today) return `Sagen åbnes ${dateLong(openBy)}. `;
  // What the clock was refused is told to the one who asks again.
  const due = `Sagen skulle være åbnet ${dateLong(openBy)}. `;
  return mayOpen ? `${due}Er den det ikke om en time, så vælg »Åbn sagen nu«: så står der, hvad der er i vejen. ` : due;
}

const radius = { inner: 92, outer: 176 };

// Twelve pieces with the number of topics in each; the list beside it says which. Dots tell how many without colour.
function wheelSvg(view: WheelView): string {
  const center = 200;
  const at = (r: number, angle: number): string =>
    `${Math.round((center + r * Math.sin(angle)) * 10) / 10} ${Math.round((center - r * Math.cos(angle)) * 10) / 10}`;
  const step = Math.PI / 6;
  const pieces = monthNames.map((name, index) => {
    const turns = view.turns.filter((turn) => turn.month === index + 1);
    const [from, until, middle] = [index * step, (index + 1) * step, (index + 0.5) * step];
    const piece = `<path d="M${at(radius.inner, from)} L${at(radius.outer, from)} A${radius.outer} ${radius.outer} 0 0 1 ${at(radius.outer, until)} L${at(radius.inner, until)} A${radius.inner} ${radius.inner} 0 0 0 ${at(radius.inner, from)}Z" fill="${turns.length === 0 ? "#fff" : "#e3e9f2"}" stroke="#0b2545" stroke-width="1.5"/>`;
    const [x, y] = at(124, middle).split(" ");
    const dots = turns.slice(0, 5).map((turn, number) => {
      const [cx, cy] = at(154, middle + (number - (Math.min(turns.length, 5) - 1) / 2) * 0.085).split(" ");
      return `<circle cx="${cx}" cy="${cy}" r="4.5" fill="${turn.paper === null ? "#fff" : "#0b2545"}" stroke="#0b2545" stroke-width="1.5"/>`;
    });
    return `${piece}<text x="${x}" y="${Number(y) + 5}" text-anchor="middle" font-size="14" fill="#0b2545">${name.slice(0, 3)}</text>${dots.join("")}`;
  });
  const opened = view.turns.filter((turn) => turn.paper !== null).length;
  const says = `Årshjul ${view.year}: ${monthNames.map((name, index) => `${name.toLocaleLowerCase("da")} ${view.turns.filter((turn) => turn.month === index + 1).length}`).join(", ")} emner; ${opened} sager er åbnet.`;
  return `<svg viewBox="0 0 400 400" role="img" aria-labelledby="hjul-${view.ledger}" font-family="IBM Plex Sans, sans-serif"><title id="hjul-${view.ledger}">${says}</title>${pieces.join("")}<text x="${center}" y="${center - 4}" text-anchor="middle" font-size="30" font-weight="600" fill="#0b2545">${view.year}</text><text x="${center}" y="${center + 24}" text-anchor="middle" font-size="14" fill="#454545">${view.turns.length} emner</text></svg>`;
}
