/** Rows come in from CSV or a spreadsheet: all of them, or nothing and what is wrong with each line. */

import { faultLines, type FileRead } from "#core/committee-files.ts";
import { missingFrom, writeRows, type LedgerKind, type Values } from "#core/steering/ledger.ts";
import { kindOf } from "#core/steering/ledger-kinds.ts";
import { mayWriteIn } from "#core/steering/wheel.ts";
import { rowsInCsv, rowsInSheet } from "#core/steering/rows-file.ts";
import { refuse, type Refused } from "#core/verdict.ts";
import type { Call } from "#journal/change.ts";
import { onRecord, type Answer } from "#journal/record-store.ts";
import { sheetRows } from "#platform/sheet.ts";
import type { Sql } from "#platform/sql.ts";
import { textOf } from "#platform/text-bytes.ts";
import { inspectUpload } from "#platform/uploads.ts";
import { rowsBy } from "./on-ledger.ts";
import { ledgers } from "./store.ts";

const mostNamed = 5;

/** `smaller`: the file may lack rows that the register has for the same time; those stay as they are. */
export function readRows(
  sql: Sql,
  call: Call,
  given: { ledger: number; fileName: string; bytes: Buffer; because: string | null; smaller: boolean },
): Answer<"read-rows"> {
  return onRecord(sql, call, ledgers, "read-rows", given.ledger, async (ledger) => {
    if (!mayWriteIn(call.actor, ledger)) return refuse("not-allowed");
    const kind = kindOf(ledger);
    const read = await rowsInFile(kind, given.fileName, given.bytes);
    if ("ok" in read) return read;
    if (read.faults.length > 0) return refuse("rows-file-wrong", { lines: faultLines(read.faults) });
    const missing = given.smaller
      ? []
      : missingFrom(
          ledger,
          kind,
          read.lines.map((line) => line.values),
        );
    if (missing.length > 0)
      return refuse("rows-file-shrinks", {
        rows: `${missing.slice(0, mostNamed).join("; ")}${missing.length > mostNamed ? ` og ${missing.length - mostNamed} til` : ""}`,
      });
    const rows = read.lines.map(({ line, values }) => ({ values, source: { from: "file", name: given.fileName, line } as const }));
    return writeRows(ledger, kind, rowsBy(call, rows, given.because));
  });
}

type Read = FileRead<{ values: Values }> | Refused<"no-file-chosen" | "sheet-has-macros" | "sheet-not-readable">;

async function rowsInFile(kind: LedgerKind, fileName: string, bytes: Buffer): Promise<Read> {
  if (bytes.length === 0) return refuse("no-file-chosen");
  const seen = inspectUpload(bytes, fileName);
  if (seen.hasMacro || /\.(?:xlsm|xltm|xlam|xlsb)$/iu.test(fileName)) return refuse("sheet-has-macros");
  if (bytes.subarray(0, 2).toString("latin1") === "PK") {
    const rows = await sheetRows(bytes);
    return rows === null ? refuse("sheet-not-readable") : rowsInSheet(kind, rows);
  }
  // A text has no byte of nothing in it, unless it is UTF-16 and says so.
  const isText = !bytes.subarray(0, 4096).includes(0) || bytes.readUInt16LE(0) === 0xfeff || bytes.readUInt16LE(0) === 0xfffe;
  return isText ? rowsInCsv(kind, textOf(bytes)) : refuse("sheet-not-readable");
}
