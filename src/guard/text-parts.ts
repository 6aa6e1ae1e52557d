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

/** JSON: every name and every value beside its name, as often as they are written; markup in values read as text. Broken JSON is read as the text it is. */
export function tellJson(json: string, sink: PartSink): void {
  try {
    JSON.parse(json.replace(/^\uFEFF/u, ""));
  } catch {
    sink.tell(
      "tekst",
      json.replace(/\\u([0-9a-f]{4})/giu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    );
    return;
  }
  const lines: string[] = [];
  const markup: string[] = [];
  // Of two equal names a parser keeps the last, so what is told is what is written.
  const outer: string[] = [];
  let name = "";
  let named = false;
  const nameAlone = (): void => void (named && lines.push(`${name}:`));
  for (const token of jsonTokens(json)) {
    if (token === "{" || token === "[") {
      nameAlone();
      outer.push(name);
    } else if (token === "}" || token === "]") name = outer.pop() ?? "";
    else if (token.endsWith(":")) {
      name = JSON.parse(token.slice(0, -1)) as string;
      named = true;
      continue;
    } else {
      const value = token.startsWith('"') ? (JSON.parse(token) as string) : token;
      if (token.startsWith('"') && /<[a-z/!][^>]*>/iu.test(value)) {
        nameAlone();
        markup.push(value);
      } else if (value === "" || value === "null") nameAlone();
      else lines.push(`${name}: ${value}`);
    }
    named = false;
  }
  sink.tell("felter", lines.join("\n"));
  for (const each of markup) tellHtml(each, sink);
}

// Strings, with the colon behind a name, brackets, and bare values; of JSON that is known to be whole.
function* jsonTokens(json: string): Generator<string> {
  const bare = /[[\]{}]|[^\s,:"[\]{}]+|"/gu;
  for (let found = bare.exec(json); found; found = bare.exec(json)) {
    if (found[0] !== '"') {
      yield found[0];
      continue;
    }
    let end = json.indexOf('"', found.index + 1);
    while (end !== -1 && escaped(json, end)) end = json.indexOf('"', end + 1);
    if (end === -1) return;
    bare.lastIndex = end + 1;
    let after = end + 1;
    while (/\s/u.test(json[after] ?? "")) after++;
    yield json.slice(found.index, end + 1) + (json[after] === ":" ? ":" : "");
  }
}

function escaped(json: string, at: number): boolean {
  let back = at;
  while (json[back - 1] === "\\") back--;
  return (at - back) % 2 === 1;
}
