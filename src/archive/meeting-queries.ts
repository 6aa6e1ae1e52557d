/** SQL of meeting, item, case, attachment and document. */

import type { Absence, Vote } from "#core/published-minutes.ts";
import type { Sql } from "#platform/sql.ts";

export type DocumentFacts = {
  sha256: string;
  fileName: string;
  mediaType: string;
  bytes: number;
  pages: number | null;
  ocrPages: number[];
  partial: boolean;
  sourceUrl: string | null;
  receivedAt: string;
};

export type AbsenceTold = {
  slug: string;
  name: string;
  party: string | null;
  kind: NonNullable<Absence["kind"]> | null;
  substitute: string | null;
  note: string | null;
  item: string | null;
  number: string | null;
};

export type MeetingHead = {
  municipalitySlug: string;
  municipality: string;
  committeeSlug: string;
  committee: string;
  id: string;
  slug: string;
  version: number;
  current: boolean;
  kind: "minutes" | "agenda" | "supplementaryAgenda";
  date: string;
  start: string | null;
  end: string | null;
  place: string | null;
  termFrom: number | null;
  termTo: number | null;
  /** Called off after its papers came out. */ cancelled: boolean;
  houseStyle: string;
  filedAt: string;
  document: DocumentFacts;
};

type ItemInList = {
  slug: string;
  number: string | null;
  name: string | null;
  public: boolean;
  caseText: string | null;
  caseKey: string | null;
  outcome: string | null;
  phrase: string | null;
  attachments: number;
};

export type MeetingPage = MeetingHead & {
  items: ItemInList[];
  participants: { slug: string; name: string; party: string | null; role: string | null }[];
  absences: AbsenceTold[];
  versions: { version: number; current: boolean; kind: string; filedAt: string }[];
  doubts: { item: string | null; number: string | null; field: string; reason: string }[];
  previous: { slug: string; date: string } | null;
  next: { slug: string; date: string } | null;
  /** How many figures are told in the papers. */ figures: number;
};

type Address = { municipality: string; committee: string; meeting: string; version: number | null };

