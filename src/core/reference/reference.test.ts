/** Facts with a date: benefits, party letters, municipalities. */

import assert from "node:assert/strict";
import test from "node:test";
import { benefits, benefitsOn } from "./benefits.ts";
import { municipalitiesOf, regions, type Region } from "./municipalities.ts";
import { lettersOn } from "./parties.ts";

test("a benefit is told of in its own days", () => {
  const names = (day: string): string[] => benefitsOn(day).map((benefit) => benefit.name);
  assert.ok(names("2024-11-27").includes("Uddannelseshjælp"));
  assert.ok(!names("2025-07-01").includes("Uddannelseshjælp"));
  assert.ok(!names("2017-10-11").includes("Seniorpension") && !names("2021-12-31").includes("Tidlig pension"));
  assert.ok(!benefits.some((benefit) => benefit.name === "Seniortidspension"), "there is no such thing");
  assert.equal(new Set(benefits.map((benefit) => benefit.name)).size, benefits.length);
});

test("a letter is what it was at the last election, and a local list's is nobody's", () => {
  assert.equal(lettersOn("2022-10-26")!.letters["F"], "SF – Socialistisk Folkeparti");
  assert.equal(lettersOn("2018-01-01")!.letters["K"], undefined);
  assert.equal(lettersOn("2024-03-18")!.letters["L"], undefined);
  assert.equal(lettersOn("2024-03-18")!.letters["X"], undefined);
  assert.equal(lettersOn("2001-11-20"), null);
});

test("there are ninety-eight municipalities, each in one region", () => {
  const all = (Object.keys(regions) as Region[]).flatMap(municipalitiesOf);
  assert.equal(all.length, 98);
  assert.equal(new Set(all).size, 98);
  assert.deepEqual(
    (Object.keys(regions) as Region[]).map((region) => municipalitiesOf(region).length),
    [29, 17, 22, 19, 11],
  );
});
