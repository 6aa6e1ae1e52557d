/** Sealed files of minutes: the data with the municipality's seal, and the PDF with the data inside. Nothing is kept here; whoever calls keeps the bytes. */

import { createHash } from "node:crypto";
import { openCopy, type MinutesPart, type OpenCopy } from "#core/minutes-text.ts";
import { signedAttributes, writeCms } from "#core/seal/cms.ts";
import { bodyText, readSheet, sealedFile, type Sealed, type SealedBody } from "#core/seal/sealed.ts";
import { printArchivalPdf, type Paper } from "#platform/pdf.ts";
import { sealablePdf } from "#platform/sealed-pdf.ts";
import { copyPaper } from "./copy-paper.ts";
import type { SealKeys } from "./keys.ts";

/** A time-stamp token over some bytes that are sealed at a time; null where no server is set. Throws when the server gives none, or one of another time. */
export type Stamp = ((bytes: Uint8Array, at: Date) => Promise<Uint8Array>) | null;

export type SealHouse = { keys: SealKeys; stamp: Stamp; /** As it stands in the signature's own fields. */ municipality: string };
export type SealedFiles = { pdf: Buffer; json: Buffer };

/** The minutes were frozen before decision 25: as one text, of which no part can be left out. */
export class NoOpenCopy extends Error {}

/** Seals a copy. Throws KeyMissing when there is no key, and nothing is made. */
export async function sealCopy(body: SealedBody, paper: Paper, house: SealHouse): Promise<SealedFiles> {
  const { key, signature } = house.keys.sign(Buffer.from(bodyText(body), "utf8"));
  const json = Buffer.from(sealedFile({ ...body, seal: { key, signature } }), "utf8");
  const at = new Date(body.at);
  const printed = printArchivalPdf(
    paper,
    [
      { name: "referat.json", mediaType: "application/json", description: "Teksten som data, med kommunens segl", bytes: json },
      { name: "underskriftsblad.json", mediaType: "application/json", description: "Underskriftsbladet", bytes: Buffer.from(body.sheet, "utf8") },
    ],
    at,
  );
  const place = await sealablePdf(printed, { at, by: house.municipality, reason: "Forseglet: teksten er den, der blev underskrevet" });
  const certificates = house.keys.certificates();
  const sha256 = (...bytes: Uint8Array[]): Buffer => bytes.reduce((hash, each) => hash.update(each), createHash("sha256")).digest();
  const attributes = signedAttributes(sha256(...place.covered), sha256(certificates[0]!));
  const { bytes } = house.keys.sign(attributes);
  const token = house.stamp === null ? null : await house.stamp(bytes, at);
  return { pdf: place.close(writeCms({ certificates, attributes, signature: bytes, token })), json };
}

/**
 * The sealed files of what the public may have: of `whole` (the sealed copy kept at the desk) the parts for which `isOpen` says so, the rest as salted
 * hashes alone. Names of parts: core/minutes-text.ts. Signatures and manifest are the same, so it answers to the same entry of the register.
 */
export async function sealOpenCopy(whole: Sealed, isOpen: (name: string) => boolean, at: Date, house: SealHouse): Promise<SealedFiles> {
  return sealPart({ ...whole, text: openCopy(whole.text.manifest, partsOf(whole), isOpen) }, at, house);
}

/** One item with its head and who was there, by itself: an excerpt of the protocol that carries its own proof. */
export async function sealExcerpt(whole: Sealed, item: string, isOpen: (name: string) => boolean, at: Date, house: SealHouse): Promise<SealedFiles> {
  const ofExcerpt = (name: string): boolean => name === "hoved" || name === "fremmøde" || name.startsWith(`punkt ${item}/`);
  const text = openCopy(whole.text.manifest, partsOf(whole), (name) => ofExcerpt(name) && isOpen(name));
  return sealPart({ ...whole, kind: "excerpt", text }, at, house);
}

function partsOf({ text }: Sealed): MinutesPart[] {
  if (text.parts.length === 0)
    throw new NoOpenCopy("Referatet er låst i det gamle format, som én tekst. Der kan ikke laves en åben kopi eller udskrift med bevis af det.");
  return text.parts.map((part) => {
    if (!("text" in part)) throw new NoOpenCopy("Kopien er ikke hel, så der kan ikke laves andre kopier af den.");
    return part;
  });
}

function sealPart({ kind, text, sheet, proofs }: Omit<Sealed, "text"> & { text: OpenCopy }, at: Date, house: SealHouse): Promise<SealedFiles> {
  const body: SealedBody = { kind, copy: "open", text, sheet, proofs, reasons: [], at: at.toISOString() };
  const official = createHash("sha256").update(text.manifest, "utf8").digest("hex");
  return sealCopy(body, copyPaper(kind, text, readSheet(sheet)!, official), house);
}
