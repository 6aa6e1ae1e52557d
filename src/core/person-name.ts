/** Names as minutes write them: "Gitte Friberg Bomholdt (A)". The party is what stands in the bracket, never inferred (DOMAIN §5.7). */

import type { NamedPerson } from "./published-minutes.ts";

const particles = new Set(["von", "van", "de", "da", "af", "la", "el", "al", "bin", "der", "den", "le", "du", "zu"]);

// Titles that stand before a name in a list of members or absentees.
const office =
  /^((?:[\p{L}-]*(?:formand|borgmester|rådmand|direktør|chef)|rådmand|medlem|byrådsmedlem|regionsrådsmedlem|stedfortræder|suppleant)(?:en)?)\s*:?\s+(?=\p{Lu})/iu;

// Words that are capitalised in minutes as names are, and never are one.
const notInNames =
  /^(?:.*(?:udvalg|udvalget|udvalgene|byråd|byrådet|kommune|kommunen|kommunalbestyrelsen|regionsrådet|rådhus|rådhuset|forvaltning|forvaltningen|lokale|sal|salen|dagsorden|referat)|ingen|godkendt|sag|punkt|side|bilag|beslutning|indstilling|mødelokale|afbud|fraværende|den|det|der|i|ja|nej|åben|åbent|lukket|mandag|tirsdag|onsdag|torsdag|fredag)$/iu;

/** Reads one name with brackets after it; one to three capitals are a party, anything else a role. Null when it is no name. */
export function parsePerson(written: string): NamedPerson | null {
  if (written.length > 120) return null;
  const text = written
    .replace(/^[\s•·\-–*]+/, "")
    .replace(/^\d{1,2}[.)]\s+(?=\p{Lu})/u, "")
    .replace(/[\s.,;:]+$/, "")
    .replace(/\s+/g, " ")
    .trim();
  const title = office.exec(text);
  const rest = title ? text.slice(title[0].length) : text;
  const cut = rest.indexOf("(");
  const name = (cut < 0 ? rest : rest.slice(0, cut)).replace(/[\s,]+$/, "").replace(/\s+(?:ved|med|meldt) afbud$/iu, "");
  const [bareName, bareParty] = /^(.+),\s*(\p{Lu}{1,2})$/u.exec(name)?.slice(1) ?? [name, null];
  if (!isName(bareName!)) return null;
  const brackets = cut < 0 ? [] : [...rest.slice(cut).matchAll(/\(([^()]*)\)/gu)].map((each) => each[1]!.trim()).filter((each) => each !== "");
  if (
    cut >= 0 &&
    rest
      .slice(cut)
      .replace(/\([^()]*\)/gu, "")
      .replace(/[\s,.;]|(?:ved|med) afbud/giu, "") !== ""
  )
    return null;
  const party = bareParty ?? brackets.find((each) => /^\p{Lu}{1,3}$/u.test(each)) ?? null;
  const role = [title?.[1], ...brackets.filter((each) => each !== party)].filter((each) => each !== undefined).join(", ");
  return role === "" ? { name: bareName!, party } : { name: bareName!, party, role };
}

/** Reads a list of names: "A, B (V) og C", "A, (V)", "A, V". Parts that are no names are left out. */
export function parsePeople(written: string): NamedPerson[] {
  return peopleIn(written).people;
}

/** The people of a list, or null when anything but names stands in it. */
export function onlyPeople(written: string): NamedPerson[] | null {
  const { people, others } = peopleIn(written);
  return people.length > 0 && others === 0 ? people : null;
}

function peopleIn(written: string): { people: NamedPerson[]; others: number } {
  const people: NamedPerson[] = [];
  let others = 0;
  if (written.length > 5000) return { people, others: 1 };
  const joined = written.replace(/,\s*(?=\(\p{Lu}{0,3}\))/gu, " ").replace(/,\s*(\p{Lu}{1,2})(?=\s*(?:$|[,;(.]|og\s))/gu, " ($1)");
  for (const part of outsideBrackets(joined)) {
    if (part.trim() === "") continue;
    const person = parsePerson(part);
    if (person === null) others += 1;
    else people.push(person);
  }
  return { people, others };
}

// Splits at the signs and words between names, but not inside a bracket: "(midlertidigt for A og B)" is one remark.
function outsideBrackets(text: string): string[] {
  const parts: string[] = [];
  let start = 0;
  for (const sign of text.matchAll(/\([^()]*\)|[,;]|\s(?:og|samt)\s|\s&\s/giu)) {
    if (sign[0].startsWith("(")) continue;
    parts.push(text.slice(start, sign.index));
    start = sign.index + sign[0].length;
  }
  parts.push(text.slice(start));
  return parts;
}

/** Two to seven words, each starting with a capital (or a particle such as "von", "de", "af"), no digits, none of them a word of the field. */
export function isName(text: string): boolean {
  const words = text.split(" ");
  if (words.length < 2 || words.length > 7 || /\d/.test(text)) return false;
  return words.every((word, index) => (index > 0 && particles.has(word)) || (/^\p{Lu}[\p{L}'’´.-]*$/u.test(word) && !notInNames.test(word)));
}

/** Two columns of names read as one line, "Carlo Mosegren Ærna Birkvang": the two of them when there are four plain words, else null. */
export function twoColumnsOfNames(text: string): NamedPerson[] | null {
  const words = text.trim().split(/\s+/);
  if (words.length !== 4 || !isName(words.join(" ")) || words.some((word) => particles.has(word) || /^\p{Lu}\.?$/u.test(word))) return null;
  return [words.slice(0, 2), words.slice(2)].map((pair) => ({ name: pair.join(" "), party: null }));
}
