/** Asks jobindsats' service for a table (DOMAIN §4.6). Token and address come from the settings; what comes back is read by core. */

import { seriesIn } from "#core/steering/jobindsats.ts";
import type { Values } from "#core/steering/ledger.ts";
import { refuse, type Refused } from "#core/verdict.ts";

export type JobindsatsSettings = { /** Ends with /v2 or /v3. */ url: string; token: string };
export type Asked = { table: string; area: string; months: number; /** The figure's label, where the table has several. */ column: string };

export type Fetched =
  | { ok: true; rows: Values[]; table: string }
  | Refused<"jobindsats-refused" | "jobindsats-silent" | "jobindsats-column-unclear" | "jobindsats-table-wrong">;

const patience = 30_000;
const mostBytes = 20 * 1024 * 1024;

export async function fetchTable(settings: JobindsatsSettings, asked: Asked): Promise<Fetched> {
  const table = asked.table.trim().toLowerCase();
  if (!/^[a-z][a-z0-9]{3,9}$/u.test(table)) return refuse("jobindsats-table-wrong");
  const silent = (why: string): Fetched => refuse("jobindsats-silent", { why });
  let answer: Response;
  try {
    answer = await fetch(addressOf(settings.url, { ...asked, table }), {
      headers: { Authorization: isThird(settings.url) ? `Bearer ${settings.token}` : settings.token, Accept: "application/json" },
      signal: AbortSignal.timeout(patience),
      redirect: "error",
    });
  } catch (error) {
    return silent(error instanceof Error && error.name === "TimeoutError" ? "det tog for lang tid" : "der er ingen forbindelse");
  }
  if (answer.status === 401 || answer.status === 403) return refuse("jobindsats-refused", { status: String(answer.status) });
  if (answer.status === 404) return refuse("jobindsats-table-wrong");
  if (!answer.ok) return silent(`svar ${answer.status}`);
  const text = await answer.text().catch(() => null);
  if (text === null || text.length > mostBytes) return silent(text === null ? "svaret blev afbrudt" : "svaret er for stort");
  let body: unknown;
  try {
    body = JSON.parse(text.replace(/^\uFEFF/u, ""));
  } catch {
    return silent("svaret er ikke JSON");
  }
  const read = seriesIn(body, asked.column.trim());
  if (read.ok) return { ok: true, rows: read.rows, table };
  return read.why === "column-unclear" ? refuse("jobindsats-column-unclear", { columns: read.columns.join(", ") }) : silent(read.says);
}

const isThird = (url: string): boolean => /\/v3\/?$/u.test(url);

function addressOf(base: string, { table, area, months }: Asked): string {
  const root = base.replace(/\/+$/u, "");
  const query = isThird(base)
    ? new URLSearchParams({ "mgroup.*": "*", "period.M": `latest:${months}`, "hierarchy._nykom": area === "" ? "/" : area, format: "json" })
    : new URLSearchParams({ period: `l(m:${months})`, area: area === "" ? "Hele landet" : area });
  return isThird(base) ? `${root}/data/${table}?${query}` : `${root}/data/${table}/json/?${query}`;
}
