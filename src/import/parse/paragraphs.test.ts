import assert from "node:assert/strict";
import test from "node:test";
import type { Line } from "./lines.ts";
import { rebuildParagraphs } from "./paragraphs.ts";

/** A page's lines as printed: text, and how far down it stands. The column is 400 points wide, each letter five. */
function page(...lines: [text: string, y: number, bold?: boolean, page?: number][]): Line[] {
  return lines.map(([text, y, bold = false, number = 1], index) => ({
    page: number,
    line: index + 1,
    text,
    heading: null,
    bold,
    blankBefore: 0,
    cells: null,
    size: 10,
    x: 50,
    y,
    right: 50 + text.length * 5,
  }));
}

const wide = "Forvaltningen har gennemgået området og samlet de væsentligste forhold i sagen, som";
const texts = (lines: Line[]): string[] => rebuildParagraphs(lines).lines.map((line) => line.text);

test("a full line goes on in the next, a short one does not", () => {
  assert.deepEqual(texts(page([wide, 100], ["udvalget bad om.", 112], ["Sagen drøftes igen.", 124])), [`${wide} udvalget bad om.`, "Sagen drøftes igen."]);
});

test("a decision heading as wide as the column is not drawn into the decision", () => {
  const heading = "Sundheds- og Forebyggelsesudvalgets beslutning den 04.12.2012 Punkt 2";
  assert.deepEqual(texts(page([wide, 88], [heading.padEnd(80, " ").trimEnd(), 112], ["Indstillingen godkendt", 124])).slice(-2), [
    heading,
    "Indstillingen godkendt",
  ]);
});

test("a document that breaks no words keeps the hyphens at its line ends", () => {
  const line = "Byrådet har besluttet at undersøge mulighederne for flere pladser i byens p-";
  assert.deepEqual(texts(page([line, 100], ["huse.", 112])), [`${line}huse.`]);
});

test("a document that breaks words has them whole again, but not the first half of two words", () => {
  const lines = page(
    ["Kommunen har ansvaret for borgerne. Det gælder dem, der er på kontanthjælp og beskæf-", 100],
    ["tigelse. Se beskæftigelse. Udvalget drøfter den fælles indsats for kontant- og uddan-", 112],
    ["nelseshjælp. Der er en nedgang i antallet af borgere, der er på uddannelseshjælp nu.", 124],
  );
  assert.match(texts(lines)[0]!, /kontanthjælp og beskæftigelse\. .*kontant- og uddannelseshjælp/);
});

test("a Danish ordinal at the beginning of a wrapped line is no list number", () => {
  const line = "Kommunen er gået fra plads nr. 60 til en plads langt højere oppe på listen, nemlig";
  assert.deepEqual(texts(page([line, 100], ["29. plads på ranglisten.", 112])), [`${line} 29. plads på ranglisten.`]);
});

test("what stands alike at the edge of every page is set aside, with the page numbers", () => {
  const lines = [1, 2, 3, 4].flatMap((n) =>
    page(
      ["Lindeborg Kommune Økonomiudvalget", 20, false, n],
      [`Punkt ${n} handler om noget for sig selv i dag.`, 200 + n * 30, false, n],
      [`Side ${n} af 4`, 800, false, n],
    ),
  );
  const rebuilt = rebuildParagraphs(lines);
  assert.equal(rebuilt.furniture.length, 8);
  assert.equal(rebuilt.lines.length, 4);
});

test("where each item begins a page, what stands alike under its heading belongs to it", () => {
  const lines = [1, 2, 3, 4].flatMap((n) =>
    page(
      ["Lindeborg Kommune", 20, false, n],
      [`Punkt ${n}: ${["Kaj", "Bro", "Sti", "Plads"][n - 1]}`, 70, false, n],
      [`00.01.00-A00-${n}-26`, 100, false, n],
      ["Anledning", 130, false, n],
      ["Taget til efterretning.", 160, false, n],
      [`Side ${n} af 4`, 800, false, n],
    ),
  );
  const rebuilt = rebuildParagraphs(lines);
  assert.equal(rebuilt.furniture.length, 8);
  assert.equal(rebuilt.lines.filter((line) => line.text === "Anledning").length, 4);
});

test("where no line comes near the far side of the paper, none is full", () => {
  const lines = page(["Punkt 1: Cykelsti langs åen", 100], ["Sagsnr. 24-1201", 112], ["Beslutning", 124], ["Godkendt.", 136]);
  assert.deepEqual(
    rebuildParagraphs(lines, 595).lines.map((line) => line.text),
    ["Punkt 1: Cykelsti langs åen", "Sagsnr. 24-1201", "Beslutning", "Godkendt."],
  );
});
