/** People to begin a test with, made through the real verbs. */

import type { TestContext } from "node:test";
import { houseActor, type Actor } from "#core/people.ts";
import type { GivenRole } from "#core/person.ts";
import type { Call } from "#journal/change.ts";
import { addPerson } from "#people/add-person.ts";
import { giveRole } from "#people/give-role.ts";
import { actorOfPerson } from "#people/queries.ts";
import { insertSession } from "#people/login-store.ts";
import type { LoginCall } from "#people/log-in.ts";
import type { Sql } from "#platform/sql.ts";
import { newToken, type Token } from "#platform/token.ts";
import { testDatabase } from "./database.ts";

export type Given = {
  sql: Sql;
  at: Date;
  today: string;
  /** Jonna, who keeps people. */ administrator: Actor;
  /** Malthe, who does not. */ caseWorker: Actor;
  as(actor: Actor, once?: string): Call;
  person(name: string, ...roles: GivenRole[]): Promise<Actor>;
  session(actor: Actor): Promise<{ token: Token; number: number }>;
  loginCall(minutes?: number): LoginCall;
  /** Kinds of what happened to a record. */ kinds(about: string): Promise<string[]>;
};

export async function givenPeople(t: TestContext): Promise<Given> {
  const { desk: sql } = await testDatabase(t);
  const at = new Date("2026-03-02T09:00:00Z");
  const today = "2026-03-02";
  const person = async (name: string, ...roles: GivenRole[]): Promise<Actor> => {
    const call = { actor: houseActor, at };
    const added = await addPerson(sql, call, { name, email: `${name.toLowerCase().replace(/\P{L}+/gu, ".")}@lindeborg.example`, initials: null, title: null });
    if (!added.ok) throw new Error(added.code);
    for (const role of roles) await giveRole(sql, call, { person: added.answer.person, role, committee: null, from: "2026-01-01", until: null });
    return (await actorOfPerson(sql, added.answer.person, today))!;
  };
  return {
    sql,
    at,
    today,
    administrator: await person("Jonna Brandstrup", "administrator"),
    caseWorker: await person("Malthe Overby", "caseWorker"),
    as: (actor, once) => ({ actor, at, once: once ?? null }),
    person,
    session: async (actor) => {
      const token = newToken();
      const expiresAt = new Date(at.getTime() + 86_400_000);
      return {
        token,
        number: await sql.begin((tx) => insertSession(tx, { id: token.hash, person: actor.person, how: "demonstration", at, expiresAt, userAgent: null })),
      };
    },
    loginCall: (minutes = 0) => ({
      at: new Date(at.getTime() + minutes * 60_000),
      address: "10.0.0.1",
      userAgent: "test",
      demonstration: true,
      token: newToken(),
    }),
    kinds: async (about) => (await sql<{ kind: string }[]>`select kind from desk.journal where about = ${about} order by id`).map((row) => row.kind),
  };
}

/** The code of a refusal, or "ok". */
export function codeOf(answer: { ok: true } | { ok: false; code: string }): string {
  return answer.ok ? "ok" : answer.code;
}
