/**
 * Every figure of a meeting's items: value, unit, period, what it counts, its sentence and place, and what it is to the figures beside it (DESIGN §10).
 * Read from sections, recommendation and decision alone, so that what is filed of an item is all that can be read of it. What the words do not say is null, and told as a doubt
 * where a reader would wonder.
 */

import type { AgendaItem, Figure, FigureKind, FigureRelation } from "../published-minutes.ts";
import { readNumbers, scaledBy, type DanishNumber, type Unread } from "./danish-number.ts";
import type { SectionRole } from "../section-role.ts";
import type { Mark } from "./not-figures.ts";
import { periodsOf, type Period } from "./periods.ts";
import { labelAfterMod, labelAfterShare, labelBefore, labelOfCounted, lineLabel } from "./labels.ts";
import { sentencesOf, type Sentence } from "./sentences.ts";
import { tablesIn, type Table, type TableCell, type TableRow } from "./tables.ts";
import { countedAt, unitOfCounted, type Unit } from "./units.ts";

/** What figures are read from: an item of minutes, published or not. */
export type ItemWithSections = Pick<AgendaItem, "number" | "section"> & {
  recommendation?: Pick<NonNullable<AgendaItem["recommendation"]>, "points"> | null;
  decision?: Pick<NonNullable<AgendaItem["decision"]>, "text"> | null;
};

// A file's name is no statement, and a matrix of bodies or the competence holds no figures.
const unread: ReadonlySet<string> = new Set(["attachments", "communication", "authority"]);

/** The figures of all items, in the order they are told. */
export function figuresOf({ agendaItem }: { agendaItem: readonly ItemWithSections[] }): Figure[] {
  return agendaItem.flatMap((item, index) => figuresOfItem(item, index));
}

/** The figures of one item; `index` is its place in the minutes. */
export function figuresOfItem(item: ItemWithSections, index: number): Figure[] {
  const drafts: Draft[] = [];
  for (const [section, { role, text }] of item.section.entries()) if (!unread.has(role)) readSection(drafts, text, { section, role });
  // Read-in minutes hold recommendation and decision in their sections too; those we compose ourselves do not.
  const has = (role: SectionRole): boolean => item.section.some((section) => section.role === role);
  const points = item.recommendation?.points ?? [];
  if (points.length > 0 && !has("recommendation")) readSection(drafts, points.join("\n"), { section: null, role: "recommendation" });
  if (item.decision && !has("decision")) readSection(drafts, item.decision.text, { section: null, role: "decision" });
  const numbers = new Map(drafts.map((draft, at) => [draft, at + 1]));
  return drafts.map((draft, at) => ({ item: item.number, index, n: at + 1, ...finished(draft, numbers) }));
}

type Where = Pick<Figure["at"], "section" | "role">;

type Link = { kind: FigureRelation["kind"]; to: Draft };

/** A figure being read; `sentence` counts those of the section, tables have none. */
type Draft = Omit<Figure, "item" | "index" | "n" | "relation"> & {
  links: Link[];
  number: DanishNumber | null;
  unitRead: Unit | null;
  sentence: Sentence | null;
};

function finished(draft: Draft, numbers: ReadonlyMap<Draft, number>): Omit<Figure, "item" | "index" | "n"> {
  const { links, number: _number, unitRead: _unit, sentence: _sentence, ...figure } = draft;
  return { ...figure, relation: links.map(({ kind, to }) => ({ kind, figure: numbers.get(to)! })) };
}

function readSection(drafts: Draft[], text: string, where: Where): void {
  const tables = tablesIn(text);
  const sentences = sentencesOf(text).filter(({ start, end }) => !tables.some((table) => start < table.end && end > table.start));
  const found: { start: number; drafts: Draft[] }[] = [];
  let before: Told | null = null;
  for (const sentence of sentences) {
    const told: Told | null = readSentence(sentence, where, before);
    if (told === null) continue;
    found.push({ start: sentence.start, drafts: told.drafts });
    before = told.drafts.some((draft) => draft.kind !== "date") || before === null ? told : before;
  }
  for (const table of tables) found.push({ start: table.start, drafts: readTable(table, text, where) });
  for (const each of found.sort((a, b) => a.start - b.start)) for (const draft of each.drafts) drafts.push(draft);
}

