/** What a citizen typed in the search box, understood: words, "phrases", -exclusions, and case numbers in every writing. Pure. */

import { parseCaseNumber, caseKey } from "./case-number.ts";
import { doubledBase, type WordList } from "./compound-words.ts";

export type SearchQuestion = {
  /** As typed, tidied. */
  typed: string;
  /** For websearch_to_tsquery. */
  text: string;
  /** The same without quotation marks, when there is a phrase; else null. */
  loose: string | null;
  /** Words the citizen hopes to find, lower case, phrases' words too: for highlighting and suggestions. */
  hoped: string[];
  /** Case numbers typed, as letters and digits only: several when a year may be two or four digits. */
  caseNumbers: string[];
};

const mostCharacters = 200;

/** Reads what was typed. Understands curved quotation marks, ELLER, and words whose Danish forms the stemmer keeps apart. */
export function readQuestion(typed: string, words: WordList): SearchQuestion {
  const tidy = typed
    .normalize("NFC")
    .replace(/[\p{Cc}\p{Cf}]+/gu, " ")
    .replace(/[“”„»«″]/g, '"')
    .replace(/\s+/g, " ")
    .trim()
    .slice(0, mostCharacters)
    .trim();
  const pieces = tidy.match(/-?"[^"]*"?|\S+/g) ?? [];
  const text: string[] = [];
  const loose: string[] = [];
  const hoped: string[] = [];
  let phrase = false;
  for (const piece of pieces) {
    if (piece === "ELLER" || piece === "OR") {
      text.push("or");
      loose.push("or");
    } else if (piece.startsWith('"')) {
      const inner = piece.replaceAll('"', "").trim();
      if (inner === "") continue;
      const several = /\s/.test(inner);
      phrase ||= several;
      text.push(`"${inner}"`);
      loose.push(...inner.split(" "));
      hoped.push(...wordsOf(inner));
    } else if (piece.startsWith("-")) {
      const inner = piece.slice(1).replaceAll('"', "").trim();
      if (inner === "") continue;
      text.push(/\s/.test(inner) ? `-"${inner}"` : `-${inner}`);
      // A row that holds both words apart must not be lost before the phrase is looked at.
      if (!/\s/.test(inner)) loose.push(`-${inner}`);
    } else {
      // "or" joins in the query language; a Dane who types it means the word.
      const plain = piece.replaceAll('"', "");
      const base = doubledBase(plain.toLocaleLowerCase("da"), words) ?? (plain.toLowerCase() === "or" ? "" : plain);
      if (base === "") continue;
      text.push(base);
      loose.push(base);
      hoped.push(...wordsOf(base));
    }
  }
  return { typed: tidy, text: text.join(" "), loose: phrase ? loose.join(" ") : null, hoped: [...new Set(hoped)], caseNumbers: caseNumbersIn(tidy) };
}

/** The words of a text, lower case. */
export function wordsOf(text: string): string[] {
  return (text.match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => word.toLocaleLowerCase("da"));
}

/** The typed text as case numbers squeezed to letters and digits, or none when it cannot be one. */
export function caseNumbersIn(typed: string): string[] {
  const bare = typed
    .replace(/^(?:sag(?:snr|snummer|en|sid)?|journal(?:nr|nummer)|j\.?\s?nr|nr)\.?:?\s+/iu, "")
    .replaceAll('"', "")
    .trim();
  if (!/\d/.test(bare) || /\p{L}{5,}/u.test(bare)) return [];
  const found = new Set<string>();
  const read = parseCaseNumber(bare.toUpperCase(), { labelled: true }) ?? parseCaseNumber(bare.toUpperCase().replace(/\s+/g, "-"), { labelled: true });
  if (read) found.add(squeezed(caseKey(read)));
  const squeezedTyped = squeezed(bare);
  // A number typed without its points and dashes: 150000G012221. Eight characters keep years and amounts out.
  if (squeezedTyped.length >= 8 && squeezedTyped.length <= 24) {
    found.add(squeezedTyped);
    const fullYear = /^(.*[a-zæøå]\d{2}\d+?)(?:19|20)(\d{2})$/u.exec(squeezedTyped);
    if (fullYear) found.add(`${fullYear[1]}${fullYear[2]}`);
  }
  return [...found];
}

function squeezed(text: string): string {
  return text.toLowerCase().replace(/[^0-9a-zæøå]+/g, "");
}
