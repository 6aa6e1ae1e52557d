/** HTML → lines: blocks become lines, headings keep their level, table rows their cells, links their address. */

import { load } from "cheerio";
import type { ChildNode, Element } from "domhandler";
import type { Line } from "../parse/lines.ts";
import { limits } from "./limits.ts";

const skipped = new Set(["script", "style", "noscript", "template", "svg", "head", "iframe", "object", "select", "nav"]);
const blocks = new Set([
  "address",
  "article",
  "aside",
  "blockquote",
  "body",
  "caption",
  "center",
  "dd",
  "details",
  "dialog",
  "div",
  "dl",
  "dt",
  "fieldset",
  "figcaption",
  "figure",
  "footer",
  "form",
  "h1",
  "h2",
  "h3",
  "h4",
  "h5",
  "h6",
  "header",
  "hr",
  "html",
  "legend",
  "li",
  "main",
  "menu",
  "ol",
  "p",
  "pre",
  "section",
  "summary",
  "table",
  "tbody",
  "tfoot",
  "thead",
  "tr",
  "ul",
]);

type Open = { text: string; bold: number; heading: number | null; mark: string | undefined; cells: string[] | null; href: string | null; links: number };

/** Lines of an HTML document. `partial` when it was longer than Sagsgang reads. Never throws on any markup. */
export function linesOfHtml(html: string, options: { fragment?: boolean } = {}): { lines: Line[]; partial: boolean } {
  const $ = load(html, {}, !options.fragment);
  const main = $("main, [role=main], #main-content").first();
  const root: ChildNode[] = options.fragment
    ? ($.root().toArray() as never)
    : (main.length > 0 && main.text().trim().length > 200 ? main : $("body")).toArray();
  const lines: Line[] = [];
  let open: Open = emptyLine();
  let boldDepth = 0;
  let blankBefore = 0;
  let href: string | null = null;
  let headingNow: number | null = null;
  let row: string[] | null = null;
  const lists: { ordered: boolean; n: number }[] = [];
  let markNow: string | undefined;

  const flush = (): void => {
    const text = tidy(open.text);
    if (text !== "" && row === null && lines.length < limits.lines) {
      lines.push({
        page: 1,
        line: lines.length + 1,
        text: text.slice(0, limits.lineCharacters * 10),
        heading: open.heading,
        bold: open.bold >= text.length * 0.6,
        blankBefore,
        cells: null,
        size: null,
        x: null,
        y: null,
        right: null,
        ...(open.mark ? { mark: open.mark } : {}),
        ...(open.href && open.links === text.length ? { href: open.href } : {}),
      });
      blankBefore = 0;
      markNow = undefined;
    } else if (row !== null && text !== "") {
      row[row.length - 1] = tidy(`${row.at(-1) ?? ""} ${text}`);
    }
    open = emptyLine();
    open.heading = headingNow;
    open.mark = markNow;
    open.href = href;
  };

  type Step = { node: ChildNode; leaving: boolean };
  const stack: Step[] = root.map((node) => ({ node, leaving: false }));
  while (stack.length > 0) {
    const { node, leaving } = stack.pop()!;
    if (node.type === "text") {
      const data = (node as unknown as { data: string }).data.replace(/[\u00AD\u200B\u2060\uFEFF]/g, "").replace(/[\s\u00A0]+/g, " ");
      open.text += data;
      if (boldDepth > 0) open.bold += data.length;
      if (href !== null) {
        open.href ??= href;
        open.links += tidy(data).length;
      }
      continue;
    }
    if (node.type !== "tag" && node.type !== "root" && node.type !== "script" && node.type !== "style") continue;
    const element = node as Element;
    const name = (element.name ?? "root").toLowerCase();
    if (skipped.has(name) || element.attribs?.["hidden"] !== undefined || element.attribs?.["aria-hidden"] === "true") continue;
    const block = blocks.has(name);
    if (!leaving) {
      if (name === "br") {
        flush();
        continue;
      }
      if (block) flush();
      if (/^h[1-6]$/.test(name)) headingNow = open.heading = Number(name[1]);
      if (name === "b" || name === "strong" || name === "th") boldDepth++;
      if (name === "a" && element.attribs?.["href"]) href = element.attribs["href"];
      if (name === "p" || name === "table" || name === "ul" || name === "ol") blankBefore = Math.max(blankBefore, lines.length > 0 ? 1 : 0);
      if (name === "ol" || name === "ul") lists.push({ ordered: name === "ol", n: Number(element.attribs?.["start"] ?? 1) });
      if (name === "li") {
        const list = lists.at(-1);
        open.mark = markNow = list?.ordered ? `${list.n++}.` : "-";
      }
      if (name === "tr" && row === null && isDataRow($, element)) row = [];
      if ((name === "td" || name === "th") && row !== null) {
        flush();
        row.push("");
      }
      stack.push({ node: element, leaving: true });
      for (let index = element.children.length - 1; index >= 0; index--) stack.push({ node: element.children[index]!, leaving: false });
      continue;
    }
    if (block || name === "td" || name === "th") flush();
    if (/^h[1-6]$/.test(name)) headingNow = open.heading = null;
    if (name === "b" || name === "strong" || name === "th") boldDepth--;
    if (name === "a") href = open.href = null;
    if (name === "ol" || name === "ul") lists.pop();
    if (name === "li") markNow = open.mark = undefined;
    if (name === "tr" && row !== null) {
      const cells: string[] = row.map(tidy);
      row = null;
      if (cells.some((cell) => cell !== "") && lines.length < limits.lines) {
        lines.push({
          page: 1,
          line: lines.length + 1,
          text: cells.length === 1 ? cells[0]! : cells.join("\t"),
          heading: null,
          bold: false,
          blankBefore,
          cells: cells.length > 1 ? cells : null,
          size: null,
          x: null,
          y: null,
          right: null,
        });
        blankBefore = 0;
      }
    }
  }
  flush();
  return { lines, partial: lines.length >= limits.lines };
}

// Old pages are laid out with tables: a row that holds headings, lists or whole pages of text is no table row.
function isDataRow($: ReturnType<typeof load>, row: Element): boolean {
  return $(row).find("table, ul, ol, form, h1, h2, h3, h4, h5, h6").length === 0 && $(row).text().length < 4_000;
}

function emptyLine(): Open {
  return { text: "", bold: 0, heading: null, mark: undefined, cells: null, href: null, links: 0 };
}

function tidy(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
