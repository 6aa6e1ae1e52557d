/** XML and its kin, read piece by piece in one pass: tolerant of what is broken, and with no entities that grow. */

export type MarkupPiece =
  | { kind: "open"; name: string; attributes: string; closed: boolean }
  | { kind: "close"; name: string }
  | { kind: "text"; text: string }
  | { kind: "comment"; text: string };

/**
 * The pieces of some markup in their order; text and comments with character references resolved. `html`: what stands in a script or a style
 * is one piece of text, as it is written.
 */
export function* markupPieces(markup: string, html = false): Generator<MarkupPiece> {
  let at = 0;
  while (at < markup.length) {
    const tag = markup.indexOf("<", at);
    if (tag === -1) {
      yield { kind: "text", text: unescaped(markup.slice(at)) };
      return;
    }
    if (tag > at) yield { kind: "text", text: unescaped(markup.slice(at, tag)) };
    if (markup.startsWith("<!--", tag)) {
      const end = endOf(markup, "-->", tag + 4);
      yield { kind: "comment", text: unescaped(markup.slice(tag + 4, end)) };
      at = end + 3;
    } else if (markup.startsWith("<![CDATA[", tag)) {
      const end = endOf(markup, "]]>", tag + 9);
      yield { kind: "text", text: markup.slice(tag + 9, end) };
      at = end + 3;
    } else if (markup.startsWith("<?", tag) || markup.startsWith("<!", tag)) {
      const end = endOf(markup, ">", tag + 2);
      yield { kind: "comment", text: unescaped(markup.slice(tag + 2, end)) };
      at = end + 1;
    } else if (/[A-Za-z/_]/u.test(markup[tag + 1] ?? "")) {
      const end = endOfTag(markup, tag + 1);
      const inside = markup.slice(tag + 1, end);
      at = end + 1;
      if (inside.startsWith("/")) yield { kind: "close", name: inside.slice(1).trim() };
      else {
        const name = /^[^\s/]+/u.exec(inside)?.[0] ?? "";
        yield { kind: "open", name, attributes: inside.slice(name.length), closed: inside.endsWith("/") };
        if (html && /^(?:script|style)$/iu.test(name)) {
          const close = markup.slice(at).search(/<\/(?:script|style)/iu);
          const end = close === -1 ? markup.length : at + close;
          if (end > at) yield { kind: "text", text: markup.slice(at, end) };
          at = end;
        }
      }
    } else {
      yield { kind: "text", text: "<" };
      at = tag + 1;
    }
  }
}

/** A name without its prefix: which prefix stands for what is each file's own choice. */
export function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

/** The attributes of an opening tag. */
export function attributesOf(written: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const match of written.matchAll(/([^\s=/"'<>]{1,200})\s{0,10}=\s{0,10}(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+))/gu))
    found.set(match[1]!, unescaped(match[2] ?? match[3] ?? match[4] ?? ""));
  return found;
}

function endOf(markup: string, mark: string, from: number): number {
  const end = markup.indexOf(mark, from);
  return end === -1 ? markup.length : end;
}

// A > inside quotation marks does not end the tag; one that never ends is all that is left.
function endOfTag(markup: string, from: number): number {
  let quote = "";
  for (let at = from; at < markup.length; at++) {
    const character = markup[at]!;
    if (quote !== "") {
      if (character === quote) quote = "";
    } else if (character === '"' || character === "'") quote = character;
    else if (character === ">") return at;
  }
  const plain = markup.indexOf(">", from);
  return plain === -1 ? markup.length : plain;
}

const named: Record<string, string> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: "\u00A0",
  shy: "\u00AD",
  ndash: "–",
  mdash: "—",
  minus: "−",
  hyphen: "‐",
  dash: "‐",
  horbar: "―",
  Tab: "\t",
  NewLine: "\n",
  numsp: "\u2007",
  puncsp: "\u2008",
  commat: "@",
  period: ".",
  aelig: "æ",
  oslash: "ø",
  aring: "å",
  AElig: "Æ",
  Oslash: "Ø",
  Aring: "Å",
  eacute: "é",
  thinsp: "\u2009",
  ensp: "\u2002",
  emsp: "\u2003",
  zwnj: "\u200C",
  zwj: "\u200D",
};

/** Character references resolved, once. */
export function unescaped(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([A-Za-z]{2,10}));?/giu,
    (whole, hex: string | undefined, decimal: string | undefined, name: string | undefined) => {
      if (name !== undefined) return named[name] ?? whole;
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : " ";
    },
  );
}
