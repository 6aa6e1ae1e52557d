/**
 * A sealed PDF is archival and accessible: what PDF/A-3a and PDF/UA-1 want that can be seen without veraPDF (STACK: not in Debian or npm), and what
 * no such program sees, that the words are tagged as what they are. And certificates, keys and time stamps from outside.
 */

import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { createHash, createPrivateKey, sign, X509Certificate } from "node:crypto";
import * as fs from "node:fs";
import * as http from "node:http";
import type { AddressInfo } from "node:net";
import * as os from "node:os";
import * as path from "node:path";
import test, { type TestContext } from "node:test";
import { PDFArray, PDFDict, PDFDocument, PDFName, type PDFRawStream, PDFRef, PDFString, decodePDFRawStream } from "@cantoo/pdf-lib";
import { herlev } from "#core/house-styles/herlev.ts";
import { printMinutes } from "#core/house-styles/print-minutes.ts";
import { headText, nextEntry, registerFile } from "#core/register.ts";
import { checkFile, isDoubted, verdictOf } from "#core/seal/check.ts";
import { readCms, timeStampQuestion, tokenInAnswer, writeCms } from "#core/seal/cms.ts";
import { keysFile, keysText, shortId, type SealKey } from "#core/seal/keys-list.ts";
import { sequence, small } from "#core/seal/der.ts";
import { signatureOf, type SignedPdf } from "#core/seal/pdf-file.ts";
import { readSealed, sheetText, type SealedBody, type Sheet } from "#core/seal/sealed.ts";
import { manifestText, saltedText } from "#core/minutes-text.ts";
import { KeyNotUsable, readKeyFile } from "#platform/own-certificate.ts";
import { proofTools } from "#platform/proof-tools.ts";
import { paperAsPage } from "#ui/paper.ts";
import { inventedMeeting } from "#test/invented-minutes.ts";
import { sheetBlocks } from "./copy-paper.ts";
import { openKeys, type SealKeys } from "./keys.ts";
import { sealCopy, sealOpenCopy, type Stamp } from "./seal-copy.ts";
import { NoTimeStamp, timeStampFrom } from "./time-stamp.ts";

const at = new Date("2026-03-04T15:00:00Z");

