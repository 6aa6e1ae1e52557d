/**
 * Random papers, each word of them its own, judged and taken back at random: what is made for the public holds a word only where its part is open.
 * What a citizen can read is written from this alone; test/flow/closed-stays-closed.db.test.ts follows it through the database and every page.
 */

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import test from "node:test";
import fc from "fast-check";
import { runs } from "#test/runs.ts";
import type { AgendaItem } from "./agenda.ts";
import type { MeetingPapers } from "./compose-minutes.ts";
import { styleNamed } from "./house-styles/described.ts";
import { leakIn, probesFor } from "./leak.ts";
import { closedTexts, openPapers, openText } from "./open-minutes.ts";
import { afterPublication, editions, itemParts, type PartName, type Publication, type PublicationHappening } from "./publication.ts";
import type { Handling } from "./sitting.ts";

const letters = "bcdfghjklmnpqrstvwxz";
const wordOf = (seed: string): string =>
  [...createHash("sha256").update(seed).digest().subarray(0, 14)].map((byte) => letters[byte % letters.length]!).join("");

type Given = { closed: boolean; doors: boolean | null; attachments: boolean[]; slides: boolean[]; decided: boolean; dissent: boolean; guests: boolean };
const anyItem: fc.Arbitrary<Given> = fc.record({
  closed: fc.boolean(),
  doors: fc.constantFrom(null, null, true, false),
  attachments: fc.array(fc.boolean(), { maxLength: 3 }),
  slides: fc.array(fc.boolean(), { maxLength: 2 }),
  decided: fc.boolean(),
  dissent: fc.boolean(),
  guests: fc.boolean(),
});
type Doing = { item: number; part: number; open: boolean } | { takenBack: number };
const anyDoing: fc.Arbitrary<Doing> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ item: fc.nat(4), part: fc.nat(8), open: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ takenBack: fc.nat(4) }) },
);

/** Every part of every item with the word that stands there alone. */
type Words = Map<string, string>;

function papersOf(items: readonly Given[], style: string): { papers: MeetingPapers; words: Words } {
  const words: Words = new Map();
  const word = (item: number, part: string): string => {
    const made = wordOf(`${item} ${part}`);
    words.set(`${item} ${part}`, made);
    return made;
  };
  const file = (item: number, id: number, open: boolean) => ({
    id,
    name: `Bilag ${word(item, `attachment:${id}`)}`,
    fileName: `${id}.pdf`,
    sha256: createHash("sha256").update(`${item} ${id}`).digest("hex"),
    mediaType: "application/pdf",
    bytes: 1,
    open,
    closedReason: null,
  });
  const agendaItems = items.map(({ closed, attachments, guests }, index): AgendaItem => {
    const id = index + 1;
    return {
      id,
      supplement: 0,
      kind: "case",
      standing: null,
      case: id,
      title: `Sagen om ${word(id, "title")}`,
      publicTitle: `Orientering ${id}`,
      closed,
      closedReason: closed ? "Personsag" : null,
      closedBy: null,
      group: null,
      reading: "only",
      subItems: [],
      programme: [],
      guests: [],
      lateBecause: null,
      proposedBy: null,
      own: { caseNumber: null, text: "", sender: null, points: [], proposedDecision: null },
      number: String(id),
      paper: {
        caseNumber: `17.00.00-A00-${id}-26`,
        initials: null,
        sections: [
          { role: "summary", heading: "Resume", text: `Kort: ${word(id, "subject")}.`, localHeadings: [] },
          {
            role: "presentation",
            heading: "Sagsfremstilling",
            text: `Det handler om ${word(id, "body")}.${guests ? ` Gæst: ${word(id, "body guest")}.` : ""}`,
            localHeadings: [],
          },
          { role: "finances", heading: "Økonomi", text: `Det koster ${word(id, "body money")}.`, localHeadings: [] },
        ],
        recommendation: { by: "Forvaltningen", points: [`at ${word(id, "body point")} godkendes.`] },
        attachments: attachments.map((open, place) => file(id, place + 1, open)),
      },
    };
  });
  const handlings = items.map(({ doors, slides, decided, dissent }, index): Handling => ({
    item: index + 1,
    decision: decided ? `Besluttet: ${word(index + 1, "decision")}.` : null,
    shown: true,
    turn: null,
    votes: [],
    disqualifications: [],
    dissents:
      decided && dissent
        ? [{ person: 1, name: "Asta Brøndlund", text: word(index + 1, "decision dissent"), followsCase: false, at: "2026-03-04T16:00:00Z" }]
        : [],
    stopped: null,
    doors: doors === null ? null : { closed: doors, reason: "Personsag", by: 9 },
    slides: slides.map((open, place) => file(index + 1, 1000 + place, open)),
  }));
  const papers = {
    committee: { names: [{ from: "2022-01-01", name: "Udvalget", abbreviation: null }], terms: [{ from: 2026, to: 2029 }] },
    meeting: { date: "2026-03-04", start: "16:00", end: null, place: "Lokale 2" },
    agenda: { meeting: 1, committee: 2, state: "released", items: agendaItems, releases: [], comments: [], openSupplement: 0, version: 1 },
    sitting: {
      meeting: 1,
      committee: 2,
      state: "closed",
      version: 1,
      openedAt: "2026-03-04T15:00:00Z",
      closedAt: "2026-03-04T17:00:00Z",
      participants: [{ person: 1, name: "Asta Brøndlund", party: "A", role: "chair", inPlaceOf: null, only: null }],
      attendance: { 1: { state: "present", from: null, until: null, arrived: null, left: null } },
      current: null,
      handlings: Object.fromEntries(handlings.map((each) => [each.item, each])),
      reopened: [],
    },
    minutes: null,
    houseStyle: styleNamed(style),
  } as unknown as MeetingPapers;
  return { papers, words };
}

