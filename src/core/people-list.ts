/** A list of people as CSV: navn;email;initialer;titel;roller, with or without a byte order mark, separated by ; or , or tab. */

import { roleNames } from "./people.ts";
import { givenRoles, tidy, type GivenRole, type PersonFields } from "./person.ts";
import { allow, refuse, type Verdict } from "./verdict.ts";

export type PersonRow = { line: number; fields: PersonFields; roles: GivenRole[] };

const columns = {
  name: ["navn", "name"],
  email: ["email", "e-mail", "mail"],
  initials: ["initialer", "initials"],
  title: ["titel", "stilling", "title"],
  roles: ["roller", "rolle", "roles", "role"],
} as const;

// A list may name more roles than one: "secretary, approver" or "Udvalgssekretær / Godkender".
function rolesIn(text: string): GivenRole[] | null {
  const found: GivenRole[] = [];
  for (const word of text.split(/[,/|+]/).map((each) => each.trim().toLowerCase())) {
    if (word === "") continue;
    const role = givenRoles.find((each) => each.toLowerCase() === word || roleNames[each].toLowerCase() === word);
    if (role === undefined) return null;
    found.push(role);
  }
  return found;
}

/** The people of a list, or the first line that is wrong. */
export function readPeopleList(csv: string): Verdict<PersonRow[], "csv-damaged" | "csv-row-wrong"> {
  const text = csv.replace(/^\uFEFF/, "");
  const first = text.split(/\r?\n/, 1)[0] ?? "";
  const separator = [";", "\t", ","].find((each) => first.includes(each)) ?? ";";
  const table = cellsOf(text, separator);
  const head = (table[0]?.cells ?? []).map((each) => each.trim().toLowerCase());
  const at = (column: keyof typeof columns): number => head.findIndex((each) => (columns[column] as readonly string[]).includes(each));
  if (at("name") < 0 || table.length < 2) return refuse("csv-damaged");
  const rows: PersonRow[] = [];
  for (const { line, cells } of table.slice(1)) {
    if (cells.every((cell) => cell.trim() === "")) continue;
    const cell = (column: keyof typeof columns): string => cells[at(column)] ?? "";
    const roles = rolesIn(cell("roles"));
    if (roles === null) return refuse("csv-row-wrong", { line: String(line), why: `rollen "${cell("roles").trim()}" findes ikke.` });
    rows.push({ line, fields: tidy({ name: cell("name"), email: cell("email"), initials: cell("initials"), title: cell("title") }), roles });
  }
  return allow(rows);
}

function cellsOf(text: string, separator: string): { line: number; cells: string[] }[] {
  const rows: { line: number; cells: string[] }[] = [];
  let cells: string[] = [];
  let cell = "";
  let quoted = false;
  let line = 1;
  let started = 1;
  const endRow = (): void => {
    rows.push({ line: started, cells: [...cells, cell] });
    cells = [];
    cell = "";
    started = line;
  };
  for (let i = 0; i < text.length; i++) {
    const sign = text[i]!;
    if (sign === "\n") line++;
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (text[i + 1] === '"') {
        cell += '"';
        i++;
      } else quoted = false;
    } else if (sign === '"' && cell.trim() === "") {
      quoted = true;
      cell = "";
    } else if (sign === separator) {
      cells.push(cell);
      cell = "";
    } else if (sign === "\n") endRow();
    else if (sign !== "\r") cell += sign;
  }
  if (cell !== "" || cells.length > 0) endRow();
  return rows;
}
