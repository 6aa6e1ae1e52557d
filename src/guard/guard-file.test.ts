/** Wherever in a file an identifier lies, the guard finds it and says where; what it cannot read, it says. */

import assert from "node:assert/strict";
import test, { after } from "node:test";
import fc from "fast-check";
import type { Finding, GuardContext } from "#core/guard/finding.ts";
import { printPdf } from "#platform/pdf.ts";
import { dice, impossibleCpr, laterThan } from "#test/guard-documents.ts";
import * as files from "#test/guard-files.ts";
import { doublePdfBomb, encryptedPdf, longPdf, pdfBomb, zipOf } from "#test/hostile-files.ts";
import { guardFile, guardFiles, stopGuard } from "./guard-file.ts";

after(stopGuard);

const [birth, serial] = impossibleCpr(dice(7));
const cpr = `${birth}-${serial}`;
const told = `Ansøgeren har nummer ${cpr} hos os`;
const context: GuardContext = { today: "2026-11-22", municipality: { domain: "lindeborg.example", phone: null }, closed: [], openText: "" };

async function guarded(name: string, bytes: Buffer, today = context.today): Promise<Finding[]> {
  return guardFile({ name, mediaType: "", bytes }, { ...context, today });
}

function stopped(findings: readonly Finding[], part: RegExp): void {
  const mine = findings.filter((finding) => finding.kind === "cpr" && finding.level === "stop");
  assert.ok(
    mine.some((finding) => part.test(finding.place.part)),
    `in ${JSON.stringify(findings.map((finding) => [finding.kind, finding.level, finding.place.part]))}`,
  );
  for (const { excerpt, words, place } of findings) assert.ok(![excerpt, words, place.part].join(" ").includes(serial), "a finding shows what it masks");
}

test("a number is found in every corner of a Word document", async (t) => {
  const corners: Record<files.WordCorner, RegExp> = {
    body: /^tekst$/u,
    "split runs": /^tekst$/u,
    comment: /kommentar/u,
    deleted: /slettet tekst i registrerede ændringer/u,
    inserted: /^tekst$/u,
    header: /sidehoved/u,
    footnote: /fodnote/u,
    hidden: /skjult tekst/u,
    title: /egenskaber/u,
    author: /egenskaber/u,
    "custom property": /egenskaber/u,
    link: /link/u,
    "alt text": /navne og beskrivelser/u,
    field: /feltkoder/u,
  };
  for (const [corner, place] of Object.entries(corners) as [files.WordCorner, RegExp][])
    await t.test(corner, async () => stopped(await guarded("bilag.docx", files.wordFile(corner, told)), place));
});

test("a number is found in every corner of a workbook, also as a figure that lost its first zero", async (t) => {
  const corners: Record<files.SheetCorner, RegExp> = {
    cell: /^ark »Tal«$/u,
    number: /^ark »Tal«$/u,
    "hidden sheet": /^skjult ark »Grundlag«$/u,
    "hidden row": /skjulte rækker i ark »Tal«/u,
    comment: /kommentar/u,
    "defined name": /navngivne områder/u,
    "unused string": /tekster gemt i projektmappen/u,
    "pivot cache": /pivottabellens gemte data/u,
    "sheet name": /arknavn/u,
  };
  const early = `0${1 + (Number(birth.slice(0, 2)) % 9)}${birth.slice(2)}-${serial}`;
  for (const [corner, place] of Object.entries(corners) as [files.SheetCorner, RegExp][])
    await t.test(corner, async () => stopped(await guarded("tal.xlsx", files.workbookFile(corner, corner === "number" ? early : told)), place));
});

