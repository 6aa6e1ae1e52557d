/**
 * The signature inside a sealed PDF: CMS SignedData as PAdES wants it (ETSI EN 319 142-1, baseline B-B and B-T; RFC 5652, 5035, 3161).
 * One function writes it and the check writes it again from what it read: a byte that no signature covers is found by that.
 */

import { der, hexOf, inside, joined, NotDer, octets, oid, readDer, sameBytes, sequence, setOf, small, wholeDer, type Der } from "./der.ts";
import type { HashName, Tools } from "./tools.ts";

const ids = {
  data: "1.2.840.113549.1.7.1",
  signedData: "1.2.840.113549.1.7.2",
  contentType: "1.2.840.113549.1.9.3",
  messageDigest: "1.2.840.113549.1.9.4",
  signingCertificateV2: "1.2.840.113549.1.9.16.2.47",
  timeStampToken: "1.2.840.113549.1.9.16.2.14",
  timeStampInfo: "1.2.840.113549.1.9.16.1.4",
  ecdsaSha256: "1.2.840.10045.4.3.2",
  rsaSha256: "1.2.840.113549.1.1.11",
  ecPublicKey: "1.2.840.10045.2.1",
  commonName: "2.5.4.3",
  extendedKeyUsage: "2.5.29.37",
  timeStamping: "1.3.6.1.5.5.7.3.8",
} as const;

const hashes: readonly (readonly [HashName, string])[] = [
  ["SHA-256", "2.16.840.1.101.3.4.2.1"],
  ["SHA-384", "2.16.840.1.101.3.4.2.2"],
  ["SHA-512", "2.16.840.1.101.3.4.2.3"],
];
const nothing = der(0x05);
const sha256Id = sequence(oid(hashes[0]![1]));

/** What is needed of a certificate: who made it under which number, its key, whose it says it is, and from when to when. */
export type Certificate = { whole: Uint8Array; issuer: Uint8Array; serial: Uint8Array; spki: Uint8Array; name: string; from: Date; to: Date };

/** Throws NotDer when the bytes are no certificate. */
export function readCertificate(bytes: Uint8Array): Certificate {
  const [signed] = inside(wholeDer(bytes)) as [Der];
  const fields = inside(signed);
  const at = fields[0]?.tag === 0xa0 ? 1 : 0;
  const [serial, , issuer, validity, subject, spki] = fields.slice(at) as Der[];
  const times = validity === undefined ? [] : inside(validity);
  if (serial === undefined || issuer === undefined || subject === undefined || spki === undefined || times.length !== 2) throw new NotDer("no certificate");
  return { whole: bytes, issuer: issuer.whole, serial: serial.whole, spki: spki.whole, name: nameIn(subject), from: timeIn(times[0]!), to: timeIn(times[1]!) };
}

function nameIn(subject: Der): string {
  const wanted = oid(ids.commonName);
  for (const each of inside(subject).flatMap(inside)) {
    const [kind, value] = inside(each);
    if (kind !== undefined && value !== undefined && sameBytes(kind.whole, wanted)) return textOf(value);
  }
  return "";
}

// UTF8String, or a string of one byte a letter.
function textOf({ tag, content }: Der): string {
  if (tag !== 0x0c) return String.fromCharCode(...content);
  return decodeURIComponent(Array.from(content, (byte) => `%${byte.toString(16).padStart(2, "0")}`).join(""));
}

// UTCTime has two digits of the year, and 50 is 1950 (RFC 5280 § 4.1.2.5.1).
function timeIn({ tag, content }: Der): Date {
  const text = String.fromCharCode(...content);
  const long = tag === 0x17 ? `${Number(text.slice(0, 2)) >= 50 ? "19" : "20"}${text}` : text;
  const found = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.\d+)?Z$/.exec(long);
  if (found === null) throw new NotDer("no time");
  const [year, month, day, hour, minute, second] = found.slice(1).map(Number) as [number, number, number, number, number, number];
  return new Date(Date.UTC(year, month - 1, day, hour, minute, second));
}

/** The attributes that are signed: what kind, the document's SHA-256, and by which certificate. No signing time: PAdES keeps it in the PDF. */
export function signedAttributes(documentSha256: Uint8Array, certificateSha256: Uint8Array): Uint8Array {
  return setOf(
    sequence(oid(ids.contentType), setOf(oid(ids.data))),
    sequence(oid(ids.messageDigest), setOf(octets(documentSha256))),
    sequence(oid(ids.signingCertificateV2), setOf(sequence(sequence(sequence(octets(certificateSha256)))))),
  );
}

