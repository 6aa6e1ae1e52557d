/** Who must sign the minutes, who has, and who would not. The sheet covers protocol and attendance (DESIGN §9). */

import type { Rules } from "./committee.ts";
import type { Participant } from "./sitting.ts";
import { allow, refuse, type Verdict } from "./verdict.ts";

export type Signer = { person: number; name: string; party: string | null; role: Participant["role"] | "secretary" };

/** `how`: by passkey with the proof the authenticator gave over the text's hash, or by the person's login alone. */
export type Signature = { person: number; at: string; how: "passkey" | "login"; sha256: string; proof: string | null };

export type Signing = {
  meeting: number;
  committee: number;
  /** The text's SHA-256 that every signature stands for. */ sha256: string;
  state: "open" | "complete" | "void";
  signers: readonly Signer[];
  signatures: readonly Signature[];
  declined: readonly { person: number; reason: string; at: string }[];
  reminders: readonly { at: string; persons: readonly number[] }[];
  version: number;
};

export type SigningHappening =
  | { kind: "signing-begun"; what: { meeting: number; committee: number; sha256: string; signers: readonly Signer[] } }
  | { kind: "signature-given"; what: Signature }
  | { kind: "signature-declined"; what: { person: number; reason: string; at: string } }
  | { kind: "signature-undone"; what: { person: number; by: number; reason: string; at: string } }
  | { kind: "signers-reminded"; what: { at: string; persons: readonly number[] } }
  | { kind: "signing-completed"; what: { at: string } }
  | { kind: "signing-voided"; what: { at: string; reason: string } };

export function afterSigning(before: Signing | null, happened: SigningHappening): Signing {
  if (happened.kind === "signing-begun")
    return { ...happened.what, state: "open", signatures: [], declined: [], reminders: [], version: (before?.version ?? 0) + 1 };
  if (before === null) throw new Error(`${happened.kind} before the minutes were sent for signature`);
  return { ...before, ...changesOf(before, happened), version: before.version + 1 };
}

function changesOf(before: Signing, { kind, what }: Exclude<SigningHappening, { kind: "signing-begun" }>): Partial<Signing> {
  switch (kind) {
    case "signature-given":
      return { signatures: [...before.signatures, what], declined: before.declined.filter((each) => each.person !== what.person) };
    case "signature-declined":
      return { declined: [...before.declined.filter((each) => each.person !== what.person), what] };
    case "signature-undone":
      return {
        signatures: before.signatures.filter((each) => each.person !== what.person),
        declined: before.declined.filter((each) => each.person !== what.person),
      };
    case "signers-reminded":
      return { reminders: [...before.reminders, what] };
    case "signing-completed":
      return { state: "complete" };
    case "signing-voided":
      return { state: "void" };
  }
}

type Change = readonly SigningHappening[];

/** Those who took part; by local rule the chair alone, or with the secretary (KSL § 13 stk. 1). */
export function signersOf(took: readonly Participant[], rule: Rules["signers"], { person, name }: { person: number; name: string }): readonly Signer[] {
  const signer = ({ person, name, party, role }: Participant): Signer => ({ person, name, party, role });
  const secretary: Signer = { person, name, party: null, role: "secretary" };
  // A meeting nobody came to is still minuted: the one who wrote it down answers for it alone.
  if (took.length === 0) return [secretary];
  if (rule === "participants") return took.map(signer);
  const chair = took.find((each) => each.role === "chair") ?? took.find((each) => each.role === "viceChair") ?? took[0];
  return [...(chair === undefined ? [] : [signer(chair)]), ...(rule === "chairAndSecretary" ? [secretary] : [])];
}

/** What a passkey is asked to answer for; its SHA-256 is the challenge. `nonce` is used once, so that an old answer is no new signature. */
export type SignatureStatement = { meeting: number; sha256: string; person: number; nonce: string };

export function statementText({ meeting, sha256, person, nonce }: SignatureStatement): string {
  return JSON.stringify({ format: "sagsgang.signature/1", meeting, sha256, person, nonce });
}

/** Whether a statement is of this person's signature on this text of these minutes, in the very words it is written in. */
export function isStatementOf(text: string, of: Omit<SignatureStatement, "nonce">): boolean {
  const nonce = /"nonce":"([\w-]+)"\}$/.exec(text)?.[1];
  return nonce !== undefined && text === statementText({ ...of, nonce });
}

export function missing(signing: Signing): readonly Signer[] {
  return signing.signers.filter((signer) => ![...signing.signatures, ...signing.declined].some((each) => each.person === signer.person));
}

/** One signature. Twice changes nothing; a signature on other words than those sent is refused. The last one completes the sheet. */
export function sign(signing: Signing, given: Signature): Verdict<Change, "not-out-for-signature" | "not-a-signer" | "text-changed-since-read"> {
  if (!signing.signers.some((signer) => signer.person === given.person)) return refuse("not-a-signer");
  if (signing.state !== "void" && signing.signatures.some((each) => each.person === given.person)) return allow([]);
  if (signing.state !== "open") return refuse("not-out-for-signature");
  if (given.sha256 !== signing.sha256) return refuse("text-changed-since-read");
  return allow(completing(signing, { kind: "signature-given", what: given }, given.at));
}

/** A no with its reason stands on the sheet in the place of the signature; the member may sign later. */
export function decline(
  signing: Signing,
  given: { person: number; reason: string; at: string },
): Verdict<Change, "not-out-for-signature" | "not-a-signer" | "reason-missing" | "already-signed"> {
  if (signing.state !== "open") return refuse("not-out-for-signature");
  if (!signing.signers.some((signer) => signer.person === given.person)) return refuse("not-a-signer");
  if (signing.signatures.some((each) => each.person === given.person)) return refuse("already-signed");
  if (given.reason.trim() === "") return refuse("reason-missing");
  return allow(completing(signing, { kind: "signature-declined", what: { ...given, reason: given.reason.trim() } }, given.at));
}

function completing(signing: Signing, happening: SigningHappening, at: string): Change {
  const after = afterSigning(signing, happening);
  return missing(after).length === 0 && after.signatures.length > 0 ? [happening, { kind: "signing-completed", what: { at } }] : [happening];
}

/** Only through the secretary, with a reason, and only while others are still to sign. */
export function undoSignature(
  signing: Signing,
  given: { person: number; by: number; reason: string; at: string },
): Verdict<Change, "not-out-for-signature" | "not-signed" | "reason-missing"> {
  if (signing.state !== "open") return refuse("not-out-for-signature");
  if (![...signing.signatures, ...signing.declined].some((each) => each.person === given.person)) return refuse("not-signed");
  return given.reason.trim() === "" ? refuse("reason-missing") : allow([{ kind: "signature-undone", what: { ...given, reason: given.reason.trim() } }]);
}

export function remind(signing: Signing, at: string): Verdict<Change, "not-out-for-signature"> {
  if (signing.state !== "open") return refuse("not-out-for-signature");
  const persons = missing(signing).map((signer) => signer.person);
  return allow(persons.length === 0 ? [] : [{ kind: "signers-reminded", what: { at, persons } }]);
}