/** A meeting's papers: the version that stands, or the one asked for. Null when there is none. */
export async function meeting(sql: Sql, address: Address): Promise<MeetingPage | null> {
  const [row] = await sql<MeetingPage[]>`
    select mu.slug as "municipalitySlug", mu.name as municipality, c.slug as "committeeSlug", c.name as committee,
           m.id, m.slug, m.version, m.current, m.kind, m.date::text as date, m.start_time as start, m.end_time as end, m.place, m.term_from as "termFrom", m.term_to as "termTo",
           m.cancelled, m.house_style as "houseStyle", m.filed_at::text as "filedAt",
           jsonb_build_object('sha256', d.sha256, 'fileName', d.file_name, 'mediaType', d.media_type, 'bytes', d.bytes, 'pages', d.pages, 'ocrPages', d.ocr_pages, 'partial', d.partial,
                              'sourceUrl', d.source_url, 'receivedAt', d.received_at) as document,
           coalesce((select jsonb_agg(jsonb_build_object('slug', i.slug, 'number', i.number, 'name', i.name, 'public', i.public, 'caseText', i.case_text, 'caseKey', i.case_key, 'outcome', i.outcome,
                       'phrase', i.phrase, 'attachments', (select count(*) from published.attachment a where a.municipality = i.municipality and a.item = i.id)) order by i.position)
              from published.item i where i.municipality = m.municipality and i.meeting = m.id), '[]') as items,
           coalesce((select jsonb_agg(jsonb_build_object('slug', p.slug, 'name', p.name, 'party', a.party, 'role', a.role) order by p.name collate "da-x-icu")
              from published.participant a join published.person p on p.municipality = a.municipality and p.id = a.person
             where a.municipality = m.municipality and a.meeting = m.id), '[]') as participants,
           coalesce((select jsonb_agg(jsonb_build_object('slug', p.slug, 'name', p.name, 'party', a.party, 'kind', a.kind, 'substitute', a.substitute, 'note', a.note, 'item', i.slug, 'number', i.number)
                       order by p.name collate "da-x-icu", i.position)
              from published.absence a join published.person p on p.municipality = a.municipality and p.id = a.person
              left join published.item i on i.municipality = a.municipality and i.id = a.item
             where a.municipality = m.municipality and a.meeting = m.id), '[]') as absences,
           (select jsonb_agg(jsonb_build_object('version', o.version, 'current', o.current, 'kind', o.kind, 'filedAt', o.filed_at) order by o.version desc)
              from published.meeting o where o.municipality = m.municipality and o.committee = m.committee and o.slug = m.slug) as versions,
           coalesce((select jsonb_agg(jsonb_build_object('item', i.slug, 'number', i.number, 'field', o.field, 'reason', o.reason) order by o.position)
              from published.open_doubt o left join published.item i on i.municipality = o.municipality and i.id = o.item
             where o.municipality = m.municipality and o.meeting = m.id), '[]') as doubts,
           (select count(*)::int from published.figure f join published.item i on i.municipality = f.municipality and i.id = f.item
             where i.municipality = m.municipality and i.meeting = m.id) as figures,
           (select jsonb_build_object('slug', o.slug, 'date', o.date) from published.meeting o
             where o.municipality = m.municipality and o.committee = m.committee and o.current and (o.date, o.slug) < (m.date, m.slug) order by o.date desc, o.slug desc limit 1) as previous,
           (select jsonb_build_object('slug', o.slug, 'date', o.date) from published.meeting o
             where o.municipality = m.municipality and o.committee = m.committee and o.current and (o.date, o.slug) > (m.date, m.slug) order by o.date, o.slug limit 1) as next
      from published.meeting m
      join published.committee c on c.municipality = m.municipality and c.id = m.committee
      join published.municipality mu on mu.id = m.municipality
      join published.document d on d.municipality = m.municipality and d.sha256 = m.document
     where mu.slug = ${address.municipality} and c.slug = ${address.committee} and m.slug = ${address.meeting}
       and case when ${address.version}::int is null then m.current else m.version = ${address.version} end`;
  return row ?? null;
}

/** A paper as an older version names it. One that holds what is closed now is not given out (routes.ts), and its name may tell of it. */
export function documentToName(document: DocumentFacts, closed: ReadonlySet<string>): DocumentFacts {
  return closed.size === 0 ? document : { ...document, fileName: "Et dokument, der ikke er åbent mere" };
}

/** A meeting's list without the words of items that are not open any more; their places stay. */
export function withoutClosed(meeting: MeetingPage, closed: ReadonlySet<string>): Pick<MeetingPage, "items" | "absences" | "doubts" | "document"> {
  return {
    document: documentToName(meeting.document, closed),
    items: meeting.items.map((item) =>
      closed.has(item.slug)
        ? { ...item, name: "Ikke åbent mere", public: false, caseText: null, caseKey: null, outcome: null, phrase: null, attachments: 0 }
        : item,
    ),
    absences: meeting.absences.filter((absence) => absence.item === null || !closed.has(absence.item)),
    doubts: meeting.doubts.filter((doubt) => doubt.item === null || !closed.has(doubt.item)),
  };
}

type SectionTold = { role: string; heading: string | null; text: string; page: number | null };
type AttachmentTold = { position: number; label: string | null; name: string; href: string | null; document: string | null; hasText: boolean };
type Neighbour = { slug: string; number: string | null; name: string | null };
type Elsewhere = {
  committeeSlug: string;
  committee: string;
  meeting: string;
  date: string;
  slug: string;
  number: string | null;
  name: string | null;
  outcome: string | null;
  phrase: string | null;
};

export type ItemPage = MeetingHead & {
  item: ItemInList & {
    recommendationBy: string | null;
    recommendation: string[];
    decision: string | null;
    vote: Vote | null;
    dissent: { by: string | null; text: string }[];
    page: number | null;
    sections: SectionTold[];
    earlier: { body: string | null; date: string | null; text: string }[];
    attachments: AttachmentTold[];
    absences: AbsenceTold[];
    doubts: { field: string; reason: string }[];
  };
  previous: Neighbour | null;
  next: Neighbour | null;
  elsewhere: Elsewhere[];
};