export type CmsParts = {
  /** The signer's first; the rest are those that vouch for it. */ certificates: readonly Uint8Array[];
  /** As `signedAttributes` gives them. */ attributes: Uint8Array;
  signature: Uint8Array;
  /** A time-stamp token over the signature (RFC 3161). */ token: Uint8Array | null;
};

/** The whole CMS. */
export function writeCms({ certificates, attributes, signature, token }: CmsParts): Uint8Array {
  const signer = readCertificate(certificates[0]!);
  const stamp = token === null ? [] : [withTag(0xa1, setOf(sequence(oid(ids.timeStampToken), setOf(token))))];
  const info = sequence(
    small(1),
    sequence(signer.issuer, signer.serial),
    sha256Id,
    withTag(0xa0, attributes),
    isElliptic(signer.spki) ? sequence(oid(ids.ecdsaSha256)) : sequence(oid(ids.rsaSha256), nothing),
    octets(signature),
    ...stamp,
  );
  const content = sequence(small(1), setOf(sha256Id), sequence(oid(ids.data)), withTag(0xa0, setOf(...certificates)), setOf(info));
  return sequence(oid(ids.signedData), der(0xa0, content));
}

function withTag(tag: number, value: Uint8Array): Uint8Array {
  const copy = value.slice();
  copy[0] = tag;
  return copy;
}

export function isElliptic(spki: Uint8Array): boolean {
  const [algorithm] = inside(wholeDer(spki));
  const [kind] = algorithm === undefined ? [] : inside(algorithm);
  return kind !== undefined && sameBytes(kind.whole, oid(ids.ecPublicKey));
}

/** The CMS taken apart; throws NotDer when it is not exactly what `writeCms` would write of its parts. */
export function readCms(bytes: Uint8Array): CmsParts {
  const { certificates, signer } = signedData(wholeDer(bytes));
  const own = certificateOf(certificates, signer.who);
  const [stamp] = signer.unsigned === null ? [] : inside(signer.unsigned);
  const values = stamp === undefined ? [] : inside(stamp);
  const token = values[1] === undefined ? null : (inside(values[1])[0]?.whole ?? null);
  const parts: CmsParts = {
    certificates: [own, ...certificates.filter((each) => each !== own)],
    attributes: withTag(0x31, signer.attributes.whole),
    signature: signer.signature,
    token,
  };
  if (!sameBytes(writeCms(parts), bytes)) throw new NotDer("something stands in it that nothing covers");
  return parts;
}

type SignedData = {
  content: Uint8Array | null;
  certificates: Uint8Array[];
  signer: { who: Der; hash: HashName; attributes: Der; signature: Uint8Array; unsigned: Der | null };
};

function signedData(outer: Der): SignedData {
  const [kind, wrapped] = inside(outer);
  if (kind === undefined || wrapped === undefined || !sameBytes(kind.whole, oid(ids.signedData))) throw new NotDer("no SignedData");
  const fields = inside(readDer(wrapped.content));
  const encapsulated = fields[2] === undefined ? [] : inside(fields[2]);
  const set = fields.find((each) => each.tag === 0xa0);
  const infos = fields.at(-1);
  const [info] = infos === undefined ? [] : inside(infos);
  if (set === undefined || info === undefined) throw new NotDer("no signer");
  const signer = inside(info);
  const [who, digest, attributes] = [signer[1], signer[2], signer[3]];
  const signature = signer.find((each) => each.tag === 0x04);
  if (who === undefined || digest === undefined || attributes?.tag !== 0xa0 || signature === undefined) throw new NotDer("no signed attributes");
  const named = inside(digest)[0];
  const hash = hashes.find(([, id]) => named !== undefined && sameBytes(named.whole, oid(id)))?.[0];
  if (hash === undefined) throw new NotDer("a hash that is not known");
  return {
    content: encapsulated[1] === undefined ? null : readDer(encapsulated[1].content).content,
    certificates: inside(set).map((each) => each.whole),
    signer: { who, hash, attributes, signature: signature.content, unsigned: signer.find((each) => each.tag === 0xa1) ?? null },
  };
}

