/** What can be done with an agenda. */

import type { Action } from "./action.ts";

const makers = ["secretary"] as const;

export const agendaActions = {
  "open-agenda": { station: "agenda", da: "Begynd en dagsorden", who: makers, from: null, writes: ["agenda-opened"], refuses: ["agenda-exists", "meeting-cancelled", "not-found"], law: "KSL § 22" },
  "put-case-on-agenda": {
    station: "agenda",
    da: "Sæt en sag på dagsordenen",
    who: ["secretary", "caseWorker"],
    from: ["draft", "inReview", "released"],
    writes: ["item-added"],
    refuses: ["agenda-already-sent", "case-not-ready", "case-already-on-agenda", "not-found"],
  },
  "add-item": { station: "agenda", da: "Tilføj et punkt uden sag", who: makers, from: ["draft", "inReview", "released"], writes: ["item-added"], refuses: ["agenda-already-sent", "title-missing", "not-found"] },
  "propose-item": {
    station: "agenda",
    da: "Foreslå et punkt",
    who: ["chair", "viceChair", "member", "substitute"],
    from: ["draft", "inReview", "released"],
    writes: ["item-added"],
    refuses: ["agenda-already-sent", "title-missing", "cut-off-passed", "not-found"],
    law: "KSL § 11 stk. 1; forretningsordenen",
  },
  "take-off-agenda": { station: "agenda", da: "Tag et punkt af", who: makers, from: ["draft", "inReview", "released"], writes: ["item-taken-off"], refuses: ["item-unknown", "agenda-already-sent", "not-found"] },
  "order-agenda": { station: "agenda", da: "Sæt punkterne i rækkefølge", who: makers, from: ["draft", "inReview", "released"], writes: ["items-ordered"], refuses: ["agenda-already-sent", "order-not-whole", "not-found"] },
  "change-item": { station: "agenda", da: "Ret et punkt", who: makers, from: ["draft", "inReview", "released"], writes: ["item-changed"], refuses: ["item-unknown", "agenda-already-sent", "title-missing", "not-found"] },
  "close-item": {
    station: "agenda",
    da: "Luk et punkt",
    who: ["secretary", "chair"],
    from: null,
    writes: ["item-closed"],
    refuses: ["item-unknown", "closed-reason-missing", "public-title-missing", "not-found"],
    law: "KSL § 10",
  },
  "open-item": { station: "agenda", da: "Gør et punkt åbent", who: ["secretary", "chair"], from: null, writes: ["item-opened"], refuses: ["item-unknown", "reason-missing", "not-found"], law: "KSL § 10" },
  "send-agenda-to-review": { station: "agenda", da: "Send til gennemlæsning", who: makers, from: ["draft"], writes: ["agenda-sent-to-review"], refuses: ["agenda-already-sent", "not-found"] },
  "comment-on-agenda": { station: "agenda", da: "Skriv en bemærkning til dagsordenen", who: ["secretary", "chair", "caseWorker", "approver"], from: null, writes: ["agenda-commented"], refuses: ["remark-missing", "not-found"] },
  "release-agenda": {
    station: "agenda",
    da: "Send dagsordenen ud",
    who: makers,
    from: ["draft", "inReview", "released"],
    writes: ["agenda-released"],
    refuses: ["agenda-already-sent", "agenda-not-complete", "late-reason-missing", "not-found"],
    law: "KSL § 20 stk. 3",
  },
  "open-supplement": { station: "agenda", da: "Begynd en tillægsdagsorden", who: makers, from: ["released"], writes: ["supplement-opened"], refuses: ["agenda-not-sent", "supplement-open", "not-found"] },
} as const satisfies Record<string, Action>;
