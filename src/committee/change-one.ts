/** What the verbs of this station have in common: one committee or one meeting is loaded, decided about and saved. */

import type { Committee, CommitteeHappening, PlanHappening, PlannedMeeting } from "#core/committee.ts";
import type { RefusalCode } from "#core/refusals.da.ts";
import { refuse, type Refused, type Verdict } from "#core/verdict.ts";
import type { Call } from "#journal/change.ts";
import type { Tx } from "#platform/sql.ts";
import { loadCommitteeForChange, loadMeeting, loadMeetingForChange, saveCommittee, saveMeeting } from "./store.ts";

/** The committee meant, and its version when the form was made; no version takes it as it is. */
export type OfCommittee = { committee: number; version?: number | null };
export type OfMeeting = { meeting: number; version?: number | null };

export async function changeCommittee<Code extends RefusalCode>(
  tx: Tx,
  call: Call,
  { committee: id, version }: OfCommittee,
  decide: (committee: Committee) => Verdict<CommitteeHappening[], Code> | Promise<Verdict<CommitteeHappening[], Code>>,
): Promise<{ ok: true; answer: { committee: number } } | Refused<Code | "not-found" | "changed-meanwhile">> {
  const committee = await loadCommitteeForChange(tx, id);
  if (committee === null) return refuse("not-found");
  if (version !== undefined && version !== null && version !== committee.version) return refuse("changed-meanwhile");
  const verdict = await decide(committee);
  if (!verdict.ok) return verdict;
  await saveCommittee(tx, committee, verdict.change, call);
  return { ok: true, answer: { committee: id } };
}

export async function changeMeeting<Code extends RefusalCode>(
  tx: Tx,
  call: Call,
  { meeting: id, version }: OfMeeting,
  decide: (meeting: PlannedMeeting, committee: Committee) => Verdict<PlanHappening[], Code> | Promise<Verdict<PlanHappening[], Code>>,
): Promise<{ ok: true; answer: { meeting: PlannedMeeting; of: Committee } } | Refused<Code | "not-found" | "changed-meanwhile">> {
  const found = await loadMeeting(tx, id);
  // The committee first, as those who plan do: two meetings for one day are taken one at a time.
  const committee = found === null ? null : await loadCommitteeForChange(tx, found.committee);
  const meeting = await loadMeetingForChange(tx, id);
  if (committee === null || meeting === null) return refuse("not-found");
  if (version !== undefined && version !== null && version !== meeting.version) return refuse("changed-meanwhile");
  const verdict = await decide(meeting, committee);
  if (!verdict.ok) return verdict;
  return { ok: true, answer: { meeting: await saveMeeting(tx, meeting, verdict.change, call), of: committee } };
}
