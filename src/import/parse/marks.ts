/** What the eye takes a line for, before anything is known of the document it stands in. */

import type { CaseNumber } from "#core/case-number.ts";
import { dateIn } from "#core/calendar.ts";
import { parsePerson } from "#core/person-name.ts";
import { absenceLabel, type AbsenceLabel } from "./absence.ts";
import { bareCaseNumber, caseOnLine } from "./case-line.ts";
import { decisionHeading, type DecisionHeading } from "./decision-headings.ts";
import { bodyWord } from "./header-labels.ts";
import { isFurniture } from "./furniture.ts";
import { opensAsDecision } from "./decision-words.ts";
import type { Layout } from "./layout.ts";
import type { Piece } from "./pieces.ts";
import { sectionHeading, type SectionHeading } from "./section-headings.ts";

export type Mark =
  | { is: "furniture" }
  /** "Indholdsfortegnelse": what follows is a list of the items, not the items. */
  | { is: "contents" }
  /** "Åbne sager", "Lukkede punkter": holds for the items after it. */
  | { is: "group"; closed: boolean }
  /** "Åbent punkt" standing for one item. */
  | { is: "status"; closed: boolean }
  | { is: "case"; number: CaseNumber | null; closed: boolean | null; labelled: boolean }
  | ({ is: "absence" } & AbsenceLabel)
  | ({ is: "decision" } & DecisionHeading)
  | ({ is: "section" } & SectionHeading)
  /** "Dok.nr.: …", "Initialer: …": what stands with a case number and is kept nowhere else. */
  | { is: "detail" }
  | { is: "text" };

const contents =
  /^(?:indholdsfortegnelse:?(?: (?:side|pkt\. tekst side|sag tekst sidenr\.))?|indhold|(?:åbne )?dagsorden(?:s)?punkter|punkter(?: på dagsordenen)?|sagsliste|sagsoversigt|oversigt over (?:punkter|sager))\s*:?$/iu;
const group =
  /^(?<open>åbne?|(?:dagsorden|referat|punkter)(?: -|,)? (?:åbent møde|åben del)|åbent møde|åbne (?:punkter|sager|dagsordenspunkter)|åben (?:dagsorden|del)|efterretningssager|for åbne døre|(?:til (?:behandling|efterretning) - )?for åbne døre|tema: .{3,50})\s*:?$|^(?:lukkede|(?:dagsorden|referat|punkter)(?: -|,)? (?:lukket møde|lukket del)|lukket møde|lukkede (?:punkter|sager|dagsordenspunkter)|lukket (?:dagsorden|del|referat)|(?:til (?:behandling|efterretning) - )?for lukkede døre)\s*:?$/iu;
// "ØKONOMIUDVALGET" in capitals over the items that came from it (Ballerup).
const committeeAbove = /^\p{Lu}{5,}(?:UDVALGET|BESTYRELSEN|(?<!OM)RÅDET)$/u;
const status =
  /^(?:(?:status|punktets status|åben(?:t)?(?:\/| eller )lukket(?: punkt)?|offentlighed|type) *: *)?(?:(?<open>åbent?(?: *punkt| sag| dagsordenspunkt)?)|lukket(?: punkt| sag| dagsordenspunkt)?)$/iu;
// "Åbent punkt: Nej", "Offentlig: Ja", "Lukket: Ja"
const openOrNot = /^(?:er )?(?:punktet )?(?:(?<asked>åben|åbent|offentligt?|lukket)(?: punkt| sag)?) *\?? *: *(?<says>ja|nej)\.?$/iu;
const statusAndCase = /^(?<status>åbent?|lukket)\s*[-–:]\s*(?<number>\S.*)$/iu;
const statusAtEnd = /(?:^|\s)(?:(?<open>åbent?(?: punkt| sag)?)|lukket(?: punkt| sag)?)$/iu;

/** The marks of all pieces. A status table's head, "Åbent punkt / Lukket punkt" on lines after each other, says nothing (LAYOUTS case 16). */
export function marksOf(pieces: readonly Piece[], layout: Layout): Mark[] {
  const marks = pieces.map((piece) => markOf(piece, layout));
  for (const [i, mark] of marks.entries()) {
    const next = marks[i + 1];
    if (mark.is !== "status" || next?.is !== "status" || mark.closed === next.closed) continue;
    marks[i] = marks[i + 1] = { is: "furniture" };
    for (const above of [i - 2, i - 1]) if (/^(?:Behandling|Mødedato)$/.test(pieces[above]?.text ?? "")) marks[above] = { is: "furniture" };
  }
  valuesUnderCaseLabels(pieces, marks);
  repeatedHeadings(pieces, marks);
  footOfPage(pieces, marks);
  besidePageNumbers(pieces, marks);
  numberedGroups(pieces, marks);
  conclusionsForDecisions(pieces, marks);
  return marks;
}

