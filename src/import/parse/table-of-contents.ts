/** The table of contents: titles with the pages they stand on. Titles are often cut there (LAYOUTS case 12), so it only ever confirms. */

import { contentsHeading } from "#core/house-styles/house-style.ts";
import type { Line } from "./lines.ts";

export type ContentsEntry = { title: string; page: string | null };

const pageAtEnd = /\d{1,4}$/u;
const leader = /[.…·\s]/u;

/** True for the heading above the contents. */
export function opensContents(line: Line): boolean {
  return line.text.trim().replace(/:$/u, "").toLowerCase() === contentsHeading.toLowerCase();
}

/** One line of the contents. The page may stand after dots, a tab or only a space; a title that wraps has none. */
export function contentsEntry(text: string): ContentsEntry {
  const line = text.trim();
  const page = pageAtEnd.exec(line.slice(-5))?.[0] ?? "";
  const end = endOfTitle(line, line.length - page.length);
  const between = line.slice(end, line.length - page.length);
  // Without dots a year at the end of a title looks like a page, so only three digits count.
  const led = /[\t…]|\.[ .]*\./u.test(between.slice(0, 200)) || (between !== "" && /^\s+$/u.test(between) && page.length < 4);
  if (page !== "" && led) return { title: line.slice(0, end), page };
  const dotted = endOfTitle(line, line.length);
  return { title: line.slice(dotted).length > 2 ? line.slice(0, dotted) : line, page: null };
}

// Where the title ends before the dots and spaces that lead to the page. Walked from the end: a page of dots is a page of dots.
function endOfTitle(line: string, from: number): number {
  let end = from;
  while (end > 0 && leader.test(line[end - 1]!)) end -= 1;
  return end;
}

/** The entry as it is kept: title and page as two cells of a row. */
export function contentsRow({ title, page }: ContentsEntry): string {
  return page === null ? title : `${title}\t${page}`;
}

/** Entries as titles, with lines that only continue the one above joined to it. `pages` tells whether this document's contents has pages. */
export function contentsTitles(entries: readonly ContentsEntry[]): string[] {
  const paged = entries.some((entry) => entry.page !== null);
  const titles: string[] = [];
  let open = "";
  for (const { title, page } of entries) {
    open = open === "" ? title : `${open} ${title}`;
    if (page === null && paged) continue;
    titles.push(open);
    open = "";
  }
  return open === "" ? titles : [...titles, open];
}

/** Whether a title in the contents can be this title: the same, or one of them cut short. */
export function sameTitle(a: string, b: string): boolean {
  const [x, y] = [bare(a), bare(b)];
  if (x === "" || y === "") return x === y;
  return x.startsWith(y) || y.startsWith(x);
}

function bare(title: string): string {
  return title.toLocaleLowerCase("da").replace(/[^\p{L}\p{N}]+/gu, "");
}
