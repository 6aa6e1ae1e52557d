/** A saved mail: its head, its words in each of their forms, and what was sent with it. */

import type { PartSink } from "./part-sink.ts";

type Entity = { head: Map<string, string[]>; body: Buffer };

/** Tells a mail's parts (RFC 5322, MIME), and those of every mail in a box of them (mbox); tolerates what does not keep to them. */
export async function tellMail(bytes: Buffer, sink: PartSink): Promise<void> {
  const text = bytes.toString("latin1");
  // A box lays a line without a colon before each letter.
  const starts = /^From \S/u.test(text) ? [...text.matchAll(/^From [^\r\n]{1,300}\d{4}[^\r\n]{0,40}$/gmu)].map((match) => match.index) : [];
  if (starts.length === 0) return tellEntity(bytes, sink, 0, "mailens");
  for (const [index, start] of starts.entries()) await tellEntity(bytes.subarray(bytes.indexOf(10, start) + 1, starts[index + 1]), sink, 0, "mailens");
}

async function tellEntity(bytes: Buffer, sink: PartSink, depth: number, whose: string): Promise<void> {
  const { head, body } = entityOf(bytes);
  if (depth === 0)
    sink.tell(
      "mailens hoved",
      [...head]
        .flatMap(([name, values]) =>
          /^(?:message-id|references|in-reply-to|received|dkim-signature|arc-.*|authentication-results|x-.*|content-.*|mime-version|date)$/u.test(name)
            ? []
            : values.map((value) => `${name}: ${encodedWords(value)}`),
        )
        .join("\n"),
    );
  const type = head.get("content-type")?.[0] ?? "text/plain";
  const boundary = valueOf("boundary", type);
  if (/^multipart\//iu.test(type) && boundary !== "" && depth < 8) {
    const { around, parts } = splitAt(body, boundary);
    // What stands before the first part and after the last is shown by no reader.
    sink.tell(`tekst uden for ${whose} dele`, inCharset(around, "utf-8"));
    for (const part of parts) await tellEntity(part, sink, depth + 1, whose);
    return;
  }
  const content = decoded(body, head.get("content-transfer-encoding")?.[0] ?? "");
  const name = encodedWords(valueOf("(?:file)?name\\*?", `${head.get("content-disposition")?.[0] ?? ""}; ${type}`).replace(/^[\w-]{1,20}''/u, ""));
  if (/^message\/rfc822/iu.test(type) && depth < 8) {
    await tellEntity(content, sink, depth + 1, "den videresendte mails");
    return;
  }
  const charset = valueOf("charset", type) || "utf-8";
  if (/^text\/plain/iu.test(type) && name === "") sink.tell(`${whose} tekst`, inCharset(content, charset));
  else
    await sink.nested(
      name === "" ? `${whose} tekst` : `vedhæftet »${name}«`,
      name === "" ? "mail.html" : name,
      /^text\/html/iu.test(type) ? Buffer.from(inCharset(content, charset)) : content,
    );
}

// A value of a head's line, in quotation marks or not, with blanks around its sign or none.
function valueOf(name: string, line: string): string {
  const found = new RegExp(`(?:^|[;\\s])${name}\\s{0,10}=\\s{0,10}(?:"([^"\\r\\n]{0,300})"|([^";\\r\\n]{1,300}))`, "iu").exec(line);
  return (found?.[1] ?? found?.[2] ?? "").trim();
}

function entityOf(bytes: Buffer): Entity {
  const text = bytes.toString("latin1");
  // A part may have no head at all.
  if (!/^[A-Za-z][\w-]{0,80}[ \t]{0,5}:/u.test(text)) return { head: new Map(), body: bytes };
  const split = /\r?\n\r?\n/u.exec(text);
  const headText = split ? text.slice(0, split.index) : text;
  const head = new Map<string, string[]>();
  for (const line of headText.replace(/\r?\n[ \t]+/gu, " ").split(/\r?\n/u)) {
    const colon = line.indexOf(":");
    if (colon < 1) continue;
    const name = line.slice(0, colon).toLowerCase();
    head.set(name, [...(head.get(name) ?? []), Buffer.from(line.slice(colon + 1).trim(), "latin1").toString("utf8")]);
  }
  return { head, body: split ? bytes.subarray(split.index + split[0].length) : Buffer.alloc(0) };
}

function splitAt(body: Buffer, boundary: string): { around: Buffer; parts: Buffer[] } {
  const mark = Buffer.from(`--${boundary}`, "latin1");
  const parts: Buffer[] = [];
  let at = body.indexOf(mark);
  const around = [at === -1 ? body : body.subarray(0, at)];
  while (at !== -1) {
    const from = at + mark.length;
    const next = parts.length < 500 ? body.indexOf(mark, from) : -1;
    const part = body.subarray(from, next === -1 ? body.length : next);
    if (part.subarray(0, 2).equals(Buffer.from("--"))) around.push(part.subarray(2));
    else parts.push(part.subarray(part.indexOf(10) + 1));
    at = next;
  }
  return { around: Buffer.concat(around), parts };
}

function decoded(body: Buffer, encoding: string): Buffer {
  if (/base64/iu.test(encoding)) return Buffer.from(body.toString("latin1"), "base64");
  if (/quoted-printable/iu.test(encoding)) return quoted(body.toString("latin1"));
  return body;
}

function quoted(text: string): Buffer {
  return Buffer.from(
    text.replace(/=\r?\n/gu, "").replace(/=([0-9a-f]{2})/giu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    "latin1",
  );
}

function encodedWords(value: string): string {
  return value
    .replace(/\?=\s+=\?/gu, "?==?")
    .replace(/=\?([\w-]{2,30})\?([bq])\?([^?]*)\?=/giu, (_, charset: string, how: string, word: string) =>
      inCharset(how.toLowerCase() === "b" ? Buffer.from(word, "base64") : quoted(word.replace(/_/gu, " ")), charset),
    );
}

function inCharset(bytes: Buffer, charset: string): string {
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return bytes.toString("utf8");
  }
}
