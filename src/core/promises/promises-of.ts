/**
 * Finds what is promised in minutes, in decisions and in prose (DOMAIN §7G): one pass over each sentence, asked by a table of phrases.
 * What is found is proposed: at the desk a person accepts it, on the open side it is told as found, with its sentence. Pure.
 */

import { dateIn } from "../calendar.ts";
import type { AgendaItem, At, PublishedMinutes } from "../published-minutes.ts";
import { bodiesIn, sameBody, type BodyFound } from "./bodies.ts";
import { duesIn, lastDayOf, type Due, type DueFound, type Resolved } from "./due.ts";
import { phrases, type Phrase } from "./phrases.ts";
import type { Commitment, PromiseKind, PromisePlace } from "./promise.ts";
import { sentencesOf } from "./sentences.ts";

/** What it looks at: minutes as read or as published. */
export type MinutesWithPromises = Pick<PublishedMinutes, "organization" | "meeting" | "agendaItem">;

type Passage = { place: PromisePlace; heading: string | null; text: string; at?: At; decided: boolean };
// Dues are looked for when they are asked of: most sentences promise nothing.
type Sentence = { passage: Passage; text: string; dues: () => readonly DueFound[] };

/** Every promise in the minutes, in reading order. A closed item gives what its source itself published of it, and nothing else. */
export function promisesOf(minutes: MinutesWithPromises): Commitment[] {
  return minutes.agendaItem.flatMap((item, index) => promisesOfItem(item, index, minutes));
}

function promisesOfItem(item: AgendaItem, index: number, { meeting, organization }: MinutesWithPromises): Commitment[] {
  const house: House = { item, index, meeting: meeting.date, committee: organization.name };
  const sentences = passagesOf(item).flatMap((passage) =>
    withTheirLists(sentencesOf(passage.text), passage).map((text): Sentence => ({ passage, text, dues: lazily(() => duesIn(text, meeting.date)) })),
  );
  const told = toldAsKept(sentences, house);
  const found = sentences.filter((sentence) => !told.some((each) => each.text === sentence.text)).flatMap((sentence) => promisesIn(sentence, house));
  const period = periodOf(sentences, house.meeting);
  const dated = found.map((each) =>
    each.kind === "target" && each.due.kind === "none" && period !== null
      ? { ...each, due: period.due, dueWords: period.words, resolved: "period" as const }
      : each,
  );
  return [
    ...withoutRepeats([...dated, ...fromTheWhole(dated, sentences, house)]).map((each) => (each.kind === "attachment" ? laid(each, item) : each)),
    ...told,
  ];
}

// "Oplæg vist på mødet bilægges referatet", and an Oplæg is among the item's attachments: kept as it stands.
function laid(promised: Commitment, item: AgendaItem): Commitment {
  const named = /(?<!\p{L})(?:oplæg|præsentation|slides?|plancher|notat|materiale|svar|høringssvar|spørgsmål|brev|tal|oversigt)/iu;
  const slides = /(?<!\p{L})(?:oplæg|præsentation|slides?|plancher)/iu;
  const what = named.exec(promised.text)?.[0].toLocaleLowerCase("da");
  if (what === undefined) return promised;
  const found = item.attachment.find(({ name }) => (slides.test(what) ? slides.test(name) : name.toLocaleLowerCase("da").includes(what)));
  return found ? { ...promised, kept: { how: "laid", madeOn: null, why: `Ved punktet ligger bilaget »${found.name}«.` } } : promised;
}

function lazily<T>(make: () => T): () => T {
  let made: { is: T } | null = null;
  return () => (made ??= { is: make() }).is;
}

type House = { item: AgendaItem; index: number; meeting: string | null; committee: string | null };

// Sections that hold the item's papers or say again what stands in the decision.
const skipped = new Set(["decision", "recommendation", "attachments", "communication", "authority", "legalBasis"]);

const followed = new Set(["approved", "granted", "adopted", "recommended", "noted", "discussed", "referred", "hearing", "firstReading"]);

