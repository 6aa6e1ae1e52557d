/** Names as minutes write them: "Gitte Friberg Bomholdt (A)". The party is what stands in the bracket, never inferred (DOMAIN §5.7). */

import type { NamedPerson } from "./published-minutes.ts";

/** Reads one name with an optional bracket; a bracket of 1–3 capitals is a party, another bracket a role. Null when it is no name. */
export function parsePerson(written: string): NamedPerson | null {
  const text = written.replace(/^[\s•\-–*]+/, "").replace(/[\s.,;:]+$/, "").replace(/\s+/g, " ").trim();
  const m = /^(.*?)\s*(?:\(([^()]*)\))?$/u.exec(text);
  if (!m || !isName(m[1]!)) return null;
  const bracket = m[2]?.trim() ?? "";
  if (/^[A-ZÆØÅ]{1,3}$/u.test(bracket)) return { name: m[1]!, party: bracket };
  return bracket === "" ? { name: m[1]!, party: null } : { name: m[1]!, party: null, role: bracket };
}

/** Reads a list of names: "A, B (V) og C". Parts that are no names are left out. */
export function parsePeople(written: string): NamedPerson[] {
  return written
    .split(/,|;|\s+og\s+|\s+samt\s+|\s+&\s+/u)
    .map(parsePerson)
    .filter((person) => person !== null);
}

/** Two to six words, each starting with a capital (or a particle such as "von", "de", "af"), no digits. */
export function isName(text: string): boolean {
  const words = text.split(" ");
  if (words.length < 2 || words.length > 7 || /\d/.test(text)) return false;
  return words.every((word, index) => (index > 0 && /^(?:von|van|de|da|af|la|el|al|bin|der|den|le|du|zu)$/u.test(word)) || /^\p{Lu}[\p{L}'’´.-]*$/u.test(word));
}
