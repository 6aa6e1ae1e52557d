/** A register: figures read as they are written, rows that are only added, and what was known when. */

import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { figureIn, figureInDanish } from "./danish-figure.ts";
import {
  afterLedger,
  closeLedger,
  knownBy,
  missingFrom,
  openLedger,
  removeRow,
  rowIn,
  rowsOf,
  versionsOf,
  writeRows,
  type Ledger,
  type LedgerHappening,
  type Values,
} from "./ledger.ts";
import { kindOf, ledgerKinds } from "./ledger-kinds.ts";
import { fieldsIn } from "./own-fields.ts";
import { comparePeriods, lastDayOf, periodIn, periodName, yearPassed } from "./period.ts";
import { rowsInCsv } from "./rows-file.ts";

const given = { id: 1, committee: 2, kind: "series", own: [], name: "Sygedagpenge", unit: "fuldtidspersoner", source: null, comparison: null };
const kind = ledgerKinds.series;

function opened(kindName = "series"): Ledger {
  const verdict = openLedger({ ...given, kind: kindName }, Object.keys(ledgerKinds), []);
  assert.ok(verdict.ok);
  return verdict.change.reduce(afterLedger, null as unknown as Ledger);
}
function after(ledger: Ledger, verdict: { ok: boolean; change?: LedgerHappening[]; code?: string }): Ledger {
  assert.ok(verdict.ok, verdict.code);
  return verdict.change!.reduce(afterLedger, ledger);
}
function written(ledger: Ledger, day: string, because: string | null, ...rows: Values[]): Ledger {
  return after(
    ledger,
    writeRows(ledger, kind, { rows: rows.map((values) => ({ values, source: { from: "person" } })), at: `${day}T10:00:00.000Z`, by: 7, because }),
  );
}

test("a figure printed in Danish reads back as the same", () => {
  fc.assert(
    fc.property(fc.integer({ min: -999_999_999, max: 999_999_999 }), fc.integer({ min: 0, max: 3 }), (whole, decimals) => {
      const value = Number((whole / 10 ** decimals).toFixed(decimals));
      const read = figureIn(figureInDanish(value, decimals));
      assert.ok(read.ok);
      // Nothing below nothing is nothing.
      assert.equal(read.value === 0 ? 0 : read.value, value === 0 ? 0 : value);
    }),
  );
});

test("a point for a comma is told, not guessed", () => {
  assert.deepEqual(figureIn("1.5"), { ok: false, fault: "point-for-comma" });
  assert.deepEqual(figureIn("12.34"), { ok: false, fault: "point-for-comma" });
  assert.deepEqual(figureIn("1.500"), { ok: true, value: 1500 });
  assert.deepEqual(figureIn("− 3,4"), { ok: true, value: -3.4 });
  assert.deepEqual(figureIn("mange"), { ok: false, fault: "not-a-number" });
  assert.equal(figureInDanish(22.85, 1), "22,9");
  assert.equal(figureInDanish(-0.04, 1), "0,0");
});

test("a period reads back from its own name, and periods stand in the order of time", () => {
  const anyPeriod = fc.oneof(
    fc.integer({ min: 1990, max: 2099 }).map(String),
    fc.tuple(fc.integer({ min: 1990, max: 2099 }), fc.integer({ min: 1, max: 12 })).map(([year, month]) => `${year}-${String(month).padStart(2, "0")}`),
    fc.tuple(fc.integer({ min: 1990, max: 2099 }), fc.integer({ min: 1, max: 4 })).map(([year, quarter]) => `${year}-Q${quarter}`),
    fc.tuple(fc.integer({ min: 1990, max: 2099 }), fc.integer({ min: 1, max: 2 })).map(([year, half]) => `${year}-H${half}`),
    fc.date({ min: new Date("1990-01-01"), max: new Date("2099-12-31"), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10)),
  );
  fc.assert(
    fc.property(anyPeriod, anyPeriod, (a, b) => {
      assert.equal(periodIn(periodName(a)), a);
      assert.equal(Math.sign(comparePeriods(a, b)) + Math.sign(comparePeriods(b, a)), 0);
      if (lastDayOf(a) < lastDayOf(b)) {
        assert.equal(comparePeriods(a, b), -1);
        assert.equal(periodIn(periodName(`${a}/${b}`)), `${a}/${b}`);
      }
    }),
  );
  for (const [text, period] of [
    ["2024M07", "2024-07"],
    ["2024K3", "2024-Q3"],
    ["3. kvt. 2024", "2024-Q3"],
    ["1. halvår 2023 - 2. halvår 2023", "2023-H1/2023-H2"],
    ["ultimo september 2022", null],
    ["pr. 30. september 2024", "2024-09-30"],
    ["2023QMAT04", "2023"],
    ["2024QMAT02", "2023-Q3/2024-Q2"],
    ["juli", null],
  ] as const)
    assert.equal(periodIn(text), period, text);
});