function passagesOf(item: AgendaItem): Passage[] {
  const decision = item.decision;
  const recommended = decision !== null && decision.outcome !== null && followed.has(decision.outcome) ? (item.recommendation?.points ?? []) : [];
  return [
    ...item.section
      .filter((section) => !skipped.has(section.role))
      .map((section): Passage => ({
        place: "section",
        heading: section.heading,
        text: section.text,
        decided: false,
        ...(section.at ? { at: section.at } : {}),
      })),
    ...recommended.map((text): Passage => ({
      place: "recommendation",
      heading: null,
      text,
      decided: true,
      ...(item.recommendation?.at ? { at: item.recommendation.at } : {}),
    })),
    ...(decision ? [{ place: "decision" as const, heading: null, text: decision.text, decided: true, ...(decision.at ? { at: decision.at } : {}) }] : []),
  ];
}

// "Udvalget ønsker, at der fremlægges sager om:" is nothing without what follows.
function withTheirLists(sentences: string[], { place }: Passage): string[] {
  if (place !== "decision") return sentences;
  const whole: string[] = [];
  for (const sentence of sentences) {
    const before = whole.at(-1);
    if (before !== undefined && before.length < 600 && /[:;]$/u.test(before))
      whole[whole.length - 1] = `${before} ${sentence}${/[.;]$/u.test(sentence) ? "" : ";"}`;
    else whole.push(sentence);
  }
  return whole.map((text) => text.replace(/;$/u, "."));
}

function promisesIn(sentence: Sentence, house: House): Commitment[] {
  if (/^(?:hvis|såfremt|tidligere|i\s+(?:19|20)\d\d\s+(?:blev|var))\s/iu.test(sentence.text) && !sentence.passage.decided) return [];
  for (const phrase of phrases) {
    if (phrase.where === "decision" && sentence.passage.place !== "decision") continue;
    const match = phrase.is.exec(sentence.text);
    if (match === null || phrase.not?.test(sentence.text) || negated(sentence.text, match)) continue;
    const made = promisesBy(phrase, match, sentence, house);
    if (made.length > 0) return made;
  }
  return [];
}

function negated(text: string, match: RegExpExecArray): boolean {
  return (
    /^\s+(?:\p{L}+\s+)?(?:ikke|næppe)(?![\p{L}])/iu.test(text.slice(match.index + match[0].length)) ||
    /(?<!\p{L})ikke\s+(?:\p{L}+\s+)?$/iu.test(text.slice(0, match.index))
  );
}

function promisesBy(phrase: Phrase, match: RegExpExecArray, sentence: Sentence, house: House): Commitment[] {
  const dues = sentence
    .dues()
    .filter(
      (due) =>
        (due.to > match.index || fronted(due, match, sentence)) && ahead(due, house.meeting, sentence.text, phrase.kind === "orientation" ? slackDays : 0),
    );
  const timed = dues.filter((due) => due.due.kind !== "recurring");
  const others = phrase.bodies ? bodiesIn(sentence.text).filter((body) => !isSubject(body, sentence.text)) : [];
  const elsewhere = others.filter((body) => house.committee === null || !sameBody(body.name, house.committee));
  if (phrase.needs === "ahead" && timed.every((due) => due.due.kind === "none")) return [];
  if (phrase.needs === "aheadOrRecurring" && dues.every((due) => due.due.kind === "none")) return [];
  if (phrase.needs === "aheadOrBody" && timed.every((due) => due.due.kind === "none") && elsewhere.length === 0) return [];
  if (phrase.bodies && others.length > 0) {
    // Each body its own day, also where one of the days is today's: what is done today is no promise.
    const told = sentence.dues().filter((due) => due.to > match.index && lastDayOf(due.due) !== null);
    const each = told.length === others.length && others.length > 1 ? told : null;
    const days = timed.filter((due) => due.due.kind !== "none");
    return others.flatMap((body, place) => {
      if (each !== null && !dues.includes(each[place]!)) return [];
      const due = each !== null ? each[place] : (days.find((one) => one.from > body.to) ?? days[0]);
      return promise(phrase.kind, sentence, house, { due, body: body.name, upTo: match.index + match[0].length });
    });
  }
  const after = dues.filter((due) => due.to > match.index);
  const due = after.find((each) => each.due.kind !== "none") ?? dues.find((each) => each.due.kind !== "none") ?? after[0] ?? dues[0];
  return clausesOf(sentence.text).map((clause) => promise(phrase.kind, sentence, house, { due, clause, upTo: match.index + match[0].length }));
}

