/** No to what is done with promises. */

export const followupRefusals = {
  "promise-settled": "Løftet er afgjort, eller det er ikke kommet i registret endnu. Genindlæs siden, og se, hvor det står.",
  "promise-empty": "Skriv, hvad der er lovet.",
  "due-not-read":
    "Fristen »{due}« kan ikke læses. Skriv en dato (1. maj 2026), en måned (maj 2026), et kvartal (2. kvartal 2026), en årstid (foråret 2026), et år, »næste møde« eller »uden dato«.",
  "owner-unknown": "Den person findes ikke i huset. Vælg en fra listen, eller skriv navnet i stedet.",
} as const satisfies Record<string, string>;
