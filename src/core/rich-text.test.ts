import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { joinLines, linesOfSection } from "./house-styles/running-text.ts";
import { emptyText, isEmpty, linkAddress, localHeadings, plainText, richTextOf, richTextOfPlain, type RichText } from "./rich-text.ts";

const p = (text: string, marks?: unknown[]) => ({ type: "paragraph", content: text === "" ? [] : [{ type: "text", text, ...(marks ? { marks } : {}) }] });
const doc = (...content: unknown[]) => ({ type: "doc", content });
const item = (...content: unknown[]) => ({ type: "list_item", content });
const cell = (text: string, attrs = {}, type = "table_cell") => ({ type, attrs, content: [p(text)] });
const row = (...content: unknown[]) => ({ type: "table_row", content });

function taken(sent: unknown): RichText {
  const answer = richTextOf(sent);
  assert.ok(answer.ok, JSON.stringify(answer));
  return answer.text;
}

const caseText = doc(
  { type: "heading", attrs: { level: 3 }, content: [{ type: "text", text: "Økonomi" }] },
  p("Udgiften er 2 mio. kr. om året.", [{ type: "strong" }]),
  {
    type: "bullet_list",
    content: [item(p("løn"), { type: "ordered_list", attrs: { order: 1 }, content: [item(p("pædagoger")), item(p("ledelse"))] }), item(p("husleje"))],
  },
  { type: "ordered_list", attrs: { order: 1 }, content: [item(p("at udvalget godkender planen")), item(p("at sagen sendes til byrådet"))] },
  {
    type: "table",
    content: [row(cell("År", {}, "table_header"), cell("Kroner", {}, "table_header")), row(cell("2031"), cell("1.200.000"))],
  },
);

test("a case's text is printed in the convention of a section", () => {
  assert.equal(
    plainText(taken(caseText)),
    [
      "Økonomi",
      "",
      "Udgiften er 2 mio. kr. om året.",
      "",
      "- løn",
      "a. pædagoger",
      "b. ledelse",
      "- husleje",
      "1. at udvalget godkender planen",
      "2. at sagen sendes til byrådet",
      "",
      "År\tKroner",
      "2031\t1.200.000",
    ].join("\n"),
  );
  assert.deepEqual(localHeadings(taken(caseText)), ["Økonomi"]);
});

test("a text read back from its print keeps lists, tables, headings and the row that heads a table", () => {
  const again = richTextOfPlain(plainText(taken(caseText)));
  assert.deepEqual(
    again.content.map((block) => block.type),
    ["heading", "paragraph", "bullet_list", "ordered_list", "table"],
  );
  const table = again.content.at(-1)!;
  assert.ok(table.type === "table");
  assert.deepEqual(
    table.content.map((each) => each.content[0]!.type),
    ["table_header", "table_cell"],
  );
});

test("a table of figures alone has no row that heads it", () => {
  const table = richTextOfPlain("2031\t12\n2032\t14").content[0]!;
  assert.ok(table.type === "table");
  assert.equal(table.content[0]!.content[0]!.type, "table_cell");
});

test('"1. behandling af budgettet" is a paragraph, but a point when a second one follows', () => {
  assert.equal(richTextOfPlain("1. behandling af budgettet").content[0]!.type, "paragraph");
  assert.equal(richTextOfPlain("1. behandling af budgettet\n2. høring i forsommeren").content[0]!.type, "ordered_list");
  assert.equal(richTextOfPlain("1. at sagen godkendes").content[0]!.type, "ordered_list");
});

test("a list that goes on after a paragraph keeps its numbers", () => {
  const text = "1. at planen godkendes\n\nForvaltningen bemærker, at høringen er slut.\n\n2. at planen udgives";
  assert.equal(plainText(richTextOfPlain(text)), text);
  assert.deepEqual(taken(richTextOfPlain(text)), richTextOfPlain(text));
});

