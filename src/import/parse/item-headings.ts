/**
 * Numbered item headings, and how they are told from the numbered lists that stand inside items (LAYOUTS cases 2, 12 and 13):
 * each candidate is weighed by what stands around it, and the heaviest rising row of numbers is the agenda.
 */

import { opensAsDecision } from "./decision-words.ts";
import { headerLabel } from "./header-labels.ts";
import type { HeadingForm } from "./layout.ts";
import type { Mark } from "./marks.ts";
import type { Piece } from "./pieces.ts";

const title = "(?<title>\\S.*)";
// "Sag 15 (lukket): Garanti for lån"
const said = "(?:\\((?<status>åben|åbent|lukket|ÅBEN|ÅBENT|LUKKET|Åben|Åbent|Lukket|offentlig|ikke offentlig)\\)\\s*)?";
const patterns: Record<HeadingForm, RegExp> = {
  punkt: new RegExp(
    `^(?:Dagsordens?punkt|Tillægspunkt|Ekstrapunkt|(?:Dagsordenens )?(?:Punkt|punkt|pkt\\.)|PUNKT|Pkt\\.?|PKT\\.?)\\s*(?:[Nn]r\\.?\\s*)?:?\\s*(?<number>\\d{1,4})[a-z]?(?: af \\d{1,3}(?!\\d))?\\s*${said}[.:–-]?(?:\\s+${title})?$`,
    "u",
  ),
  sag: new RegExp(`^(?:Sag|SAG)\\s*(?:nr\\.?:?\\s*)?(?<number>\\d{1,4})(?:/(?:19|20)\\d{2}(?!\\d))?\\s*${said}[.:–-]?(?:\\s+${title})?$`, "u"),
  nr: new RegExp(`^(?:Nr\\.?|NR\\.?)(?:\\s*(?<number>\\d{1,4})\\s*[.:–-]?\\s+${title}|: (?<number>\\d{1,4}))$`, "u"),
  dot: new RegExp(`^(?<number>\\d{1,4})\\s*\\.(?:\\s+\\k<number>\\s*\\.)?(?:\\s+|(?=\\p{Lu}))${said}${title}$`, "u"),
  // "2.1 Salg af grund": the second item of the second group.
  sub: new RegExp(`^(?<number>\\d{1,2}\\.\\d{1,3})\\.?\\s+(?=\\p{Lu})${title}$`, "u"),
  colon: new RegExp(`^(?<number>\\d{1,4})\\s*:\\s*${title}$`, "u"),
  marked: new RegExp(
    `^(?:(?<status>åbent?|lukket)\\s+(?<number>\\d{1,4})\\s+|(?<number>\\d{1,4})\\.?\\s+\\((?<status>åben|åbent|lukket)\\)\\s*)${title}$`,
    "iu",
  ),
  space: new RegExp(`^(?<number>\\d{1,4})\\s+(?=[\\p{Lu}"”“'(])${title}$`, "u"),
  dash: new RegExp(`^(?<number>\\d{1,4})\\s+[-–]\\s+(?=\\p{Lu})${title}$`, "u"),
  alone: /^(?<number>\d{1,3})\.?$/u,
  glued: new RegExp(`^(?<number>\\d{1,3})(?=\\p{Lu}\\p{Ll})${title}$`, "u"),
  ad: new RegExp(`^(?:Ad|AD)\\.? (?:pkt\\.? |punkt )?(?<number>\\d{1,3})\\s*[.:)–-]?\\s+${title}$`, "u"),
  behind: new RegExp("^(?<title>\\p{Lu}.*) \\((?:[Pp]unkt|[Pp]kt\\.?|[Ss]ag)(?: nr\\.?)? (?<number>\\d{1,4})\\)$", "u"),
  letter: new RegExp(`^(?<number>[a-zæøå])[.)]\\s+(?=\\p{Lu})${title}$`, "u"),
  bracket: new RegExp(`^(?<number>\\d{1,3})\\)\\s+${title}$`, "u"),
};

export const headingForms = Object.keys(patterns) as HeadingForm[];

export type Candidate = {
  /** Index of the piece. */
  at: number;
  form: HeadingForm;
  number: number;
  /** The number as the agenda writes it: "2.1" where `number` is 2001. */
  written: string;
  title: string | null;
  closed: boolean | null;
  /** How much speaks for its being a heading. */
  weight: number;
  /** Something that opens an item stands right after it. */
  supported: boolean;
  /** It stands in a list of items rather than at the head of one. */
  listed: boolean;
};

