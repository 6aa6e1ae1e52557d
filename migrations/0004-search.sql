-- Search in the published items (docs: STACK-database §4, design F): a slim table without text, in parts of at most about 100,000
-- rows; newest first with an early stop; title hits and the newest body hits are candidates, and only those are ranked.

create extension if not exists pg_trgm with schema published;

-- A bucket is a year, or a piece of a year that grew too large: year * 100 + piece. Larger is always newer.
create table published.search_year (
  year   smallint primary key,
  pieces smallint not null check (pieces in (1, 2, 3, 4, 6, 12))
);

create function published.search_bucket_of(day date) returns integer language sql stable as $$
  select extract(year from day)::int * 100
       + coalesce((select (extract(month from day)::int - 1) * y.pieces / 12 + case when y.pieces > 1 then 1 else 0 end
                     from published.search_year y where y.year = extract(year from day)::int), 0)
$$;

-- Which buckets hold anything; a search visits these, newest first.
create table published.search_bucket (bucket integer primary key);

-- tsv: A title, B decision, C the case, D attachments. Parts of compound words come without position (those of the title at the last
-- position, so that ts_filter keeps them): they are found, but make no phrase. Filters stand in it as words that no text can hold
-- (¤ is a blank to the parser): one index answers words and filters together.
create table published.search_item (
  bucket         integer  not null,
  municipality   integer  not null,
  id             bigint   not null,
  meeting        bigint   not null,
  committee      integer  not null,
  date           date     not null,
  outcome        text,
  kle            text,
  public         boolean  not null,
  has_attachment boolean  not null,
  tsv            tsvector not null,
  primary key (bucket, municipality, id)
) partition by list (bucket);

-- The row stays small, so that newest-first reads few pages; the vector is fetched only for the candidates.
alter table published.search_item alter column tsv set storage external;

-- fastupdate=off: a search never pays for the imports before it. No index on the date on purpose: the planner would walk it.
create index search_item_words on published.search_item using gin (tsv) with (fastupdate = off);
create index search_item_title on published.search_item using gin (ts_filter(tsv, '{a}')) with (fastupdate = off);
create index search_item_meeting on published.search_item (municipality, meeting);

create function published.make_search_bucket(bucket integer) returns void language plpgsql as $$
begin
  execute format('create table if not exists published.%I partition of published.search_item for values in (%s) with (toast_tuple_target = 128)', 'search_item_' || bucket, bucket);
end $$;

-- Electronic minutes begin around 1998. Years outside these lie together in the part for all others, and are found there.
do $$ begin
  for year in 1998..2036 loop perform published.make_search_bucket(year * 100); end loop;
end $$;
create table published.search_item_other partition of published.search_item default with (toast_tuple_target = 128);

-- Run by the owner when a year has grown past the limit: moves its rows into `pieces` parts of whole months.
create function published.split_search_year(which integer, into_pieces integer) returns void language plpgsql as $$
begin
  insert into published.search_year (year, pieces) values (which, into_pieces) on conflict (year) do update set pieces = excluded.pieces;
  create temporary table moving on commit drop as
    select bucket, municipality, id, meeting, committee, date, outcome, kle, public, has_attachment, tsv
      from published.search_item where bucket between which * 100 and which * 100 + 12;
  delete from published.search_item where bucket between which * 100 and which * 100 + 12;
  delete from published.search_bucket where bucket between which * 100 and which * 100 + 12;
  for piece in 1..into_pieces loop perform published.make_search_bucket(which * 100 + piece); end loop;
  insert into published.search_item (bucket, municipality, id, meeting, committee, date, outcome, kle, public, has_attachment, tsv)
    select published.search_bucket_of(date), municipality, id, meeting, committee, date, outcome, kle, public, has_attachment, tsv from moving;
  insert into published.search_bucket (bucket) select distinct published.search_bucket_of(date) from moving;
  drop table moving;
end $$;

-- Years with more than `most` rows in one part, with the number of pieces that brings them under it.
create function published.full_search_years(most integer default 100000) returns table (year integer, rows bigint, pieces integer) language sql stable as $$
  with held as (select s.bucket / 100 as year, s.bucket, count(*) as rows from published.search_item s group by s.bucket),
       full_year as (select h.year, sum(h.rows) as rows from held h group by h.year having max(h.rows) > most)
  select f.year, f.rows::bigint, (select min(p) from unnest('{2,3,4,6,12}'::int[]) p where f.rows / p <= most or p = 12) from full_year f
$$;

-- The newest hits, at most `most`. PL/pgSQL, since the order of the visits is the point: newest bucket first, and stop when enough.
create function published.search_hits(query tsquery, first_day date, last_day date, most integer)
returns table (bucket integer, municipality integer, id bigint, committee integer, date date, outcome text, kle text, public boolean, has_attachment boolean, tsv tsvector)
language plpgsql stable rows 1000 set plan_cache_mode = force_generic_plan as $$
declare
  visited integer;
  found_now integer;
  found_all integer := 0;
