/**
 * Party letters that were reserved in the whole country at municipal elections (DOMAIN §5.7). All other letters are local lists and differ from
 * municipality to municipality; a person's party is never inferred from a letter.
 */

export type PartyLetters = { election: string; letters: Readonly<Record<string, string>> };

export const partyLetters: readonly PartyLetters[] = [
  {
    election: "2017-11-21",
    letters: {
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
    },
  },
  {
    election: "2021-11-16",
    letters: {
      A: "Socialdemokratiet",
      B: "Radikale Venstre",
      C: "Det Konservative Folkeparti",
      D: "Nye Borgerlige",
      F: "SF – Socialistisk Folkeparti",
      G: "Veganerpartiet",
      I: "Liberal Alliance",
      K: "Kristendemokraterne",
      O: "Dansk Folkeparti",
      S: "Slesvigsk Parti",
      V: "Venstre",
      Ø: "Enhedslisten",
      Å: "Alternativet",
    },
  },
];

/** The letters of the last election we know on a day; null before the first. */
export function lettersOn(day: string): PartyLetters | null {
  return partyLetters.findLast((each) => each.election <= day) ?? null;
}
