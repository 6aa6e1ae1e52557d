/** What a case is called in a mail: a closed one only by its neutral title, since mail is read on lock screens and passed on. */

import type { CasePaper } from "#core/case.ts";

export function mailTitle(paper: Pick<CasePaper, "closed" | "title" | "publicTitle">): string {
  return paper.closed ? (paper.publicTitle ?? "en lukket sag") : paper.title;
}
