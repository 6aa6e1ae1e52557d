/**
 * Every figure series of the five documents the project began with (DOMAIN §7A–7E) on the open side after `sagsgang import`, asked as a citizen:
 * each is told, and each of its figures leads to its sentence. Values and units alone stand here; the documents stay outside the repository.
 */

import { deepEqual, equal, match, ok } from "node:assert/strict";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { test, type TestContext } from "node:test";
import { load } from "cheerio";
import type { Hono } from "hono";
import { archiveRoutes } from "#archive/routes.ts";
import { importCommand } from "#import/commands.ts";
import { openReadingPool } from "#import/reading-pool.ts";
import { openFileStore } from "#platform/files.ts";
import { testDatabase } from "#test/database.ts";
import { missing, sharedFolder } from "#test/shared.ts";

const seeds = sharedFolder("seeds");
const origin = "https://arkiv.example";

type Told = { value: number; address: string; share: Told | null };
type Series = { kind: string; unit: string | null; points: Told[]; whole: Told | null; adds: boolean | null };
type Data = {
  series: Series[];
  across: Series[];
  figures: { value: number | null; unit: string | null; address: string; text: string; told: string; table: object | null }[];
};

/** A series: its item, its values in order; after "of" the whole and whether the parts come to it; after "with" the percentages told. */
type Expected = [item: string, values: number[], more?: { of?: number; adds?: boolean; with?: number[] }];

const committees: Record<string, { at: string; series: Expected[]; figures: [item: string, value: number, unit: string][] }> = {
  Herlev: {
    at: "herlev/arbejdsmarkedsudvalget",
    series: [
      ["67", [39], { of: 92 }],
      ["67", [10, 2], { of: 92 }],
      ["67", [7, 3], { of: 10, adds: true }],
      ["68", [2790, 2889]],
      ["77", [89, 29]],
      ["77", [15, 14]],
      ["77", [8, 12]],
      ["77", [23, 28]],
      ["77", [60, 29]],
      ["80", [2.7, 1.8, 1.4, 1.0]],
      ["80", [2.1, 2.3, 1.5]],
      ["81", [395_807_000, 296_780_000, 75]],
    ],
    figures: [
      ["67", 80, "ukrainere"],
      ["67", 12, "virksomheder"],
      ["68", 2.8, "procent"],
      ["68", 0.8, "procent"],
      ["68", 0.54, "procent"],
      ["77", 0.4, "procentpoint"],
      ["77", 60, "fuldtidspersoner"],
      ["77", 122_000, "kr."],
      ["77", 7_300_000, "kr."],
      ["80", 11_000, "personer"],
      ["80", 59, "personer"],
      ["80", 0.45, "procent"],
      ["81", 296_800_000, "kr."],
    ],
  },
  Albertslund: {
    at: "albertslund/udvalget-for-erhverv-beskaeftigelse-og-uddannelsesinstitutioner",
    series: [
      ["3", [28], { of: 87 }],
      ["3", [57], { of: 87 }],
      ["4", [3090], { of: 4138 }],
      ["4", [1791, 2575, 2023]],
      ["4", [552, 716, 716]],
      ["4", [510, 666, 687]],
      ["4", [1, 12, 100]],
      ["4", [90, 198, 484]],
      ["4", [13, 92, 237]],
      ["4", [104, 302, 821]],
      ["4", [1, 90, 13], { of: 104, adds: true }],
      ["4", [12, 198, 92], { of: 302, adds: true }],
      ["4", [100, 484, 237], { of: 821, adds: true }],
      ["4", [1, 5, 43]],
      ["4", [39, 142, 205]],
      ["4", [5, 19, 134]],
      ["4", [45, 166, 382]],
      ["4", [1, 39, 5], { of: 45, adds: true }],
      ["4", [5, 142, 19], { of: 166, adds: true }],
      ["4", [43, 205, 134], { of: 382, adds: true }],
      ["5", [5376, 2271]],
      ["5", [13, 75, 104]],
      ["5", [16.5, 12.9]],
    ],
    figures: [
      ["2", 566_200_000, "kr."],
      ["3", 20, "helårspersoner"],
      ["3", 389, "måneder"],
      ["3", 4_200_000, "kr."],
      ["4", 716, "virksomheder"],
      ["4", 24, "procent"],
      ["4", 17, "kommuner"],
      ["5", 8, "skoler"],
      ["5", 2.5, "stilling"],
      ["5", 1.5, "stilling"],
    ],
  },
  Holstebro: {
    at: "holstebro/arbejdsmarkedsudvalget",
    series: [
      ["1", [4000, 2200]],
      ["1", [41, 23]],
      ["1", [13], { of: 30 }],
      ["1", [2], { of: 13 }],
      ["4", [29, 30]],
      ["4", [126, 38, 34, 24], { of: 222, adds: true }],
      ["5", [20, 13]],
      ["7", [76, 13, 8]],
      ["7", [66, 46]],
    ],
    figures: [
      ["1", 17, "flygtninge"],
      ["3", 50_000, "kr."],
      ["5", 20, "procentpoint"],
      ["5", 187, "borgere"],
      ["5", 1_766_000, "kr."],
      ["7", 294, "borgere"],
      ["7", 1.4, "procent"],
      ["7", 1, "procent"],
      ["7", 38, "ressourceforløb"],
      ["7", 63, "procent"],
      ["7", 100, "forløb"],
    ],
  },
  Herning: {
    at: "herning/beskaeftigelsesudvalget",
    series: [
      ["95", [10, 8.9, 8.3]],
      ["95", [14, 10.3]],
      ["95", [11.4, 12.3]],
      ["95", [10, 25, 18, 47]],
      ["95", [64_125, 40_913]],
      ["95", [828, 622]],
      ["96", [3180, 1436, 2091, 1008, 2285], { with: [31.9, 14.4, 20.9, 10, 22.8] }],
    ],
    figures: [
      ["92", 404, "borgere"],
      ["93", 150_000, "kr."],
      ["93", 852_000, "kr."],
      ["95", 1.7, "procent"],
      ["95", 0.7, "procentpoint"],
      ["96", 152, "personer"],
      ["96", 1.5, "procent"],
      ["96", 14_300_000, "ukrainere"],
      ["96", 30_000, "personer"],
      ["96", 34_000, "ansøgninger"],
    ],
  },
};

