/**
 * Layouts nobody described, of municipalities that do not exist: what a stranger's page looks like to the reader. Each was annotated from
 * its text before the reader saw it; none has a source of its own.
 */

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import * as path from "node:path";
import { test } from "node:test";
import { compare, report, share, type LayoutRecord, type Score } from "#test/layout-scoring.ts";
import { linesOfText } from "./lines.ts";
import { readDocument } from "./read-document.ts";

const folder = path.join(import.meta.dirname, "..", "..", "..", "test", "fixtures", "layouts", "unseen");

function unseenRecords(): LayoutRecord[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(".json"))
    .map((file) => ({
      ...(JSON.parse(readFileSync(path.join(folder, file), "utf8")) as LayoutRecord),
      text: readFileSync(path.join(folder, file.replace(/json$/, "txt")), "utf8"),
    }));
}

const least: Record<string, number> = {
  date: 97,
  title: 97,
  "case number": 97,
  decision: 97,
  closed: 97,
  "(absent from item)": 97,
  "(absent)": 95,
  "(time)": 95,
  "(place)": 95,
  "(participants)": 95,
};

function scoreOf(as: (text: string) => string): Score {
  const score: Score = new Map();
  for (const record of unseenRecords())
    compare(score, record, readDocument({ lines: linesOfText(as(record.text)), pages: null, mediaType: "text/plain" }).minutes);
  return score;
}

test("of layouts nobody described, almost all a person would write down is read", (t) => {
  const score = scoreOf((text) => text);
  t.diagnostic(`${share(score).toFixed(2)} % right. ${report(score)}`);
  for (const [field, { right, of, wrong }] of score) assert.ok((100 * right) / of >= least[field]!, `${field}: ${wrong.join("; ")}`);
});

// What happens to a page on its way to a text.
for (const [what, as] of [
  ["its empty lines lost", (text: string) => text.replace(/\n\s*\n+/gu, "\n")],
  ["an empty line after each", (text: string) => text.replace(/\n+/gu, "\n\n")],
  ["every line indented", (text: string) => text.replace(/^/gmu, "    ")],
  ["the line ends of another system", (text: string) => text.replace(/\n/gu, "\r\n")],
] as const) {
  test(`a page is read much the same with ${what}`, (t) => {
    const score = scoreOf(as);
    t.diagnostic(`${share(score).toFixed(2)} % right. ${report(score)}`);
    assert.ok(share(score) >= 94, `${share(score).toFixed(2)} %`);
  });
}
