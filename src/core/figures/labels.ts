/** What a figure counts, in the text's own words: the counted noun with what follows it, or the noun that stands before a share or an amount. */

import type { DanishNumber } from "./danish-number.ts";
import type { Counted } from "./units.ts";

const longest = 90;

/** "Stadfæstelse" of "Stadfæstelse: 126 sager": the words of a line before a colon that the number follows; null when it is no such line. */
export function lineLabel(text: string, { start }: Pick<DanishNumber, "start">): string | null {
  const found = /^(?:[-–•·]\s)?([\p{L}][^:.;\d]{1,60}):\s*(?:ca\.\s|i alt\s)?$/u.exec(text.slice(0, start));
  return found === null ? null : found[1]!.trim();
}

// After the noun: where, of whom, of what age. It ends where the sentence goes on.
const after =
  /^(?:\s(?:på|i|med|uden|fra|under|over|af|til|inden for|mellem|om)\s(?:(?!(?:mod|og|der|som|er|var|har|havde|samt|eller|hvor|hvilket|end|blev|mens|men|den|pr\.?)(?!\p{L}))[\p{L}-]+\s?|\d{1,2}\s?[-–]\s?\d{1,2}\s?år\s?){1,5})/iu;

/** The counted noun phrase and what tells it nearer: "unge i aldersgruppen 25-29 år", "fuldtidspersoner på kontanthjælp". */
export function labelOfCounted(text: string, counted: Counted): string {
  const rest = text.slice(counted.end, counted.end + longest);
  const more = after.exec(rest)?.[0] ?? "";
  // A period is told by itself: "borgere i august 2017".
  const told = more.replace(
    /\s(?:i|pr\.?|på|fra|til|med|af|om)\s(?:januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december|år(?:et)?)(?!\p{L}).*$/iu,
    "",
  );
  return `${counted.phrase}${told}`.replace(/(?:\s(?:på|i|med|fra|under|over|af|til|om|ud|alt|alle|de|en|et|det|den))+$/iu, "").trim();
}

const verbs =
  "er|var|har|havde|udgør|udgjorde|udgøre|ligger|lå|vil|ville|være|blev|bliver|kan|kunne|skal|stige|steg|stiger|steget|falde|faldt|falder|faldet|ses|svarer|svarende|modtager|modtaget|modtog|udgjort|kommet|gået|rykket|ansøges|bevilges|yder|finder|får|fået|kostet|koster|beløber|opgøres|angives|viser|indgår|sker|sket|forventes|afsat|modtage|visiteret|truffet|udgøre|årligt|dermed|derved|fortsat|tilmed|ligeledes|herefter|aktuelt|stigende|faldende|budgetteret|brugt|anvendt|reduceres|sig|beregner";
const trailing = new RegExp(
  `(?:^|\\s)(?:${verbs}|på|med|til|fra|om|af|i|for|ved|over|under|mod|alt|samlet|ca\\.?|cirka|knap|godt|mindst|mere end|op til|omtrent|omkring|kun|dog|nu|der|som|at|det|den|de|en|et|hvor|hvilket|og|samt|mens|end|gennemsnitligt|i alt|sig|nr\\.?|plads|top-)$`,
  "iu",
);
const leading =
  /^(?:at|og|samt|mens|men|hvor|hvilket|som|der|den|det|de|en|et|hvoraf|heraf|end|for|i|på|med|af|dog|således|samtidig|vil|ses|er|har|under|til|forhold|ud fra|antagelse|om|dermed|tilmed|fortsat|denne|dette|(?:primo|medio|ultimo)\s\p{L}+)\s/iu;
const verb = new RegExp(`(?<!\\p{L})(?:${verbs})\\s`, "giu");

/** The noun before a share, an amount or a rank: the words of its clause without the verb; null when there are none. `from` is where the number before it ended. */
export function labelBefore(text: string, { start }: Pick<DanishNumber, "start">, from: number): string | null {
  let clause = text
    .slice(from, start)
    .replace(/\(\s*(?:ca\.\s*)?$/u, "")
    .trimEnd();
  const cut = Math.max(clause.lastIndexOf(";"), clause.lastIndexOf(":"), clause.lastIndexOf("("), commaBefore(clause));
  if (cut >= 0) clause = clause.slice(cut + 1);
  clause = clause
    .replace(/^[\s,.)%]+/u, "")
    .replace(/^(?:per|pr\.?)\s\p{L}+\s?/iu, "")
    .trim();
  clause = stripped(clause);
  // What stands before the verb is when and where; what stands after it is what is told ("På området ses et samlet forbrug").
  const verbsIn = [...clause.matchAll(verb)];
  const last = verbsIn.at(-1);
  if (last !== undefined) {
    const rest = stripped(clause.slice(last.index + last[0].length));
    if (rest.length > 3) clause = rest;
    else clause = stripped(clause.slice(0, last.index));
  }
  while (leading.test(clause)) clause = clause.replace(leading, "");
  clause = clause
    .replace(/^(?:[-–•·]|\d{1,2}[.)])\s(?:at\s)?/u, "")
    .replace(/\s(?:for|i|pr\.)\s(?:året?\s)?(?:19|20)\d{2}$/u, "")
    .replace(/[\s,]+$/u, "");
  return clause.length < 3 || !/\p{L}{3}/u.test(clause) || /^(?:og|mod|til|fra|denne|dette|dermed|hvoraf|heraf)$/iu.test(clause)
    ? null
    : clause.slice(-longest).trim();
}

function commaBefore(clause: string): number {
  const at = clause.lastIndexOf(", ");
  return at >= 0 && clause.length - at > 6 ? at : -1;
}

function stripped(words: string): string {
  let clause = words.trim();
  for (let before = ""; before !== clause;) {
    before = clause;
    clause = clause.replace(trailing, "").trim();
  }
  return clause;
}

/** What is said of a share that opens its clause: "af borgerne er kvinder" of "63 % af borgerne er kvinder"; null when nothing is. */
export function labelAfterShare(text: string, { start, end, unit }: Pick<DanishNumber, "start" | "end" | "unit">): string | null {
  if (!/(?:^|[,;(]|\sog|\sat)\s?(?:ca\.\s|knap\s|godt\s)?$/iu.test(text.slice(0, start).replace(/^[-–•]\s/u, ""))) return null;
  const found = /^\s(?:(?!(?:og|,)\s\d)[^,.;()])+/u.exec(text.slice(Math.max(end, unit?.end ?? 0)));
  const words = found?.[0].replace(/\s(?:og|mens|men)\s*$/iu, "").trim() ?? "";
  return /\p{L}{3}/u.test(words) ? words.slice(0, longest).trim() : null;
}

/** "på landsplan" of "mod 46 % på landsplan"; null when nothing tells what is compared with. */
export function labelAfterMod(text: string, { start, end, unit }: Pick<DanishNumber, "start" | "end" | "unit">): string | null {
  if (!/(?<!\p{L})mod\s(?:ca\.\s|knap\s|godt\s)?$/iu.test(text.slice(Math.max(0, start - 14), start))) return null;
  const words = /^\s(?:på|i|for|hos|blandt)\s[^,.;()\d]{3,40}/iu.exec(text.slice(Math.max(end, unit?.end ?? 0)))?.[0].trim() ?? null;
  return words === null || /\s(?:januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december)$/iu.test(words) ? null : words;
}
