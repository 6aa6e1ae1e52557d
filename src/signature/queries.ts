/** What the signature sheet shows beside the sheet itself, and what proves it. */

import type { Sql } from "#platform/sql.ts";

export type KeptSignature = { person: number; sha256: string; at: string; how: "passkey" | "login"; proof: string | null; undoneAt: string | null };

/** Every signature ever given on a meeting's minutes, those that fell included. */
export async function signaturesOf(sql: Sql, meeting: number): Promise<KeptSignature[]> {
  const rows = await sql<(Omit<KeptSignature, "at" | "undoneAt"> & { at: Date; undoneAt: Date | null })[]>`
    select person::float8 as person, sha256, at, how, proof, undone_at as "undoneAt" from desk.signature where meeting = ${meeting} order by at, person`;
  return rows.map((row) => ({ ...row, at: row.at.toISOString(), undoneAt: row.undoneAt?.toISOString() ?? null }));
}

/** Those a letter cannot reach, since they have no e-mail. */
export async function withoutEmail(sql: Sql, persons: readonly number[]): Promise<number[]> {
  const rows = await sql<{ id: number }[]>`select id::float8 as id from desk.person where id = any(${[...persons]}::bigint[]) and email is null order by id`;
  return rows.map((row) => row.id);
}
