/**
 * Sealed minutes as data: `sagsgang.sealed-minutes/1`. The text's manifest, those of its parts this copy shows, the signature sheet and its
 * proofs, and the municipality's seal over all of it. It lies inside the sealed PDF and stands beside it.
 */

import type { OpenCopy } from "../minutes-text.ts";
import type { Signing } from "../signing.ts";
import type { KeySignature } from "./keys-list.ts";

export type SealedKind = "minutes" | "addition" | "excerpt";

export type SealedBody = {
  kind: SealedKind;
  /** whole: kept at the desk, closed parts included. open: what somebody may have. */ copy: "whole" | "open";
  text: OpenCopy;
  /** As `sheetText` gives it; its SHA-256 stands in the register. */ sheet: string;
  /** The passkeys' answers, whose hashes the sheet holds. */ proofs: readonly { person: number; proof: string }[];
  /** Why someone would not sign: in whole copies alone, since a reason may tell of a closed item. */ reasons: readonly Reason[];
  at: string;
};

export type Reason = { person: number; salt: string; text: string };
export type Sealed = SealedBody & { seal: KeySignature };

const format = "sagsgang.sealed-minutes/1";

function inOrder({ kind, copy, text, sheet, proofs, reasons, at }: SealedBody): object {
  return {
    format,
    kind,
    copy,
    text: {
      manifest: text.manifest,
      parts: text.parts.map((part) => ("text" in part ? { name: part.name, salt: part.salt, text: part.text } : { name: part.name })),
    },
    sheet,
    proofs: proofs.map(({ person, proof }) => ({ person, proof })),
    reasons: reasons.map(({ person, salt, text: words }) => ({ person, salt, text: words })),
    at,
  };
}

/** What the seal is of. */
export function bodyText(body: SealedBody): string {
  return JSON.stringify(inOrder(body), null, 1);
}

/** The file. */
export function sealedFile({ seal: { key, signature }, ...body }: Sealed): string {
  return `${JSON.stringify({ ...inOrder(body), seal: { key, signature } }, null, 1)}\n`;
}

/** Sealed minutes in a file; null when it holds none, or is written otherwise than `sealedFile` would: then a byte of it was changed. */
export function readSealed(text: string): Sealed | null {
  try {
    const sealed = JSON.parse(text) as Sealed;
    return sealedFile(sealed) === text ? sealed : null;
  } catch {
    return null;
  }
}

export function looksSealed(text: string): boolean {
  return text.startsWith(`{\n "format": "${format}"`);
}

/** One on the sheet: signed by passkey or login, or would not. `proof` and `reason` are SHA-256 of what is told elsewhere. */
export type SheetLine = {
  person: number;
  name: string;
  party: string | null;
  role: Signing["signers"][number]["role"];
  how: "passkey" | "login" | "declined";
  at: string;
  proof: string | null;
  reason: string | null;
};

export type Sheet = { official: string; meeting: number; signers: readonly SheetLine[] };

const sheetFormat = "sagsgang.signature-sheet/1";

/** The signature sheet as its hash is taken. Names and times are public; a reason is there as a salted hash. */
export function sheetText({ official, meeting, signers }: Sheet): string {
  const line = ({ person, name, party, role, how, at, proof, reason }: SheetLine): SheetLine => ({ person, name, party, role, how, at, proof, reason });
  return JSON.stringify({ format: sheetFormat, official, meeting, signers: signers.map(line) });
}

/** Null when the text is no sheet. */
export function readSheet(text: string): Sheet | null {
  try {
    const sheet = JSON.parse(text) as Sheet;
    return sheetText(sheet) === text ? sheet : null;
  } catch {
    return null;
  }
}

/** What a reason's hash is taken of. */
export function reasonText({ person, salt, text }: Reason): string {
  return `${salt}\n${person}\n${text}`;
}

/** The sheet of a signing. `hash` is a text's SHA-256 in hex; `reasons` are those of the ones who would not, each with its salt. */
export function sheetOf({ sha256, meeting, signers, signatures, declined }: Signing, reasons: readonly Reason[], hash: (text: string) => string): Sheet {
  return {
    official: sha256,
    meeting,
    signers: signers.flatMap(({ person, name, party, role }): SheetLine[] => {
      const signed = signatures.find((each) => each.person === person);
      if (signed !== undefined)
        return [{ person, name, party, role, how: signed.how, at: signed.at, proof: signed.proof === null ? null : hash(signed.proof), reason: null }];
      const no = declined.find((each) => each.person === person);
      const reason = reasons.find((each) => each.person === person);
      return no === undefined || reason === undefined
        ? []
        : [{ person, name, party, role, how: "declined", at: no.at, proof: null, reason: hash(reasonText(reason)) }];
    }),
  };
}

/** How many signed. */
export function signedCount({ signers }: Sheet): number {
  return signers.filter((each) => each.how !== "declined").length;
}
