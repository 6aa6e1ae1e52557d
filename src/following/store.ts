/** Loads and writes who follows what, and what became of what was published. The only writer of desk.follow… and published.trace; the open side writes by functions alone. */

import type { FollowKind } from "#core/following.ts";
import type { Sql, Tx } from "#platform/sql.ts";

export type Begun = "ok" | "bad-address" | "bad-target" | "too-many";

// The open side's connection reads only, unless a transaction says otherwise; what it may then do is what it is granted: three functions.
const asked = <Row extends object>(open: Sql, ask: (tx: Tx) => Promise<Row[]>): Promise<Row[]> => open.begin("read write", ask) as unknown as Promise<Row[]>;

/** A wish to follow, as the open side may write it. `whom` is a keyed hash of where the call came from. */
export async function beginFollowing(open: Sql, given: { address: string; kind: FollowKind; target: string; whom: string }): Promise<Begun> {
  const [row] = await asked<{ said: Begun }>(
    open,
    (tx) => tx<{ said: Begun }[]>`select published.begin_following(${given.address}, ${given.kind}, ${given.target}, ${given.whom}) as said`,
  );
  return row!.said;
}

/** True when the link was new and in time. */
export async function confirmFollowing(open: Sql, hash: string): Promise<boolean> {
  const [row] = await asked<{ done: boolean }>(open, (tx) => tx<{ done: boolean }[]>`select published.confirm_following(${hash}) as done`);
  return row!.done;
}

/** Stops one thing followed, or all (null). True when the link is somebody's. */
export async function stopFollowing(open: Sql, hash: string, follow: number | null): Promise<boolean> {
  const [row] = await asked<{ done: boolean }>(open, (tx) => tx<{ done: boolean }[]>`select published.stop_following(${hash}, ${follow}) as done`);
  return row!.done;
}

type Traced = {
  address: string;
  municipality: string;
  committee: string;
  meeting: string;
  item: string | null;
  version: number | null;
  withCase: boolean;
  value: string;
};

/**
 * Looks at meetings something was done to and takes down what came, became another or went. Answers how many meetings; call until it is 0.
 * One at a time (advisory lock), so the numbers are in the order of the commits.
 */