// "I foråret 2025 forelægges …": the time stands first and the verb follows it. Elsewhere a time before the verb tells of something else.
function fronted(due: DueFound, match: RegExpExecArray, { text, passage }: Sentence): boolean {
  return (
    passage.place !== "recommendation" &&
    due.from < 30 &&
    (match.index - due.to < 25 ||
      /^[^,]*,\s+hvor\s[^,]*,\s+$/iu.test(text.slice(due.to, match.index)) ||
      /^,\s+hvor\s[^,]*,\s+$/iu.test(text.slice(due.to, match.index)))
  );
}

// "I perioden frem til årsskiftet … vil forvaltningen understøtte …, samt afdække, om …": two promises in one sentence.
function clausesOf(text: string): string[] {
  const parts = /^(?<one>.*?\svil\s(?:forvaltningen|administrationen)\s.+?),?\s+samt\s+(?<two>\p{Ll}+e,?\s.+)$/iu.exec(text);
  return parts ? [parts.groups!.one!, parts.groups!.two!] : [text];
}

// "Kommunalbestyrelsen beder …": who acts is not who receives.
function isSubject(body: BodyFound, text: string): boolean {
  return (
    (/^s\s+(?:\p{Ll}|\d\.)(?!øde)/u.test(text.slice(body.to)) &&
      !/^s\s+(?:møde|behandling|\d\.\s+behandling|konstituerende|budget)/u.test(text.slice(body.to))) ||
    /^s?\s+(?:har|blev|beslutte|vedtog|godkendte|bad|ønske|drøftede)/iu.test(text.slice(body.to)) ||
    /(?:besluttede|har|vedtog|godkendte|drøftede|på baggrund af|i henhold til beslutning i|overfor|over for)\s+$/iu.test(text.slice(0, body.from))
  );
}

// Text is written before the meeting: the same told to another body a fortnight earlier was still to come.
const slackDays = 14;

function ahead(due: DueFound, meeting: string | null, text: string, slack = 0): boolean {
  const last = lastDayOf(due.due);
  if (last === null) return true;
  // "pr. 30. september" is what figures are as of.
  if (/(?:pr\.|per|siden|fra\s+og\s+med|af)\s+(?:den\s+)?$/iu.test(text.slice(0, due.from))) return false;
  if (meeting === null) return due.resolved === "written";
  if (due.due.kind === "date") return Date.parse(last) > Date.parse(meeting) - slack * 86_400_000;
  return last >= meeting;
}

function promise(
  kind: PromiseKind,
  { passage, text }: Sentence,
  { item, index, committee }: House,
  told: { due?: DueFound | undefined; body?: string; clause?: string; implied?: Due; upTo?: number } = {},
): Commitment {
  const due = told.due;
  const [dueIs, resolved]: [Due, Resolved] = told.implied ? [told.implied, "implied"] : due ? [due.due, due.resolved] : [{ kind: "none" }, "none"];
  return {
    index,
    item: item.number,
    place: passage.place,
    heading: passage.heading,
    kind,
    text,
    clause: told.clause ?? text,
    body: told.body ?? committee,
    owner: ownerIn(text.slice(0, (told.upTo ?? text.length) + 30)),
    due: dueIs,
    dueWords: due?.words ?? null,
    resolved,
    kept: null,
    ...(passage.at ? { at: passage.at } : {}),
  };
}

const owners =
  /(?<![\p{L}])(?:forvaltningen|administrationen|jobcent(?:ret|er\s+\p{Lu}\p{L}+)|direktionen|borgmesteren|formanden|sekretariatet|\p{Lu}\p{L}+afdelingen|direktøren\s+for\s+\p{Lu}\p{L}+(?:(?:,|\s+og)\s+\p{Lu}\p{L}+)*)(?![\p{L}])/iu;

function ownerIn(text: string): string | null {
  const found = owners.exec(text)?.[0];
  return found === undefined ? null : found[0]!.toLocaleUpperCase("da") + found.slice(1);
}

// A project's period, told once in an item, is when its aims are due.
function periodOf(sentences: readonly Sentence[], meeting: string | null): DueFound | null {
  for (const { text, dues } of sentences)
    if (/(?:projekt|bevillings|tilskuds|indsats|aftale)perioden/iu.test(text)) {
      const found = dues().find((due) => due.due.kind === "date" && ahead(due, meeting, text));
      if (found) return found;
    }
  return null;
}

