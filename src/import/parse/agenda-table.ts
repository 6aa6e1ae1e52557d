/** Agendas set as one table, an item to a row: the head names what each column holds, and each cell is read under its head. */

import { sectionRole } from "#core/section-role.ts";
import type { Line } from "./lines.ts";

const numbers = /^(?:punkt|pkt\.?|nr\.?|sag nr\.?|punkt nr\.?)$/iu;
const titles = /^(?:emne|titel|overskrift|sag|punkt|dagsordenspunkt)$/iu;

/** The lines each row of such a table would be had it been written out, by the row's index. */
export function agendaTableRows(lines: readonly Line[]): ReadonlyMap<number, string[]> {
  const found = new Map<number, string[]>();
  let head: readonly string[] | null = null;
  for (const [index, line] of lines.entries()) {
    const cells = cellsOf(line);
    if (cells.length < 3) {
      if (!/^[\s|:+-]*$/u.test(line.text)) head = null;
      continue;
    }
    if (cells.every((cell) => /^[:-]*$/u.test(cell))) {
      if (head !== null) found.set(index, ["|"]);
      continue;
    }
    if (numbers.test(cells[0]!) && titles.test(cells[1]!) && cells.slice(2).some((cell) => sectionRole(cell) === "decision")) {
      head = cells;
      found.set(index, ["|"]);
      continue;
    }
    const number = /^\d{1,4}(?=\.?$)/u.exec(cells[0]!)?.[0];
    if (head === null || number === undefined) continue;
    const columns = head;
    found.set(index, [
      `${number}. ${cells[1]}`,
      ...cells.slice(2).flatMap((cell, i) => (cell === "" || columns[i + 2] === undefined ? [] : [`${columns[i + 2]}: ${cell}`])),
    ]);
  }
  return found;
}

function cellsOf(line: Line): string[] {
  if (line.cells !== null) return line.cells.map((cell) => cell.trim());
  if (line.text.includes("|"))
    return line.text
      .trim()
      .replace(/^\||\|$/gu, "")
      .split("|")
      .map((cell) => cell.trim());
  return line.text.includes("\t") ? line.text.split("\t").map((cell) => cell.trim()) : [];
}
