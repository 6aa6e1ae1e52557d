/** The only writer of schema `published` for read-in minutes: one meeting's papers in, rows out. Rules are in core/. */

import { caseKey } from "#core/case-number.ts";
import { figuresOf } from "#core/figures/figures.ts";
import { placeAmong, type KnownMeeting, type Place } from "#core/meeting-identity.ts";
import type { Absence, Figure, NamedPerson, PublishedMinutes, Section } from "#core/published-minutes.ts";
import { wordsOf } from "#core/search-question.ts";
import { slugOf } from "#core/slug.ts";
import type { Sql, Tx } from "#platform/sql.ts";
import { dropPromises, filePromises } from "./promise-store.ts";
import { indexItems, unindexMeeting } from "./search-store.ts";

export type Filed = {
  municipality: number;
  meeting: number;
  address: string;
  place: Place;
  items: { id: number; position: number }[];
  current: boolean;
  /** Addresses that answer no more, since what they told is closed in this version. */ withdrawn: string[];
};

/** A document's facts, as the archive shows them beside what was read from it. */
export type FiledDocument = {
  sha256: string;
  fileName: string;
  mediaType: string;
  bytes: number;
  sourceUrl: string | null;
  receivedAt: Date;
  /** The file itself is handed to nobody. */ withheld?: boolean;
};

/**
 * Writes one document's minutes to the archive and decides by core/meeting-identity which version it is. The minutes must have
 * municipality, committee and date. One committee is filed by one at a time (advisory lock), so versions never race.
 */
export async function fileInArchive(
  tx: Tx,
  minutes: PublishedMinutes,
  document: FiledDocument,
  at: Date,
  /** Whether attachments' bytes that came on their own follow a new version; our own papers bring theirs. */ attachments: "kept" | "anew" = "kept",
  /** Documents of meetings that are known to be others. */ others: readonly string[] = [],
): Promise<Filed> {
  const municipalitySlug = municipalitySlugOf(minutes.municipality!);
  const committeeSlug = slugOf(minutes.organization.name!);
  await tx`select pg_advisory_xact_lock(hashtextextended(${`${municipalitySlug}/${committeeSlug}`}, 1))`;
  const municipality = await municipalityId(tx, municipalitySlug, minutes.municipality!);
  const committee = await committeeId(tx, municipality, committeeSlug, minutes.organization.name!);
  await saveDocument(tx, municipality, minutes, document);
  const before = await wordsOfDocument(tx, municipality, document.sha256);
  await leaveOtherPlaces(tx, { municipality, committee, date: minutes.meeting.date! }, document.sha256);

  const known = (await meetingsOn(tx, municipality, committee, minutes.meeting.date!)).map((each) => ({ ...each, another: others.includes(each.document) }));
  const place = placeAmong(known, minutes);
  const held = await attachmentsHeld(tx, municipality, committee, place.slug);
  const { version, current } = await makeRoom(tx, { municipality, committee }, place, { document: document.sha256, own: attachments === "anew" });
  const meeting = await saveMeeting(tx, municipality, committee, place.slug, version, current, minutes, document.sha256, at);
  const items = await saveItems(tx, municipality, meeting, minutes);
  if (attachments === "kept") await giveBackAttachments(tx, municipality, meeting, held);
  const now = new Set(before.length === 0 ? [] : await wordsIn(tx, municipality, [meeting]));
  await forgetWords(
    tx,
    before.filter((word) => !now.has(word)),
  );
  const people = await peopleIds(tx, municipality, minutes);
  await saveParticipants(tx, municipality, meeting, minutes, people);
  await saveAbsences(tx, municipality, meeting, minutes, items, people);
  await saveDoubts(tx, municipality, meeting, minutes, items);
  // Read from what is filed here, not from what the reader told: of a closed item less may be filed than was read.
  await saveFigures(tx, municipality, figuresOf(minutes), items);
  await filePromises(tx, { municipality, meeting });
  const address = `${municipalitySlug}/${committeeSlug}/${place.slug}`;
  const withdrawn = current && attachments === "kept" ? await withdrawWhatIsClosed(tx, address, { municipality, meeting }, minutes, at) : [];
  return { municipality, meeting, address, place, items, current, withdrawn };
}

/** Says of a meeting's public copies, wherever they stand, whether the meeting was called off. */
export async function markCancelled(tx: Tx, documents: readonly string[], cancelled: boolean): Promise<void> {
  await tx`update published.meeting set cancelled = ${cancelled} where document = any(${[...documents]}) and cancelled <> ${cancelled}`;
}

/** What is told where a paper was taken away because a newer one closes something it told. */
export const wordsOfClosing = "Et punkt er siden lukket for offentligheden.";

