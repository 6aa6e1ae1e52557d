/** Dates that cannot be, or that the words around them contradict. Pure. */

import { monthNumber } from "../figures/not-figures.ts";
import type { Mark } from "../figures/not-figures.ts";
import { eachSentence } from "./shares.ts";
import { ofSentence, spoken, type CheckContext, type Draft, type MinutesToCheck, type ReadItem, type ReadSentence } from "./read-items.ts";

const weekdays = ["søndag", "mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag"];

/** "onsdag den 26. oktober 2022" that was no Wednesday; without a year, no year near the meeting fits. */
export function weekdayAndDate(item: ReadItem, { meeting }: MinutesToCheck): Draft[] {
  return eachSentence(item, (sentence, section) =>
    sentence.read.marks.flatMap((mark): Draft[] => {
      if (mark.sort !== "date" || mark.iso === null) return [];
      const said = /(?<!\p{L})(mandag|tirsdag|onsdag|torsdag|fredag|lørdag|søndag),?\s(?:den\s|d\.\s?)?$/iu.exec(
        sentence.text.slice(Math.max(0, mark.start - 16), mark.start),
      );
      if (said === null || / og | til |[-–/]\d/u.test(mark.text.slice(0, 8))) return [];
      const wanted = weekdays.indexOf(said[1]!.toLowerCase());
      const years = mark.iso.startsWith("--") ? nearYears(meeting.date) : [Number(mark.iso.slice(0, 4))];
      if (years.length === 0 || years.some((year) => weekdayOf(`${year}${mark.iso!.slice(-6)}`) === wanted)) return [];
      const date = mark.iso.startsWith("--") ? `${years[0]}${mark.iso.slice(-6)}` : mark.iso;
      return [
        ofSentence(
          section,
          sentence,
          {
            message: `Der står ${said[1]!.toLowerCase()} den ${mark.text}. ${spoken(date).replace(/^d/u, "D")} er en ${weekdays[weekdayOf(date)]}. Er det dagen eller datoen, der skal rettes?`,
            computed: `${spoken(date)} er en ${weekdays[weekdayOf(date)]}`,
            from: [said[1]!, mark.text],
          },
          mark.start - said[0].length,
          mark.end,
        ),
      ];
    }),
  );
}

/** The meeting's own date in words (header "Onsdag d. 26. oktober 2022") is read with the header; here: a date no calendar has. */
export function noSuchDay(item: ReadItem): Draft[] {
  return eachSentence(item, (sentence, section) =>
    sentence.read.marks.flatMap((mark): Draft[] => {
      if (mark.sort !== "date" || mark.iso !== null) return [];
      const parts = /(\d{1,2})\.?\s([a-zæøå]+)/iu.exec(mark.text);
      if (parts === null || monthNumber(parts[2]!) === 0) return [];
      return [
        ofSentence(
          section,
          sentence,
          { message: `Der står ${mark.text}. Den dag findes ikke i kalenderen. Hvilken er ment?`, computed: null, from: [mark.text] },
          mark.start,
          mark.end,
        ),
      ];
    }),
  );
}

const happened =
  /(?<!\p{L})(?:blev|indgik|besluttede|godkendte|vedtog|tiltrådte|trådte|modtog|afholdt|afholdte|behandlede|fremlagde|udsendte|sendte|drøftede|orienterede|offentliggjorde|ansøgte|fik|var|er (?:blevet )?\p{L}+(?:et|t) (?:af|i|på)|har \p{L}+(?:et|t))(?!\p{L})/iu;
