/** A printed table as a table of a section's text, as the editor has it. */

import type { Paragraph, Table, TextBlock } from "../rich-text.ts";
import type { PrintedTable } from "./ledger-table.ts";

function paragraph(text: string): Paragraph {
  return text === "" ? { type: "paragraph" } : { type: "paragraph", content: [{ type: "text", text }] };
}

export function tableBlock(table: PrintedTable): Table {
  return {
    type: "table",
    content: table.rows.map((cells, index) => ({
      type: "table_row",
      content: cells.map((cell) => ({ type: index === 0 ? ("table_header" as const) : ("table_cell" as const), content: [paragraph(cell)] })),
    })),
  };
}

/** The table under its name, with what it is read from below it. */
export function tableBlocks(table: PrintedTable, source: string): TextBlock[] {
  return [
    { type: "heading", attrs: { level: 4 }, content: [{ type: "text", text: table.name }] },
    tableBlock(table),
    ...(source === "" ? [] : [paragraph(source)]),
  ];
}
