/** Lines that belong to the page and not to the minutes: navigation, cookie banners, running heads, page numbers (LAYOUTS cases 11 and 20). */

import type { Line } from "./lines.ts";

const furniture: readonly RegExp[] = [
  /^[|.\s·•!-]{0,3}[|.·•!]$/u,
  /^[_=~–—-]{3,}$/u,
  /cookie/iu,
  /^(?:søg|menu|hjem|luk|vælg|print|del|del siden|you are here|du er her:?.*|gå til (?:indhold|hovedindhold).*|spring til (?:indhold|hovedindhold).*|skip til hoved ?indholdet|skip to .*)$/iu,
  /^(?:til toppen|til indholdsfortegnelse|tilbage til toppen|udskriv(?: hele dagsord(?:e)?nen)?|fold alle(?: punkter)?(?: ud| ind)?|luk alle punkter.*|vis alle punkter.*|åbn alle.*|show video|hide video|video fra mødet|se alle bilag|samlet dokument|hent som fil:?|hent (?:som )?pdf.*|kopi(?:er|ér) link til punktet.*|klik her for at .*|se kommende møder|se video.*|vis hele punktet|vis (?:mere|mindre|alt)|læs mere(?: her)?|skjul(?: punkt(?:et)?)?|fold (?:ind|ud)|lyt til .*|oplæs.*)$/iu,
  /^hjem (?:politik|politiske|om kommunen|borger)\b.*$/iu,
  /^(?:mødefakta|mødedetaljer|first-agenda sagsfremstilling|transkript)$/iu,
  /^(?:side|page)!? *!?\d{1,4}(?: *(?:af|of|\/)!? *!?\d{1,4})?$/iu,
  /^\d{1,3} af \d{1,3}$/u,
  /^\p{Lu}[\p{L} ]{2,30} kommunes logo$/iu,
  /^(?:her finder du|du har valgt|gå ikke glip af|politisk mødekalender|se dagsordener og referater|dagsordener og referater$|liste med dato).*$/iu,
  /^(?:accepter|accepter alle|afvis|afvis alle|kun nødvendige|corona\b.*|restriktioner forlænges.*)$/iu,
  /^(?:https?:\/\/|www\.)\S+$/u,
  /^[A-Z]:\\\S.*$/u,
  // Letter-spaced ornaments: "D A G S O R D E N".
  /^(?:\p{L} ){4,}\p{L}$/u,
];

/** True when the line is page furniture wherever it stands. */
export function isFurniture(text: string): boolean {
  const words = text.replace(/^[\^↑»›] */u, "");
  return text.length <= 200 && furniture.some((each) => each.test(words));
}

/**
 * Texts that repeat at the top or bottom of most pages: running heads and feet, with page numbers read as the same text.
 * Needs a document with pages; others have none.
 */
export function runningHeads(lines: readonly Line[]): ReadonlySet<number> {
  const edges = new Map<number, number[]>();
  for (const [index, line] of lines.entries()) {
    const page = edges.get(line.page);
    if (page === undefined) edges.set(line.page, [index]);
    else page.push(index);
  }
  const found = new Set<number>();
  if (edges.size < 3) return found;
  const seen = new Map<string, number[]>();
  for (const page of edges.values()) {
    for (const index of new Set([...page.slice(0, 4), ...page.slice(-3)])) {
      const key = lines[index]!.text.slice(0, 200).replace(/\d+/g, "#").replace(/\s+/g, " ").trim();
      const places = seen.get(key);
      if (places === undefined) seen.set(key, [index]);
      else places.push(index);
    }
  }
  for (const places of seen.values()) {
    const pages = new Set(places.map((index) => lines[index]!.page)).size;
    if (pages >= Math.max(3, edges.size * 0.5)) for (const index of places) found.add(index);
  }
  return found;
}
