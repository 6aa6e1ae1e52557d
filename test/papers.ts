/** Papers for tests, brought along the road by the verbs themselves: a case, an agenda, a meeting, its minutes, their signatures. */

import assert from "node:assert/strict";
import type { TestContext } from "node:test";
import { addItem } from "#agenda/add-item.ts";
import { closeItem } from "#agenda/close-item.ts";
import { openAgenda } from "#agenda/open-agenda.ts";
import { putCaseOnAgenda } from "#agenda/put-case-on-agenda.ts";
import { releaseAgenda } from "#agenda/release-agenda.ts";
import { agendas } from "#agenda/store.ts";
import { openCase } from "#case/open-case.ts";
import { planMeeting } from "#committee/plan-meeting.ts";
import type { CaseDetails } from "#core/case.ts";
import { actions, type ActionName } from "#core/actions.ts";
import type { Action } from "#core/actions/action.ts";
import type { Actor, Role } from "#core/people.ts";
import { recordDecision } from "#decision/record-decision.ts";
import type { Call } from "#journal/change.ts";
import { closeMeeting } from "#meeting/close-meeting.ts";
import { openMeeting } from "#meeting/open-meeting.ts";
import { recordAttendance } from "#meeting/record-attendance.ts";
import { freezeMinutes } from "#minutes/freeze-minutes.ts";
import { minutesOf } from "#minutes/store.ts";
import { sendForSignature } from "#signature/send-for-signature.ts";
import { aCommittee, aHouse, answerOf, at, codeOf, seatSome, type House } from "./committees.ts";

/** A committee with a chair, a deputy and a member, and those who work for it. */
export type Road = House & {
  committee: number;
  secretary: Call;
  caseWorker: Call;
  approver: Call;
  /** The first seated is the chair. */ member(index: number): Call;
};

export const link = "https://sagsgang.example/moeder/1/underskrift";

export async function aRoad(t: TestContext): Promise<Road> {
  return roadOf(await aHouse(t));
}

/** `keepers` are people of the house where pages are asked for as well; else numbers nobody has. */
export async function roadOf(
  house: House,
  keepers: { secretary: number; caseWorker: number; approver: number } = { secretary: 901, caseWorker: 903, approver: 904 },
): Promise<Road> {
  const committee = await aCommittee(house);
  await seatSome(house, committee);
  const callOf = (person: number, name: string, role: Role): Call => ({ actor: { person, name, roles: [{ role, committee }] } satisfies Actor, at });
  return {
    ...house,
    committee,
    secretary: callOf(keepers.secretary, "Sofie Rask", "secretary"),
    caseWorker: callOf(keepers.caseWorker, "Malthe Overby", "caseWorker"),
    approver: callOf(keepers.approver, "Karen Holm", "approver"),
    member: (index) => callOf(house.people[index]!, "Medlem", index === 0 ? "chair" : "member"),
  };
}

export const details: CaseDetails = {
  title: "Ny legeplads i Nørreskoven",
  publicTitle: null,
  caseNumber: "17.00.00-A00-3-26",
  closed: false,
  closedReason: null,
  contact: null,
  initials: null,
  otherHandlers: null,
  parties: [],
  deadline: null,
  communication: null,
};

export async function aCase(road: Road, own: Partial<CaseDetails> = {}): Promise<number> {
  return answerOf(await openCase(road.sql, road.caseWorker, { committee: road.committee, details: { ...details, ...own }, from: null, template: false })).id;
}

export async function aPlannedMeeting(road: Road, date = "2026-03-04"): Promise<number> {
  const given = { committee: road.committee, date, start: "16:00", end: null, place: "Mødelokale 2", kind: "ordinary" } as const;
  return answerOf(await planMeeting(road.sql, road.secretary, given)).meeting;
}

