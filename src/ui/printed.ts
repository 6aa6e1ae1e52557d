/** Printed blocks as HTML: the very words that stand on paper, with real headings, lists and tables. */

import type { Block } from "#core/house-styles/print-minutes.ts";
import { markOf, withoutMark } from "#core/house-styles/running-text.ts";
import { hasHeadRow } from "#core/paragraph.ts";
import { html, type Html } from "./html.ts";
import { communicationInWords, roleNames } from "./words.ts";

/** The head of the paper: date, place, who took part. */
export function printedHead(blocks: readonly Block[]): Html {
  return html`<dl class="printed-head">
    ${blocks
      .filter((block) => block.kind === "meta")
      .map(
        (block) =>
          html`<div>
            <dt>${block.label!}</dt>
            <dd>${block.text}</dd>
          </div>`,
      )}
  </dl>`;
}

/** What stands of one item under its own heading, which the page gives itself. `item` is its place in the minutes, `level` that of its sections. */
export function printedItem(blocks: readonly Block[], item: number, level: 3 | 4 = 3): Html {
  const own = blocks.filter((block) => block.item === item && block.kind !== "itemHeading" && block.kind !== "toc");
  return html`<div class="prose printed">${gathered(own).map((block) => shown(block, level))}</div>`;
}

type Gathered =
  | { kind: "heading" | "subHeading" | "paragraph" | "caseNumber"; text: string }
  | { kind: "list"; items: string[] }
  | { kind: "table"; rows: string[][] };

// Neighbours of one list or one table are one list and one table.
function gathered(blocks: readonly Block[]): Gathered[] {
  const out: Gathered[] = [];
  for (const [index, block] of blocks.entries()) {
    const above = blocks[index - 1];
    // A house may set a closed item's decision without a heading; on a page it would seem to belong to what stands above.
    if (block.role === "decision" && above?.role !== "decision" && block.kind !== "sectionHeading") out.push({ kind: "heading", text: roleNames.decision });
    const last = out.at(-1);
    if (block.kind === "listItem") {
      if (last?.kind === "list" && (markOf(last.items[0]!) === markOf(block.text) || isOrdered(last.items[0]!) === isOrdered(block.text)))
        last.items.push(block.text);
      else out.push({ kind: "list", items: [block.text] });
    } else if (block.kind === "tableRow") {
      if (last?.kind === "table") last.rows.push(block.cells!);
      else out.push({ kind: "table", rows: [block.cells!] });
    } else if (block.kind === "sectionHeading") out.push({ kind: "heading", text: block.text });
    else if (block.kind === "subHeading" || block.kind === "caseNumber") out.push({ kind: block.kind, text: block.text });
    else out.push({ kind: "paragraph", text: block.text });
  }
  return out;
}

function isOrdered(text: string): boolean {
  return /[\p{L}\d]/u.test(markOf(text) ?? "");
}

function shown(block: Gathered, level: 3 | 4): Html {
  switch (block.kind) {
    case "heading":
      return level === 3 ? html`<h3>${block.text}</h3>` : html`<h4>${block.text}</h4>`;
    case "subHeading":
      return level === 3 ? html`<h4 class="local-heading">${block.text}</h4>` : html`<h5 class="local-heading">${block.text}</h5>`;
    case "caseNumber":
      return html`<p class="quiet">Sag ${block.text}</p>`;
    case "paragraph":
      return html`<p>${block.text}</p>`;
    case "list":
      return isOrdered(block.items[0]!)
        ? html`<ul class="marked-list">
            ${block.items.map((item) => html`<li><span class="mark-of-point">${markOf(item)}</span> <span>${withoutMark(item)}</span></li>`)}
          </ul>`
        : html`<ul>
            ${block.items.map((item) => html`<li>${withoutMark(item)}</li>`)}
          </ul>`;
    case "table":
      return isRowOfCrosses(block.rows) ? html`<p>${communicationInWords(block.rows.map((row) => row.join("\t")).join("\n"))}</p>` : table(block.rows);
  }
}

// Herning's row of bodies over a row of crosses (DOMAIN §1.9).
function isRowOfCrosses(rows: readonly (readonly string[])[]): boolean {
  return rows.length === 2 && rows[1]!.some((cell) => cell !== "") && rows[1]!.every((cell) => /^x?$/iu.test(cell.trim()));
}

function table(rows: readonly (readonly string[])[]): Html {
  const headed = hasHeadRow(rows);
  const width = Math.max(...rows.map((row) => row.length));
  const filled = (row: readonly string[]): string[] => [...row, ...Array.from({ length: width - row.length }, () => "")];
  return html`<div class="table-scroll" tabindex="0" role="region" aria-label="Tabel">
    <table class="table table--compact">
      ${
        headed
          ? html`<thead>
              <tr>
                ${filled(rows[0]!).map((cell) => (cell.trim() === "" ? html`<td></td>` : html`<th scope="col">${cell}</th>`))}
              </tr>
            </thead>`
          : ""
      }
      <tbody>
        ${rows.slice(headed ? 1 : 0).map(
          (row) =>
            html`<tr>
              ${filled(row).map((cell) => html`<td>${cell}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