const toCome =
  /(?<!\p{L})(?:vil|skal|forventes|forventet|planlagt|planlægges|senest|inden|frist\p{L}*|tidsfrist|gælder|gældende|frem til|indtil|udløber|ophører|træder|til og med|bliver|kommer|kan|skulle|ville|foregår|afholdes|forelægges|behandles|med virkning|fra og med|næste|kommende|løber|aftalt|besluttet|målet|mål|mod|overslagsår\p{L}*|bevilget|afsat|prognose\p{L}*|skøn\p{L}*|ibrugtag\p{L}*|forlænge\p{L}*|udskudt|udsat|foreslået|fastsat|dagsordensat|varer|sigte\p{L}*)(?!\p{L})/iu;

/** A day after the meeting, told of as if it had been. */
export function pastAfterMeeting(item: ReadItem, { meeting }: MinutesToCheck): Draft[] {
  if (meeting.date === null) return [];
  return eachSentence(item, (sentence, section) =>
    sentence.read.marks.flatMap((mark): Draft[] => {
      if (mark.sort !== "date" || mark.iso === null || mark.iso.startsWith("--") || mark.iso <= meeting.date!) return [];
      // From or until a day to come something may well have been agreed.
      if (
        /(?:(?<!\p{L})(?:pr\.?|fra|til|inden|senest|efter|frem til|indtil|fra og med|på)\s(?:den\s|d\.\s?)?|[-–]\s?)$/iu.test(
          sentence.text.slice(0, mark.start),
        )
      )
        return [];
      // What "holdes", "rykkes", "forelægges" or is told of to come has not happened, wherever in the sentence it stands.
      if (/(?<!\p{L})(?!deres|vores|fælles|samtides|alles|jeres)\p{L}{3,}[dgklmnprstv]es(?!\p{L})|orienter\p{L}* om/iu.test(sentence.text)) return [];
      const clause = clauseAround(sentence, mark);
      if (!happened.test(clause) || toCome.test(clause)) return [];
      return [
        ofSentence(
          section,
          sentence,
          {
            message: `Der står ${mark.text} om noget, der er sket, men mødet var ${spoken(meeting.date!)}. Er årstallet rigtigt?`,
            computed: `${spoken(mark.iso)} er efter ${spoken(meeting.date!)}`,
            from: [mark.text, meeting.date!],
          },
          mark.start,
          mark.end,
        ),
      ];
    }),
  );
}

/** A deadline that had passed when the papers were written (or has, today), told of as still to come. */
export function deadlinePassed(item: ReadItem, { meeting }: MinutesToCheck, { today }: CheckContext): Draft[] {
  const now = today ?? meeting.date;
  if (now === null) return [];
  return eachSentence(item, (sentence, section) =>
    sentence.read.marks.flatMap((mark): Draft[] => {
      if (section.role === "history" || mark.sort !== "date" || mark.iso === null || mark.iso.startsWith("--") || mark.iso >= now) return [];
      const before = sentence.text.slice(Math.max(0, mark.start - 44), mark.start);
      if (
        !/(?<!\p{L})(?:senest|inden|med frist|fristen er|frist(?:en)?|tidsfrist(?:en)? er|ansøgningsfrist(?:en)?(?: er)?|høringsfrist(?:en)?(?: er)?|svarfrist(?:en)?(?: er)?)[\s:]+(?:\p{L}+\s){0,2}(?:den\s|d\.\s?)?$/iu.test(
          before,
        )
      )
        return [];
      if (!/(?<!\p{L})(?:skal|vil|forventes|bedes|kan|er fristen|frist(?:en)? er|afleveres|indsendes|sendes|forelægges)(?!\p{L})/iu.test(sentence.text))
        return [];
      if (/(?<!\p{L})(?:skulle|blev|var|havde|ville|kunne|fik|er indkommet|oprindelig\p{L}*|jf\.?|lov|bekendtgørelse)(?!\p{L})/iu.test(sentence.text))
        return [];
      return [
        ofSentence(
          section,
          sentence,
          {
            message: `Fristen ${mark.text} ligger før ${today === null ? `mødet ${spoken(now)}` : "i dag"}. Er det den rigtige frist?`,
            computed: `${spoken(mark.iso)} er før ${spoken(now)}`,
            from: [mark.text, today === null ? now : "i dag"],
          },
          mark.start,
          mark.end,
        ),
      ];
    }),
  );
}

