/**
 * What a decision means (DESIGN §7, DOMAIN §5.4). `phrase` is what was written; `outcome` is what it did.
 * "Tiltrådt" alone says nothing: it is resolved against the verb of the recommendation.
 */

export const phrases = [
  "followed",
  "noted",
  "approved",
  "granted",
  "adopted",
  "discussed",
  "firstReading",
  "recommended",
  "referred",
  "hearing",
  "postponed",
  "returned",
  "rejected",
  "lapsed",
  "withdrawn",
  "nothing",
  "informed",
  "signed",
  "requested",
  "other",
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

// \b knows no æ, ø and å: a word border here is the absence of a letter.
function words(pattern: string, flags = "iu"): RegExp {
  return new RegExp(`(?<!\\p{L})(?:${pattern})(?!\\p{L})`, flags);
}

const house = String.raw`(?:økonomi|kommunalbestyrelse|byråd|regionsråd|magistrat|udvalg)\p{L}*`;

/**
 * How each phrase is written. Where a sentence holds several, the one written first is the decision ("Anbefales godkendt" recommends,
 * "Godkendt, idet punkt 3 udsættes" approves), save for the pairs in `outweighs`.
 */
const phrasePatterns: readonly (readonly [Phrase, RegExp])[] = [
  [
    "signed",
    words(
      String.raw`(?:protokollen|referatet|protokol|referat) (?:blev|er|blev godkendt og|er godkendt og) (?:digitalt )?underskrevet|godkendt og underskrevet|(?:digitalt )?underskrevet`,
    ),
  ],
  ["postponed", words(String.raw`udsat|udsættes?|udskydes|udskudt|genoptages`)],
  [
    "withdrawn",
    words(
      String.raw`tag(?:et|es) af (?:dagsordenen|dagsorden)|udgå(?:r|et|ede)?|udgik|(?:punktet|sagen) (?:er|blev|blev) trukket|trukket (?:tilbage|fra|af)|trækkes (?:tilbage|fra|af)`,
    ),
  ],
  [
    "returned",
    words(
      String.raw`send(?:es|t) tilbage til (?:forvaltningen|administrationen|fornyet|udvalget)|hjemsend(?:es|t|te)|tilbagesend(?:es|t) til (?:forvaltningen|administrationen)|tilbage til (?:forvaltningen|administrationen)|sen(?:dte|des|dt)(?: \p{L}+)? retur|returneres`,
    ),
  ],
  ["lapsed", words(String.raw`bortfald(?:er|et|t)?|bortfaldt`)],
  [
    "rejected",
    words(
      String.raw`(?:give(?:r|s|t)?|meddele[sr]?|gav) afslag|afslag|afslå(?:s|r|et|ede)?|afslog|afvis(?:t|es|te|er)|forkast(?:et|es|ede)?|nedstemt(?:es)?|imødekommes ikke|ikke (?:at )?imødekomme[st]?|ikke (?:at )?tilslutte(?:r|de)? sig`,
    ),
  ],
  ["firstReading", words(String.raw`(?:1\.|første) ?behandle[ts]?|(?:oversendes|overgår|sendes|går|oversendt|sendt) til (?:2\.|anden) ?behandling`)],
  [
    "followed",
    words(
      String.raw`tiltr(?:ådt(?:e|es)?|ædes?|æder|åd|ådtes|æde)|(?:indstilling(?:en|erne)?|forvaltningens indstilling|administrationens indstilling) (?:blev |er |bliver )?(?:følges|fulgt|vedtaget|vedtages|fulgtes)|følge[rs]? indstillingen|som indstillet|tilslutte(?:r|de)? sig`,
    ),
  ],
  [
    "recommended",
    words(
      String.raw`anbefal(?:es|er|et|ede|edes)|indstille(?:s|r) (?:til )?(?:godkendt|godkendelse|vedtaget|vedtagelse|${house})|indstiller over ?for|indstiller [^.]{0,80}? (?:godkendt|vedtaget)|indstilles`,
    ),
  ],
  ["hearing", words(String.raw`send(?:es|t|er|e) i (?:offentlig |fornyet )?høring|(?:i|til) offentlig høring`)],
  [
    "referred",
    words(
      String.raw`(?:over|frem|videre)send(?:es|t|er|e)|(?:hen|over)vis(?:es|t)|send(?:es|t|te)(?: sagen| punktet)? (?:videre |til realitetsbehandling )?(?:til|i) ${house}|sen(?:des|dte)(?: \p{L}+)? til realitetsbehandling|tilbagesend(?:es|t)|tilbagesendes`,
    ),
  ],
  [
    "granted",
    words(String.raw`bevilg(?:es|et|er|ede|ges|edes)|bevilling(?:en)? (?:blev |er )?(?:givet|godkendt)|frigiv(?:es|et|er)|imødekom(?:mes|met|mer)|imødekom`),
  ],
  ["noted", words(String.raw`(?:til )?efter(?:efter)?retning`)],
  ["adopted", words(String.raw`vedtag(?:et|es|er)|vedtog(?:es)?`)],
  ["approved", words(String.raw`godkend(?:t|es|te|er|tes|elses?)`)],
  ["discussed", words(String.raw`drøft(?:et|es|er|ede|edes)|drøftelse`)],
  ["requested", words(String.raw`ønske(?:r|de|s)|(?:beder|bad|anmoder|anmodede) (?:om|forvaltningen|administrationen)|anmoder|bestilte`)],
  [
    "informed",
    words(
      String.raw`orienter(?:et|ede|es|er)|informer(?:et|ede|er)|oplyste|orientering(?:en|er|erne)? (?:blev |er |om .{1,80} blev )?givet|til orientering|gav en orientering`,
    ),
  ],
  [
    "nothing",
    /^\s*(?:intet(?!\p{L}).{0,60}|ingen(?!\p{L}).{0,80}|[-–]|der (?:er|var|har) (?:ikke været |ikke |intet|ingen).{0,80}|(?:udvalget|byrådet) havde (?:intet|ingen).{0,60})\s*\.?\s*$/isu,
  ],
];

// In one sentence the left phrase is the decision wherever it stands, when the right one stands first.
const outweighs: readonly (readonly [Phrase, readonly Phrase[]])[] = [
  ["signed", ["approved"]],
  ["rejected", ["approved", "adopted", "followed", "granted", "recommended"]],
  ["firstReading", ["approved", "adopted", "followed", "referred"]],
  ["adopted", ["referred"]],
  ["recommended", ["referred"]],
];

// These tell what went on; a sentence that decides is the decision wherever it stands among them.
const tellsOnly: readonly Phrase[] = ["discussed", "requested", "informed", "nothing"];

// Turned round by "ikke" (or by "kunne ikke"), these refuse. "Ikke drøftet" decides nothing.
const refusedByNot: readonly Phrase[] = ["approved", "adopted", "followed", "granted", "recommended"];
const notBefore = /(?<!\p{L})(?:ikke|hverken)\s+(?:\p{L}+\s+){0,4}$/iu;
const notAfter = /^\s+(?:\p{L}+\s+){0,2}ikke(?!\p{L})/iu;

// Who can refuse: the body, the matter itself, or nobody named. A member or a group who "ikke kan tiltræde" only votes against.
const bodyOrMatter =
  /^\s*(?:(?:et |udvalgets |byrådets )?(?:flertal|enigt)|\p{L}*(?:udvalg|råd|bestyrelse|magistrat)(?:et|en)?|(?:indstilling|forslag|ansøgning|punkt|sag|anmodning|plan|lokalplan)\p{L}*|det|der|man|ikke|kunne|kan|blev|bliver)(?!\p{L})/iu;

// Votes on proposals from the floor come before the decision and are not it.
const aboutAmendment = /(?<!\p{L})(?:[Ææ]ndrings|[Uu]nder|[Tt]illægs|[Mm]od)forslag|(?<!\p{L})[Ff]orslag(?:et)? fra \p{Lu}/u;

// "Punkt 9 udgår" takes another item off the agenda, or one point out of the recommendation.
const aboutNumberedPoint = /(?<!\p{L})(?:punkt|pkt\.?|sag(?: nr\.?)?) \d+/iu;
const putsAside: readonly Phrase[] = ["withdrawn", "postponed", "returned"];

// Point by point, "1. Taget til efterretning. 2. Godkendt.": what is taken note of weighs less than what another point decides.
const answersPoint = /^\s*(?:ad |pkt\.? |punkt(?:erne)? )?\d/iu;

type Statement = { phrase: Phrase; sentence: string };

function statementsOf(text: string): Statement[] {
  return sentencesOf(text).map((sentence) => ({ phrase: phraseOfSentence(sentence), sentence }));
}

// A full stop inside "1. behandles", "pkt. 3" or "kl. 16.30" ends no sentence: only one that a capital follows.
function sentencesOf(text: string): string[] {
  return text.split(/(?<=[^\d\s][.!?]["”]?)\s+(?=["”“]?\p{Lu})|\n+/u).filter((sentence) => sentence.trim() !== "");
}

function phraseOfSentence(sentence: string): Phrase {
  if (sentence.length > 5000) return phraseOfSentence(sentence.slice(0, 5000));
  const found = phrasePatterns
    .flatMap(([phrase, pattern]) => {
      const match = pattern.exec(sentence);
      return match ? [{ phrase, at: match.index, end: match.index + match[0].length }] : [];
    })
    .sort((a, b) => a.at - b.at);
  const first = found.find((each) => !tellsOnly.includes(each.phrase)) ?? found[0];
  if (first === undefined) return "other";
  const heavier = outweighs.find(([phrase, others]) => others.includes(first.phrase) && found.some((each) => each.phrase === phrase));
  if (heavier) return heavier[0];
  const negated = notBefore.test(sentence.slice(0, first.at)) || notAfter.test(sentence.slice(first.end));
  if (!negated || !refusedByNot.includes(first.phrase)) return first.phrase;
  return bodyOrMatter.test(sentence) ? "rejected" : "other";
}

function decidingStatement(text: string): Statement {
  const statements = statementsOf(text);
  const own = statements.filter(({ phrase, sentence }) => !aboutAmendment.test(sentence) && !(putsAside.includes(phrase) && aboutNumberedPoint.test(sentence)));
  const among = own.some(({ phrase }) => phrase !== "other") ? own : statements;
  const deciding = among.filter(({ phrase }) => phrase !== "other" && !tellsOnly.includes(phrase));
  const first = deciding[0] ?? among.find(({ phrase }) => phrase !== "other") ?? { phrase: "other", sentence: text };
  if (first.phrase !== "noted" || !answersPoint.test(first.sentence)) return first;
  return deciding.find(({ phrase, sentence }) => phrase !== "noted" && answersPoint.test(sentence)) ?? first;
}

/** What was written, by the field's phrases: of several sentences the first that decides. `text` is the decision without absence lines. */
export function phraseOf(text: string): Phrase {
  return decidingStatement(text).phrase;
}

// What a point of a recommendation asks for. Across points the weightiest counts, in this order.
const askedPatterns: readonly (readonly [Outcome, RegExp])[] = [
  ["rejected", words(String.raw`afslag|afslås?|afvises?|ikke (?:imødekommes|godkendes|imødekomme|godkende)|imødekommes ikke|godkendes ikke`, "giu")],
  ["firstReading", words(String.raw`(?:1\.|første) ?behandle[st]?|(?:oversendes|sendes) til (?:2\.|anden) ?behandling`, "giu")],
  ["granted", words(String.raw`bevilges?|bevilger|frigives?|frigiver|imødekommes?|imødekommer|bevilling(?:en)? gives`, "giu")],
  ["recommended", words(String.raw`anbefale[sr]?|indstille[sr]`, "giu")],
  ["hearing", words(String.raw`sende[sr]? i (?:offentlig |fornyet )?høring`, "giu")],
  ["referred", words(String.raw`oversendes?|fremsendes?|henvises?`, "giu")],
  ["adopted", words(String.raw`vedtage[sr]?`, "giu")],
  ["approved", words(String.raw`godkende[sr]?|tiltrædes?`, "giu")],
  ["discussed", words(String.raw`drøfte[sr]?`, "giu")],
  ["noted", words(String.raw`(?:til )?efterretning`, "giu")],
];

// "at udvalget giver afslag …", "at der bevilges …": the verb that follows at once is what is asked, whatever the rest of the point speaks of.
const verbFirst = /^(?:\d+[.)]\s*)?(?:at\s+)?(?:\p{L}*(?:udvalget|udvalg|byrådet|kommunalbestyrelsen|rådet)|der)\s+/iu;

