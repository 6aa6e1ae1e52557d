/** What can be done with a case. */

import type { Action } from "./action.ts";

const writers = ["caseWorker", "secretary"] as const;

export const caseActions = {
  "open-case": { station: "case", da: "Opret en sag", who: writers, from: null, writes: ["case-opened"], refuses: ["title-missing", "closed-reason-missing", "public-title-missing", "not-found"] },
  "describe-case": {
    station: "case",
    da: "Ret sagens oplysninger",
    who: writers,
    from: ["draft"],
    writes: ["case-described"],
    refuses: ["case-not-draft", "title-missing", "closed-reason-missing", "public-title-missing", "changed-meanwhile", "not-found"],
    law: "KSL § 10",
  },
  "write-section": {
    station: "case",
    da: "Skriv et afsnit",
    who: writers,
    from: ["draft"],
    writes: ["section-written"],
    refuses: ["case-not-draft", "section-unknown", "text-changed-by-other", "text-not-understood", "text-too-long", "table-too-large", "not-found"],
  },
  "restore-section": {
    station: "case",
    da: "Hent en tidligere tekst frem",
    who: writers,
    from: ["draft"],
    writes: ["section-restored"],
    refuses: ["case-not-draft", "section-unknown", "not-found"],
  },
  "write-recommendation": {
    station: "case",
    da: "Skriv indstillingen",
    who: writers,
    from: ["draft"],
    writes: ["recommendation-written"],
    refuses: ["case-not-draft", "text-changed-by-other", "not-found"],
  },
  "confirm-copied-text": { station: "case", da: "Bekræft kopieret tekst", who: writers, from: ["draft"], writes: ["copied-text-confirmed"], refuses: ["case-not-draft", "section-unknown", "not-found"] },
  "attach-file": {
    station: "case",
    da: "Læg et bilag ved",
    who: writers,
    from: ["draft", "inApproval", "ready"],
    writes: ["attachment-added", "attachment-replaced"],
    refuses: ["case-not-draft", "attachment-empty", "attachment-too-large", "attachment-dangerous", "attachment-unknown", "not-found"],
  },
  "grade-attachment": {
    station: "case",
    da: "Gør et bilag åbent eller lukket",
    who: writers,
    from: ["draft", "inApproval", "ready"],
    writes: ["attachment-graded"],
    refuses: ["case-not-draft", "attachment-unknown", "closed-reason-missing", "not-found"],
  },
  "order-attachments": { station: "case", da: "Sæt bilagene i rækkefølge", who: writers, from: ["draft"], writes: ["attachments-ordered"], refuses: ["case-not-draft", "order-not-whole", "not-found"] },
  "remove-attachment": { station: "case", da: "Fjern et bilag", who: writers, from: ["draft"], writes: ["attachment-removed"], refuses: ["case-not-draft", "attachment-unknown", "not-found"] },
  "set-route": { station: "case", da: "Bestem sagens vej", who: writers, from: ["draft", "inApproval", "ready"], writes: ["route-set"], refuses: ["case-not-draft", "not-found"] },
  "send-for-approval": {
    station: "case",
    da: "Send til godkendelse",
    who: writers,
    from: ["draft"],
    writes: ["case-sent-for-approval"],
    refuses: ["case-not-draft", "copied-not-confirmed", "not-found"],
  },
  "approve-case": { station: "case", da: "Godkend sagen", who: ["approver"], from: ["inApproval"], writes: ["case-approved"], refuses: ["case-not-in-approval", "not-found"] },
  "send-case-back": {
    station: "case",
    da: "Send sagen tilbage",
    who: ["approver", "secretary"],
    from: ["inApproval"],
    writes: ["case-sent-back"],
    refuses: ["case-not-in-approval", "remark-missing", "not-found"],
  },
  "comment-on-case": { station: "case", da: "Skriv en bemærkning", who: ["caseWorker", "secretary", "approver", "chair"], from: null, writes: ["case-commented"], refuses: ["remark-missing", "not-found"] },
  "settle-comment": { station: "case", da: "Sæt en bemærkning som klaret", who: ["caseWorker", "secretary", "approver"], from: null, writes: ["comment-settled"], refuses: ["not-found"] },
  "close-case": { station: "case", da: "Afslut sagen", who: writers, from: ["draft", "inApproval", "ready"], writes: ["case-closed"], refuses: ["case-not-draft", "case-still-on-agenda", "not-found"] },
  "reopen-case": { station: "case", da: "Genåbn sagen", who: writers, from: ["ready", "closed"], writes: ["case-reopened"], refuses: ["case-not-draft", "reason-missing", "not-found"] },
  "see-case": { station: "case", da: "Se sagen", who: ["caseWorker", "secretary", "approver", "chair", "auditor"], from: null, writes: [], refuses: ["not-found"] },
} as const satisfies Record<string, Action>;