// A newer paper closes an item that an older one told: the older versions go, with their files, which tell it still. An item that is closed
// and stands in the older ones under no number or name to know it by may be any of theirs (unknown is closed).
async function withdrawWhatIsClosed(
  tx: Tx,
  address: string,
  { municipality, meeting }: { municipality: number; meeting: number },
  minutes: PublishedMinutes,
  at: Date,
): Promise<string[]> {
  const closed = minutes.agendaItem.filter((item) => !item.public);
  if (closed.length === 0) return [];
  const earlier = await tx<{ number: string | null; name: string | null; public: boolean }[]>`
    select i.number, i.name, i.public from published.item i join published.meeting m on m.municipality = i.municipality and m.id = i.meeting
    join published.meeting now on now.municipality = m.municipality and now.id = ${meeting} and now.committee = m.committee and now.slug = m.slug
    where i.municipality = ${municipality} and m.id <> ${meeting}`;
  const same = (item: { number: string | null; name: string | null }) => (one: { number: string | null; name: string | null }) =>
    (item.number !== null && item.number === one.number) || (item.name !== null && item.name === one.name);
  const open = earlier.filter((each) => each.public);
  const known = (item: (typeof closed)[number]): boolean => earlier.some(same(item));
  const kept = (each: (typeof open)[number]): boolean => minutes.agendaItem.some((item) => item.public && same(item)(each));
  const offends = closed.some((item) => open.some(same(item)) || (!known(item) && open.some((each) => !kept(each))));
  if (!offends) return [];
  const gone = (await withdrawEarlierVersions(tx, address))?.addresses ?? [];
  await saveRetractions(tx, gone, wordsOfClosing, at);
  return gone;
}

/** Whether a document was taken away from the archive: then it is not filed again, whoever sends it. */
export async function isWithdrawn(tx: Tx, municipality: string, sha256: string): Promise<boolean> {
  const rows = await tx`select 1 from published.retraction where address = ${`/dokument/${municipality}/${sha256}`}`;
  return rows.length > 0;
}

/**
 * Whether the house has published papers of a meeting of that day itself: another copy, brought in from elsewhere, may tell what has been closed here since, and
 * would stand over ours.
 */
export async function isOurs(tx: Tx, { municipality, committee, date }: { municipality: string; committee: string; date: string }): Promise<boolean> {
  const rows = await tx`
    select 1 from desk.journal where kind = 'papers-published' and what ->> 'address' like ${`${municipality}/${committee}/${date}%`} limit 1`;
  return rows.length > 0;
}

/** "Herlev Kommune" lives at /herlev. */
export function municipalitySlugOf(name: string): string {
  return slugOf(name.replace(/\s+kommune$/iu, ""));
}

// A person's answer may move a document to another municipality, committee or date: it then stands there only, and the version that
// stood before it, if any, stands again.
async function leaveOtherPlaces(tx: Tx, here: { municipality: number; committee: number; date: string }, document: string): Promise<void> {
  const left = await tx<{ municipality: number; id: number; committee: number; slug: string }[]>`
    delete from published.meeting
    where document = ${document} and (municipality, committee, date) is distinct from (${here.municipality}::int, ${here.committee}::int, ${here.date}::date)
    returning municipality, id::float8 as id, committee, slug`;
  if (left.length > 0) await liftWhatItTook(tx, document);
  for (const { municipality, id, committee, slug } of left) {
    await unindexMeeting(tx, { municipality, meeting: id });
    const [before] = await tx<{ id: number }[]>`
      select m.id::float8 as id from published.meeting m
      where m.municipality = ${municipality} and m.committee = ${committee} and m.slug = ${slug}
        and m.version = (select max(version) from published.meeting where municipality = ${municipality} and committee = ${committee} and slug = ${slug})
        and not m.current`;
    if (before) await standAgain(tx, { municipality, id: before.id });
    // What it now stands in stays, though nothing else does.
    await tx`delete from published.document d where d.municipality = ${municipality} and d.municipality <> ${here.municipality} and d.sha256 = ${document}
             and not exists (select 1 from published.meeting m where m.municipality = d.municipality and m.document = d.sha256)
             and not exists (select 1 from published.attachment a where a.municipality = d.municipality and a.document = d.sha256)`;
    await tx`delete from published.committee c where c.municipality = ${municipality} and c.id = ${committee} and c.id <> ${here.committee}
             and not exists (select 1 from published.meeting m where m.municipality = c.municipality and m.committee = c.id)`;
    await tx`delete from published.person p where p.municipality = ${municipality}
             and not exists (select 1 from published.participant x where x.municipality = p.municipality and x.person = p.id)
             and not exists (select 1 from published.absence x where x.municipality = p.municipality and x.person = p.id)`;
    await tx`delete from published.municipality u where u.id = ${municipality} and u.id <> ${here.municipality}
             and not exists (select 1 from published.committee c where c.municipality = u.id)
             and not exists (select 1 from published.document d where d.municipality = u.id)`;
  }
}

