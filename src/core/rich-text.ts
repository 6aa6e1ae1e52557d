/**
 * A section's text as it is written: only what can be printed. The shape is a ProseMirror document, so that the editor's own JSON can be
 * kept; what a browser sends is taken apart and put together anew, never kept as sent. Pure.
 */

import { hasHeadRow, isHeading, isOrdinal } from "./paragraph.ts";
import { joinLines } from "./house-styles/running-text.ts";

export type TextMark = { type: "strong" } | { type: "em" } | { type: "link"; attrs: { href: string } };
export type Words = { type: "text"; text: string; marks?: TextMark[] };
export type Paragraph = { type: "paragraph"; content?: Words[] };
export type Heading = { type: "heading"; attrs: { level: 3 | 4 }; content?: Words[] };
export type ListItem = { type: "list_item"; content: [Paragraph, ...List[]] };
export type List =
  | { type: "bullet_list"; content: ListItem[] }
  | { type: "ordered_list"; /** The number of the first item. */ attrs: { order: number }; content: ListItem[] };
export type TableCell = { type: "table_header" | "table_cell"; content: Paragraph[] };
export type TableRow = { type: "table_row"; content: TableCell[] };
export type Table = { type: "table"; content: TableRow[] };
export type TextBlock = Paragraph | Heading | List | Table;
export type RichText = { type: "doc"; content: TextBlock[] };

export type RichTextRefusal = "text-not-understood" | "text-too-long" | "table-too-large";
export type RichTextAnswer = { ok: true; text: RichText } | { ok: false; code: RichTextRefusal };

/** What a text may hold at most. The editor refuses a pasted table by the same bounds. */
export const richTextBounds = { characters: 200_000, tableRows: 1000, tableColumns: 30, listLevels: 2 } as const;

// Far beyond what a person writes: a text of nothing but empty paragraphs or lists within lists would otherwise pass every other bound.
const mostNodes = 100_000;
const deepestSent = 40;

/** A text without a word. */
export function emptyText(): RichText {
  return { type: "doc", content: [{ type: "paragraph" }] };
}

/** True when nothing would be printed. */
export function isEmpty(doc: RichText): boolean {
  return plainText(doc) === "";
}

/** What a browser sent as a text, or why not. Empty paragraphs are left out, merged cells taken apart, lists brought to two levels, unsafe links to plain words. */
export function richTextOf(sent: unknown): RichTextAnswer {
  const reading = new Reading();
  try {
    const root = nodeOf(sent);
    if (root.type !== "doc") throw new Refused("text-not-understood");
    const blocks = reading.blocks(root, 0);
    return { ok: true, text: blocks.length === 0 ? emptyText() : { type: "doc", content: blocks } };
  } catch (error) {
    if (error instanceof Refused) return { ok: false, code: error.code };
    throw error;
  }
}

/** The text in the convention of a section: see house-styles/running-text.ts. The marks of the second level are an en dash and letters. */
export function plainText(doc: RichText): string {
  const lines = doc.content.flatMap(linesOfBlock);
  return joinLines(lines.map((line) => ({ text: line.includes("\t") ? line : line.replace(/^[•·●▪◦]\s+(?=\S)/u, "- "), joined: false })));
}

/** The headings inside a text, in order. */
export function localHeadings(doc: RichText): string[] {
  return doc.content.flatMap((block) => (block.type === "heading" ? [wordsOf(block.content)] : [])).filter((heading) => heading !== "");
}

/** A text of the convention as a document: what a textarea or a template holds. It prints as the same text. */
export function richTextOfPlain(text: string): RichText {
  const lines = text.replace(/\r\n?/g, "\n").split("\n");
  const blocks: TextBlock[] = [];
  let blankBefore = true;
  for (const [index, line] of lines.entries()) {
    if (line.trim() === "") {
      blankBefore = true;
      continue;
    }
    addLine(blocks, line, { next: lines[index + 1] ?? "", heading: () => isHeading(clean(line), lines.slice(index + 1, index + 4), blankBefore) });
    blankBefore = false;
  }
  for (const block of blocks) if (block.type === "table") giveHead(block);
  return blocks.length === 0 ? emptyText() : { type: "doc", content: blocks };
}

