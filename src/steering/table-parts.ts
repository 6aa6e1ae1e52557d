/** Tables, sources and notices that several pages of steering show alike. */

import { dateShort, danishDay } from "#core/calendar.ts";
import type { Source } from "#core/steering/ledger.ts";
import type { PrintedTable } from "#core/steering/ledger-table.ts";
import { html, type Html } from "#ui/html.ts";

/** A printed table as HTML: heads that are heads, figures to the right. */
export function tableHtml(table: PrintedTable, /** What it is a table of, where a page has several alike. */ of = ""): Html {
  const [head, ...rows] = table.rows;
  if (head === undefined || rows.length === 0) return html`<p class="empty">Der er ingen tal endnu.</p>`;
  const number = (index: number): string => (table.numbers[index] ? "number" : "");
  return html`<div class="table-scroll" tabindex="0" role="region" aria-label="Tabel: ${of === "" ? table.name : `${table.name}, ${of}`}">
    <table class="table">
      <caption>
        ${table.name}
      </caption>
      <thead>
        <tr>
          ${head.map((cell, index) => html`<th scope="col" class="${number(index)}">${cell}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (cells) =>
            html`<tr>
              ${cells.map((cell, index) => (index === 0 ? html`<th scope="row" class="${number(0)}">${cell}</th>` : html`<td class="${number(index)}">${cell}</td>`))}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

/** Where a row was read, in words. */
export function sourceHtml(source: Source, by: string, at: string, /** The open side's address with a final slash. */ archive: string): Html {
  const when = dateShort(danishDay(new Date(at)));
  switch (source.from) {
    case "person":
      return html`Skrevet af ${by} ${when}`;
    case "file":
      return html`${source.name}, linje ${source.line}, lagt ind af ${by} ${when}`;
    case "service":
      return html`${source.name}, tabel ${source.table}, hentet af ${by} ${when}`;
    case "minutes":
      return html`<a href="${archive}${source.address}">“${source.words}”</a>, taget af ${by} ${when}`;
  }
}