// What a paper took away where it never belonged may be read in again; what another paper took away besides stays away.
async function liftWhatItTook(tx: Tx, document: string): Promise<void> {
  await tx`
    delete from published.retraction r using (
      select a.address from desk.journal j cross join lateral jsonb_array_elements_text(j.what -> 'addresses') a (address)
      where j.kind = 'versions-withdrawn' and j.what ->> 'sha256' = ${document}) took
    where r.address = took.address and r.reason = ${wordsOfClosing}
      and not exists (select 1 from desk.journal o where o.kind = 'versions-withdrawn' and o.what ->> 'sha256' is distinct from ${document} and o.what -> 'addresses' ? r.address)`;
}

async function municipalityId(tx: Tx, slug: string, name: string): Promise<number> {
  await tx`insert into published.municipality (slug, name) values (${slug}, ${name}) on conflict (slug) do nothing`;
  const [row] = await tx<{ id: number }[]>`select id from published.municipality where slug = ${slug}`;
  return row!.id;
}

async function committeeId(tx: Tx, municipality: number, slug: string, name: string): Promise<number> {
  await tx`insert into published.committee (municipality, slug, name) values (${municipality}, ${slug}, ${name}) on conflict (municipality, slug) do nothing`;
  const [row] = await tx<{ id: number }[]>`select id from published.committee where municipality = ${municipality} and slug = ${slug}`;
  return row!.id;
}

async function saveDocument(tx: Tx, municipality: number, minutes: PublishedMinutes, document: FiledDocument): Promise<void> {
  await tx`
    insert into published.document (municipality, sha256, file_name, media_type, bytes, pages, ocr_pages, partial, source_url, received_at, withheld)
    values (${municipality}, ${document.sha256}, ${document.fileName}, ${document.mediaType}, ${document.bytes}, ${minutes.source.pages},
            ${minutes.source.ocrPages ?? []}, ${minutes.source.partial ?? false}, ${document.sourceUrl}, ${document.receivedAt}, ${document.withheld ?? false})
    on conflict (municipality, sha256) do update
      set withheld = excluded.withheld, pages = excluded.pages, ocr_pages = excluded.ocr_pages, partial = excluded.partial, source_url = coalesce(published.document.source_url, excluded.source_url)`;
}

async function meetingsOn(tx: Tx, municipality: number, committee: number, date: string): Promise<KnownMeeting[]> {
  const rows = await tx<{ slug: string; kind: KnownMeeting["kind"]; start: string | null; document: string; items: KnownMeeting["items"] }[]>`
    select m.slug, m.kind, m.start_time as start, m.document,
           coalesce((select jsonb_agg(jsonb_build_object('number', i.number, 'name', i.name)) from published.item i
                     where i.municipality = m.municipality and i.meeting = m.id), '[]') as items
    from published.meeting m
    where m.municipality = ${municipality} and m.committee = ${committee} and m.date = ${date}
    order by m.current desc, m.version desc`;
  return [...rows];
}

// Same bytes: the old rows go and the new take their version and standing. A new version: the next number, and the standing one steps
// back. Whatever no longer stands can no longer be found by search. Our own papers that became what they were before (a part opened and closed
// again) are the newest all the same: an old file read in once more tells nothing new, but what we publish is what stands.
async function makeRoom(
  tx: Tx,
  { municipality, committee }: { municipality: number; committee: number },
  place: Place,
  { document, own }: { document: string; own: boolean },
): Promise<{ version: number; current: boolean }> {
  if (place.kind === "new-meeting") return { version: 1, current: true };
  if (place.kind === "same-document") {
    const [row] = await tx<{ id: number; version: number; current: boolean }[]>`
      delete from published.meeting
      where municipality = ${municipality} and committee = ${committee} and slug = ${place.slug} and document = ${document}
      returning id::float8 as id, version, current`;
    await unindexMeeting(tx, { municipality, meeting: row!.id });
    if (row!.current || !own) return row!;
  }
  const stands = own || (place.kind !== "same-document" && place.stands);
  if (stands) {
    const stoodDown = await tx<{ id: number }[]>`
      update published.meeting set current = false
      where municipality = ${municipality} and committee = ${committee} and slug = ${place.slug} and current
      returning id::float8 as id`;
    for (const { id } of stoodDown) await unindexMeeting(tx, { municipality, meeting: id });
  }
  const [row] = await tx<{ version: number }[]>`
    select max(version) + 1 as version from published.meeting where municipality = ${municipality} and committee = ${committee} and slug = ${place.slug}`;
  return { version: row!.version, current: stands };
}

type HeldAttachment = { number: string | null; item: string | null; name: string; document: string; text: string | null };

// The bytes of attachments came on their own; the minutes being filed anew must not part them from their item,
// unless that item has become closed.
async function attachmentsHeld(tx: Tx, municipality: number, committee: number, slug: string): Promise<HeldAttachment[]> {
  return [
    ...(await tx<HeldAttachment[]>`
    select distinct on (i.number, i.name, a.name) i.number, i.name as item, a.name, a.document, a.text
    from published.meeting m
    join published.item i on i.municipality = m.municipality and i.meeting = m.id
    join published.attachment a on a.municipality = i.municipality and a.item = i.id
    where m.municipality = ${municipality} and m.committee = ${committee} and m.slug = ${slug} and a.document is not null
    order by i.number, i.name, a.name, m.version desc`),
  ];
}

