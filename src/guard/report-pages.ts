/** The guard's report as one web page that needs nothing beside itself. */

import { dateLong } from "#core/calendar.ts";
import { findingKindNames } from "#core/guard/finding.ts";
import { moment } from "#ui/dates.ts";
import { each, html, raw, when, type Html } from "#ui/html.ts";
import { certaintyOf, levelNames, sentenceOf, type GuardReport } from "./report.ts";

const style = `
:root { color-scheme: light; }
body { font: 1rem/1.55 "IBM Plex Sans", system-ui, sans-serif; color: #1a1a1a; background: #fff; margin: 0 auto; max-width: 60rem; padding: 1rem; overflow-wrap: anywhere; }
h1 { font-size: 1.9rem; line-height: 1.2; } h2 { margin-top: 2.5rem; border-top: 2px solid #1a1a1a; padding-top: .6rem; } h3 { margin: 2rem 0 .4rem; font-size: 1.05rem; }
a { color: #0b4ea2; } a:focus-visible { outline: 3px solid #0b4ea2; outline-offset: 2px; }
.skip { position: absolute; left: -99rem; } .skip:focus { position: static; }
table { border-collapse: collapse; width: 100%; } caption { text-align: left; font-weight: 600; padding-bottom: .4rem; }
th, td { text-align: left; padding: .35rem .6rem .35rem 0; border-bottom: 1px solid #767676; vertical-align: top; } td.n, th.n { text-align: right; } thead th { overflow-wrap: normal; } tbody th { hyphens: auto; }
@media (max-width: 30rem) { table { font-size: .8rem; } th, td { padding-right: .3rem; } }
ol.finds, ul.unread { list-style: none; padding: 0; margin: 0; } ol.finds > li, ul.unread > li { border-left: .3rem solid #767676; padding: .3rem 0 .3rem .8rem; margin: .8rem 0; }
ol.finds > li.stop, ul.unread > li { border-color: #a3001b; }
.level { font-weight: 700; } li.stop .level { color: #a3001b; } .words { margin: .2rem 0 0; } .excerpt { margin: .2rem 0 0; background: #f2f2f2; padding: .3rem .5rem; font-family: ui-monospace, monospace; font-size: .92rem; }
@media print { body { max-width: none; } li { break-inside: avoid; } }
`;

/** The whole page. */
export function reportPage(report: GuardReport): Html {
  return html`<!doctype html>
    <html lang="da">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>Vagtens rapport ${dateLong(report.made.slice(0, 10))} – Sagsgang</title>
        <style>
          ${raw(style)}
        </style>
      </head>
      <body>
        <a class="skip" href="#indhold">Gå til indholdet</a>
        <main id="indhold">
          <h1>Vagtens rapport</h1>
          <p>Lavet den ${moment(report.made)} over ${report.source}.</p>
          <p><strong>${sentenceOf(report)}</strong></p>
          <p>
            Rapporten viser aldrig selve numrene, navnene og adresserne: de er erstattet af prikker. Gem den alligevel som et fortroligt papir, for den
            fortæller, hvor de står.
          </p>
          ${totals(report)}
          <h2>Kunne ikke læses</h2>
          ${
            report.unread.length === 0
              ? html`<p>Alt kunne læses.</p>`
              : html`<ul class="unread">
                  ${each(report.unread, (one) => html`<li><strong>${one.name}</strong>, ${one.part}: ${one.words}</li>`)}
                </ul>`
          }
          <h2>Dokument for dokument</h2>
          ${when(report.found.length === 0, () => html`<p>Ingen fund.</p>`)} ${each(report.found, document)}
          <h2>Det er der ikke set efter</h2>
          <ul>
            ${each(report.notLookedAt, (one) => html`<li>${one}</li>`)}
          </ul>
        </main>
      </body>
    </html>`;
}

function totals(report: GuardReport): Html | string {
  const rows = report.totals.filter((one) => one.documents > 0);
  if (rows.length === 0) return "";
  return html`<h2>Fund i alt</h2>
    <table>
      <caption>
        Antal fund af hver slags
      </caption>
      <thead>
        <tr>
          <th scope="col">Slags</th>
          <th scope="col" class="n">${levelNames.stop}</th>
          <th scope="col" class="n">${levelNames.look}</th>
          <th scope="col" class="n">Dokumenter</th>
        </tr>
      </thead>
      <tbody>
        ${each(
          rows,
          (one) =>
            html`<tr>
              <th scope="row">${one.name}</th>
              <td class="n">${one.stop}</td>
              <td class="n">${one.look}</td>
              <td class="n">${one.documents}</td>
            </tr>`,
        )}
      </tbody>
    </table>`;
}

function document(one: GuardReport["found"][number]): Html {
  return html`<h3>${one.name}</h3>
    <ol class="finds">
      ${each(
        one.findings,
        (find) =>
          html`<li class="${find.level}">
            <span class="level">${levelNames[find.level]}</span>: ${findingKindNames[find.kind]},
            ${find.place.part}${find.count > 1 ? `, ${find.count} steder` : ""} (${certaintyOf(find)})
            ${when(find.excerpt !== "", () => html`<p class="excerpt">${find.excerpt}</p>`)}
            <p class="words">${find.words}</p>
          </li>`,
      )}
    </ol>`;
}
