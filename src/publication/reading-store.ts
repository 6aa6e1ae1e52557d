/** How often open addresses were fetched; the table's only writer. */

import type { Sql } from "#platform/sql.ts";

export type Reading = { address: string; hour: string; reader: string; times: number };

const rowsAtOnce = 2000;

export async function addReadings(sql: Sql, rows: readonly Reading[]): Promise<void> {
  for (let from = 0; from < rows.length; from += rowsAtOnce)
    await sql`
      insert into desk.open_reading ${sql(rows.slice(from, from + rowsAtOnce) as Reading[])}
      on conflict (address, hour, reader) do update set times = desk.open_reading.times + excluded.times`;
}

export async function forgetReadingsBefore(sql: Sql, at: Date): Promise<void> {
  await sql`delete from desk.open_reading where hour < ${at}`;
}
