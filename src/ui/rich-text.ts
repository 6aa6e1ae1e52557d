/** A text as it was written, as HTML: for reading on the working side, before it is published as a section. */

import type { Heading, List, ListItem, Paragraph, RichText, Table, TableCell, TextBlock, Words } from "#core/rich-text.ts";
import { html, type Html } from "./html.ts";

/** Shows a text. `level` is that of the first kind of heading inside it; the second kind is one below. */
export function richTextHtml(doc: RichText, level: 3 | 4 | 5 = 3): Html {
  return html`<div class="prose">${doc.content.map((block) => shown(block, level))}</div>`;
}

function shown(block: TextBlock, level: number): Html | "" {
  switch (block.type) {
    case "paragraph":
      return block.content === undefined || block.content.length === 0 ? "" : html`<p>${words(block)}</p>`;
    case "heading":
      return heading(block, level);
    case "bullet_list":
    case "ordered_list":
      return list(block);
    case "table":
      return table(block);
  }
}

function heading(block: Heading, level: number): Html {
  switch (level + block.attrs.level - 3) {
    case 3:
      return html`<h3 class="local-heading">${words(block)}</h3>`;
    case 4:
      return html`<h4 class="local-heading">${words(block)}</h4>`;
    case 5:
      return html`<h5 class="local-heading">${words(block)}</h5>`;
    default:
      return html`<h6 class="local-heading">${words(block)}</h6>`;
  }
}

function list(block: List): Html {
  const items = block.content.map(point);
  if (block.type === "bullet_list")
    return html`<ul>
      ${items}
    </ul>`;
  return block.attrs.order === 1
    ? html`<ol>
        ${items}
      </ol>`
    : html`<ol start="${block.attrs.order}">
        ${items}
      </ol>`;
}

function point(item: ListItem): Html {
  const [paragraph, ...lists] = item.content;
  return html`<li>${words(paragraph)}${lists.map(list)}</li>`;
}

function table(block: Table): Html {
  const [first, ...rest] = block.content;
  const headed = rest.length > 0 && first!.content.every((cell) => cell.type === "table_header");
  return html`<div class="table-scroll" tabindex="0" role="group" aria-label="Tabel">
    <table class="table table--compact">
      ${
        headed
          ? html`<thead>
              <tr>
                ${first!.content.map((each) => cell(each, "col"))}
              </tr>
            </thead>`
          : ""
      }
      <tbody>
        ${(headed ? rest : block.content).map(
          (row) =>
            html`<tr>
              ${row.content.map((each) => cell(each, "row"))}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

// An empty heading would be read aloud as a column without a name.
function cell(each: TableCell, scope: "col" | "row"): Html {
  const filled = each.content.filter((paragraph) => (paragraph.content ?? []).length > 0);
  const content = filled.length > 1 ? html`${filled.map((paragraph) => html`<p>${words(paragraph)}</p>`)}` : html`${filled.map(words)}`;
  if (each.type === "table_cell" || filled.length === 0) return html`<td>${content}</td>`;
  return scope === "col" ? html`<th scope="col">${content}</th>` : html`<th scope="row">${content}</th>`;
}

function words(block: Paragraph | Heading): Html {
  return html`${(block.content ?? []).map(word)}`;
}

function word({ text, marks = [] }: Words): Html {
  return marks.reduceRight<Html>(
    (inner, mark) =>
      mark.type === "strong" ? html`<strong>${inner}</strong>` : mark.type === "em" ? html`<em>${inner}</em>` : html`<a href="${mark.attrs.href}">${inner}</a>`,
    html`${text}`,
  );
}
