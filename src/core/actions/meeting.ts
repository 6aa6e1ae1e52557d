/** What can be done while a meeting is held. */

import type { Action } from "./action.ts";

const keepers = ["secretary"] as const;

export const meetingActions = {
  "open-meeting": {
    station: "meeting",
    da: "Begynd mødet",
    who: ["secretary", "chair"],
    from: null,
    writes: ["meeting-opened"],
    refuses: ["meeting-already-open", "agenda-not-sent", "meeting-cancelled", "not-found"],
    law: "KSL § 22",
  },
  "record-attendance": {
    station: "meeting",
    da: "Registrér fremmøde",
    who: keepers,
    from: ["open"],
    writes: ["attendance-recorded"],
    refuses: ["meeting-closed", "not-a-participant", "item-unknown", "times-wrong", "not-found"],
    law: "Forretningsordenen: fravær anføres for hvert møde og punkt",
  },
  "seat-substitute": {
    station: "meeting",
    da: "Sæt en stedfortræder ind",
    who: keepers,
    from: ["open"],
    writes: ["substitute-seated"],
    refuses: ["meeting-closed", "not-a-participant", "substitute-sits-already", "disqualification-unknown", "not-found"],
    law: "KSL § 28",
  },
  "take-up-item": {
    station: "meeting",
    da: "Gå til et punkt",
    who: keepers,
    from: ["open"],
    writes: ["item-taken-up"],
    refuses: ["meeting-closed", "item-unknown", "not-found"],
  },
  "change-doors": {
    station: "meeting",
    da: "Luk eller åbn et punkt på mødet",
    who: keepers,
    from: ["open"],
    writes: ["doors-changed"],
    refuses: ["meeting-closed", "item-unknown", "reason-missing", "not-found"],
    law: "KSL § 10",
  },
  "add-slides": {
    station: "meeting",
    da: "Læg det viste på mødet ved",
    who: keepers,
    from: ["open", "closed"],
    writes: ["slides-added"],
    refuses: ["item-unknown", "minutes-frozen", "attachment-empty", "attachment-too-large", "attachment-dangerous", "not-found"],
  },
  "close-meeting": {
    station: "meeting",
    da: "Hæv mødet",
    who: ["secretary", "chair"],
    from: ["open"],
    writes: ["meeting-closed"],
    refuses: ["meeting-closed", "items-undecided", "attendance-missing", "disqualification-open", "not-found"],
  },
  "reopen-meeting": {
    station: "meeting",
    da: "Genåbn mødet",
    who: keepers,
    from: ["closed"],
    writes: ["meeting-reopened"],
    refuses: ["meeting-still-open", "reason-missing", "minutes-frozen", "not-found"],
  },
  "watch-meeting": {
    station: "meeting",
    da: "Følg mødet",
    who: ["secretary", "chair", "viceChair", "member", "substitute", "approver", "caseWorker", "councilMember", "observer", "auditor"],
    from: null,
    writes: [],
    refuses: ["not-found"],
    verb: false,
  },
} as const satisfies Record<string, Action>;
