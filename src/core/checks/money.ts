/** Money and what it is reckoned from: so many at so much, a thousand lost or gained, what is used against the time that has passed. Pure. */

import type { DanishNumber } from "../figures/danish-number.ts";
import { eachSentence } from "./shares.ts";
import { ofSentence, placeIn, saidIn, type Draft, type ReadItem } from "./read-items.ts";
import { meet, spanOf, told } from "./rounding.ts";

/** "60 personer … 122.000 kr. pr. person … 7,3 mio. kr.": held against each other where the sentence has one of each. */
export function moneyTimesCount(item: ReadItem): Draft[] {
  return eachSentence(item, (sentence, section) => {
    const { text, read } = sentence;
    const money = read.numbers.filter(({ unit, range }) => unit?.kind === "kr" && range === null);
    const each = money.filter((number) =>
      /^\s?(?:pr\.?|per|for hver|til hver|á|à)\s(?!måned|uge|kvartal|dag|time|år|\d)/iu.test(
        text.slice(number.unit!.end > number.start ? number.unit!.end : number.end),
      ),
    );
    const totals = money.filter((number) => !each.includes(number) && !/^\s?(?:pr\.?|per)\s/iu.test(text.slice(number.unit!.end)));
    const counts = read.numbers.filter(({ unit, value, qualifier }) => unit !== null && isCounted(unit.kind) && value >= 2 && qualifier === null);
    if (each.length !== 1 || totals.length !== 1 || counts.length !== 1) return [];
    const [price, total, count] = [each[0]!, totals[0]!, counts[0]!];
    const [p, c] = [spanOf(price), spanOf(count)];
    const product = { least: p.least * c.least, most: p.most * c.most };
    const times = (price.scaled * count.scaled) / total.scaled;
    // Twice or half of it is no slip of the pen but another reckoning.
    if (meet(product, spanOf(total)) || times < 0.6 || times > 1.7) return [];
    const shown = (price.scaled * count.scaled) / total.unit!.factor;
    return [
      ofSentence(
        section,
        sentence,
        {
          message: `Der står ${toldMoney(total)} for ${count.text} à ${toldMoney(price)}. Det er ${told(shown, total.decimals)}. Regnet anderledes, se efter.`,
          computed: `${count.text} × ${price.text} = ${told(shown, total.decimals)}`,
          from: [count.text, price.text, total.text],
        },
        total.start,
        total.end,
      ),
    ];
  });
}

function isCounted(kind: string): boolean {
  return kind === "persons" || kind === "fuldtidspersoner" || kind === "helårspersoner" || kind === "årsværk" || kind === "count";
}

function toldMoney(number: DanishNumber): string {
  return number.unit === null || number.unit.end < number.end ? number.text : `${number.text} ${number.unit.text}`;
}

/** The same three digits a thousand or a million apart in one item: kroner, thousands and millions mixed up. */
export function thousandSlip(item: ReadItem): Draft[] {
  const said = saidIn(item).flatMap((section) =>
    section.sentences.flatMap((sentence) =>
      sentence.read.numbers
        .filter(({ unit, scaled }) => unit?.kind === "kr" && scaled > 0 && significant(scaled).length >= 3)
        .map((number) => ({ section, sentence, number })),
    ),
  );
  const found: Draft[] = [];
  for (const [at, one] of said.entries())
    for (const other of said.slice(at + 1)) {
      const times = Math.max(one.number.scaled, other.number.scaled) / Math.min(one.number.scaled, other.number.scaled);
      if (Math.abs(times - 1000) > 1e-6 && Math.abs(times - 1e6) > 1e-3) continue;
      found.push(
        ofSentence(
          other.section,
          other.sentence,
          {
            message: `I punktet står både ${toldMoney(one.number)} og ${toldMoney(other.number)}. Er det ene i kroner og det andet i tusinder eller millioner? Se efter.`,
            computed: `${told(Math.max(one.number.scaled, other.number.scaled))} ÷ ${told(Math.min(one.number.scaled, other.number.scaled))} = ${told(times)}`,
            from: [toldMoney(one.number), toldMoney(other.number)],
          },
          other.number.start,
          other.number.end,
        ),
      );
    }
  return found;
}

function significant(value: number): string {
  return String(Math.round(value)).replace(/0+$/u, "");
}

/** What is used of a budget, against the part of the year that has passed; a note where the two lie far from each other. */
export function straightLine(item: ReadItem): Draft[] {
  const day = passedOf(item);
  if (day === null) return [];
  return saidIn(item).flatMap((section) =>
    section.tables.flatMap((table) => {
      const column = table.columns.findIndex(({ header }) => /forbrugsprocent|forbrug (?:i )?(?:pct|procent|%)|forbrugs-?\s?(?:pct|%)/iu.test(header ?? ""));
      if (column < 0) return [];
      return table.rows.flatMap((row): Draft[] => {
        const cell = row.cells.find((each) => each.column === column);
        if (!cell?.number || Math.abs(cell.number.value - day.percent) < 10 || cell.number.value < 0 || cell.number.value > 300) return [];
        return [
          {
            level: "note",
            message: `“${row.label.text}” har brugt ${cell.text.replace(/\s?%$/u, "")} procent af budgettet, og ${told(day.percent, 1)} procent af året er gået. Er det forklaret i teksten?`,
            computed: `${day.text}: ${told(day.percent, 1)} % af året`,
            from: [cell.text, day.text],
            text: section.text.slice(row.start, row.end),
            at: placeIn(section, cell.start, cell.end),
          },
        ];
      });
    }),
  );
}