export async function traceTouched(tx: Tx, at: Date, most = 200): Promise<number> {
  await tx`select pg_advisory_xact_lock(hashtextextended('trace', 14))`;
  const places = await tx<{ municipality: string; committee: string; meeting: string }[]>`
    with taken as (delete from desk.untraced where id in (select id from desk.untraced order by id limit ${most * 8}) returning municipality, committee, meeting)
    select distinct municipality, committee, meeting from taken`;
  if (places.length === 0) return 0;
  const place = [places.map((each) => each.municipality), places.map((each) => each.committee), places.map((each) => each.meeting)] as const;
  const now = await tx<Traced[]>`
    with place as (select p.municipality, p.committee, p.meeting from unnest(${place[0]}::text[], ${place[1]}::text[], ${place[2]}::text[]) as p (municipality, committee, meeting)),
    standing as (
      select '/' || p.municipality || '/' || p.committee || '/' || p.meeting as address, p.municipality as in_municipality, p.committee as of_committee, p.meeting as at_meeting,
             m.municipality, m.id, m.version, m.kind, m.date, m.start_time, m.end_time, m.place, m.cancelled
        from place p join published.municipality mu on mu.slug = p.municipality
        join published.committee c on c.municipality = mu.id and c.slug = p.committee
        join published.meeting m on m.municipality = c.municipality and m.committee = c.id and m.slug = p.meeting and m.current)
    select s.address, s.in_municipality as municipality, s.of_committee as committee, s.at_meeting as meeting, null as item, s.version, false as "withCase",
           md5((jsonb_build_array(s.kind, s.date, s.start_time, s.end_time, s.place,
             (select jsonb_agg(jsonb_build_array(i.slug, i.number, i.name, i.public) order by i.position) from published.item i where i.municipality = s.municipality and i.meeting = s.id),
             (select jsonb_agg(jsonb_build_array(a.person, a.party, a.role) order by a.person) from published.participant a where a.municipality = s.municipality and a.meeting = s.id),
             (select jsonb_agg(jsonb_build_array(a.person, a.kind, a.substitute, a.note) order by a.person, a.kind, a.note) from published.absence a where a.municipality = s.municipality and a.meeting = s.id))::text) || case when s.cancelled then ' aflyst' else '' end) as value
      from standing s
    union all
    select s.address || '/' || i.slug, s.in_municipality, s.of_committee, s.at_meeting, i.slug, null, i.case_key is not null,
           md5(jsonb_build_array(i.number, i.name, i.public, i.case_text, i.recommendation_by, i.recommendation, i.decision, i.vote, i.dissent,
             (select jsonb_agg(jsonb_build_array(t.role, t.heading, t.text) order by t.position) from published.section t where t.municipality = i.municipality and t.item = i.id),
             (select jsonb_agg(jsonb_build_array(e.body, e.date, e.text) order by e.position) from published.earlier_decision e where e.municipality = i.municipality and e.item = i.id),
             (select jsonb_agg(jsonb_build_array(a.label, a.name) order by a.position) from published.attachment a where a.municipality = i.municipality and a.item = i.id))::text)
           || ' ' || coalesce((select string_agg(a.document, ',' order by a.position) from published.attachment a where a.municipality = i.municipality and a.item = i.id), '')
      from standing s join published.item i on i.municipality = s.municipality and i.meeting = s.id`;
  const columns = [
    now.map((each) => each.address),
    now.map((each) => each.municipality),
    now.map((each) => each.committee),
    now.map((each) => each.meeting),
    now.map((each) => each.item),
    now.map((each) => each.version),
    now.map((each) => (each.withCase ? 1 : 0)),
    now.map((each) => each.value),
  ] as const;
  const became = await tx<{ address: string }[]>`
    with seen as (
      select s.address, s.municipality, s.committee, s.meeting, s.item, s.version, s.with_case, s.value
        from unnest(${columns[0]}::text[], ${columns[1]}::text[], ${columns[2]}::text[], ${columns[3]}::text[], ${columns[4]}::text[], ${columns[5]}::int[], ${columns[6]}::int[], ${columns[7]}::text[])
          as s (address, municipality, committee, meeting, item, version, with_case, value)),
    kept as (
      insert into desk.fingerprint as f (address, value) select s.address, s.value from seen s
      on conflict (address) do update set value = excluded.value where f.value <> excluded.value returning f.address),
    -- This statement still sees what stood before it. A copy of an attachment that was fetched since is no change in what was published;
    -- one that was replaced or taken away is.
    other as (
      select k.address from kept k join seen s using (address) left join desk.fingerprint f using (address)
       where f.address is null or split_part(f.value, ' ', 1) <> split_part(s.value, ' ', 1)
          or not coalesce(string_to_array(nullif(split_part(f.value, ' ', 2), ''), ','), '{}') <@ coalesce(string_to_array(nullif(split_part(s.value, ' ', 2), ''), ','), '{}')),
    within as (update published.trace t set within_at = ${at} from kept k where t.open and t.address in (k.address, substring(k.address from '^/[^/]+/[^/]+/[^/]+')) and not exists (select 1 from other o where o.address = t.address)),
    numbered as (select s.address, s.municipality, s.committee, s.meeting, s.item, s.version, s.with_case = 1 as with_case, nextval('published.trace_seq_number') as number from seen s join other using (address))
    insert into published.trace as t (address, municipality, committee, meeting, item, open, first_at, changed_at, within_at, version, with_case, fresh, seq)
      select n.address, n.municipality, n.committee, n.meeting, n.item, true, ${at}, ${at}, ${at}, n.version, n.with_case, n.number, n.number from numbered n
    on conflict (address) do update set open = true, changed_at = excluded.changed_at, within_at = excluded.within_at, seq = excluded.seq, version = greatest(t.version, excluded.version), with_case = excluded.with_case,
      first_at = case when t.open then t.first_at else excluded.first_at end, fresh = case when t.open then t.fresh else excluded.fresh end
    returning t.address`;
  const gone = await tx<{ address: string }[]>`
    with place as (select p.municipality, p.committee, p.meeting from unnest(${place[0]}::text[], ${place[1]}::text[], ${place[2]}::text[]) as p (municipality, committee, meeting)),
    gone as (
      update published.trace t set open = false, changed_at = ${at}, within_at = ${at}, seq = nextval('published.trace_seq_number') from place p
       where t.municipality = p.municipality and t.committee = p.committee and t.meeting = p.meeting and t.open
         and not exists (select 1 from unnest(${columns[0]}::text[]) as here (address) where here.address = t.address)
      returning t.address),
    forgotten as (delete from desk.fingerprint f using gone g where f.address = g.address)
    select address from gone`;
  const meetings = places.map((each) => `/${each.municipality}/${each.committee}/${each.meeting}`);
  const changed = new Set([...became, ...gone].map(({ address }) => address.split("/", 4).join("/")));
  await tx`update published.trace set within_at = ${at} where address = any(${[...changed]}::text[])`;
  await recordTold(tx, meetings, changed, at);
  await callBackNewsOf(tx, [...changed]);
  return places.length;
}

type Told = { meeting: string; municipality: string; kind: string; name: string };