function aFolder(t: TestContext): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "sagsgang-sealed-"));
  t.after(() => fs.rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const has = (program: string): boolean => spawnSync(program, ["--version"]).error === undefined;
/** Runs a test only where a Debian program is there, and says which is not. */
const needs = (...programs: string[]): { skip: string | false } => {
  const missing = programs.filter((each) => !has(each));
  return { skip: missing.length > 0 && `programmet ${missing.join(", ")} findes ikke her` };
};

const minutes = inventedMeeting(3);
minutes.agendaItem[0]!.section.push({
  role: "finances",
  heading: "Økonomi",
  text: "Udgiften er fordelt sådan:\n\nÅr\tBeløb\n2026\t1.250.000 kr.\n2027\t340.000 kr.",
});

async function sealed(keys: SealKeys, stamp: Stamp = null, when = at): Promise<{ pdf: Buffer; json: Buffer; blocks: ReturnType<typeof printMinutes> }> {
  await keys.begin("Sagsgang, Lindeborg Kommune", at, false);
  const manifest = manifestText({ municipality: "Lindeborg Kommune", committee: "Kultur- og Fritidsudvalget", date: "2026-03-04", meeting: 7 }, []);
  const official = createHash("sha256").update(manifest).digest("hex");
  const line = { person: 1, name: "Asta Brøndlund", party: "A", role: "chair", how: "login", at: at.toISOString(), proof: null, reason: null } as const;
  const sheet: Sheet = { official, meeting: 7, signers: [line] };
  const body: SealedBody = {
    kind: "minutes",
    copy: "whole",
    text: { manifest, parts: [] },
    sheet: sheetText(sheet),
    proofs: [],
    reasons: [],
    at: when.toISOString(),
  };
  const blocks = printMinutes(minutes, herlev);
  const paper = { title: blocks[0]!.text, blocks: [...paperAsPage(blocks), ...sheetBlocks(sheet, official)] };
  return { ...(await sealCopy(body, paper, { keys, stamp, municipality: "Lindeborg Kommune" })), blocks };
}

/** The structure tree in reading order: what each element is (by its standard name). */
function structure(document: PDFDocument): { kind: string; element: PDFDict }[] {
  const tree = document.catalog.lookup(PDFName.of("StructTreeRoot"), PDFDict);
  const found: { kind: string; element: PDFDict }[] = [];
  const walk = (node: unknown): void => {
    const value = node instanceof PDFRef ? document.context.lookup(node) : node;
    if (value instanceof PDFArray) for (const each of value.asArray()) walk(each);
    else if (value instanceof PDFDict) {
      const kind = value.lookupMaybe(PDFName.of("S"), PDFName)?.asString().slice(1);
      if (kind !== undefined) found.push({ kind, element: value });
      const inner = value.get(PDFName.of("K"));
      if (inner !== undefined) walk(inner);
    }
  };
  walk(tree.get(PDFName.of("K")));
  return found;
}

test("a sealed PDF says of itself that it is PDF/A-3a and PDF/UA-1, and has what both want", async (t) => {
  const { pdf } = await sealed(openKeys(path.join(aFolder(t), "keys")));
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  const { catalog, context } = document;
  const stream = catalog.lookup(PDFName.of("Metadata")) as PDFRawStream;
  const xmp = Buffer.from(decodePDFRawStream(stream).decode()).toString("utf8");
  assert.match(xmp, /<pdfaid:part>3<\/pdfaid:part><pdfaid:conformance>A<\/pdfaid:conformance>/);
  assert.match(xmp, /<pdfuaid:part[^>]*>1<\/pdfuaid:part>/);
  assert.match(xmp, /pdfaSchema:prefix>pdfuaid</, "a schema PDF/A does not know must be described (ISO 19005-3, 6.6.2.3)");
  assert.equal(pdf.toString("latin1").match(/<x:xmpmeta/g)!.length, 1, "the metadata before the patch are not left in the file");
  assert.match(xmp, /<dc:title>/);
  assert.equal(catalog.lookup(PDFName.of("Lang"), PDFString).decodeText(), "da-DK");
  assert.ok(catalog.has(PDFName.of("OutputIntents")) && catalog.has(PDFName.of("Outlines")) && catalog.has(PDFName.of("AF")));
  assert.equal(String(catalog.lookup(PDFName.of("MarkInfo"), PDFDict).get(PDFName.of("Marked"))), "true");
  assert.equal(String(catalog.lookup(PDFName.of("ViewerPreferences"), PDFDict).get(PDFName.of("DisplayDocTitle"))), "true");
  assert.ok(context.trailerInfo.ID, "a file has a name of its own (6.1.3)");
  assert.equal(context.trailerInfo.Encrypt, undefined);
  for (const page of document.getPages()) if (page.node.has(PDFName.of("Annots"))) assert.equal(String(page.node.get(PDFName.of("Tabs"))), "/S");
  for (const [, object] of context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFDict)) continue;
    const type = String(object.get(PDFName.of("Type")));
    if (type === "/Filespec") {
      assert.equal(String(object.get(PDFName.of("AFRelationship"))), "/Data");
      assert.ok(object.has(PDFName.of("Desc")) && object.has(PDFName.of("UF")));
    }
    if (type === "/FontDescriptor") assert.ok(object.has(PDFName.of("FontFile2")) || object.has(PDFName.of("FontFile3")), "every typeface is in the file");
    assert.ok(!object.has(PDFName.of("JS")) && String(object.get(PDFName.of("S"))) !== "/JavaScript");
    if (String(object.get(PDFName.of("Subtype"))) === "/Link") assert.ok(object.has(PDFName.of("Contents")), "a link says where it leads (7.18.5)");
    if (String(object.get(PDFName.of("Subtype"))) === "/Widget") assert.equal(String(object.get(PDFName.of("Rect"))), "[ -1 -1 -1 -1 ]");
  }
});