/** An agenda with the house's standing items, the closed one given its reason. */
export async function anAgenda(road: Road, date?: string): Promise<number> {
  const meeting = await aPlannedMeeting(road, date);
  answerOf(await openAgenda(road.sql, road.secretary, { meeting }));
  for (const item of (await agendas.load(road.sql, meeting))!.items)
    if (item.closed)
      answerOf(
        await closeItem(road.sql, road.secretary, {
          meeting,
          item: item.id,
          reason: "Personsag, forvaltningsloven § 27",
          publicTitle: "Orientering om en personsag",
        }),
      );
  return meeting;
}

export async function aSentAgenda(road: Road, date?: string, papers: readonly number[] = []): Promise<number> {
  const meeting = await anAgenda(road, date);
  for (const paper of papers) answerOf(await putCaseOnAgenda(road.sql, road.secretary, { meeting, case: paper, reading: null }));
  answerOf(await releaseAgenda(road.sql, road.secretary, { meeting, lateBecause: null }));
  return meeting;
}

export async function anOpenMeeting(road: Road, date?: string, papers?: readonly number[]): Promise<number> {
  const meeting = await aSentAgenda(road, date, papers);
  answerOf(await openMeeting(road.sql, road.secretary, { meeting }));
  answerOf(await recordAttendance(road.sql, road.secretary, { meeting, attendance: "all" }));
  return meeting;
}

/** The items of a meeting, in order. */
export async function itemsOf(road: Pick<Road, "sql">, meeting: number): Promise<number[]> {
  return (await agendas.load(road.sql, meeting))!.items.map((item) => item.id);
}

export async function decideAll(road: Road, meeting: number): Promise<void> {
  for (const item of await itemsOf(road, meeting))
    answerOf(await recordDecision(road.sql, road.secretary, { meeting, item, text: "Tiltrådte indstillingen.", turn: null, shown: true, was: null }));
}

export async function aHeldMeeting(road: Road, date?: string, papers?: readonly number[]): Promise<number> {
  const meeting = await anOpenMeeting(road, date, papers);
  await decideAll(road, meeting);
  answerOf(await closeMeeting(road.sql, road.secretary, { meeting }));
  return meeting;
}

export async function frozenMinutes(road: Road, date?: string, papers?: readonly number[]): Promise<number> {
  const meeting = await aHeldMeeting(road, date, papers);
  answerOf(await freezeMinutes(road.sql, road.secretary, { meeting, municipality: "Lindeborg Kommune" }));
  return meeting;
}

export async function minutesToSign(road: Road, date?: string, papers?: readonly number[]): Promise<{ meeting: number; sha256: string }> {
  const meeting = await frozenMinutes(road, date, papers);
  answerOf(await sendForSignature(road.sql, road.secretary, { meeting, link }));
  return { meeting, sha256: (await minutesOf.load(road.sql, meeting))!.official!.sha256 };
}

/** An item of a meeting's own beside the standing ones. */
export async function addTheme(road: Road, meeting: number, title: string): Promise<number> {
  const item = { kind: "theme", title, caseNumber: null, text: "", sender: null, points: [], proposedDecision: null } as const;
  answerOf(await addItem(road.sql, road.secretary, { meeting, item }));
  return (await agendas.load(road.sql, meeting))!.items.find((each) => each.title === title)!.id;
}

/** Takes down which answers each verb of a station gave, and asks at the end that each row of the table was met whole: done, and every refusal. */
export class Met {
  readonly #met = new Map<string, Set<string>>();

  async saw<Done extends { ok: true; answer: unknown }>(
    action: ActionName,
    expected: string,
    doing: Promise<Done | { ok: false; code: string }>,
  ): Promise<void> {
    const code = codeOf(await doing);
    assert.equal(code, expected, `${action} answered ${code}`);
    this.#met.set(action, (this.#met.get(action) ?? new Set()).add(code));
  }

  /** What the station's rows promise and no answer here has been. */
  left(station: Action["station"]): string[] {
    return (Object.entries(actions) as [ActionName, Action][])
      .filter(([, row]) => row.station === station && row.writes.length > 0)
      .flatMap(([name, row]) => ["done", "not-allowed", ...row.refuses].filter((code) => !this.#met.get(name)?.has(code)).map((code) => `${name}: ${code}`));
  }
}
