/** Percentages, changes and parts held against the numbers they are told of. Pure. */

import type { DanishNumber } from "../figures/danish-number.ts";
import { ofSentence, saidIn, type Draft, type ReadItem, type ReadSection, type ReadSentence } from "./read-items.ts";
import { growth, meet, percentSpan, share, spanOf, told, type Span } from "./rounding.ts";

const uncounted: ReadonlySet<string> = new Set(["percent", "percentagePoint", "rank", "age", "duration"]);

/** "3.180 personer (31,9 %)": several such of one whole, which is told beside them or is their sum. */
export function partsOfWhole(item: ReadItem): Draft[] {
  return saidIn(item).flatMap((section) => paragraphsOf(section).flatMap((sentences) => wholeParts(section, sentences)));
}

/** "57 ud af de 87 borgere (66 %)". */
export function percentOf(item: ReadItem): Draft[] {
  return eachSentence(item, (sentence, section) => {
    const { text, read } = sentence;
    return read.numbers.flatMap((percent): Draft[] => {
      if (!isPercent(percent)) return [];
      const pair = outOf(sentence, percent);
      if (pair === null) return [];
      const [part, whole] = pair;
      if (meet(share(spanOf(part), spanOf(whole)), percentSpan(percent))) return [];
      // "20 af 100, en stigning på 5 %" tells of something else.
      if (
        /(?<!\p{L})(?:stigning|fald|steget|faldet|stiger|falder|mere|færre|flere|mindre|højere|lavere)(?!\p{L})/iu.test(
          text.slice(Math.min(part.start, percent.start), percent.end),
        )
      )
        return [];
      const reckoned = (part.scaled / whole.scaled) * 100;
      return [
        ofSentence(
          section,
          sentence,
          {
            message: `Der står ${percent.text} procent om ${part.text} ud af ${whole.text}. Det er ${told(reckoned, Math.max(1, percent.decimals))} procent. Regnet anderledes, se efter.`,
            computed: `${part.text} ÷ ${whole.text} = ${told(reckoned, Math.max(1, percent.decimals))} %`,
            from: [part.text, whole.text, percent.text],
          },
          percent.start,
          percent.end,
        ),
      ];
    });
  });
}

/** "fra 828 til 622 …, et fald på 25 %" and "… et fald på 206 personer". */
export function changes(item: ReadItem): Draft[] {
  return eachSentence(item, (sentence, section) => changesIn(sentence, section));
}

/** "gået fra plads 60 til plads 29, altså 31 pladser frem". */
export function rankChanges(item: ReadItem): Draft[] {
  return eachSentence(item, (sentence, section) => {
    const ranks = sentence.read.numbers.filter(({ unit }) => unit?.kind === "rank");
    const from = ranks.find(({ start }) =>
      /(?<!\p{L})fra\s(?:en\s)?(?:plads(?:en| nr\.?)?\s|nr\.?\s)?$/iu.test(sentence.text.slice(Math.max(0, start - 18), start)),
    );
    const to = ranks.find(({ start }) =>
      /(?<!\p{L})til\s(?:en\s)?(?:plads(?:en| nr\.?)?\s|nr\.?\s)?$/iu.test(sentence.text.slice(Math.max(0, start - 18), start)),
    );
    const moved = /(\d{1,2}) pladser? (frem|op|ned|tilbage)/iu.exec(sentence.text);
    if (from === undefined || to === undefined || moved === null) return [];
    const reckoned = from.value - to.value;
    const direction = /frem|op/iu.test(moved[2]!) ? 1 : -1;
    if (reckoned === Number(moved[1]) * direction) return [];
    return [
      ofSentence(section, sentence, {
        message: `Der står ${moved[0]}. Fra plads ${from.value} til plads ${to.value} er ${told(Math.abs(reckoned))} ${reckoned > 0 ? "frem" : "tilbage"}. Regnet anderledes, se efter.`,
        computed: `${from.value} − ${to.value} = ${told(reckoned)}`,
        from: [String(from.value), String(to.value), moved[1]!],
      }),
    ];
  });
}

