/** The official text in parts: what is read is what is signed, and a copy says nothing of what it leaves out. */

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import test from "node:test";
import fc from "fast-check";
import {
  blocksOfPart,
  copyHolds,
  manifestText,
  officialParts,
  openCopy,
  readManifest,
  saltedText,
  signedText,
  textOfPart,
  verifyCopy,
  type MinutesPart,
} from "./minutes-text.ts";
import { anyMinutes } from "#test/arbitraries.ts";
import { greve } from "./house-styles/greve.ts";
import { herlev } from "./house-styles/herlev.ts";
import { styleOn } from "./house-styles/house-style.ts";
import { lindeborg } from "./house-styles/lindeborg.ts";
import { printMinutes, type Block } from "./house-styles/print-minutes.ts";
import { kindOfLine } from "./house-styles/running-text.ts";
import type { Sitting } from "./sitting.ts";

const sha256 = (text: string): string => createHash("sha256").update(text, "utf8").digest("hex");
const digest = async (text: string): Promise<string> => sha256(text);
const head = { municipality: "Lindeborg Kommune", committee: "Teknisk Udvalg", date: "2026-03-04", meeting: 7 };

const partNames = ["hoved", "fremmøde", "punkt 1/titel", "punkt 1/beslutning", "punkt 2/titel", "punkt 2/sag", "punkt 2/bilag 1"];
const words = fc.string({ unit: fc.constantFrom("a", "æ", " ", "\n", "#", "\\", "*", "\t", "§", "Vedtaget. ", "💡", "= ") });
const parts = fc
  .tuple(...partNames.map((name) => fc.record({ name: fc.constant(name), text: words, salt: fc.integer().map((each) => sha256(`${each} ${name}`)) })))
  .map((each): MinutesPart[] => each);

const manifestOf = (all: readonly MinutesPart[]): string =>
  manifestText(
    head,
    all.map((part) => ({ name: part.name, sha256: sha256(saltedText(part)) })),
  );

test("a copy with any parts open holds against the manifest, and shows nothing of the closed ones but their names", async () => {
  await fc.assert(
    fc.asyncProperty(parts, fc.subarray(partNames), async (all, open) => {
      const manifest = manifestOf(all);
      const copy = openCopy(manifest, all, (name) => open.includes(name));
      const check = await verifyCopy(copy, digest);
      assert.ok(copyHolds(check));
      assert.equal(check.sha256, sha256(manifest));
      assert.deepEqual(check.open, open);
      assert.deepEqual(new Set([...check.open, ...check.closed]), new Set(partNames));
      const bytes = JSON.stringify(copy);
      for (const part of all) if (!open.includes(part.name)) assert.ok(!bytes.includes(part.salt), "the salt of a closed part is its key");
      assert.deepEqual(
        copy.parts.filter((part) => "text" in part).map((part) => part.name),
        open,
      );
    }),
    { numRuns: 200 },
  );
});

test("a changed word, salt, name or line is found, and the part named", async () => {
  await fc.assert(
    fc.asyncProperty(parts, fc.nat(partNames.length - 1), fc.string({ minLength: 1 }), async (all, index, more) => {
      const manifest = manifestOf(all);
      const copy = openCopy(manifest, all, () => true);
      const changed = all.map((part, place) => (place === index ? { ...part, text: `${part.text}${more}` } : part));
      assert.deepEqual((await verifyCopy({ manifest, parts: changed }, digest)).changed, [partNames[index]]);
      const dropped = copy.parts.filter((_, place) => place !== index);
      assert.deepEqual((await verifyCopy({ manifest, parts: dropped }, digest)).missing, [partNames[index]]);
      const twice = await verifyCopy({ manifest, parts: [...copy.parts, all[index]!] }, digest);
      assert.deepEqual(twice.foreign, [partNames[index]]);
      const swapped = all.map((part, place) => (place === index ? { ...part, salt: "0".repeat(64) } : part));
      assert.ok(!copyHolds(await verifyCopy({ manifest, parts: swapped }, digest)));
    }),
    { numRuns: 200 },
  );
});

test("two closed parts with the same words have different hashes, and no length tells them apart", () => {
  const same = partNames.map((name, index): MinutesPart => ({ name, salt: sha256(String(index)), text: "Godkendt." }));
  const hashes = readManifest(manifestOf(same))!.parts.map((part) => part.sha256);
  assert.equal(new Set(hashes).size, partNames.length);
  const longer = same.map((part) => ({ ...part, text: part.text.repeat(100) }));
  assert.equal(manifestOf(longer).length, manifestOf(same).length);
});