const months = ["januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november", "december"];

// "Budgetopfølgning pr. 30. september 2024": the day the follow-up is made up to stands in its title or its summary.
function passedOf({ item, sections }: ReadItem): { text: string; percent: number } | null {
  const words = `${item.name ?? ""}\n${sections.find(({ role }) => role === "summary")?.text ?? ""}`;
  const found = /pr\.?\s(?:den\s)?(\d{1,2})\.?\s(januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december)(?:\s20\d\d)?/iu.exec(
    words,
  );
  if (found === null || !/budget|forbrug|regnskab/iu.test(item.name ?? "")) return null;
  const month = months.indexOf(found[2]!.toLowerCase());
  return { text: found[0], percent: ((month + Number(found[1]) / 31) / 12) * 100 };
}

/** The appeals board's rate of changed decisions, by its own formula: what is sent back or changed, of what was judged on its merits (DOMAIN §4.10). */
export function appealsRate(item: ReadItem): Draft[] {
  const text = saidIn(item)
    .map((section) => section.text)
    .join("\n");
  if (!/omgørelses|ankestyrelse/iu.test(text)) return [];
  const count = (form: RegExp): number | null => {
    const found = form.exec(text);
    return found === null ? null : Number(found[1]!.replaceAll(".", ""));
  };
  const upheld = count(/stadfæst\p{L}*\s?[:\t ]\s?(\d[\d.]*)(?:\s?sager)?(?![\d,]|\s?%|\s?procent)/iu);
  const sentBack = count(/(?:hjemvis\p{L}*|hjemvist)\s?[:\t ]\s?(\d[\d.]*)(?:\s?sager)?(?![\d,]|\s?%|\s?procent)/iu);
  const changed = count(/(?:ændr\p{L}*(?:\/\s?ophæv\p{L}*)?|ophævet)\s?[:\t ]\s?(\d[\d.]*)(?:\s?sager)?(?![\d,]|\s?%|\s?procent)/iu);
  if (upheld === null || sentBack === null || changed === null) return [];
  const rate = ((sentBack + changed) / (upheld + sentBack + changed)) * 100;
  return saidIn(item).flatMap((section) =>
    section.sentences.flatMap((sentence): Draft[] => {
      if (!/omgørelses/iu.test(sentence.text)) return [];
      const rates = sentence.read.numbers.filter(({ unit }) => unit?.kind === "percent");
      if (rates.length === 0 || rates.some((each) => Math.abs(each.value - rate) <= 0.5 * 10 ** -each.decimals + 1e-9)) return [];
      return [
        ofSentence(section, sentence, {
          message: `Omgørelsesprocenten er her ${rates.map(({ text: each }) => each).join(" og ")}. Af de ${upheld + sentBack + changed} sager, der er afgjort efter deres indhold (${upheld} stadfæstet, ${sentBack} hjemvist, ${changed} ændret), er ${told(rate, 1)} procent omgjort. Regnet anderledes, se efter: dækker procenten flere områder end tallene?`,
          computed: `(${sentBack} + ${changed}) ÷ (${sentBack} + ${changed} + ${upheld}) = ${told(rate, 1)} %`,
          from: [String(upheld), String(sentBack), String(changed), ...rates.map(({ text: each }) => each)],
        }),
      ];
    }),
  );
}

/** Full-time persons in one place and whole-year persons in another: the same idea under two names, or two ways of counting. */
export function unitMix(item: ReadItem): Draft[] {
  const first = (form: RegExp): Draft | null => {
    for (const section of saidIn(item)) {
      const found = form.exec(section.text);
      if (found === null) continue;
      const from = section.text.lastIndexOf("\n", found.index) + 1;
      const to = section.text.indexOf("\n", found.index);
      return {
        level: "note",
        message: "",
        computed: null,
        from: [found[0]],
        text: section.text.slice(from, to < 0 ? undefined : to),
        at: placeIn(section, found.index, found.index + found[0].length),
      };
    }
    return null;
  };
  const fullTime = first(/(?<!\p{L})fuldtidsperson(?:er)?/iu);
  const wholeYear = first(/(?<!\p{L})helårsperson(?:er)?/iu);
  if (fullTime === null || wholeYear === null) return [];
  return [
    {
      ...wholeYear,
      message: "I punktet står både fuldtidspersoner og helårspersoner. Er det det samme, der er talt, eller er det to måder at gøre det op på?",
      from: [...fullTime.from, ...wholeYear.from],
    },
  ];
}