type Told = { sentence: Sentence; drafts: Draft[]; periods: Period[] };

function readSentence(sentence: Sentence, where: Where, before: Told | null): Told | null {
  const { text } = sentence;
  const read = readNumbers(text);
  if (read.numbers.length + read.marks.length + read.unread.length === 0) return null;
  const periods = periodsOf(text, read.marks);
  const numbers = read.numbers.map((number) => numberDraft(number, sentence, where));
  const drafts = [...numbers, ...datesOf(read.marks, periods, sentence, where), ...read.unread.map((each) => unreadDraft(each, sentence, where))].sort(
    (a, b) => a.at.start - b.at.start,
  );
  givePeriods(numbers, periods, text, before);
  relate(numbers, text, before);
  giveUnits(numbers, text, before);
  for (const draft of numbers) {
    draft.label = labelOf(draft, numbers, sentence, periods);
    draft.kind = kindOf(draft, text);
    if (draft.unit === null && draft.kind === "number" && numbers.some((other) => other !== draft && other.unit !== null)) draft.doubt = "unitUnclear";
  }
  return { sentence, drafts, periods };
}

function numberDraft(number: DanishNumber, sentence: Sentence, where: Where): Draft {
  return {
    kind: "number",
    value: number.scaled,
    date: null,
    told: toldOf(number, sentence.text),
    decimals: number.decimals,
    unit: number.unit?.name ?? null,
    label: null,
    period: null,
    qualifier: number.qualifier,
    text: sentence.text,
    table: null,
    at: { ...where, start: sentence.start + number.start, end: sentence.start + number.end },
    doubt: null,
    links: [],
    number,
    unitRead: number.unit,
    sentence,
  };
}

function toldOf(number: DanishNumber, text: string): string {
  const { unit } = number;
  if (unit === null || number.shared) return number.text;
  if (unit.end <= number.start) return text.slice(unit.start, number.end);
  return unit.start - number.end > 40 ? number.text : text.slice(number.start, unit.end);
}

function datesOf(marks: readonly Mark[], periods: readonly Period[], sentence: Sentence, where: Where): Draft[] {
  return marks.flatMap((mark): Draft[] => {
    if (mark.sort !== "date" || mark.iso === null) return [];
    const span = periods.find(({ start, end }) => start <= mark.start && end >= mark.end);
    // "27. april til den 3. juni 2022": the year stands at the last of the two.
    const date = mark.iso.startsWith("--") && span?.from.endsWith(mark.iso.slice(1)) === true ? span.from : mark.iso;
    return [
      {
        kind: "date",
        value: null,
        date,
        told: mark.text,
        decimals: 0,
        unit: null,
        label: null,
        period: null,
        qualifier: null,
        text: sentence.text,
        table: null,
        at: { ...where, start: sentence.start + mark.start, end: sentence.start + mark.end },
        doubt: null,
        links: [],
        number: null,
        unitRead: null,
        sentence,
      },
    ];
  });
}

function unreadDraft(each: Unread, sentence: Sentence, where: Where): Draft {
  return {
    kind: "number",
    value: null,
    date: null,
    told: each.text,
    decimals: 0,
    unit: null,
    label: null,
    period: null,
    qualifier: null,
    text: sentence.text,
    table: null,
    at: { ...where, start: sentence.start + each.start, end: sentence.start + each.end },
    doubt: each.reason,
    links: [],
    number: null,
    unitRead: null,
    sentence,
  };
}

// ---- When

/** A period as the contract writes it. */
function isoOf(period: Pick<Period, "from" | "to">): string {
  return period.from === period.to ? period.from : `${period.from}/${period.to}`;
}

