/**
 * Text of a PDF whose pages were each read as one line (LAYOUTS D5): cut again where a label, a heading or a number must have begun a
 * line. What the cut gets wrong is harmless as long as the words stay in order: a number that opens nothing is text again later.
 */

import { knownHeadings } from "#core/section-role.ts";
import type { Line } from "./lines.ts";
import { cutAt, pieceOf, type Piece } from "./pieces.ts";

const wholePage = 400;
// A line in which labels of the header and of items follow each other has been a page.
const labelInside =
  /(?<= )(?:Mødedato|Mødested|Mødetidspunkt|Medlemmer|Deltagere|Sagsnr\.|Sagsid\.|Resume|Resumé|Sagsfremstilling|Indstilling|Beslutning) ?:/gu;

const pageNumber = /^(?<number>\d{1,4}) (?=\S)/u;
const longLine = 180;

/** True for a transcript of pages: long lines, each beginning with the next page number. */
export function isFlattened(lines: readonly Line[]): boolean {
  if (lines.length <= 3 && lines.some((line) => line.text.length >= wholePage && [...line.text.matchAll(labelInside)].length >= 4)) return true;
  let expected = 1;
  let long = 0;
  for (const line of lines.slice(0, 40)) {
    if (Number(pageNumber.exec(line.text.slice(0, 8).trim() + " x")?.groups?.number) === expected) {
      expected += 1;
      if (line.text.length >= longLine) long += 1;
    }
  }
  return expected > 1 && long > 0 && (expected > 2 || lines.length <= 3) && expected - 1 >= Math.min(lines.length, 40) / 2 - 1;
}

const capitalised = (name: string): string => name[0]!.toLocaleUpperCase("da") + name.slice(1);
const escaped = (name: string): string => name.replaceAll(".", "\\.");
const byLength = (names: readonly string[]): string =>
  [...names]
    .sort((a, b) => b.length - a.length)
    .map(escaped)
    .join("|");
const headings = byLength(knownHeadings.flatMap((name) => [capitalised(name), name.toLocaleUpperCase("da")]));
const labels = byLength([
  "Mødedato",
  "Mødedo",
  "Dato",
  "Mødetidspunkt",
  "Mødetid",
  "Mødested",
  "Mødelokale",
  "Sted",
  "Lokale",
  "Starttidspunkt for møde",
  "Sluttidspunkt for møde",
  "Starttidspunkt",
  "Sluttidspunkt",
  "Udsendelsesdato",
  "Start kl.",
  "Slut kl.",
  "Møde nr.",
  "Deltagere",
  "Mødedeltagere",
  "Medlemmer",
  "Til stede",
  "Tilstede",
  "Gæster",
  "Referent",
  "Sekretær",
  "Afbud fra",
  "Afbud",
  "Fraværende",
  "Stedfortrædere",
  "Formand",
  "Næstformand",
  "Bemærkninger til dagsordenen",
  "Bemærkninger",
  "Meddelelser",
  "Tidspunkt",
  "Acadre sagsnr.",
  "Sagsnr.",
  "Sagsnr",
  "Sagsid.",
  "Sags-id",
  "Dok.nr.",
  "J.nr.",
  "Initialer",
  "Sagsansvarlig",
  "Sagsbehandler",
  "Udvalg",
  "TEMA",
  "Tema",
]);
// Set in capitals, a label needs no colon to be one.
const capitals = byLength(
  [...knownHeadings, "mødedato", "mødested", "mødetidspunkt", "medlemmer", "deltagere", "mødedeltagere", "fraværende", "afbud", "til stede"]
    .filter((name) => name.length > 4)
    .map((name) => name.toLocaleUpperCase("da")),
);
const body = "\\p{Lu}[\\p{L} ,&-]{3,80}?";

