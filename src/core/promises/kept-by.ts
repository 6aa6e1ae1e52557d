/**
 * Does a later item answer a promise? `sure` only where case, words and time say so together; the rest is proposed, and a person decides.
 * One case number can carry unrelated items (DOMAIN §7F, E9), so that it is never enough alone. Pure.
 */

import { dateLong } from "../calendar.ts";
import { bodiesIn, bodyKey, sameBody, sameKey } from "./bodies.ts";
import { duesIn, firstDayOf, lastDayOf, type Due } from "./due.ts";
import { toldOrder } from "./promises-of.ts";
import { answerable, type PromiseKind } from "./promise.ts";
import { sharedTopic, topicOf } from "./topic.ts";

/** A promise as it stands in a register: `clause` is what was promised, `itemName` and `caseKey` of the item it stands in. */
export type Made = {
  kind: PromiseKind;
  clause: string;
  body: string | null;
  due: Due;
  date: string;
  committee: string;
  itemName: string | null;
  caseKey: string | null;
};

/** A later item, open as it is: its title and its text. */
export type Later = { date: string; committee: string; name: string | null; caseKey: string | null; text: string };

/** An item with what its words tell, so that a thousand promises can be held against it. `order`: what it tells was ordered, and on which days. */
export type LaterRead = Later & {
  title: ReadonlySet<string>;
  place: string;
  bare: string;
  order: { text: string; topic: ReadonlySet<string>; days: readonly string[] } | null;
};

/** Reads an item once. */
export function readLater(later: Later): LaterRead {
  const text = toldOrder(later.text);
  const days = text === null ? [] : duesIn(text, null).flatMap((found) => (found.due.kind === "date" ? [found.due.date] : []));
  return {
    ...later,
    title: topicOf(later.name ?? ""),
    place: bodyKey(later.committee),
    bare: bare(later.name ?? ""),
    order: text === null ? null : { text, topic: topicOf(text), days },
  };
}

/** `why` is a Danish sentence a reader can check. */
export type Answer = { sure: boolean; why: string };

/** A promise with what its words tell, so that a thousand items can be held against it. */
export type MadeRead = Made & { topic: ReadonlySet<string>; target: string; home: string; bare: string };

/** Reads a promise once. */
export function readMade(made: Made): MadeRead {
  return { ...made, topic: topicOfPromise(made), target: bodyKey(made.body ?? made.committee), home: bodyKey(made.committee), bare: bare(made.itemName ?? "") };
}

/** The telling words of a promise: its own and its item's. */
export function topicOfPromise({ clause, itemName }: Pick<Made, "clause" | "itemName">): Set<string> {
  return topicOf(`${clause} ${itemName ?? ""}`);
}

/** Whether an item answers a promise, and how one can see it; null: it does not look so. `everyones`: words all items of the place bear, as its name. */
export function answerOf(made: MadeRead, later: LaterRead, everyones: ReadonlySet<string> = new Set()): Answer | null {
  if (!answerable.has(made.kind)) return null;
  const due = { first: firstDayOf(made.due), last: lastDayOf(made.due) };
  const onTheDay = made.due.kind === "date" && made.due.date === later.date;
  if (later.date <= made.date && !(onTheDay && made.kind === "orientation")) return null;
  const named = nameOrder(made, later);
  if (named !== null) return { sure: true, why: named };
  if (!sameKey(later.place, made.target)) return null;
  const shared = sharedTopic(made.topic, later.title).filter((word) => !everyones.has(word));
  const sameCase = made.caseKey !== null && made.caseKey === later.caseKey;
  const sameTitle = made.bare !== "" && made.bare === later.bare;
  const inTime = due.first !== null && due.last !== null && later.date >= due.first && later.date <= due.last;
  const telling = shared.length >= 2 || shared.some((word) => word.length >= 9);
  const words = shared.length > 0 ? ` (${shared.slice(0, 3).join(", ")})` : "";
  if (made.kind === "reading" && (sameCase || telling) && (onTheDay || /(?:2\.|anden|endelig)\s*-?\s*behandl/iu.test(`${later.name ?? ""} ${later.text}`)))
    return { sure: true, why: `Sagen er behandlet igen${sameCase ? " under samme sagsnummer" : ""}${onTheDay ? " på den dag, der var sat" : ""}.` };
  if (onTheDay && (sameCase || shared.length > 0))
    return {
      sure: sameCase ? shared.length > 0 || sameTitle : true,
      why: `Punktet stod på dagsordenen den dag, der var lovet, ${sameCase ? "med samme sagsnummer" : `om det samme${words}`}.`,
    };
  if (inTime && sameCase && (shared.length > 0 || sameTitle)) return { sure: true, why: "Samme sagsnummer og samme emne, inden for den tid, der var lovet." };
  if (inTime && telling) return { sure: true, why: `Samme emne${words}, inden for den tid, der var lovet.` };
  if (sameCase && sameTitle && (made.kind === "postponement" || made.kind === "route"))
    return { sure: true, why: "Samme sagsnummer og samme titel på et senere møde." };
  if (sameTitle && made.kind === "postponement") return { sure: true, why: "Samme titel på et senere møde i udvalget." };
  if (sameTitle && made.kind === "route" && later.date <= yearAfter(made.date))
    return { sure: true, why: `Samme titel på et senere møde i ${made.body ?? made.committee}.` };
  if (made.due.kind === "nextMeeting" && telling) return { sure: false, why: `Emnet ligner${words}, på et senere møde.` };
  if (sameCase && shared.length > 0) return { sure: false, why: `Samme sagsnummer, og emnet ligner${words}.` };
  if (telling && made.kind !== "route") return { sure: false, why: `Emnet ligner${words}.` };
  return null;
}

// "Udvalget besluttede den 11. oktober 2022, at …. Dette fremlægges hermed": the item names the promise with its day.
function nameOrder(made: MadeRead, later: LaterRead): string | null {
  const { order } = later;
  if (order === null || !order.days.includes(made.date) || !sameBodies(made, later, order.text)) return null;
  return sharedTopic(made.topic, order.topic).length > 0 ? `Punktet fortæller selv, at det blev bestilt den ${dateLong(made.date)}.` : null;
}

function sameBodies(made: MadeRead, later: LaterRead, order: string): boolean {
  return sameKey(made.home, later.place) || bodiesIn(order).some((body) => sameBody(body.name, made.committee));
}

// Titles of the same case as they wander: without "1. behandling af", "Lukket:", "EBU -" and the year's letters.
function bare(title: string): string {
  return title
    .toLocaleLowerCase("da")
    .replace(/^(?:lukket|åbent|beslutning|orientering|drøftelse)\s*[:-]\s*/u, "")
    .replace(/^\p{L}{2,4}\s+-\s+/u, "")
    .replace(/\(?\d\.\s*behandling(?:\s+af)?\)?/gu, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()
    .replace(/^(?:meddelelser.*|eventuelt|godkendelse af dagsorden(?:en)?|underskriftsblad|orientering(?:er)?(?: fra .*)?|lukkede? punkter?)$/u, "");
}

function yearAfter(date: string): string {
  return `${Number(date.slice(0, 4)) + 1}${date.slice(4)}`;
}
