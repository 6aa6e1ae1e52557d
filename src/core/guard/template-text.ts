/** Text that was never meant to be read by anyone: templates, help texts, tests (DOMAIN §1.8: the test committee of a region, published). */

import type { GuardContext, Spot } from "./finding.ts";
import type { Readable } from "./readable.ts";

type Rule = { words: RegExp; what: string; level: "stop" | "look"; certainty: number };

const rules: readonly Rule[] = [
  { words: /lorem ipsum(?: dolor)?/giu, what: "Fyldtekst", level: "stop", certainty: 0.99 },
  {
    words:
      /(?:klik(?: eller tryk)? her for at (?:skrive|angive|indtaste|indsætte|tilføje|vælge)(?: [\p{L}]+){0,3}|(?:click|tap)(?: or tap)? here to (?:enter|type)[\p{L} ]{0,30}|skriv (?:din |dit )?(?:tekst|titel|navn|beslutning|indstilling|resum[eé])en? her|indsæt (?:tekst|titel|navn|dato|billede|logo) her|vælg et element\.)/giu,
    what: "En skabelons opfordring til at skrive",
    level: "stop",
    certainty: 0.97,
  },
  {
    words:
      /(?:husk[,:]? )?denne (?:hjælpe|vejlednings|skabelon)tekst(?:en)?(?: (?:skal|bør) slettes)?|hjælpetekst(?:en)? (?:skal|bør) (?:slettes|fjernes)|slet denne (?:tekst|linje|hjælpetekst)|\[hjælpetekst[^\]]{0,200}\]/giu,
    what: "En hjælpetekst",
    level: "stop",
    certainty: 0.97,
  },
  {
    words: /[[<{«]\s?(?:indsæt|skriv|udfyld|navn på|dato for|her skrives|her indsættes|angiv)[^\]>}»\n]{0,80}[\]>}»]/giu,
    what: "Et felt, der ikke er udfyldt,",
    level: "stop",
    certainty: 0.9,
  },
  {
    words: /\{\{[^{}\n]{1,60}\}\}|«[\p{L}_][\p{L}\d_]{1,40}»|<<[\p{L}_ ]{2,40}>>|\bMERGEFIELD\b/gu,
    what: "Et flettefelt, der ikke er udfyldt,",
    level: "stop",
    certainty: 0.9,
  },
  {
    words:
      /fejl! (?:bogmærke(?:t)? er ikke defineret|henvisningskilde(?:n)? (?:ikke fundet|blev ikke fundet)|ukendt[^.\n]{0,40}|ugyldig[^.\n]{0,40})\.?|error! (?:bookmark|reference source)[^.\n]{0,40}/giu,
    what: "En fejlmelding fra tekstbehandlingen",
    level: "stop",
    certainty: 0.97,
  },
  { words: /#(?:REF|NAME|NAVN|VALUE|VÆRDI|REFERENCE|DIV\/0|N\/A)[!?]/gu, what: "En fejl fra et regneark", level: "look", certainty: 0.8 },
  {
    words:
      /(?<![\p{L}\d-])(?:test(?:udvalg(?:et)?|møde(?:t)?|dagsorden(?:en)?|punkt(?:et)?|sag(?:en)?|bilag(?:et)?|referat(?:et)?)|prøve(?:udvalg(?:et)?|dagsorden(?:en)?))(?![\p{L}\d])/giu,
    what: "Et prøveudvalg, -møde eller -punkt",
    level: "stop",
    certainty: 0.8,
  },
  // The word alone on its line, or shouted beside a word of the house; "PCR-TEST" is neither.
  {
    words:
      /(?<=^|\n)[ \t]*(?:test|TEST|Test)(?:[ \t]*\d{0,3})?[ \t.!]*(?=\n|$)|(?<![\p{L}\d-])(?:dagsorden|referat|bilag|udvalg|møde|punkt|sag)[ \t]+TEST(?![\p{L}\d-])|(?<![\p{L}\d-])TEST[ \t:–-]+(?:dagsorden|referat|bilag|udvalg|møde|punkt|sag)(?:et|en)?(?![\p{L}])/gu,
    what: "Ordet »test« som titel",
    level: "stop",
    certainty: 0.8,
  },
  {
    words: /(?<![\p{L}\d])(?:x{4,}|X{3,}|yyyy)(?![\p{L}\d])|(?<![\p{L}\d])(?:dd[.-]mm[.-](?:åååå|yyyy|åå))(?![\p{L}\d])/gu,
    what: "Et tomt felt",
    level: "look",
    certainty: 0.6,
  },
  {
    words: /(?<![\p{L}\d])(?:TODO|FIXME|TBD|asdf(?:asdf)*|bla bla(?: bla)*|blabla)(?![\p{L}\d])/gu,
    what: "En huskeseddel eller prøvetekst",
    level: "look",
    certainty: 0.6,
  },
];

/** Template, help and test texts; `context.helpTexts` are the house style's own. */
export function templateSpots(text: Readable, context: GuardContext): Spot[] {
  const found: Spot[] = [];
  const todo = (level: "stop" | "look"): string => (level === "stop" ? "Slet den, eller skriv det, der skulle have stået der." : "Se efter, om det er glemt.");
  for (const rule of rules) {
    for (const match of text.text.matchAll(rule.words)) {
      const shown = match[0].trim();
      if (shown === "") continue;
      const start = match.index + match[0].indexOf(shown);
      found.push({
        kind: "template-text",
        start: text.at(start),
        end: text.at(start + shown.length - 1) + 1,
        certainty: rule.certainty,
        level: rule.level,
        what: rule.what,
        todo: todo(rule.level),
        identity: shown.toLowerCase().replace(/\s+/gu, " "),
      });
    }
  }
  const flat = text.text.toLowerCase();
  for (const help of context.helpTexts ?? []) {
    const wanted = help.trim().toLowerCase();
    if (wanted.length < 12) continue;
    const at = flat.indexOf(wanted);
    if (at >= 0)
      found.push({
        kind: "template-text",
        start: text.at(at),
        end: text.at(at + wanted.length - 1) + 1,
        certainty: 0.99,
        level: "stop",
        what: "Skabelonens egen hjælpetekst",
        todo: todo("stop"),
        identity: wanted,
      });
  }
  return found;
}
