-- Following what is published, and what became of it (decision 0027).

-- One line for each open address of a meeting or an item: whether it is there, and when it last became another. No words stand here:
-- those stand in the rows, or nowhere.
create table published.trace (
  address      text   primary key check (address ~ '^/[a-z0-9]'),   -- /lyngbaek/arbejdsmarkedsudvalget/2022-10-26, and below it /punkt-3
  municipality text   not null,
  committee    text   not null,
  meeting      text   not null,
  item         text,                                                -- null: the meeting itself
  open         boolean not null,
  first_at     timestamptz not null,                                -- since when it has been there
  changed_at   timestamptz not null,                                -- when it last came, became another or went
  within_at    timestamptz not null,                                -- when it or anything in it last did: a meeting's items are in it
  with_case    boolean not null default false,                      -- of an item: it has, or had, a case number
  version      integer,                                             -- of a meeting: the highest there has been
  fresh        bigint not null,                                     -- its number in the order of all changes, when it came
  seq          bigint not null                                      -- and when it last changed
);
create unique index trace_seq on published.trace (seq);
create index trace_place on published.trace (municipality, committee, meeting);
create index trace_changed on published.trace (municipality, within_at);
create sequence published.trace_seq_number;
grant usage on sequence published.trace_seq_number to desk, worker;

-- What was taken back before there were traces.
insert into published.trace (address, municipality, committee, meeting, item, open, first_at, changed_at, within_at, fresh, seq)
  select r.address, split_part(r.address, '/', 2), split_part(r.address, '/', 3), split_part(r.address, '/', 4), nullif(split_part(r.address, '/', 5), ''), false,
         r.retracted_at, r.retracted_at, r.retracted_at, n.number, n.number
    from published.retraction r cross join lateral (select nextval('published.trace_seq_number') as number where r.address is not null) n
   where r.address ~ '^/[^/]+/[^/]+/\d{4}-\d{2}-\d{2}[^/]*(/(punkt|uden-nummer)-[^/]+)?$';

-- What meetings tell of together: a committee, a person, a seat, a case, a file. Its number is its name to machines (OParl); what it was called
-- goes when it goes.
create table published.record (
  number       bigint generated always as identity primary key,
  municipality text   not null,
  kind         text   not null check (kind in ('organization', 'person', 'membership', 'paper', 'file')),
  name         text   check ((name is null) = (not open)),           -- slug, slug, committee/person, case key, SHA-256
  open         boolean not null,
  first_at     timestamptz not null,
  changed_at   timestamptz not null,
  unique (municipality, kind, name)
);
create index record_changed on published.record (municipality, kind, changed_at);

-- Which meetings tell of it; when the last of them is gone, so is it.
create table desk.record_of (
  meeting      text not null,                                         -- /lyngbaek/arbejdsmarkedsudvalget/2022-10-26
  municipality text not null,
  kind         text not null,
  name         text not null,
  primary key (meeting, kind, name)
);
create index record_of_name on desk.record_of (municipality, kind, name);

-- A fingerprint of words that were taken back could be guessed at: it lies where the public cannot read it, and goes with the words.
create table desk.fingerprint (
  address text primary key,
  value   text not null
);

-- Meetings something was done to and that have not been looked at since. Only added to and taken from, so no writer waits for another.
create table desk.untraced (
  id           bigint generated always as identity primary key,
  municipality text not null,
  committee    text not null,
  meeting      text not null
);

-- A statement touches few rows, but the planner knows nothing of them and would read whole tables: it is held to the keys.
create function published.note_meeting() returns trigger language plpgsql set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off as $$
begin
  insert into desk.untraced (municipality, committee, meeting)
    select distinct mu.slug, c.slug, m.slug from touched m
      join published.committee c on c.municipality = m.municipality and c.id = m.committee
      join published.municipality mu on mu.id = m.municipality;
  return null;
end $$;
create function published.note_item() returns trigger language plpgsql set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off as $$
begin
  insert into desk.untraced (municipality, committee, meeting)
    select distinct mu.slug, c.slug, m.slug from touched t
      join published.meeting m on m.municipality = t.municipality and m.id = t.meeting
      join published.committee c on c.municipality = m.municipality and c.id = m.committee
      join published.municipality mu on mu.id = m.municipality;
  return null;
