/** Documents written by code with known identifiers, and real documents without: what the guard finds, and what it stops for nothing. */

import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import test from "node:test";
import type { GuardContext } from "#core/guard/finding.ts";
import { guardText } from "#core/guard/guard-text.ts";
import { dice, inventedDocument, kinds } from "#test/guard-documents.ts";
import { noScores, score, scoreTable } from "#test/guard-scoring.ts";
import { missing, sharedFolder } from "#test/shared.ts";

test("in a thousand documents no CPR number in text is missed, and nothing stops that is no identifier", (t) => {
  const throwDice = dice(1000);
  const scores = noScores();
  for (let count = 0; count < 1_000; count++) score(inventedDocument(throwDice), scores);
  t.diagnostic(`\n${scoreTable(scores)}`);
  assert.equal(scores.kinds.cpr.stopped, scores.kinds.cpr.planted, scores.missed.join("\n"));
  for (const kind of kinds) {
    const each = scores.kinds[kind];
    assert.ok(each.planted > 50, kind);
    assert.ok(each.stopped >= each.planted * 0.97, `${kind}: ${scores.missed.filter((missed) => missed.startsWith(kind)).join("\n")}`);
  }
  assert.ok(scores.wrong.length < scores.pages / 100, scores.wrong.join("\n"));
});

const seeds = sharedFolder("seeds");

test("real minutes stop for a CPR number not once", { skip: seeds === null ? missing("seeds") : false }, () => {
  const context: GuardContext = { today: "2026-11-22", municipality: { domain: null, phone: null }, closed: [], openText: "" };
  for (const name of fs.readdirSync(seeds!)) {
    const text = fs.readFileSync(path.join(seeds!, name), "utf8");
    const stops = guardText({ file: name, part: "tekst", text }, context).filter((finding) => finding.level === "stop");
    assert.deepEqual(
      stops.filter((finding) => finding.kind === "cpr"),
      [],
      name,
    );
    // Two deaths among named refugees stand in one of them (DOMAIN §3), and that is a right stop.
    assert.ok(stops.length <= 1, stops.map((finding) => finding.words).join("\n"));
  }
});
