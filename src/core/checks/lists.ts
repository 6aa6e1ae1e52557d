/** Numbered lists whose numbers repeat or jump, or that are longer or shorter than the sentence before them says. Pure. */

import { readNumbers } from "../figures/danish-number.ts";
import { isOrdinal } from "../paragraph.ts";
import { placeIn, saidIn, type Draft, type ReadItem, type ReadSection } from "./read-items.ts";

type Entry = { number: number; start: number; end: number; text: string };
type List = { entries: Entry[]; before: { text: string; start: number } | null };

/** "1, 2, 2, 3, 4". */
export function listNumbers(item: ReadItem): Draft[] {
  return eachList(item, (list, section) => {
    const numbers = list.entries.map(({ number }) => number);
    const at = numbers.findIndex((number, index) => index > 0 && number !== numbers[index - 1]! + 1);
    if (at < 0 || numbers[at] === 1) return [];
    const entry = list.entries[at]!;
    const twice = numbers[at] === numbers[at - 1];
    if (!twice && (numbers[at]! < numbers[at - 1]! || numbers.length < 3)) return [];
    return [
      {
        message: twice
          ? `Listen er nummereret ${numbers.join(", ")}: ${numbers[at]} står to gange. Skal numrene rettes?`
          : `Listen er nummereret ${numbers.join(", ")}: den springer fra ${numbers[at - 1]} til ${numbers[at]}. Mangler der et punkt?`,
        computed: null,
        from: numbers.map(String),
        text: entry.text,
        at: placeIn(section, entry.start, entry.end),
      },
    ];
  });
}

const counted =
  /(?:mål|punkter|anbefalinger|spor|indsatser|temaer|områder|pejlemærker|initiativer|forslag|spørgsmål|principper|kriterier|faser|trin|forhold|krav|tiltag|modeller|scenarier|hovedpunkter|delmål|fokusområder|målsætninger|niveauer|elementer|grunde|betingelser|prioriteter|muligheder|projekter|undersøgelser|målgrupper|grupper|dele|greb|skridt|emner)$/iu;

/** "De 5 anbefalinger er:" before a list of four. */
export function listCount(item: ReadItem): Draft[] {
  return eachList(item, (list, section) => {
    if (list.before === null || !/:\s*$/u.test(list.before.text)) return [];
    const stated = readNumbers(list.before.text).numbers.filter(
      ({ counted: noun, value }) => noun !== null && counted.test(noun.head) && Number.isInteger(value) && value >= 2 && value <= 30,
    );
    if (stated.length !== 1 || stated[0]!.qualifier !== null) return [];
    const [number] = stated;
    const has = list.entries.length;
    if (number!.value === has) return [];
    return [
      {
        message: `Der står ${number!.text} ${number!.counted!.head}, og listen har ${has}. Mangler der noget, eller er der for meget?`,
        computed: `${has} i listen`,
        from: [`${number!.text} ${number!.counted!.head}`, String(has)],
        text: list.before.text,
        at: placeIn(section, list.before.start + number!.start, list.before.start + number!.counted!.end),
      },
    ];
  });
}

function eachList(item: ReadItem, find: (list: List, section: ReadSection) => Draft[]): Draft[] {
  return saidIn(item)
    .filter(({ role }) => role !== "decision" && role !== "authority")
    .flatMap((section) => listsIn(section.text).flatMap((list) => find(list, section)));
}

const numbered = /^\s*(\d{1,2})[.)]\s+(?=\S)/u;
const bullet = /^\s*(?:[-–—•·●▪*]|\(?[a-z][.)])\s+/u;

/** Numbered lists: entries may be parted by blank lines, by lines of their own text and by points under them. A list of one is none. */
function listsIn(text: string): List[] {
  const lists: List[] = [];
  let open: List | null = null;
  let before: List["before"] = null;
  let since = 0;
  let start = 0;
  for (const line of text.split("\n")) {
    const found = isOrdinal(line.trim()) ? null : numbered.exec(line);
    if (found !== null) {
      const number = Number(found[1]);
      const last = open?.entries.at(-1)?.number ?? null;
      if (open === null || last === null || number === 1 || number > last + 3 || number < last || since > 1) {
        open = { entries: [], before: since <= 1 ? before : null };
        if (number === 1) lists.push(open);
        else open = null;
      }
      open?.entries.push({ number, start, end: start + line.length, text: line.trim() });
      since = 0;
    } else if (line.trim() !== "" && !line.includes("\t")) {
      // A point under an entry belongs to it; a line of running text may be the entry going on.
      if (!bullet.test(line)) {
        before = { text: line.trim(), start: start + (line.length - line.trimStart().length) };
        since++;
        if (/:\s*$/u.test(line)) since = 1;
        if (line.trim().length > 200) open = null;
      }
    }
    start += line.length + 1;
  }
  return lists.filter(({ entries }) => entries.length >= 2);
}
