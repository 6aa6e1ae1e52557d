/** Closed text is found in something open, however it is written there. */

import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { bare, leakIn, probesFor } from "./leak.ts";

const closed = [{ item: "3", title: "Opsigelse af Tranebærhaven 17", text: "Lejeren Ærø & Sønner har ikke betalt husleje siden marts.\nKort." }];

test("a closed title or sentence is found in HTML, JSON, addresses and plain text", () => {
  const probes = probesFor(closed, "Ny legeplads ved Åkanden");
  for (const text of [
    "<p>Opsigelse af <b>Tranebærhaven</b> 17</p>",
    '{"name":"Opsigelse af Tranebærhaven 17"}',
    "/soeg?q=Opsigelse%20af%20Traneb%C3%A6rhaven%2017",
    "Lejeren &AElig;rø &amp; Sønner har ikke betalt husleje siden marts".replace("&AElig;", "&#198;"),
    '{"text":"Lejeren \\u00c6rø & Sønner har ikke\\nbetalt husleje siden marts."}',
    "OPSIGELSE AF TRANEBÆR\u00adHAVEN 17",
    '<a title="Opsigelse af Tranebærhaven 17">Se</a>',
  ])
    assert.equal(leakIn(text, probes)?.item, "3", text);
  assert.equal(leakIn("Opsigelse af Tranebærhaven 18", probes), null);
  assert.equal(leakIn("Kort.", probes), null, "what is too short to be anybody's is no probe");
});

test("what is open as well is no secret", () => {
  assert.deepEqual(probesFor(closed, "Opsigelse af Tranebærhaven 17. Lejeren Ærø & Sønner har ikke betalt husleje siden marts."), []);
});

test("bare letters are the same however a text is escaped, and made bare again they stay", () => {
  const escaped = (text: string): string[] => [
    text,
    text.replace(/&/gu, "&amp;").replace(/</gu, "&lt;").replace(/"/gu, "&quot;"),
    JSON.stringify(text).slice(1, -1),
    [...text].map((each) => `&#${each.codePointAt(0)};`).join(""),
  ];
  fc.assert(
    fc.property(fc.array(fc.constantFrom("hus", "Ærø", "é", "17", "og", "\n", "\t", "“", "–", ". "), { maxLength: 20 }), (words) => {
      const text = words.join(" ");
      for (const each of escaped(text)) assert.equal(bare(each), bare(text));
      assert.equal(bare(bare(text)), bare(text));
    }),
  );
});

test("a title laid anywhere in a page is found", () => {
  const probes = probesFor(closed, "");
  fc.assert(
    fc.property(fc.lorem({ maxCount: 30 }), fc.lorem({ maxCount: 30 }), fc.boolean(), (before, after, tagged) => {
      const title = tagged ? `<h1>${closed[0]!.title}</h1>` : closed[0]!.title;
      assert.notEqual(leakIn(`${before} ${title} ${after}`, probes), null);
    }),
  );
});

test("what is looked for first by one word is found exactly where the whole of it can be read", () => {
  const [probe] = probesFor([{ item: "1", title: "Ærøhus salg", text: "" }], "");
  const pieces = [
    "Ærøhus",
    "ærøhus salg",
    "salg",
    "<b>",
    "</b>",
    "&#198;røhus",
    "%C3%86r%C3%B8hus",
    "\\u00c6røhus",
    "\\n",
    " ",
    "\u00ad",
    "&shy;",
    "<i title='",
    "'>",
    "Æ",
    "røhus",
  ];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 12 }), (parts) => {
      const text = parts.join("");
      const whole = [text, text.replace(/[<>]/gu, " ")].some((each) => ` ${bare(each)} `.includes(` ${probe!.bare} `));
      assert.equal(leakIn(text, [probe!]) !== null, whole);
    }),
    { numRuns: 2000 },
  );
});