// What the item as a whole promises, though no sentence says so.
function fromTheWhole(found: readonly Commitment[], sentences: readonly Sentence[], house: House): Commitment[] {
  const { item, committee, meeting } = house;
  const decision = sentences.find((each) => each.passage.place === "decision");
  const first = decision ?? sentences[0];
  const more: Commitment[] = [];
  const outcome = item.decision?.outcome ?? null;
  const title = item.name ?? "";
  const asSentence = (text: string, place: PromisePlace): Sentence => ({
    text,
    dues: () => [],
    passage: { place, heading: null, text, decided: false, ...(item.at ? { at: item.at } : {}) },
  });
  if (outcome === "postponed" && decision && !found.some((each) => each.place === "decision" && each.kind !== "attachment"))
    more.push(promise("postponement", decision, house, { due: decision.dues().find((due) => ahead(due, meeting, decision.text)) }));
  if (outcome === "firstReading" && first && !found.some((each) => each.kind === "reading")) more.push(promise("reading", first, house));
  const authority = item.section.find((section) => section.role === "authority");
  const authorities =
    authority && committee !== null && authority.text.length < 200 ? bodiesIn(authority.text).filter((body) => !sameBody(body.name, committee)) : [];
  const own = authority && committee !== null ? bodiesIn(authority.text).findLast((body) => sameBody(body.name, committee)) : undefined;
  const final = authorities.findLast((body) => own === undefined || body.from > own.from);
  if (
    final &&
    authority &&
    item.decision &&
    (outcome === null || followed.has(outcome)) &&
    !found.some((each) => each.body !== null && sameBody(each.body, final.name))
  )
    more.push(
      promise(
        "route",
        {
          ...asSentence(`${authority.heading ?? "Beslutningskompetence"}: ${authority.text.trim()}`, "section"),
          passage: { place: "section", heading: authority.heading, text: authority.text, decided: false, ...(authority.at ? { at: authority.at } : {}) },
        },
        house,
        { body: final.name },
      ),
    );
  if (
    /^(?:ansøgning|anmodning|henvendelse|forespørgsel)\s+fra\s/iu.test(title.replace(/^\p{Lu}+\s+-\s+/u, "")) &&
    item.decision &&
    outcome !== null &&
    outcome !== "postponed"
  )
    more.push(promise("answer", asSentence(title, "title"), house));
  const planned = planOfTitle(title, meeting);
  if (planned !== null && item.decision && !found.some((each) => lastDayOf(each.due)?.startsWith(String(planned.year)))) {
    const source =
      sentences.find((each) => each.passage.place === "decision" && /godkende|fokusområde|ramme|principp|tema/iu.test(each.text)) ?? asSentence(title, "title");
    // A plan's frame is approved before its year begins; goals and year wheels run through theirs.
    const settled = planned.framed && sentences.some((each) => each.passage.decided && /fokusområde|ramme|principp|tema|proces|tidsplan/iu.test(each.text));
    if (settled) more.push(promise("target", source, house, { implied: { kind: "year", year: planned.year - 1 } }));
    else if (!planned.framed)
      more.push(
        promise("target", sentences.find((each) => each.text.includes(String(planned.year)) && /mål|årshjul|plan/iu.test(each.text)) ?? source, house, {
          implied: { kind: "year", year: planned.year },
        }),
      );
  }
  return more;
}

// "Administrative mål for 2023", "Årshjul 2025" before that year: to be met in it. "Beskæftigelsesplan 2018": to be there before it.
function planOfTitle(title: string, meeting: string | null): { year: number; framed: boolean } | null {
  const found =
    /(?<what>mål|målsætninger|årshjul|handleplan|arbejdsplan|(?<plan>\p{L}*plan|strategi|politik))\s+(?:for\s+)?(?<year>20\d\d)(?!\s*[-–/]\s*\d)/iu.exec(title);
  if (found === null || meeting === null || Number(found.groups!.year) <= Number(meeting.slice(0, 4))) return null;
  return { year: Number(found.groups!.year), framed: found.groups!.plan !== undefined };
}

