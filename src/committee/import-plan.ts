/** A plan of meetings comes in from a file: all of it, or nothing and what is wrong with each line. */

import { faultLines, planInFile, type LineFault } from "#core/committee-files.ts";
import { planMeeting } from "#core/meeting-plan.ts";
import type { PlanHappening } from "#core/committee.ts";
import { sentenceOf } from "#core/refusals.da.ts";
import { refuse } from "#core/verdict.ts";
import { act, type Outcome } from "#journal/act.ts";
import type { Call } from "#journal/change.ts";
import type { Sql } from "#platform/sql.ts";
import { daysTaken, loadCommitteeForChange, newMeetings, saveMeeting } from "./store.ts";

export async function importPlan(sql: Sql, call: Call, given: { committee: number; text: string }): Promise<Outcome<"import-plan", { meetings: number[] }>> {
  return act(sql, call, "import-plan", given.committee, async (tx) => {
    const committee = await loadCommitteeForChange(tx, given.committee);
    if (committee === null) return refuse("not-found");
    const file = planInFile(given.text);
    const faults: LineFault[] = [...file.faults];
    const meetings = await newMeetings(tx, file.lines.length);
    const taken = await daysTaken(tx, given.committee, null);
    const planned: PlanHappening[][] = [];
    for (const [index, { line, ...meeting }] of file.lines.entries()) {
      const verdict = planMeeting(meetings[index]!, committee, meeting, taken);
      if (!verdict.ok) faults.push({ line, why: sentenceOf(verdict) });
      else {
        planned.push(verdict.change);
        taken.push(meeting.date);
      }
    }
    if (faults.length > 0) return refuse("plan-file-wrong", { lines: faultLines(faults) });
    for (const happened of planned) await saveMeeting(tx, null, happened, call);
    return { ok: true as const, answer: { meetings } };
  });
}
