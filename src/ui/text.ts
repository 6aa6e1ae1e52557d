/** A section's words as HTML: paragraphs with addresses, lists, tables. */

import { blocksOf, hasHeadRow, type Anchors, type Block } from "#core/paragraph.ts";
import type { Change } from "#core/word-diff.ts";
import type { Marked } from "#core/snippet.ts";
import { each, html, type Html } from "./html.ts";

/** A sentence, or a row of a table with the place of the cell in it, that whoever came by a link is looking for. `id`: what the link leads to. */
export type Sought = { id: string; text: string; column: number | null };

/** Shows a text; every paragraph can be linked to. `level` is that of a heading inside the text. What is `sought` is marked where it first stands. */
export function prose(text: string, anchors: Anchors, level: 3 | 4 = 3, sought: Sought | null = null): Html {
  const mark = new Mark(sought);
  return html`<div class="prose">${blocksOf(text, anchors).map((block) => shown(block, level, mark))}</div>`;
}

/** Marks what is sought, once, where it stands in what is shown. */
export class Mark {
  #sought: Sought | null;

  constructor(sought: Sought | null) {
    this.#sought = sought;
  }

  in(text: string): Html | string {
    const sought = this.#sought;
    if (sought === null || sought.column !== null) return text;
    // A point of a list is shown without its mark.
    const words = [sought.text, sought.text.replace(/^(?:[•·▪◦‣●○■–—-]|\(?\d{1,2}[.)]|[a-zæøå][.)])\s+/iu, "")].find((each) => text.includes(each));
    if (words === undefined) return text;
    this.#sought = null;
    const at = text.indexOf(words);
    return html`${text.slice(0, at)}<mark id="${sought.id}" class="sought">${words}</mark>${text.slice(at + words.length)}`;
  }

  /** The cell that is sought, when this is its row; its column, or null. */
  inRow(row: readonly string[]): { id: string; column: number } | null {
    const sought = this.#sought;
    if (sought === null || sought.column === null || cellsOf(row.join("\t")) !== cellsOf(sought.text)) return null;
    this.#sought = null;
    return { id: sought.id, column: sought.column };
  }
}

function cellsOf(row: string): string {
  return row
    .split("\t")
    .map((cell) => cell.trim())
    .join("\t")
    .trimEnd();
}

function shown(block: Block, level: 3 | 4, mark: Mark): Html {
  switch (block.kind) {
    case "paragraph":
      return html`<p id="${block.anchor}">${mark.in(block.text)}${link(block.anchor)}</p>`;
    case "heading":
      return level === 3
        ? html`<h3 id="${block.anchor}" class="local-heading">${mark.in(block.text)}</h3>`
        : html`<h4 id="${block.anchor}" class="local-heading">${mark.in(block.text)}</h4>`;
    case "list":
      return block.ordered
        ? html`<ul class="marked-list">
            ${block.points.map((point) => html`<li id="${point.anchor}"><span class="mark-of-point">${point.mark}</span> <span>${mark.in(point.text)}</span></li>`)}
          </ul>`
        : html`<ul>
            ${block.points.map((point) => html`<li id="${point.anchor}">${mark.in(point.text)}</li>`)}
          </ul>`;
    case "table":
      return table(block.rows, block.anchor, mark);
  }
}

function table(rows: readonly string[][], anchor: string, mark: Mark): Html {
  const [first, ...rest] = rows;
  const hasHead = hasHeadRow(rows);
  const body = hasHead ? rest : rows;
  const width = Math.max(...rows.map((row) => row.length));
  const filled = (row: readonly string[]): string[] => [...row, ...Array.from({ length: width - row.length }, () => "")];
  return html`<div class="table-scroll" tabindex="0" role="group" aria-label="Tabel" id="${anchor}">
    <table class="table table--compact">
      ${
        hasHead
          ? html`<thead>
              <tr>
                ${filled(first!).map((cell) => (cell === "" ? html`<td></td>` : html`<th scope="col">${cell}</th>`))}
              </tr>
            </thead>`
          : ""
      }
      <tbody>
        ${body.map((row) => {
          const found = mark.inRow(row);
          return html`<tr>
            ${filled(row).map((cell, column) => (found?.column === column ? html`<td><mark id="${found.id}" class="sought">${cell}</mark></td>` : html`<td>${cell}</td>`))}
          </tr>`;
        })}
      </tbody>
    </table>
  </div>`;
}

function link(anchor: string): Html {
  return html` <a class="paragraph-link" href="#${anchor}" aria-label="Link til dette afsnit">§</a>`;
}

/** Text with what was searched for marked. */
export function marked(parts: readonly Marked[]): Html {
  return each(parts, (part) => (part.hit ? html`<mark>${part.text}</mark>` : html`${part.text}`));
}

/** What changed, told with <ins> and <del> and in words for those who do not see them. */
export function changed(changes: readonly Change[]): Html {
  return html`<p class="change">
    ${changes.map((change) =>
      change.kind === "added"
        ? html`<ins><span class="sr-only">[tilføjet:] </span>${change.text.trimEnd()}<span class="sr-only"> [slut]</span></ins> `
        : change.kind === "removed"
          ? html`<del><span class="sr-only">[udgået:] </span>${change.text.trimEnd()}<span class="sr-only"> [slut]</span></del> `
          : html`<span class="as-written">${change.text}</span>`,
    )}
  </p>`;
}