test("a figure in a sheet is read as what its heading, its neighbour or its style says it is", async (t) => {
  const figure = `${1 + (Number(birth.slice(0, 2)) % 9)}${birth.slice(2)}${serial}`;
  const text = (at: string, words: string): string => `<c r="${at}" t="inlineStr"><is><t>${words}</t></is></c>`;
  const number = (at: string, more = ""): string => `<c r="${at}"${more}><v>${figure}</v></c>`;
  const row = (...cells: string[]): string => `<row>${cells.join("")}</row>`;
  const styles = (code: string): string =>
    `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="${code}"/></numFmts><cellStyleXfs><xf numFmtId="0"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>`;
  const made: [string, Buffer][] = [
    ["below other words in its column", files.cellsFile(row(text("B1", "CPR-nr.")) + row(text("B2", "ukendt")) + row(number("B3")))],
    ["beside the word", files.cellsFile(row(text("A1", "CPR-nr."), number("B1")))],
    ["in a style of six and four", files.cellsFile(row(number("B3", ' s="1"')), styles("000000\\-0000"))],
    ["in a style with words in quotes", files.cellsFile(row(number("B3", ' s="1"')), styles("000000&quot;-&quot;0000;@"))],
  ];
  for (const [name, bytes] of made) await t.test(name, async () => stopped(await guarded("tal.xlsx", bytes, laterThan), /^ark »Tal«$/u));
  await t.test("in a sheet of OpenDocument", async () => {
    const cell = (words: string): string => `<table:table-cell office:value-type="float"><text:p>${words}</text:p></table:table-cell>`;
    const gap = '<table:table-cell table:number-columns-repeated="2"/>';
    const content = `<office:spreadsheet><table:table><table:table-row>${gap}${cell("CPR-nr.")}</table:table-row><table:table-row>${cell("Jens")}<table:table-cell/>${cell(figure)}</table:table-row></table:table></office:spreadsheet>`;
    const bytes = zipOf([
      { name: "mimetype", bytes: Buffer.from("application/vnd.oasis.opendocument.spreadsheet") },
      { name: "content.xml", bytes: Buffer.from(content) },
    ]);
    stopped(await guarded("tal.ods", bytes, laterThan), /^tekst$/u);
  });
  await t.test("and as nothing where none of them says it", async () => {
    const bytes = files.cellsFile(row(text("A1", "Beløb"), number("B1")) + row(number("B2", ' s="1"')), styles("#,##0"));
    assert.deepEqual(await guarded("tal.xlsx", bytes, laterThan), []);
  });
});

test("a workbook and a document are read alike whatever prefix their maker used", async (t) => {
  const corners: [files.SheetCorner, RegExp][] = [
    ["cell", /^ark »Tal«$/u],
    ["hidden sheet", /^skjult ark »Grundlag«$/u],
    ["hidden row", /skjulte rækker i ark »Tal«/u],
    ["comment", /kommentar/u],
    ["defined name", /navngivne områder/u],
    ["unused string", /tekster gemt i projektmappen/u],
    ["pivot cache", /pivottabellens gemte data/u],
    ["sheet name", /arknavn/u],
  ];
  for (const [corner, place] of corners) await t.test(corner, async () => stopped(await guarded("tal.xlsx", files.workbookFile(corner, told, "x")), place));
  const lines = (prefix: string): Buffer =>
    zipOf([
      { name: "[Content_Types].xml", bytes: Buffer.from("<Types/>") },
      {
        name: "word/document.xml",
        bytes: Buffer.from(
          ["Dato 2026", cpr, "17 i alt"].map((each) => `<${prefix}:p><${prefix}:r><${prefix}:t>${each}</${prefix}:t></${prefix}:r></${prefix}:p>`).join(""),
        ),
      },
    ]);
  for (const prefix of ["w", "ns0"]) await t.test(`lines of ${prefix}`, async () => stopped(await guarded("brev.docx", lines(prefix)), /^tekst$/u));
  const cells = `<x:row><x:c><x:v>17</x:v></x:c><x:c><x:v>${cpr}</x:v></x:c><x:c><x:v>4</x:v></x:c></x:row>`;
  await t.test("cells that no workbook names", async () => {
    const findings = await guarded(
      "tal.xlsx",
      zipOf([
        { name: "[Content_Types].xml", bytes: Buffer.from("<Types/>") },
        { name: "xl/worksheets/sheet9.xml", bytes: Buffer.from(`<x:worksheet><x:sheetData>${cells}</x:sheetData></x:worksheet>`) },
        { name: "xl/externalLinks/externalLink1.xml", bytes: Buffer.from(cells.replace(/<(\/?)x:c>/gu, "<$1cell>")) },
      ]),
    );
    stopped(findings, /sheet9/u);
    stopped(findings, /gemte data fra en anden projektmappe/u);
  });
});

