/** The figures, goals, budgets and grants a committee steers by, and the wheel of its year. */

import type { Action } from "./action.ts";

const keepers = ["secretary", "caseWorker"] as const;
const readers = ["secretary", "caseWorker", "approver", "chair", "viceChair", "member", "substitute", "councilMember", "auditor"] as const;

export const steeringActions = {
  "see-steering": { station: "steering", da: "Se udvalgets nøgletal, mål, budget og årshjul", who: readers, from: null, writes: [], refuses: [], verb: false },
  "open-ledger": {
    station: "steering",
    da: "Opret et register: en serie, et budget, mål, tilskud, et årshjul",
    who: keepers,
    from: null,
    writes: ["ledger-opened"],
    refuses: ["not-found", "ledger-kind-unknown", "ledger-name-missing", "ledger-name-taken", "ledger-fields-wrong"],
  },
  "describe-ledger": {
    station: "steering",
    da: "Ret et registers navn, enhed, kilde og sammenligning",
    who: keepers,
    from: ["open"],
    writes: ["ledger-described"],
    refuses: ["not-found", "ledger-closed", "ledger-name-missing", "ledger-name-taken"],
  },
  "write-row": {
    station: "steering",
    da: "Skriv en række, eller ret en med en grund",
    who: keepers,
    from: ["open"],
    writes: ["rows-written"],
    refuses: ["not-found", "ledger-closed", "ledger-full", "row-wrong", "row-revision-needs-reason"],
  },
  "take-figure": {
    station: "steering",
    da: "Tag et tal med i en serie fra den sætning i et referat, det står i",
    who: keepers,
    from: ["open"],
    writes: ["rows-written"],
    refuses: ["not-found", "not-a-series", "figure-gone", "ledger-closed", "ledger-full", "row-wrong", "row-revision-needs-reason"],
  },
  "read-rows": {
    station: "steering",
    da: "Læs rækker ind fra CSV eller regneark: alle, eller ingen og hvad der er galt i hver linje",
    who: keepers,
    from: ["open"],
    writes: ["rows-written"],
    refuses: [
      "not-found",
      "ledger-closed",
      "ledger-full",
      "no-file-chosen",
      "sheet-not-readable",
      "sheet-has-macros",
      "rows-file-wrong",
      "rows-file-shrinks",
      "row-revision-needs-reason",
    ],
  },
  "remove-row": {
    station: "steering",
    da: "Tag en række ud med en grund; den står som det, man vidste",
    who: keepers,
    from: ["open"],
    writes: ["row-removed"],
    refuses: ["not-found", "ledger-closed", "row-unknown", "reason-missing"],
  },
  "close-ledger": {
    station: "steering",
    da: "Luk et register for flere tal",
    who: keepers,
    from: ["open"],
    writes: ["ledger-closed"],
    refuses: ["not-found", "ledger-closed", "reason-missing"],
  },
  "fetch-series": {
    station: "steering",
    da: "Hent en series tal fra jobindsats",
    who: keepers,
    from: ["open"],
    writes: ["rows-written"],
    refuses: [
      "not-found",
      "ledger-closed",
      "ledger-full",
      "not-a-series",
      "jobindsats-not-set",
      "jobindsats-refused",
      "jobindsats-silent",
      "jobindsats-column-unclear",
      "jobindsats-table-wrong",
    ],
  },
  "open-wheel-case": {
    station: "steering",
    da: "Åbn årshjulets sag til mødet, med tallene fyldt i",
    // The wheel opens the meeting's agenda where nobody has; that is the secretary's to do, so its topics are too.
    who: ["secretary"],
    from: ["open"],
    writes: ["case-opened", "section-written", "agenda-opened", "item-added", "topic-turned"],
    refuses: ["not-found", "topic-unknown", "wheel-has-no-meeting", "wheel-case-open", "template-unknown", "agenda-already-sent"],
  },
  "write-report": {
    station: "steering",
    da: "Skriv rapporten Nøgletal, og læg den ved en sag som bilag",
    who: keepers,
    from: null,
    writes: ["report-written", "attachment-added"],
    refuses: ["not-found", "report-without-ledgers", "case-not-draft"],
  },
} as const satisfies Record<string, Action>;
