/**
 * The figures of the five documents the project began with, against what a person read in them before there was anything that finds figures.
 * The documents name real people and stay outside the repository; the list holds values, units and periods and none of their words.
 */

import { ok } from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { test } from "node:test";
import { figuresOf } from "#core/figures/figures.ts";
import type { Figure } from "#core/published-minutes.ts";
import { linesOfText } from "#import/parse/lines.ts";
import { readDocument } from "#import/parse/read-document.ts";
import { missing, sharedFolder } from "#test/shared.ts";

const seeds = sharedFolder("seeds");

/** Value or date, unit ("dato" for a date), and the period where the text tells one. */
type Expected = [value: number | string, unit: string | null, period: string | null];
type ExpectedItem = { seed: number; item: string; figures: Expected[] };

const list = JSON.parse(fs.readFileSync(path.join(import.meta.dirname, "..", "fixtures", "figures", "seeds.json"), "utf8")) as ExpectedItem[];

function isIt(figure: Figure, [value, unit]: Expected): boolean {
  if (typeof value === "string") return figure.date === value && unit === "dato";
  return figure.unit === unit && figure.value !== null && Math.abs(figure.value - value) < 0.001;
}

test(
  "of the figures a person reads in the seeds, 95 of a hundred are found, and as many of those found are right",
  { skip: seeds === null ? missing("seeds") : false },
  (t) => {
    const files = fs
      .readdirSync(seeds!)
      .filter((name) => name.endsWith(".txt"))
      .sort();
    const missed: string[] = [];
    const extra: string[] = [];
    let [wanted, found, right, periods, periodsRight] = [0, 0, 0, 0, 0];
    for (const [seed, file] of files.entries()) {
      const lines = linesOfText(fs.readFileSync(path.join(seeds!, file), "utf8"));
      const { minutes } = readDocument({ lines, pages: null, mediaType: "text/plain" });
      const figures = figuresOf(minutes);
      found += figures.length;
      for (const item of minutes.agendaItem) {
        const left = figures.filter((figure) => figure.item === item.number);
        for (const expected of list.filter((each) => each.seed === seed && each.item === item.number).flatMap((each) => each.figures)) {
          wanted++;
          const period = expected[2];
          const inPeriod = left.findIndex((figure) => isIt(figure, expected) && (period === null || figure.period === period));
          const at = inPeriod >= 0 ? inPeriod : left.findIndex((figure) => isIt(figure, expected));
          if (at < 0) {
            missed.push(`${seed}/${item.number}: ${expected.join(" ")}`);
            continue;
          }
          right++;
          if (period !== null) periods++;
          if (period !== null && left[at]!.period === period) periodsRight++;
          left.splice(at, 1);
        }
        extra.push(...left.map((figure) => `${seed}/${item.number}: ${figure.value ?? figure.date} ${figure.unit}`));
      }
    }
    const [precision, recall] = [right / found, right / wanted];
    t.diagnostic(
      `${wanted} figures read by a person; ${found} found, ${right} of them right: precision ${(100 * precision).toFixed(1)} %, recall ${(100 * recall).toFixed(1)} %; ` +
        `of ${periods} periods told, ${periodsRight} are right`,
    );
    ok(wanted >= 250, "the list holds at least 250 figures");
    ok(recall >= 0.95, `missed: ${missed.join("; ")}`);
    ok(precision >= 0.95, `not in the list: ${extra.join("; ")}`);
    ok(periodsRight / periods >= 0.95, "periods");
  },
);