test("a number is found on slides, hidden slides, in notes and comments", async (t) => {
  const corners: Record<files.SlideCorner, RegExp> = {
    slide: /^dias 1$/u,
    "hidden slide": /^skjult dias 2$/u,
    notes: /^noter til dias 1$/u,
    comment: /kommentar/u,
  };
  for (const [corner, place] of Object.entries(corners) as [files.SlideCorner, RegExp][])
    await t.test(corner, async () => stopped(await guarded("oplæg.pptx", files.slidesFile(corner, told)), place));
});

test("a number is found in what stands beside an Office document's own text", async (t) => {
  const word = (name: string, content: string | Buffer): Buffer => files.wordFile("body", "Brev", [{ name, bytes: Buffer.from(content) }]);
  const slides = (name: string, content: string): Buffer =>
    zipOf([
      { name: "[Content_Types].xml", bytes: Buffer.from("<Types/>") },
      { name, bytes: Buffer.from(content) },
    ]);
  const open = (name: string, content: string): Buffer =>
    zipOf([
      { name: "mimetype", bytes: Buffer.from("application/vnd.oasis.opendocument.text") },
      { name, bytes: Buffer.from(content) },
    ]);
  const undashed = `${birth}${serial}`;
  const described = /navne og beskrivelser/u;
  const certificate = files.certificateFor("Prøve Underskriver", `CPR:${undashed}`).toString("base64");
  const signature = `<Signature><KeyInfo><X509Data><X509Certificate>${certificate}</X509Certificate></X509Data></KeyInfo></Signature>`;
  const pivot = (cells: string): Buffer => slides("xl/pivotCache/pivotCacheRecords1.xml", `<pivotCacheRecords><r>${cells}</r></pivotCacheRecords>`);
  const prompt = `<p:sp><p:nvSpPr><p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr><p:txBody><a:p><a:r><a:t>`;
  const made: [string, string, Buffer, RegExp][] = [
    ["a document's variable", "brev.docx", word("word/settings.xml", `<w:settings><w:docVar w:name="Borger" w:val="${cpr}"/></w:settings>`), described],
    [
      "a variable of figures alone",
      "brev.docx",
      word("word/settings.xml", `<w:settings><w:docVar w:name="Borger" w:val="${undashed}"/></w:settings>`),
      described,
    ],
    ["a watermark", "brev.docx", word("word/header1.xml", `<w:hdr><v:shape><v:textpath string="${told}"/></v:shape></w:hdr>`), described],
    ["a field in short form", "brev.docx", word("word/footer1.xml", `<w:ftr><w:fldSimple w:instr=" QUOTE ${cpr} "/></w:ftr>`), described],
    ["alternative text of figures alone", "brev.docx", files.wordFile("alt text", undashed), described],
    ["others' data under a measure's name", "brev.docx", word("customXml/item1.xml", `<sag><order>${cpr}</order></sag>`), /skjulte data/u],
    ["a part in UTF-16", "brev.docx", word("word/footer1.xml", Buffer.from(`\uFEFF<w:ftr><w:t>${told}</w:t></w:ftr>`, "utf16le")), /sidefod/u],
    [
      "a part in UTF-16 without its mark",
      "brev.docx",
      word("customXml/item1.xml", Buffer.from(`<?xml version="1.0"?><a>${told}</a>`, "utf16le")),
      /skjulte data/u,
    ],
    ["a picture's own marks", "brev.docx", word("word/media/image1.png", files.pngSaying(told)), /^billede image1\.png › billedets egenskaber$/u],
    ["a signature", "brev.docx", word("_xmlsignatures/sig1.xml", signature), /^underskriftens certifikat$/u],
    ["a signature of OpenDocument", "brev.odt", open("META-INF/documentsignatures.xml", signature), /^underskriftens certifikat$/u],
    ["hidden text of OpenDocument", "brev.odt", open("content.xml", `<text:p><text:hidden-text text:string-value="${told}"/></text:p>`), described],
    [
      "a certificate alone",
      "nøgle.crt",
      Buffer.from(`-----BEGIN CERTIFICATE-----\n${certificate.replace(/.{64}/gu, "$&\n")}\n-----END CERTIFICATE-----\n`),
      /certifikat/u,
    ],
    ["a pivot table's string without a dash", "tal.xlsx", pivot(`<s v="${undashed}"/>`), described],
    ["a pivot table's figure", "tal.xlsx", pivot(`<n v="${undashed}"/>`), described],
    [
      "a slide master",
      "oplæg.pptx",
      slides("ppt/slideMasters/slideMaster1.xml", `<p:sldMaster><a:p><a:r><a:t>${told}</a:t></a:r></a:p></p:sldMaster>`),
      /^diasmaster$/u,
    ],
    [
      "a prompt of a layout",
      "oplæg.pptx",
      slides("ppt/slideLayouts/slideLayout2.xml", `${prompt}${told}</a:t></a:r></a:p></p:txBody></p:sp>`),
      /^diaslayout$/u,
    ],
    ["a tag of slides", "oplæg.pptx", slides("ppt/tags/tag1.xml", `<p:tagLst><p:tag name="SAG" val="${undashed}"/></p:tagLst>`), described],
  ];
  for (const [name, file, bytes, place] of made) await t.test(name, async () => stopped(await guarded(file, bytes, laterThan), place));
  await t.test("what a layout asks for, and the numbers programs give their things, are no finds", async () => {
    const quiet = [
      slides("ppt/slideLayouts/slideLayout1.xml", `${prompt}Klik her for at tilføje tekst</a:t></a:r></a:p></p:txBody></p:sp>`),
      slides("ppt/slides/slide1.xml", `<p:sld><p14:creationId val="${undashed}"/><c:axId val="${undashed}"/></p:sld>`),
      word("word/settings.xml", `<w:settings><w:rsids><w:rsid w:val="0A${birth}"/><w:rsid w:val="${serial}ABCD"/></w:rsids></w:settings>`),
      word("word/footer1.xml", `<w:ftr><w:sdt><w:sdtPr><w:id w:val="-${undashed}"/></w:sdtPr></w:sdt></w:ftr>`),
    ];
    for (const bytes of quiet) assert.deepEqual(await guarded("fil", bytes, laterThan), []);
  });
});