/** The address of a link when it is one that may be printed: http, https or mailto. Null otherwise. */
export function linkAddress(written: unknown): string | null {
  if (typeof written !== "string" || written.length > 2000) return null;
  const address = written.trim();
  return /^(?:https?:\/\/[^\s/]|mailto:[^\s@]+@[^\s@])[^\s<>"]*$/iu.test(address) ? address.toWellFormed() : null;
}

// --- from plain text ---

const bulletMark = /^(?:- |[•·●▪◦]\s+)(?=\S)/u;
const secondBulletMark = /^– (?=\S)/u;
const numberMark = /^([1-9]\d{0,2})\. (?=\S)/u;
const letterMark = /^([a-z])\. (?=\S)/u;
const letters = "abcdefghijklmnopqrstuvwxyz";

function addLine(blocks: TextBlock[], written: string, around: { next: string; heading: () => boolean }): void {
  const above = blocks.at(-1);
  if (written.includes("\t")) {
    const row = rowOf(written.split("\t").map(clean));
    // Rows of another width begin another table: filling them up would add cells nobody wrote.
    if (above?.type === "table" && above.content[0]!.content.length === row.content.length) above.content.push(row);
    else blocks.push({ type: "table", content: [row] });
    return;
  }
  const line = clean(written);
  const bullet = bulletMark.exec(line)?.[0];
  if (bullet !== undefined) {
    const item = itemOf(line.slice(bullet.length));
    if (above?.type === "bullet_list") above.content.push(item);
    else blocks.push({ type: "bullet_list", content: [item] });
    return;
  }
  const number = numberMark.exec(line);
  if (number) {
    const order = Number(number[1]);
    const item = itemOf(line.slice(number[0].length));
    if (above?.type === "ordered_list" && above.attrs.order + above.content.length === order) {
      above.content.push(item);
      return;
    }
    if (!isOrdinal(line) || clean(around.next).startsWith(`${order + 1}. `)) {
      blocks.push({ type: "ordered_list", attrs: { order }, content: [item] });
      return;
    }
  }
  if ((above?.type === "bullet_list" || above?.type === "ordered_list") && addToSecondLevel(above.content.at(-1)!, line)) return;
  blocks.push(around.heading() ? { type: "heading", attrs: { level: 3 }, content: [{ type: "text", text: line }] } : paragraphOf(line));
}

function addToSecondLevel(item: ListItem, line: string): boolean {
  const last = item.content.at(-1)!;
  const bullet = secondBulletMark.exec(line)?.[0];
  if (bullet !== undefined) {
    const point = itemOf(line.slice(bullet.length));
    if (last.type === "bullet_list") last.content.push(point);
    else item.content.push({ type: "bullet_list", content: [point] });
    return true;
  }
  const letter = letterMark.exec(line);
  if (!letter) return false;
  const point = itemOf(line.slice(letter[0].length));
  if (last.type === "ordered_list" && letters[last.content.length % letters.length] === letter[1]) last.content.push(point);
  else if (letter[1] === "a") item.content.push({ type: "ordered_list", attrs: { order: 1 }, content: [point] });
  else return false;
  return true;
}

function itemOf(text: string): ListItem {
  return { type: "list_item", content: [paragraphOf(text)] };
}

function rowOf(cells: readonly string[]): TableRow {
  return { type: "table_row", content: cells.map((cell) => ({ type: "table_cell", content: [paragraphOf(cell)] })) };
}

function giveHead(table: Table): void {
  const rows = table.content.map((row) => row.content.map(cellText));
  if (hasHeadRow(rows)) for (const cell of table.content[0]!.content) cell.type = "table_header";
}

function paragraphOf(text: string): Paragraph {
  return text === "" ? { type: "paragraph" } : { type: "paragraph", content: [{ type: "text", text }] };
}

// --- to plain text ---

function linesOfBlock(block: TextBlock): string[] {
  switch (block.type) {
    case "paragraph":
    case "heading": {
      const text = wordsOf(block.content);
      return text === "" ? [] : [text];
    }
    case "bullet_list":
    case "ordered_list":
      return linesOfList(block, 1);
    case "table":
      return block.content.map((row) => row.content.map(cellText).join("\t")).filter((line) => line.trim() !== "");
  }
}

function linesOfList(list: List, level: 1 | 2): string[] {
  return itemsWithWords(list).flatMap((item, index) => {
    const [paragraph, ...lists] = item.content;
    return [`${markOfItem(list, level, index)} ${wordsOf(paragraph.content)}`, ...lists.flatMap((each) => linesOfList(each, 2))];
  });
}

// An item without words of its own prints no mark; what stands under it moves up.
function itemsWithWords(list: List): ListItem[] {
  return list.content.flatMap((item) => {
    const [paragraph, ...lists] = item.content;
    return wordsOf(paragraph.content) === "" ? lists.flatMap(itemsWithWords) : [item];
  });
}

function markOfItem(list: List, level: 1 | 2, index: number): string {
  if (list.type === "bullet_list") return level === 1 ? "-" : "–";
  return level === 1 ? `${list.attrs.order + index}.` : `${letters[index % letters.length]}.`;
}

function cellText(cell: TableCell): string {
  return clean(cell.content.map((paragraph) => wordsOf(paragraph.content)).join(" "));
}

function wordsOf(words: readonly Words[] | undefined): string {
  return clean((words ?? []).map((each) => each.text).join(""));
}

// One line: no line breaks or tabs, which part blocks and cells, and no blanks at the ends.
function clean(text: string): string {
  return legible(text).replace(/ {2,}/g, " ").trim();
}

function legible(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, " ")
    .replace(/[\u200b\ufeff]/g, "");
}

