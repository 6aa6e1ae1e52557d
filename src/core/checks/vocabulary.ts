/** Words that name nothing, that have ended, or that nobody explains; and how heavy the text is to read. Pure. */

import { placeIn, saidIn, spoken, type Draft, type MinutesToCheck, type ReadItem } from "./read-items.ts";
import type { DraftOfMeeting } from "./across.ts";
import { listed } from "./across.ts";
import { templateSpots } from "../guard/template-text.ts";
import { readable } from "../guard/readable.ts";

// Benefits and pensions there are or have been (DOMAIN §4.1; the pensions beside them are private or of other laws). A word of these families that is none of them names nothing.
const pensions = new Set(
  (
    "pension førtidspension seniorpension folkepension alderspension tjenestemandspension arbejdsmarkedspension ratepension invalidepension ægtefællepension børnepension delpension " +
    "enkepension arnepension livspension aldersopsparingspension firmapension efterlønspension statspension opsatpension grundpension samleverpension ungdomspension udlandspension " +
    "privatpension tidligpension suspension brøkpension hjælpepension varigpension førtids- invaliditetspension"
  ).split(" "),
);
const dailyBenefits = new Set(
  "dagpenge sygedagpenge barselsdagpenge arbejdsløshedsdagpenge feriedagpenge barseldagpenge forældredagpenge fædredagpenge ledighedsdagpenge sorgdagpenge".split(
    " ",
  ),
);

/** Benefits and words for them, with the day from which they are no more, and what the law put in their place (DOMAIN §4.1). */
export const endedBenefits: readonly { form: RegExp; name: string; ended: string; law: string }[] = [
  { form: /(?<!\p{L})uddannelseshjælp(?:en)?(?!\p{L})/iu, name: "uddannelseshjælp", ended: "2025-07-01", law: "kontanthjælpssystemet fra 1. juli 2025" },
  {
    form: /(?<!\p{L})selvforsørgelses- og hjemrejseydelse(?:n)?(?!\p{L})/iu,
    name: "selvforsørgelses- og hjemrejseydelse",
    ended: "2025-07-01",
    law: "kontanthjælpssystemet fra 1. juli 2025",
  },
  { form: /(?<!\p{L})integrationsydelse(?:n)?(?!\p{L})/iu, name: "integrationsydelse", ended: "2020-01-01", law: "selvforsørgelses- og hjemrejseydelse" },
];

const family = /(?<![\p{L}-])(\p{Ll}{2,}(?:pension|dagpenge))(?:en|er|erne|s|ne)?(?![\p{L}-])/giu;

/** A pension or daily benefit that does not exist ("seniortidspension"). Once for each word in an item. */
export function noSuchBenefit(item: ReadItem): Draft[] {
  const told = new Set<string>();
  return saidIn(item).flatMap((section) =>
    (/pension|dagpenge/iu.test(section.text) ? [...section.text.matchAll(family)] : []).flatMap((found): Draft[] => {
      const word = found[1]!.toLowerCase();
      if (pensions.has(word) || dailyBenefits.has(word) || told.has(word)) return [];
      told.add(word);
      return [
        {
          message: `“${found[0]}” er ikke en ydelse, vi kender. Er det ${word.endsWith("pension") ? "førtidspension, seniorpension eller tidlig pension" : "sygedagpenge eller a-dagpenge"}, der menes?`,
          computed: null,
          from: [word],
          text: lineAround(section.text, found.index),
          at: placeIn(section, found.index, found.index + found[0].length),
        },
      ];
    }),
  );
}

/** A benefit that had ended half a year or more before the meeting, told of as if it were paid. */
export function endedBenefit(item: ReadItem, { meeting }: MinutesToCheck): Draft[] {
  if (meeting.date === null) return [];
  return endedBenefits.flatMap(({ form, name, ended, law }): Draft[] => {
    if (monthsAfter(ended, meeting.date!) < 6) return [];
    for (const section of saidIn(item))
      for (const sentence of section.sentences) {
        const found = form.exec(sentence.text);
        if (found === null || /(?<!\p{L})(?:tidligere|var|blev|ophørt|afskaffet|før|dengang|historisk|19\d\d|20\d\d)(?!\p{L})/iu.test(sentence.text)) continue;
        return [
          {
            level: "note",
            message: `${name[0]!.toUpperCase()}${name.slice(1)} ophørte som egen ydelse ${spoken(ended)}. Menes der ${law}?`,
            computed: null,
            from: [name],
            text: sentence.text,
            at: placeIn(section, sentence.start + found.index, sentence.start + found.index + found[0].length),
          },
        ];
      }
    return [];
  });
}

