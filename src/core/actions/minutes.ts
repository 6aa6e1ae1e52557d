/** What can be done with minutes. */

import type { Action } from "./action.ts";

const keepers = ["secretary"] as const;

export const minutesActions = {
  "correct-minutes": {
    station: "minutes",
    da: "Ret referatets kladde",
    who: keepers,
    from: ["draft"],
    writes: ["minutes-begun", "minutes-corrected"],
    refuses: ["minutes-not-draft", "item-unknown", "decision-empty", "reason-missing", "not-found"],
  },
  "accept-minutes-finding": {
    station: "minutes",
    da: "Svar på et spørgsmål til referatets tekst",
    who: keepers,
    from: ["draft", "frozen", "outForSignature", "signed"],
    writes: ["minutes-begun", "minutes-finding-accepted"],
    refuses: ["finding-gone", "reason-missing", "not-found"],
  },
  "freeze-minutes": {
    station: "minutes",
    da: "Lås referatet",
    who: keepers,
    from: ["draft"],
    writes: ["minutes-begun", "minutes-frozen"],
    refuses: ["minutes-not-draft", "meeting-still-open", "not-found"],
    law: "Ministeriet 25. maj 2004",
  },
  "send-excerpt": {
    station: "minutes",
    da: "Send en protokoludskrift",
    who: keepers,
    from: ["frozen", "outForSignature", "signed"],
    writes: ["excerpt-sent"],
    refuses: ["minutes-not-frozen", "item-unknown", "referred-where", "not-found"],
  },
  "approve-minutes": {
    station: "minutes",
    da: "Godkend forrige referat",
    who: keepers,
    from: ["signed"],
    writes: ["minutes-approved"],
    refuses: ["minutes-not-signed", "not-found"],
  },
  "add-to-minutes": {
    station: "minutes",
    da: "Skriv en tilføjelse til protokollen",
    who: keepers,
    from: ["signed"],
    writes: ["addition-made"],
    refuses: ["minutes-not-signed", "addition-empty", "not-found"],
    law: "Ministeriet 25. maj 2004",
  },
} as const satisfies Record<string, Action>;
