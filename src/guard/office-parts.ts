/**
 * Documents, workbooks and slides (OOXML and OpenDocument): all text of the package, where it stands, and whether a reader would see it.
 * Every part is read as the XML it is, so that nothing hides in a corner no reader of ours knows.
 */

import { textOf } from "#import/extract/media-type.ts";
import type { ZipEntry } from "#import/extract/zip.ts";
import { certificatesIn } from "./certificate-text.ts";
import { tellImageMarks } from "./image-parts.ts";
import { attributesOf, localName, markupPieces } from "./markup.ts";
import { linkText } from "./text-parts.ts";
import type { PartSink } from "./part-sink.ts";

// What every package holds and nobody wrote.
const furniture =
  /(?:^|\/)(?:theme\d*|fontTable|webSettings|styles|stylesWithEffects|numbering|tableStyles|presProps|viewProps|calcChain|\[Content_Types\]|colors\d+|style\d+|manifest|layout-cache)\.xml(?:\.rels)?$|^settings\.xml$|_rels\/settings\.xml\.rels$|printerSettings|^Configurations2\/|^Thumbnails\/|\.odttf$|\.fntdata$/u;
const pictures = /\.(?:png|jpe?g|gif|bmp|webp|tiff?)$/iu;

const places: readonly [path: RegExp, part: string][] = [
  [/^word\/document\d*\.xml$/u, "tekst"],
  [/^word\/header\d*\.xml$/u, "sidehoved"],
  [/^word\/footer\d*\.xml$/u, "sidefod"],
  [/comments\w*\.xml$|comments\/|threadedComments\//iu, "kommentar"],
  [/footnotes\.xml$/u, "fodnote"],
  [/endnotes\.xml$/u, "slutnote"],
  [/glossary\//u, "byggesten, der ikke vises"],
  [/^docProps\/|^meta\.xml$/u, "egenskaber"],
  [/^customXml\//u, "skjulte data"],
  [/\.rels$/u, "link"],
  [/^ppt\/notesSlides\/notesSlide(\d+)\.xml$/u, "noter til dias $1"],
  [/^ppt\/slides\/slide(\d+)\.xml$/u, "dias $1"],
  [/^ppt\/(?:slide|notes|handout)Masters\/[^/]+\.xml$/u, "diasmaster"],
  [/^ppt\/slideLayouts\/[^/]+\.xml$/u, "diaslayout"],
  [/pivotCache/u, "pivottabellens gemte data"],
  [/charts?\//u, "diagram"],
  [/drawings?\//u, "tegning eller tekstboks"],
  [/externalLinks\//u, "gemte data fra en anden projektmappe"],
  [/persons?\//u, "personer, der har kommenteret"],
  [/^content\.xml$/u, "tekst"],
  [/^styles\.xml$/u, "sidehoved og sidefod"],
];

/** Tells all of a package's parts. */
export async function tellOffice(entries: readonly ZipEntry[], sink: PartSink): Promise<void> {
  const names = new Set(entries.map((entry) => entry.name));
  const sheets = names.has("xl/workbook.xml") ? await tellWorkbook(entries, sink) : new Set<string>();
  for (const entry of entries) {
    if (sheets.has(entry.name) || entry.name === "mimetype" || (furniture.test(entry.name) && !(entry.name === "styles.xml" && names.has("content.xml"))))
      continue;
    if (/\.(?:xml|rels|vml)$/iu.test(entry.name)) tellXmlPart(entry.name, xmlTextOf(await entry.bytes()), sink);
    else if (pictures.test(entry.name)) {
      const [part, bytes] = [`billede ${short(entry.name)}`, await entry.bytes()];
      const within = (inner: string): string => `${part} › ${inner}`;
      tellImageMarks(bytes, {
        ...sink,
        tell: (inner, text) => sink.tell(within(inner), text),
        cannot: (inner, what, todo, level) => sink.cannot(within(inner), what, todo, level),
      });
      await sink.image(part, bytes, false);
    } else
      await sink.nested(
        /\.(?:emf|wmf|svm)$/iu.test(entry.name) ? `tegning ${short(entry.name)}` : `indlejret fil ${short(entry.name)}`,
        short(entry.name),
        await entry.bytes(),
      );
  }
}

// XML tells its letters by its mark, else by its first sign, which is always <.
function xmlTextOf(bytes: Buffer): string {
  if (bytes[0] === 0x3c && bytes[1] === 0) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0 && bytes[1] === 0x3c) return new TextDecoder("utf-16be").decode(bytes);
  return textOf(bytes);
}

function short(name: string): string {
  return name.slice(name.lastIndexOf("/") + 1);
}

function partOf(name: string): string {
  for (const [path, part] of places) {
    const match = path.exec(name);
    if (match) return part.replace("$1", match[1] ?? "");
  }
  return `delen ${short(name)}`;
}

const paragraphs = /^(?:p|h|tr|table-row|comment|Relationship|property|list-item|row|si|pt)$/u;
const cells = /^(?:tc|table-cell|c|cell)$/u;
const measures =
  /^(?:posOffset|pct\w+|formatCode|ptCount|order|idx|Pages|Words|Characters|CharactersWithSpaces|Lines|Paragraphs|TotalTime|AppVersion|DocSecurity)$/u;
const struck = /^(?:del|moveFrom|deletion)$/u;
const tellingAttributes =
  /^(?:descr|title|alt|tooltip|author|initials|subject|display|displayText|href|target|name|caption|value|formula|tag|userName|displayName|string|string-value|instr|s|v)$/iu;
// Where a bare value is someone's words, and where it is a number some program gave.
const keepsWords = /^(?:docVar|tag)$/u;
const numbered = /(?:^rsid\w*|[iI]d|^crossAx|^tmpl)$/u;

function tells(element: string, name: string, value: string): boolean {
  if (value.length < 4 || /^(?:http:\/\/schemas\.\S+|[\w-]+\.xml|\.\.\/\S+)$/u.test(value)) return false;
  const own = localName(name);
  const words = own === "val" && keepsWords.test(element);
  if (!words && !tellingAttributes.test(own) && !(own === "val" && !numbered.test(element) && /[@ ]|\d{6}/u.test(value))) return false;
  // Figures alone are measures, unless they are as long as a person's number that lost its zero.
  return !/^[\d.]+$/u.test(value) || (/^\d{9,}$/u.test(value) && (own !== "val" || words));
}

function tellXmlPart(name: string, xml: string, sink: PartSink): void {
  const part = partOf(name);
  const texts = { shown: "", deleted: "", hidden: "", fields: "", notes: "", prompts: "" };
  const attributes: string[] = [];
  const open: string[] = [];
  let deleting = 0;
  let hiding = false;
  let noting = 0;
  let slideHidden = false;
  // In a sheet every cell keeps its place in its row, an empty one too: what a column is, its heading tells.
  let sheet = false;
  let repeated = 1;
  // What a master or a layout asks one to write is shown to nobody; what else stands there is on every slide.
  const prompts = /^ppt\/\w+(?:Masters|Layouts)\//u.test(name);
  let prompting = false;
  const write = (text: string): void => {
    const element = open.at(-1) ?? "";
    // Others' data may call theirs the same, and no measure has nine digits.
    if (measures.test(element) && text.replace(/\D/gu, "").length < 9) return;
    if (element === "instrText" || element === "delInstrText") texts.fields += text;
    else if (deleting > 0 || element === "delText") texts.deleted += text;
    else if (noting > 0) texts.notes += text;
    else if (prompting) texts.prompts += text;
    else if (hiding) texts.hidden += text;
    else texts.shown += text;
  };
  const mark = (element: string): void => {
    if (sheet && element === "p") return;
    if (sheet && /^(?:covered-)?table-cell$/u.test(element)) {
      texts.shown += "\t".repeat(repeated);
      return;
    }
    const sign = paragraphs.test(element) ? "\n" : cells.test(element) || element === "tab" ? "\t" : element === "br" || element === "line-break" ? "\n" : "";
    if (sign === "") return;
    for (const each of Object.keys(texts) as (keyof typeof texts)[]) if (texts[each] !== "" && !texts[each].endsWith("\n")) texts[each] += sign;
  };
  for (const piece of markupPieces(xml)) {
    if (piece.kind === "text") {
      if (open.length > 0 && (piece.text.trim() !== "" || open.at(-1) === "t")) write(piece.text);
    } else if (piece.kind === "comment") continue;
    else if (piece.kind === "open") {
      const name = localName(piece.name);
      if (struck.test(name)) deleting += piece.closed ? 0 : 1;
      if (name === "annotation") noting += piece.closed ? 0 : 1;
      if (name === "spreadsheet") sheet = true;
      if (sheet && name.endsWith("table-cell")) repeated = Math.min(64, Number(/columns-repeated="(\d{1,5})"/u.exec(piece.attributes)?.[1] ?? 1));
      if (name === "r") hiding = false;
      if (name === "vanish" || name === "webHidden") hiding = !/="(?:0|false)"/u.test(piece.attributes);
      if (name === "sld" && /\bshow="(?:0|false)"/u.test(piece.attributes)) slideHidden = true;
      if (name === "ph") prompting = prompts;
      if (name === "noBreakHyphen") write("-");
      if (name === "softHyphen") write("\u00AD");
      if (name === "s") write(" ");
      if (piece.attributes.length > 3) {
        for (const [attribute, value] of attributesOf(piece.attributes)) if (tells(name, attribute, value)) attributes.push(linkText(value));
      }
      if (!piece.closed) open.push(name);
      else mark(name);
    } else {
      const name = localName(piece.name);
      if (struck.test(name)) deleting = Math.max(0, deleting - 1);
      if (name === "annotation") noting = Math.max(0, noting - 1);
      mark(name);
      if (name === "r") hiding = false;
      if (name === "sp" && prompting) {
        prompting = false;
        if (/(?:\d\D{0,3}){8}|@/u.test(texts.prompts)) texts.shown += texts.prompts;
        texts.prompts = "";
      }
      const last = open.lastIndexOf(name);
      if (last !== -1) open.length = last;
    }
  }
  sink.tell(slideHidden ? `skjult ${part}` : part, texts.shown);
  sink.tell(`slettet tekst i registrerede ændringer (${part})`, texts.deleted);
  sink.tell(`skjult tekst (${part})`, texts.hidden);
  sink.tell(`feltkoder (${part})`, texts.fields);
  sink.tell(`kommentar (${part})`, texts.notes);
  sink.tell("underskriftens certifikat", certificatesIn(texts.shown));
  sink.tell(part === "link" ? "link" : `navne og beskrivelser (${part})`, [...new Set(attributes)].join("\n"));
}

/** A workbook's sheets, row by row as one sees them; which parts it has told. */
async function tellWorkbook(entries: readonly ZipEntry[], sink: PartSink): Promise<Set<string>> {
  const text = async (name: string): Promise<string> => {
    const entry = entries.find((each) => each.name === name);
    return entry ? xmlTextOf(await entry.bytes()) : "";
  };
  const shared = stringsOf(await text("xl/sharedStrings.xml"));
  const dashes = dashingStyles(await text("xl/styles.xml"));
  const workbook = await text("xl/workbook.xml");
  const targets = new Map<string, string>();
  for (const piece of markupPieces(await text("xl/_rels/workbook.xml.rels"))) {
    if (piece.kind !== "open" || localName(piece.name) !== "Relationship") continue;
    const attributes = attributesOf(piece.attributes);
    targets.set(attributes.get("Id") ?? "", `xl/${(attributes.get("Target") ?? "").replace(/^\/?(?:xl\/)?/u, "")}`);
  }
  // What is not told here is told as the XML it is.
  const told = new Set(["xl/workbook.xml", ...(shared.length > 0 ? ["xl/sharedStrings.xml"] : [])]);
  let sheets = 0;
  const names: string[] = [];
  let naming = false;
  for (const piece of markupPieces(workbook)) {
    const element = piece.kind === "open" ? localName(piece.name) : "";
    if (piece.kind === "open" && element === "definedName") {
      naming = true;
      names.push(attributesOf(piece.attributes).get("name") ?? "");
    } else if (piece.kind === "close") naming = false;
    else if (piece.kind === "text" && naming) names.push(piece.text);
    if (piece.kind !== "open" || element !== "sheet") continue;
    const attributes = attributesOf(piece.attributes);
    const [, id] = [...attributes].find(([attribute]) => attribute.endsWith(":id")) ?? [];
    const target = targets.get(id ?? "") ?? "";
    const name = attributes.get("name") ?? "uden navn";
    const hidden = /hidden/iu.test(attributes.get("state") ?? "");
    sink.tell("arknavn", name);
    if (!entries.some((entry) => entry.name === target)) continue;
    sheets++;
    told.add(target);
    tellSheet(await text(target), shared, dashes, `${hidden ? "skjult ark" : "ark"} »${name}«`, sink);
  }
  if (sheets === 0) sink.cannot("hele filen", "Der er ingen ark i projektmappen, som kan læses.", "Gem den igen som .xlsx, eller gem den som PDF.");
  sink.tell("navngivne områder", names.join("\n"));
  // What no cell shows any more still stands among the shared strings.
  sink.tell("tekster gemt i projektmappen", shared.filter((_, index) => !shared.used.has(index)).join("\n"));
  return told;
}

type Strings = string[] & { used: Set<number> };

function stringsOf(xml: string): Strings {
  const strings: string[] = [];
  let text = "";
  let inside = false;
  let phonetic = false;
  for (const piece of markupPieces(xml)) {
    if (piece.kind === "text") {
      if (inside && !phonetic) text += piece.text;
      continue;
    }
    if (piece.kind === "comment") continue;
    const name = localName(piece.name);
    if (name === "t") inside = piece.kind === "open" && !piece.closed;
    else if (name === "rPh") phonetic = piece.kind === "open" && !piece.closed;
    else if (name === "si" && piece.kind === "open" && !piece.closed) text = "";
    else if (name === "si") {
      strings.push(piece.kind === "close" ? text : "");
      text = "";
    }
  }
  return Object.assign(strings, { used: new Set<number>() });
}

// The styles that show a figure as a CPR number: 000000-0000, or ten digits whatever it begins with.
function dashingStyles(xml: string): Set<number> {
  const formats = new Map<string, string>();
  const styles = new Set<number>();
  let style = -1;
  for (const piece of markupPieces(xml)) {
    if (piece.kind !== "open" && piece.kind !== "close") continue;
    const name = localName(piece.name);
    if (name === "cellXfs") style = piece.kind === "open" ? 0 : -1;
    if (piece.kind !== "open") continue;
    const attributes = attributesOf(piece.attributes);
    const format = attributes.get("numFmtId") ?? "";
    if (name === "numFmt") formats.set(format, (attributes.get("formatCode") ?? "").replace(/\[[^\]]*\]|;.*|[\\"]/gu, ""));
    else if (name === "xf" && style >= 0 && /^[0#]{6}(?: ?- ?| )?[0#]{4}$/u.test(formats.get(format) ?? "")) styles.add(style++);
    else if (name === "xf" && style >= 0) style++;
  }
  return styles;
}

function tellSheet(xml: string, shared: Strings, dashes: ReadonlySet<number>, part: string, sink: PartSink): void {
  const rows: string[] = [];
  const hiddenRows: string[] = [];
  const headings = new Map<string, string>();
  let row: string[] = [];
  let rowHidden = false;
  let cell = { column: "", type: "", style: -1, value: "", formula: "" };
  let reading: "value" | "formula" | null = null;
  const around: string[] = [];
  for (const piece of markupPieces(xml)) {
    if (piece.kind === "open") {
      const name = localName(piece.name);
      if (name === "row") {
        row = [];
        rowHidden = /\bhidden="(?:1|true)"/u.test(piece.attributes);
      } else if (name === "c") {
        const attributes = attributesOf(piece.attributes);
        cell = {
          column: /^[A-Z]+/u.exec(attributes.get("r") ?? "")?.[0] ?? "",
          type: attributes.get("t") ?? "",
          style: Number(attributes.get("s") ?? -1),
          value: "",
          formula: "",
        };
      } else if (name === "v" || name === "t") reading = "value";
      else if (name === "f") reading = "formula";
      else if (name === "hyperlink" || name === "dataValidation")
        around.push(...[...attributesOf(piece.attributes).values()].filter((each) => each.length > 3).map(linkText));
      if (piece.closed) reading = null;
    } else if (piece.kind === "text") {
      if (reading === "value") cell.value += piece.text;
      else if (reading === "formula") cell.formula += piece.text;
      else if (piece.text.trim() !== "") around.push(piece.text);
    } else if (piece.kind === "close") {
      const name = localName(piece.name);
      if (name === "c") {
        const shown = shownValue(cell, shared, dashes, headings, row.at(-1));
        if (shown !== "") row.push(shown);
        if (/["@\\]/u.test(cell.formula)) around.push(cell.formula);
      } else if (name === "row" && row.length > 0) (rowHidden ? hiddenRows : rows).push(row.join("\t"));
      reading = null;
    }
  }
  sink.tell(part, rows.join("\n"));
  sink.tell(`skjulte rækker i ${part}`, hiddenRows.join("\n"));
  sink.tell(`sidehoved, link og formler i ${part}`, around.join("\n"));
}

// A CPR number kept as a figure has lost its first zero: its heading stands far above, the word for it beside, or the cell's style shows it whole.
function shownValue(
  cell: { column: string; type: string; style: number; value: string },
  shared: Strings,
  dashes: ReadonlySet<number>,
  headings: Map<string, string>,
  beside: string | undefined,
): string {
  const words = headings.get(cell.column);
  // "ukendt" below it is no new heading.
  const head = (text: string): void => void (text.trim() !== "" && !/\d{6}/u.test(text) && !saysCpr(words) && headings.set(cell.column, text));
  if (cell.type === "s") {
    const index = Number(cell.value);
    shared.used.add(index);
    const text = shared[index] ?? "";
    head(text);
    return saysCpr(words) || saysCpr(beside) ? withWord(text) : text;
  }
  if (cell.type === "inlineStr" || cell.type === "str") {
    head(cell.value);
    return saysCpr(words) || saysCpr(beside) ? withWord(cell.value) : cell.value;
  }
  const figure = /^\d(?:\.\d+)?E\d+$/iu.test(cell.value) ? String(Number(cell.value)) : cell.value.replace(/\.0+$/u, "");
  if (saysCpr(words) || saysCpr(beside)) return withWord(figure);
  return dashes.has(cell.style) ? figure.replace(/^(\d{5,6})(\d{4})$/u, (_, birth: string, four: string) => `${birth.padStart(6, "0")}-${four}`) : figure;
}

function saysCpr(words: string | undefined): boolean {
  return words !== undefined && words.length < 60 && !/\d{4}/u.test(words) && /cpr|person(?:nummer|nr)/iu.test(words);
}

function withWord(value: string): string {
  return /^\d{9,10}$/u.test(value) ? `CPR ${value.padStart(10, "0")}` : value;
}