async function giveBackAttachments(tx: Tx, municipality: number, meeting: number, held: readonly HeldAttachment[]): Promise<void> {
  if (held.length === 0) return;
  await tx`
    update published.attachment a set document = h.document, text = h.text
    from published.item i, jsonb_to_recordset(${tx.json(held as never)}::jsonb) as h (number text, item text, name text, document text, text text)
    where i.municipality = ${municipality} and i.meeting = ${meeting} and a.municipality = i.municipality and a.item = i.id and i.public
      and a.name = h.name and i.number is not distinct from h.number and i.name is not distinct from h.item`;
}

async function saveMeeting(
  tx: Tx,
  municipality: number,
  committee: number,
  slug: string,
  version: number,
  current: boolean,
  minutes: PublishedMinutes,
  document: string,
  at: Date,
): Promise<number> {
  const { meeting, organization } = minutes;
  const [row] = await tx<{ id: string }[]>`
    insert into published.meeting (municipality, committee, slug, version, current, kind, date, start_time, end_time, place, term_from, term_to, house_style, document, filed_at)
    values (${municipality}, ${committee}, ${slug}, ${version}, ${current}, ${meeting.kind}, ${meeting.date}, ${meeting.start}, ${meeting.end ?? null}, ${meeting.place},
            ${organization.term?.from ?? null}, ${organization.term?.to ?? null}, ${minutes.houseStyle}, ${document}, ${at})
    returning id`;
  return Number(row!.id);
}

async function saveItems(tx: Tx, municipality: number, meeting: number, minutes: PublishedMinutes): Promise<{ id: number; position: number }[]> {
  if (minutes.agendaItem.length === 0) return [];
  const slugs = new Set<string>();
  const rows = minutes.agendaItem.map((item, index) => ({
    municipality,
    meeting,
    position: index + 1,
    slug: itemSlug(item.number, index + 1, slugs),
    number: item.number,
    name: item.name,
    public: item.public,
    case_text: item.caseNumber?.text ?? null,
    case_key: item.caseNumber ? caseKey(item.caseNumber) : null,
    kle: item.caseNumber?.kle ?? null,
    facet: item.caseNumber?.facet ?? null,
    case_serial: item.caseNumber?.serial ?? null,
    case_year: item.caseNumber?.year ?? null,
    recommendation_by: item.recommendation?.by ?? null,
    recommendation: item.recommendation?.points ?? [],
    decision: item.decision?.text ?? null,
    phrase: item.decision?.phrase ?? null,
    outcome: item.decision?.outcome ?? null,
    vote: item.decision?.vote ? tx.json(item.decision.vote as never) : null,
    dissent: tx.json((item.decision?.dissent ?? []) as never),
    page: item.at?.page ?? null,
    line: item.at?.line ?? null,
  }));
  const saved = await tx<{ id: string; position: number }[]>`insert into published.item ${tx(rows as never)} returning id, position`;
  const items = saved.map((row) => ({ id: Number(row.id), position: row.position })).sort((a, b) => a.position - b.position);
  const idAt = (index: number): number => items[index]!.id;

  const sections = minutes.agendaItem.flatMap((item, index) =>
    item.section.map((section, position) => ({
      municipality,
      item: idAt(index),
      position: position + 1,
      role: section.role,
      heading: section.heading,
      text: section.text,
      page: section.at?.page ?? null,
      line: section.at?.line ?? null,
    })),
  );
  await inPortions(sections, (portion) => tx`insert into published.section ${tx(portion as never)}`);
  const earlier = minutes.agendaItem.flatMap((item, index) =>
    (item.earlierDecision ?? []).map((each, position) => ({
      municipality,
      item: idAt(index),
      position: position + 1,
      body: each.body,
      date: each.date,
      text: each.text,
    })),
  );
  await inPortions(earlier, (portion) => tx`insert into published.earlier_decision ${tx(portion as never)}`);
  const attachments = minutes.agendaItem.flatMap((item, index) =>
    item.attachment.map((each, position) => ({
      municipality,
      item: idAt(index),
      position: position + 1,
      label: each.label,
      name: each.name,
      href: each.href ?? null,
    })),
  );
  await inPortions(attachments, (portion) => tx`insert into published.attachment ${tx(portion as never)}`);
  return items;
}

function itemSlug(number: string | null, position: number, taken: Set<string>): string {
  const base = number === null ? `uden-nummer-${position}` : `punkt-${slugOf(number)}`;
  let slug = base;
  for (let n = 2; taken.has(slug); n++) slug = `${base}-${n}`;
  taken.add(slug);
  return slug;
}

// PostgreSQL takes 65,535 parameters in one statement; a portion stays well below.
async function inPortions<T>(rows: T[], insert: (portion: T[]) => PromiseLike<unknown>): Promise<void> {
  for (let from = 0; from < rows.length; from += 2000) await insert(rows.slice(from, from + 2000));
}