test("headings, tables and their header cells stand in the PDF's tags as they stand in the page's blocks", needs("pdfinfo", "pdftotext"), async (t) => {
  const folder = aFolder(t);
  const { pdf, blocks } = await sealed(openKeys(path.join(folder, "keys")));
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  const tags = structure(document);
  const kinds = tags.map((each) => each.kind);
  const headings = kinds.filter((kind) => /^H\d$/.test(kind));
  const wanted = paperAsPage(blocks).flatMap((block) => (block.kind === "heading" ? [block] : []));
  assert.equal(headings.length, wanted.length + 2, "and the sheet's two");
  assert.equal(headings.filter((kind) => kind === "H1").length, 1 + minutes.agendaItem.length + 2, "one for each item, beside contents and sheet");
  let above = 0;
  for (const heading of headings) {
    const level = Number(heading.slice(1));
    assert.ok(level <= above + 1, `${heading} after level ${above}`);
    above = level;
  }
  assert.equal(kinds.filter((kind) => kind === "Table").length, 2);
  assert.equal(kinds.filter((kind) => kind === "TH").length, 2 + 4, "the first row of each table is its head");
  assert.equal(kinds.filter((kind) => kind === "TD").length, 2 * 2 + 4);
  for (const { kind, element } of tags)
    if (kind === "TH") assert.match(String(element.get(PDFName.of("A"))) + String(element.lookup(PDFName.of("A"))), /Scope|R/);
  const file = path.join(folder, "sealed.pdf");
  fs.writeFileSync(file, pdf);
  const told = execFileSync("pdfinfo", ["-struct-text", file], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  const texts = [...told.matchAll(/^ *H\d[^\n]*\n((?: +"[^\n]*"\n?)+)/gm)].map(([, lines]) =>
    lines!
      .replace(/^ *"|"$/gm, "")
      .replace(/\n/g, "")
      .trim(),
  );
  const flat = (text: string): string => text.replace(/[\s\u00ad]+/gu, "");
  assert.deepEqual(
    texts.slice(0, wanted.length).map(flat),
    wanted.map((block) => flat(block.text)),
  );
  const words = flat(execFileSync("pdftotext", [file, "-"], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }));
  for (const block of blocks) if (block.kind === "paragraph") assert.ok(words.includes(flat(block.text)), block.text);
});