// --- from a browser ---

class Refused extends Error {
  readonly code: RichTextRefusal;
  constructor(code: RichTextRefusal) {
    super(code);
    this.code = code;
  }
}

type Sent = { type: string; attrs: Record<string, unknown>; content: unknown[]; text: unknown; marks: unknown[] };

function nodeOf(sent: unknown): Sent {
  if (typeof sent !== "object" || sent === null) throw new Refused("text-not-understood");
  const { type, attrs, content, text, marks } = sent as Record<string, unknown>;
  if (typeof type !== "string" || (content !== undefined && !Array.isArray(content)) || (marks !== undefined && !Array.isArray(marks)))
    throw new Refused("text-not-understood");
  return {
    type,
    attrs: typeof attrs === "object" && attrs !== null ? (attrs as Record<string, unknown>) : {},
    content: (content as unknown[] | undefined) ?? [],
    text,
    marks: (marks as unknown[] | undefined) ?? [],
  };
}

/** One reading of one sent text: it counts as it goes, so that no bound is passed unseen. */
class Reading {
  #characters = 0;
  #nodes = 0;
  #tableRows = 0;

  blocks(parent: Sent, depth: number): TextBlock[] {
    return parent.content.flatMap((sent) => this.#block(this.#node(sent, depth), depth));
  }

  #node(sent: unknown, depth: number): Sent {
    if (++this.#nodes > mostNodes) throw new Refused("text-too-long");
    if (depth > deepestSent) throw new Refused("text-not-understood");
    return nodeOf(sent);
  }

  #block(node: Sent, depth: number): TextBlock[] {
    switch (node.type) {
      case "paragraph": {
        const content = this.#words(node, depth);
        return hasWords(content) ? [{ type: "paragraph", content }] : [];
      }
      case "heading": {
        const content = this.#words(node, depth);
        return hasWords(content) ? [{ type: "heading", attrs: { level: node.attrs.level === 4 ? 4 : 3 }, content }] : [];
      }
      case "bullet_list":
      case "ordered_list":
        return this.#list(node, depth, 1);
      case "table":
        return this.#table(node, depth);
      default:
        throw new Refused("text-not-understood");
    }
  }

