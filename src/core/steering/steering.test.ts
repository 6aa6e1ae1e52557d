/** Goals, grants, refund, the wheel, charts, reports, and the answers of jobindsats. */

import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { chartOf, ticksOf } from "./chart.ts";
import { goalStanding } from "./goals.ts";
import { grantNotices, instalmentsOf } from "./grants.ts";
import { seriesIn } from "./jobindsats.ts";
import { computed, type Ledger, type LedgerKind, type Values } from "./ledger.ts";
import { ledgerKinds } from "./ledger-kinds.ts";
import { leadOf, partsOf, sectionOf } from "./report.ts";
import { costOf, refundStep } from "./refund.ts";
import { tableOf } from "./ledger-table.ts";
import { turnsOf } from "./wheel.ts";

const series: LedgerKind = ledgerKinds.series;
const monthly = (...values: number[]): { values: Values }[] =>
  values.map((value, index) => ({ values: { period: `2026-${String(index + 1).padStart(2, "0")}`, area: null, value } }));

test("where a goal stands is computed from its series, and told with its numbers", () => {
  const goal = { goal: "Færre på sygedagpenge", reading: "Vedtaget", baseline: 400, baselinePeriod: "2025", target: 300, deadline: "2026", area: null };
  const standing = (change: Values, rows: { values: Values }[] | null, today = "2026-07-01"): string => goalStanding({ ...goal, ...change }, rows, today).state;
  assert.equal(standing({}, monthly(390, 380, 370, 360, 350, 340)), "onTheWay");
  assert.match(
    goalStanding(goal, monthly(390, 380, 370, 360, 350, 340), "2026-07-01").says,
    /340 i juni 2026 mod måltallet 300: 60 % af vejen fra 400, mens 50 % af tiden er gået/u,
  );
  assert.equal(standing({}, monthly(399, 398, 397, 396, 395, 394)), "behind");
  assert.equal(standing({}, monthly(310, 300)), "reached");
  assert.equal(standing({}, monthly(310), "2027-01-15"), "missed");
  assert.equal(standing({ target: 450 }, monthly(460)), "reached");
  assert.equal(standing({ reading: "Bortfaldet" }, monthly(300)), "dropped");
  for (const key of ["target", "baseline", "baselinePeriod"]) assert.equal(standing({ [key]: null }, monthly(350)), "unmeasured");
  assert.equal(standing({}, null), "unmeasured");
  assert.equal(standing({ area: "Nyborup" }, monthly(350)), "unmeasured");
  assert.equal(standing({ deadline: "2025" }, monthly(250)), "unmeasured", "figures after the goal's time do not count");
});

test("852.000 kr. a year, indexed and quarterly in advance, is 213.000 kr. a quarter the first year", () => {
  const grant = { decision: "Bevilget", granted: 852_000, from: "2021-01-01", until: "2022-12-31", instalments: "Kvartalsvis forud", index: 2 };
  const instalments = instalmentsOf(grant);
  assert.deepEqual(
    instalments.map((each) => [each.due, each.amount]),
    [
      ["2021-01-01", 213_000],
      ["2021-04-01", 213_000],
      ["2021-07-01", 213_000],
      ["2021-10-01", 213_000],
      ["2022-01-01", 217_260],
      ["2022-04-01", 217_260],
      ["2022-07-01", 217_260],
      ["2022-10-01", 217_260],
    ],
  );
  assert.deepEqual(instalmentsOf({ ...grant, decision: "Afslået" }), []);
  assert.equal(instalmentsOf({ ...grant, instalments: "Ét beløb" }).length, 1);
  assert.deepEqual(
    instalmentsOf({ ...grant, from: "2024-01-31", until: "2024-12-31", instalments: "Månedligt forud" })
      .slice(0, 3)
      .map((each) => each.due),
    ["2024-01-31", "2024-02-29", "2024-03-31"],
  );
});

test("a refused application is told as refused, and accounts that are late as late", () => {
  assert.match(grantNotices({ decision: "Afslået" }, "2026-01-01").join(" "), /afslået/u);
  const grant = {
    decision: "Bevilget",
    granted: 100,
    from: "2026-01-01",
    until: null,
    instalments: "Halvårligt forud",
    accounts: "2026-03-01",
    accounted: null,
  };
  assert.equal(grantNotices(grant, "2026-02-01").length, 0);
  assert.match(grantNotices(grant, "2026-04-01").join(" "), /skulle være modtaget 01-03-2026.*rate tilbage/u);
});