test("a link keeps its words and loses an address that could do harm", () => {
  for (const href of ["javascript:alert(1)", "data:text/html,x", "//example.dk", "/tvivl", 7, null, "https://a b"]) {
    const text = taken(doc(p("planen", [{ type: "link", attrs: { href } }])));
    assert.deepEqual(text.content, [{ type: "paragraph", content: [{ type: "text", text: "planen" }] }]);
  }
  for (const href of ["https://example.dk/plan?a=1", "http://example.dk", "mailto:post@example.dk"]) {
    assert.equal(linkAddress(` ${href} `), href);
    assert.deepEqual(taken(doc(p("planen", [{ type: "link", attrs: { href, onclick: "x" } }]))).content, [
      { type: "paragraph", content: [{ type: "text", text: "planen", marks: [{ type: "link", attrs: { href } }] }] },
    ]);
  }
});

test("a third level of points stands on the second, and no words are lost", () => {
  const list = (content: unknown) => ({ type: "bullet_list", content });
  const text = taken(doc(list([item(p("ét"), list([item(p("to"), list([item(p("tre"), list([item(p("fire"))]))]))]))])));
  assert.equal(plainText(text), "- ét\n– to\n– tre\n– fire");
});

test("merged cells are taken apart with their words in the first", () => {
  const text = taken(doc({ type: "table", content: [row(cell("Budget", { colspan: 2 }), cell("Høring", { rowspan: 2 })), row(cell("2031"), cell("2032"))] }));
  assert.equal(plainText(text), "Budget\t\tHøring\n2031\t2032\t");
});

test("what the system does not know is refused, never kept", () => {
  for (const sent of [
    null,
    "<p>hej</p>",
    [],
    {},
    { type: "paragraph" },
    doc({ type: "image", attrs: { src: "x" } }),
    doc({ type: "text", text: "løs" }),
    doc({ type: "paragraph", content: "hej" }),
    doc({ type: "paragraph", content: [{ type: "text", text: 7 }] }),
    doc(p("rød", [{ type: "color" }])),
    doc({ type: "bullet_list", content: [p("uden punkt")] }),
    doc({ type: "table", content: [row(p("uden celle"))] }),
  ])
    assert.deepEqual(richTextOf(sent), { ok: false, code: "text-not-understood" }, JSON.stringify(sent));
  let deep: unknown = p("bund");
  for (let level = 0; level < 10_000; level++) deep = { type: "bullet_list", content: [item(p("x"), deep)] };
  assert.deepEqual(richTextOf(doc(deep)), { ok: false, code: "text-not-understood" });
});

test("a text beyond 200,000 characters and a table beyond 1,000 rows or 30 columns are refused", () => {
  assert.ok(richTextOf(doc(p("a".repeat(200_000)))).ok);
  assert.deepEqual(richTextOf(doc(p("a".repeat(100_000)), p("a".repeat(100_001)))), { ok: false, code: "text-too-long" });
  const table = (rows: number, columns: number) => ({
    type: "table",
    content: Array.from({ length: rows }, () => row(...Array.from({ length: columns }, () => cell("1")))),
  });
  assert.ok(richTextOf(doc(table(600, 2), table(400, 2))).ok);
  assert.deepEqual(richTextOf(doc(table(600, 2), table(401, 2))), { ok: false, code: "table-too-large" });
  assert.ok(richTextOf(doc(table(2, 30))).ok);
  assert.deepEqual(richTextOf(doc(table(2, 31))), { ok: false, code: "table-too-large" });
  assert.deepEqual(richTextOf(doc({ type: "table", content: [row(cell("x", { colspan: 1e9 }))] })), { ok: false, code: "table-too-large" });
});

test("a text of blanks and empty tables is empty", () => {
  assert.ok(isEmpty(emptyText()));
  assert.ok(isEmpty(taken(doc(p("  "), p("\u00a0"), { type: "table", content: [row(cell(""), cell(""))] }))));
  assert.ok(isEmpty(richTextOfPlain(" \n\n\t\n")));
  assert.ok(!isEmpty(richTextOfPlain("Taget til efterretning")));
});