/** One item with everything its document published of it. Null when there is none. */
export async function item(sql: Sql, address: Address & { item: string }): Promise<ItemPage | null> {
  const [row] = await sql<ItemPage[]>`
    select mu.slug as "municipalitySlug", mu.name as municipality, c.slug as "committeeSlug", c.name as committee,
           m.id, m.slug, m.version, m.current, m.kind, m.date::text as date, m.start_time as start, m.end_time as end, m.place, m.term_from as "termFrom", m.term_to as "termTo",
           m.cancelled, m.house_style as "houseStyle", m.filed_at::text as "filedAt",
           jsonb_build_object('sha256', d.sha256, 'fileName', d.file_name, 'mediaType', d.media_type, 'bytes', d.bytes, 'pages', d.pages, 'ocrPages', d.ocr_pages, 'partial', d.partial,
                              'sourceUrl', d.source_url, 'receivedAt', d.received_at) as document,
           jsonb_build_object('slug', i.slug, 'number', i.number, 'name', i.name, 'public', i.public, 'caseText', i.case_text, 'caseKey', i.case_key, 'outcome', i.outcome, 'phrase', i.phrase,
             'recommendationBy', i.recommendation_by, 'recommendation', i.recommendation, 'decision', i.decision, 'vote', i.vote, 'dissent', i.dissent, 'page', i.page,
             'sections', coalesce((select jsonb_agg(jsonb_build_object('role', s.role, 'heading', s.heading, 'text', s.text, 'page', s.page) order by s.position)
                from published.section s where s.municipality = i.municipality and s.item = i.id), '[]'),
             'earlier', coalesce((select jsonb_agg(jsonb_build_object('body', e.body, 'date', e.date, 'text', e.text) order by e.position)
                from published.earlier_decision e where e.municipality = i.municipality and e.item = i.id), '[]'),
             'attachments', coalesce((select jsonb_agg(jsonb_build_object('position', a.position, 'label', a.label, 'name', a.name, 'href', a.href, 'document', a.document, 'hasText', a.text is not null) order by a.position)
                from published.attachment a where a.municipality = i.municipality and a.item = i.id), '[]'),
             'absences', coalesce((select jsonb_agg(jsonb_build_object('slug', p.slug, 'name', p.name, 'party', a.party, 'kind', a.kind, 'substitute', a.substitute, 'note', a.note, 'item', i.slug, 'number', i.number) order by p.name collate "da-x-icu")
                from published.absence a join published.person p on p.municipality = a.municipality and p.id = a.person
               where a.municipality = i.municipality and a.item = i.id), '[]'),
             'doubts', coalesce((select jsonb_agg(jsonb_build_object('field', o.field, 'reason', o.reason) order by o.position)
                from published.open_doubt o where o.municipality = i.municipality and o.item = i.id), '[]')) as item,
           (select jsonb_build_object('slug', o.slug, 'number', o.number, 'name', o.name) from published.item o
             where o.municipality = i.municipality and o.meeting = i.meeting and o.position < i.position order by o.position desc limit 1) as previous,
           (select jsonb_build_object('slug', o.slug, 'number', o.number, 'name', o.name) from published.item o
             where o.municipality = i.municipality and o.meeting = i.meeting and o.position > i.position order by o.position limit 1) as next,
           coalesce((select jsonb_agg(jsonb_build_object('committeeSlug', oc.slug, 'committee', oc.name, 'meeting', om.slug, 'date', om.date, 'slug', o.slug, 'number', o.number, 'name', o.name, 'outcome', o.outcome, 'phrase', o.phrase) order by om.date desc, o.position)
              from published.item o
              join published.meeting om on om.municipality = o.municipality and om.id = o.meeting and om.current
              join published.committee oc on oc.municipality = om.municipality and oc.id = om.committee
             where o.municipality = i.municipality and o.case_key = i.case_key and o.id <> i.id and not (om.committee = m.committee and om.slug = m.slug and o.slug = i.slug)), '[]') as elsewhere
      from published.item i
      join published.meeting m on m.municipality = i.municipality and m.id = i.meeting
      join published.committee c on c.municipality = m.municipality and c.id = m.committee
      join published.municipality mu on mu.id = m.municipality
      join published.document d on d.municipality = m.municipality and d.sha256 = m.document
     where mu.slug = ${address.municipality} and c.slug = ${address.committee} and m.slug = ${address.meeting} and i.slug = ${address.item}
       and case when ${address.version}::int is null then m.current else m.version = ${address.version} end`;
  return row ?? null;
}