// Known by everybody who sits in a committee, or names of their own.
const knownShort = new Set(
  (
    "KL EU DK IT HR TV UV CV PDF KLE CPR CVR GPS BNP FN NATO USA UK ID MUS APV SMS OK AMU FGU STU SFO VUC EUD EUX HF HTX STX HHX SU DR DSB BBR GDPR ESG CO2 PPR SSP KB ØU BR ATP NGO AI KMD SKAT " +
    "LED WC PLO FOA BUPL DLF HK LO FH DA DI DGI DIF SOSU RUC DTU KU AAU CBS UC UCL UCN VIA MF SF DF LA KD KU LAG BID VVM VE ISO QR PC USB PFAS PISA FAQ SPA RAS BYR DIR KMB AB ApS A/S I/S P/S OBS NB PS PGA TLF NR EAN STAR SARS AM PM ADHD IF BK FC FB BY OG DET MW CEO CFO PWC EASA PCB BIM LCA DM VM EM OL MED"
  ).split(" "),
);

/** Abbreviations that are explained nowhere in the papers: one question for them all. */
export function unexplained(items: readonly ReadItem[], { organization, meeting, agendaItem }: MinutesToCheck): DraftOfMeeting[] {
  const all = items.flatMap((item) => item.sections.map(({ text }) => text)).concat(agendaItem.map(({ name }) => name ?? ""));
  const text = all.join("\n");
  // A name that is said as a word (BROEN, IRIS) is no abbreviation to explain.
  const isName = (word: string): boolean => word.length >= 4 && /[AEIOUYÆØÅ]/u.test(word);
  const parties = new Set([...meeting.participants, ...agendaItem.flatMap(({ decision }) => decision?.absent ?? [])].map(({ party }) => party));
  const found = new Map<string, { index: number; at: Draft["at"] }>();
  for (const item of items) {
    if (!item.item.public) continue;
    for (const section of saidIn(item)) {
      if (["authority", "history", "decision", "legalBasis"].includes(section.role)) continue;
      for (const { 0: word, index } of section.text.matchAll(/(?<![\p{L}\d/.@_-])\p{Lu}{2,6}(?![\p{L}\d/._-]|\s\/|\s\p{Lu}\p{Ll}|\sfor\s)/gu)) {
        if (knownShort.has(word) || isName(word) || parties.has(word) || found.has(word) || /^[IVXLM]+$/u.test(word)) continue;
        const line = lineAround(section.text, index);
        // Initials of those who wrote it, headings in capitals, and what stands in a table.
        if (line.includes("\t") || /^[\p{Lu}\d\s/–,.:-]+$/u.test(line) || /\/\s?\p{Lu}{2,}/u.test(line.slice(0, 40))) continue;
        found.set(word, { index: item.index, at: placeIn(section, index, index + word.length) });
      }
    }
  }
  const initials = initialsOf(organization.name ?? "");
  if (found.size === 0) return [];
  const whole = { text, words: text.toLowerCase().match(/\p{L}+/gu) ?? [] };
  const short = [...found.keys()].filter((word) => word !== initials && !explainedIn(whole, word));
  if (short.length === 0) return [];
  const first = found.get(short[0]!)!;
  return [
    {
      index: first.index,
      level: "note",
      message: `${short.length === 1 ? `Forkortelsen ${short[0]} forklares` : `Forkortelserne ${listed(short)} forklares`} ingen steder. Ved læseren, hvad ${short.length === 1 ? "den" : "de"} står for?`,
      computed: null,
      from: short,
      text: short[0]!,
      at: first.at,
    },
  ];
}