// The period right after a number is its own ("14 % i 2021 til 10,3 % i 2022"); else the nearest before it in the sentence; else the only one there is.
function givePeriods(drafts: readonly Draft[], periods: readonly Period[], text: string, before: Told | null): void {
  const relative = /(?<!\p{L})samme (?:måned|periode|tidspunkt|dato|kvartal) (?:sidste år|året før|i fjor)(?!\p{L})/iu.exec(text);
  for (const [index, draft] of drafts.entries()) {
    const number = draft.number!;
    if (draft.unitRead?.kind === "age" || (draft.unitRead?.kind === "duration" && !draft.unitRead.text.endsWith("s"))) continue;
    const end = Math.max(number.end, number.shared ? 0 : (number.unit?.end ?? 0), number.shared ? 0 : (number.counted?.end ?? 0));
    const next = drafts.slice(index + 1).find((other) => !["age", "duration"].includes(other.unitRead?.kind ?? ""))?.number!.start ?? text.length;
    const after = periods.find(
      (period) => period.start >= end && period.start < next && isItsOwn(text.slice(end, period.start), periods[0]!.end <= number.start),
    );
    const earlier = periods.filter((period) => period.end <= number.start);
    const last = earlier.at(-1);
    const twoAtOnce = last !== undefined && earlier.length > 1 && /^\s?(?:,|og|eller|samt)\s(?:i\s)?$/iu.test(text.slice(earlier.at(-2)!.end, last.start));
    const only = periods.length === 1 && !leavesOpen(text.slice(end, periods[0]!.start)) ? periods[0] : undefined;
    const period = after ?? (twoAtOnce ? undefined : (last ?? only));
    if (period !== undefined) draft.period = isoOf(period);
    else if (relative !== null && before !== null) draft.period = yearBefore(before.periods);
  }
}

function leavesOpen(between: string): boolean {
  return (between.match(/\(/g) ?? []).length > (between.match(/\)/g) ?? []).length || /[.;]\s/u.test(between);
}