const who = { by: 5, name: "Sofie Rask" };
const at = (index: number): string => new Date(Date.UTC(2026, 2, 5, 10, index)).toISOString();

function publicationOf(doings: readonly Doing[], items: readonly Given[]): Publication {
  const begun = afterPublication(null, { kind: "publication-begun", what: { meeting: 1, committee: 2 } });
  return doings.reduce((state, doing, index) => {
    const happened = ((): PublicationHappening => {
      if ("takenBack" in doing) {
        const scope = { kind: "item" as const, item: (doing.takenBack % items.length) + 1 };
        return { kind: "papers-retracted", what: { scope, reason: "G", publicReason: "V", personalData: false, at: at(index), ...who, wasOut: [] } };
      }
      const item = (doing.item % items.length) + 1;
      const { attachments, slides } = items[item - 1]!;
      const names: PartName[] = [
        ...itemParts,
        ...attachments.map((_, place) => `attachment:${place + 1}` as const),
        ...slides.map((_, place) => `attachment:${1000 + place}` as const),
      ];
      return { kind: "part-graded", what: { item, part: names[doing.part % names.length]!, open: doing.open, reason: "G", basis: "B", ...who, at: at(index) } };
    })();
    return afterPublication(state, happened);
  }, begun);
}

/** Told anew from what was done, not by the rule that is tried: whether a word's part may be read when everything is out. */
function mayBeRead(items: readonly Given[], doings: readonly Doing[], item: number, part: string): boolean {
  const { closed, doors, attachments, slides } = items[item - 1]!;
  const isClosed = closed || doors === true;
  let [own, body, taken] = [null as boolean | null, null as boolean | null, false];
  const name = part.split(" ")[0]!;
  const names = [...itemParts, ...attachments.map((_, place) => `attachment:${place + 1}`), ...slides.map((_, place) => `attachment:${1000 + place}`)];
  for (const doing of doings)
    if ("takenBack" in doing) {
      if ((doing.takenBack % items.length) + 1 === item) [own, body, taken] = [false, false, true];
    } else if ((doing.item % items.length) + 1 === item) {
      if (names[doing.part % names.length] === name) own = doing.open;
      if (names[doing.part % names.length] === "body") body = doing.open;
    }
  if (!name.startsWith("attachment:")) return own ?? !isClosed;
  const id = Number(name.slice(11));
  const held = id >= 1000 ? slides[id - 1000]! : attachments[id - 1]!;
  return own ?? (!taken && held && !isClosed && (body ?? true));
}

test(
  "of random papers the public gets a word only where its part is open, and what is closed is what the search for leaks looks for",
  { timeout: 3_600_000 },
  (t) => {
    let words = 0;
    let kept = 0;
    fc.assert(
      fc.property(
        fc.array(anyItem, { minLength: 1, maxLength: 5 }),
        fc.array(anyDoing, { maxLength: 8 }),
        fc.constantFrom("herlev", "albertslund", "herning"),
        (items, doings, style) => {
          const { papers, words: own } = papersOf(items, style);
          const publication = publicationOf(doings, items);
          const open = openPapers(papers, publication, { editions, excerpts: [] });
          const told = JSON.stringify([open.minutes, open.attachments]);
          const inText = openText(open);
          const probes = probesFor(closedTexts(papers, publication), inText);
          for (const [place, word] of own) {
            const [item, part] = [Number(place.split(" ")[0]), place.slice(place.indexOf(" ") + 1)];
            words++;
            if (mayBeRead(items, doings, item, part)) {
              assert.ok(told.includes(word), `${place} is open and was left out`);
              continue;
            }
            kept++;
            assert.ok(!told.includes(word), `${place} is closed and was told`);
            if (part === "title") assert.notEqual(leakIn(`<h1>Sagen om ${word}</h1>`, probes), null, `${place} would not be looked for`);
          }
        },
      ),
      { numRuns: runs(20_000) },
    );
    t.diagnostic(`${runs(20_000)} meetings, ${words} words, ${kept} of them closed`);
  },
);