// Words that look like marks, numbers, dates and headings, since those are where a reading could go wrong.
const phrase = fc.oneof(
  fc.constantFrom(
    ..."- x|– y|• z|•|-|1. at|2. at|1. behandling|a. at|b. at|A. x|007. x|1) x|Økonomi|x\u00a0y|12|7 %|4. oktober|  x  |\u2028|x\ny|x\ty|\ud800|-\u00a0x|1.\u00a0x|999. x|1000. x".split(
      "|",
    ),
  ),
  fc.string({ unit: "grapheme", maxLength: 12 }),
  fc.lorem({ maxCount: 5 }),
);
const mark = fc.constantFrom({ type: "strong" }, { type: "em" }, { type: "link", attrs: { href: "https://example.dk" } });
const words = fc.array(
  fc.record({ type: fc.constant("text"), text: phrase.filter((text) => text !== ""), marks: fc.uniqueArray(mark, { selector: (each) => each.type }) }),
  { maxLength: 3 },
);
const paragraph = fc.record({ type: fc.constant("paragraph"), content: words });
const heading = fc.record({ type: fc.constant("heading"), attrs: fc.record({ level: fc.constantFrom(1, 3, 4) }), content: words });
const list = fc.letrec((tie) => ({
  list: fc.record({
    type: fc.constantFrom("bullet_list", "ordered_list"),
    attrs: fc.record({ order: fc.constantFrom(1, 2, 27, 998) }),
    content: fc.array(tie("item"), { minLength: 1, maxLength: 4 }),
  }),
  item: fc
    .tuple(paragraph, fc.oneof({ depthSize: "small", withCrossShrink: true }, fc.constant([]), fc.array(tie("list"), { maxLength: 2 })))
    .map(([first, lists]) => ({ type: "list_item", content: [first, ...lists] })),
})).list;
const table = fc.record({
  type: fc.constant("table"),
  content: fc.array(
    fc.record({
      type: fc.constant("table_row"),
      content: fc.array(
        fc.record({
          type: fc.constantFrom("table_cell", "table_header"),
          attrs: fc.record({ colspan: fc.integer({ min: 1, max: 2 }), rowspan: fc.integer({ min: 1, max: 2 }) }),
          content: fc.array(paragraph, { minLength: 1, maxLength: 2 }),
        }),
        { minLength: 1, maxLength: 3 },
      ),
    }),
    { minLength: 1, maxLength: 4 },
  ),
});
const anyText = fc.array(fc.oneof(paragraph, heading, list, table), { maxLength: 6 }).map((content) => taken({ type: "doc", content }));

test("a text read back from its print prints the same", () => {
  fc.assert(
    fc.property(anyText, (text) => assert.equal(plainText(richTextOfPlain(plainText(text))), plainText(text))),
    { numRuns: 300 },
  );
});

test("a printed text is one that minutes can be printed with and read from", () => {
  fc.assert(
    fc.property(anyText, (text) => assert.equal(joinLines(linesOfSection(plainText(text))), plainText(text))),
    { numRuns: 150 },
  );
});

test("a text taken in twice is the same text", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      assert.deepEqual(taken(text), text);
      assert.deepEqual(taken(richTextOfPlain(plainText(text))), richTextOfPlain(plainText(text)));
    }),
    { numRuns: 150 },
  );
});

test("nothing a browser sends makes the reading fail", () => {
  fc.assert(fc.property(fc.jsonValue(), (sent) => void richTextOf(sent)));
  fc.assert(fc.property(fc.array(fc.jsonValue()), (content) => void richTextOf({ type: "doc", content })));
  fc.assert(fc.property(fc.string({ unit: "grapheme" }), (text) => void plainText(richTextOfPlain(text))));
});
