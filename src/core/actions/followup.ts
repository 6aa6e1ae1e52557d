/** What can be done with what a committee has promised. */

import type { Action } from "./action.ts";

const keepers = ["secretary"] as const;

export const followupActions = {
  "see-promises": {
    station: "followup",
    da: "Se, hvad der er lovet",
    who: ["secretary", "chair", "viceChair", "member", "substitute", "approver", "caseWorker", "auditor"],
    from: null,
    writes: [],
    refuses: [],
    verb: false,
  },
  "accept-promise": {
    station: "followup",
    da: "Følg et løfte, eller ret det",
    who: keepers,
    from: ["proposed", "open"],
    writes: ["promise-accepted"],
    refuses: ["promise-settled", "promise-empty", "due-not-read", "owner-unknown", "not-found"],
  },
  "dismiss-promise": {
    station: "followup",
    da: "Afvis et forslag",
    who: keepers,
    from: ["proposed"],
    writes: ["promise-dismissed"],
    refuses: ["promise-settled", "reason-missing", "not-found"],
  },
  "type-promise": {
    station: "followup",
    da: "Skriv et løfte ind",
    who: keepers,
    from: null,
    writes: ["promise-typed"],
    refuses: ["promise-empty", "due-not-read", "owner-unknown", "not-found"],
  },
  "keep-promise": {
    station: "followup",
    da: "Sæt et løfte som fulgt op",
    who: keepers,
    from: ["open"],
    writes: ["promise-kept"],
    refuses: ["promise-settled", "item-unknown", "reason-missing", "not-found"],
  },
  "drop-promise": {
    station: "followup",
    da: "Opgiv et løfte",
    who: keepers,
    from: ["open"],
    writes: ["promise-dropped"],
    refuses: ["promise-settled", "reason-missing", "not-found"],
  },
  "move-promise": {
    station: "followup",
    da: "Flyt en frist",
    who: keepers,
    from: ["open"],
    writes: ["promise-moved"],
    refuses: ["promise-settled", "reason-missing", "due-not-read", "not-found"],
  },
} as const satisfies Record<string, Action>;