test("a number is found in every corner of an OpenDocument text", async (t) => {
  const corners: Record<files.OpenDocumentCorner, RegExp> = { body: /^tekst$/u, comment: /kommentar/u, deleted: /slettet/u, title: /egenskaber/u };
  for (const [corner, place] of Object.entries(corners) as [files.OpenDocumentCorner, RegExp][])
    await t.test(corner, async () => stopped(await guarded("notat.odt", files.openDocumentFile(corner, told)), place));
});

test("a number is found in a PDF wherever it lies", async (t) => {
  const inner = files.wordFile("comment", told);
  const made: [string, () => Buffer | Promise<Buffer>, RegExp][] = [
    ["on its second page", () => files.typedPdf(["Forside", told]), /^side 2$/u],
    ["under a black box", () => files.blackBoxPdf(told), /^side 1$/u],
    ["white on white", () => files.whitePdf(told), /^side 1$/u],
    ["in what it tells of itself", () => files.typedPdf(["Bilag"], { Title: told }), /^egenskaber$/u],
    ["in a note", () => files.markedPdf("note", told), /^kommentar på side 1$/u],
    ["in a link's address", () => files.markedPdf("link", told), /^link på side 1$/u],
    ["in a bookmark", () => files.markedPdf("bookmark", told), /^bogmærker$/u],
    ["in a filled-in field", () => files.markedPdf("field", told), /^formularfelt på side 1$/u],
    ["in a Word file inside it", () => files.pdfWithFile("ansøgning.docx", inner), /^vedhæftet fil »ansøgning\.docx« › kommentar$/u],
    ["in the certificate of a signature", () => files.signedPdf("Prøve Underskriver", `CPR:${birth}${serial}`), /^underskriftens certifikat$/u],
    [
      "in an edition that pretends to be inside a stream",
      () => Buffer.from(files.twiceSavedPdf(`Nummer ${cpr}`, "Nummeret er slettet").toString("latin1").replace("%%EOF", "%%EOF\nendstream"), "latin1"),
      /^tidligere udgave 1 af filen$/u,
    ],
    [
      "in an edition of a file whose last mark was cut off",
      () => {
        const saved = files.twiceSavedPdf(`Nummer ${cpr}`, "Nummeret er slettet");
        return saved.subarray(0, saved.lastIndexOf("%%EOF"));
      },
      /^tidligere udgave 1 af filen$/u,
    ],
    ["in a property of its own making", () => files.nookPdf("own property", cpr), /^egenskaber$/u],
    ["in a script", () => files.nookPdf("document script", cpr), /^script$/u],
    ["in the script it opens with", () => files.nookPdf("opening script", cpr), /^script$/u],
    ["in a page's script", () => files.nookPdf("page script", cpr), /^script på side 1$/u],
    ["in a field's script", () => files.nookPdf("field script", cpr), /^script på side 1$/u],
    ["in the words for a picture", () => files.nookPdf("alt text", cpr), /^billedtekst på side 1$/u],
    ["among a field's choices", () => files.nookPdf("choices", cpr), /^formularfelt på side 1$/u],
    ["in a form's data", () => files.nookPdf("form data", cpr), /^data i filen$/u],
    ["in a layer's name", () => files.nookPdf("layer", cpr), /^lagenes navne$/u],
    ["in what a page tells of itself", () => files.nookPdf("page properties", cpr), /^data i filen$/u],
    ["in a stamp", () => files.nookPdf("stamp", `Nummer ${cpr}`), /^side 1, læst som billede$/u],
    ["in an edition it was saved on top of", () => files.twiceSavedPdf(`Nummer ${cpr}`, "Nummeret er slettet"), /^tidligere udgave 1 af filen$/u],
  ];
  for (const [name, make, place] of made) await t.test(name, async () => stopped(await guarded("bilag.pdf", await make()), place));
});