// After a comma a new clause may begin with its own period ("I 1. halvår var der 12 møder, i 3. kvartal 5").
function isItsOwn(between: string, toldBefore: boolean): boolean {
  if (toldBefore && between.includes(",")) return false;
  return between.length <= 60 && !/[(;:]|\.\s|(?<!\p{L})(?:hvilket|hvor|hvoraf)(?!\p{L})/iu.test(between) && (between.match(/,/g) ?? []).length <= 1;
}

function yearBefore(periods: readonly Period[]): string | null {
  const [only] = periods;
  if (periods.length !== 1 || only!.from !== only!.to || !/^\d{4}/.test(only!.from)) return null;
  return `${Number(only!.from.slice(0, 4)) - 1}${only!.from.slice(4)}`;
}

// ---- What they are to each other

function relate(drafts: readonly Draft[], text: string, before: Told | null): void {
  // "Ud af de 92 … har 10 …, og to er …": what is told without a unit of its own after the whole is a part of it.
  const whole = wholeAtStart(drafts, text);
  let heraf: Draft | null = null;
  for (const [index, draft] of drafts.entries()) {
    const number = draft.number!;
    const previous = drafts[index - 1];
    const between = previous === undefined ? text.slice(0, number.start) : text.slice(lastOf(previous), number.start);
    if (previous !== undefined) linkPair(previous, draft, between, text);
    // "66 % … under 40 år - mod 46 % på landsplan": an age between the two is no third.
    const main = drafts.slice(0, index).findLast((other) => !["age", "duration"].includes(other.unitRead?.kind ?? ""));
    if (main !== undefined && main !== previous) linkPair(main, draft, text.slice(lastOf(previous!), number.start), text);
    if (/(?<!\p{L})(?:heraf|hvoraf|deraf|herunder)(?!\p{L})[^.;]*$/iu.test(between)) {
      heraf = previous ?? wholeOf(before);
    }
    // "hvoraf 38,8 % svarede": a share of it, and no part in its unit.
    if (heraf !== null && draft.unitRead?.kind === "percent" && heraf.unitRead?.kind !== "percent") link(draft, "shareOf", heraf);
    else if (heraf !== null && heraf !== draft && continuesParts(draft, between, heraf)) link(draft, "partOf", heraf);
    else if (heraf !== null && heraf !== draft && /(?<!\p{L})(?:heraf|hvoraf|deraf|herunder)(?!\p{L})/iu.test(between)) link(draft, "partOf", heraf);
    if (whole !== null && draft !== whole && index > drafts.indexOf(whole) && (number.unit === null || isInParentheses(text, number)))
      link(draft, "partOf", partWhole(draft, drafts, whole, text));
    // "13 børn (2 af dem …)"
    if (previous !== undefined && /^\s(?:af (?:dem|disse))(?!\p{L})/iu.test(text.slice(number.end))) link(draft, "partOf", previous);
  }
  linkColonList(drafts, text, before);
}

function wholeOf(before: Told | null): Draft | null {
  return (
    before?.drafts.findLast((draft) => draft.value !== null && !["age", "duration", "date", "percent"].includes(draft.unitRead?.kind ?? draft.kind)) ?? null
  );
}

function wholeAtStart(drafts: readonly Draft[], text: string): Draft | null {
  const found = /^(?:[-–•]\s)?(?:ud af|af)\s(?:de|i alt|alle)?\s?/iu.exec(text);
  const [first] = drafts;
  return found !== null && first !== undefined && first.number!.start <= found[0].length + 8 && first.unit !== null ? first : null;
}

// "har 10 forladt Danmark (syv voksne og tre børn)": what stands in a parenthesis is a part of the number before it.
function partWhole(draft: Draft, drafts: readonly Draft[], whole: Draft, text: string): Draft {
  const number = draft.number!;
  if (!isInParentheses(text, number)) return whole;
  const open = text.lastIndexOf("(", number.start);
  return drafts.findLast((other) => other.number!.end <= open) ?? whole;
}

function isInParentheses(text: string, { start, end }: { start: number; end: number }): boolean {
  const open = text.lastIndexOf("(", start);
  return open >= 0 && text.lastIndexOf(")", start) < open && text.indexOf(")", end) >= 0;
}

function continuesParts(draft: Draft, between: string, whole: Draft): boolean {
  const unit = draft.unitRead;
  return (
    (unit === null || unit.kind === whole.unitRead?.kind || unit.kind === "persons" || unit.kind === "count") &&
    /^[^.;]*(?:,|\sog|\ssamt)\s(?:\p{L}+\s){0,3}$/iu.test(between) &&
    draft.value! <= (whole.value ?? 0)
  );
}

function linkPair(first: Draft, second: Draft, between: string, text: string): void {
  const a = first.number!;
  const b = second.number!;
  if (a.range === "from" && b.range === "to") return void link(first, "rangeTo", second);
  const sameUnit = first.unit === second.unit || first.unit === null || second.unit === null;
  // "57 ud af de 87 borgere", "To af de tre ansatte", "28 færre helårspersoner … ud af de 87 borgere"
  if (
    /^[^,;.()]{0,60}\s?(?:ud af|af)\s(?:de\s|i alt\s|alle\s)?(?:\p{L}+\s)?$/iu.test(between) &&
    second.unit !== null &&
    first.unitRead?.kind !== "percent" &&
    first.unitRead?.kind !== "rank"
  ) {
    if (first.unit === null || isPeople(first) === isPeople(second)) return void link(first, "partOf", second);
  }
  if (/^\s?[^.;]{0,60}?(?<!\p{L})mod\s(?:\p{L}+\s){0,3}$/iu.test(between) && sameUnit) return void link(first, "against", second);
  const fromBefore = /(?<!\p{L})fra\s(?:(?:ca\.|knap|godt|plads|i alt)\s?)*$/iu.test(text.slice(Math.max(0, a.start - 24), a.start));
  if (fromBefore && sameUnit && /^[^;]{0,40}?(?<!\p{L})til\s(?:(?:ca\.|knap|godt|plads|nu|i alt)\s?)*$/iu.test(between))
    return void link(first, "becomes", second);
  if (
    /^[^.;]{0,80}(?:reduceres|reduceret|falder|faldet|stiger|steget|ændres|ændret|øges|øget|hæves|sænkes|stigende|faldende)\s(?:\p{L}+\s){0,2}til\s$/iu.test(
      between,
    ) &&
    second.unitRead?.kind === first.unitRead?.kind
  )
    return void link(first, "becomes", second);
  // "3.180 personer (31,9 %)", and "152 personer, hvilket svarer til 1,5 %"
  const percent = second.unitRead?.kind === "percent" && first.unitRead?.kind !== "percent" && first.unitRead?.kind !== "percentagePoint";
  if (
    percent &&
    (/^\s?\(\s?(?:ca\.\s)?$/u.test(between) || /^[^.;]{0,30}(?:svarende til|svarer til|udgør)\s(?:ca\.\s|et fald på\s|en stigning på\s)?$/iu.test(between)) &&
    !/fald|stigning/iu.test(between)
  )
    link(second, "shareOf", first);
}

function isPeople(draft: Draft): boolean {
  return ["persons", "fuldtidspersoner", "helårspersoner", "årsværk"].includes(draft.unitRead?.kind ?? "");
}

// "Afgørelserne fordeler sig på følgende måde:" and then a line for each: "Stadfæstelse: 126 sager".
function linkColonList(drafts: readonly Draft[], text: string, before: Told | null): void {
  const [draft] = drafts;
  if (drafts.length !== 1 || before === null || lineLabel(text, draft!.number!) === null) return;
  const earlier = before.drafts.filter((each) => each.value !== null);
  const sibling = earlier.length === 1 && lineLabel(before.sentence.text, earlier[0]!.number!) !== null ? earlier[0]! : null;
  const whole = sibling !== null ? (sibling.links.find((each) => each.kind === "partOf")?.to ?? null) : wholeOf(before);
  if (
    whole !== null &&
    whole.value !== null &&
    draft!.value! <= whole.value &&
    (sibling?.value ?? 0) + draft!.value! <= whole.value &&
    sameThing(draft!, whole)
  )
    link(draft!, "partOf", whole);
}

// The lines may name the thing otherwise than the sentence does ("222 afgørelser": "126 sager"), but persons are no kroner.
function sameThing(part: Draft, whole: Draft): boolean {
  const sort = (draft: Draft): string =>
    isPeople(draft) ? "people" : draft.unitRead?.kind === "count" || draft.unitRead === null ? "count" : draft.unitRead.kind;
  return sort(part) === sort(whole);
}

function link(from: Draft, kind: Link["kind"], to: Draft): void {
  if (from !== to && !from.links.some((each) => each.to === to)) from.links.push({ kind, to });
}

function lastOf({ number }: Draft): number {
  return number!.shared ? number!.end : Math.max(number!.end, number!.unit?.end ?? 0);
}

// ---- In what

function giveUnits(drafts: readonly Draft[], text: string, before: Told | null): void {
  for (const draft of drafts) {
    const number = draft.number!;
    const after = text.slice(number.end);
    const own =
      number.counted === null
        ? null
        : /^[^,.;]{0,30}?(?<!\p{L})(?:målt|opgjort|omregnet) (?:i|til) (fuldtidspersoner|helårspersoner|årsværk)/iu.exec(text.slice(number.counted.end));
    if (own !== null) setUnit(draft, { ...draft.unitRead!, kind: own[1]!.toLowerCase() as "fuldtidspersoner", name: own[1]!.toLowerCase() });
    if (draft.unit === null) {
      const is = /^\s(?:er|var|blev|har været)(?=\s)/iu.exec(after);
      const counted = is === null ? null : countedAt(text, number.end + is[0].length);
      const unit = counted === null ? null : unitOfCounted(counted, text);
      if (unit !== null && unit.kind === "persons" && number.written === "digits") {
        setUnit(draft, unit);
        draft.number = { ...number, counted, shared: true };
      } else if (/procent(?:en)? på\s(?:\p{L}+\s){0,2}$/iu.test(text.slice(Math.max(0, number.start - 40), number.start)))
        setUnit(draft, { kind: "percent", name: "procent", factor: 1, text: "", start: number.start, end: number.start });
    }
    if (draft.unit === null) inheritUnit(draft, drafts);
    // "… udgjorde andelen 20 %. I hele landet udgjorde den tilsvarende andel 13 %."
    const share = draft.unitRead?.kind === "percent" && drafts.length === 1 && /(?:den|det) tilsvarende (?:andel|tal)/iu.test(text) ? before : null;
    const sharesBefore = share?.drafts.filter((other) => other.unitRead?.kind === "percent") ?? [];
    if (sharesBefore.length === 1) link(sharesBefore[0]!, "against", draft);
    // "Der var 2.790 ydelsesmodtagere målt i fuldtidspersoner. Til sammenligning var der sidste år 2.889 ydelsesmodtagere."
    if (draft.unitRead?.kind === "persons" && /til sammenligning|tilsvarende|samme (?:måned|periode|tidspunkt)/iu.test(text) && before !== null) {
      const compared = before.drafts.find(
        (other) => other.number?.counted?.head.toLowerCase() === number.counted?.head.toLowerCase() && other.unit !== draft.unit && isPeople(other),
      );
      if (compared !== undefined) {
        setUnit(draft, { ...draft.unitRead, kind: compared.unitRead!.kind, name: compared.unitRead!.name });
        link(compared, "against", draft);
      }
    }
  }
}

// Across "mod", "ud af", "af dem" and "fra … til" the unit is told once for both.
function inheritUnit(draft: Draft, drafts: readonly Draft[]): void {
  const to =
    draft.links.find(({ kind }) => kind === "partOf" || kind === "against" || kind === "becomes")?.to ??
    drafts.find((other) => other.links.some((each) => each.to === draft && each.kind !== "shareOf" && each.kind !== "partOf"));
  if (to?.unitRead === null || to?.unitRead === undefined) return;
  setUnit(draft, to.unitRead);
  draft.number = { ...draft.number!, counted: draft.number!.counted ?? to.number!.counted, shared: true };
}

function setUnit(draft: Draft, unit: Unit): void {
  draft.unitRead = unit;
  draft.unit = unit.name;
  draft.value = scaledBy(draft.number!.value, unit.factor);
}

const measured: ReadonlySet<string> = new Set(["kr", "percent", "percentagePoint", "rank"]);

function labelOf(draft: Draft, drafts: readonly Draft[], sentence: Sentence, periods: readonly Period[]): string | null {
  const { text } = sentence;
  const number = draft.number!;
  const named = lineLabel(text, number);
  if (named !== null) return named;
  const index = drafts.indexOf(draft);
  const previous = drafts[index - 1];
  const period = periods.findLast((each) => each.end <= number.start);
  const from = Math.max(previous === undefined ? 0 : lastOf(previous), period?.end ?? 0);
  const before = (start: number): string | null => labelBefore(text, number, start);
  if (draft.unitRead !== null && !measured.has(draft.unitRead.kind)) {
    if (number.counted === null) return null;
    const counted = labelOfCounted(text, number.counted);
    if (draft.unitRead.kind === "age" || draft.unitRead.kind === "duration") return counted === draft.unitRead.text ? null : counted;
    // "Region Sjælland modtager 1.436 personer": whose persons.
    const whose = counted === number.counted.phrase && draft.unitRead.kind === "persons" ? before(from) : null;
    return whose !== null &&
      /^\p{Lu}/u.test(whose) &&
      whose.length < 50 &&
      !/^(?:Der|Det|Heraf|Hvoraf|Siden|Tidligere|Aktuelt|Udvalget|Forvaltningen)(?!\p{L})/u.test(whose)
      ? `${whose}: ${counted}`
      : counted;
  }
  const share = draft.links.find((each) => each.kind === "shareOf")?.to;
  if (share !== undefined) return labelOf(share, drafts, sentence, periods);
  const said = draft.unitRead?.kind === "percent" || draft.unitRead === null ? (labelAfterShare(text, number) ?? labelAfterMod(text, number)) : null;
  if (said !== null) return said;
  const own =
    before(from) ??
    (period !== undefined && (previous === undefined || lastOf(previous) < period.start) ? before(previous === undefined ? 0 : lastOf(previous)) : null);
  if (own !== null && !periods.some((each) => each.text === own)) return own;
  if (
    previous !== undefined &&
    previous.unit === draft.unit &&
    previous.label !== null &&
    continues(text.slice(lastOf(previous), number.start), previous, draft)
  )
    return previous.label;
  return number.counted === null ? null : labelOfCounted(text, number.counted);
}

// "2,7 procent i 2024 og 1,8 procent i 2025", "fra 14 % til 10,3 %": the same is told of both.
function continues(between: string, previous: Draft, draft: Draft): boolean {
  return previous.links.some(({ to }) => to === draft) || /^(?:,|[^,;.]{0,36}\s(?:og|til|mod|samt))\s(?:\p{L}+\s)?$/iu.test(between);
}

function kindOf(draft: Draft, text: string): FigureKind {
  const unit = draft.unitRead;
  if (unit === null) return draft.number!.written === "fraction" && draft.number!.value < 1 ? "share" : "number";
  // A move of so many places is no place.
  if (unit.kind === "rank" && /^\.?\spladser?\s(?:frem|tilbage|op|ned|højere|lavere)/iu.test(text.slice(draft.number!.end))) return "count";
  if (unit.kind === "persons" && /kvote(?:n|r|rne)?(?!\p{L})[^,.;]{0,30}$/iu.test(text.slice(0, draft.number!.start))) return "quota";
  return unit.kind;
}

// ---- Tables

function readTable(table: Table, text: string, where: Where): Draft[] {
  const drafts: Draft[] = [];
  const cells: { cell: TableCell; row: TableRow; draft: Draft }[] = [];
  for (const row of table.rows)
    for (const cell of row.cells) {
      if (cell.number === null && cell.unread === null) continue;
      const draft = cellDraft(cell, row, table, text, where);
      drafts.push(draft);
      cells.push({ cell, row, draft });
    }
  for (const column of Map.groupBy(cells, ({ cell }) => cell.column).values()) partsOfColumn(column);
  return drafts;
}

// Each row is a part of the next total below it, and a row of "heraf" of the row above.
function partsOfColumn(column: readonly { row: TableRow; draft: Draft }[]): void {
  let above: Draft | null = null;
  let waiting: Draft[] = [];
  for (const { row, draft } of column) {
    if (row.ofAbove) {
      if (above?.unit === draft.unit) link(draft, "partOf", above);
      continue;
    }
    above = draft;
    if (row.total) {
      for (const part of waiting)
        if (part.unit === draft.unit && part.unitRead?.kind !== "rank" && part.unitRead?.kind !== "percent") link(part, "partOf", draft);
      waiting = [];
    } else waiting.push(draft);
  }
}

// A row is told with each of its cells; a longer one is no row that anybody reads.
const longestRow = 1000;

function cellDraft(cell: TableCell, row: TableRow, table: Table, text: string, where: Where): Draft {
  const column = table.columns[cell.column]!;
  const counted = cell.unit === null ? countedIn(row.label.text, table.title) : null;
  const period = column.period ?? row.period ?? null;
  const unit = cell.unit ?? counted;
  const year = cell.number !== null && cell.unit === null && /^(?:19|20)\d{2}$/.test(cell.number.text) && column.period?.from === cell.number.text;
  const lost = table.doubts.find((doubt) => doubt === "headerLost" || doubt === "headerMismatch") as "headerLost" | "headerMismatch" | undefined;
  return {
    kind: cell.number === null ? "number" : (unit?.kind ?? "number"),
    value: cell.number === null ? null : cell.scaled,
    date: null,
    told: cell.text,
    decimals: cell.number?.decimals ?? 0,
    unit: unit?.name ?? null,
    label: row.label.text === "" ? null : row.label.text,
    period: period === null ? null : isoOf(period),
    qualifier: cell.number?.qualifier ?? null,
    text: text.slice(row.start, Math.min(row.end, row.start + longestRow)),
    table: { title: table.title, row: row.label.text, column: column.header, total: row.total },
    at: { ...where, start: cell.start, end: cell.end },
    doubt: cell.unread?.reason ?? lost ?? (year ? "looksLikeYear" : null),
    links: [],
    number: cell.number,
    unitRead: unit,
    sentence: null,
  };
}

// "Antal kontaktede virksomheder", "Oprettede jobordrer pr år": the row or the title names what is counted.
function countedIn(label: string, title: string | null): Unit | null {
  for (const words of [label, title ?? ""]) {
    const named = /^(?:heraf\s|hvoraf\s)?(?:antal(?:let af)?\s)/iu.exec(words);
    const start =
      named !== null
        ? named[0].length - 1
        : words === title && /^\p{L}+ede\s\p{Ll}|^\p{L}+(?:te|ede)\spå\s/iu.test(words)
          ? -1
          : /^heraf\s\p{L}+er(?:\s|$)/iu.test(words)
            ? 5
            : null;
    if (start === null) continue;
    const counted = countedAt(` ${words}`, start + 1);
    if (counted !== null) return { ...unitOfCounted(counted, ` ${words}`), factor: 1 };
  }
  return null;
}
