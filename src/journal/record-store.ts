/** A record of the road in its table: loaded for change, saved with what happened. Every station's store is one of these. */

import type { ActionName, RefusalOf } from "#core/actions.ts";
import type { Happening } from "#core/journal.ts";
import { mayNot } from "#core/rights.ts";
import { refuse, type Refused, type Verdict } from "#core/verdict.ts";
import type { Sql, Tx } from "#platform/sql.ts";
import { change, recordAll, type Call, type Done } from "./change.ts";

type Told = { kind: Happening["kind"]; what: unknown };

export type RecordStore<State, Happened extends Told> = {
  load(sql: Sql | Tx, id: number): Promise<State | null>;
  /** Locked, so that two people changing one record are taken one at a time. */
  loadForChange(tx: Tx, id: number): Promise<State | null>;
  loadMany(sql: Sql | Tx, ids: readonly number[]): Promise<Map<number, State>>;
  /** What the record has become after what happened; row and journal entries in the caller's transaction. */
  save(tx: Tx, id: number, before: State | null, happened: readonly Happened[], call: Call): Promise<State>;
};

/** `alongside` keeps what other tables say of the record in step. */
export function recordStore<State extends { committee: number; state: string; version: number }, Happened extends Told>(options: {
  table: string;
  about: string;
  after: (before: State | null, happened: Happened) => State;
  alongside?: (tx: Tx, id: number, after: State, happened: readonly Happened[]) => Promise<void>;
}): RecordStore<State, Happened> {
  const { table, about, after, alongside } = options;
  return {
    async load(sql, id) {
      const [row] = await sql<{ content: State }[]>`select content from ${sql(table)} where id = ${id}`;
      return row?.content ?? null;
    },
    async loadForChange(tx, id) {
      const [row] = await tx<{ content: State }[]>`select content from ${tx(table)} where id = ${id} for update`;
      return row?.content ?? null;
    },
    async loadMany(sql, ids) {
      const rows = await sql<{ id: string; content: State }[]>`select id, content from ${sql(table)} where id = any(${[...ids]}::bigint[])`;
      return new Map(rows.map((row) => [Number(row.id), row.content]));
    },
    async save(tx, id, before, happened, call) {
      if (happened.length === 0 && before !== null) return before;
      const state = happened.reduce<State | null>((now, each) => after(now, each), before)!;
      await tx`
        insert into ${tx(table)} (id, committee, state, version, content, changed_at)
        values (${id}, ${state.committee}, ${state.state}, ${state.version}, ${tx.json(state as never)}, ${call.at})
        on conflict (id) do update set state = excluded.state, version = excluded.version, content = excluded.content, changed_at = excluded.changed_at`;
      await alongside?.(tx, id, state, happened);
      await recordAll(tx, call, `${about}:${id}`, happened);
      return state;
    },
  };
}

export type Answer<A extends ActionName, What extends object = { id: number; version: number }> = Promise<Done<What> | Refused<RefusalOf<A> | "not-found">>;

/** The verb on one record: is there such a one, may this person, what does the rule say; then saved and recorded. */
export async function onRecord<A extends ActionName, State extends { committee: number; state: string; version: number }, Happened extends Told>(
  sql: Sql,
  call: Call,
  store: RecordStore<State, Happened>,
  action: A,
  id: number,
  decide: (record: State, tx: Tx) => Verdict<readonly Happened[], RefusalOf<A>> | Promise<Verdict<readonly Happened[], RefusalOf<A>>>,
  /** The version to answer, where what was written has one of its own: a section of a case. */ versionOf: (after: State) => number = (after) => after.version,
): Answer<A> {
  return change<{ id: number; version: number }, RefusalOf<A> | "not-found">(sql, call, async (tx) => {
    const before = await store.loadForChange(tx, id);
    if (before === null) return refuse("not-found");
    const no = mayNot(call.actor, action, before.committee);
    if (no) return no;
    const verdict = await decide(before, tx);
    if (!verdict.ok) return verdict;
    const after = await store.save(tx, id, before, verdict.change, call);
    return { ok: true, answer: { id, version: versionOf(after) } };
  });
}
