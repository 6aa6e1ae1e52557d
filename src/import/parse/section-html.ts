/** The HTML FirstAgenda publishes an item in, as sections of lines: headings open sections, blocks and breaks make lines (LAYOUTS D2, D3). */

import type { AnyNode, Element } from "domhandler";
import { sectionRole, type SectionRole } from "#core/section-role.ts";
import type { SectionParts } from "./agenda-item.ts";
import type { SectionLine } from "./section-text.ts";

const heading = /^h[1-6]$/;
const block = /^(?:div|p|ul|ol|table|tbody|thead|blockquote|section|dl|dd|dt|figure|tr|li)$/;
const notText = /^(?:script|style|img|svg|head|title)$/;

// The vendor's own mark on the first paragraph of a decision, also where no heading stands above it.
const decisionClass = "xsltFirstParagraph";

// A history is told in its own words: headings in it are other bodies' and open no section of this item.
const historyClass = "sagsforloeb";

/** Reads the nodes of one item. Text before any heading is the decision of a closed item, and otherwise a section without a name. */
export function sectionsOfHtml(root: readonly AnyNode[], options: { title: string; closed: boolean }): SectionParts[] {
  const sections: SectionParts[] = [];
  let line = "";
  let joined = false;
  let mark = "";

  const open = (role: SectionRole, title: string | null) => sections.push({ role, heading: title, lines: [] });
  const endLine = (next: { joined: boolean; local?: boolean }) => {
    const text = line.replace(/[\s\u00A0]+/gu, " ").trim();
    line = "";
    if (text !== "") add({ text: mark + text, joined: joined && !next.local, local: next.local ?? false });
    if (text !== "" || !next.joined) {
      mark = "";
      joined = next.joined;
    }
  };
  const add = (each: SectionLine) => {
    // Some templates repeat the title above the text.
    if (sections.length === 0 && each.text === options.title) return;
    if (sections.length === 0) open(options.closed ? "decision" : "other", null);
    sections.at(-1)!.lines.push(each);
  };

  const walk = (node: AnyNode, place: Place): void => {
    if (node.type === "text") {
      line += node.data;
      return;
    }
    if (node.type !== "tag" || notText.test(node.name)) return;
    if (node.name === "br") return endLine({ joined: true });
    if (place.depth > deepest) {
      line += wordsOf(node);
      return endLine({ joined: false });
    }
    if (heading.test(node.name) && !holdsHeading(node)) return atHeading(node, place);
    if (node.name === "tr" && !holdsHeading(node)) return atRow(node);
    const inside = { depth: place.depth + 1, nested: place.nested || node.name === "span", history: place.history || node.attribs.class === historyClass };
    const breaks = block.test(node.name) || heading.test(node.name);
    if (breaks) endLine({ joined: false });
    if (node.attribs.class === decisionClass && sections.length === 0 && wordsOf(node) !== "") open("decision", null);
    if (node.name === "li") mark = markOfItem(node);
    if (inside.history && node.name === "u") endLine({ joined: false });
    for (const child of node.children) walk(child, inside);
    if (inside.history && node.name === "u") endLine({ joined: false });
    if (breaks) endLine({ joined: false });
  };

  const atHeading = (node: Element, { nested, history }: Place) => {
    endLine({ joined: false });
    const words = wordsOf(node);
    const current = sections.at(-1);
    if (words === "") {
      // An empty heading stands between the decision and the case (LAYOUTS D2); elsewhere it is an editor's leftover.
      if (!nested && current?.role === "decision") open("other", null);
      return;
    }
    const role = sectionRole(words);
    const opens = !history && (nested ? role !== null && current?.role !== "decision" : true);
    if (opens) return void open(role ?? "other", words.replace(/:$/u, ""));
    line = words;
    endLine({ joined: false, local: true });
  };

  const atRow = (row: Element) => {
    endLine({ joined: false });
    const cells = row.children.filter((cell): cell is Element => cell.type === "tag" && (cell.name === "td" || cell.name === "th")).map(wordsOf);
    const first = !sections.at(-1)?.lines.at(-1)?.text.includes("\t");
    if (cells.some((cell) => cell !== "")) add({ text: cells.join("\t"), joined: !first, local: false });
  };

  for (const node of root) walk(node, { depth: 0, nested: false, history: false });
  endLine({ joined: false });
  // "Fremstilling" only holds the headings below it; without words of its own it is no section.
  return sections.filter(({ lines, heading: title }) => lines.length > 0 || (title !== null && title !== "Fremstilling"));
}

/** Where in the tree the walk is. Past `deepest` no page was written by a person, and the words alone are taken. */
type Place = { depth: number; nested: boolean; history: boolean };
const deepest = 300;

// Not by recursion: a hostile page can be nested deeper than the stack.
function* within(root: AnyNode): Generator<AnyNode | "edge"> {
  const waiting: (AnyNode | "edge")[] = [root];
  while (waiting.length > 0) {
    const next = waiting.pop()!;
    yield next;
    if (next === "edge" || next.type !== "tag" || notText.test(next.name)) continue;
    if (block.test(next.name)) waiting.push("edge");
    for (let index = next.children.length - 1; index >= 0; index -= 1) waiting.push(next.children[index]!);
    if (block.test(next.name) || next.name === "br") waiting.push("edge");
  }
}

function wordsOf(root: AnyNode): string {
  let words = "";
  for (const node of within(root)) words += node === "edge" ? " " : node.type === "text" ? node.data : "";
  return words.replace(/[\s\u00A0]+/gu, " ").trim();
}

function holdsHeading(root: Element): boolean {
  for (const node of within(root)) if (node !== "edge" && node !== root && node.type === "tag" && heading.test(node.name)) return true;
  return false;
}

function markOfItem(item: Element): string {
  const list = item.parent;
  if (list?.type !== "tag" || list.name !== "ol") return "- ";
  const place = list.children.filter((child) => child.type === "tag" && child.name === "li").indexOf(item);
  return `${Number(list.attribs.start ?? 1) + place}. `;
}
