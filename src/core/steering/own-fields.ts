/** The columns of a register a house describes itself, a line for each: "Periode; periode *". */

import { slugOf } from "../slug.ts";
import type { Field, FieldKind } from "./ledger.ts";

const kinds: Readonly<Record<string, FieldKind>> = {
  tekst: "text",
  tal: "number",
  antal: "count",
  beløb: "amount",
  procent: "percent",
  placering: "rank",
  dato: "day",
  periode: "period",
};

/** A star after a column says that it tells rows apart; without any the first does. Null when a line cannot be read. */
export function fieldsIn(text: string): Field[] | null {
  const lines = text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  const fields = lines.map((line): Field | null => {
    const [name = "", kind = "tekst"] = line
      .replace(/\s*\*$/u, "")
      .split(";")
      .map((part) => part.trim());
    const known = kinds[kind.toLocaleLowerCase("da")];
    if (name === "" || known === undefined) return null;
    return {
      key: slugOf(name),
      name,
      kind: known,
      ...(line.endsWith("*") ? { needed: true } : {}),
      ...(known === "number" || known === "amount" ? { below: true } : {}),
    };
  });
  if (!fields.every((field) => field !== null)) return null;
  const [first, ...rest] = fields;
  return first === undefined || fields.some((field) => field.needed) ? fields : [{ ...first, needed: true }, ...rest];
}
