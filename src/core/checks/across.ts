/** What the items of one meeting say together: who was there, which case is which, what a unit is called. Pure. */

import type { AgendaItem } from "../published-minutes.ts";
import { caseKey } from "../case-number.ts";
import { isStanding, placeIn, saidIn, type Draft, type MinutesToCheck, type ReadItem } from "./read-items.ts";

/** A draft of the whole meeting: `index` is the item it is shown at, null for the meeting. */
export type DraftOfMeeting = Draft & { index: number | null };

/** Told as taking part in the meeting, and as absent at every item where absence is told. */
export function presentAndAbsent({ meeting, agendaItem }: MinutesToCheck): DraftOfMeeting[] {
  const told = agendaItem.map((item) =>
    (item.decision?.absent ?? []).filter(({ kind }) => kind === undefined || kind === "apology" || kind === "absent").map(({ name }) => nameKey(name)),
  );
  // Away from every item that was decided, not from the one where somebody left.
  const decided = agendaItem.flatMap(({ decision }, at) => (decision === null || decision.text.trim() === "" ? [] : [told[at]!]));
  const both = meeting.participants.filter(({ name }) => {
    const key = nameKey(name);
    // A list of those called, with a mark at who sent word, contradicts nothing.
    if (meeting.absent?.some((each) => nameKey(each.name) === key)) return false;
    // On one item alone who is away may have left for it.
    return decided.length > 1 && decided.filter((away) => away.includes(key)).length >= decided.length * 0.9;
  });
  if (both.length === 0) return [];
  const names = both.map(({ name }) => name);
  return [
    {
      index: null,
      message: `${listed(names)} står både blandt deltagerne og med afbud på alle ${decided.length} punkter. Hvad er rigtigt?`,
      computed: null,
      from: names,
      text: names.join(", "),
      at: null,
    },
  ];
}

/** Told as absent from an item and as voting in it. */
export function absentAndVoting({ agendaItem }: MinutesToCheck): DraftOfMeeting[] {
  return agendaItem.flatMap(({ decision }, index) => {
    const vote = decision?.vote;
    if (vote === null || vote === undefined) return [];
    const voted = new Set([...vote.for, ...vote.against, ...vote.abstained].map(nameKey));
    return decision!.absent
      .filter(({ name, kind }) => (kind === undefined || kind === "apology" || kind === "absent" || kind === "recused") && voted.has(nameKey(name)))
      .map(({ name }): DraftOfMeeting => ({
        index,
        message: `${name} står både som fraværende og som den, der har stemt. Hvad er rigtigt?`,
        computed: null,
        from: [name],
        text: vote.text,
        at: null,
      }));
  });
}

/** One case number on items that have nothing to do with each other. Standing items and closed ones are let be. */
export function sameCaseNumber({ agendaItem }: MinutesToCheck): DraftOfMeeting[] {
  const byKey = new Map<string, number[]>();
  for (const [index, item] of agendaItem.entries()) {
    if (item.caseNumber === null || isStanding(item) || !item.public || item.name === null) continue;
    const key = caseKey(item.caseNumber);
    byKey.set(key, [...(byKey.get(key) ?? []), index]);
  }
  return [...byKey.values()].flatMap((indexes): DraftOfMeeting[] => {
    if (indexes.length < 2) return [];
    const unlike = indexes.filter((a) => indexes.every((b) => a === b || !alike(agendaItem[a]!, agendaItem[b]!)));
    if (unlike.length < 2) return [];
    const number = agendaItem[unlike[0]!]!.caseNumber!.text;
    return [
      {
        index: unlike[1]!,
        message:
          `Punkterne ${listed(unlike.map((at) => agendaItem[at]!.number ?? String(at + 1)))} har samme journalnummer, ${number}, men handler ikke om det samme. Er nummeret rigtigt på dem begge?`.replace(
            "dem begge",
            unlike.length === 2 ? "dem begge" : "dem alle",
          ),
        computed: null,
        from: [number, ...unlike.map((at) => agendaItem[at]!.name!)],
        text: number,
        at: null,
      },
    ];
  });
}

/** Standing items of one kind filed under different subjects: the messages here and the other business there. */
export function standingItemsFiled({ agendaItem }: MinutesToCheck): DraftOfMeeting[] {
  const standing = agendaItem.flatMap((item, index) =>
    /(?<!\p{L})(?:meddelelser|eventuelt|underskrift\p{L}*)(?!\p{L})/iu.test(item.name ?? "") && item.caseNumber !== null && item.caseNumber.kle !== null
      ? [{ index, key: `${item.caseNumber.kle}${item.caseNumber.facet}`, number: item.number ?? String(index + 1), text: item.caseNumber.text }]
      : [],
  );
  const keys = [...new Set(standing.map(({ key }) => key))];
  // Where each has a number of its own the house wants it so.
  if (keys.length < 2 || keys.length === standing.length) return [];
  const groups = keys.map((key) => standing.filter((each) => each.key === key));
  return [
    {
      index: groups[1]![0]!.index,
      level: "note",
      message: `De faste punkter ligger under forskellige emner: ${groups.map((group) => `${listed(group.map(({ number }) => number))} under ${group[0]!.text}`).join(", ")}. Er det meningen?`,
      computed: null,
      from: groups.map((group) => group[0]!.text),
      text: groups.map((group) => group[0]!.text).join(", "),
      at: null,
    },
  ];
}