// An order told in the past and answered here: "Udvalget besluttede, at der … skulle være en orientering. Dette fremlægges hermed."
const bodyThen = "(?:(?:\\p{L}*udvalget|byrådet|kommunalbestyrelsen)|udvalget\\s+for\\s+[^.,]+(?:,\\s[^.,]+)?)";
const adverbs = "(?:(?:også|samtidig|tidligere|derfor|desuden|ligeledes|efterfølgende|endvidere)\\s+)?";
const ordered = new RegExp(
  `(?<![\\p{L}-])(?:${bodyThen}\\s+(?:har\\s+${adverbs}(?:bedt\\s+om|ønsket|anmodet\\s+om|efterspurgt|bestilt)|${adverbs}(?:bad\\s+om|anmodede\\s+(?:forvaltningen\\s+|administrationen\\s+)?om|efterspurgte|bestilte|ønskede\\s+(?:at\\s+(?:få|følge|se|høre|blive)|en|et)))|(?:efter|på)\\s+(?:ønske|anmodning|opfordring|bestilling)\\s+fra\\s+${bodyThen}|på\\s+(?:\\p{L}*udvalgets|byrådets)\\s+(?:ønske|anmodning|opfordring))(?!\\p{L})`,
  "iu",
);
// A decision of then, which is an order only where the next sentence answers it.
const decidedThen = new RegExp(`(?<![\\p{L}-])${bodyThen}\\s+besluttede(?:,|\\s)[^.]{0,120}?(?:skulle|at\\s+få)(?!\\p{L})`, "iu");
const answersNow = /(?<!\p{L})(?:hermed|i\s+denne\s+sag|med\s+dette\s+punkt|med\s+denne\s+sag)(?!\p{L})/iu;

/** The sentence of a text that tells of an order given earlier, with the one before it (where its day often stands); null when none does. */
export function toldOrder(text: string): string | null {
  const sentences = sentencesOf(text);
  const at = sentences.findIndex((each, place) => ordered.test(each) || (decidedThen.test(each) && answersNow.test(sentences[place + 1] ?? "")));
  return at < 0 ? null : sentences.slice(Math.max(0, at - 1), at + 1).join(" ");
}

function toldAsKept(sentences: readonly Sentence[], { item, index, committee, meeting }: House): Commitment[] {
  return sentences.flatMap((sentence, place): Commitment[] => {
    const next = sentences[place + 1]?.passage === sentence.passage ? sentences[place + 1] : undefined;
    const answered = next !== undefined && answersNow.test(next.text);
    if (sentence.passage.decided || !(ordered.test(sentence.text) || (answered && decidedThen.test(sentence.text)))) return [];
    const before = sentences.slice(Math.max(0, place - 2), place + 1).filter((each) => each.passage === sentence.passage);
    const told = before
      .filter((each) => /møde|udvalgsråd|besluttede|behandlede|drøftede|bad|ønskede|anmodede/iu.test(each.text))
      .map((each) => dateIn(each.text));
    const madeOn = told.findLast((date) => date !== null && (meeting === null || date < meeting)) ?? null;
    return [
      {
        index,
        item: item.number,
        place: sentence.passage.place,
        heading: sentence.passage.heading,
        kind: "request",
        text: sentence.text,
        clause: sentence.text,
        body: committee,
        owner: null,
        due: { kind: "none" },
        dueWords: null,
        resolved: "none",
        kept: { how: "told", madeOn, why: answered ? next.text : "Punktet selv fortæller, at det var bestilt." },
        ...(sentence.passage.at ? { at: sentence.passage.at } : {}),
      },
    ];
  });
}

// The resume says what the presentation says, and the decision what was recommended: the last telling stands.
function withoutRepeats(found: readonly Commitment[]): Commitment[] {
  const words = (text: string): Set<string> => new Set(text.toLocaleLowerCase("da").match(/\p{L}{4,}/gu) ?? []);
  return found.filter(
    (each, place) =>
      !found.slice(place + 1).some((later) => {
        if (later.kept !== null || (later.body ?? "") !== (each.body ?? "")) return false;
        if (later.clause === each.clause) return true;
        if (JSON.stringify(later.due) !== JSON.stringify(each.due)) return false;
        const [a, b] = [words(each.clause), words(later.clause)];
        const shared = [...a].filter((word) => b.has(word)).length;
        return shared >= 0.6 * Math.min(a.size, b.size);
      }),
  );
}