// "Hammershøj Byråd   28-02-2011" over or under each "Side 3", in a text that has lost its pages: the page's running head.
function besidePageNumbers(pieces: readonly Piece[], marks: Mark[]): void {
  const beside = new Map<string, number[]>();
  for (const [i, piece] of pieces.entries()) {
    if (!/^side \d/iu.test(piece.text) || marks[i]!.is !== "furniture") continue;
    for (const at of [i - 1, i + 1]) {
      const text = pieces[at]?.text ?? "";
      if (text === "" || text.length > 120 || marks[at]!.is !== "text") continue;
      const kept = beside.get(text);
      if (kept === undefined) beside.set(text, [at]);
      else kept.push(at);
    }
  }
  // The first one is the document's own head, and may be all that tells the body and the day.
  // A line with the day or a wide gap in it that comes again word for word is a running head, page number or not.
  for (const [i, piece] of pieces.entries()) {
    if (marks[i]!.is !== "text" || piece.text.length < 15 || piece.text.length > 120 || piece.bullet !== null) continue;
    if (!(/\S\s{3,}\S/u.test(piece.text) || (bodyWord.test(piece.text) && dateIn(piece.text) !== null))) continue;
    const kept = beside.get(piece.text);
    if (kept === undefined) beside.set(piece.text, [i]);
    else if (!kept.includes(i)) kept.push(i);
  }
  for (const places of beside.values())
    if (
      places.length >= fewestTimes ||
      (places.length === 2 && places.every((at) => /^side \d/iu.test(`${pieces[at - 1]?.text}`) || /^side \d/iu.test(`${pieces[at + 1]?.text}`)))
    )
      for (const at of [...places].sort((a, b) => a - b).slice(1)) marks[at] = { is: "furniture" };
}

// "2 Sager til beslutning" right over "2.1 Salg af grund".
function numberedGroups(pieces: readonly Piece[], marks: Mark[]): void {
  for (const [i, piece] of pieces.entries()) {
    const group = /^(\d{1,2})\.? +\p{Lu}/u.exec(piece.text)?.[1];
    if (group === undefined || marks[i]!.is !== "text" || !pieces[i + 1]?.text.startsWith(`${group}.1`)) continue;
    if (/^\d{1,2}\.1\.? +\p{Lu}/u.test(pieces[i + 1]!.text)) marks[i] = { is: "group", closed: /lukke/iu.test(piece.text) };
  }
}

// Minutes written by hand call what was decided something else, and then never say "Beslutning".
function conclusionsForDecisions(pieces: readonly Piece[], marks: Mark[]): void {
  if (marks.some((mark) => mark.is === "decision")) return;
  const told = pieces.flatMap((piece, i) => (marks[i]!.is === "text" && /^Referat: *\S/u.test(piece.text) ? [i] : []));
  headingsByLetter(pieces, marks);
  // Once it is the paper's own name, item after item it is what came of them.
  if (told.length > 1)
    for (const i of told)
      marks[i] = {
        is: "decision",
        heading: "Referat",
        body: null,
        date: null,
        number: null,
        rest: pieces[i]!.text.replace(/^Referat: */u, ""),
        handedOn: false,
      };
  for (const [i, mark] of marks.entries())
    if (mark.is === "section" && conclusion.test(mark.heading))
      marks[i] = { is: "decision", heading: mark.heading, body: null, date: null, number: null, rest: mark.rest, handedOn: false };
}

// "I: At der gives 1,1 mio. kr." and "B: Anbefales": indstilling and beslutning by their first letters.
function headingsByLetter(pieces: readonly Piece[], marks: Mark[]): void {
  const opened = (letter: string): number[] => pieces.flatMap((piece, i) => (marks[i]!.is === "text" && piece.text.startsWith(`${letter}: `) ? [i] : []));
  const decided = opened("B");
  if (decided.length < 2) return;
  for (const i of decided) marks[i] = { is: "decision", heading: "B", body: null, date: null, number: null, rest: pieces[i]!.text.slice(3), handedOn: false };
  for (const i of opened("I")) marks[i] = { is: "section", role: "recommendation", heading: "I", rest: pieces[i]!.text.slice(3) };
}

const conclusion = /^(?:konklusion|aftalt|aftale|det blev aftalt|udfald|resultat)$/iu;

// "JOURNALNUMMER" on one line and "15003318" on the next: a number that only the label tells to be a case's.
function valuesUnderCaseLabels(pieces: readonly Piece[], marks: Mark[]): void {
  for (const [i, mark] of marks.entries()) {
    const value = pieces[i + 1];
    if (mark.is !== "case" || mark.number !== null || value === undefined || marks[i + 1]!.is !== "text" || value.text.length > 40) continue;
    const number = caseOnLine(`Sagsnr.: ${value.text}`);
    if (number === null || number.number === null || number.rest !== "") continue;
    marks[i] = { ...mark, number: number.number };
    marks[i + 1] = { is: "case", number: number.number, closed: null, labelled: false };
  }
}

const fewestTimes = 3;