  #list(node: Sent, depth: number, level: number): List[] {
    const items: ListItem[] = [];
    for (const sent of node.content) {
      const item = this.#node(sent, depth + 1);
      if (item.type !== "list_item") throw new Refused("text-not-understood");
      const words: Words[] = [];
      const lists: List[] = [];
      for (const child of item.content) {
        const part = this.#node(child, depth + 2);
        if (part.type === "paragraph") appendWords(words, this.#words(part, depth + 2));
        else if (part.type === "bullet_list" || part.type === "ordered_list") lists.push(...this.#list(part, depth + 2, level + 1));
        else throw new Refused("text-not-understood");
      }
      if (!hasWords(words)) items.push(...lists.flatMap((list) => list.content));
      else if (level < richTextBounds.listLevels) items.push({ type: "list_item", content: [{ type: "paragraph", content: words }, ...lists] });
      // A third level stands on the second.
      else items.push({ type: "list_item", content: [{ type: "paragraph", content: words }] }, ...lists.flatMap((list) => list.content));
    }
    if (items.length === 0) return [];
    if (node.type === "bullet_list") return [{ type: "bullet_list", content: items }];
    const { order } = node.attrs;
    const first = level === 1 && typeof order === "number" && Number.isInteger(order) && order > 0 && order < 1000 ? order : 1;
    return [{ type: "ordered_list", attrs: { order: first }, content: items }];
  }

  #table(node: Sent, depth: number): Table[] {
    this.#tableRows += node.content.length;
    if (this.#tableRows > richTextBounds.tableRows) throw new Refused("table-too-large");
    const grid: (TableCell | undefined)[][] = node.content.map(() => []);
    for (const [at, sent] of node.content.entries()) {
      const row = this.#node(sent, depth + 1);
      if (row.type !== "table_row") throw new Refused("text-not-understood");
      let column = 0;
      for (const each of row.content) {
        const cell = this.#node(each, depth + 2);
        if (cell.type !== "table_cell" && cell.type !== "table_header") throw new Refused("text-not-understood");
        while (grid[at]![column] !== undefined) column++;
        const [wide, high] = [span(cell.attrs.colspan), span(cell.attrs.rowspan)];
        if (column + wide > richTextBounds.tableColumns) throw new Refused("table-too-large");
        // A merged cell becomes single ones, the words in the first: the convention of the text knows no merging.
        for (let down = 0; down < high && at + down < grid.length; down++)
          for (let across = 0; across < wide; across++)
            grid[at + down]![column + across] =
              down === 0 && across === 0 ? { type: cell.type, content: this.#cell(cell, depth + 2) } : { type: cell.type, content: [{ type: "paragraph" }] };
        column += wide;
      }
    }
    const width = Math.max(0, ...grid.map((row) => row.length));
    if (width === 0) return [];
    return [
      {
        type: "table",
        content: grid.map((row) => ({
          type: "table_row",
          content: Array.from({ length: width }, (_, column) => row[column] ?? { type: row[0]?.type ?? "table_cell", content: [{ type: "paragraph" }] }),
        })),
      },
    ];
  }

  #cell(node: Sent, depth: number): Paragraph[] {
    const paragraphs = this.blocks(node, depth + 1).flatMap((block): Paragraph[] => {
      if (block.type === "paragraph") return [block];
      // What a cell cannot hold stands in it as words.
      return linesOfBlock(block).map((line) => paragraphOf(clean(line)));
    });
    return paragraphs.length === 0 ? [{ type: "paragraph" }] : paragraphs;
  }

  #words(parent: Sent, depth: number): Words[] {
    const words: Words[] = [];
    for (const sent of parent.content) {
      const node = this.#node(sent, depth + 1);
      if (node.type !== "text" || typeof node.text !== "string") throw new Refused("text-not-understood");
      this.#characters += node.text.length;
      if (this.#characters > richTextBounds.characters) throw new Refused("text-too-long");
      const text = legible(node.text);
      if (text !== "") appendWord(words, { type: "text", text, marks: marksOf(node.marks) });
    }
    return words.map(({ type, text, marks }) => (marks === undefined || marks.length === 0 ? { type, text } : { type, text, marks }));
  }
}

function hasWords(words: readonly Words[]): boolean {
  return wordsOf(words) !== "";
}

// Always in this order, as the editor's schema has them: ProseMirror compares marks one by one.
function marksOf(sent: readonly unknown[]): TextMark[] {
  const nodes = sent.map(nodeOf);
  if (nodes.some(({ type }) => type !== "strong" && type !== "em" && type !== "link")) throw new Refused("text-not-understood");
  const marks: TextMark[] = [];
  if (nodes.some(({ type }) => type === "strong")) marks.push({ type: "strong" });
  if (nodes.some(({ type }) => type === "em")) marks.push({ type: "em" });
  const href = linkAddress(nodes.find(({ type }) => type === "link")?.attrs.href);
  if (href !== null) marks.push({ type: "link", attrs: { href } });
  return marks;
}

function appendWords(words: Words[], more: readonly Words[]): void {
  if (words.length > 0 && more.length > 0) appendWord(words, { type: "text", text: " " });
  for (const each of more) appendWord(words, each);
}

function appendWord(words: Words[], word: Words): void {
  const last = words.at(-1);
  if (last && JSON.stringify(last.marks ?? []) === JSON.stringify(word.marks ?? [])) last.text += word.text;
  else words.push({ ...word });
}

function span(sent: unknown): number {
  return typeof sent === "number" && Number.isInteger(sent) && sent > 1 ? Math.min(sent, richTextBounds.tableRows) : 1;
}
