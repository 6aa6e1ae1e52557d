/** Sentences carried over from an earlier paper with their figures unchanged. Pure. */

import type { NumbersRead } from "../figures/danish-number.ts";
import { ofSentence, readItem, saidIn, spoken, type Draft, type MinutesToCheck, type ReadItem } from "./read-items.ts";

const leastLetters = 120;

/** The same words and the same figures as in an older paper, though it is another meeting. */
export function copiedFigures(item: ReadItem, minutes: MinutesToCheck, earlier: readonly MinutesToCheck[]): Draft[] {
  if (earlier.length === 0) return [];
  return saidIn(item)
    .filter(({ role }) => role !== "history")
    .flatMap((section) =>
      section.sentences.flatMap((sentence): Draft[] => {
        if (sentence.text.length < leastLetters) return [];
        const key = wordsKey(sentence.text);
        const before = earlier.find((older) => older.meeting.date !== minutes.meeting.date && sentencesOf(older).has(key));
        if (before === undefined) return [];
        const figures = figuresIn(sentence.read);
        const old = sentencesOf(before).get(key)!();
        if (figures.length === 0 || figuresIn(old).join(" ") !== figures.join(" ")) return [];
        // What is told of one and the same time has not changed since.
        const periods = periodsIn(sentence.read);
        if (periods.length > 0 && periods.join(" ") === periodsIn(old).join(" ")) return [];
        const when = before.meeting.date === null ? "et tidligere møde" : `mødet ${spoken(before.meeting.date)}`;
        return [
          ofSentence(section, sentence, {
            level: "note",
            message: `Sætningen har de samme ord og de samme tal (${figures.join(", ")}) som i papirerne til ${when}. Er tallene stadig rigtige?`,
            computed: null,
            from: [...figures, before.meeting.date ?? ""],
          }),
        ];
      }),
    );
}

const known = new WeakMap<MinutesToCheck, Map<string, () => NumbersRead>>();

function sentencesOf(minutes: MinutesToCheck): Map<string, () => NumbersRead> {
  let all = known.get(minutes);
  if (all === undefined) {
    all = new Map();
    for (const section of minutes.agendaItem.flatMap((item, index) => saidIn(readItem(item, index))))
      for (const sentence of section.sentences) if (sentence.text.length >= leastLetters) all.set(wordsKey(sentence.text), () => sentence.read);
    known.set(minutes, all);
  }
  return all;
}

// Figures and years out: what is left are the words.
function wordsKey(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}]+/gu, " ")
    .trim();
}

// What is counted; the years of periods change of themselves, and the law's paragraphs do not.
function figuresIn({ numbers }: NumbersRead): string[] {
  return numbers
    .filter(({ written, unit }) => written === "digits" && unit !== null && unit.kind !== "age" && unit.kind !== "duration")
    .map(({ text }) => text);
}

function periodsIn({ marks }: NumbersRead): string[] {
  return marks.flatMap(({ iso }) => iso ?? []);
}