// A short line that comes again in item after item, each time with sentences under it, is a heading of the house's own.
function repeatedHeadings(pieces: readonly Piece[], marks: Mark[]): void {
  const places = new Map<string, number[]>();
  for (const [i, piece] of pieces.entries()) {
    if (marks[i]!.is !== "text" || piece.bullet !== null || !headingOfOneLine.test(piece.text)) continue;
    const key = piece.text.toLocaleLowerCase("da").replace(/ ?:$/u, "");
    const known = places.get(key);
    if (known === undefined) places.set(key, [i]);
    else known.push(i);
  }
  for (const found of places.values()) {
    if (found.length < fewestTimes || !found.every((i) => standsOverText(i, pieces, marks))) continue;
    for (const i of found) marks[i] = { is: "section", role: "other", heading: pieces[i]!.text.replace(/ ?:$/u, ""), rest: "" };
  }
}

const headingOfOneLine = /^\p{Lu}[\p{L}-]*(?:[ ,/]+[\p{L}-]+){0,5}:?$/u;

function standsOverText(i: number, pieces: readonly Piece[], marks: readonly Mark[]): boolean {
  const [above, here, below] = [marks[i - 1], pieces[i]!, pieces[i + 1]];
  if (above === undefined || below === undefined || marks[i + 1]!.is !== "text" || ["decision", "furniture", "group", "absence", "contents"].includes(above.is))
    return false;
  // Under a bare number or above one stands a title; a name is a person.
  if (/^(?:(?:punkt|pkt\.?|sag(?: nr\.?)?):? *)?\d{1,4}\.?$/iu.test(pieces[i - 1]!.text) || parsePerson(here.text) !== null || opensAsDecision(here.text))
    return false;
  return /^\p{Lu}.{20,}[.:]$/u.test(below.text);
}

const foot = /^(?:del siden|del på .{3,20}|kontakt(?: os)?|tilgængelighedserklæring|privatlivspolitik|følg os.{0,30})$/iu;
const longestFoot = 15;

// Below "Kontakt" on a page's last lines stands whose page it is, and nothing of the meeting.
function footOfPage(pieces: readonly Piece[], marks: Mark[]): void {
  for (let i = Math.max(1, pieces.length - longestFoot); i < pieces.length; i += 1) {
    if (!foot.test(pieces[i]!.text)) continue;
    const rest = marks.slice(i);
    if (!rest.every((mark, k) => mark.is === "furniture" || (mark.is === "text" && pieces[i + k]!.text.length <= 90))) return;
    for (let at = i; at < pieces.length; at += 1) marks[at] = { is: "furniture" };
    return;
  }
}

function markOf(piece: Piece, layout: Layout): Mark {
  const { text } = piece;
  if (isFurniture(text) || (layout.furniture !== undefined && text.length <= 300 && layout.furniture.some((each) => each.test(text))))
    return { is: "furniture" };
  if (text.length <= 60) {
    if (contents.test(text)) return { is: "contents" };
    const ofGroup = group.exec(text);
    if (committeeAbove.test(text)) return { is: "group", closed: false };
    if (ofGroup && !status.test(text)) return { is: "group", closed: ofGroup.groups?.open === undefined };
    const answer = openOrNot.exec(text)?.groups;
    if (answer) return { is: "status", closed: (answer.asked!.toLowerCase() === "lukket") === /^ja/iu.test(answer.says!) };
    const ofItem = status.exec(text);
    if (ofItem) return { is: "status", closed: ofItem.groups?.open === undefined };
  }
  const absence = absenceLabel(text);
  if (absence !== null) return { is: "absence", ...absence };
  const decision = decisionHeading(text);
  if (decision !== null) return { is: "decision", ...decision };
  return caseMark(text) ?? (caseDetail.test(text.slice(0, 40)) ? { is: "detail" } : null) ?? sectionMark(piece) ?? { is: "text" };
}

const caseDetail =
  /^(?:dok\.? ?nr\.?|dokumentnr\.?|dok\.|initialer|sagsinitialer|sagsbehandler|sagsansvarlig|j\.? ?nr\.?|journalnr\.?|kontaktperson|acadre|sagstype|type) *[.:]|^dok\. \d/iu;

function sectionMark(piece: Piece): Mark | null {
  const section = sectionHeading(piece);
  return section === null ? null : { is: "section", ...section };
}

function caseMark(text: string): Mark | null {
  if (text.length > 400) return null;
  const labelled = caseOnLine(text);
  if (labelled !== null) {
    const said = statusAtEnd.exec(labelled.rest);
    return { is: "case", number: labelled.number, closed: said === null ? null : said.groups?.open === undefined, labelled: true };
  }
  const said = statusAndCase.exec(text);
  const bare = bareCaseNumber((said?.groups?.number ?? text).replace(/\s+-$/, ""));
  if (bare === null) return null;
  return { is: "case", number: bare, closed: said ? /^lukket/iu.test(said.groups!.status!) : null, labelled: false };
}
