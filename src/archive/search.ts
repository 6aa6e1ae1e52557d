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
export type Facets = { municipality: FacetValue[]; committee: FacetValue[]; year: FacetValue[]; outcome: FacetValue[]; subject: FacetValue[]; access: FacetValue[]; attachment: FacetValue[] };

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
  pages: number;
  results: SearchResult[];
  facets: Facets;
  cases: queries.CaseHit[];
  suggestion: string | null;
};

const perPage = 20;
const counted = 1000;
const mostFacetValues = 12;
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
  return wishes.q.trim() !== "" || [wishes.municipality, wishes.year, wishes.from, wishes.to, wishes.outcome, wishes.subject, wishes.access].some((each) => each !== null) || wishes.attachment;
}

/** Answers a search. */
export async function search(sql: Sql, wishes: SearchWishes, options: { perPage?: number } = {}): Promise<SearchAnswer> {
  const size = options.perPage ?? perPage;
  const question = readQuestion(wishes.q, danishWords());
  const place = wishes.municipality === null ? null : await queries.placeOf(sql, wishes.municipality, wishes.committee);
  const filter = filterOf(wishes, place, question.hoped.length === 0);
  const nowhere = wishes.municipality !== null && place === null;
  const [from, to] = daysOf(wishes);
  const [hits, stems, cases] = await Promise.all([
    nowhere ? [] : queries.candidates(sql, { text: question.text, loose: question.loose, filter, from, to }),
    queries.stemsOf(sql, question.hoped),
    queries.casesByNumber(sql, question.caseNumbers),
  ]);

  const ordered = wishes.order === "dato" || question.hoped.length === 0 ? hits : hits.toSorted((a, b) => (b.rank ?? -1) - (a.rank ?? -1));
  const shown = ordered.slice((wishes.page - 1) * size, wishes.page * size);
  const [items, facets, suggestion] = await Promise.all([
    shown.length === 0 ? [] : queries.foundItems(sql, shown),
    facetsOf(sql, hits),
    hits.length === 0 && cases.length === 0 ? suggest(sql, question) : null,
  ]);

  const byId = new Map(items.map((item) => [item.id, item]));
  const find = hitFinder(stems, danishStem, danishWords());
  const results = await Promise.all(
    shown.flatMap((hit) => {
      const item = byId.get(hit.id);
      return item ? [quote(sql, hit.municipality, item, find, stems.length > 0)] : [];
    }),
  );
  const total = Math.min(hits.length, counted);
  return { question, wishes, total, more: hits.length > counted, pages: Math.min(60, Math.ceil(hits.length / size)), results, facets, cases, suggestion };
}

// The filter words of import/search-store.ts. Without words, or with exclusions only, ¤all gives the index something to hold on to.
function filterOf(wishes: SearchWishes, place: { municipality: number; committee: number | null } | null, wordless: boolean): string {
  const words = [
    place === null ? null : place.committee === null ? `m${place.municipality}` : `c${place.municipality}.${place.committee}`,
    wishes.outcome === null ? null : `o${wishes.outcome}`,
    wishes.subject === null ? null : `k${wishes.subject}`,
    wishes.access === null ? null : wishes.access === "aaben" ? "open" : "closed",
    wishes.attachment ? "attachment" : null,
  ].filter((word) => word !== null);
  if (wordless && words.length === 0) words.push("all");
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

async function facetsOf(sql: Sql, hits: readonly queries.SearchHit[]): Promise<Facets> {
  const count = (valueOf: (hit: queries.SearchHit) => string | null): [string, number][] => {
    const counts = new Map<string, number>();
    for (const hit of hits) {
      const value = valueOf(hit);
      if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    return [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]));
  };
  const municipalities = count((hit) => String(hit.municipality)).slice(0, mostFacetValues);
  const committees = count((hit) => String(hit.committee)).slice(0, mostFacetValues);
  const [municipalityNames, committeeNames] = await Promise.all([
    municipalities.length === 0 ? [] : queries.municipalityNames(sql, municipalities.map(([id]) => Number(id))),
    committees.length === 0 ? [] : queries.committeeNames(sql, committees.map(([id]) => Number(id))),
  ]);
  return {
    municipality: municipalities.flatMap(([id, n]) => municipalityNames.filter((each) => String(each.id) === id).map((each) => ({ value: each.slug, name: each.name, count: n }))),
    committee: committees.flatMap(([id, n]) =>
      committeeNames.filter((each) => String(each.id) === id).map((each) => ({ value: `${each.municipality_slug}/${each.slug}`, name: municipalities.length > 1 ? `${each.name} (${each.municipality})` : each.name, count: n })),
    ),
    year: count((hit) => hit.date.slice(0, 4)).sort((a, b) => b[0].localeCompare(a[0])).map(([value, n]) => ({ value, name: value, count: n })),
    outcome: count((hit) => hit.outcome).filter(([value]) => value in outcomeNames).map(([value, n]) => ({ value: slugOf(outcomeNames[value as Outcome]), name: outcomeNames[value as Outcome], count: n })),
    subject: count((hit) => kleGroups(hit.kle)?.group ?? null).slice(0, mostFacetValues).map(([value, n]) => ({ value, name: value, count: n })),
    access: count((hit) => (hit.public ? "aaben" : "lukket")).map(([value, n]) => ({ value, name: value === "aaben" ? "Åbne punkter" : "Lukkede punkter", count: n })),
    attachment: count((hit) => (hit.has_attachment ? "ja" : null)).map(([value, n]) => ({ value, name: "Med bilag", count: n })),
  };
}

async function quote(sql: Sql, municipality: number, item: queries.FoundItem, find: ReturnType<typeof hitFinder>, hasWords: boolean): Promise<SearchResult> {
  const title = markHits(item.name ?? "", find);
  if (!hasWords) return { item, title, quoted: null };
  const inDecision = snippetsOf(item.decision ?? "", find, { most: 1 });
  if (inDecision.length > 0) return { item, title, quoted: { from: "decision", name: null, pieces: inDecision } };
  const inBody = snippetsOf(item.body ?? "", find);
  if (inBody.length > 0) return { item, title, quoted: { from: "body", name: null, pieces: inBody } };
  const inNames = snippetsOf(item.attachments ?? "", find, { most: 1 });
  if (inNames.length > 0) return { item, title, quoted: { from: "attachment", name: null, pieces: inNames } };
  if (item.attachments !== null && !title.some((part) => part.hit)) {
    for (const attachment of await queries.attachmentTexts(sql, municipality, item.id)) {
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