// What meetings tell of together follows them: it is as changed as the last of them, and gone with the last of them.
async function recordTold(tx: Tx, meetings: readonly string[], changed: ReadonlySet<string>, at: Date): Promise<void> {
  const now = await tx<Told[]>`
    with standing as (
      select '/' || mu.slug || '/' || c.slug || '/' || m.slug as meeting, mu.slug as place, c.slug as committee, m.municipality, m.id, m.document
        from unnest(${[...meetings]}::text[]) as wanted (address)
        join published.municipality mu on mu.slug = split_part(wanted.address, '/', 2)
        join published.committee c on c.municipality = mu.id and c.slug = split_part(wanted.address, '/', 3)
        join published.meeting m on m.municipality = c.municipality and m.committee = c.id and m.slug = split_part(wanted.address, '/', 4) and m.current),
    seat as (
      select s.meeting, s.place, s.committee, p.slug, true as takes_part from standing s
        join published.participant a on a.municipality = s.municipality and a.meeting = s.id join published.person p on p.municipality = a.municipality and p.id = a.person
      union
      select s.meeting, s.place, s.committee, p.slug, false from standing s
        join published.absence a on a.municipality = s.municipality and a.meeting = s.id join published.person p on p.municipality = a.municipality and p.id = a.person)
    select s.meeting, s.place as municipality, 'organization' as kind, s.committee as name from standing s
    union select s.meeting, s.place, 'person', s.slug from seat s
    union select s.meeting, s.place, 'membership', s.committee || '/' || s.slug from seat s where s.takes_part
    union select s.meeting, s.place, 'paper', i.case_key from standing s join published.item i on i.municipality = s.municipality and i.meeting = s.id where i.case_key is not null
    union select s.meeting, s.place, 'file', s.document from standing s
    union select s.meeting, s.place, 'file', a.document from standing s join published.item i on i.municipality = s.municipality and i.meeting = s.id
      join published.attachment a on a.municipality = i.municipality and a.item = i.id where a.document is not null`;
  const before = await tx<Told[]>`delete from desk.record_of where meeting = any(${[...meetings]}) returning meeting, municipality, kind, name`;
  await tx`
    insert into desk.record_of (meeting, municipality, kind, name)
    select t.meeting, t.municipality, t.kind, t.name from unnest(${now.map((each) => each.meeting)}::text[], ${now.map((each) => each.municipality)}::text[],
      ${now.map((each) => each.kind)}::text[], ${now.map((each) => each.name)}::text[]) as t (meeting, municipality, kind, name)`;
  const key = (told: Told): string => JSON.stringify([told.meeting, told.kind, told.name]);
  const [was, is] = [new Set(before.map(key)), new Set(now.map(key))];
  // A file is its bytes: it comes and goes, and becomes no other.
  const touched = (each: Told): boolean => each.kind !== "file" && changed.has(each.meeting);
  const other = [...before.filter((each) => touched(each) || !is.has(key(each))), ...now.filter((each) => touched(each) || !was.has(key(each)))];
  const unique = [...new Map(other.map((each) => [JSON.stringify([each.municipality, each.kind, each.name]), each])).values()];
  if (unique.length === 0) return;
  const columns = [unique.map((each) => each.municipality), unique.map((each) => each.kind), unique.map((each) => each.name)] as const;
  await tx`
    with touched as (select t.municipality, t.kind, t.name from unnest(${columns[0]}::text[], ${columns[1]}::text[], ${columns[2]}::text[]) as t (municipality, kind, name)),
    there as (
      insert into published.record (municipality, kind, name, open, first_at, changed_at)
      select t.municipality, t.kind, t.name, true, ${at}, ${at} from touched t
       where exists (select 1 from desk.record_of o where o.municipality = t.municipality and o.kind = t.kind and o.name = t.name)
       order by t.municipality, t.kind, t.name
      on conflict (municipality, kind, name) do update set changed_at = excluded.changed_at)
    update published.record r set open = false, name = null, changed_at = ${at} from touched t
     where r.municipality = t.municipality and r.kind = t.kind and r.name = t.name
       and not exists (select 1 from desk.record_of o where o.municipality = t.municipality and o.kind = t.kind and o.name = t.name)`;
}

// Mail that waits and tells of a meeting something was done to is made anew: what it tells may no longer be open.
async function callBackNewsOf(tx: Tx, meetings: readonly string[]): Promise<void> {
  if (meetings.length === 0) return;
  const [waits] = await tx`
    select 1 as yes from desk.mail m join desk.follow_told t on t.mark = m.once_mark
     where m.follower is not null and m.state = 'waiting' and substring(t.address from '^/[^/]+/[^/]+/[^/]+') = any(${[...meetings]}) limit 1`;
  if (waits !== undefined) await tx`select desk.call_back_news()`;
}

export type BegunFollow = { id: number; address: string; kind: FollowKind; target: string };