function askedIn(point: string): Outcome | null {
  const active = verbFirst.test(point);
  let chosen: { outcome: Outcome; at: number } | null = null;
  for (const [outcome, pattern] of askedPatterns) {
    for (const match of point.slice(0, 5000).matchAll(pattern)) {
      const nearer = chosen === null || (active ? match.index < chosen.at : match.index > chosen.at);
      if (nearer) chosen = { outcome, at: match.index };
    }
  }
  return chosen?.outcome ?? null;
}

/** What the recommendation asked for: the weightiest verb among its points; null when none of them has a verb of the field. */
export function askedFor(points: readonly string[]): Outcome | null {
  const asked = points.map(askedIn);
  return askedPatterns.find(([outcome]) => asked.includes(outcome))?.[0] ?? null;
}

/** What the decision did: the phrase itself, or for "followed" the verb of the recommendation's points; else approved. */
export function outcomeOf(phrase: Phrase, recommendationPoints: readonly string[]): Outcome {
  return phrase === "followed" ? (askedFor(recommendationPoints) ?? "approved") : phrase;
}

const namesTheRecommendation = /(?<!\p{L})indstilling(?:en|erne)(?!\p{L})/iu;
const aboutSigning = /underskrift/iu;

/**
 * A decision read against what was asked: its phrase, what it did, and why that is not certain, if it is not. `namesOnly` tells that
 * the decision is nothing but a list of people, which is how some houses record who signed.
 */
export function meaningOf(decision: { text: string; points: readonly string[]; title: string | null; namesOnly?: boolean }): {
  phrase: Phrase;
  outcome: Outcome | null;
  doubt: string | null;
} {
  const { text, points, title, namesOnly } = decision;
  if (namesOnly && aboutSigning.test([title, ...points].join("\n"))) return { phrase: "signed", outcome: "signed", doubt: null };
  const { phrase, sentence } = decidingStatement(text);
  if (phrase === "other") return { phrase, outcome: "other", doubt: "Beslutningens ord er ingen af de kendte; nogen må læse den." };
  if (phrase === "followed" && points.length === 0) {
    return { phrase, outcome: "approved", doubt: "Indstillingen er fulgt, men dokumentet viser ingen indstilling at læse den imod." };
  }
  // "Indstillingen godkendes" does what the recommendation asked, as "tiltrådt" does: a grant, or a refusal.
  const approvesTheAsked = phrase === "approved" && namesTheRecommendation.test(sentence) && points.length > 0;
  return { phrase, outcome: approvesTheAsked ? outcomeOf("followed", points) : outcomeOf(phrase, points), doubt: null };
}