export type Handling = Elsewhere & {
  kind: string;
  cancelled: boolean;
  public: boolean;
  recommendationBy: string | null;
  recommendation: string[];
  decision: string | null;
  attachments: number;
};
export type CasePage = {
  municipalitySlug: string;
  municipality: string;
  caseKey: string;
  caseText: string;
  kle: string | null;
  year: number | null;
  handlings: Handling[];
};

/** A case: every handling of one case number in a municipality, oldest first. Null when the number is unknown. */
export async function caseOf(sql: Sql, municipalitySlug: string, caseKey: string): Promise<CasePage | null> {
  const [row] = await sql<CasePage[]>`
    select mu.slug as "municipalitySlug", mu.name as municipality, i.case_key as "caseKey", min(i.case_text) as "caseText", min(i.kle) as kle, min(i.case_year) as year,
           jsonb_agg(jsonb_build_object('committeeSlug', c.slug, 'committee', c.name, 'meeting', m.slug, 'date', m.date, 'kind', m.kind, 'cancelled', m.cancelled, 'slug', i.slug, 'number', i.number, 'name', i.name, 'public', i.public,
             'outcome', i.outcome, 'phrase', i.phrase, 'recommendationBy', i.recommendation_by, 'recommendation', i.recommendation, 'decision', i.decision,
             'attachments', (select count(*) from published.attachment a where a.municipality = i.municipality and a.item = i.id)) order by m.date, m.id, i.position) as handlings
      from published.item i
      join published.meeting m on m.municipality = i.municipality and m.id = i.meeting and m.current
      join published.committee c on c.municipality = m.municipality and c.id = m.committee
      join published.municipality mu on mu.id = i.municipality
     where mu.slug = ${municipalitySlug} and i.case_key = ${caseKey}
     group by mu.slug, mu.name, i.case_key`;
  return row ?? null;
}

export type AttachmentPage = MeetingHead & { item: Neighbour; attachment: AttachmentTold & { text: string | null }; copy: DocumentFacts | null };

/** An attachment of an item, with the words of our copy. Null when there is none. */
export async function attachment(sql: Sql, address: Address & { item: string; position: number }): Promise<AttachmentPage | null> {
  const [row] = await sql<AttachmentPage[]>`
    select mu.slug as "municipalitySlug", mu.name as municipality, c.slug as "committeeSlug", c.name as committee,
           m.id, m.slug, m.version, m.current, m.kind, m.date::text as date, m.start_time as start, m.end_time as end, m.place, m.term_from as "termFrom", m.term_to as "termTo",
           m.cancelled, m.house_style as "houseStyle", m.filed_at::text as "filedAt",
           jsonb_build_object('sha256', d.sha256, 'fileName', d.file_name, 'mediaType', d.media_type, 'bytes', d.bytes, 'pages', d.pages, 'ocrPages', d.ocr_pages, 'partial', d.partial,
                              'sourceUrl', d.source_url, 'receivedAt', d.received_at) as document,
           jsonb_build_object('slug', i.slug, 'number', i.number, 'name', i.name) as item,
           jsonb_build_object('position', a.position, 'label', a.label, 'name', a.name, 'href', a.href, 'document', a.document, 'hasText', a.text is not null, 'text', left(a.text, 400000)) as attachment,
           (select jsonb_build_object('sha256', k.sha256, 'fileName', k.file_name, 'mediaType', k.media_type, 'bytes', k.bytes, 'pages', k.pages, 'ocrPages', k.ocr_pages, 'partial', k.partial,
                              'sourceUrl', k.source_url, 'receivedAt', k.received_at)
              from published.document k where k.municipality = a.municipality and k.sha256 = a.document) as copy
      from published.attachment a
      join published.item i on i.municipality = a.municipality and i.id = a.item
      join published.meeting m on m.municipality = i.municipality and m.id = i.meeting
      join published.committee c on c.municipality = m.municipality and c.id = m.committee
      join published.municipality mu on mu.id = m.municipality
      join published.document d on d.municipality = m.municipality and d.sha256 = m.document
     where mu.slug = ${address.municipality} and c.slug = ${address.committee} and m.slug = ${address.meeting} and i.slug = ${address.item} and a.position = ${address.position}
       and case when ${address.version}::int is null then m.current else m.version = ${address.version} end`;
  return row ?? null;
}