test("three quarters of a year have passed at the end of September", () => {
  assert.equal(yearPassed("2024-09-30"), 0.75);
  assert.equal(yearPassed("2024-12-31"), 1);
  assert.ok(yearPassed("2025-01-01") > 0 && yearPassed("2025-01-01") < 0.003);
});

test("a revised figure is a new version with a reason, and what was known then stays", () => {
  let ledger = written(opened(), "2026-03-02", null, { period: "2026-01", area: null, value: 300 }, { period: "2026-02", area: null, value: 310 });
  const revision = {
    rows: [{ values: { period: "2026-01", area: null, value: 304 }, source: { from: "person" } as const }],
    at: "2026-04-01T10:00:00.000Z",
    by: 7,
    because: null,
  };
  assert.equal((writeRows(ledger, kind, revision) as { code: string }).code, "row-revision-needs-reason");
  ledger = written(ledger, "2026-04-01", "Efterregulering", { period: "2026-01", area: null, value: 304 });
  assert.deepEqual(
    rowsOf(ledger, kind).map((row) => row.values["value"]),
    [304, 310],
  );
  assert.deepEqual(
    rowsOf(ledger, kind, "2026-03-15T00:00:00.000Z").map((row) => row.values["value"]),
    [300, 310],
  );
  assert.equal(versionsOf(ledger, rowsOf(ledger, kind)[0]!.key).length, 2);
  const gone = after(ledger, removeRow(ledger, kind, { key: rowsOf(ledger, kind)[1]!.key, because: "Forkert område", at: "2026-05-01T10:00:00.000Z", by: 7 }));
  assert.equal(rowsOf(gone, kind).length, 1);
  assert.equal(rowsOf(gone, kind, "2026-04-15T00:00:00.000Z").length, 2);
});

test("whatever is written and taken out, the register is the last word on each row, and the past does not change", () => {
  const anyStep = fc.record({ month: fc.integer({ min: 1, max: 4 }), value: fc.integer({ min: 0, max: 9 }), out: fc.boolean() });
  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 30 }), (steps) => {
      let ledger = opened();
      const model = new Map<string, number>();
      const pasts: [string, string][] = [];
      for (const [index, step] of steps.entries()) {
        const at = `2026-01-${String(index + 1).padStart(2, "0")}T10:00:00.000Z`;
        const values = { period: `2026-0${step.month}`, area: null, value: step.value };
        const key = values.period;
        if (step.out) {
          const verdict = removeRow(ledger, kind, { key: `${key} · `, because: "prøve", at, by: 1 });
          assert.equal(verdict.ok, model.delete(key));
          if (verdict.ok) ledger = after(ledger, verdict);
        } else {
          ledger = after(ledger, writeRows(ledger, kind, { rows: [{ values, source: { from: "person" } }], at, by: 1, because: "prøve" }));
          model.set(key, step.value);
        }
        const stands = JSON.stringify(rowsOf(ledger, kind).map((row) => [row.values["period"], row.values["value"]]));
        assert.equal(stands, JSON.stringify([...model].sort(([a], [b]) => comparePeriods(a, b))));
        pasts.push([at, stands]);
      }
      for (const [at, stood] of pasts) assert.equal(JSON.stringify(rowsOf(ledger, kind, at).map((row) => [row.values["period"], row.values["value"]])), stood);
    }),
  );
});

test("what was written on a meeting's evening was known on its day, also in summer", () => {
  assert.equal(knownBy("2026-07-01"), "2026-07-01T21:59:59.999Z");
  assert.equal(knownBy("2026-12-31"), "2026-12-31T22:59:59.999Z");
});