// "Center for … (CUBB)", "HRS – Hovedstadens rekrutteringsservice", "STV-projektet (Særligt Tilrettelagt …)", or the words it is made of in order.
function explainedIn({ text, words }: { text: string; words: readonly string[] }, word: string): boolean {
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    if (
      /\p{L}{3,}[^.\n]{0,12}\(\s?(?:i daglig tale |(?:så)?kaldet |såkaldt |forkortet )?$/u.test(text.slice(Math.max(0, at - 60), at)) &&
      !/^\p{L}/u.test(text.slice(at + word.length, at + word.length + 1))
    )
      return true;
    if (/^(?:-\p{L}+)?\s?(?:\(|–|-|=|:)\s?\p{L}{4,}|^,? (?:står for|er en forkortelse)/u.test(text.slice(at + word.length, at + word.length + 60))) return true;
  }
  const letters = [...word.toLowerCase()];
  if (letters.length < 3) return false;
  return words.some((first, at) => first[0] === letters[0] && first !== word.toLowerCase() && spells(letters, words.slice(at, at + letters.length * 2)));
}

const small = new Set(["og", "i", "for", "af", "til", "på", "med", "den", "det", "de"]);

// The letters begin the words one after the other, small words let be; a long word may give two ("Ungeforvaltningen": u, f).
function spells(letters: readonly string[], words: readonly string[]): boolean {
  let taken = 0;
  for (const word of words) {
    if (taken === letters.length) return true;
    if (word[0] === letters[taken]) {
      taken++;
      if (taken < letters.length && word.length > 9 && word.slice(3).includes(letters[taken]!) && taken === letters.length - 1) return true;
    } else if (!small.has(word)) return false;
  }
  return taken === letters.length;
}

function initialsOf(name: string): string {
  return (name.match(/(?<!\p{L})\p{Lu}/gu) ?? []).join("");
}

/** Template, help and test text that was never meant for a reader. */
export function helpText(item: ReadItem): Draft[] {
  return saidIn(item).flatMap((section) =>
    templateSpots(readable(section.text), { today: "", municipality: { domain: null, phone: null }, closed: [], openText: "" }).map((spot): Draft => {
      const words = section.text.slice(spot.start, spot.end);
      return {
        message: `“${words.trim()}” ligner ${spot.what.toLowerCase()}. Skal det stå der?`,
        computed: null,
        from: [spot.identity],
        text: lineAround(section.text, spot.start),
        at: placeIn(section, spot.start, spot.end),
      };
    }),
  );
}

/** A section whose heading has nothing under it, in a paper whose other items have. */
export function emptySection(item: ReadItem): Draft[] {
  if (!item.item.public) return [];
  const empty = item.sections.filter((section) => {
    const twice = item.sections.some(
      (other) => other.index !== section.index && (other.heading === section.heading || (other.role === section.role && other.text.trim() !== "")),
    );
    return section.text.trim() === "" && section.heading !== null && !twice && mayNotBeEmpty.has(section.role);
  });
  // A paper with several is a skeleton, or was read so; one among written ones may be forgotten.
  if (empty.length !== 1 || item.sections.reduce((all, { text }) => all + text.length, 0) < 200) return [];
  const [section] = empty;
  return [
    {
      level: "note",
      message: `Der står intet under “${section!.heading}”. Er det glemt?`,
      computed: null,
      from: [section!.heading!],
      text: section!.heading!,
      at: placeIn(section!, 0, 0),
    },
  ];
}

const mayNotBeEmpty: ReadonlySet<string> = new Set(["presentation", "recommendation", "summary", "finances", "legalBasis"]);

const hardLix = 60;
const longMinutes = 20;

/** LIX: words in a sentence, and how many of a hundred words have more than six letters (Björnsson 1968). Null for a text too short to say. */
export function lixOf(text: string): number | null {
  const words = text.match(/\p{L}+/gu) ?? [];
  if (words.length < 100) return null;
  const stops = (text.match(/[.:!?](?=\s|$)|\n/gu) ?? []).length || 1;
  return Math.round(words.length / stops + (words.filter((word) => word.length > 6).length * 100) / words.length);
}

/** Minutes to read a text at 200 words a minute. */
export function readingMinutes(text: string): number {
  return Math.ceil((text.match(/\p{L}+/gu) ?? []).length / 200);
}

/** A text that is heavy, or long: a note with its LIX and reading time. */
export function heavyText(item: ReadItem): Draft[] {
  const sections = saidIn(item).filter(({ role }) => role === "presentation" || role === "summary" || role === "occasion" || role === "other");
  // Tables are no sentences, and each point of a list is one.
  const text = sections
    .flatMap((section) => section.text.split("\n"))
    .filter((line) => !line.includes("\t") && line.trim() !== "")
    .join("\n");
  const lix = lixOf(text);
  const minutes = readingMinutes(text);
  if ((lix === null || lix < hardLix) && minutes < longMinutes) return [];
  const section = sections.find(({ role }) => role === "presentation") ?? sections[0];
  return [
    {
      level: "note",
      message: `Teksten har lix ${lix ?? "–"} og tager omkring ${minutes} ${minutes === 1 ? "minut" : "minutter"} at læse. Kan sætningerne deles, eller noget flyttes til et bilag?`,
      computed: `lix ${lix ?? "–"}, ${minutes} min.`,
      from: [`lix ${lix ?? "–"}`],
      text: item.item.name ?? "",
      at: section === undefined ? null : placeIn(section, 0, 0),
    },
  ];
}

function lineAround(text: string, at: number): string {
  const from = text.lastIndexOf("\n", at - 1) + 1;
  const to = text.indexOf("\n", at);
  return text.slice(from, to < 0 ? undefined : to).trim();
}

function monthsAfter(ended: string, at: string): number {
  return (Number(at.slice(0, 4)) - Number(ended.slice(0, 4))) * 12 + Number(at.slice(5, 7)) - Number(ended.slice(5, 7));
}