async function importedSeeds(t: TestContext): Promise<Hono> {
  const { worker, citizen } = await testDatabase(t);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "sagsgang-figures-"));
  const pool = openReadingPool({ size: 2 });
  t.after(async () => {
    await pool.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  });
  const files = openFileStore(folder);
  const importer = { sql: worker, files, pool, by: "kommandolinjen", now: () => new Date("2026-02-01T10:00:00Z") };
  const told: string[] = [];
  const code = await importCommand(
    importer,
    [seeds!],
    { ocr: false, municipality: undefined },
    { out: (text) => void told.push(text), err: { write: () => true } as never },
  );
  equal(code, 0, told.join(""));
  return archiveRoutes({ sql: citizen, files, origin });
}

function isIt(series: Series, [item, values, more = {}]: Expected): boolean {
  if (!(series.points[0]?.address ?? "").includes(`/punkt-${item}?`)) return false;
  const same = (a: number[], b: number[]): boolean => a.length === b.length && a.every((value, index) => Math.abs(value - b[index]!) < 0.001);
  return (
    same(
      series.points.map(({ value }) => value),
      values,
    ) &&
    (series.whole?.value ?? null) === (more.of ?? null) &&
    (more.adds === undefined || series.adds === more.adds) &&
    (more.with === undefined ||
      same(
        series.points.map(({ share }) => share?.value ?? -1),
        more.with,
      ))
  );
}

test(
  "every figure series of the seeds is on the open side, and each figure leads to its sentence",
  { skip: seeds === null ? missing("seeds") : false },
  async (t) => {
    const app = await importedSeeds(t);
    let [series, links] = [0, 0];
    for (const [name, { at, series: wanted, figures }] of Object.entries(committees)) {
      const data = (await (await app.request(`/${at}/tal.json`)).json()) as Data;
      const page = load(await (await app.request(`/${at}/tal`)).text());
      match(page("main").text(), /fundet af en maskine/);
      const shown = new Set(
        page("main a.figure-link")
          .toArray()
          .map((link) => origin + page(link).attr("href")),
      );
      for (const expected of wanted) {
        const found = data.series.find((each) => isIt(each, expected));
        ok(found, `${name} ${expected[0]}: no series ${expected[1].join("/")}`);
        series++;
        for (const { address } of [...found.points, ...found.points.flatMap(({ share }) => share ?? []), ...(found.whole === null ? [] : [found.whole])])
          ok(shown.has(address), `${name} ${expected[0]}: ${address} is not on the page`);
      }
      for (const [item, value, unit] of figures) {
        const found = data.figures.find((figure) => figure.value === value && figure.unit === unit && figure.address.includes(`/punkt-${item}?`));
        ok(found, `${name} ${item}: ${value} ${unit}`);
        ok(shown.has(found.address), `${name} ${item}: ${value} ${unit} is not on the page`);
      }
      for (const { address, text, told, table } of data.figures) {
        const link = new URL(address);
        const item = load(await (await app.request(link.pathname + link.search)).text());
        const mark = item(link.hash);
        equal(mark.length, 1, `${address}: nothing is marked for "${told}"`);
        ok(mark.is("mark"), address);
        if (table === null) ok(text.includes(mark.text()), `${address}: "${mark.text()}" is not the sentence`);
        else equal(mark.text(), told, address);
        links++;
      }
    }
    const herlev = (await (await app.request(`/${committees["Herlev"]!.at}/tal.json`)).json()) as Data;
    deepEqual(
      herlev.across.map(({ points }) => points.map(({ value }) => value)).filter((values) => values[0] === 0.54),
      [[0.54, 0.54]],
    );
    t.diagnostic(`${series} series found; ${links} figures lead to their sentence`);
  },
);