test("of a paper we printed ourselves all is read but the words of its pages", async () => {
  const printed = printPdf({ title: told, blocks: [{ kind: "heading", level: 1, text: told }] });
  const parts = async (pagesRead: boolean): Promise<string[]> =>
    (await guardFile({ name: "referat.pdf", mediaType: "application/pdf", bytes: printed, pagesRead }, context)).map(({ place }) => place.part);
  assert.deepEqual(
    (await parts(false)).filter((part) => !/^side \d/u.test(part)),
    await parts(true),
  );
  assert.ok((await parts(true)).includes("bogmærker") && (await parts(true)).includes("egenskaber"));
  assert.ok(!(await parts(false)).some((part) => part.startsWith("tidligere udgave")), "the end of a font's table is no end of a file");
  const saved = await files.twiceSavedPdf(`Nummer ${cpr}`, "Nummeret er slettet");
  stopped(await guardFile({ name: "referat.pdf", mediaType: "application/pdf", bytes: saved, pagesRead: true }, context), /^tidligere udgave 1 af filen$/u);
});

test("a number is found in web pages, XML, JSON, RTF, mails, pictures' own words, zips in zips and file names", async (t) => {
  const html = (body: string): Buffer => Buffer.from(`<!doctype html><html><head><title>Bilag</title></head><body>${body}</body></html>`);
  const spread = `<b>${birth}</b>-<i>${serial}</i>`;
  const made: [string, string, Buffer, RegExp][] = [
    ["a page's text over several elements", "side.html", html(`<p>Nummer ${spread}</p>`), /^tekst$/u],
    ["a page's comment", "side.html", html(`<!-- ${told} -->`), /kommentar/u],
    ["a page's link", "side.html", html(`<a href="/sag?navn=${encodeURIComponent(told)}">sagen</a>`), /link og skjulte felter/u],
    ["a page's description", "side.html", html(`<meta name="description" content="${told}">`), /link og skjulte felter/u],
    ["a page's script", "side.html", html(`<script>const sag = "${told}"</script>`), /script/u],
    ["character references", "side.html", html(`<p>${[...cpr].map((each) => `&#${each.charCodeAt(0)};`).join("")}</p>`), /^tekst$/u],
    ["XML", "data.xml", Buffer.from(`<?xml version="1.0"?><sag><titel>${told}</titel></sag>`), /^tekst$/u],
    ["an attribute of XML", "data.xml", Buffer.from(`<?xml version="1.0"?><sag titel="${told}"/>`), /attributter/u],
    ["JSON", "data.json", Buffer.from(JSON.stringify({ sag: { titel: told } })), /felter/u],
    ["markup in JSON", "data.json", Buffer.from(JSON.stringify({ html: `<p>Nummer ${spread}</p>` })), /^tekst$/u],
    ["rich text", "notat.rtf", Buffer.from(`{\\rtf1\\ansi Notat\\par ${told.replace("ø", "\\'f8")}\\par}`), /^tekst$/u],
    ["a mail", "svar.eml", files.mailFile(told), /mailens tekst/u],
    [
      "a file sent with a mail",
      "svar.eml",
      files.mailFile("Se vedlagte", { name: "brev.docx", bytes: files.wordFile("body", told) }),
      /vedhæftet »brev\.docx« › tekst/u,
    ],
    ["a picture's words in PNG", "foto.png", files.pngSaying(told), /billedets egenskaber/u],
    ["a picture's words in JPEG", "foto.jpg", files.jpegSaying(told), /billedets egenskaber/u],
    [
      "a zip in a zip",
      "alt.zip",
      zipOf([{ name: "inde.zip", bytes: zipOf([{ name: "brev.txt", bytes: Buffer.from(told) }]) }]),
      /»inde\.zip« i pakken › »brev\.txt« i pakken › tekst/u,
    ],
    [
      "a zip in a Word document",
      "brev.docx",
      files.wordFile("body", "Brev", [{ name: "word/embeddings/pakke.zip", bytes: zipOf([{ name: "brev.txt", bytes: Buffer.from(told) }]) }]),
      /indlejret fil pakke\.zip › »brev\.txt« i pakken/u,
    ],
    ["rich text of nothing but numbers", "notat.rtf", Buffer.from(`{\\rtf1\\ansi ${`${birth}${serial}\\par\r\n`.repeat(30)}}`), /^tekst$/u],
    [
      "rich text broken in the middle of a number",
      "notat.rtf",
      Buffer.from(`{\\rtf1\\ansi\r\nNummer\r\n ${cpr.slice(0, 4)}\r\n${cpr.slice(4)}\\par}`),
      /^tekst$/u,
    ],
    ["a dash of rich text's own", "notat.rtf", Buffer.from(`{\\rtf1 Nummer ${birth}\\endash ${serial}\\par}`), /^tekst$/u],
    [
      "a picture's words in rich text",
      "notat.rtf",
      Buffer.from(`{\\rtf1{\\*\\shppict{\\pict{\\*\\picprop}\\pngblip\r\n${files.pngSaying(told).toString("hex").replace(/.{80}/gu, "$&\r\n")}}}}`),
      /billedets egenskaber/u,
    ],
    ["a file in rich text", "notat.rtf", Buffer.from(`{\\rtf1{\\object{\\*\\objdata ${Buffer.from(told, "latin1").toString("hex")}}}}`), /skjulte data/u],
    ["a name of JSON", "data.json", Buffer.from(JSON.stringify({ sager: { [cpr]: { titel: "Sag" } } })), /felter/u],
    ["a name of JSON with nothing in it", "data.json", Buffer.from(`{"${cpr}":null,"sag":""}`), /felter/u],
    ["the first of two equal names of JSON", "data.json", Buffer.from(`{"titel":"${told}","titel":"Sag"}`), /felter/u],
    ["what a Mac left in a zip", "alt.zip", zipOf([{ name: "__MACOSX/brev.txt", bytes: Buffer.from(told) }]), /brev\.txt« i pakken › tekst/u],
    ["a mail without its suffix", "svar.txt", files.mailFile(told), /mailens tekst/u],
    [
      "the second mail of a box",
      "svar.mbox",
      Buffer.concat(["Ingenting", told].flatMap((each) => [Buffer.from("From nogen Mon Jan 5 10:00:00 2026\n"), files.mailFile(each), Buffer.from("\n")])),
      /mailens tekst/u,
    ],
    [
      "before a mail's first part",
      "svar.eml",
      Buffer.from(files.mailFile("Hej").toString().replace("--skille", `${told}\r\n--skille`)),
      /uden for mailens dele/u,
    ],
    ["a mail with blanks around its sign", "svar.eml", Buffer.from(files.mailFile(told).toString().replace("boundary=", "boundary = ")), /mailens tekst/u],
    [
      "a part of a mail with no head",
      "svar.eml",
      Buffer.from(`Content-Type: multipart/mixed; boundary=skille\n\n--skille\n\n${told}\n\nHilsen\n--skille--\n`),
      /mailens tekst/u,
    ],
    [
      "a web page in a link of a page",
      "side.html",
      html(`<a href="data:text/html;charset=utf-8;base64,${html(`<p>${told}</p>`).toString("base64")}">a</a>`),
      /^fil 1 i siden › tekst$/u,
    ],
    [
      "a PDF in a page",
      "side.html",
      html(`<embed src="data:application/pdf;base64,${(await files.typedPdf([told])).toString("base64")}">`),
      /^fil 1 i siden › side 1$/u,
    ],
    ["the file's name", `ansøgning ${cpr}.txt`, Buffer.from("Ansøgning"), /^filnavn$/u],
    ["Windows' old letters", "brev.txt", Buffer.from(told, "latin1"), /^tekst$/u],
    ["UTF-16", "brev.txt", Buffer.from(`\uFEFF${told}`, "utf16le"), /^tekst$/u],
  ];
  for (const [name, file, bytes, place] of made) await t.test(name, async () => stopped(await guarded(file, bytes, laterThan), place));
});

test("scanned pages are read, upside down too, and a picture of a page is one", { timeout: 300_000 }, async (t) => {
  const lines = ["Ansøgning om støtte fra puljen til foreninger", `Ansøgerens CPR-nummer: ${cpr}`, "Beløb: 4.000 kr. til leje af lokaler i foråret"];
  await t.test("as it lies", async () =>
    stopped(await guarded("skannet.pdf", await files.scannedPdf([files.pageImage(lines)])), /^side 1, læst som billede$/u),
  );
  await t.test("upside down", async () =>
    stopped(await guarded("skannet.pdf", await files.scannedPdf([files.pageImage(lines, { upsideDown: true, kind: "jpeg" })])), /^side 1, læst som billede$/u),
  );
  await t.test("letters drawn as curves", async () => stopped(await guarded("kurver.pdf", await files.curvedPdf(lines)), /^side 1, læst som billede$/u));
  await t.test("a picture in a Word document", async () =>
    stopped(
      await guarded("brev.docx", files.wordFile("body", "Se billedet", [{ name: "word/media/image1.png", bytes: files.pageImage(lines) }])),
      /^billede image1\.png, læst som billede$/u,
    ),
  );
});

test("markup made to grow is read in time that follows its length", async () => {
  for (const each of ["<div>", "<b><p>", "<a '", '<a "x>', "<!--", "<script>", "&#4", "<td>", "</", "<x y=1 "]) {
    const started = performance.now();
    await guarded("side.html", Buffer.from(`<html>${each.repeat(240_000 / each.length)}`));
    assert.ok(performance.now() - started < 15_000, each);
  }
});

test("what cannot be read stops, with a sentence that says what to do", async (t) => {
  const made: [string, string, Buffer, RegExp][] = [
    ["an encrypted PDF", "låst.pdf", encryptedPdf(), /adgangskode/u],
    ["a damaged PDF", "halv.pdf", Buffer.from("%PDF-1.4\n1 0 obj << /Type /Catalog >> garbage"), /beskadiget/u],
    ["a PDF that grows", "bombe.pdf", pdfBomb(300), /urimeligt meget/u],
    ["one that grows twice", "bombe.pdf", doublePdfBomb(300), /urimeligt meget/u],
    ["a zip that grows", "bombe.zip", zipOf([{ name: "a.txt", bytes: Buffer.alloc(300 * 1024 * 1024, 32) }]), /urimeligt meget/u],
    ["a broken zip", "halv.zip", zipOf([{ name: "a.txt", bytes: Buffer.from("x".repeat(2000)) }]).subarray(0, 60), /beskadiget/u],
    ["zips in zips without end", "dukke.zip", doll(9), /så dybt inde/u],
    ["an empty file", "tom.pdf", Buffer.alloc(0), /tom/u],
    ["a file in rich text", "brev.rtf", Buffer.from(`{\\rtf1{\\object{\\*\\objdata ${"00ff".repeat(100)}}}}`), /RTF-dokument/u],
    ["a drawing in rich text", "brev.rtf", Buffer.from(`{\\rtf1{\\pict\\wmetafile8 ${"0100".repeat(100)}}}`), /RTF-dokument/u],
    ["a program", "kør.exe", Buffer.from([0x4d, 0x5a, 0, 1, 2, 3, 0, 0, 0xff, 0xfe, 9, 8]), /ikke kan læse/u],
    ["an old Word document", "gammel.doc", Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]), /ældre Office-format/u],
    [
      "a workbook whose sheets are not there",
      "tal.xlsx",
      zipOf([
        { name: "[Content_Types].xml", bytes: Buffer.from("<Types/>") },
        { name: "xl/workbook.xml", bytes: Buffer.from('<workbook><sheets><sheet name="Tal" r:id="r1"/></sheets></workbook>') },
      ]),
      /ingen ark/u,
    ],
    ["more pages than are read", "lang.pdf", longPdf(3_200), /kun de første 3000/u],
  ];
  for (const [name, file, bytes, sentence] of made) {
    await t.test(name, { timeout: 120_000 }, async () => {
      const unread = (await guarded(file, bytes)).filter((finding) => finding.kind === "unreadable" && finding.level === "stop");
      assert.ok(
        unread.some((finding) => sentence.test(finding.words)),
        JSON.stringify(unread.map((finding) => finding.words)),
      );
    });
  }
});

