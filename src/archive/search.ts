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

/** Answers a search. */
export async function search(sql: Sql, wishes: SearchWishes, options: { perPage?: number } = {}): Promise<SearchAnswer> {
  const size = options.perPage ?? perPage;
  const question = readQuestion(wishes.q, danishWords());
  const place = wishes.municipality === null ? null : await queries.placeOf(sql, wishes.municipality, wishes.committee);
  const filter = filterOf(wishes, place, question.hoped.length === 0);
  const nowhere = wishes.municipality !== null && place === null;
  const [from, to] = daysOf(wishes);
  const asked = {
    text: question.text,
    loose: question.loose,
    filter,
    from,
    to,
    byRank: wishes.order === "relevans" && question.hoped.length > 0,
    offset: (wishes.page - 1) * size,
    limit: size,
  };
  const [hits, stems, cases, names] = await Promise.all([
    nowhere ? nothing : queries.hitPage(sql, asked),
    queries.stemsOf(sql, question.hoped),
    queries.casesByNumber(sql, question.caseNumbers),
    wishes.page > 1 ? [] : queries.namesLike(sql, nameWords(question)),
  ]);
  const [items, facets, suggestion] = await Promise.all([
    hits.page.length === 0 ? [] : queries.foundItems(sql, hits.page),
    facetsOf(sql, hits.facets),
    hits.total === 0 && cases.length === 0 ? suggest(sql, question) : null,
  ]);

  const byId = new Map(items.map((item) => [item.id, item]));
  const find = hitFinder(stems, danishStem, danishWords());
  const results = await Promise.all(
    hits.page.flatMap((hit) => {
      const item = byId.get(hit.id);
      return item ? [quote(sql, hit.municipality, item, find, stems.length > 0)] : [];
    }),
  );
  return {
    question,
    wishes,
    total: Math.min(hits.total, counted),
    more: hits.total > counted,
    bounded: hits.bounded,
    commonOnly: question.hoped.length > 0 && stems.length === 0,
    pages: Math.min(60, Math.ceil(hits.total / size)),
    results,
    facets,
    cases,
    names,
    suggestion,
  };
}

// Names are looked for when what was typed may be one: a few words of letters, nothing excluded.
function nameWords(question: SearchQuestion): string[] {
  const words = question.typed.toLocaleLowerCase("da").replaceAll('"', "").split(" ");
  return words.length <= 5 && words.every((word) => /^[\p{L}.'-]{3,}$|^(?:og|af|de|du|la|el)$/u.test(word)) ? words : [];
}

const nothing: queries.HitPage = { total: 0, bounded: false, page: [], facets: [] };

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

async function facetsOf(sql: Sql, counts: queries.HitPage["facets"]): Promise<Facets> {
  const of = (facet: queries.HitPage["facets"][number]["facet"]) => counts.filter((each) => each.facet === facet);
  const municipalities = of("municipality");
  const committees = of("committee");
  const [municipalityNames, committeeNames] = await Promise.all([
    municipalities.length === 0
      ? []
      : queries.municipalityNames(
          sql,
          municipalities.map((each) => Number(each.value)),
        ),
    committees.length === 0
      ? []
      : queries.committeeNames(
          sql,
          committees.map((each) => Number(each.value)),
        ),
  ]);
  const isMain = (kle: string): boolean => kleGroups(kle) !== null;
  return {
    municipality: municipalities.flatMap(({ value, count }) =>
      municipalityNames.filter((each) => String(each.id) === value).map((each) => ({ value: each.slug, name: each.name, count })),
    ),
    committee: committees.flatMap(({ value, count }) =>
      committeeNames
        .filter((each) => String(each.id) === value)
        .map((each) => ({
          value: `${each.municipalitySlug}/${each.slug}`,
          name: municipalities.length > 1 ? `${each.name} (${each.municipality})` : each.name,
          count,
        })),
    ),
    year: of("year")
      .sort((a, b) => Number(b.value) - Number(a.value))
      .map(({ value, count }) => ({ value, name: value, count })),
    outcome: of("outcome")
      .filter(({ value }) => value in outcomeNames)
      .map(({ value, count }) => ({ value: slugOf(outcomeNames[value as Outcome]), name: outcomeNames[value as Outcome], count })),
    subject: of("kle")
      .filter(({ value }) => isMain(value))
      .map(({ value, count }) => ({ value, name: value, count })),
    access: of("public").map(({ value, count }) =>
      value === "true" ? { value: "aaben", name: "Åbne punkter", count } : { value: "lukket", name: "Lukkede punkter", count },
    ),
    attachment: of("attachment")
      .filter(({ value }) => value === "true")
      .map(({ count }) => ({ value: "ja", name: "Med bilag", count })),
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