// What is named so is a unit: it ends as a committee does, or stands after the word for one. Towns and people in a row are none.
const unitForm =
  /(?<!\p{L})(\p{Lu}[\p{L}-]{1,40}(?:-?,\s\p{Lu}[\p{L}-]{1,40}){0,6}(?:-?,\s|-?\s)(?:(?:og|&)\s)\p{Lu}[\p{L}-]{0,40}?udvalg)(?:et)?s?(?!\p{L})|(?<=(?:[Cc]enter(?:et)?|[Dd]irektør(?:en)?|[Ff]orvaltning(?:en)?|[Aa]fdeling(?:en)?|[Uu]dvalg(?:et)?|[Oo]rientering(?:er)?) (?:for|fra) )(\p{Lu}[\p{L}-]{1,40}(?:-?,\s\p{Lu}[\p{L}-]{1,40}){0,6}(?:\s(?:og|&)\s\p{Lu}[\p{L}-]{1,40}))(?!\p{L})/gu;

/** The same words in another order, or with "&" for "og": one directorate under several names. Once for each unit. */
export function unitSpelledTwoWays(items: readonly ReadItem[]): DraftOfMeeting[] {
  const units = new Map<string, Map<string, { item: ReadItem; at: Draft["at"] }>>();
  for (const item of items) {
    const titled = [
      { text: item.item.name ?? "", at: null as Draft["at"] },
      { text: item.item.recommendation?.by ?? "", at: null as Draft["at"] },
    ];
    for (const { text } of titled) for (const [, committee, unit] of text.matchAll(unitForm)) note((committee ?? unit)!, item, null);
    for (const section of saidIn(item))
      for (const found of section.text.matchAll(unitForm)) note((found[1] ?? found[2])!, item, placeIn(section, found.index, found.index + found[0].length));
  }
  function note(told: string, item: ReadItem, at: Draft["at"]): void {
    // A name over two lines, or with a hyphen that is not seen, is spelt as the others.
    const name = told.replaceAll(/\s+/gu, " ").replaceAll("\u00ad", "");
    const key = name
      .replaceAll("-", "")
      .split(/,\s|\s(?:og|&)\s/u)
      .map((word) => word.toLowerCase())
      .sort()
      .join("|");
    const ways = units.get(key) ?? new Map<string, { item: ReadItem; at: Draft["at"] }>();
    if (!ways.has(name)) ways.set(name, { item, at });
    else if (ways.get(name)!.at === null && at !== null && ways.get(name)!.item === item) ways.set(name, { item, at });
    units.set(key, ways);
  }
  return [...units.values()].flatMap((ways): DraftOfMeeting[] => {
    if (ways.size < 2) return [];
    const names = [...ways.keys()];
    const second = ways.get(names[1]!)!;
    return [
      {
        index: second.item.index,
        message: `Den samme enhed er skrevet på ${ways.size} måder: ${names.map((name) => `“${name}” (punkt ${ways.get(name)!.item.item.number ?? ways.get(name)!.item.index + 1})`).join(", ")}. Hvad hedder den?`,
        computed: null,
        from: names,
        text: names[1]!,
        at: second.at,
      },
    ];
  });
}

function alike(a: AgendaItem, b: AgendaItem): boolean {
  const [one, other] = [wordsOf(a.name!), wordsOf(b.name!)];
  return one.some((word) => other.some((each) => begunAlike(word, each) >= Math.min(7, word.length, each.length)));
}

/** How many letters two words begin with in common: the joined and the bent word tell of the same thing. */
function begunAlike(a: string, b: string): number {
  let same = 0;
  while (same < a.length && a[same] === b[same]) same++;
  return same;
}

const empty = new Set(
  "om for til fra med ved og eller som den det der status orientering drøftelse godkendelse behandling sag sager nye ny nyt kommune kommunes kommunen udvalg udvalgets møde 1 2".split(
    " ",
  ),
);

function wordsOf(title: string): string[] {
  return title
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word.length > 3 && !empty.has(word));
}

function nameKey(name: string): string {
  return name.toLowerCase().replace(/\s+/gu, " ").trim();
}

/** "3, 4 og 5" */
export function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} og ${words.at(-1)!}`;
}
