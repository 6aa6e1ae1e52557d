/** What was fetched from which site; the only writer of the harvest tables. */

import type { Sql, Tx } from "#platform/sql.ts";

export type FetchedPage = {
  url: string;
  etag: string | null;
  modified: string | null;
  sha256: string | null;
  status: number;
  fetchedAt: Date;
  fingerprint: string | null;
};

export async function openSite(tx: Tx, site: string, municipality: string, at: Date): Promise<void> {
  await tx`
    insert into desk.harvest_site (url, municipality, started_at) values (${site}, ${municipality}, ${at})
    on conflict (url) do update set municipality = excluded.municipality, started_at = excluded.started_at, finished_at = null`;
}

export async function finishSite(tx: Tx, site: string, at: Date): Promise<void> {
  await tx`update desk.harvest_site set finished_at = ${at} where url = ${site}`;
}

export async function loadPages(sql: Sql, site: string): Promise<Map<string, FetchedPage>> {
  const rows = await sql<FetchedPage[]>`
    select url, etag, modified, sha256, status, fetched_at as "fetchedAt", fingerprint from desk.harvest_page where site = ${site} order by url`;
  return new Map(rows.map((row) => [row.url, row]));
}

export async function savePage(tx: Tx, site: string, page: FetchedPage): Promise<void> {
  await tx`
    insert into desk.harvest_page (site, url, etag, modified, sha256, status, fetched_at, fingerprint)
    values (${site}, ${page.url}, ${page.etag}, ${page.modified}, ${page.sha256}, ${page.status}, ${page.fetchedAt}, ${page.fingerprint})
    on conflict (site, url) do update set etag = excluded.etag, modified = excluded.modified, sha256 = coalesce(excluded.sha256, desk.harvest_page.sha256),
      status = excluded.status, fetched_at = excluded.fetched_at, fingerprint = excluded.fingerprint`;
}
