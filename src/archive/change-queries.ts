/** SQL of the versions of a meeting's papers, side by side, and of what was taken back of them. */

import type { Version } from "#core/changes.ts";
import type { Sql } from "#platform/sql.ts";

export type VersionsOf = {
  municipalitySlug: string;
  municipality: string;
  committeeSlug: string;
  committee: string;
  slug: string;
  date: string;
  versions: Version[];
};

/** All versions of a meeting with their words, and whether they were taken back after they were filed. Null when none stands. */
export async function versionsOf(sql: Sql, address: { municipality: string; committee: string; meeting: string }): Promise<VersionsOf | null> {
  const path = `/${address.municipality}/${address.committee}/${address.meeting}`;
  const [row] = await sql<VersionsOf[]>`
    select mu.slug as "municipalitySlug", mu.name as municipality, c.slug as "committeeSlug", c.name as committee, max(m.slug) as slug,
           max(m.date::text) filter (where m.current) as date,
           jsonb_agg(jsonb_build_object('version', m.version, 'current', m.current, 'kind', m.kind, 'filedAt', m.filed_at,
             'retracted', exists (select 1 from published.retraction r where r.retracted_at >= m.filed_at
               and (r.address in (${path}, ${path} || '/version-' || m.version, '/dokument/' || mu.slug || '/' || m.document) or starts_with(${path}, r.address || '/'))),
             'items', coalesce((select jsonb_agg(jsonb_build_object('slug', i.slug, 'number', i.number, 'name', i.name, 'public', i.public, 'caseKey', i.case_key,
                 'recommendation', i.recommendation, 'decision', i.decision,
                 'retracted', exists (select 1 from published.retraction r where r.retracted_at >= m.filed_at and r.address in (${path} || '/' || i.slug, ${path} || '/version-' || m.version || '/' || i.slug)),
                 'sections', coalesce((select jsonb_agg(jsonb_build_object('role', s.role, 'heading', s.heading, 'text', s.text) order by s.position)
                    from published.section s where s.municipality = i.municipality and s.item = i.id), '[]'),
                 'attachments', coalesce((select jsonb_agg(a.name order by a.position) from published.attachment a where a.municipality = i.municipality and a.item = i.id), '[]')) order by i.position)
               from published.item i where i.municipality = m.municipality and i.meeting = m.id), '[]')) order by m.version) as versions
      from published.meeting m
      join published.committee c on c.municipality = m.municipality and c.id = m.committee
      join published.municipality mu on mu.id = m.municipality
     where mu.slug = ${address.municipality} and c.slug = ${address.committee} and m.slug = ${address.meeting}
     group by mu.slug, mu.name, c.slug, c.name
    having bool_or(m.current)`;
  return row ?? null;
}