end $$;
create function published.note_part() returns trigger language plpgsql set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off as $$
begin
  insert into desk.untraced (municipality, committee, meeting)
    select distinct mu.slug, c.slug, m.slug from touched t
      join published.item i on i.municipality = t.municipality and i.id = t.item
      join published.meeting m on m.municipality = i.municipality and m.id = i.meeting
      join published.committee c on c.municipality = m.municipality and c.id = m.committee
      join published.municipality mu on mu.id = m.municipality;
  return null;
end $$;

do $$
declare
  of_table text;
  note text;
begin
  for of_table, note in values ('meeting', 'meeting'), ('item', 'item'), ('participant', 'item'), ('absence', 'item'), ('section', 'part'), ('attachment', 'part'), ('earlier_decision', 'part')
  loop
    execute format('create trigger note_insert after insert on published.%I referencing new table as touched for each statement execute function published.note_%s()', of_table, note);
    execute format('create trigger note_update after update on published.%I referencing new table as touched for each statement execute function published.note_%s()', of_table, note);
    execute format('create trigger note_delete after delete on published.%I referencing old table as touched for each statement execute function published.note_%s()', of_table, note);
  end loop;
end $$;
create trigger tell_of_change after insert or update or delete on published.trace for each statement execute function published.tell_of_change();

insert into desk.untraced (municipality, committee, meeting)
  select distinct mu.slug, c.slug, m.slug from published.meeting m
    join published.committee c on c.municipality = m.municipality and c.id = m.committee
    join published.municipality mu on mu.id = m.municipality;

-- Someone who follows: an address and nothing else. It is deleted when the last thing followed is.
create table desk.follower (
  id      bigint generated always as identity primary key,
  address text   not null unique,
  told_at timestamptz                                     -- when a mail was last laid in the outbox
);
create table desk.follow (
  id       bigint generated always as identity primary key,
  follower bigint not null references desk.follower on delete cascade,
  kind     text   not null check (kind in ('municipality', 'committee', 'case', 'person', 'search')),
  target   text   not null,                               -- its open address
  since    timestamptz not null,
  told     bigint not null,                               -- changes up to this number (published.trace.seq) have been told
  told_before bigint not null,                            -- and before the last mail
  unique (follower, target)
);
-- What a follower was told of, by address: who was told that it came is told that it went.
create table desk.follow_told (
  follow  bigint not null references desk.follow on delete cascade,
  address text   not null,
  mark    text   not null,                                -- the mail it was told in
  primary key (follow, address)
);
create index follow_told_address on desk.follow_told (address);
create index follow_told_mark on desk.follow_told (mark);

-- A wish to follow that nobody has confirmed. The worker makes the link and sends it; the open side never knows it.
create table desk.follow_begun (
  id         bigint generated always as identity primary key,
  address    text not null,
  kind       text not null,
  target     text not null,
  begun_at   timestamptz not null,
  expires_at timestamptz not null,
  confirm_id text unique check (confirm_id ~ '^[0-9a-f]{64}$')   -- SHA-256 of the link's token; null until the mail is made
);
create index follow_begun_address on desk.follow_begun (address, begun_at);
create index follow_begun_at on desk.follow_begun (begun_at);

-- The way out that stands in each mail. All of them work for as long as one follows.
create table desk.follow_way_out (
  id       text   primary key check (id ~ '^[0-9a-f]{64}$'),     -- SHA-256 of the link's token
  follower bigint not null references desk.follower on delete cascade,
  made_at  timestamptz not null
);
create index follow_way_out_follower on desk.follow_way_out (follower);

-- How often someone has asked, so that nobody's post box can be filled. `whom` is a keyed hash of where the call came from.
create table desk.follow_attempt (
  id   bigint generated always as identity primary key,
  whom text not null,
  at   timestamptz not null
);
create index follow_attempt_whom on desk.follow_attempt (whom, at);

-- Mail to those who follow carries the way out in its head (RFC 8058), and can be called back while it waits.
alter table desk.mail add headers jsonb not null default '{}';
alter table desk.mail add follower bigint;                        -- whose news this is; null: anything else
create index mail_follower on desk.mail (follower) where follower is not null;

-- What waits to be sent may tell of what is no longer open: it is taken back, and made anew of what is.
create function desk.call_back_news() returns void language sql as $$
  with called as (
    delete from desk.mail where id in (select id from desk.mail where follower is not null and state = 'waiting' for update skip locked) returning follower, once_mark
  ), forgotten as (
    delete from desk.follow_told t using called c where t.mark = c.once_mark
  ), again as (
    update desk.follower set told_at = null where id in (select follower from called)
  )
  update desk.follow set told = told_before where follower in (select follower from called)
