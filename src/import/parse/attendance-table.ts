/** Tables of who was there: a cross under "Til stede" or "Afbud", or the word beside the name. */

import { parsePerson } from "#core/person-name.ts";
import type { NamedPerson } from "#core/published-minutes.ts";
import type { Piece } from "./pieces.ts";

/** A row says who, and whether away; the row that names the columns says neither. */
export type AttendanceRow = "head" | { person: NamedPerson; away: "apology" | "absent" | null };

const columns: readonly (readonly ["name" | "party" | "here" | "apology" | "absent", RegExp])[] = [
  ["name", /^(?:navn|medlem(?:mer)?|deltagere?|udvalgsmedlem(?:mer)?)$/iu],
  ["party", /^(?:parti|liste|gruppe)$/iu],
  ["here", /^(?:til ?stede|mødt|fremmødt|deltog|tilstedeværende)$/iu],
  ["apology", /^(?:afbud|meldt afbud|fraværende med afbud)$/iu],
  ["absent", /^(?:fraværende|ikke til ?stede|ikke mødt|fraværende uden afbud|udeblevet)$/iu],
];
const cross = /^(?:x|✓|✔|\+|ja|1)$/iu;

type Column = (typeof columns)[number][0];
const columnOf = (cell: string): Column | null => columns.find(([, words]) => words.test(cell.trim()))?.[0] ?? null;

/** The rows of the attendance tables among these pieces, by index. */
export function attendanceRows(pieces: readonly Piece[]): ReadonlyMap<number, AttendanceRow> {
  const found = new Map<number, AttendanceRow>();
  let head: (Column | null)[] = [];
  for (const [at, piece] of pieces.entries()) {
    const cells = cellsOf(piece);
    if (cells.length < 2) {
      if (piece.text.length > 1) head = [];
      continue;
    }
    const named = cells.map(columnOf);
    if (named.includes("name") && named.some((each) => each === "here" || each === "apology" || each === "absent")) {
      head = named;
      found.set(at, "head");
      continue;
    }
    const row = head.length > 0 ? rowUnder(head, cells) : rowInWords(cells);
    if (row !== null) found.set(at, row);
  }
  return found;
}

function cellsOf(piece: Piece): readonly string[] {
  if (piece.cells !== null) return piece.cells.map((cell) => cell.trim());
  return piece.text.length > 200 ? [] : piece.text.split(/\t+| {2,}/u).map((cell) => cell.trim());
}

function rowUnder(head: readonly (Column | null)[], cells: readonly string[]): AttendanceRow | null {
  const under = (column: Column): string => cells[head.indexOf(column)]?.trim() ?? "";
  const person = personOf(under("name"), under("party"));
  if (person === null) return null;
  return { person, away: cross.test(under("apology")) ? "apology" : cross.test(under("absent")) ? "absent" : null };
}

// "Per Ravnsbjerg    Afbud    (V)"
function rowInWords(cells: readonly string[]): AttendanceRow | null {
  const states = cells.map(columnOf).filter((each) => each === "here" || each === "apology" || each === "absent");
  if (states.length !== 1 || cells.length > 4) return null;
  const others = cells.filter((cell) => cell !== "" && columnOf(cell) === null);
  const person = personOf(others[0] ?? "", others[1] ?? "");
  const state = states[0]!;
  return person === null ? null : { person, away: state === "here" ? null : state };
}

function personOf(name: string, beside: string): NamedPerson | null {
  const party = /^\(?(\p{Lu}{1,3})\)?$/u.exec(beside)?.[1];
  return parsePerson(party === undefined ? name : `${name} (${party})`);
}