// Each pattern matches where a line began. Lookbehinds keep the cut out of the middle of words and of "Sagsid.: 14/40".
const lineBegins = new RegExp(
  [
    "(?:Indholdsfortegnelse|INDHOLDSFORTEGNELSE|Indhold Åben dagsorden)(?=[ :]|$)",
    "Indhold(?= \\d{1,3}\\. )",
    "(?:REFERAT|DAGSORDEN|BESLUTNINGSPROTOKOL|Bilagsliste|Underskriftsblad|Underskriftsark|Underskrifter)(?= |$)",
    "(?<=[\\p{L}.] )(?:Godkendt|Tiltrådt|Taget til efterretning)(?=[. ]|$)",
    "\\p{Lu}[\\p{L}-]{4,40} den \\d{1,2}\\. \\p{L}{3,9} \\d{4}, pkt\\. \\d{1,3}",
    `(?:${labels}) ?:`,
    `(?:${headings}):`,
    `(?<=[.:?!)\\d] |(?:sag|punkt) )(?:${headings})(?= \\p{Lu})`,
    `(?:${capitals})(?= )`,
    "(?:Åben|Lukket) sag(?=$|[ ,])(?!:)",
    "(?<!\\d\\.? )Lukket(?: sag| punkt)? ?[-:] ?\\p{L}",
    `Beslutning(?:er)?:? (?:i |på )?${body} den(?= ?:| \\p{Lu}| \\d|$)`,
    "Beslutning den ?:",
    `\\p{Lu}[\\p{L}-]{4,40}s møde(?: den)? \\d{1,2}\\. \\p{L}{3,9} \\d{4} Punkt \\d{1,3}:`,
    "Side!? !?\\d{1,4}(?: af!? !?\\d{1,4})?(?= |$)",
    "Side [ivxl]{1,6}(?= )",
    "Den \\d{1,2}\\. \\p{L}{3,9} \\d{4}:",
    "Til (?:behandling|efterretning) - for (?:åbne|lukkede) døre",
    "D A G S O R D E N|R e f e r a t",
    "\\p{Lu}{5,}(?:UDVALGET|BESTYRELSEN|(?<!OM)RÅDET)(?= )",
    // Names with party that end the first page without a label (Lejre).
    "(?<=\\p{Lu}\\p{L}+ )(?:\\p{Lu}[\\p{L}-]+ \\p{Lu}[\\p{L}-]+ \\([^()]{1,12}\\) ?)+$",
    // Not in "Chr. 8. Vej".
    '(?<!\\p{Lu}\\p{L}{0,3}\\. |(?:pkt|nr|stk|kl|punkt|sag)\\.? )\\d{1,4}\\. (?=[\\p{Lu}"]|\\d\\. behandling|\\d{2}/\\d{3,6} )',
    "\\d{1,4}\\.\\.\\. ?(?=\\p{Lu})",
    "Sag nr\\. \\d{1,4} (?=\\p{Lu})",
    "Punkt: \\d{1,4}(?= )",
    "Punkt \\d{1,4} (?=\\p{Lu})",
    "(?<![:.] ?)(?:\\d{2})?/\\d{4,6} (?=\\p{Lu}|Beslutning)",
    "(?<![:.] ?)\\d{2}/\\d{3,6} (?=(?:Beslutning|Resum|Sagsfrem|Indstil))",
    "(?<=, )\\d{1,4} (?=\\p{Lu})",
    "(?:åben|lukket)$",
    "(?:Tid(?= \\p{Lu}\\p{L}+dag)|Sted(?= \\p{Lu})|Afbud(?= Fraværende)|Fraværende(?= Indhold))",
    "(?:Åbent?|Lukket) (?:Referat|beslutningsprotokol|dagsorden)(?= )",
    "\\.{3,} ?(?:\\d{1,4}|[ivxl]{1,6})?(?= |$)",
    "Møde i \\p{Lu}\\p{L}+ den \\d",
  ]
    .map((each) => `(?:${each})`)
    .join("|"),
  "gu",
);

// Marks that end themselves: what follows begins a line of its own.
const headingAlone = new RegExp(`^(?:(?!Beslutning (?:i |på )?\\p{Lu}[^.:]{3,80} den(?![\\p{L}]))(?:${headings}))(?= \\p{Lu})`, "u");
const standsAlone =
  /^(?:Indholdsfortegnelse:?(?: (?:Side|Pkt\. Tekst Side|Sag Tekst Sidenr\.))?|INDHOLDSFORTEGNELSE:?|Indhold|REFERAT|DAGSORDEN|BESLUTNINGSPROTOKOL|Bilagsliste|Underskriftsblad|Side!? !?\d{1,4}(?: af!? !?\d{1,4})?|Side [ivxl]{1,6}|(?:Åben|Lukket) sag|\p{Lu}{5,}(?:UDVALGET|BESTYRELSEN|(?<!OM)RÅDET)|(?:\d{2})?\/\d{4,6}|\d{2}\/\d{3,6}|D A G S O R D E N|R e f e r a t|Til (?:behandling|efterretning) - for (?:åbne|lukkede) døre)(?= |$)/u;
// The end of a list entry: "...15", "...xv".
const pageAfterDots = /^\.{3,}/u;
const mostCut = 200_000;

