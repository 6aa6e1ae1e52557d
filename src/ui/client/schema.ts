/** The editor's schema: what core/rich-text.ts takes in, and nothing else. */

import { Schema, type NodeSpec } from "prosemirror-model";
import { tableNodes } from "prosemirror-tables";
import { linkAddress } from "#core/rich-text.ts";

const heading = (tag: string, level: 3 | 4) => ({ tag, attrs: { level } });

const list: Record<"bullet_list" | "ordered_list" | "list_item", NodeSpec> = {
  bullet_list: { group: "block list", content: "list_item+", parseDOM: [{ tag: "ul" }], toDOM: () => ["ul", 0] },
  ordered_list: {
    group: "block list",
    content: "list_item+",
    attrs: { order: { default: 1, validate: "number" } },
    parseDOM: [{ tag: "ol", getAttrs: (element) => ({ order: Math.max(1, Number(element.getAttribute("start")) || 1) }) }],
    toDOM: (node) => (node.attrs.order === 1 ? ["ol", 0] : ["ol", { start: node.attrs.order as number }, 0]),
  },
  list_item: { content: "paragraph list*", defining: true, parseDOM: [{ tag: "li" }], toDOM: () => ["li", 0] },
};

const tables = tableNodes({ tableGroup: "block", cellContent: "paragraph+", cellAttributes: {} });

export const schema = new Schema({
  nodes: {
    doc: { content: "block+" },
    paragraph: { group: "block", content: "text*", parseDOM: [{ tag: "p" }], toDOM: () => ["p", 0] },
    heading: {
      group: "block",
      content: "text*",
      defining: true,
      attrs: { level: { default: 3, validate: "number" } },
      parseDOM: [heading("h1", 3), heading("h2", 3), heading("h3", 3), heading("h4", 4), heading("h5", 4), heading("h6", 4)],
      toDOM: (node) => [`h${node.attrs.level as number}`, { class: "local-heading" }, 0],
    },
    ...list,
    ...tables,
    text: {},
  },
  // In the order core/rich-text.ts writes them.
  marks: {
    strong: { parseDOM: [{ tag: "strong" }, { tag: "b" }], toDOM: () => ["strong", 0] },
    em: { parseDOM: [{ tag: "em" }, { tag: "i" }], toDOM: () => ["em", 0] },
    link: {
      inclusive: false,
      attrs: { href: { validate: "string" } },
      parseDOM: [
        {
          tag: "a[href]",
          getAttrs: (element) => {
            const href = linkAddress(element.getAttribute("href"));
            return href === null ? false : { href };
          },
        },
      ],
      toDOM: (mark) => ["a", { href: mark.attrs.href as string, rel: "noopener" }, 0],
    },
  },
});