function changesIn(sentence: ReadSentence, section: ReadSection): Draft[] {
  const { text, read } = sentence;
  const found: Draft[] = [];
  const pairs = read.numbers.flatMap((from, at) => {
    const to = read.numbers[at + 1];
    return to !== undefined && isFromTo(text, from, to) ? [[from, to] as const] : [];
  });
  if (pairs.length !== 1) return [];
  const [from, to] = pairs[0]!;
  if (from.scaled === 0 || from.qualifier !== null || to.qualifier !== null) return [];
  const word = /(?<!\p{L})(fald|stigning|vækst|reduktion|forøgelse|tilbagegang|fremgang|nedgang)(?:en)? på\s(?:ca\.\s|knap\s|godt\s|hele\s|i alt\s)?$/iu;
  for (const change of read.numbers) {
    if (change === from || change === to || change.start < to.end) continue;
    const said = word.exec(text.slice(Math.max(0, change.start - 40), change.start));
    if (said === null || text.slice(to.end, change.start).length > 90) continue;
    const sign = /fald|reduktion|tilbagegang|nedgang/iu.test(said[1]!) ? -1 : 1;
    const isPercentChange = isPercent(change);
    if (!isPercentChange && change.unit?.kind !== from.unit?.kind && change.unit !== null && change.unit.kind !== "percentagePoint") continue;
    if (isPercent(from) && isPercentChange) continue;
    const reckoned: Span = isPercentChange
      ? growth(spanOf(from), spanOf(to))
      : { least: spanOf(to).least - spanOf(from).most, most: spanOf(to).most - spanOf(from).least };
    const of = isPercentChange ? percentSpan(change) : spanOf(change);
    const signed = { least: Math.min(sign * of.least, sign * of.most), most: Math.max(sign * of.least, sign * of.most) };
    if (meet(reckoned, signed)) continue;
    const exact = isPercentChange ? (to.scaled / from.scaled - 1) * 100 : (to.scaled - from.scaled) / (change.unit?.factor ?? 1);
    const decimals = isPercentChange ? Math.max(1, change.decimals) : Math.max(change.decimals, from.decimals, to.decimals);
    found.push(
      ofSentence(
        section,
        sentence,
        {
          message: `Der står ${said[1]!.toLowerCase()} på ${change.text}${isPercentChange ? " procent" : ""}. Fra ${from.text} til ${to.text} er ${exact < 0 ? "et fald" : "en stigning"} på ${told(Math.abs(exact), decimals)}${isPercentChange ? " procent" : ""}. Regnet anderledes, se efter.`,
          computed: isPercentChange ? `${to.text} ÷ ${from.text} − 1 = ${told(exact, decimals)} %` : `${to.text} − ${from.text} = ${told(exact, decimals)}`,
          from: [from.text, to.text, change.text],
        },
        change.start,
        change.end,
      ),
    );
  }
  return found;
}

function isFromTo(text: string, from: DanishNumber, to: DanishNumber): boolean {
  if (from.range !== null || uncounted.has(from.unit?.kind ?? "x") !== uncounted.has(to.unit?.kind ?? "x")) return false;
  if (from.unit !== null && to.unit !== null && from.unit.name !== to.unit.name) return false;
  const between = text.slice(from.end, to.start);
  const before = text.slice(Math.max(0, from.start - 14), from.start);
  return (
    (/(?<!\p{L})fra\s(?:ca\.\s|i alt\s)?$/iu.test(before) && /^[^;,.()]{0,50}?(?<!\p{L})til\s(?:ca\.\s|i alt\s|nu\s)?$/iu.test(between)) ||
    (/^[^;.()]{0,60}?(?<!\p{L})(?:mod|sammenlignet med)\s(?:ca\.\s)?$/iu.test(between) &&
      /^[^,.;]{0,40}(?<!\p{L})i\s/u.test(text.slice(to.end)) &&
      /januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december|20\d\d/iu.test(between))
  );
}

