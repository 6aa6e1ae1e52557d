/** A search from question to page: filters, candidates, facets, order, quotes, suggestion. Reads only. */

import { isDate } from "#core/calendar.ts";
import { outcomeNames, type Outcome } from "#core/decision.ts";
import { kleGroups } from "#core/kle.ts";
import { readQuestion, type SearchQuestion } from "#core/search-question.ts";
import { slugOf } from "#core/slug.ts";
import { hitFinder, markHits, snippetsOf, type Marked, type Snippet } from "#core/snippet.ts";
import { nearestWord } from "#core/spelling.ts";
import { danishStem, danishWords } from "#platform/danish-words.ts";
import type { Sql } from "#platform/sql.ts";
import { paths } from "#ui/paths.ts";
import * as queries from "./search-queries.ts";

/** What the address of a search says. Unknown values are dropped, so that an old link still answers. */
export type SearchWishes = {
  q: string;
  municipality: string | null;
  committee: string | null;
  year: string | null;
  from: string | null;
  to: string | null;
  outcome: Outcome | null;
  subject: string | null;
  access: "aaben" | "lukket" | null;
  attachment: boolean;
  order: "relevans" | "dato";
  page: number;
};

export type FacetValue = { value: string; name: string; count: number };
type Facets = {
  municipality: FacetValue[];
  committee: FacetValue[];
  year: FacetValue[];
  outcome: FacetValue[];
  subject: FacetValue[];
  access: FacetValue[];
  attachment: FacetValue[];
};

export type SearchResult = {
  item: queries.FoundItem;
  title: Marked[];
  /** Where the quotes stand. */
  quoted: { from: "decision" | "body" | "attachment"; name: string | null; pieces: Snippet[] } | null;
};

export type SearchAnswer = {
  question: SearchQuestion;
  wishes: SearchWishes;
  /** Hits found; `more` when there are more than were counted. */
  total: number;
  more: boolean;
  /** The phrase was looked for only in the newest items that hold its words. */
  bounded: boolean;
  /** Only words that stand in every text were asked for: "og", "skal". */
  commonOnly: boolean;
  pages: number;
  results: SearchResult[];
  facets: Facets;
  cases: queries.CaseHit[];
  /** People and committees whose names hold what was typed. */
  names: queries.NameHit[];
  suggestion: string | null;
};

const perPage = 20;
const counted = 1000;
const bySlug = new Map((Object.keys(outcomeNames) as Outcome[]).map((outcome) => [slugOf(outcomeNames[outcome]), outcome]));

/** Reads the wishes from an address's query. */
export function readWishes(read: (name: string) => string | undefined): SearchWishes {
  const slug = (name: string): string | null => /^[a-z0-9-]+$/.exec(read(name) ?? "")?.[0] ?? null;
  const day = (name: string): string | null => (isDate(read(name) ?? "") ? read(name)! : null);
  const [municipality, committee] = /^([a-z0-9-]+)\/([a-z0-9-]+)$/.exec(read("udvalg") ?? "")?.slice(1) ?? [slug("kommune"), null];
  const access = read("adgang");
  return {
    q: (read("q") ?? "").slice(0, 200),
    municipality: municipality ?? null,
    committee: committee ?? null,
    year: /^(?:1[89]|20)\d{2}$/.exec(read("aar") ?? "")?.[0] ?? null,
    from: day("fra"),
    to: day("til"),
    outcome: bySlug.get(read("udfald") ?? "") ?? null,
    subject: /^\d{2}(?:\.\d{2})?$/.exec(read("emne") ?? "")?.[0] ?? null,
    access: access === "aaben" || access === "lukket" ? access : null,
    attachment: read("bilag") === "ja",
    order: read("sorter") === "dato" ? "dato" : "relevans",
    page: Math.min(60, Math.max(1, Number.parseInt(read("side") ?? "1", 10) || 1)),
  };
}

/** The wishes as an address's query, in one order, so that a search has one address. */
export function wishesQuery(wishes: SearchWishes): string {
  const query = new URLSearchParams();
  const put = (name: string, value: string | null): void => void (value && query.set(name, value));
  put("q", wishes.q);
  if (wishes.municipality && wishes.committee) put("udvalg", `${wishes.municipality}/${wishes.committee}`);
  else put("kommune", wishes.municipality);
  put("aar", wishes.year);
  put("fra", wishes.from);
  put("til", wishes.to);
  put("udfald", wishes.outcome === null ? null : slugOf(outcomeNames[wishes.outcome]));
  put("emne", wishes.subject);
  put("adgang", wishes.access);
  put("bilag", wishes.attachment ? "ja" : null);
  put("sorter", wishes.order === "dato" ? "dato" : null);
  put("side", wishes.page > 1 ? String(wishes.page) : null);
  return query.toString();
}