test("other programs find the seal valid and the file clean", needs("pdfsig", "pdfdetach"), async (t) => {
  const folder = aFolder(t);
  const { pdf, json } = await sealed(openKeys(path.join(folder, "keys")));
  const file = path.join(folder, "sealed.pdf");
  fs.writeFileSync(file, pdf);
  const said = execFileSync("pdfsig", ["-nocert", file], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  assert.match(said, /ETSI\.CAdES\.detached[^]*Total document signed[^]*Signature is Valid/);
  execFileSync("pdfdetach", ["-saveall", "-o", folder, file], { stdio: "ignore" });
  assert.deepEqual(fs.readFileSync(path.join(folder, "referat.json")), json, "the data inside are the data beside");
  if (has("qpdf")) assert.match(execFileSync("qpdf", ["--check", file], { encoding: "utf8" }), /No syntax or stream encoding errors/);
  else t.diagnostic("qpdf findes ikke her, så qpdf --check er ikke kørt");
});

test("a key list proves nothing of itself: it is held against another, and what is found of the others given is told", async (t) => {
  const folder = aFolder(t);
  const [keys, forged] = [openKeys(path.join(folder, "keys")), openKeys(path.join(folder, "forged"))];
  await keys.begin("Segl for Lindeborg", at, false);
  await forged.begin("Segl for Lindeborg", at, false);
  const list = (): string => keysFile(keys.list()!);
  const look = async (file: string, against: string | null, register: string | null = null): Promise<[string, string]> => {
    const { findings } = await checkFile(Buffer.from(file), { register, keys: against }, proofTools);
    return [verdictOf(findings), findings.map(({ state, says }) => `${state}: ${says}`).join(" ")];
  };
  const first = list();
  for (const against of [null, first]) {
    const [verdict, says] = await look(first, against);
    assert.equal(verdict, "unknown", "the same list twice is one list");
    assert.match(says, /Sammenlign fingeraftrykket/);
    assert.ok(says.includes(shortId(keys.list()!.keys[0]!.id)));
  }
  assert.deepEqual((await look(keysFile(forged.list()!), first))[0], "wrong");
  await keys.rotate("Segl for Lindeborg", new Date(at.getTime() + 1000), "Årligt skifte");
  const second = list();
  assert.match((await look(second, first)).join(), /unknown: Nøglelisten er nyere[^]*det nye siger kun den selv god for/);
  assert.match((await look(first, second)).join(), /^ok,doubt: .*ældre end den, der er givet/);
  await keys.revoke(keys.list()!.keys[0]!.id, new Date(at.getTime() + 2000), "Stjålet", "Segl for Lindeborg");
  assert.equal((await look(list(), second))[0], "unknown");
  assert.match((await look(second, list())).join(), /^ok,doubt: /);
  // A key of the older one left out, or begun at another time, is another list, however well it is signed.
  const pem = createPrivateKey(fs.readFileSync(path.join(folder, "keys", `${keys.list()!.keys[1]!.id}.key.pem`)));
  const signed = (all: readonly SealKey[]): string =>
    keysFile({ keys: all, signed: { key: all.at(-1)!.id, signature: sign("sha256", Buffer.from(keysText(all)), pem).toString("base64") } });
  const [one, two] = keys.list()!.keys as [SealKey, SealKey];
  assert.equal((await look(signed([two]), list()))[0], "wrong");
  assert.equal((await look(signed([{ ...one, from: new Date(0).toISOString() }, two]), list()))[0], "wrong");
  // What is wrong with the list or the register that is given is no less wrong.
  assert.match((await look(second, first.replace("sagsgang.keys/1", "sagsgang.keys/2"))).join(), /wrong: Nøglelisten er ikke til at læse/);
  assert.match((await look(second, list(), "{}\n")).join(), /wrong: Registerfilens linje/);
});

/** A certification authority of the test's own, made by openssl. */
function openssl(folder: string, ...lines: string[]): void {
  for (const line of lines) execFileSync("openssl", line.split(" "), { cwd: folder, stdio: "ignore" });
}

test("the municipality's own certificate is taken from PEM and PKCS #12, and the seal carries its chain", needs("openssl"), async (t) => {
  const folder = aFolder(t);
  openssl(
    folder,
    "req -x509 -newkey rsa:2048 -nodes -keyout ca.key -out ca.crt -subj /CN=Lindeborg-Rod -days 30",
    "req -newkey rsa:2048 -nodes -keyout own.key -out own.csr -subj /CN=Lindeborg-Segl",
    "x509 -req -in own.csr -CA ca.crt -CAkey ca.key -CAcreateserial -out own.crt -days 30",
    "pkcs12 -export -inkey own.key -in own.crt -certfile ca.crt -out own.p12 -passout pass:hemmelig",
    "ecparam -name secp384r1 -genkey -noout -out odd.key",
  );
  const read = (name: string): Buffer => fs.readFileSync(path.join(folder, name));
  const fromPem = await readKeyFile(Buffer.concat([read("own.key"), read("own.crt"), read("ca.crt")]), "");
  const fromPkcs12 = await readKeyFile(read("own.p12"), "hemmelig");
  assert.ok(fromPem.key.equals(fromPkcs12.key));
  assert.equal(new X509Certificate(fromPkcs12.certificates[0]!).subject, "CN=Lindeborg-Segl");
  assert.equal(fromPkcs12.certificates.length, 2);
  await assert.rejects(readKeyFile(read("own.p12"), "forkert"), (error: Error) => error instanceof KeyNotUsable && /adgangskoden/.test(error.message));
  await assert.rejects(readKeyFile(read("own.crt"), ""), /ingen privat nøgle/);
  await assert.rejects(readKeyFile(Buffer.concat([read("own.key"), read("ca.crt")]), ""), /intet certifikat til nøglen/);
  await assert.rejects(readKeyFile(Buffer.concat([read("odd.key"), read("own.crt")]), ""), /RSA på mindst 2048 bit eller elliptisk/);
  const keys = openKeys(path.join(folder, "keys"));
  await keys.rotate(fromPkcs12, at, "Kommunens eget certifikat");
  const { pdf } = await sealed(keys);
  fs.writeFileSync(path.join(folder, "sealed.pdf"), pdf);
  const { findings } = await checkFile(pdf, { register: null, keys: keysFile(keys.list()!) }, proofTools);
  assert.ok(!findings.some((each) => each.state === "wrong" && !each.says.includes("fortegnelsen")), JSON.stringify(findings));
  if (has("pdfsig"))
    assert.match(
      execFileSync("pdfsig", ["-nocert", path.join(folder, "sealed.pdf")], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }),
      /Lindeborg-Segl[^]*Signature is Valid/,
    );
});