function certificateOf(certificates: readonly Uint8Array[], who: Der): Uint8Array {
  const own = certificates.find((each) => {
    const { issuer, serial } = readCertificate(each);
    return sameBytes(joined(issuer, serial), who.content);
  });
  if (own === undefined) throw new NotDer("the signer's certificate is not there");
  return own;
}

/** Whether a CMS is of a document with this SHA-256, and by the certificate it carries. */
export async function cmsHolds(parts: CmsParts, documentSha256: Uint8Array, tools: Tools): Promise<boolean> {
  const [own] = parts.certificates as [Uint8Array];
  const wanted = signedAttributes(documentSha256, await tools.hash("SHA-256", own));
  return sameBytes(wanted, parts.attributes) && tools.verify({ spki: readCertificate(own).spki, hash: "SHA-256" }, parts.signature, wanted);
}

/** The question a time-stamp server is asked, with the SHA-256 of what is to be stamped and a number used once (8 bytes). */
export function timeStampQuestion(sha256: Uint8Array, nonce: Uint8Array): Uint8Array {
  return sequence(small(1), sequence(sha256Id, octets(sha256)), der(0x02, Uint8Array.of(1), nonce), der(0x01, Uint8Array.of(0xff)));
}

/** The token in a server's answer; throws NotDer when it said no. */
export function tokenInAnswer(answer: Uint8Array): Uint8Array {
  const [status, token] = inside(wholeDer(answer));
  const [code] = status === undefined ? [] : inside(status);
  if (code === undefined || code.content.length !== 1 || code.content[0]! > 1 || token === undefined) throw new NotDer("the server gave no stamp");
  return token.whole;
}

/** When a token says its stamp was given and by whom; null when it is not of these bytes, or not signed by the certificate in it. */
export async function stampedAt(token: Uint8Array, stamped: Uint8Array, tools: Tools): Promise<{ at: Date; by: string } | null> {
  const { content, certificates, signer } = signedData(wholeDer(token));
  if (content === null) return null;
  const fields = inside(wholeDer(content));
  const [imprint, time] = [fields[2], fields[4]];
  const [named, hashed] = imprint === undefined ? [] : inside(imprint);
  if (named === undefined || hashed === undefined || time === undefined || !sameBytes(inside(named)[0]!.whole, oid(hashes[0]![1]))) return null;
  if (!sameBytes(hashed.content, await tools.hash("SHA-256", stamped))) return null;
  const own = readCertificate(certificateOf(certificates, signer.who));
  const attributes = inside(signer.attributes).map((each) => inside(each) as [Der, Der]);
  const digest = attributes.find(([kind]) => sameBytes(kind.whole, oid(ids.messageDigest)))?.[1];
  if (digest === undefined || hexOf(inside(digest)[0]!.content) !== hexOf(await tools.hash(signer.hash, content))) return null;
  const holds = await tools.verify({ spki: own.spki, hash: signer.hash }, signer.signature, withTag(0x31, signer.attributes.whole));
  const at = timeIn(time);
  return holds && own.from <= at && at <= own.to && isForStamping(own) ? { at, by: own.name } : null;
}

// The one purpose a time stamper's key may have (RFC 3161 § 2.3).
function isForStamping({ whole }: Certificate): boolean {
  const [signed] = inside(wholeDer(whole)) as [Der];
  const extensions = inside(signed).find((each) => each.tag === 0xa3);
  const all = extensions === undefined ? [] : inside(readDer(extensions.content)).map(inside);
  const purposes = all.find(([kind]) => kind !== undefined && sameBytes(kind.whole, oid(ids.extendedKeyUsage)))?.at(-1);
  const told = purposes === undefined ? [] : inside(wholeDer(purposes.content));
  return told.length === 1 && sameBytes(told[0]!.whole, oid(ids.timeStamping));
}

const soonestMs = -30 * 60_000;
const latestMs = 24 * 60 * 60_000;

/**
 * Whether a stamp belongs to a seal of this time. It is asked for when the seal is set, so half an hour before is two clocks that disagree, and a day after a
 * run that had much to seal; what lies further off was put in by somebody else.
 */
export function isStampOf(stamped: Date, sealed: Date): boolean {
  const after = stamped.getTime() - sealed.getTime();
  return after >= soonestMs && after <= latestMs;
}