/** True when something is asked for: words or a filter. */
export function asksSomething(wishes: SearchWishes): boolean {
  return (
    wishes.q.trim() !== "" ||
    [wishes.municipality, wishes.year, wishes.from, wishes.to, wishes.outcome, wishes.subject, wishes.access].some((each) => each !== null) ||
    wishes.attachment
  );
}

/** Answers a search. `counts: false` asks for the results alone, as a feed does: no counts for the filters, no names, no suggestion. */
export async function search(sql: Sql, wishes: SearchWishes, options: { perPage?: number; counts?: boolean } = {}): Promise<SearchAnswer> {
  const size = options.perPage ?? perPage;
  const counts = options.counts ?? true;
  const question = readQuestion(wishes.q, danishWords());
  const [from, to] = daysOf(wishes);
  const [hits, cases, names] = await Promise.all([
    queries.hitPage(sql, {
      text: question.text,
      loose: question.loose,
      hoped: question.hoped,
      municipality: wishes.municipality,
      committee: wishes.committee,
      filter: filterOf(wishes, question.hoped.length === 0),
      from,
      to,
      byRank: wishes.order === "relevans" && question.hoped.length > 0,
      counted: counts,
      offset: (wishes.page - 1) * size,
      limit: size,
    }),
    counts ? queries.casesByNumber(sql, question.caseNumbers) : [],
    counts && wishes.page === 1 ? queries.namesLike(sql, nameWords(question)) : [],
  ]);
  // The database looks up names while this process makes the quotes.
  const facetsThere = facetsOf(sql, hits.facets);
  const find = hitFinder(hits.stems, danishStem, danishWords());
  const [results, facets, suggestion] = await Promise.all([
    Promise.all(hits.items.map((item) => quote(sql, item, find, hits.stems.length > 0))),
    facetsThere,
    counts && hits.total === 0 && cases.length === 0 ? suggest(sql, question) : null,
  ]);
  return {
    question,
    wishes,
    total: Math.min(hits.total, counted),
    more: hits.total > counted,
    bounded: hits.bounded,
    commonOnly: question.hoped.length > 0 && hits.stems.length === 0,
    pages: Math.min(60, Math.ceil(hits.total / size)),
    results,
    facets,
    cases,
    names,
    suggestion,
  };
}

/** Addresses of a search's hits in meetings of some days, newest first; at most `limit`. For those who follow it. */
export async function hitsBetween(sql: Sql, wishes: SearchWishes, days: { from: string; to: string }, limit: number): Promise<string[]> {
  const question = readQuestion(wishes.q, danishWords());
  const [from, to] = daysOf(wishes);
  const { items } = await queries.hitPage(sql, {
    text: question.text,
    loose: question.loose,
    hoped: question.hoped,
    municipality: wishes.municipality,
    committee: wishes.committee,
    filter: filterOf(wishes, question.hoped.length === 0),
    from: from > days.from ? from : days.from,
    to: to < days.to ? to : days.to,
    byRank: false,
    counted: false,
    offset: 0,
    limit,
  });
  return items.map((item) => paths.item({ municipality: item.municipalitySlug, committee: item.committeeSlug, meeting: item.meetingSlug }, item.slug));
}