/** Pieces of a flattened transcript. */
export function flattenedPieces(lines: readonly Line[]): Piece[] {
  let page = 0;
  const cut = lines.flatMap((line, index) => {
    const piece = pieceOf(line, index);
    const number = pageNumber.exec(piece.text);
    const isPage = number !== null && Number(number.groups!.number) === page + 1;
    if (isPage) page += 1;
    const text = isPage ? piece.text.slice(number[0].length) : piece.text;
    return text.length > mostCut ? [{ ...piece, text }] : pagePieces({ ...piece, text });
  });
  return withListedTitles(cut);
}

function pagePieces(piece: Piece): Piece[] {
  const offsets = new Set<number>();
  const { text } = piece;
  for (const found of text.matchAll(lineBegins)) {
    if (pageAfterDots.test(found[0])) {
      offsets.add(found.index + found[0].length);
      continue;
    }
    if (found.index > 0 && text[found.index - 1] !== " ") continue;
    if (found.index > 0 && /[\p{L}\d]/u.test(text[found.index - 1]!)) continue;
    offsets.add(found.index);
    const head = text.slice(found.index, found.index + 140);
    const alone = standsAlone.exec(head) ?? headingAlone.exec(head);
    if (alone) offsets.add(found.index + alone[0].length);
  }
  return cutAt(
    piece,
    text,
    [...offsets].filter((offset) => offset > 0 && offset < text.length).sort((a, b) => a - b),
  ).map((part) => ({ ...part, text: part.text.replace(/^(\d{1,4})\.\.\. ?/u, "$1. ") }));
}

const longestList = 20_000;

// The list of items holds the titles: a title that runs into the case's first sentence ends where it leaves the list's words, and a title
// whose number was lost is found again by its words (Silkeborg, Svendborg).
function withListedTitles(pieces: readonly Piece[]): Piece[] {
  const from = pieces.findIndex((piece) => /^Indhold/iu.test(piece.text));
  if (from < 0) return [...pieces];
  const listLine = pieces[from]!.line;
  const list = pieces
    .filter((piece, at) => piece.line === listLine && at >= from)
    .map((piece) => piece.text)
    .join(" ")
    .slice(0, longestList);
  const listed = [...list.matchAll(/(?<=^|\s)(?<number>\d{1,4})\.? (?<title>\p{Lu}.{8,300}?)(?= \d{1,4}\.? \p{Lu}|$)/gu)].map((each) => ({
    number: each.groups!.number!,
    words: each.groups!.title!.split(" "),
  }));
  const given = new Set<string>();
  for (const piece of pieces) if (piece.line !== listLine) given.add(/^(\d{1,4})\.? /u.exec(piece.text)?.[1] ?? "");
  return pieces.flatMap((piece) => {
    if (piece.line === listLine) return [piece];
    const numbered = /^(?<number>\d{1,4})\. (?<rest>.+)$/u.exec(piece.text)?.groups;
    if (numbered) {
      const words = numbered.rest!.split(" ");
      const first = list.includes(`${numbered.number} ${words[0]} `) || list.includes(`${numbered.number}. ${words[0]} `);
      const kept = Math.max(commonWords(words, list), first ? 1 : 0);
      if (kept < (first ? 1 : 2)) return [piece];
      // A title the list confirms weighs as a bold one does.
      const confirmed = { ...piece, bold: true };
      // Only where it runs into a sentence: a title may say more over the text than in the list.
      if (!/[.!?](?: |$)/u.test(numbered.rest!) && numbered.rest!.length <= 120) return [confirmed];
      return kept >= words.length ? [confirmed] : splitWords(confirmed, kept + 1);
    }
    for (const { number, words } of listed) {
      if (given.has(number)) continue;
      const opening = words.slice(0, 3).join(" ");
      const at = piece.text.indexOf(opening);
      if (at < 0 || words.length < 3) continue;
      given.add(number);
      const title = { ...piece, text: `${number}. ${piece.text.slice(at)}` };
      return at === 0 ? [title] : [{ ...piece, text: piece.text.slice(0, at).trim() }, title];
    }
    return [piece];
  });
}

// How many of the words follow each other in the list as well.
function commonWords(words: readonly string[], list: string): number {
  const [lowWords, low] = [words.map((word) => word.toLocaleLowerCase("da")), list.toLocaleLowerCase("da")];
  let kept = 0;
  for (let count = 2; count <= Math.min(lowWords.length, 40); count += 1) {
    const found = low.indexOf(lowWords.slice(0, count).join(" "));
    if (found < 0) break;
    kept = count;
  }
  return kept;
}

function splitWords(piece: Piece, words: number): Piece[] {
  const offset = piece.text.split(" ").slice(0, words).join(" ").length;
  return cutAt(piece, piece.text, [offset]);
}