/** "Emne: Hastighed på Gammel Landevej": the label some houses put before the title. */
export const titleLabel = /^(?:Emne|Titel|Overskrift|Punktets titel|Sagens titel|Vedrørende|Vedr\.) ?: ?/u;

/** Titles that say the item is closed: "Lukket: …", "… (for lukkede døre)", and "Lukket punkt" with nothing more. */
export const closedTitle = /\((?:lukket(?: sag| punkt| dagsorden| møde)?|L|fortroligt?|[^()]{0,30}for lukkede døre)\)|^lukket(?: sag| punkt)? *(?:[-–:.] |$)/iu;

// Titles start with a capital, a quotation mark or a number of their own ("2. behandling af budget"), sentences about other items do not
// ("Punkt 16 oversendes …"), and neither do dates.
const startsAsTitle = /^(?:[\p{Lu}"”“»'(]|\d+(?:\. ?(?:behandling|anslået|kvartal|budget|halvår)|\p{L}|[-/ ]\p{L}|\d{2,3} |\/\d{3,6} \p{Lu}))/u;

/** Every piece that has the form of a numbered heading. */
export function headingCandidates(pieces: readonly Piece[], marks: readonly Mark[], forms: readonly HeadingForm[]): Candidate[] {
  const candidates: Candidate[] = [];
  for (const [at, piece] of pieces.entries()) {
    const mark = marks[at]!.is;
    if (piece.text.length > 500 || (mark !== "text" && !(mark === "section" && piece.heading !== null))) continue;
    for (const form of forms) {
      const parts = patterns[form].exec(piece.text)?.groups;
      if (parts === undefined) continue;
      const words = parts.title?.trim() ?? null;
      if (words !== null && ((!startsAsTitle.test(words) && marks[at + 1]?.is !== "case") || words.length > 400)) continue;
      if (words === null && piece.text.length > 24) continue;
      candidates.push({
        at,
        form,
        number: form === "sub" ? inOrder(parts.number!) : form === "letter" ? placeOf(parts.number!) : Number(parts.number),
        written: form === "sub" || form === "letter" ? parts.number! : String(Number(parts.number)),
        title: words,
        closed: parts.status === undefined ? null : /^(?:lukket|ikke)/iu.test(parts.status),
        weight: 0,
        supported: false,
        listed: false,
      });
      break;
    }
  }
  for (const [i, candidate] of candidates.entries()) weigh(candidate, candidates[i + 1], pieces, marks);
  markLists(candidates, marks);
  return candidates;
}

// "2.10" comes after "2.9".
function inOrder(number: string): number {
  const [group, item] = number.split(".").map(Number);
  return group! * 1000 + item!;
}

function placeOf(letter: string): number {
  return "abcdefghijklmnopqrstuvwxyzæøå".indexOf(letter) + 1;
}

// From the last item of one group to the first of the next is one step as well.
function stepTo(candidate: Candidate, from: Candidate): number {
  const step = candidate.number - from.number;
  if (candidate.form !== "sub" || step <= 0) return step;
  const groups = Math.floor(candidate.number / 1000) - Math.floor(from.number / 1000);
  return groups === 0 ? step : candidate.number % 1000 <= 1 && groups <= 3 ? 1 : 50;
}

const opens = new Set<Mark["is"]>(["section", "decision", "case", "detail", "status", "absence"]);

function weigh(candidate: Candidate, following: Candidate | undefined, pieces: readonly Piece[], marks: readonly Mark[]): void {
  const { at } = candidate;
  const piece = pieces[at]!;
  const next = nextAfter(at, marks);
  const before = pieces[at - 1];
  const repeated =
    [1, 2, 3, 4].some((k) => sameTitle(pieces[at + k]?.text, candidate.title)) ||
    (following !== undefined && following.number === candidate.number && following.title === null && following.at - at <= 4);
  candidate.supported =
    repeated ||
    (next !== null && next - at <= 3 && (opens.has(marks[next]!.is) || opensAsDecision(pieces[next]!.text))) ||
    (candidate.title === null && next !== null && titleThenOpening(next, pieces, marks)) ||
    (candidate.title !== null &&
      next !== null &&
      next === at + 1 &&
      opens.has(marks[next + 1]?.is ?? "text") &&
      pieces[next]!.blankBefore === 0 &&
      !/[.:]$/.test(pieces[next]!.text) &&
      following?.at !== next);
  let weight = 1;
  if (candidate.supported) weight += 4;
  if (candidate.title === null) weight -= 1;
  // A number alone is a page's, a table's or an amount, unless a title and what opens an item come right after it.
  if (candidate.form === "alone" && !candidate.supported) weight -= 9;
  if (candidate.form === "punkt" || candidate.form === "nr" || candidate.form === "marked") weight += 2;
  // "Ad 1" and "1)" stand in decisions and lists far more often than at the head of an item.
  if (candidate.form === "ad" || candidate.form === "bracket" || candidate.form === "letter") weight -= 1;
  if (piece.heading !== null) weight += 3;
  if (piece.bold) weight += 1;
  if (piece.blankBefore > 0) weight += 1;
  if ((pieces[at + 1]?.blankBefore ?? 1) > 0) weight += 1;
  if (before !== undefined) {
    const above = marks[at - 1]!.is;
    if (above === "furniture" || above === "case" || above === "status" || above === "group") weight += 2;
    // A list is led in by "… indstiller, at" or "følgende:".
    if (
      above === "text" &&
      /(?:[,:]|\bat)$/u.test(before.text) &&
      !/(?:udvalg|udvalget|råd|rådet|bestyrelsen),$/iu.test(before.text) &&
      headerLabel(before.text)?.rest !== ""
    )
      weight -= 7;
    if (above === "section" && piece.blankBefore === 0) weight -= 2;
  }
  if (/[.,;:]$/u.test(piece.text) && !/\b(?:evt|mv|m\.v|m\.m|mm)\.$/iu.test(piece.text)) weight -= candidate.supported ? 1 : 3;
  if (/[.!?] \p{Lu}/u.test(candidate.title ?? "") && !candidate.supported) weight -= 2;
  if (piece.text.length > 150) weight -= 1;
  // In the list of items nothing opens after a title.
  if (!candidate.supported && inContents(at, pieces, marks)) weight -= 2;
  candidate.weight = weight;
}

/** Under a number alone stands the title, on one line or two, and then what opens an item. */
export function titleThenOpening(at: number, pieces: readonly Piece[], marks: readonly Mark[]): boolean {
  if (marks[at]?.is !== "text" || !startsAsTitle.test(pieces[at]!.text.replace(titleLabel, "")) || /[.:]$/u.test(pieces[at]!.text)) return false;
  if (closedTitle.test(pieces[at]!.text)) return true;
  return [at + 1, at + 2].some((each, i) => opens.has(marks[each]?.is ?? "text") && (i === 0 || marks[at + 1]!.is === "text"));
}

// Where a whole page is one line, its list ends with the line.
function inContents(at: number, pieces: readonly Piece[], marks: readonly Mark[]): boolean {
  for (let i = at - 1; i >= 0 && i > at - 60; i -= 1) {
    const { is } = marks[i]!;
    if (is === "contents") return pieces[i]!.line !== pieces[i + 1]!.line || pieces[i]!.line === pieces[at]!.line;
    if (opens.has(is)) return false;
  }
  return false;
}

/** Index of the next piece that is not furniture, or null at the end. */
export function nextAfter(at: number, marks: readonly Mark[]): number | null {
  for (let i = at + 1; i < marks.length && i < at + 20; i += 1) if (marks[i]!.is !== "furniture") return i;
  return null;
}

/** True when a line repeats the title, as pages do that print it in the list and over the text. */
export function sameTitle(line: string | undefined, name: string | null): boolean {
  if (line === undefined || name === null || line.length > 500 || Math.abs(line.length - name.length) > 12) return false;
  return plain(line) === plain(name);
}

function plain(text: string): string {
  return text.toLocaleLowerCase("da").replace(/[^\p{L}\d]+/gu, "");
}

// A run of headings right after each other, some of whose numbers come again later, is a table of contents.
function markLists(candidates: Candidate[], marks: readonly Mark[]): void {
  let start = 0;
  for (let i = 1; i <= candidates.length; i += 1) {
    const adjacent = i < candidates.length && onlyWrapsBetween(candidates[i - 1]!, candidates[i]!, marks);
    if (adjacent) continue;
    const run = candidates.slice(start, i);
    const later = candidates.slice(i, i + laterLookedAt);
    if (run.length > 1 && run.some((each) => comesAgain(each, later))) for (const each of run) each.listed = true;
    start = i;
  }
}

function comesAgain(entry: Candidate, later: readonly Candidate[]): boolean {
  for (const each of later)
    if (
      each.number === entry.number &&
      each.at - entry.at > 4 &&
      (each.form === entry.form ? each.weight >= enough : sameTitle(each.title ?? undefined, entry.title))
    )
      return true;
  return false;
}

const laterLookedAt = 500;

function onlyWrapsBetween(a: Candidate, b: Candidate, marks: readonly Mark[]): boolean {
  if (b.at - a.at > 3 || b.number <= a.number) return false;
  for (let i = a.at + 1; i < b.at; i += 1) if (marks[i]!.is !== "text" && marks[i]!.is !== "group") return false;
  return true;
}

const enough = 2;
const mostCandidates = 2000;

/** The heaviest row of rising numbers among candidates of one form: the agenda's own numbering. Empty when nothing carries it. */
export function agendaRow(candidates: readonly Candidate[]): Candidate[] {
  let best: { row: Candidate[]; weight: number } = { row: [], weight: 0 };
  for (const form of headingForms) {
    let ofForm = candidates.filter((each) => each.form === form && !each.listed && each.weight >= enough);
    if (ofForm.length > mostCandidates) ofForm = ofForm.filter((each) => each.supported).slice(0, mostCandidates);
    // Letters number the parts of an item, unless they come before any number does.
    if (form === "letter" && candidates.some((each) => each.form !== "letter" && each.weight >= enough && each.at < (ofForm[0]?.at ?? 0))) continue;
    const found = heaviestRow(ofForm);
    if (found.weight > best.weight) best = found;
  }
  return filledOut(best.row, candidates);
}

const leastToFill = 0;

// Where the row leaves a number out, or begins after 1, a heading that has less to show for itself is the item that is missing: minutes
// written by hand say little under some items. Not where it stands in a list, which counts from its own beginning.
function filledOut(row: readonly Candidate[], candidates: readonly Candidate[]): Candidate[] {
  const first = row[0];
  if (first === undefined) return [];
  const others = candidates.filter((each) => each.form === first.form && !each.listed && each.title !== null);
  const weak = (each: Candidate): boolean => each.weight < leastToFill || (/[.,;:]$/u.test(each.title!) && !each.supported);
  const after = (last: Candidate, next: Candidate | undefined): Candidate[] => {
    const inside = others.filter((each) => each.at > last.at && (next === undefined || each.at < next.at));
    const right = inside.every((each, i) => each.number === last.number + 1 + i && !weak(each));
    return right && (next === undefined || inside.length === next.number - last.number - 1) ? inside : [];
  };
  const before = others.filter((each) => each.at < first.at).slice(-(first.number - 1));
  const fromOne = first.number > 1 && before.length === first.number - 1 && before.every((each, i) => each.number === i + 1 && !weak(each));
  return [...(fromOne ? before : []), ...row.flatMap((each, i) => [each, ...after(each, row[i + 1])])];
}

// Longest rising subsequence by weight. Items follow each other one by one; a long leap is a year, a paragraph or an account.
function heaviestRow(candidates: readonly Candidate[]): { row: Candidate[]; weight: number } {
  const weights: number[] = [];
  const from: number[] = [];
  let last = -1;
  for (const [i, candidate] of candidates.entries()) {
    weights[i] = candidate.weight;
    from[i] = -1;
    for (let j = 0; j < i; j += 1) {
      const step = stepTo(candidate, candidates[j]!);
      if (step <= 0) continue;
      const weight = weights[j]! + candidate.weight + (step === 1 ? 0.5 : step > 40 ? -6 : step > 10 ? -2 : 0);
      if (weight > weights[i]!) {
        weights[i] = weight;
        from[i] = j;
      }
    }
    if (last < 0 || weights[i]! > weights[last]!) last = i;
  }
  const row: Candidate[] = [];
  for (let i = last; i >= 0; i = from[i]!) row.unshift(candidates[i]!);
  return { row, weight: last < 0 ? 0 : weights[last]! };
}

/** The items as a table of contents lists them, for documents that hold nothing else. */
export function listedItems(candidates: readonly Candidate[]): Candidate[] {
  let longest: Candidate[] = [];
  for (const form of headingForms) {
    const row: Candidate[] = [];
    for (const each of candidates)
      if (each.form === form && each.title !== null && !/\s\p{Ll}[^.]*[^.]\.$/u.test(each.title) && (row.length === 0 || each.number > row.at(-1)!.number))
        row.push(each);
    if (row.length > longest.length) longest = row;
  }
  return longest;
}