/** A time stamper of the test's own: the token it answers a question with. */
function aStamper(folder: string): (question: Uint8Array) => Uint8Array {
  fs.mkdirSync(folder);
  fs.writeFileSync(path.join(folder, "tsa.ext"), "extendedKeyUsage=critical,timeStamping\n");
  openssl(
    folder,
    "req -x509 -newkey rsa:2048 -nodes -keyout ca.key -out ca.crt -subj /CN=Tidsrod -days 30",
    "req -newkey rsa:2048 -nodes -keyout tsa.key -out tsa.csr -subj /CN=Tidsstempler",
    "x509 -req -in tsa.csr -CA ca.crt -CAkey ca.key -CAcreateserial -out tsa.crt -days 30 -extfile tsa.ext",
  );
  fs.writeFileSync(
    path.join(folder, "tsa.cnf"),
    `[tsa]\ndefault_tsa=t\n[t]\nserial=${folder}/serial\ncrypto_device=builtin\nsigner_cert=${folder}/tsa.crt\ncerts=${folder}/ca.crt\nsigner_key=${folder}/tsa.key\nsigner_digest=sha256\ndefault_policy=1.2.3.4.1\ndigests=sha256\naccuracy=secs:1\nordering=no\ntsa_name=no\ness_cert_id_chain=no\ness_cert_id_alg=sha256\n`,
  );
  fs.writeFileSync(path.join(folder, "serial"), "01");
  return (question) => {
    fs.writeFileSync(path.join(folder, "question.tsq"), question);
    execFileSync("openssl", ["ts", "-reply", "-config", "tsa.cnf", "-queryfile", "question.tsq", "-out", "answer.tsr"], { cwd: folder, stdio: "ignore" });
    return tokenInAnswer(fs.readFileSync(path.join(folder, "answer.tsr")));
  };
}