test("a manifest is read as it was written, and no other text is taken for one", () => {
  fc.assert(
    fc.property(parts, (all) => {
      const text = manifestOf(all);
      const { parts: read, ...readHead } = readManifest(text)!;
      assert.deepEqual(readHead, head);
      assert.equal(manifestText(readHead, read), text);
    }),
  );
  const text = manifestOf(partNames.map((name) => ({ name, salt: "", text: "" })));
  for (const wrong of [
    "",
    text.slice(0, -1),
    `${text}\n`,
    text.replace("dele: 7", "dele: 8"),
    text.replace("text/2", "text/1"),
    text.replace("punkt 2/titel", "punkt 1/titel"),
  ])
    assert.equal(readManifest(wrong), null);
});

test("the words of a part become the same headings, rows and paragraphs again, whatever signs they begin with", () => {
  const line = fc
    .string({ unit: fc.constantFrom("a", "æ", "#", "\\", "*", " ", "1. ", "- "), minLength: 1 })
    .map((each) => each.trim())
    .filter((each) => each !== "");
  const block: fc.Arbitrary<Block> = fc.oneof(
    line.map((text): Block => ({ kind: "sectionHeading", level: 2, text })),
    line.map((text): Block => ({ kind: "subHeading", level: 3, text })),
    line.map((text): Block => ({ kind: kindOfLine(text), level: 0, text })),
    fc.tuple(line, line).map((cells): Block => ({ kind: "tableRow", level: 0, text: cells.join("\t"), cells })),
  );
  fc.assert(
    fc.property(fc.array(block), (blocks) => {
      const text = textOfPart(blocks);
      const again = blocksOfPart(text);
      assert.deepEqual(
        again.map((each) => [each.level, each.level > 0 ? each.text.replace(/\s+/gu, " ") : each.text]),
        blocks.map((each) => [each.level, each.level > 0 ? each.text.replace(/\s+/gu, " ") : each.text]),
      );
      assert.equal(textOfPart(again), text);
    }),
    { numRuns: 500 },
  );
});

test("what a signer reads holds the manifest first and then every part with the salt that makes its hash", () => {
  const all = [{ name: "hoved", salt: sha256("1"), text: "# Referat" }];
  const text = signedText(manifestOf(all), all);
  assert.ok(text.startsWith("sagsgang.minutes-text/2\nkommune: Lindeborg Kommune\n"));
  assert.ok(text.endsWith(`\n=== hoved\nsalt ${sha256("1")}\n# Referat\n`));
});

for (const house of [herlev, lindeborg, greve])
  test(`nothing that is printed stands outside the signed parts, and a closed item does not tell how many attachments it has (${house.name})`, () => {
    const sitting = { participants: [], attendance: {} } as unknown as Sitting;
    fc.assert(
      fc.property(anyMinutes(house, styleOn), (minutes) => {
        const attached = minutes.agendaItem.map((item) => item.attachment.map(({ name }) => ({ name, sha256: sha256(name) })));
        const cut = officialParts({ minutes, style: house, sitting, attached, neutralTitles: [] });
        assert.equal(new Set(cut.map((part) => part.name)).size, cut.length);
        const lines = (texts: readonly string[]): string[] =>
          texts.flatMap((text) => text.split("\n")).map((line) => line.replace(/^#{1,3} |^Sagsnummer: /u, ""));
        const all = new Set(lines(cut.map((part) => part.text)));
        for (const block of printMinutes(minutes, house)) {
          if (["toc", "tocHeading", "itemHeading", "meta"].includes(block.kind) || (block.role === "attachments" && block.kind === "sectionHeading")) continue;
          const said = block.role === "attachments" ? minutes.agendaItem[block.item!]!.attachment.some((each) => block.text.includes(each.name)) : false;
          assert.ok(said || all.has(block.text) || all.has(`\\${block.text}`) || all.has(block.text.replace(/\s+/gu, " ").trim()), block.text);
        }
        for (const [index, item] of minutes.agendaItem.entries())
          if (!item.public) {
            const own = cut.filter((part) => part.name.startsWith(`punkt ${item.number}/`));
            assert.ok(
              own.filter((part) => /\/bilag \d+$/.test(part.name)).length % 8 === 0,
              `the places of item ${index} do not tell how many attachments there are`,
            );
          }
      }),
      { numRuns: 100 },
    );
  });
