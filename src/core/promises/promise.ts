/** What a promise found in minutes is made of, and what its kinds are called. Pure. */

import type { Due, Resolved } from "./due.ts";

/** Each with what a person calls it. The order is the order in which a sentence is asked what it is. */
export const promiseKinds = {
  reading: "Ny behandling",
  postponement: "Udsat",
  request: "Bestilling",
  return: "Vender tilbage",
  orientation: "Orientering andetsteds",
  submission: "Forelægges",
  attachment: "Bilag til referatet",
  evaluation: "Evaluering",
  monitoring: "Følges",
  grant: "Bevilling",
  target: "Mål eller frist",
  duty: "Forpligtelse",
  continuation: "Fortsætter",
  work: "Arbejde i gang",
  signal: "Tilkendegivelse",
  route: "Videre til afgørelse",
  answer: "Svar til ansøger",
} as const;

export type PromiseKind = keyof typeof promiseKinds;

/** What is answered by an item on an agenda. The others go on, or are done outside the meeting: no item proves them kept. */
export const answerable: ReadonlySet<PromiseKind> = new Set([
  "reading",
  "postponement",
  "request",
  "return",
  "orientation",
  "submission",
  "evaluation",
  "route",
]);

/** Where in the item it stands: the decision, the recommendation that was followed, the title, or a section by its heading. */
export type PromisePlace = "decision" | "recommendation" | "title" | "section";

export type Commitment = {
  /** Index in agendaItem; `item` is the number printed there. */
  index: number;
  item: string | null;
  place: PromisePlace;
  heading: string | null;
  kind: PromiseKind;
  /** The source sentence as it stands. */
  text: string;
  /** The part of it that is promised, where a sentence holds more than one; else the same. */
  clause: string;
  /** Who is to receive or handle it, as told; the committee itself where nobody is named. */
  body: string | null;
  /** Who is to do it, as told; null where the text does not say. */
  owner: string | null;
  due: Due;
  /** The words the due was read from, and how. */
  dueWords: string | null;
  resolved: Resolved;
  /**
   * Kept by the very item it stands in. `told`: an order given earlier, which this item answers ("… Dette fremlægges hermed"); `madeOn` is when, where
   * told. `laid`: the paper that was to be laid with the minutes is among the item's attachments.
   */
  kept: { how: "told" | "laid"; madeOn: string | null; why: string } | null;
  /** Where the passage begins that the sentence stands in. */
  at?: { page: number; line: number };
};