$$;
create function published.note_retraction() returns trigger language plpgsql as $$
begin
  perform desk.call_back_news();
  return null;
end $$;
create trigger note_retraction after insert or update on published.retraction for each statement execute function published.note_retraction();

-- The three things the open side may do, and all it may: it cannot read a line of the desk (DESIGN §8). They run as the role desk.
-- begin_following answers the same whoever the address belongs to and whatever they follow already.
create function published.begin_following(address text, kind text, target text, whom text) returns text
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  wanted text := lower(address);
begin
  if wanted is null or length(wanted) > 254 or wanted !~ '^[^[:space:][:cntrl:]@<>"(),:;\\\[\]]{1,64}@[^[:space:][:cntrl:]@<>"(),:;\\\[\]]+\.[^[:space:][:cntrl:]@<>"(),:;\\\[\]]+$' then
    return 'bad-address';
  end if;
  if kind is null or kind not in ('municipality', 'committee', 'case', 'person', 'search') or target is null or length(target) > 1000 or target !~ '^/[a-z0-9][^[:space:][:cntrl:]]*$'
     or whom is null or length(whom) > 100 then
    return 'bad-target';
  end if;
  perform pg_advisory_xact_lock(hashtextextended('begin following', 14));
  if (select count(*) >= 20 from (select 1 from desk.follow_attempt a where a.whom = begin_following.whom and a.at > now() - interval '1 hour' limit 20) t)
     or (select count(*) >= 500 from (select 1 from desk.follow_begun b where b.begun_at > now() - interval '1 hour' limit 500) t) then
    return 'too-many';
  end if;
  insert into desk.follow_attempt (whom, at) values (whom, now());
  -- More than a few letters a day that nobody answers is a bother, and is not sent; the answer is the same.
  if (select count(*) >= 5 from (select 1 from desk.follow_begun b where b.address = wanted and b.begun_at > now() - interval '1 day' limit 5) t) then
    return 'ok';
  end if;
  insert into desk.follow_begun (address, kind, target, begun_at, expires_at) values (wanted, kind, target, now(), now() + interval '2 days');
  perform pg_notify('desk_changed', 'following');
  return 'ok';
end $$;

create function published.confirm_following(confirm_id text) returns boolean
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  begun desk.follow_begun;
  who bigint;
  through bigint;
begin
  delete from desk.follow_begun b where b.confirm_id = confirm_following.confirm_id and b.expires_at > now() returning * into begun;
  if begun.id is null then
    return false;
  end if;
  insert into desk.follower (address) values (begun.address) on conflict (address) do update set address = excluded.address returning id into who;
  select coalesce(max(t.seq), 0) into through from published.trace t;
  insert into desk.follow (follower, kind, target, since, told, told_before) values (who, begun.kind, begun.target, now(), through, through)
    on conflict (follower, target) do nothing;
  return true;
end $$;

create function published.stop_following(way_out text, only_follow bigint) returns boolean
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  who bigint;
begin
  select w.follower into who from desk.follow_way_out w where w.id = way_out;
  if who is null then
    return false;
  end if;
  -- What is on its way out may tell of what is no longer followed.
  delete from desk.mail where id in (select m.id from desk.mail m where m.follower = who and m.state = 'waiting' for update skip locked);
  if only_follow is not null then
    delete from desk.follow f where f.id = only_follow and f.follower = who;
    if exists (select 1 from desk.follow f where f.follower = who) then
      return true;
    end if;
  end if;
  delete from desk.mail where id in (select m.id from desk.mail m where m.follower = who for update skip locked);
  delete from desk.mail where id in (
    select m.id from desk.mail m join desk.follower f on f.address = m.to_address where f.id = who and starts_with(m.once_mark, 'follow-begun ') for update of m skip locked);
  delete from desk.follow_begun b using desk.follower f where f.id = who and b.address = f.address;
  delete from desk.follower where id = who;
  return true;
end $$;

-- Owned by desk, not by whoever runs migrations: a fault in one of them reaches no further than the working side does.
grant create on schema published to desk;
do $$
declare
  called text;
begin
  foreach called in array array['published.begin_following(text, text, text, text)', 'published.confirm_following(text)', 'published.stop_following(text, bigint)']
  loop
    execute format('alter function %s owner to desk', called);
    execute format('revoke all on function %s from public', called);
    execute format('grant execute on function %s to citizen, worker', called);
  end loop;
end $$;
revoke create on schema published from desk;
revoke all on function desk.call_back_news() from public;
grant execute on function desk.call_back_news() to desk, worker;