test("whatever a grant, its instalments of whole years add up to what was granted", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 10_000_000 }),
      fc.constantFrom("Årligt forud", "Halvårligt forud", "Kvartalsvis forud", "Månedligt forud", "Kvartalsvis bagud"),
      (granted, instalments) => {
        const found = instalmentsOf({ decision: "Bevilget", granted, from: "2025-01-01", until: "2025-12-31", instalments });
        // Rounded to the øre each.
        assert.ok(Math.abs(found.reduce((sum, each) => sum + each.amount, 0) - granted) <= found.length * 0.005 + 1e-6);
      },
    ),
  );
});

test("the refund falls by the steps of 2016, and nothing is computed before them", () => {
  assert.deepEqual(
    [1, 4, 5, 26, 27, 52, 53, 400].map((week) => refundStep("2026-01-01", week)!.refund),
    [80, 80, 40, 40, 30, 30, 20, 20],
  );
  assert.equal(refundStep("2016-01-03", 1), null);
  const cost = costOf("2026-01-05", 1000, 60)!;
  assert.equal(Math.round(cost.net), 4 * 200 + 22 * 600 + 26 * 700 + 8 * 800);
  assert.equal(Math.round(cost.net + cost.refunded), 60_000);
});

test("the appeals rate counts what was tried, not what was dismissed", () => {
  const kind: LedgerKind = ledgerKinds.appeals;
  const row = { upheld: 126, returned: 38, changed: 34, dismissed: 24 };
  const of = (key: string): number => computed(kind.computed.find((each) => each.key === key)!.formula, row, [row])!;
  assert.equal(of("total"), 222);
  assert.equal(Math.round(of("rate") * 10) / 10, 36.4);
  assert.equal(computed({ does: "share", part: "a", of: "b" }, { a: 1, b: 0 }, []), null);
});

test("a target group's share of the country is held against the key", () => {
  const kind: LedgerKind = ledgerKinds.targetGroups;
  const rows = [{ period: "2026-01", group: "Sygedagpenge", persons: 340, country: 80_000, blockKey: 0.41 }];
  assert.deepEqual(tableOf(kind, kind.tables[1]!, rows, "2026-01").rows[1], ["Sygedagpenge", "340", "80.000", "0,43", "0,41", "0,02"]);
});

test("a topic comes to the first meeting of its month, else to the next month's and it is said, else to none and it is said", () => {
  const topic = (month: string, weeks: number | null = null): { key: string; values: Values } => ({ key: month, values: { month, topic: month, weeks } });
  const meetings = [
    { id: 1, date: "2025-01-15" },
    { id: 2, date: "2025-01-29" },
    { id: 3, date: "2025-03-12" },
    { id: 4, date: "2026-01-14" },
  ];
  const [january, february, june, december] = turnsOf([topic("Juni"), topic("Februar", 2), topic("Januar"), topic("December")], 2025, meetings);
  assert.equal(january!.meeting!.id, 1);
  assert.equal(january!.openBy, "2024-12-04");
  assert.equal(february!.meeting!.id, 3);
  assert.equal(february!.openBy, "2025-02-26");
  assert.match(february!.says!, /intet møde i februar/u);
  assert.equal(june!.meeting, null);
  assert.match(june!.says!, /ikke planlagt et møde i juni 2025/u);
  assert.equal(december!.meeting!.id, 4);
});

test("a chart's lines across are round, in order, and hold every figure", () => {
  const figure = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }).map((thousandths) => thousandths / 1000);
  fc.assert(
    fc.property(figure, figure, fc.boolean(), (a, b, bars) => {
      const [low, high] = [Math.min(a, b), Math.max(a, b)];
      const ticks = ticksOf(low, high, bars);
      assert.ok(ticks.length >= 2 && ticks.length <= 12);
      for (let index = 1; index < ticks.length; index++) assert.ok(ticks[index]! > ticks[index - 1]!);
      const slack = (ticks[1]! - ticks[0]!) * 0.01;
      assert.ok(ticks[0]! <= low + slack && ticks.at(-1)! >= high - slack, `${low} ${high} ${ticks.join(" ")}`);
    }),
  );
});

test("a chart says in words what it shows, and leaves a gap where nothing is told", () => {
  const rows = [
    { period: "2026-01", area: "Lindeborg", value: 2.6 },
    { period: "2026-03", area: "Lindeborg", value: 2.2 },
    { period: "2026-02", area: "Nyborup", value: 3 },
  ];
  const chart = chartOf(series, series.charts[0]!, rows, "procent")!;
  assert.deepEqual(chart.stops, ["januar 2026", "februar 2026", "marts 2026"]);
  assert.deepEqual(chart.lines[0]!.heights, [2.6, null, 2.2]);
  assert.equal(chart.says, "Udvikling, procent. Lindeborg: fra 2,6 (januar 2026) til 2,2 (marts 2026); Nyborup: 3 (februar 2026).");
  assert.equal(chartOf(series, series.charts[0]!, [], null), null);
});

