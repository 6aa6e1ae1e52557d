/** The demonstration's documents as a municipality would have published them: most as PDF, some as HTML, one or two with faults in. */

import { html, raw } from "hono/html";
import { lindeborg } from "#core/house-styles/lindeborg.ts";
import { printMinutes, type Block, type MinutesToPrint } from "#core/house-styles/print-minutes.ts";
import { printedPdf } from "#ui/paper.ts";

/** A meeting as PDF. */
export function paperOf(minutes: MinutesToPrint): Buffer {
  return printedPdf(minutes, lindeborg);
}

/** A meeting as a web page. */
export async function pageOf(minutes: MinutesToPrint): Promise<string> {
  const blocks = printMinutes(minutes, lindeborg);
  const body: string[] = [];
  for (const block of blocks) body.push(String(await elementOf(block)));
  const joined = body.join("\n").replace(/<\/table>\n<table>/g, "\n");
  return String(
    await html`<!doctype html>
      <html lang="da">
        <head>
          <meta charset="utf-8" />
          <title>${blocks[0]!.text} - Lindeborg Kommune</title>
        </head>
        <body>
          <main>${raw(joined)}</main>
        </body>
      </html>`,
  );
}

function elementOf(block: Block): ReturnType<typeof html> {
  switch (block.kind) {
    case "title":
      return html`<h1>${block.text}</h1>`;
    case "meta":
      return html`<p><strong>${block.label}</strong> ${block.text}</p>`;
    case "toc":
      return html`<p>${block.text}.....${block.page}</p>`;
    case "tocHeading":
    case "sectionHeading":
      return html`<h2>${block.text}</h2>`;
    case "itemHeading":
      return html`<h1>${block.text}</h1>`;
    case "subHeading":
      return html`<h3>${block.text}</h3>`;
    case "tableRow":
      return html`<table>
        <tr>
          ${block.cells!.map((cell) => html`<td>${cell}</td>`)}
        </tr>
      </table>`;
    default:
      return html`<p>${block.text}</p>`;
  }
}
