/** The table of contents: titles with the pages they stand on. Titles are often cut there (LAYOUTS case 12), so it only ever confirms. */

import { contentsHeading } from "#core/house-styles/house-style.ts";
import type { Line } from "./lines.ts";

export type ContentsEntry = { title: string; page: string | null };

const dotsAndPage = /^(.*?)[.\s…·]*(?:\.{2,}|…|\t)[.\s…·]*(\d{1,4})$/u;
// Without dots a year at the end of a title looks like a page, so only three digits count.
const pageAfterTitle = /^(.*\S)\s+(\d{1,3})$/u;

/** True for the heading above the contents. */
export function opensContents(line: Line): boolean {
  return line.text.trim().replace(/:$/u, "").toLowerCase() === contentsHeading.toLowerCase();
}

/** One line of the contents. The page may stand after dots, a tab or only a space; a title that wraps has none. */
export function contentsEntry(text: string): ContentsEntry {
  const line = text.trim();
  // Long runs of dots are cut first, so that the search for the page never has to try them one by one.
  const short = line.replace(/\.{3,}/gu, "...");
  const found = dotsAndPage.exec(short) ?? pageAfterTitle.exec(short);
  return found ? { title: found[1]!.replace(/[.\s…]+$/u, ""), page: found[2]! } : { title: short.replace(/\.{3,}$/u, ""), page: null };
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