function everyoneIn(minutes: PublishedMinutes): string[] {
  const named: (NamedPerson | Absence)[] = [
    ...minutes.meeting.participants,
    ...(minutes.meeting.absent ?? []),
    ...minutes.agendaItem.flatMap((item) => item.decision?.absent ?? []),
  ];
  return [...new Set(named.map((person) => person.name))];
}

// A person is a name within a municipality: the source gives nothing more to go by, and the page says so.
async function peopleIds(tx: Tx, municipality: number, minutes: PublishedMinutes): Promise<Map<string, number>> {
  const names = everyoneIn(minutes);
  if (names.length === 0) return new Map();
  const bySlug = new Map(names.map((name) => [slugOf(name), name]));
  const slugs = [...bySlug.keys()];
  await tx`
    insert into published.person (municipality, slug, name)
    select ${municipality}, s.slug, s.name from unnest(${slugs}::text[], ${slugs.map((slug) => bySlug.get(slug)!)}::text[]) as s(slug, name)
    on conflict (municipality, slug) do nothing`;
  const rows = await tx<{ id: number; slug: string }[]>`select id, slug from published.person where municipality = ${municipality} and slug = any(${slugs})`;
  const idOfSlug = new Map(rows.map((row) => [row.slug, row.id]));
  return new Map(names.map((name) => [name, idOfSlug.get(slugOf(name))!]));
}

async function saveParticipants(tx: Tx, municipality: number, meeting: number, minutes: PublishedMinutes, people: Map<string, number>): Promise<void> {
  const rows = new Map(
    minutes.meeting.participants.map((each) => [
      people.get(each.name)!,
      { municipality, meeting, person: people.get(each.name)!, party: each.party, role: each.role ?? null },
    ]),
  );
  await inPortions([...rows.values()], (portion) => tx`insert into published.participant ${tx(portion as never)}`);
}

async function saveAbsences(
  tx: Tx,
  municipality: number,
  meeting: number,
  minutes: PublishedMinutes,
  items: { id: number }[],
  people: Map<string, number>,
): Promise<void> {
  const row = (absence: Absence, item: number | null): object => ({
    municipality,
    meeting,
    item,
    person: people.get(absence.name)!,
    party: absence.party,
    kind: absence.kind ?? null,
    substitute: absence.substitute ? absence.substitute.name : null,
    note: absence.note ?? null,
  });
  const rows = [
    ...(minutes.meeting.absent ?? []).map((absence) => row(absence, null)),
    ...minutes.agendaItem.flatMap((item, index) => (item.decision?.absent ?? []).map((absence) => row(absence, items[index]!.id))),
  ];
  await inPortions(rows, (portion) => tx`insert into published.absence ${tx(portion as never)}`);
}

async function saveDoubts(tx: Tx, municipality: number, meeting: number, minutes: PublishedMinutes, items: { id: number }[]): Promise<void> {
  const rows = minutes.doubt.map((doubt, index) => ({
    municipality,
    meeting,
    position: index + 1,
    item: doubt.item === null ? null : (items[doubt.item]?.id ?? null),
    field: doubt.field,
    reason: doubt.reason,
  }));
  await inPortions(rows, (portion) => tx`insert into published.open_doubt ${tx(portion as never)}`);
}

async function saveFigures(tx: Tx, municipality: number, figures: readonly Figure[], items: readonly { id: number }[]): Promise<void> {
  const rows = figures.map((figure) => ({
    municipality,
    item: items[figure.index]!.id,
    n: figure.n,
    section: figure.at.section === null ? null : figure.at.section + 1,
    role: figure.at.role,
    starts: figure.at.start,
    ends: figure.at.end,
    kind: figure.kind,
    value: figure.value,
    date: figure.date,
    told: figure.told,
    decimals: figure.decimals,
    unit: figure.unit,
    label: figure.label,
    period: figure.period,
    qualifier: figure.qualifier,
    text: figure.text,
    in_table: figure.table === null ? null : tx.json(figure.table),
    relation: tx.json(figure.relation as never),
    doubt: figure.doubt,
  }));
  await inPortions(rows, (portion) => tx`insert into published.figure ${tx(portion as never)}`);
}

/** Reads the figures of a filed meeting anew from its filed sections: for archives from before they were read, or when more is found. Safe to run twice. */
export async function fileFiguresAnew(tx: Tx, { municipality, meeting }: { municipality: number; meeting: number | string }): Promise<number> {
  const items = await tx<{ id: number; number: string | null; recommendation: { points: string[] }; decision: { text: string } | null; section: Section[] }[]>`
    select i.id::float8 as id, i.number, jsonb_build_object('points', i.recommendation) as recommendation,
           case when i.decision is not null then jsonb_build_object('text', i.decision) end as decision,
           coalesce((select jsonb_agg(jsonb_build_object('role', s.role, 'heading', s.heading, 'text', s.text) order by s.position) from published.section s
             where s.municipality = i.municipality and s.item = i.id), '[]') as section
      from published.item i where i.municipality = ${municipality} and i.meeting = ${meeting} order by i.position`;
  const figures = figuresOf({ agendaItem: items });
  await tx`delete from published.figure where municipality = ${municipality} and item = any(${items.map(({ id }) => id)}::bigint[])`;
  await saveFigures(tx, municipality, figures, items);
  return figures.length;
}

