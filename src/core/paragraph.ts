/** A section's text as blocks a page can show: paragraphs, lists, tables, local headings. Each paragraph has an address of its own. Pure. */

import { fingerprint } from "./fingerprint.ts";

export type Block =
  | { kind: "paragraph"; text: string; anchor: string }
  | { kind: "heading"; text: string; anchor: string }
  | { kind: "list"; ordered: boolean; points: { text: string; mark: string; anchor: string }[] }
  | { kind: "table"; rows: string[][]; anchor: string };

const bullet = /^[•·▪◦‣●○■–—-]\s+(?=\S)/u;
const numbered = /^(\(?\d{1,2}[.)]|[a-zæøå][.)])\s+(?=\S)/u;

/** Lines to blocks. A tab parts the cells of a table's row; a short line without a full stop before a paragraph is a heading of its own. */
export function blocksOf(text: string, anchors: Anchors = new Anchors()): Block[] {
  const lines = text.replace(/\r\n?/g, "\n").split("\n");
  const blocks: Block[] = [];
  let blankBefore = true;
  for (const [index, written] of lines.entries()) {
    const line = written.trim();
    if (line === "") {
      blankBefore = true;
      continue;
    }
    const last = blocks.at(-1);
    const cells = written.includes("\t") ? written.split("\t").map((cell) => cell.trim()) : null;
    const mark = bullet.exec(line)?.[0] ?? numbered.exec(line)?.[0] ?? null;
    if (cells !== null && cells.length > 1) {
      if (last?.kind === "table") last.rows.push(cells);
      else blocks.push({ kind: "table", rows: [cells], anchor: anchors.for(line) });
    } else if (mark !== null && !isOrdinal(line)) {
      const ordered = numbered.test(line);
      const point = { text: line.slice(mark.length), mark: mark.trim(), anchor: anchors.for(line) };
      if (last?.kind === "list" && last.ordered === ordered) last.points.push(point);
      else blocks.push({ kind: "list", ordered, points: [point] });
    } else if (isHeading(line, lines.slice(index + 1), blankBefore)) blocks.push({ kind: "heading", text: line, anchor: anchors.for(line) });
    else blocks.push({ kind: "paragraph", text: line, anchor: anchors.for(line) });
    blankBefore = false;
  }
  return blocks;
}

/** Addresses of the paragraphs of one page: made from their words, so that a link holds though others move. */
export class Anchors {
  readonly #used = new Map<string, number>();

  for(text: string): string {
    const anchor = `a${fingerprint(text.replace(/\s+/g, " ").trim().toLowerCase())}`;
    const times = (this.#used.get(anchor) ?? 0) + 1;
    this.#used.set(anchor, times);
    return times === 1 ? anchor : `${anchor}-${times}`;
  }
}

/** True when the number a line begins with is no list mark: "1. behandling af …", "4. oktober". */
export function isOrdinal(line: string): boolean {
  return /^\d{1,2}\. (?:behandling|kvartal|halvår|januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december|plads|udgave)/u.test(
    line,
  );
}

/** True when the first row of a table heads its columns: it holds no figures. A row read as heading by mistake would mislead a screen reader. */
export function hasHeadRow(rows: readonly (readonly string[])[]): boolean {
  return rows.length > 1 && rows[0]!.every((cell) => !/^[\d.,% -]+$/.test(cell) || cell === "");
}

/** True for a short line without a full stop that stands before a longer paragraph. */
export function isHeading(line: string, after: readonly string[], blankBefore: boolean): boolean {
  if (line.length > 90 || !/^[\p{Lu}\d]/u.test(line) || /[.,;:!?]$/.test(line)) return false;
  const next = after.find((each) => each.trim() !== "")?.trim();
  if (next === undefined || next.includes("\t")) return false;
  return blankBefore || next.length > 90 ? next.length > line.length : false;
}