export type DocumentPage = DocumentFacts & {
  /** The file tells what is closed, and is handed to nobody. */ withheld: boolean;
  municipalitySlug: string;
  municipality: string;
  meetings: {
    committeeSlug: string;
    committee: string;
    slug: string;
    date: string;
    kind: string;
    version: number;
    current: boolean;
    items: { slug: string; number: string | null; name: string | null; page: number | null }[];
  }[];
  attachedTo: { committeeSlug: string; meeting: string; item: string; position: number; name: string }[];
};
/** Items of older versions it was attached to. */
export type AttachedBefore = { committee: string; meeting: string; version: number; item: string };

/** Where a document was attached in versions that do not stand. */
export async function attachedBefore(sql: Sql, municipalitySlug: string, sha256: string): Promise<AttachedBefore[]> {
  return sql<AttachedBefore[]>`
    select c.slug as committee, m.slug as meeting, m.version, i.slug as item
      from published.municipality mu join published.attachment a on a.municipality = mu.id and a.document = ${sha256}
      join published.item i on i.municipality = a.municipality and i.id = a.item
      join published.meeting m on m.municipality = i.municipality and m.id = i.meeting and not m.current
      join published.committee c on c.municipality = m.municipality and c.id = m.committee
     where mu.slug = ${municipalitySlug} limit 20`;
}

/** A document we hold a copy of, with what was read from it. Null when nothing published uses it. */
export async function document(sql: Sql, municipalitySlug: string, sha256: string): Promise<DocumentPage | null> {
  const [row] = await sql<DocumentPage[]>`
    select d.sha256, d.file_name as "fileName", d.media_type as "mediaType", d.bytes::float8 as bytes, d.pages, d.ocr_pages as "ocrPages", d.partial, d.source_url as "sourceUrl", d.received_at::text as "receivedAt",
           d.withheld, mu.slug as "municipalitySlug", mu.name as municipality,
           coalesce((select jsonb_agg(jsonb_build_object('committeeSlug', c.slug, 'committee', c.name, 'slug', m.slug, 'date', m.date, 'kind', m.kind, 'version', m.version, 'current', m.current,
                       'items', coalesce((select jsonb_agg(jsonb_build_object('slug', i.slug, 'number', i.number, 'name', i.name, 'page', i.page) order by i.position)
                                            from published.item i where i.municipality = m.municipality and i.meeting = m.id), '[]')) order by m.date desc)
              from published.meeting m join published.committee c on c.municipality = m.municipality and c.id = m.committee
             where m.municipality = d.municipality and m.document = d.sha256), '[]') as meetings,
           coalesce((select jsonb_agg(jsonb_build_object('committeeSlug', c.slug, 'meeting', m.slug, 'item', i.slug, 'position', a.position, 'name', a.name) order by m.date desc)
              from published.attachment a join published.item i on i.municipality = a.municipality and i.id = a.item
              join published.meeting m on m.municipality = i.municipality and m.id = i.meeting and m.current
              join published.committee c on c.municipality = m.municipality and c.id = m.committee
             where a.municipality = d.municipality and a.document = d.sha256), '[]') as "attachedTo"
      from published.document d join published.municipality mu on mu.id = d.municipality
     where mu.slug = ${municipalitySlug} and d.sha256 = ${sha256}`;
  return row ?? null;
}