begin
  for visited in
    select b.bucket from published.search_bucket b
     where b.bucket between extract(year from first_day)::int * 100 and extract(year from last_day)::int * 100 + 99
     order by b.bucket desc
  loop
    return query
      select s.bucket, s.municipality, s.id, s.committee, s.date, s.outcome, s.kle, s.public, s.has_attachment, s.tsv
        from published.search_item s
       where s.bucket = visited and s.tsv @@ query and s.date between first_day and last_day
       order by s.date desc, s.id desc
       limit most - found_all;
    get diagnostics found_now = row_count;
    found_all := found_all + found_now;
    exit when found_all >= most;
  end loop;
end $$;

-- The same for a phrase. `loose` is the query without quotation marks: the index finds rows that hold all the words, and only in the
-- newest `bound` of those is the phrase looked for, since that takes reading the row's vector.
create function published.search_phrase_hits(query tsquery, loose tsquery, first_day date, last_day date, most integer, bound integer)
returns table (bucket integer, municipality integer, id bigint, committee integer, date date, outcome text, kle text, public boolean, has_attachment boolean, tsv tsvector)
language plpgsql stable rows 100 set plan_cache_mode = force_generic_plan as $$
declare
  visited integer;
  rows_there tid[];
  found_now integer;
  found_all integer := 0;
  looked_at integer := 0;
begin
  for visited in
    select b.bucket from published.search_bucket b
     where b.bucket between extract(year from first_day)::int * 100 and extract(year from last_day)::int * 100 + 99
     order by b.bucket desc
  loop
    select array_agg(c.place) into rows_there
      from (select s.ctid as place from published.search_item s
             where s.bucket = visited and s.tsv @@ loose and s.date between first_day and last_day
             order by s.date desc, s.id desc
             limit least(bound - looked_at, 4000)) c;
    continue when rows_there is null;
    looked_at := looked_at + cardinality(rows_there);
    return query
      select s.bucket, s.municipality, s.id, s.committee, s.date, s.outcome, s.kle, s.public, s.has_attachment, s.tsv
        from published.search_item s
       where s.bucket = visited and s.ctid = any (rows_there) and s.tsv @@ query
       order by s.date desc, s.id desc
       limit most - found_all;
    get diagnostics found_now = row_count;
    found_all := found_all + found_now;
    exit when found_all >= most or looked_at >= bound;
  end loop;
  -- A row without an id says that there was more to look at.
  if looked_at >= bound then
    return query select null::integer, null::integer, null::bigint, null::integer, null::date, null::text, null::text, null::boolean, null::boolean, null::tsvector;
  end if;
end $$;

create function published.search_title_hits(query tsquery, first_day date, last_day date, most integer)
returns table (bucket integer, municipality integer, id bigint, committee integer, date date, outcome text, kle text, public boolean, has_attachment boolean, tsv tsvector)
language plpgsql stable rows 200 set plan_cache_mode = force_generic_plan as $$
declare
  visited integer;
  found_now integer;
  found_all integer := 0;
  excludes constant boolean := query::text like '%!%';  -- what is excluded may stand in the body, which the title does not see
begin
  for visited in
    select b.bucket from published.search_bucket b
     where b.bucket between extract(year from first_day)::int * 100 and extract(year from last_day)::int * 100 + 99
     order by b.bucket desc
  loop
    return query
      select s.bucket, s.municipality, s.id, s.committee, s.date, s.outcome, s.kle, s.public, s.has_attachment, s.tsv
        from published.search_item s
       where s.bucket = visited and ts_filter(s.tsv, '{a}') @@ query and s.date between first_day and last_day and (not excludes or s.tsv @@ query)
       order by s.date desc, s.id desc
       limit most - found_all;
    get diagnostics found_now = row_count;
    found_all := found_all + found_now;
    exit when found_all >= most;
  end loop;
end $$;

-- Every word that stands in an item, for "Mente du …?". Not counted here: two imports would wait for each other on "kommune".
create table published.search_word (word text primary key);
create index search_word_alike on published.search_word using gin (word published.gin_trgm_ops);

-- A case number is found however it is typed: compared without points, dashes and spaces.
create index item_case_typed on published.item (regexp_replace(case_key, '[^0-9a-zæøå]', '', 'g')) where case_key is not null;
create index item_kle on published.item (municipality, kle) where kle is not null;

-- People and committees are found by any part of their names.
create index person_name_alike on published.person using gin (lower(name) published.gin_trgm_ops);
create index committee_name_alike on published.committee using gin (lower(name) published.gin_trgm_ops);

-- What was public and was taken back (DESIGN §8): its address, and everything below it, answers 410 with the reason.
create table published.retraction (
  address      text primary key check (address ~ '^/[a-z0-9]'),
  retracted_at timestamptz not null,
  reason       text not null
);
