/** Markup, JSON and plain text, read the way a reader and a machine get them: what is drawn, and what stands behind it. */

import { certificatesIn } from "./certificate-text.ts";
import { attributesOf, markupPieces } from "./markup.ts";
import type { PartSink } from "./part-sink.ts";

const inline = new Set(
  "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q s samp small span strike strong sub sup time tt u var wbr".split(" "),
);
// Attributes that hold measures and names of shapes, not words.
const silent =
  /^(?:class|style|d|points|viewbox|transform|width|height|x|y|x1|x2|y1|y2|cx|cy|r|rx|ry|integrity|nonce|srcset|sizes|fill|stroke|colspan|rowspan|xmlns.*)$/iu;

/** A web page: its text as one reads it, and each for itself its attributes and links, comments and scripts. In one pass, whatever it is nested in. */
export function tellHtml(html: string, sink: PartSink): void {
  let text = "";
  const attributes: string[] = [];
  const comments: string[] = [];
  const scripts: string[] = [];
  let script = false;
  for (const piece of markupPieces(html, true)) {
    if (piece.kind === "text") {
      if (script) scripts.push(piece.text);
      else text += piece.text;
    } else if (piece.kind === "comment") comments.push(piece.text);
    else {
      const name = piece.name.toLowerCase();
      if (piece.kind === "open") {
        script = name === "script" || name === "style";
        for (const [attribute, value] of attributesOf(piece.attributes))
          if (!silent.test(attribute) && value.length > 3) attributes.push(`${attribute}: ${linkText(value)}`);
      } else script = false;
      if (name === "td" || name === "th") text += piece.kind === "close" ? "\t" : "";
      else if (!inline.has(name)) text += "\n";
    }
  }
  sink.tell("tekst", text.replace(/\n\s{1,10000}/gu, "\n"));
  sink.tell("link og skjulte felter", attributes.join("\n"));
  sink.tell("kommentar i siden", comments.join("\n"));
  sink.tell("script eller typografi", scripts.join("\n"));
}

/** A link as it is clicked: percent signs resolved, so that a number in it is read. */
export function linkText(link: string): string {
  if (!link.includes("%")) return link;
  try {
    return decodeURIComponent(link);
  } catch {
    return link;
  }
}

/** Plain text, and what the certificates in it tell. */
export function tellPlain(text: string, sink: PartSink): void {
  sink.tell("tekst", text);
  sink.tell("certifikat", certificatesIn(text));
}

/** XML: the text of every element, its attributes and its comments. Text that is itself HTML is read as such. */
export function tellXml(xml: string, sink: PartSink): void {
  let text = "";
  const attributes: string[] = [];
  const comments: string[] = [];
  for (const piece of markupPieces(xml)) {
    if (piece.kind === "text") {
      if (/<(?:p|div|td|span|b|i|br|a)[\s>/]/iu.test(piece.text))
        for (const inner of markupPieces(piece.text))
          text += inner.kind === "text" ? inner.text : inner.kind === "open" && !inline.has(inner.name.toLowerCase()) ? "\n" : "";
      else text += piece.text;
    } else if (piece.kind === "comment") comments.push(piece.text);
    else if (piece.kind === "open") {
      for (const [name, value] of attributesOf(piece.attributes)) if (!silent.test(name) && value.length > 3) attributes.push(`${name}: ${linkText(value)}`);
    } else if (!inline.has(piece.name)) text += "\n";
  }
  tellPlain(text, sink);
  sink.tell("attributter", attributes.join("\n"));
  sink.tell("kommentar", comments.join("\n"));
}

/** JSON: every value beside its name, markup in values read as text. Broken JSON is read as the text it is. */
export function tellJson(json: string, sink: PartSink): void {
  let value: unknown;
  try {
    value = JSON.parse(json.replace(/^\uFEFF/u, ""));
  } catch {
    sink.tell(
      "tekst",
      json.replace(/\\u([0-9a-f]{4})/giu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    );
    return;
  }
  const lines: string[] = [];
  const markup: string[] = [];
  const stack: [name: string, value: unknown][] = [["", value]];
  while (stack.length > 0) {
    const [name, each] = stack.pop()!;
    if (Array.isArray(each)) for (let index = each.length - 1; index >= 0; index--) stack.push([name, each[index]]);
    else if (each !== null && typeof each === "object") for (const [key, inner] of Object.entries(each).toReversed()) stack.push([key, inner]);
    else if (typeof each === "string" && /<[a-z/!][^>]*>/iu.test(each)) markup.push(each);
    else if (each !== null && each !== "") lines.push(`${name}: ${String(each)}`);
  }
  sink.tell("felter", lines.join("\n"));
  for (const each of markup) tellHtml(each, sink);
}