/** "den seneste redegørelse fra maj" in November: a newer one may have come. A note. */
export function staleSource(item: ReadItem, { meeting }: MinutesToCheck): Draft[] {
  if (meeting.date === null) return [];
  return eachSentence(item, (sentence, section) =>
    sentence.read.marks.flatMap((mark): Draft[] => {
      if ((mark.sort !== "month" && mark.sort !== "date") || mark.iso === null || mark.iso.startsWith("-")) return [];
      const before = sentence.text.slice(Math.max(0, mark.start - 70), mark.start);
      if (
        !/(?<!\p{L})(?:seneste|nyeste|sidste nye)\s(?:[\p{L}-]+\s){1,5}(?:fra|af)\s(?:den\s|d\.\s?)?$/iu.test(before) ||
        /,|måneder|periode|møde(?:t)?\s/iu.test(before.slice(before.search(/seneste|nyeste|sidste nye/iu)))
      )
        return [];
      const months = monthsBetween(mark.iso, meeting.date!);
      if (months < 6) return [];
      return [
        ofSentence(
          section,
          sentence,
          {
            level: "note",
            message: `Kilden kaldes den seneste og er fra ${mark.text}, ${months} måneder før mødet. Er der kommet en nyere?`,
            computed: `fra ${mark.text} til ${spoken(meeting.date!)}: ${months} måneder`,
            from: [mark.text, meeting.date!],
          },
          mark.start,
          mark.end,
        ),
      ];
    }),
  );
}

/** "fra 2025 til 2024", "1. maj – 1. marts 2024": a period that ends before it begins. */
export function periodBackwards(item: ReadItem): Draft[] {
  return eachSentence(item, (sentence, section) => {
    const found: Draft[] = [];
    const marks = sentence.read.marks.filter(({ iso }) => iso !== null && /^\d{4}-\d\d/u.test(iso));
    for (const [at, from] of marks.entries()) {
      const to = marks[at + 1];
      if (to === undefined || from.sort !== to.sort || from.iso!.length !== to.iso!.length || from.iso! <= to.iso!) continue;
      const between = sentence.text.slice(from.end, to.start);
      const before = sentence.text.slice(Math.max(0, from.start - 24), from.start);
      if (
        !/^\s?(?:[-–]|til(?: og med)?(?: den)?|til)\s?$/iu.test(between) ||
        (!/(?<!\p{L})(?:fra|perioden?|mellem)\s(?:den\s|d\.\s?)?$/iu.test(before) && !/^\s?[-–]\s?$/u.test(between))
      )
        continue;
      found.push(
        ofSentence(
          section,
          sentence,
          {
            message: `Perioden går fra ${from.text} til ${to.text}, altså baglæns. Hvilket årstal er det rigtige?`,
            computed: null,
            from: [from.text, to.text],
          },
          from.start,
          to.end,
        ),
      );
    }
    return found;
  });
}

// The words that say what a date is about: those up to the nearest comma, semicolon or "og" with a verb of its own, on both sides.
function clauseAround({ text }: ReadSentence, mark: Mark): string {
  const before = text.slice(0, mark.start);
  const start = Math.max(before.lastIndexOf(", "), before.lastIndexOf("; "), before.lastIndexOf(" – ")) + 1;
  const after = text.slice(mark.end);
  const stop = after.search(/[,;]|\s–\s/u);
  return text.slice(start, mark.end + (stop < 0 ? after.length : stop));
}

function weekdayOf(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay();
}

function nearYears(meeting: string | null): number[] {
  if (meeting === null) return [];
  const year = Number(meeting.slice(0, 4));
  return [year, year + 1, year - 1];
}

function monthsBetween(from: string, to: string): number {
  return (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7));
}