test("a series is led by its last figure against the same month a year before", () => {
  const rows = [
    { period: "2021-07", area: null, value: 2889 },
    { period: "2022-06", area: null, value: 2801 },
    { period: "2022-07", area: null, value: 2790 },
  ];
  assert.equal(leadOf({ unit: "fuldtidspersoner" }, series, rows), "2.790 fuldtidspersoner i juli 2022 mod 2.889 i juli 2021, et fald på 99 (3,4 %).");
  assert.equal(leadOf({ unit: null }, series, rows.slice(1, 2)), "2.801 i juni 2022.");
});

test("a report shows the last thirteen months and keeps the rows it was written from", () => {
  const written = Array.from({ length: 30 }, (_, index) => {
    const period = `${2024 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}`;
    return {
      key: `${period} · `,
      values: { period, area: null, value: 100 + index },
      source: { from: "person" } as const,
      at: "2026-06-30T10:00:00.000Z",
      by: 1,
      because: null,
    };
  });
  const ledger: Ledger = {
    id: 4,
    committee: 1,
    kind: "series",
    own: [],
    name: "Ledighed",
    unit: null,
    source: null,
    comparison: null,
    state: "open",
    turned: [],
    written,
    version: 2,
  };
  const [part] = partsOf([{ ledger, comment: " Faldende " }], "2026-07-01T00:00:00.000Z");
  assert.equal(part!.rows.length, 30);
  assert.equal(part!.comment, "Faldende");
  const section = sectionOf(part!);
  // The head, thirteen months, and the averages of the two years with more than one of them.
  assert.deepEqual(section.tables[0]!.rows.slice(14), [
    ["Gennemsnit 2025 (7 måneder)", "120,0"],
    ["Gennemsnit 2026 (6 måneder)", "126,5"],
  ]);
  assert.equal(section.charts[0]!.stops.length, 13);
  assert.equal(partsOf([{ ledger, comment: "" }], "2026-06-01T00:00:00.000Z")[0]!.rows.length, 0);
});

const v2 = [
  {
    Variables: [{ Label: "Område" }, { Label: "Periode" }, { Label: "Antal fuldtidspersoner" }],
    Data: [
      ["Lindeborg", "2026M01", 312],
      ["Lindeborg", "2026M02", "1.305"],
      ["Lindeborg", "2026M03", "-"],
    ],
  },
];

test("jobindsats' second version is read by its labels, and what is too small to tell is left out", () => {
  const read = seriesIn(v2, "");
  assert.ok(read.ok);
  assert.deepEqual(read.rows, [
    { period: "2026-01", area: "Lindeborg", value: 312 },
    { period: "2026-02", area: "Lindeborg", value: 1305 },
  ]);
});

test("its third version is read as records, and a grouping stands beside the area", () => {
  const read = seriesIn(
    [
      { Periode: "2026M01", Kommune: "Lindeborg", Køn: "Kvinder", "Antal personer": 10, "Andel i pct.": 1.5 },
      { Periode: "2026M01", Kommune: "Lindeborg", Køn: "Mænd", "Antal personer": 12, "Andel i pct.": 1.6 },
    ],
    "Andel i pct.",
  );
  assert.ok(read.ok);
  assert.deepEqual(
    read.rows.map((row) => [row["area"], row["value"]]),
    [
      ["Lindeborg, Kvinder", 1.5],
      ["Lindeborg, Mænd", 1.6],
    ],
  );
});

test("an answer that is not understood is told: another form, several figures, a period of no time, one place twice", () => {
  const why = (answer: unknown, wanted = ""): string => {
    const read = seriesIn(answer, wanted);
    return read.ok ? "ok" : read.why === "column-unclear" ? `unclear: ${read.columns.join(", ")}` : read.says;
  };
  for (const answer of [null, "tekst", 7, {}, [1], [{ Variables: [{}], Data: [] }], [{ Variables: [{ Label: "Periode" }], Data: [[1, 2]] }]])
    assert.notEqual(why(answer), "ok");
  assert.equal(why([]), "svaret har ingen tal");
  assert.match(why([{ Område: "Lindeborg", Antal: 3 }]), /Periode mangler/u);
  assert.equal(why([{ Periode: "2026", A: 1, B: 2 }]), "unclear: A, B");
  assert.equal(why([{ Periode: "2026", A: 1, B: 2 }], "C"), "unclear: A, B");
  assert.match(why([{ Periode: "engang", A: 1 }]), /kan ikke læses/u);
  assert.match(
    why([
      { Periode: "2026", Område: "Lindeborg", A: 1 },
      { Periode: "2026", Område: "Lindeborg", A: 2 },
    ]),
    /to gange/u,
  );
});