export type OpenAttachment = { municipality: number; item: number; position: number; meeting: number; address: string; name: string; href: string | null };

/** Attachments the archive has the names but not the bytes of, in meetings that stand; of what the house published itself none: a person opens those. `meetings` are addresses; null asks for all. */
export async function attachmentsWithoutBytes(tx: Tx | Sql, meetings: readonly string[] | null): Promise<OpenAttachment[]> {
  return [
    ...(await tx<OpenAttachment[]>`
    select a.municipality, a.item::float8 as item, a.position, m.id::float8 as meeting, u.slug || '/' || c.slug || '/' || m.slug as address, a.name, a.href
    from published.attachment a
    join published.item i on i.municipality = a.municipality and i.id = a.item
    join published.meeting m on m.municipality = i.municipality and m.id = i.meeting and m.current
    join published.municipality u on u.id = m.municipality
    join published.committee c on c.municipality = m.municipality and c.id = m.committee
    where a.document is null and i.public
      and (${meetings}::text[] is null or u.slug || '/' || c.slug || '/' || m.slug = any(${meetings}))
      and not exists (select 1 from desk.journal j where j.kind = 'papers-published' and j.what ->> 'document' = m.document)
    order by m.date desc, a.item, a.position`),
  ];
}

/** Lays a document's bytes and words with the attachment they belong to, and makes the words findable. */
export async function fileAttachment(
  tx: Tx,
  attachment: OpenAttachment,
  document: FiledDocument & { pages: number | null; ocrPages: number[]; partial: boolean },
  text: string | null,
): Promise<void> {
  await tx`
    insert into published.document (municipality, sha256, file_name, media_type, bytes, pages, ocr_pages, partial, source_url, received_at)
    values (${attachment.municipality}, ${document.sha256}, ${document.fileName}, ${document.mediaType}, ${document.bytes}, ${document.pages}, ${document.ocrPages}, ${document.partial}, ${document.sourceUrl}, ${document.receivedAt})
    on conflict (municipality, sha256) do nothing`;
  await tx`
    update published.attachment set document = ${document.sha256}, text = ${text}
    where municipality = ${attachment.municipality} and item = ${attachment.item} and position = ${attachment.position}`;
  await indexItems(tx, { municipality: attachment.municipality, meeting: attachment.meeting });
}

export type Withdrawn = { /** Open addresses that answer no more, and those below them. */ addresses: string[] };

/** Takes a meeting with all its versions, files, people and words out of the archive. Null: it is not there. */
export async function withdrawMeeting(tx: Tx, address: string): Promise<Withdrawn | null> {
  return withdrawVersions(tx, address, "all");
}

/** Takes the versions before the one that stands out of the archive: they hold what was closed since. */
export async function withdrawEarlierVersions(tx: Tx, address: string): Promise<Withdrawn | null> {
  return withdrawVersions(tx, address, "earlier");
}

/** Takes away the versions of one address that are none of these documents: copies of a meeting that were read in before we published it ourselves. */
export async function withdrawFromElsewhere(tx: Tx, address: string, ours: readonly string[]): Promise<Withdrawn | null> {
  return withdrawVersions(tx, address, { notOf: ours });
}

/**
 * Takes a meeting away from every address but one: where our own papers stood before it was moved, or its committee got another name. A copy from
 * elsewhere that was filed there as the same meeting goes with them: it would stand again, where nothing that is closed here reaches it.
 */
export async function withdrawElsewhere(tx: Tx, documents: readonly string[], here: string): Promise<Withdrawn> {
  const rows = await tx<{ address: string }[]>`
    select distinct u.slug || '/' || c.slug || '/' || m.slug as address
    from published.municipality u join published.meeting m on m.municipality = u.id and m.document = any(${[...documents]})
    join published.committee c on c.municipality = m.municipality and c.id = m.committee`;
  const addresses: string[] = [];
  for (const { address } of rows.filter((row) => row.address !== here)) addresses.push(...((await withdrawVersions(tx, address, "all"))?.addresses ?? []));
  return { addresses };
}

