import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import {
  addItem,
  afterAgenda,
  closeItem,
  numbersFor,
  openItem,
  openItems,
  openSupplement,
  orderAgenda,
  releaseAgenda,
  remarksOn,
  standingItem,
  takeOffAgenda,
  type Agenda,
  type AgendaHappening,
} from "./agenda.ts";
import { defaultRules } from "./committee.ts";
import type { Verdict } from "./verdict.ts";
import { runs } from "#test/runs.ts";

const at = "2026-02-02T11:00:00.000Z";

// The house's standing items, the closed one given its reason, so that it can be sent.
function newAgenda(): Agenda {
  const items = defaultRules("2026-01-01").standingItems.map((each, index) => standingItem(index + 1, each));
  const opened = afterAgenda(null, { kind: "agenda-opened", what: { meeting: 1, committee: 1, items } });
  const closed = items.find((item) => item.closed)!.id;
  return afterAgenda(opened, { kind: "item-closed", what: { id: closed, reason: "Personsag", publicTitle: "Orientering", by: 1 } });
}

type Move = { kind: "add" | "takeOff" | "order" | "close" | "open" | "supplement" | "release"; pick: number };

const anyMove: fc.Arbitrary<Move> = fc.record({
  kind: fc.constantFrom("add", "add", "takeOff", "order", "order", "close", "open", "supplement", "release"),
  pick: fc.nat(30),
});

function moved(agenda: Agenda, { kind, pick }: Move): Verdict<readonly AgendaHappening[]> {
  const item = agenda.items[pick % Math.max(1, agenda.items.length)]?.id ?? 0;
  switch (kind) {
    case "add":
      return addItem(agenda, { kind: "theme", title: `Tema ${pick}`, caseNumber: null, text: "", sender: null, points: [], proposedDecision: null });
    case "takeOff":
      return takeOffAgenda(agenda, item, null);
    case "order": {
      const order = openItems(agenda).map((each) => each.id);
      return orderAgenda(agenda, [...order.slice(pick % Math.max(1, order.length)), ...order.slice(0, pick % Math.max(1, order.length))]);
    }
    case "close":
      return closeItem(agenda, item, 1, "Forvaltningsloven § 27", "En sag");
    case "open":
      return openItem(agenda, item, 1, "Ikke fortroligt");
    case "supplement":
      return openSupplement(agenda);
    case "release":
      return releaseAgenda(agenda, new Map(), { first: 7, at, by: 1, late: false, lateBecause: null });
  }
}

function played(moves: readonly Move[]): Agenda[] {
  const states = [newAgenda()];
  for (const move of moves) {
    const now = states.at(-1)!;
    const verdict = moved(now, move);
    if (verdict.ok) states.push(verdict.change.reduce<Agenda>((state, each) => afterAgenda(state, each), now));
  }
  return states;
}

test("after any moves, closings and supplements the numbers run on from the first without a gap, and a number once given stands", () => {
  let supplements = 0;
  fc.assert(
    fc.property(fc.array(anyMove, { maxLength: 40, size: "max" }), (moves) => {
      const given = new Map<number, string>();
      for (const agenda of played(moves)) {
        supplements += agenda.releases.length > 1 ? 1 : 0;
        const sent = agenda.items.filter((item) => item.number !== null);
        assert.deepEqual(
          sent.map((item) => item.number),
          sent.map((_, index) => String(7 + index)),
        );
        assert.deepEqual(agenda.items.slice(0, sent.length), sent, "what was sent stands first");
        assert.deepEqual(
          Object.values(numbersFor(agenda, 7))
            .map(Number)
            .sort((a, b) => a - b),
          agenda.items.map((_, index) => 7 + index),
        );
        assert.equal(new Set(agenda.items.map((item) => item.id)).size, agenda.items.length);
        for (const [id, number] of given) assert.equal(agenda.items.find((item) => item.id === id)?.number, number);
        for (const item of sent) given.set(item.id, item.number!);
      }
    }),
    { numRuns: runs(150) },
  );
  assert.ok(supplements > 20, "the moves came as far as supplementary agendas");
});

test("nothing is sent that is closed without a reason, and every item sent has the text it was sent with", () => {
  fc.assert(
    fc.property(fc.array(anyMove, { maxLength: 40, size: "max" }), (moves) => {
      const states = played(moves);
      for (const [index, agenda] of states.entries()) {
        const before = states[index - 1];
        if (before !== undefined && agenda.releases.length > before.releases.length)
          assert.deepEqual(
            remarksOn(before, new Map()).filter((remark) => remark.level === "stop"),
            [],
          );
        assert.ok(agenda.items.every((item) => (item.number === null) === (item.paper === null)));
      }
    }),
    { numRuns: runs(100) },
  );
});