function doll(layers: number): Buffer {
  return layers === 0 ? Buffer.from("inderst") : zipOf([{ name: layers === 1 ? "a.txt" : "a.zip", bytes: doll(layers - 1) }]);
}

test("a scan with more pages than are read says how many were not", { timeout: 300_000 }, async () => {
  // Small pages of one word are read in a blink; the bound on pages is what is tried.
  const image = files.pageImage(["Side"]);
  const findings = await guarded(
    "lang-skanning.pdf",
    await files.scannedPdf(
      Array.from({ length: 63 }, () => image),
      [120, 20],
    ),
  );
  assert.ok(
    findings.some((finding) => finding.kind === "unreadable" && finding.level === "stop" && /3 sider eller billeder er ikke læst/u.test(finding.words)),
  );
});

test("the same bytes closed under one item stop under another, also inside a zip", async () => {
  const { createHash } = await import("node:crypto");
  const bytes = Buffer.from("Tilbud fra to entreprenører");
  const closed: GuardContext = { ...context, closedFiles: [{ sha256: createHash("sha256").update(bytes).digest("hex"), item: "9", name: "tilbud.txt" }] };
  for (const [name, given] of [
    ["kopi.txt", bytes],
    ["pakke.zip", zipOf([{ name: "kopi.txt", bytes }])],
  ] as const) {
    const found = (await guardFile({ name, mediaType: "", bytes: given }, closed)).filter((finding) => finding.kind === "closed-bytes");
    assert.equal(found.length, 1, name);
    assert.match(found[0]!.words, /»tilbud\.txt«, der er lukket under punkt 9/u);
  }
});