async function withdrawVersions(tx: Tx, address: string, which: "all" | "earlier" | { notOf: readonly string[] }): Promise<Withdrawn | null> {
  const [municipalitySlug, committeeSlug, slug] = address.split("/");
  const versions = await tx<{ municipality: number; committee: number; id: number; version: number; document: string; current: boolean }[]>`
    select m.municipality, m.committee, m.id::float8 as id, m.version, m.document, m.current
    from published.meeting m join published.municipality u on u.id = m.municipality
    join published.committee c on c.municipality = m.municipality and c.id = m.committee
    where u.slug = ${municipalitySlug!} and c.slug = ${committeeSlug!} and m.slug = ${slug!}
    order by m.version desc for update of m`;
  const goes = (row: (typeof versions)[number]): boolean => which === "all" || (which === "earlier" ? !row.current : !which.notOf.includes(row.document));
  const rows = versions.filter(goes);
  const left = versions.filter((row) => !goes(row));
  if (rows.length === 0) return null;
  const { municipality } = rows[0]!;
  const ids = rows.map((row) => row.id);
  const words = await wordsIn(tx, municipality, ids);
  const files = await tx<{ sha256: string }[]>`
    select distinct a.document as sha256 from published.attachment a join published.item i on i.municipality = a.municipality and i.id = a.item
    where i.municipality = ${municipality} and i.meeting = any(${ids}) and a.document is not null`;
  for (const id of ids) await unindexMeeting(tx, { municipality, meeting: id });
  await tx`delete from published.meeting where municipality = ${municipality} and id = any(${ids})`;
  const papers = [...new Set(rows.map((row) => row.document))];
  const gone = await dropUnusedDocuments(tx, municipality, [...new Set([...papers, ...files.map((row) => row.sha256)])]);
  await withholdCopies(tx, municipality, papers);
  const people = await tx<{ slug: string }[]>`
    delete from published.person p where p.municipality = ${municipality}
    and not exists (select 1 from published.participant x where x.municipality = p.municipality and x.person = p.id)
    and not exists (select 1 from published.absence x where x.municipality = p.municipality and x.person = p.id)
    returning slug`;
  await forgetWords(tx, words);
  if (left[0] !== undefined && !left.some((row) => row.current)) await standAgain(tx, left[0]);
  return {
    addresses: [
      ...(left.length === 0 ? [`/${address}`] : rows.map((row) => `/${address}/version-${row.version}`)),
      ...gone.map((sha256) => `/dokument/${municipalitySlug}/${sha256}`),
      ...people.map((person) => `/${municipalitySlug}/person/${person.slug}`),
    ],
  };
}

async function standAgain(tx: Tx, { municipality, id }: { municipality: number; id: number }): Promise<void> {
  await tx`update published.meeting set current = true where municipality = ${municipality} and id = ${id}`;
  await indexItems(tx, { municipality, meeting: id });
  await findPromisesAnew(tx, { municipality, meeting: id });
}

async function dropUnusedDocuments(tx: Tx, municipality: number, documents: readonly string[]): Promise<string[]> {
  const gone = await tx<{ sha256: string }[]>`
    delete from published.document d where d.municipality = ${municipality} and d.sha256 = any(${[...documents]})
    and not exists (select 1 from published.meeting m where m.municipality = d.municipality and m.document = d.sha256)
    and not exists (select 1 from published.attachment a where a.municipality = d.municipality and a.document = d.sha256)
    returning sha256`;
  return gone.map((row) => row.sha256);
}

// Minutes that a later item approves hang there as an attachment: taken back at their own address, they are handed out at no other.
async function withholdCopies(tx: Tx, municipality: number, papers: readonly string[]): Promise<void> {
  const hung = await tx<{ meeting: number }[]>`
    with kept as (
      update published.document d set withheld = true where d.municipality = ${municipality} and d.sha256 = any(${[...papers]})
      and not exists (select 1 from published.meeting m where m.municipality = d.municipality and m.document = d.sha256) returning d.sha256),
    silent as (update published.attachment a set text = null from kept where a.municipality = ${municipality} and a.document = kept.sha256 returning a.item)
    select distinct i.meeting::float8 as meeting from silent s join published.item i on i.municipality = ${municipality} and i.id = s.item
    join published.meeting m on m.municipality = i.municipality and m.id = i.meeting and m.current`;
  for (const { meeting } of hung) await indexItems(tx, { municipality, meeting });
}

// What the document told where it was filed before: it may have been read better since, or an item of it closed.
async function wordsOfDocument(tx: Tx, municipality: number, document: string): Promise<string[]> {
  const rows = await tx<{ id: number }[]>`select id::float8 as id from published.meeting where municipality = ${municipality} and document = ${document}`;
  return rows.length === 0
    ? []
    : wordsIn(
        tx,
        municipality,
        rows.map((row) => row.id),
      );
}

// The words a search may propose; those that stand nowhere else are forgotten with what held them.
async function wordsIn(tx: Tx, municipality: number, meetings: readonly number[]): Promise<string[]> {
  const rows = await tx<{ text: string }[]>`
    select concat_ws(' ', i.name, i.decision, array_to_string(i.recommendation, ' '),
      (select string_agg(d ->> 'text', ' ') from jsonb_array_elements(i.dissent) d),
      (select string_agg(concat_ws(' ', s.heading, s.text), ' ') from published.section s where s.municipality = i.municipality and s.item = i.id),
      (select string_agg(concat_ws(' ', e.body, e.text), ' ') from published.earlier_decision e where e.municipality = i.municipality and e.item = i.id)) as text
    from published.item i where i.municipality = ${municipality} and i.meeting = any(${[...meetings]})`;
  return [...new Set(rows.flatMap((row) => wordsOf(row.text)))];
}

