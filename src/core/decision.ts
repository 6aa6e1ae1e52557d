/**
 * What a decision means (DESIGN §7, DOMAIN §5.4). `phrase` is what was written; `outcome` is what it did.
 * "Tiltrådt" alone says nothing: it is resolved against the verb of the recommendation.
 */

export const phrases = [
  "followed", "noted", "approved", "granted", "adopted", "discussed", "firstReading", "recommended", "referred", "hearing", "postponed",
  "returned", "rejected", "lapsed", "withdrawn", "nothing", "informed", "signed", "requested", "other",
] as const;

export type Phrase = (typeof phrases)[number];
export type Outcome = Exclude<Phrase, "followed">;

/** Danish word for each outcome, as the archive shows it. */
export const outcomeNames: Record<Outcome, string> = {
  noted: "Taget til efterretning",
  approved: "Godkendt",
  granted: "Bevilget",
  adopted: "Vedtaget",
  discussed: "Drøftet",
  firstReading: "1. behandlet",
  recommended: "Anbefalet",
  referred: "Oversendt",
  hearing: "Sendt i høring",
  postponed: "Udsat",
  returned: "Sendt tilbage",
  rejected: "Afslået",
  lapsed: "Bortfaldet",
  withdrawn: "Taget af dagsordenen",
  nothing: "Intet",
  informed: "Orienteret",
  signed: "Underskrevet",
  requested: "Bestilt",
  other: "Anden beslutning",
};

// Order matters: the first row that matches names the phrase. Rows that say no or not-yet stand before rows that say yes.
const phrasePatterns: readonly (readonly [Phrase, RegExp])[] = [
  ["signed", /protokollen (?:blev|er) (?:underskrevet|godkendt via)|blev underskrevet|godkendt og underskrevet|referatet (?:er|blev) underskrevet/iu],
  ["postponed", /\budsat\b|\budsættes\b|\budsætte\b|genoptages/iu],
  ["withdrawn", /tag(?:et|es) af dagsordenen|\budgå(?:r|et|ede)\b|trukket (?:tilbage|fra)|punktet (?:er|blev) trukket/iu],
  ["returned", /sendes? tilbage til (?:forvaltningen|administrationen|udvalget)|hjemsend|tilbagesendes? til (?:forvaltningen|administrationen)/iu],
  ["lapsed", /\bbortfald(?:er|et|t)?\b/iu],
  ["rejected", /\bafslag\b|\bafslå(?:s|r|et)?\b|\bafvis(?:t|es|te|er)\b|ikke imødekom|ikke godkendt|kunne ikke godkende|\bforkast(?:et|es)?\b|nedstemt|\bnedlægges\b/iu],
  ["firstReading", /\b1\. ?behandle[ts]|oversendes til 2\. ?behandling/iu],
  ["followed", /\btiltr(?:ådt(?:e|es)?|ædes?|åd|ådtes)\b|indstillingen (?:blev |er )?(?:følges|fulgt|tiltrådt|vedtaget)|indstillingen følges/iu],
  ["recommended", /\banbefal(?:es|er|et|ede)\b|indstilles (?:til )?(?:godkendt|godkendelse|til byråd|til kommunalbestyrelse)/iu],
  ["hearing", /send(?:es|t) i (?:offentlig )?høring/iu],
  ["referred", /\b(?:over|frem|vide?re)send(?:es|t|er)\b|\bhenvis(?:es|t)\b|send(?:es|t) (?:videre )?til (?:økonomi|kommunalbestyrelse|byråd)|tilbagesendes/iu],
  ["granted", /\bbevilg(?:es|et|er|ede|ges)\b|\bfrigiv(?:es|et|er)\b|imødekom(?:mes|met)\b/iu],
  ["noted", /til efterretning/iu],
  ["adopted", /\bvedtag(?:et|es)\b|\bvedtog\b/iu],
  ["approved", /\bgodkend(?:t|es|te|er|elses?)\b/iu],
  ["discussed", /\bdrøft(?:et|es|er|ede)\b/iu],
  ["requested", /\bønsker\b|\bønskede\b|beder (?:forvaltningen|administrationen)|\banmoder\b/iu],
  ["informed", /\borienter(?:et|ede|ing (?:blev|er) givet|es)\b|til orientering|\bblev orienteret\b|\borientering givet/iu],
  ["nothing", /^\s*(?:intet\b.{0,40}|ingen\b.{0,40}|-|–|der var (?:intet|ingen).{0,40})\s*\.?\s*$/isu],
];

/** What was written, by the field's phrases. `text` is the decision without absence lines. */
export function phraseOf(text: string): Phrase {
  for (const [phrase, pattern] of phrasePatterns) if (pattern.test(text)) return phrase;
  return "other";
}

const verbPatterns: readonly (readonly [Outcome, RegExp])[] = [
  ["rejected", /\bafslag\b|\bafslås?\b|\bafvises\b|ikke imødekommes|ikke godkendes/iu],
  ["firstReading", /\b1\. ?behandle/iu],
  ["granted", /\bbevilges\b|\bbevilger\b|\bfrigives\b|imødekommes/iu],
  ["noted", /til efterretning/iu],
  ["recommended", /\banbefal(?:es|er)\b/iu],
  ["hearing", /sendes i (?:offentlig )?høring/iu],
  ["discussed", /\bdrøft(?:es|er)\b/iu],
  ["approved", /\bgodkend(?:es|er)\b/iu],
  ["adopted", /\bvedtages\b/iu],
];

/** What the decision did: the phrase itself, or for "followed" the verb of the recommendation's points; else approved. */
export function outcomeOf(phrase: Phrase, recommendationPoints: readonly string[]): Outcome {
  if (phrase !== "followed") return phrase;
  const asked = recommendationPoints.join("\n");
  for (const [outcome, pattern] of verbPatterns) if (pattern.test(asked)) return outcome;
  return "approved";
}