test("a row is told with everything that is wrong with it", () => {
  const read = rowIn(ledgerKinds.jobOrders, { type: "", year: "juli", created: "-4", placed: "1.5" });
  assert.ok(!read.ok);
  assert.equal(read.why.length, 4);
  assert.match(read.why.join(" "), /Slags: mangler.*årstal.*under nul.*punktum/su);
});

test("a file is read whole, or told line by line", () => {
  const wrong = rowsInCsv(ledgerKinds.companies, "År;Virksomhedskontakter\n2024;1.5\nsidste år;12\n2025;-3\n2024;7\n");
  assert.deepEqual(
    wrong.faults.map((fault) => fault.line),
    [2, 3, 4],
  );
  assert.match(rowsInCsv(ledgerKinds.companies, "2024;12\n2025;13").faults[0]!.why, /kolonnernes navne mangler/u);
  assert.match(rowsInCsv(ledgerKinds.companies, "År;Hunde\n2024;12").faults[0]!.why, /“hunde” kendes ikke/u);
  assert.match(rowsInCsv(ledgerKinds.companies, "Virksomhedskontakter\n12").faults[0]!.why, /“År” mangler/u);
  assert.match(rowsInCsv(ledgerKinds.companies, "År;År\n2024;2024").faults[0]!.why, /to gange/u);
  assert.match(rowsInCsv(ledgerKinds.companies, "År;Virksomhedskontakter\n2024;1\n2024;2").faults[0]!.why, /også i linje 2/u);
  assert.match(rowsInCsv(ledgerKinds.companies, "").faults[0]!.why, /tom/u);
  const right = rowsInCsv(ledgerKinds.companies, 'År;Virksomhedskontakter\n2024;"1.250"\n2025;1.300');
  assert.deepEqual(
    right.lines.map((line) => line.values["contacts"]),
    [1250, 1300],
  );
});

test("a series that has shrunk is seen, and one that goes on is not", () => {
  const months = (...numbers: number[]): Values[] => numbers.map((month) => ({ period: `2026-0${month}`, area: null, value: month }));
  const ledger = written(opened(), "2026-06-01", null, ...months(1, 2, 3, 4));
  assert.deepEqual(missingFrom(ledger, kind, months(1, 2, 4)), ["marts 2026"]);
  assert.deepEqual(missingFrom(ledger, kind, months(3, 4, 5)), []);
});

test("a register cannot be opened without a name, twice, or of nothing; a closed one takes no more", () => {
  const code = (change: Partial<typeof given> & { own?: never[] }): string => {
    const verdict = openLedger({ ...given, ...change }, Object.keys(ledgerKinds), ["Ledighed"]);
    return verdict.ok ? "opened" : verdict.code;
  };
  assert.equal(code({ name: " " }), "ledger-name-missing");
  assert.equal(code({ name: "LEDIGHED" }), "ledger-name-taken");
  assert.equal(code({ kind: "constructor" }), "ledger-kind-unknown");
  assert.equal(code({ kind: "own" }), "ledger-fields-wrong");
  const ledger = opened();
  const closed = after(ledger, closeLedger(ledger, "Erstattet"));
  assert.equal((writeRows(closed, kind, { rows: [], at: "", by: 1, because: null }) as { code: string }).code, "ledger-closed");
});

test("a house describes a register of its own", () => {
  const own = fieldsIn("Kvartal; periode *\nTema\nDeltagere; antal")!;
  const described = kindOf({ kind: "own", own, name: "Temadage", unit: null });
  assert.deepEqual(described.key, ["kvartal"]);
  assert.deepEqual(described.charts, [{ name: "Deltagere", along: "kvartal", height: "deltagere", by: "tema", bars: false }]);
  assert.equal(fieldsIn("Kvartal; månefase"), null);
  assert.deepEqual(
    fieldsIn("Emne\nAntal; antal")!.map((field) => field.needed ?? false),
    [true, false],
  );
});

test("every kind of register stands on fields of its own", () => {
  for (const [name, each] of Object.entries(ledgerKinds)) {
    const keys = new Set<string>([...each.fields.map((field) => field.key), ...each.computed.map((field) => field.key)]);
    const used: string[] = [...each.key, ...each.charts.flatMap((chart) => [chart.along, chart.height, ...(chart.by === null ? [] : [chart.by])])];
    for (const table of each.tables) used.push(...(table.shape === "list" ? table.columns : [table.down, table.across, table.cell]));
    for (const key of used) assert.ok(keys.has(key), `${name}: ${key}`);
  }
});