// "A ud af B … (P %)", the percentage last; nothing where two pairs could be meant.
function outOf({ text, read }: ReadSentence, percent: DanishNumber): [DanishNumber, DanishNumber] | null {
  const before = read.numbers.filter((each) => each.end <= percent.start && !uncounted.has(each.unit?.kind ?? ""));
  const pairs = before.flatMap((part, at): [DanishNumber, DanishNumber][] => {
    const whole = before[at + 1];
    return whole !== undefined &&
      /^[^,;.()]{0,40}?(?<!\p{L})(?:ud af|af)\s(?:de\s|i alt\s|alle\s|en gruppe på\s)?(?:i alt\s)?$/iu.test(text.slice(part.end, whole.start))
      ? [[part, whole]]
      : [];
  });
  const [pair] = pairs;
  if (pair === undefined || pairs.length > 1) return null;
  const [part, whole] = pair;
  const near = /^[^;.]{0,60}?(?:\(|svarende til|svarer til|altså|dvs\.|eller|udgør|hvilket er|lig med)[^;.\d]{0,16}$/iu.test(
    text.slice(whole.end, percent.start),
  );
  return near && part.scaled <= whole.scaled && whole.scaled > 0 ? [part, whole] : null;
}

type Pair = { sentence: ReadSentence; part: DanishNumber; percent: DanishNumber };

function wholeParts(section: ReadSection, sentences: readonly ReadSentence[]): Draft[] {
  const pairs = sentences.flatMap((sentence) => pairsIn(sentence));
  if (pairs.length < 3) return [];
  const sum = pairs.reduce((all, { part }) => all + part.scaled, 0);
  const percents = pairs.reduce((all, { percent }) => all + percent.value, 0);
  const isWhole = (value: number): boolean =>
    pairs.filter(({ part, percent }) => meet(share(spanOf(part), { least: value, most: value }), percentSpan(percent))).length >= pairs.length - 1;
  const candidates = sentences.flatMap(({ read }) => read.numbers.filter(({ unit }) => !uncounted.has(unit?.kind ?? "")).map(({ scaled }) => scaled));
  const whole =
    candidates.find((value) => value > Math.max(...pairs.map(({ part }) => part.scaled)) && isWhole(value)) ??
    (Math.abs(percents - 100) <= 1 && isWhole(sum) ? sum : undefined);
  if (whole === undefined) return [];
  return pairs.flatMap(({ sentence, part, percent }): Draft[] => {
    if (meet(share(spanOf(part), { least: whole, most: whole }), percentSpan(percent))) return [];
    const reckoned = (part.scaled / whole) * 100;
    return [
      ofSentence(
        section,
        sentence,
        {
          message: `Der står ${percent.text} procent ved ${part.text}. ${part.text} af ${told(whole)} er ${told(reckoned, Math.max(1, percent.decimals))} procent. Regnet anderledes, se efter.`,
          computed: `${part.text} ÷ ${told(whole)} = ${told(reckoned, Math.max(1, percent.decimals))} %`,
          from: [part.text, told(whole), percent.text],
        },
        part.start,
        percent.end,
      ),
    ];
  });
}

function pairsIn(sentence: ReadSentence): Pair[] {
  return sentence.read.numbers.flatMap((part, at): Pair[] => {
    const percent = sentence.read.numbers[at + 1];
    if (percent === undefined || !isPercent(percent) || uncounted.has(part.unit?.kind ?? "")) return [];
    const between = sentence.text.slice(part.end, percent.start);
    return /^[^().;,\d]{0,40}\(\s?(?:svarende til\s)?$/u.test(between) ? [{ sentence, part, percent }] : [];
  });
}

/** Sentences of one line, or of the lines of one list: what stands together. */
function paragraphsOf({ sentences, text }: ReadSection): ReadSentence[][] {
  const groups: ReadSentence[][] = [];
  for (const sentence of sentences) {
    const last = groups.at(-1)?.at(-1);
    const together = last !== undefined && !/\n\s*\n/u.test(text.slice(last.end, sentence.start)) && sentence.line - last.line <= 1;
    if (together) groups.at(-1)!.push(sentence);
    else groups.push([sentence]);
  }
  return groups;
}

/** "10 voksne og 4 børn (i alt 15)": parts that are told with their sum. */
export function countedParts(item: ReadItem): Draft[] {
  return eachSentence(item, (sentence, section) => {
    const found: Draft[] = [];
    const { text, read } = sentence;
    for (const [at, whole] of read.numbers.entries()) {
      const open = text.indexOf("(", whole.end);
      const close = text.indexOf(")", open);
      if (open < 0 || close < 0 || open - whole.end > 40 || /[.;]/u.test(text.slice(whole.end, open)) || uncounted.has(whole.unit?.kind ?? "")) continue;
      const inside = text.slice(open + 1, close);
      const parts = read.numbers.slice(at + 1).filter(({ start, end }) => start > open && end < close);
      if (parts.length < 2 || parts.some((part) => part.unit === null || uncounted.has(part.unit.kind) || part.qualifier !== null || part.range !== null))
        continue;
      if (
        !/^\s*(?:heraf\s)?[^,;]{1,40}(?:,[^,;]{1,40})*\sog\s[^,;]{1,40}$/iu.test(inside) ||
        /bl\.a|blandt andet|herunder|f\.eks|fx|mindst|højst/iu.test(inside)
      )
        continue;
      if (
        parts[0]!.start - open > 12 ||
        new Set(parts.map(({ unit }) => unit!.kind === "kr")).size > 1 ||
        (parts[0]!.unit!.kind === "kr") !== (whole.unit?.kind === "kr")
      )
        continue;
      const spans = parts.map((part) => spanOf(part));
      const total = { least: spans.reduce((all, { least }) => all + least, 0), most: spans.reduce((all, { most }) => all + most, 0) };
      if (meet(total, spanOf(whole))) continue;
      const reckoned = parts.reduce((all, part) => all + part.scaled, 0);
      if (Math.abs(reckoned - whole.scaled) > whole.scaled * 0.25) continue;
      found.push(
        ofSentence(
          section,
          sentence,
          {
            message: `Der står ${whole.text}, og i parentesen ${parts.map(({ text: each }) => each).join(" og ")}. Lagt sammen er det ${told(reckoned / (whole.unit?.factor ?? 1), whole.decimals)}. Regnet anderledes, se efter.`,
            computed: `${parts.map(({ text: each }) => each).join(" + ")} = ${told(reckoned / (whole.unit?.factor ?? 1), whole.decimals)}`,
            from: [whole.text, ...parts.map(({ text: each }) => each)],
          },
          whole.start,
          close,
        ),
      );
    }
    return found;
  });
}

/** "10 % …, 25 % …, 18 % og 46 %" that nearly make a hundred. */
export function percentsOfHundred(item: ReadItem): Draft[] {
  return eachSentence(item, (sentence, section) => {
    const percents = sentence.read.numbers.filter(isPercent);
    if (percents.length < 3 || percents.length !== sentence.read.numbers.filter(({ unit }) => unit !== null && !["age", "duration"].includes(unit.kind)).length)
      return [];
    if (!/fordel|udgør|resten|resterende/iu.test(sentence.text) || percents.some(({ qualifier, range }) => qualifier !== null || range !== null)) return [];
    const sum = percents.reduce((all, { value }) => all + value, 0);
    const room = percents.reduce((all, { decimals }) => all + 0.5 * 10 ** -decimals, 0);
    if (Math.abs(sum - 100) > 4 || Math.abs(sum - 100) <= room + 1e-9) return [];
    const decimals = Math.max(...percents.map((each) => each.decimals));
    return [
      ofSentence(section, sentence, {
        message: `Andelene ${percents.map(({ text }) => text).join(", ")} giver tilsammen ${told(sum, decimals)} procent. Skulle de give 100? Regnet anderledes, se efter.`,
        computed: `${percents.map(({ text }) => text).join(" + ")} = ${told(sum, decimals)} %`,
        from: percents.map(({ text }) => text),
      }),
    ];
  });
}

function isPercent({ unit }: DanishNumber): boolean {
  return unit?.kind === "percent";
}

/** Asks every sentence of what an item says. */
export function eachSentence(item: ReadItem, find: (sentence: ReadSentence, section: ReadSection) => Draft[]): Draft[] {
  return saidIn(item).flatMap((section) => section.sentences.flatMap((sentence) => find(sentence, section)));
}