test("a file and the text shown of it are guarded together", async () => {
  const findings = await guardFiles([{ name: "bilag.docx", mediaType: "", bytes: files.wordFile("body", "Intet her"), text: told }], context);
  assert.deepEqual(
    findings.map((finding) => [finding.kind, finding.place.part]),
    [["cpr", "tekst på siden"]],
  );
});

test("the same bytes give the same keys, other bytes other keys", async () => {
  const keys = async (bytes: Buffer): Promise<string[]> => (await guarded("bilag.docx", bytes)).map((finding) => finding.key);
  const bytes = files.wordFile("comment", told);
  assert.deepEqual(await keys(bytes), await keys(Buffer.from(bytes)));
  const [first] = await keys(bytes);
  const [other] = await keys(files.wordFile("comment", told, [{ name: "word/footer1.xml", bytes: Buffer.from("<w:ftr/>") }]));
  assert.notEqual(first, other);
});

test("bytes of any kind under any name are answered, never thrown at", { timeout: 300_000 }, async () => {
  const heads = [
    "",
    "%PDF-1.7\n",
    "PK\u0003\u0004",
    "{\\rtf1",
    "\u00d0\u00cf\u0011\u00e0",
    "\u00ff\u00d8\u00ff\u00e1",
    "\u0089PNG\r\n\u001a\n",
    "<html>",
    "{",
    "From: a\n\n",
    "II*\u0000",
  ];
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...heads),
      fc.uint8Array({ maxLength: 600 }),
      fc.constantFrom("a.pdf", "a.docx", "a.eml", "a", "a.html"),
      async (head, tail, name) => {
        const findings = await guarded(name, Buffer.concat([Buffer.from(head, "latin1"), tail]));
        assert.ok(Array.isArray(findings));
      },
    ),
    { numRuns: 120 },
  );
});