// Names are looked for when what was typed may be one: a few words of letters, nothing excluded.
function nameWords(question: SearchQuestion): string[] {
  const words = question.typed.toLocaleLowerCase("da").replaceAll('"', "").split(" ");
  return words.length <= 5 && words.every((word) => /^[\p{L}.'-]{3,}$|^(?:og|af|de|du|la|el)$/u.test(word)) ? words : [];
}

// The filter words of publication/search-store.ts, but for the place, whose number the database knows. Without words, or with exclusions only,
// ¤all gives the index something to hold on to.
function filterOf(wishes: SearchWishes, wordless: boolean): string {
  const words = [
    wishes.outcome === null ? null : `o${wishes.outcome}`,
    wishes.subject === null ? null : `k${wishes.subject}`,
    wishes.access === null ? null : wishes.access === "aaben" ? "open" : "closed",
    wishes.attachment ? "attachment" : null,
  ].filter((word) => word !== null);
  if (wordless && words.length === 0 && wishes.municipality === null) words.push("all");
  return words.map((word) => `'¤${word}'`).join(" & ");
}

function daysOf(wishes: SearchWishes): [from: string, to: string] {
  let from = wishes.from ?? "1800-01-01";
  let to = wishes.to ?? "2199-12-31";
  if (wishes.year !== null) {
    if (`${wishes.year}-01-01` > from) from = `${wishes.year}-01-01`;
    if (`${wishes.year}-12-31` < to) to = `${wishes.year}-12-31`;
  }
  return [from, to];
}

// As written by publication/search-store.ts: one line a hit, its values with blanks between.
function countsIn(lines: string): Record<keyof Facets, [value: string, count: number][]> {
  const [municipality, committee, year, outcome, subject, access, attachment] = Array.from({ length: 7 }, () => new Map<string, number>());
  const count = (counts: Map<string, number>, value: string): void => void counts.set(value, (counts.get(value) ?? 0) + 1);
  for (const line of lines === "" ? [] : lines.split("\n")) {
    const values = line.split(" ");
    count(municipality!, values[0]!);
    count(committee!, `${values[0]} ${values[1]}`);
    count(year!, values[2]!);
    count(outcome!, values[3]!);
    count(subject!, values[4]!);
    count(access!, values[5]!);
    count(attachment!, values[6]!);
  }
  const largest = (counts: Map<string, number> | undefined, most: number): [string, number][] =>
    [...counts!]
      .filter(([value]) => value !== "-")
      .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
      .slice(0, most);
  return {
    municipality: largest(municipality, 12),
    committee: largest(committee, 12),
    year: largest(year, 60),
    outcome: largest(outcome, 60),
    subject: largest(subject, 12),
    access: largest(access, 2),
    attachment: largest(attachment, 2),
  };
}

async function facetsOf(sql: Sql, lines: string): Promise<Facets> {
  const counts = countsIn(lines);
  const committees = counts.committee.map(([value, count]) => {
    const [municipality, id] = value.split(" ").map(Number);
    return { municipality: municipality!, id: id!, count };
  });
  const names = await queries.placeNames(
    sql,
    counts.municipality.map(([value]) => Number(value)),
    committees,
  );
  return {
    municipality: counts.municipality.flatMap(([value, count]) =>
      names.filter((each) => each.committee === null && each.municipality === Number(value)).map(({ slug, name }) => ({ value: slug, name, count })),
    ),
    committee: committees.flatMap(({ municipality, id, count }) =>
      names
        .filter((each) => each.committee === id && each.municipality === municipality)
        .map((each) => ({
          value: `${each.municipalitySlug}/${each.slug}`,
          name: counts.municipality.length > 1 ? `${each.name} (${each.municipalityName})` : each.name,
          count,
        })),
    ),
    year: counts.year.sort(([a], [b]) => Number(b) - Number(a)).map(([value, count]) => ({ value, name: value, count })),
    outcome: counts.outcome
      .filter(([value]) => value in outcomeNames)
      .map(([value, count]) => ({ value: slugOf(outcomeNames[value as Outcome]), name: outcomeNames[value as Outcome], count })),
    subject: counts.subject.filter(([value]) => kleGroups(value) !== null).map(([value, count]) => ({ value, name: value, count })),
    access: counts.access.map(([value, count]) =>
      value === "open" ? { value: "aaben", name: "Åbne punkter", count } : { value: "lukket", name: "Lukkede punkter", count },
    ),
    attachment: counts.attachment.map(([, count]) => ({ value: "ja", name: "Med bilag", count })),
  };
}

async function quote(sql: Sql, item: queries.FoundItem, find: ReturnType<typeof hitFinder>, hasWords: boolean): Promise<SearchResult> {
  const title = markHits(item.name ?? "", find);
  if (!hasWords) return { item, title, quoted: null };
  const inDecision = snippetsOf(item.decision ?? "", find, { most: 1 });
  if (inDecision.length > 0) return { item, title, quoted: { from: "decision", name: null, pieces: inDecision } };
  const inBody = snippetsOf(item.body ?? "", find);
  if (inBody.length > 0) return { item, title, quoted: { from: "body", name: null, pieces: inBody } };
  const inNames = snippetsOf(item.attachments ?? "", find, { most: 1 });
  if (inNames.length > 0) return { item, title, quoted: { from: "attachment", name: null, pieces: inNames } };
  if (item.attachments !== null && !title.some((part) => part.hit)) {
    for (const attachment of await queries.attachmentTexts(sql, item.municipalityId, item.id)) {
      const pieces = snippetsOf(attachment.text, find);
      if (pieces.length > 0) return { item, title, quoted: { from: "attachment", name: attachment.name, pieces } };
    }
  }
  return { item, title, quoted: null };
}

async function suggest(sql: Sql, question: SearchQuestion): Promise<string | null> {
  const words = question.hoped.filter((word) => /^\p{L}{3,40}$/u.test(word)).slice(0, 6);
  if (words.length === 0) return null;
  const known = await queries.knownWords(sql, words);
  let text = question.typed;
  let changed = false;
  for (const word of words) {
    if (known.has(word)) continue;
    const nearest = nearestWord(word, await queries.alikeWords(sql, word));
    if (nearest === null) continue;
    text = text.replace(new RegExp(`(?<!\\p{L})${word}(?!\\p{L})`, "giu"), nearest);
    changed = true;
  }
  if (!changed || (await queries.countUpTo(sql, readQuestion(text, danishWords()).text, 1)) === 0) return null;
  return text;
}
