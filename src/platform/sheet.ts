/** The first sheet of a spreadsheet file (.xlsx) as rows of cells. Formulas give the value that was last computed; nothing is run. */

import { readSheet } from "read-excel-file/node";
import * as yauzl from "yauzl";

export type Cells = { line: number; cells: (string | number | null)[] };

const mostFileBytes = 10 * 1024 * 1024;
const mostUnpackedBytes = 60 * 1024 * 1024;
const mostRows = 20_000;

/** Null when the bytes are no spreadsheet that can be read, or one that grows beyond all measure when it is unpacked. Blank rows are left out. */
export async function sheetRows(bytes: Buffer): Promise<Cells[] | null> {
  if (bytes.length > mostFileBytes || (await unpackedBytes(bytes)) > mostUnpackedBytes) return null;
  try {
    const rows = await readSheet(bytes);
    if (rows.length > mostRows) return null;
    return rows.map((row, index) => ({ line: index + 1, cells: row.map(cellOf) })).filter(({ cells }) => cells.some((cell) => cell !== null && cell !== ""));
  } catch {
    return null;
  }
}

function cellOf(cell: unknown): string | number | null {
  if (cell === null || cell === undefined) return null;
  if (typeof cell === "number") return cell;
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return typeof cell === "string" ? cell.trim() : String(cell as boolean);
}

// What the file says its parts take when unpacked. yauzl refuses a part that says less than it is when it is read; here it is asked before.
function unpackedBytes(bytes: Buffer): Promise<number> {
  return new Promise((resolve) => {
    yauzl.fromBuffer(bytes, { lazyEntries: true }, (error, zip) => {
      if (error) return resolve(Number.POSITIVE_INFINITY);
      let sum = 0;
      zip.on("entry", (entry: yauzl.Entry) => {
        sum += entry.uncompressedSize;
        zip.readEntry();
      });
      zip.on("end", () => resolve(sum));
      zip.on("error", () => resolve(Number.POSITIVE_INFINITY));
      zip.readEntry();
    });
  });
}
