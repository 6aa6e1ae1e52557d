/** What is decided at an item. */

import type { Action } from "./action.ts";

const keepers = ["secretary"] as const;
const elected = ["chair", "viceChair", "member", "substitute"] as const;

export const decisionActions = {
  "record-decision": {
    station: "decision",
    da: "Skriv beslutningen",
    who: keepers,
    from: ["open"],
    writes: ["decision-recorded"],
    refuses: ["meeting-closed", "item-unknown", "decision-empty", "no-quorum", "referred-where", "changed-meanwhile", "not-found"],
    law: "KSL §§ 11, 13",
  },
  "show-decision": {
    station: "decision",
    da: "Vis beslutningen for medlemmerne",
    who: keepers,
    from: ["open"],
    writes: ["decision-shown"],
    refuses: ["meeting-closed", "decision-empty", "not-found"],
  },
  "record-vote": {
    station: "decision",
    da: "Registrér en afstemning",
    who: keepers,
    from: ["open"],
    writes: ["vote-recorded"],
    refuses: ["meeting-closed", "item-unknown", "no-quorum", "voter-not-present", "not-found"],
    law: "KSL § 11 stk. 3, § 13",
  },
  "strike-vote": {
    station: "decision",
    da: "Stryg en afstemning",
    who: keepers,
    from: ["open"],
    writes: ["vote-struck"],
    refuses: ["meeting-closed", "vote-unknown", "reason-missing", "not-found"],
  },
  "raise-disqualification": {
    station: "decision",
    da: "Rejs spørgsmål om inhabilitet",
    who: [...keepers, ...elected],
    from: ["open"],
    writes: ["disqualification-raised"],
    refuses: ["meeting-closed", "item-unknown", "not-a-participant", "reason-missing", "not-found"],
    law: "KSL § 14; forvaltningsloven § 3",
  },
  "settle-disqualification": {
    station: "decision",
    da: "Afgør spørgsmål om inhabilitet",
    who: keepers,
    from: ["open"],
    writes: ["disqualification-settled"],
    refuses: ["meeting-closed", "disqualification-unknown", "voter-not-present", "already-voted", "not-found"],
    law: "KSL § 14",
  },
  "record-dissent": {
    station: "decision",
    da: "Tilfør en afvigende mening",
    who: [...keepers, ...elected],
    from: ["open"],
    writes: ["dissent-recorded"],
    refuses: ["meeting-closed", "not-outvoted", "dissent-empty", "not-this-member", "not-found"],
    law: "KSL § 13 stk. 2",
  },
  "stop-decision": {
    station: "decision",
    da: "Begær sagen indbragt for kommunalbestyrelsen",
    who: [...keepers, ...elected],
    from: ["open"],
    writes: ["decision-stopped", "case-referred"],
    refuses: ["meeting-closed", "not-a-participant", "nothing-decided", "only-procedure", "already-stopped", "not-this-member", "not-found"],
    law: "KSL § 23",
  },
  "strike-stop": {
    station: "decision",
    da: "Stryg en begæring om indbringelse",
    who: keepers,
    from: ["open"],
    writes: ["stop-struck", "route-set"],
    refuses: ["meeting-closed", "not-stopped", "reason-missing", "not-found"],
    law: "KSL § 23",
  },
} as const satisfies Record<string, Action>;
