/** The report Nøgletal for a meeting, in one click: written from chosen registers as they stand, kept with its data, laid by a case as an attachment. */

import { nameOn } from "#core/committee.ts";
import { danishDay } from "#core/calendar.ts";
import { partsOf, sectionOf, type Report } from "#core/steering/report.ts";
import { mayNot } from "#core/rights.ts";
import { refuse } from "#core/verdict.ts";
import { cases } from "#case/store.ts";
import { loadCommittee } from "#committee/store.ts";
import { change, type Call } from "#journal/change.ts";
import type { Answer } from "#journal/record-store.ts";
import type { FileStore } from "#platform/files.ts";
import type { Sql } from "#platform/sql.ts";
import { printReport } from "./report-paper.ts";
import { ledgersOf, nextReportId, saveReport } from "./store.ts";

export type ReportGiven = {
  committee: number;
  title: string;
  /** In the order they are to stand. */ ledgers: readonly { ledger: number; comment: string }[];
  case: number | null;
  /** Whether the attachment is open to the public; closed until somebody says so. */ open: boolean;
};

/** The bytes are kept before the transaction ends; of a report that is refused nothing is told anywhere. */
export function writeReport(sql: Sql, files: FileStore, call: Call, given: ReportGiven): Answer<"write-report"> {
  return change(sql, call, async (tx) => {
    const no = mayNot(call.actor, "write-report", given.committee);
    if (no) return no;
    const committee = await loadCommittee(tx, given.committee);
    const paper = given.case === null ? null : await cases.loadForChange(tx, given.case);
    if (committee === null || (given.case !== null && paper?.committee !== given.committee)) return refuse("not-found");
    if (paper?.state === "closed") return refuse("case-not-draft");
    const known = new Map((await ledgersOf(tx, given.committee)).map((ledger) => [ledger.id, ledger]));
    const chosen = given.ledgers.flatMap(({ ledger, comment }) => (known.has(ledger) ? [{ ledger: known.get(ledger)!, comment }] : []));
    if (chosen.length === 0) return refuse("report-without-ledgers");
    const asKnown = call.at.toISOString();
    const parts = partsOf(chosen, asKnown);
    const title = given.title.trim() || "Nøgletal";
    const report: Report = { id: await nextReportId(tx), committee: given.committee, title, asKnown, parts, case: given.case };
    await saveReport(tx, report, call);
    if (paper !== null) {
      const bytes = printReport(title, nameOn(committee, danishDay(call.at)), asKnown, parts.map(sectionOf));
      const file = {
        fileName: `${title.replaceAll(/[\\/:*?"<>|]/gu, " ").trim()}.pdf`,
        sha256: files.keep(bytes),
        mediaType: "application/pdf",
        bytes: bytes.length,
      };
      const id = Math.max(0, ...paper.attachments.map((each) => each.id)) + 1;
      await cases.save(tx, paper.id, paper, [{ kind: "attachment-added", what: { id, name: title, ...file, open: given.open, closedReason: null } }], call);
    }
    return { ok: true, answer: { id: report.id, version: 1 } };
  });
}
