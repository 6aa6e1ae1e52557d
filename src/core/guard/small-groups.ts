/** Groups so small that those in them can be told: under five persons, counted in text or in a table (DOMAIN §3). */

import type { Spot } from "./finding.ts";
import type { Readable } from "./readable.ts";

const persons =
  "(?:borgere|ledige(?!\\s(?:bolig|stilling|plads|lokale|lejemål|job|grund|areal|kapacitet|byggegrund|timer))|sygemeldte|børn|familier|elever|flygtninge|kvinder|mænd|anbragte|modtagere|kontanthjælpsmodtagere|dagpengemodtagere|personer|ansøgere|beboere|unge|ældre|aktivitetsparate|jobparate|fleksjobbere|førtidspensionister|integrationsborgere|udlændinge|patienter|brugere|husstande|forældre|brødre|søstre|drenge|piger|indsatte|selvmord|dødsfald)";
const delicate =
  /(?:diagnose|angst|depression|psykisk|psykiatri|misbrug|alkohol|stof(?:fer|misbrug)|anbragt|anbring|tvangs|vold|overgreb|krænk|kriminel|straffet|dømt|dom for|fængsel|fængslet|afsoner|selvmord|afgået ved døden|død|døde|kræft|demens|handicap|udviklingshæm|autis|adhd|hiv|abort|gravid|seksuel|hjemløs|prostitu|sygdom|syge?meldt|indlagt|skilsmisse|incest|flygtninge fra|terminal|sanktion|bedrageri|snyd|opsagt|afskedig|fyret)/iu;

const inText = new RegExp(`(?<![\\p{L}\\d.,/§-])(?:([1-4])|(to|tre|fire))[ \\n](?:[\\p{L}-]{2,20} ){0,2}?(${persons})(?![\\p{L}])`, "giu");
const tableLabel = new RegExp(`(?<![\\p{L}])${persons}(?![\\p{L}])`, "iu");

/** Small counts of persons. Beside words on health, crime or family they stop; others are looked at. */
export function smallGroupSpots(text: Readable): Spot[] {
  const found: Spot[] = [];
  for (const match of text.text.matchAll(inText)) {
    if (match[1] !== undefined && numbersSomethingElse(text.text, match.index, match[0])) continue;
    const sentence = sentenceAround(text.text, match.index, match.index + match[0].length);
    found.push(spot(text, match.index, match.index + match[0].length, delicate.test(sentence)));
  }
  if (text.text.includes("\t") || text.text.includes("|")) inTables(text, found);
  return found;
}

// "Bilag 2 Ældre og sundhed", "delaftale 1 er kontanthjælpsmodtagere", and the entries of a numbered list.
function numbersSomethingElse(text: string, at: number, found: string): boolean {
  const before = text.slice(Math.max(0, at - 24), at);
  if (/(?:^|\n)\s*$/u.test(before)) return /^\d\s\p{Lu}/u.test(found);
  return (
    /^\d\s(?:er|for|i|om|og|på)\s/iu.test(found) ||
    /(?:bilag|aftale|punkt|pkt\.|nr\.|trin|fase|kapitel|stk\.|afsnit|spor|tema|side|tabel|figur|gruppe|niveau|model|scenarie|version|del|uge|kl\.|til|\.|[-–/]) ?$/iu.test(
      before,
    )
  );
}

function spot(text: Readable, start: number, end: number, stops: boolean): Spot {
  return {
    kind: "small-group",
    start: text.at(start),
    end: text.at(end - 1) + 1,
    certainty: stops ? 0.7 : 0.4,
    level: stops ? "stop" : "look",
    what: stops ? "En gruppe på under fem personer med følsomme forhold" : "En gruppe på under fem personer",
    todo: stops ? "Skriv »under fem«, eller skriv, hvorfor ingen kan kendes." : "Se efter, om nogen kan kendes.",
    identity: text.text.slice(start, end).toLowerCase().replace(/\s+/gu, " "),
  };
}

function sentenceAround(text: string, start: number, end: number): string {
  const before = text.slice(Math.max(0, start - 160), start);
  const after = text.slice(end, end + 160);
  return before.slice(Math.max(before.lastIndexOf(". "), before.lastIndexOf("\n"), 0)) + text.slice(start, end) + (/^[^.\n]*/u.exec(after)?.[0] ?? "");
}

// A row of cells whose first tells of persons, or that stands under a heading that does.
function inTables(text: Readable, found: Spot[]): void {
  let at = 0;
  let heading = "";
  for (const row of text.text.split("\n")) {
    const cells = row.split(/[\t|]/u);
    if (cells.length > 1) {
      const figures = cells.slice(1).filter((cell) => /^\s*\d/u.test(cell)).length;
      if (figures === 0) heading = row;
      const about = `${cells[0]} ${heading}`;
      if (figures > 0 && tableLabel.test(about)) {
        let start = at + cells[0]!.length + 1;
        for (const cell of cells.slice(1)) {
          if (/^\s*[1-4]\s*$/u.test(cell)) {
            const digit = start + cell.search(/\d/u);
            const each = spot(text, digit, digit + 1, delicate.test(about));
            found.push({ ...each, identity: `${cells[0]!.trim().toLowerCase()}:${cell.trim()}` });
          }
          start += cell.length + 1;
        }
      }
    } else heading = row.trim() === "" ? "" : heading;
    at += row.length + 1;
  }
}
