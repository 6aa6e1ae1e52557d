/** Invented texts for bench/search.ts, the same for the same number: Danish dictionary words by Zipf's law, compounds by the dictionary's own joints. */

import { joint } from "#core/compound-words.ts";
import { danishWords } from "#platform/danish-words.ts";

export type InventedItem = { title: string; decision: string; body: string; kle: string; outcome: string };
export type InventedMeeting = { municipality: number; committee: number; slug: string; date: string; items: InventedItem[] };
export type AskedQuery = { q: string; municipality?: number; year?: number };

const common =
  "og i at det er til en af for den på de med der som ikke et har om vil kan fra ved blev skal også efter hvor eller hvis under mellem samt over dette deres når".split(
    " ",
  );
const municipal =
  "kommunen forvaltningen udvalget budget indsats borgere arbejde møde sag plan orientering godkendes kommunalbestyrelsen beslutning økonomi forslag område skole dagtilbud sundhed bolig miljø trafik kultur ældre børn unge familie virksomhed jobcenter kontanthjælp sygedagpenge ledighed uddannelse beskæftigelse integration handicap pleje lokalplan anlæg drift bevilling høring klima energi affald vand vej park idræt bibliotek teater tilskud pulje frivillige forening samarbejde strategi politik resultat mål status rapport".split(
    " ",
  );
const outcomes = ["approved", "noted", "approved", "granted", "discussed", "recommended", "postponed", "rejected", "noted"];
const decisions: Record<string, string> = {
  approved: "Godkendt.",
  noted: "Taget til efterretning.",
  granted: "Bevilget.",
  discussed: "Drøftet.",
  recommended: "Anbefales.",
  postponed: "Udsat.",
  rejected: "Ansøgningen får afslag.",
};

let vocabulary: string[] | null = null;

/** Meetings with about ten items each, newest years fullest, until there are `items`. */
export function* inventMeetings(items: number): Generator<InventedMeeting> {
  const random = seeded(20260101);
  const words = wordsByRank();
  const pick = zipf(words.length, random);
  let made = 0;
  for (let number = 0; made < items; number++) {
    const year = 2007 + Math.floor(19 * Math.sqrt(random()));
    const date = `${year}-${String(1 + Math.floor(random() * 12)).padStart(2, "0")}-${String(1 + Math.floor(random() * 28)).padStart(2, "0")}`;
    const count = Math.min(items - made, 6 + Math.floor(random() * 9));
    made += count;
    const sentence = (length: number): string => {
      const chosen = Array.from({ length }, () => (random() < 0.42 ? common[Math.floor(random() * common.length)]! : words[pick()]!));
      return `${chosen.join(" ")}.`;
    };
    yield {
      municipality: 1 + Math.floor(98 * random() ** 1.5),
      committee: 1 + Math.floor(random() * 8),
      slug: `${date}-${number}`,
      date,
      items: Array.from({ length: count }, () => {
        const outcome = outcomes[Math.floor(random() * outcomes.length)]!;
        const length = Math.max(300, Math.round(1100 * Math.exp(0.9 * (random() + random() + random() - 1.5))));
        const body: string[] = [];
        for (let size = 0; size < length; size += body.at(-1)!.length + 1) body.push(sentence(8 + Math.floor(random() * 14)));
        return {
          title: Array.from({ length: 3 + Math.floor(random() * 5) }, () => words[pick()]!).join(" "),
          decision: `${decisions[outcome]} ${random() < 0.3 ? sentence(9) : ""}`,
          body: body.join("\n"),
          kle: `${String(Math.floor(random() * 30)).padStart(2, "0")}.${String(Math.floor(random() * 20)).padStart(2, "0")}.00`,
          outcome,
        };
      }),
    };
  }
}

/** Forty questions of each kind. */
export function queryClasses(items: number): Record<string, AskedQuery[]> {
  const random = seeded(7);
  const words = wordsByRank();
  const between = (from: number, to: number): string => words[from + Math.floor(random() * (to - from))]!;
  const forty = (make: (index: number) => AskedQuery): AskedQuery[] => Array.from({ length: 40 }, (_, index) => make(index));
  const phrases = phrasesOf(Math.min(items, 4000), random);
  return {
    "frequent word": forty((index) => ({ q: words[index]! })),
    "middle word": forty(() => ({ q: between(300, 1500) })),
    "rare word": forty(() => ({ q: between(8000, 20000) })),
    "three words": forty(() => ({ q: `${between(0, 60)} ${between(0, 120)} ${between(20, 200)}` })),
    phrase: forty((index) => ({ q: `"${phrases[index]}"` })),
    filtered: forty(() => ({ q: between(0, 80), municipality: 1 + Math.floor(random() * 40), year: 2014 + Math.floor(random() * 11) })),
  };
}

// Three words that stand together in some item.
function phrasesOf(items: number, random: () => number): string[] {
  const found: string[] = [];
  for (const meeting of inventMeetings(items)) {
    const body = meeting.items[0]!.body.split(/[.\n]/).find((sentence) => sentence.split(" ").length > 8);
    if (body === undefined) continue;
    const parts = body.trim().split(" ");
    const at = Math.floor(random() * (parts.length - 3));
    const phrase = parts.slice(at, at + 3).filter((word) => !common.includes(word));
    if (phrase.length >= 2) found.push(phrase.join(" "));
    if (found.length >= 40) break;
  }
  return found;
}

// Municipal words first, then dictionary words, every third of them joined to a compound.
function wordsByRank(): string[] {
  if (vocabulary) return vocabulary;
  const random = seeded(42);
  const list = [...danishWords()].filter(([word, joints]) => word.length >= 4 && word.length <= 12 && (joints & joint.last) !== 0).map(([word]) => word);
  const firsts = [...danishWords()].filter(([word, joints]) => word.length >= 4 && word.length <= 10 && (joints & (joint.s | joint.bare)) !== 0);
  const seen = new Set(municipal);
  const all = [...municipal];
  while (all.length < 60_000) {
    let word = list[Math.floor(random() * list.length)]!;
    if (all.length % 3 === 0) {
      const [first, joints] = firsts[Math.floor(random() * firsts.length)]!;
      const head = random() < 0.5 ? municipal[Math.floor(random() * municipal.length)]! : word;
      word = `${first}${(joints & joint.s) !== 0 ? "s" : ""}${head}`;
    }
    if (seen.has(word)) continue;
    seen.add(word);
    all.push(word);
  }
  vocabulary = all;
  return all;
}

function zipf(size: number, random: () => number): () => number {
  const sums = new Float64Array(size);
  let total = 0;
  for (let rank = 0; rank < size; rank++) sums[rank] = total += 1 / (rank + 2.7) ** 1.05;
  return () => {
    const wanted = random() * total;
    let [low, high] = [0, size - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sums[middle]! < wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}

// mulberry32
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