test("a time stamp from a server stands in the seal and is checked; a server that gives none makes sealing wait", needs("openssl"), async (t) => {
  const folder = aFolder(t);
  const answer = aStamper(path.join(folder, "tsa"));
  let down = false;
  const server = http.createServer((request, response) => {
    const bytes: Buffer[] = [];
    request.on("data", (part: Buffer) => bytes.push(part));
    request.on("end", () => {
      if (down) return void response.writeHead(503).end();
      response.writeHead(200, { "Content-Type": "application/timestamp-reply" }).end(sequence(sequence(small(0)), answer(Buffer.concat(bytes))));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  t.after(() => server.close());
  const stamp = timeStampFrom(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  const keys = openKeys(path.join(folder, "keys"));
  const { pdf } = await sealed(keys, stamp, new Date());
  const { findings } = await checkFile(pdf, { register: null, keys: keysFile(keys.list()!) }, proofTools);
  assert.ok(
    findings.some((each) => each.state === "doubt" && /tidsstempel: .* af Tidsstempler/.test(each.says)),
    JSON.stringify(findings),
  );
  await assert.rejects(
    sealed(keys, stamp, new Date(Date.now() + 2 * 3_600_000)),
    (error: Error) => error instanceof NoTimeStamp && /Maskinens ur[^]*venter og prøves igen/.test(error.message),
  );
  down = true;
  await assert.rejects(sealed(keys, stamp, new Date()), (error: Error) => error instanceof NoTimeStamp && /venter og prøves igen/.test(error.message));
  assert.equal(verdictOf([]), "wrong", "nothing found is no proof");
});

test(
  "a stamp from a server nobody named, put into a finished copy, is never in order, and one far from the seal's own time is wrong",
  needs("openssl"),
  async (t) => {
    const folder = aFolder(t);
    const keys = openKeys(path.join(folder, "keys"));
    const stamper = aStamper(path.join(folder, "tsa"));
    // The same words signed by a key that is not for time stamps.
    openssl(
      folder,
      "req -x509 -newkey rsa:2048 -nodes -keyout signer.key -out signer.crt -subj /CN=Tidsstempler -days 30 -addext extendedKeyUsage=codeSigning",
    );
    const signer = (question: Uint8Array): Uint8Array => {
      fs.writeFileSync(path.join(folder, "token.der"), stamper(question));
      openssl(
        folder,
        "cms -verify -noverify -binary -inform DER -in token.der -out words.der",
        "cms -sign -binary -nodetach -econtent_type 1.2.840.113549.1.9.16.1.4 -in words.der -signer signer.crt -inkey signer.key -md sha256 -outform DER -out other.der",
      );
      return new Uint8Array(fs.readFileSync(path.join(folder, "other.der")));
    };
    const house = { keys, stamp: null, municipality: "Lindeborg Kommune" };
    const sha256 = (bytes: Uint8Array | string): string => createHash("sha256").update(bytes).digest("hex");
    // Into the room for the signature, which no signature covers.
    const stamped = (pdf: Buffer, answer: (question: Uint8Array) => Uint8Array): Buffer => {
      const bytes = Buffer.from(pdf);
      const [, , from, to] = /\/ByteRange \[ ?(\d+) (\d+) (\d+)/.exec(bytes.toString("latin1"))!.map(Number) as [number, number, number, number];
      const cms = readCms((signatureOf(pdf) as SignedPdf).cms);
      const token = answer(timeStampQuestion(createHash("sha256").update(cms.signature).digest(), Buffer.alloc(8, 1)));
      bytes.write(
        Buffer.from(writeCms({ ...cms, token }))
          .toString("hex")
          .padEnd(to - from - 2, "0"),
        from + 1,
        "latin1",
      );
      return bytes;
    };
    const now = new Date();
    await keys.begin("Sagsgang, Lindeborg Kommune", at, false);
    const part = { name: "hoved", salt: "ab".repeat(32), text: "# Referat" };
    const manifest = manifestText({ municipality: "Lindeborg Kommune", committee: "Kultur- og Fritidsudvalget", date: "2026-03-04", meeting: 7 }, [
      { name: part.name, sha256: sha256(saltedText(part)) },
    ]);
    const official = sha256(manifest);
    const line = { person: 1, name: "Asta Brøndlund", party: "A", role: "chair", how: "login", at: at.toISOString(), proof: null, reason: null } as const;
    const sheet: Sheet = { official, meeting: 7, signers: [line] };
    const text = { manifest, parts: [part] };
    const body: SealedBody = { kind: "minutes", copy: "whole", text, sheet: sheetText(sheet), proofs: [], reasons: [], at: now.toISOString() };
    const paper = { title: "Referat", blocks: sheetBlocks(sheet, official) };
    const whole = await sealCopy(body, paper, {
      ...house,
      stamp: async (bytes) => stamper(timeStampQuestion(createHash("sha256").update(bytes).digest(), Buffer.alloc(8, 1))),
    });
    const told = {
      meeting: 7,
      committee: "Kultur- og Fritidsudvalget",
      date: "2026-03-04",
      kind: "minutes",
      official,
      sheet: sha256(sheetText(sheet)),
      pdf: sha256(whole.pdf),
      json: sha256(whole.json),
      signers: 1,
    } as const;
    const entry = await nextEntry(null, told, now.toISOString(), proofTools);
    const end = { municipality: "Lindeborg Kommune", number: 1, hash: entry.hash, at: now.toISOString() };
    const { key, signature } = keys.sign(Buffer.from(headText(end)));
    const register = registerFile({ municipality: "Lindeborg Kommune", entries: [entry], head: { ...end, signed: { key, signature } } });
    const look = async (pdf: Uint8Array): Promise<[string, string]> => {
      const { findings } = await checkFile(pdf, { register, keys: keysFile(keys.list()!) }, proofTools);
      return [
        verdictOf(findings) === "ok" && isDoubted(findings) ? "doubt" : verdictOf(findings),
        findings.map(({ state, says }) => `${state}: ${says}`).join(" "),
      ];
    };

    // The stamp of the file that stands in the register is the one it was sealed with; so is every byte of it.
    assert.match((await look(whole.pdf)).join(), /^ok,.*ok: PDF-filen er byte for byte[^]*ok: Seglet har et tidsstempel/);
    const openAt = (when: Date): Promise<{ pdf: Buffer }> => sealOpenCopy(readSealed(whole.json.toString("utf8"))!, () => true, when, house);
    const open = (await openAt(now)).pdf;
    const bare = await look(open);
    assert.equal(bare[0], "ok");
    assert.doesNotMatch(bare[1], /byte for byte/, "what stands in the hole is not covered, so it does not say so");
    assert.match((await look(stamped(open, stamper))).join(), /^doubt,[^]*doubt: [^]*tidsstempel[^]*Hvem tidsstempleren er, er ikke efterprøvet/);
    assert.match((await look(stamped(open, signer))).join(), /^wrong,[^]*wrong: Tidsstemplet/, "a key that is not for time stamps gives none");
    for (const far of [at, new Date(now.getTime() + 3_600_000)])
      assert.match((await look(stamped((await openAt(far)).pdf, stamper))).join(), /^wrong,[^]*wrong: Tidsstemplet[^]*langt fra/);
    // Another stamp in the file that is in the register is another file.
    assert.equal((await look(stamped(whole.pdf, stamper)))[0], "wrong");
  },
);
