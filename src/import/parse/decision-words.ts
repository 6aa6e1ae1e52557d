/** Formulas a decision opens with where no heading tells that it is one. */

/** True for words that can only be a decision, standing right under a title without any heading. */
export function opensAsDecision(text: string): boolean {
  return /^(?:Godkendt|Ingen (?:spørgsmål|forespørgsler)|Anbefales(?: godkendt| vedtaget)?|Indstilles(?: godkendt| vedtaget)?|Vedtaget|Afslået|Indstillingen (?:blev )?(?:godkendt|tiltrådt|fulgt)|Referatet (?:blev )?godkendt|Tiltrådt|Taget til efterretning|Til efterretning|Drøftet|Udsat|Udgår|Orienteringen (?:blev )?taget til efterretning|Dagsordenen (?:blev )?godkendt|Intet at bemærke|Ingen bemærkninger)(?![\p{L}])|^(?:Intet|Ingen)\.?$/u.test(
    text,
  );
}
