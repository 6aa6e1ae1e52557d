/**
 * The case number a line gives, in the labels and forms layouts add to those every reader knows (core/case-number.ts): the label with a
 * plain "Sag:", the number without its year or serial, the number in brackets behind the title.
 */

import { labelledCaseNumber, parseCaseNumber, type CaseNumber } from "#core/case-number.ts";

// "Sag: 20/15540", "Journalnummer: 15003318", "Sags ID: …", "Sagsnummer 19/24410"
const label =
  /^(?:acadre[ -])?(?:sag|sags?[ -]?(?:nr|nummer|id|no)|journal[ -]?(?:nr|nummer)|j\.? ?nr|esdh[ -]?(?:nr|sag)|eDoc[ -]?(?:nr|sag)?)(?: *[.:]+ *| +(?=[\d(]|$)|$)/iu;

// A subject number that the house has given no serial, "00.22.04-A21", "05.13.00P15", or only the subject, "06.02.01" (KLE).
const subject = /^(?<kle>\d{2}\.\d{2}(?:\.\d{2})?)(?: ?[-–]? ?(?<facet>[A-ZÆØÅ]\d{2}))?$/u;
// "2021-7714": short serials look like "2022-2025", so what comes after a year may be no year itself.
const yearAndSerial = /^(?<year>(?:19|20)\d{2})-(?!(?:19|20)\d{2}$)(?<serial>\d{3,4})$/u;

/** The number a line with a case label gives and what follows it; null when the line has no such label. */
export function caseOnLine(line: string): { number: CaseNumber | null; rest: string } | null {
  const known = labelledCaseNumber(line);
  if (known !== null && (known.number !== null || known.rest === "")) return known;
  const found = label.exec(line);
  if (found === null) return known;
  // "Sagsnr./Dok.nr. 12/4410 / 12/30221": the case's own number comes first.
  const words = line.slice(found[0].length).replace(/^\/ ?dok\.? ?nr\.?:? */iu, "");
  for (const end of [words.length, words.search(/\s{2,}|[,;•|]| [-–] /u), words.search(/\s/u)]) {
    if (end <= 0) continue;
    const number = parseCaseNumber(words.slice(0, end), { labelled: true }) ?? shortNumber(words.slice(0, end));
    // "Sag: 129" is the item's number.
    if (number !== null) return { number, rest: words.slice(end).trim() };
  }
  return known;
}

function shortNumber(written: string): CaseNumber | null {
  const text = written.trim().replace(/[.,;:]$/u, "");
  const parts = subject.exec(text)?.groups ?? yearAndSerial.exec(text)?.groups;
  if (parts === undefined) return null;
  return {
    text,
    kle: parts.kle ?? null,
    facet: parts.facet ?? null,
    serial: parts.serial === undefined ? null : Number(parts.serial),
    year: parts.year === undefined ? null : Number(parts.year),
  };
}

/** A case number standing alone on its line. */
export function bareCaseNumber(text: string): CaseNumber | null {
  return parseCaseNumber(text) ?? (yearAndSerial.test(text) ? shortNumber(text) : null);
}

const behindTitle =
  /^(?<title>.{3,400}?)[ ,–-]* \(?(?:(?:sags?[ -]?(?:nr|nummer|id)|sag|j\.? ?nr)\.?:? ?(?<labelled>[^\s()]{3,30})|\((?<bare>[^\s()]{5,30}))\)$/iu;
const withoutBracket = /^(?<title>.{3,400}?)(?: [-–,]|,)? +(?:sags?[ -]?(?:nr|nummer|id)|j\.? ?nr)\.?:? ?(?<labelled>[^\s()]{3,30})$/iu;

/** "18/3310 Anlægsregnskab for Åparken": the case number before the title. */
export const caseBeforeTitle = /^(?<number>(?:\d{2}|\d{4})\/\d{3,6}|\/\d{3,6}|[A-ZÆØÅ]{2,3} \d{1,4}\/\d{2,4})(?: [-–] |[.: ]+)(?=\p{Lu})/u;

// "Takstblad 2016                 15/19020": the number at the right edge of the title's line.
const atRightEdge = /^(?<title>.{3,400}?)(?:\s{2,}|\t)\s*(?<bare>\S[^\t]{3,30})$/u;

// The same with the gap lost. Only forms that nothing but a case number has; a title may well end with "2015/16".
const lastWord = /^(?<title>.{3,400}?) (?<bare>\d{2}\/\d{4,6}|\d{2}\.\d{2}\.\d{2}-?[A-ZÆØÅ]\d{2}-\d{1,5}-\d{2})$/u;

/** "Orientering om nøgletal (sagsnr. 21/17344)": the title and the case number it carries, or null. */
export function caseBehindTitle(title: string): { title: string; number: CaseNumber } | null {
  const edge = atRightEdge.exec(title)?.groups;
  const numberAtEdge = edge === undefined ? null : (parseCaseNumber(edge.bare!) ?? shortNumber(edge.bare!));
  if (numberAtEdge !== null) return { title: edge!.title!.trim(), number: numberAtEdge };
  const last = lastWord.exec(title)?.groups;
  if (last !== undefined) return { title: last.title!.trim(), number: parseCaseNumber(last.bare!)! };
  const found = (behindTitle.exec(title) ?? withoutBracket.exec(title))?.groups;
  if (found === undefined) return null;
  const number =
    found.labelled === undefined ? parseCaseNumber(found.bare!) : (parseCaseNumber(found.labelled, { labelled: true }) ?? shortNumber(found.labelled));
  return number === null ? null : { title: found.title!.trim(), number };
}
