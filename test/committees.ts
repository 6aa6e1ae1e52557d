/** Committees for tests, made by the verbs themselves: invented people, an administrator, a secretary, one who may nothing. */

import assert from "node:assert/strict";
import type { TestContext } from "node:test";
import { foundCommittee } from "#committee/found-committee.ts";
import { seatMember } from "#committee/seat-member.ts";
import type { Committee, NewSeat } from "#core/committee.ts";
import type { Actor } from "#core/people.ts";
import { sentenceOf, type RefusalCode } from "#core/refusals.da.ts";
import type { Call } from "#journal/change.ts";
import { entriesAbout } from "#journal/store.ts";
import type { Sql } from "#platform/sql.ts";
import { testDatabase, type TestDatabase } from "./database.ts";

export const inventedNames = [
  "Asta Brøndlund",
  "Viggo Tranekær",
  "Merete Sandager",
  "Holger Lysdal",
  "Yasmin Elkjær",
  "Gudrun Aabo",
  "Rasmus Hvidbjerg",
] as const;

export type House = { sql: Sql; people: readonly number[]; administrator: Call; secretaryOf(committee: number): Call; stranger: Call };

/** Noon on a day of 2026, when everything in these tests is done unless they say otherwise. */
export const at = new Date("2026-02-02T11:00:00Z");

/** In a database of its own, or in one that is there already. */
export async function aHouse(t: Pick<TestContext, "after">, database?: TestDatabase): Promise<House> {
  const { owner, desk: sql } = database ?? (await testDatabase(t));
  const rows = await owner<{ id: number }[]>`
    insert into desk.person (name, created_at) select name, ${at} from unnest(${[...inventedNames]}::text[]) with ordinality as n(name, place) order by place
    returning id::float8 as id`;
  const people = rows.map((row) => row.id);
  const callOf = (person: number, roles: Actor["roles"]): Call => ({ actor: { person, name: "Sofie Rask", roles }, at });
  return {
    sql,
    people,
    administrator: callOf(900, [{ role: "administrator", committee: null }]),
    secretaryOf: (committee) => callOf(901, [{ role: "secretary", committee }]),
    stranger: callOf(902, [{ role: "caseWorker", committee: null }]),
  };
}

/** Founded 1 January 2026 for the term 2026–2029. */
export async function aCommittee(house: House, name = "Børne- og Skoleudvalget", kind: Committee["kind"] = "committee"): Promise<number> {
  const given = { kind, name, abbreviation: null, from: "2026-01-01", term: { from: 2026, to: 2029 } };
  return answerOf(await foundCommittee(house.sql, house.administrator, given)).committee;
}

/** Seats the first people of the house: a chair, a deputy and a member, unless told otherwise. */
export async function seatSome(house: House, committee: number, roles: readonly NewSeat["role"][] = ["chair", "viceChair", "member"]): Promise<void> {
  for (const [index, role] of roles.entries())
    answerOf(
      await seatMember(house.sql, house.administrator, {
        committee,
        person: house.people[index]!,
        role,
        party: ["A", "V", "F", "C", "Ø", "B", "I"][index]!,
        group: index % 2 === 0 ? "Gruppe 1" : "Gruppe 2",
        from: "2026-01-01",
        until: null,
      }),
    );
}

export function answerOf<Answer>(done: { ok: true; answer: Answer } | { ok: false; code: RefusalCode; words?: Readonly<Record<string, string>> }): Answer {
  assert.ok(done.ok, done.ok ? "" : `${done.code}: ${sentenceOf(done)}`);
  return done.answer;
}

export function codeOf(done: { ok: true } | { ok: false; code: string }): string {
  return done.ok ? "done" : done.code;
}

/** The kinds of what the journal tells of a record, oldest first. */
export async function kindsAbout(house: House, about: string): Promise<string[]> {
  return (await entriesAbout(house.sql, about)).map((entry) => entry.kind);
}