async function forgetWords(tx: Tx, words: readonly string[]): Promise<void> {
  // The stem finds where a word may still stand; there it is looked for as it is written.
  await tx`
    delete from published.search_word w where w.word = any(${[...words]}::text[])
    and not exists (
      select 1 from published.search_item s join published.item i on i.municipality = s.municipality and i.id = s.id
      where s.tsv @@ plainto_tsquery('danish', w.word)
        and (concat_ws(' ', i.name, i.decision, array_to_string(i.recommendation, ' '), i.dissent::text) ~* ('\\m' || w.word || '\\M')
          or exists (select 1 from published.earlier_decision e where e.municipality = i.municipality and e.item = i.id and concat_ws(' ', e.body, e.text) ~* ('\\m' || w.word || '\\M'))
          or exists (select 1 from published.section t where t.municipality = i.municipality and t.item = i.id and concat_ws(' ', t.heading, t.text) ~* ('\\m' || w.word || '\\M'))))`;
}

/** An address answers 410 from now on, with the reason anyone may read. */
export async function saveRetractions(tx: Tx, addresses: readonly string[], reason: string, at: Date): Promise<void> {
  const rows = addresses.map((address) => ({ address, retracted_at: at, reason }));
  if (rows.length === 0) return;
  await tx`insert into published.retraction ${tx(rows)} on conflict (address) do update set retracted_at = excluded.retracted_at, reason = excluded.reason`;
}

/** What is public again is no longer told as taken back: these addresses, and the people of a municipality who are named again. */
export async function liftRetractions(tx: Tx, municipality: string, addresses: readonly string[]): Promise<void> {
  await tx`delete from published.retraction where address = any(${[...addresses]})`;
  await tx`
    delete from published.retraction r using published.person p join published.municipality u on u.id = p.municipality
    where u.slug = ${municipality} and r.address = '/' || u.slug || '/person/' || p.slug`;
}

/** Finds the promises of a meeting that was filed before they were looked for, or read better since. Answers how many. */
export async function findPromisesAnew(tx: Tx, filed: { municipality: number; meeting: number }): Promise<number> {
  await tx`select pg_advisory_xact_lock(hashtextextended('promises found anew', 1))`;
  await dropPromises(tx, filed);
  return filePromises(tx, filed);
}

/** Every word that was filed of a meeting, whatever page may show it. */
export async function textOfMeeting(tx: Tx, { municipality, meeting }: { municipality: number; meeting: number }): Promise<string> {
  const [row] = await tx<{ text: string | null }[]>`
    select concat_ws(E'\n', m::text, d.file_name,
      (select string_agg(i::text, E'\n') from published.item i where i.municipality = m.municipality and i.meeting = m.id),
      (select string_agg(s::text, E'\n') from published.section s join published.item i on i.municipality = s.municipality and i.id = s.item
        where i.municipality = m.municipality and i.meeting = m.id),
      (select string_agg(concat_ws(E'\n', a::text, f.file_name), E'\n') from published.attachment a join published.item i on i.municipality = a.municipality and i.id = a.item
        left join published.document f on f.municipality = a.municipality and f.sha256 = a.document
        where i.municipality = m.municipality and i.meeting = m.id),
      (select string_agg(f::text, E'\n') from published.figure f join published.item i on i.municipality = f.municipality and i.id = f.item
        where i.municipality = m.municipality and i.meeting = m.id),
      (select string_agg(e::text, E'\n') from published.earlier_decision e join published.item i on i.municipality = e.municipality and i.id = e.item
        where i.municipality = m.municipality and i.meeting = m.id),
      (select string_agg(k::text, E'\n') from published.commitment k join published.item i on i.municipality = k.municipality and i.id = k.item
        where i.municipality = m.municipality and i.meeting = m.id),
      (select string_agg(w::text, E'\n') from published.answer w join published.item i on i.municipality = w.municipality and i.id in (w.item, w.answered_by)
        where i.municipality = m.municipality and i.meeting = m.id),
      (select string_agg(o::text, E'\n') from published.open_doubt o where o.municipality = m.municipality and o.meeting = m.id),
      (select string_agg(b::text, E'\n') from published.absence b where b.municipality = m.municipality and b.meeting = m.id),
      (select string_agg(p.name, E'\n') from published.participant t join published.person p on p.municipality = t.municipality and p.id = t.person
        where t.municipality = m.municipality and t.meeting = m.id)) as text
    from published.meeting m join published.document d on d.municipality = m.municipality and d.sha256 = m.document
    where m.municipality = ${municipality} and m.id = ${meeting}`;
  return row?.text ?? "";
}
