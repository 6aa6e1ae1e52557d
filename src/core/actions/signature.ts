/** Signing the minutes. */

import type { Action } from "./action.ts";

export const signatureActions = {
  "send-for-signature": {
    station: "signature",
    da: "Send til underskrift",
    who: ["secretary"],
    from: ["frozen"],
    writes: ["minutes-sent-for-signature", "signing-begun"],
    refuses: ["minutes-not-frozen", "frozen-otherwise", "not-found"],
    law: "KSL § 13 stk. 1",
  },
  "sign-minutes": {
    station: "signature",
    da: "Underskriv referatet",
    who: "anyone",
    from: ["open"],
    writes: ["signature-given", "signing-completed", "minutes-signed"],
    refuses: ["not-out-for-signature", "not-a-signer", "text-changed-since-read", "frozen-otherwise", "reading-not-confirmed", "passkey-wrong", "not-found"],
    law: "KSL § 13 stk. 1",
  },
  "decline-to-sign": {
    station: "signature",
    da: "Afslå at underskrive",
    who: "anyone",
    from: ["open"],
    writes: ["signature-declined", "signing-completed", "minutes-signed"],
    refuses: ["not-out-for-signature", "not-a-signer", "reason-missing", "already-signed", "not-found"],
  },
  "undo-signature": {
    station: "signature",
    da: "Fjern en underskrift",
    who: ["secretary"],
    from: ["open"],
    writes: ["signature-undone"],
    refuses: ["not-out-for-signature", "not-signed", "reason-missing", "not-found"],
  },
  "remind-signers": {
    station: "signature",
    da: "Mind om underskrift",
    who: ["secretary"],
    from: ["open"],
    writes: ["signers-reminded"],
    refuses: ["not-out-for-signature", "not-found"],
  },
  "take-back-minutes": {
    station: "signature",
    da: "Tag referatet tilbage til kladde",
    who: ["secretary"],
    from: ["frozen", "outForSignature"],
    writes: ["minutes-taken-back", "signing-voided"],
    refuses: ["minutes-not-frozen", "reason-missing", "not-found"],
  },
} as const satisfies Record<string, Action>;