/** The next wish that no mail has been made for, held. */
export async function takeBegun(tx: Tx, at: Date): Promise<BegunFollow | null> {
  const [row] = await tx<BegunFollow[]>`
    select id::float8 as id, address, kind, target from desk.follow_begun where confirm_id is null and expires_at > ${at} order by id limit 1 for update skip locked`;
  return row ?? null;
}

export async function saveConfirmMade(tx: Tx, id: number, hash: string): Promise<void> {
  await tx`update desk.follow_begun set confirm_id = ${hash} where id = ${id}`;
}

export async function dropBegun(tx: Tx, id: number): Promise<void> {
  await tx`delete from desk.follow_begun where id = ${id}`;
}

export type Follow = { id: number; kind: FollowKind; target: string; told: number };
export type Follower = { id: number; address: string; follows: Follow[] };

/** Those whose things followed have not been told up to a number, who have no mail waiting and were not told since. By number. */
export async function followersBehind(sql: Sql, through: number, toldBefore: Date): Promise<number[]> {
  const rows = await sql<{ id: number }[]>`
    select w.id::float8 as id from desk.follower w
     where (w.told_at is null or w.told_at <= ${toldBefore})
       and exists (select 1 from desk.follow f where f.follower = w.id and f.told < ${through})
       and not exists (select 1 from desk.mail m where m.follower = w.id and m.state = 'waiting')
     order by w.id`;
  return rows.map((row) => row.id);
}

/** Held, so that two workers tell each of them once; null when another has them or somebody stopped. Retractions wait until the transaction ends. */
export async function takeFollower(tx: Tx, id: number, toldBefore: Date): Promise<Follower | null> {
  // What is read while this is held was not taken back before; what is taken back after calls the mail back (desk.call_back_news).
  await tx`lock table published.retraction in share mode`;
  const [row] = await tx<{ id: number; address: string }[]>`
    select id::float8 as id, address from desk.follower where id = ${id} and (told_at is null or told_at <= ${toldBefore}) for update skip locked`;
  if (row === undefined) return null;
  const follows = await tx<Follow[]>`select id::float8 as id, kind, target, told::float8 as told from desk.follow where follower = ${id} order by id`;
  return { ...row, follows: [...follows] };
}

export async function saveWayOut(tx: Tx, follower: number, hash: string, at: Date): Promise<void> {
  await tx`insert into desk.follow_way_out (id, follower, made_at) values (${hash}, ${follower}, ${at})`;
}

/** Everything up to a number is told, or there was nothing to tell (`mark` null). */
export async function saveTold(
  tx: Tx,
  follower: number,
  told: { through: number; mark: string | null; at: Date; addresses: readonly { follow: number; address: string }[] },
): Promise<void> {
  await tx`update desk.follow set told_before = ${told.mark === null ? tx`${told.through}::bigint` : tx`told`}, told = ${told.through} where follower = ${follower}`;
  if (told.mark === null) return;
  await tx`update desk.follower set told_at = ${told.at} where id = ${follower}`;
  await tx`
    insert into desk.follow_told (follow, address, mark)
    select t.follow, t.address, ${told.mark} from unnest(${told.addresses.map((each) => each.follow)}::bigint[], ${told.addresses.map((each) => each.address)}::text[]) as t (follow, address)
    on conflict (follow, address) do nothing`;
}

/** Which of some addresses a follower was told of, for one thing followed. */
export async function toldOf(tx: Tx, follow: number, addresses: readonly string[]): Promise<Set<string>> {
  const rows = await tx<{ address: string }[]>`select address from desk.follow_told where follow = ${follow} and address = any(${[...addresses]})`;
  return new Set(rows.map((row) => row.address));
}

/** Lets go of wishes nobody confirmed, of who asked when, of mail to those who have stopped, and of followers whose last mails all came back. */
export async function forgetFollowers(sql: Sql, at: Date, mostFailed: number): Promise<void> {
  const yesterday = new Date(at.getTime() - 24 * 60 * 60_000);
  await sql`delete from desk.follow_begun where expires_at <= ${at}`;
  await sql`delete from desk.follow_attempt where at < ${yesterday}`;
  await sql`
    delete from desk.mail where id in (
      select id from desk.mail where starts_with(once_mark, 'follow-begun ') and created_at < ${new Date(at.getTime() - 48 * 60 * 60_000)} for update skip locked)`;
  await sql`
    delete from desk.follower w where (
      select count(*) filter (where l.state = 'failed') >= ${mostFailed}
        from (select m.state from desk.mail m where m.follower = w.id and m.state <> 'waiting' order by m.id desc limit ${mostFailed}) l)`;
  await sql`
    delete from desk.mail where id in (
      select m.id from desk.mail m where m.follower is not null and not exists (select 1 from desk.follower w where w.id = m.follower) for update skip locked)`;
}
