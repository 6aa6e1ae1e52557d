/**
 * Party letters that were reserved in the whole country at municipal elections (DOMAIN §5.7). All other letters are local lists and differ from
 * municipality to municipality; a person's party is never inferred from a letter.
 */

export type PartyLetters = { election: string; letters: Readonly<Record<string, string>> };

const in2017 = {
  A: "Socialdemokratiet",
  B: "Radikale Venstre",
  C: "Det Konservative Folkeparti",
  D: "Nye Borgerlige",
  F: "SF – Socialistisk Folkeparti",
  I: "Liberal Alliance",
  O: "Dansk Folkeparti",
  S: "Slesvigsk Parti",
  V: "Venstre",
  Ø: "Enhedslisten",
  Å: "Alternativet",
};

export const partyLetters: readonly PartyLetters[] = [
  { election: "2017-11-21", letters: in2017 },
  { election: "2021-11-16", letters: { ...in2017, G: "Veganerpartiet", K: "Kristendemokraterne" } },
];

/** The letters of the last election we know on a day; null before the first. */
export function lettersOn(day: string): PartyLetters | null {
  return partyLetters.findLast((each) => each.election <= day) ?? null;
}
