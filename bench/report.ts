/** `npm run bench -- report`: the report Nøgletal with twelve charts, from the registers' rows to the PDF, and the same as a page. */

import type { Ledger } from "#core/steering/ledger.ts";
import { partsOf, sectionOf } from "#core/steering/report.ts";
import { printReport } from "../src/steering/report-paper.ts";
import { reportPage } from "../src/steering/pages.ts";
import { median } from "./children-cpu.ts";

const areas = ["Lindeborg", "Nyborup", "Vesterlund", "Hele landet"];
const rounds = 11;

// Ten years of months for four areas each, of which the report shows the last thirteen.
function aSeries(id: number, round: number): Ledger {
  const written = Array.from({ length: 120 }, (_, month) =>
    areas.map((area, index) => {
      const period = `${2016 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;
      const values = { period, area, value: Math.round(1000 + 100 * index + 50 * Math.sin(month / 6 + id + round)) };
      return { key: `${period} · ${area.toLowerCase()}`, values, source: { from: "person" } as const, at: "2026-01-05T10:00:00.000Z", by: 1, because: null };
    }),
  ).flat();
  return {
    id,
    committee: 1,
    kind: "series",
    own: [],
    name: `Ydelse nr. ${id}`,
    unit: "fuldtidspersoner",
    source: null,
    comparison: null,
    state: "open",
    turned: [],
    written,
    version: 2,
  };
}

const [whole, page]: [number[], number[]] = [[], []];
let [bytes, charts] = [0, 0];
for (let round = 0; round < rounds; round++) {
  const ledgers = Array.from({ length: 12 }, (_, index) => ({ ledger: aSeries(index + 1, round), comment: "Tallet følger udviklingen i landet." }));
  const started = performance.now();
  const parts = partsOf(ledgers, "2026-02-01T00:00:00.000Z");
  const sections = parts.map(sectionOf);
  bytes = printReport(`Nøgletal ${round}`, "Arbejdsmarkedsudvalget", "2026-02-01T00:00:00.000Z", sections).length;
  whole.push(performance.now() - started);
  charts = sections.flatMap((section) => section.charts).length;
  const begun = performance.now();
  const shown = { actor: { person: 1, name: "Sofie Rask", roles: [] }, refused: null, given: {}, saved: false, once: () => "x" };
  const made = reportPage(
    shown,
    { id: 1, name: "Arbejdsmarkedsudvalget" },
    { id: 1, committee: 1, title: "Nøgletal", asKnown: "2026-02-01T00:00:00.000Z", parts, case: null },
  );
  if (!String(made.body).includes("<svg")) throw new Error("the page has no chart");
  page.push(performance.now() - begun);
}
const say = (text: string): void => void process.stdout.write(`${text}\n`);
say(
  `report with ${charts} charts of four lines, thirteen months (of ten years kept): PDF of ${Math.round(bytes / 1024)} KiB in ${Math.round(median(whole.slice(1)))} ms (first ${Math.round(whole[0]!)}, slowest ${Math.round(Math.max(...whole))})`,
);
say(`the same as a page: ${Math.round(median(page.slice(1)))} ms`);
