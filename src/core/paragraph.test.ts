import { deepEqual, equal, notEqual } from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { Anchors, blocksOf } from "./paragraph.ts";

test("a presentation becomes headings, paragraphs, lists and tables", () => {
  const text = [
    "Jobafklaringsforløb",
    "Et jobafklaringsforløb er et helhedsorienteret forløb for sygemeldte, der ikke kan få forlænget sygedagpengene ud over 22 uger.",
    "- Interne forløb",
    "- Fælles praktikker",
    "",
    "År\tModtagere",
    "2022\t2.790",
  ].join("\n");
  deepEqual(
    blocksOf(text).map((block) => block.kind),
    ["heading", "paragraph", "list", "table"],
  );
});

test("a paragraph keeps its address when another is put before it", () => {
  const address = (text: string): string =>
    blocksOf(text)
      .filter((block) => block.kind === "paragraph")
      .at(-1)!.anchor;
  equal(address("Udvalget drøftede sagen."), address("Noget nyt står nu her først.\n\nUdvalget drøftede sagen."));
});

test("two paragraphs alike on one page have two addresses", () => {
  const anchors = new Anchors();
  notEqual(anchors.for("Intet at bemærke."), anchors.for("Intet at bemærke."));
});

test("1. behandling is no list", () => {
  equal(blocksOf("1. behandling af planen fandt sted i oktober.")[0]!.kind, "paragraph");
});

test("no word of a section is lost on the way to the page", () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom("Planen godkendes.", "- et punkt", "1. første", "Kort overskrift", "a\tb\tc", "", "  "), { maxLength: 20 }),
      (lines) => {
        const shown = blocksOf(lines.join("\n")).flatMap((block) =>
          block.kind === "list"
            ? block.points.map((point) => `${point.mark} ${point.text}`)
            : block.kind === "table"
              ? block.rows.map((row) => row.join("\t"))
              : [block.text],
        );
        deepEqual(
          shown,
          lines.map((line) => line.trim()).filter((line) => line !== ""),
        );
      },
    ),
  );
});
