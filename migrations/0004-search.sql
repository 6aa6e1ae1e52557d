-- Search in the published items (docs: STACK-database §4, design F): a slim table without text, in parts of at most about 100,000
-- rows; newest first with an early stop; title hits and the newest body hits are candidates, and only those are ranked.

-- A hosted server may have put pg_trgm in a schema of its own already; its names are found there while this transaction lasts.
create extension if not exists pg_trgm with schema published;
select set_config('search_path', current_setting('search_path') || ', ' || quote_ident(n.nspname), true)
  from pg_extension e join pg_namespace n on n.oid = e.extnamespace where e.extname = 'pg_trgm';

-- A bucket holds the items from its first month (year * 100 + month) until the next bucket's; a larger number is newer. All lie in bucket 0
-- until it grows too large: every bucket costs each search a visit, so a small archive has one, and a large one as many as it needs.
create table published.search_bucket (bucket integer primary key);
insert into published.search_bucket (bucket) values (0);

-- Which months hold anything, and where; a search goes back through these.
create table published.search_month (
  month  integer primary key,
  bucket integer not null
);

create function published.search_month_of(day date) returns integer language sql immutable as $$
  select extract(year from day)::int * 100 + extract(month from day)::int
$$;

create function published.search_bucket_of(day date) returns integer language sql stable as $$
  select max(b.bucket) from published.search_bucket b where b.bucket <= published.search_month_of(day)
$$;

-- tsv: A title, B decision, C the case, D attachments. Parts of compound words come without position (those of the title at the last
-- position, so that ts_filter keeps them): they are found, but make no phrase. Filters and the month stand in it as words that no text can
-- hold (¤ is a blank to the parser): one index answers words, filters and months together.
-- facets: municipality, committee, year, outcome, KLE group, open, attachments, as one text with blanks between. A page's counts are made
-- of a thousand of these, and a short text is read and sent more quickly than seven columns are grouped.
create table published.search_item (
  bucket       integer  not null,
  municipality integer  not null,
  id           bigint   not null,
  meeting      bigint   not null,
  date         date     not null,
  facets       text     not null,
  tsv          tsvector not null,
  primary key (bucket, municipality, id)
) partition by list (bucket);

-- The vector lies in the row (up to 8 kB; storage main, toast_tuple_target below): candidates are ranked by it, and fetching three hundred from
-- a table of their own took longer than ranking them. The price is a larger table; a search reads only the newest months of it.
alter table published.search_item alter column tsv set storage main;

-- fastupdate=off: a search never pays for the imports before it. No index on the date on purpose: the planner would walk it.
create index search_item_words on published.search_item using gin (tsv) with (fastupdate = off);
create index search_item_title on published.search_item using gin (ts_filter(tsv, '{a}')) with (fastupdate = off);
create index search_item_meeting on published.search_item (municipality, meeting);

create function published.make_search_bucket(bucket integer) returns void language plpgsql as $$
begin
  execute format('create table if not exists published.%I partition of published.search_item for values in (%s) with (toast_tuple_target = 8160)', 'search_item_' || bucket, bucket);
end $$;
select published.make_search_bucket(0);

-- Buckets with more than `most` items that can be split: those of more than one month.
create function published.full_search_buckets(most integer default 100000) returns table (bucket integer, items bigint) language sql stable as $$
  select s.bucket, count(*) from published.search_item s group by s.bucket
  having count(*) > most and published.search_month_of(min(s.date)) < published.search_month_of(max(s.date)) order by s.bucket
$$;

-- Run by the owner when a bucket is full: moves its newer months to buckets of their own, each of at most `most` items unless one month
-- alone is more. Imports wait meanwhile; searches do not. Answers how many buckets it made.
create function published.split_search_bucket(which integer, most integer default 100000) returns integer language plpgsql as $$
declare
  counted record;
  held bigint := 0;
  first_months integer[] := '{}';
  first_month integer;
begin
  lock table published.search_item in share row exclusive mode;
  for counted in
    select published.search_month_of(s.date) as month, count(*) as items from published.search_item s where s.bucket = which group by 1 order by 1
  loop
    if held > 0 and held + counted.items > most then
      first_months := counted.month || first_months;
      held := 0;
    end if;
    held := held + counted.items;
  end loop;
  -- The newest first, so that each takes from the old bucket only what is its own.
  foreach first_month in array first_months loop
    perform published.make_search_bucket(first_month);
    insert into published.search_bucket (bucket) values (first_month);
    update published.search_month m set bucket = first_month where m.bucket = which and m.month >= first_month;
    update published.search_item s set bucket = first_month where s.bucket = which and published.search_month_of(s.date) >= first_month;
  end loop;
  return cardinality(first_months);
end $$;

-- The months of each bucket between two days, newest first.
create function published.search_visits(first_day date, last_day date) returns table (bucket integer, months integer[]) language sql stable as $$
  select m.bucket, array_agg(m.month order by m.month desc) from published.search_month m
   where m.month between published.search_month_of(first_day) and published.search_month_of(last_day)
   group by m.bucket order by m.bucket desc
$$;

-- How many months to look in next, when `held` of `most` were found in the `seen` newest: a little more than should hold the rest. A few
-- months, one to four whole years, or all there is: so many can be named in a query before the naming costs more than it spares.
create function published.search_step(months integer[], at_month integer, seen integer, held integer, most integer) returns integer language plpgsql immutable as $$
declare
  last constant integer := cardinality(months);
  step integer := case when seen = 0 then 1 when held = 0 then seen * 12 else ceil(1.3 * (most - held) * seen / held)::integer end;
begin
  if at_month + step > last then return last - at_month + 1; end if;
  if step <= 4 then return step; end if;
  if months[at_month] / 100 - months[at_month + step - 1] / 100 > 3 then return last - at_month + 1; end if;
  while at_month + step <= last and months[at_month + step] / 100 = months[at_month + step - 1] / 100 loop step := step + 1; end loop;
  return step;
end $$;

-- The query narrowed to these months by the words that name them or their years.
create function published.search_within(words tsquery, months integer[]) returns tsquery language plpgsql immutable as $$
declare
  newest constant integer := months[1] / 100;
  oldest constant integer := months[cardinality(months)] / 100;
  named tsquery;
begin
  if cardinality(months) <= 4 then return words && ('''¤t' || array_to_string(months, '''|''¤t') || '''')::tsquery; end if;
  if newest - oldest > 3 then return words; end if;
  for year in oldest..newest loop named := case when named is null then ('''¤y' || year || '''')::tsquery else named || ('''¤y' || year || '''')::tsquery end; end loop;
  return words && named;
end $$;

-- The newest hits, at most `most`, newest first. PL/pgSQL, since the order of the visits is the point: newest months first, and stop when
-- enough. A word of every item is answered from a month or two; a rare one in three visits.
create function published.search_hits(query tsquery, first_day date, last_day date, most integer)
returns table (bucket integer, place tid, municipality integer, id bigint, date date, facets text)
language plpgsql stable strict rows 1000 set plan_cache_mode = force_generic_plan as $$
declare
  visited integer;
  months integer[];
  at_month integer;
  step integer;
  newest date := last_day;
  oldest date;
  found_now integer;
  found_all integer := 0;
  seen integer := 0;
begin
  if numnode(query) = 0 then return; end if;
  for visited, months in select v.bucket, v.months from published.search_visits(first_day, last_day) v loop
    at_month := 1;
    while at_month <= cardinality(months) loop
      step := published.search_step(months, at_month, seen, found_all, most);
      oldest := greatest(first_day, to_date(months[at_month + step - 1]::text, 'YYYYMM'));
      return query
        select s.bucket, s.ctid, s.municipality, s.id, s.date, s.facets
          from published.search_item s
         where s.bucket = visited and s.tsv @@ published.search_within(query, months[at_month : at_month + step - 1]) and s.date between oldest and newest
         order by s.date desc, s.id desc
         limit most - found_all;
      get diagnostics found_now = row_count;
      found_all := found_all + found_now;
      if found_all >= most then return; end if;
      newest := oldest - 1;
      seen := seen + step;
      at_month := at_month + step;
    end loop;
  end loop;
end $$;

-- The same for a phrase. `loose` is the query without quotation marks: the index finds rows that hold all the words, and only in the
-- newest `bound` of those is the phrase looked for, since that takes reading the row's vector: some 1,500 at a time.
create function published.search_phrase_hits(query tsquery, loose tsquery, first_day date, last_day date, most integer, bound integer)
returns table (bucket integer, place tid, municipality integer, id bigint, date date, facets text)
language plpgsql stable strict rows 100 set plan_cache_mode = force_generic_plan as $$
declare
  visited integer;
  months integer[];
  at_month integer;
  step integer;
  newest date := last_day;
  oldest date;
  rows_there tid[];
  looked_now integer;
  found_now integer;
  found_all integer := 0;
  looked_at integer := 0;
  seen integer := 0;
begin
  if numnode(loose) = 0 then return; end if;
  for visited, months in select v.bucket, v.months from published.search_visits(first_day, last_day) v loop
    at_month := 1;
    while at_month <= cardinality(months) loop
      step := published.search_step(months, at_month, seen, looked_at, least(bound, looked_at + 1500));
      oldest := greatest(first_day, to_date(months[at_month + step - 1]::text, 'YYYYMM'));
      select count(*), array_agg(c.place) filter (where c.is_hit) into looked_now, rows_there
        from (select s.ctid as place, s.tsv @@ query as is_hit
                from published.search_item s
               where s.bucket = visited and s.tsv @@ published.search_within(loose, months[at_month : at_month + step - 1]) and s.date between oldest and newest
               order by s.date desc, s.id desc
               limit bound - looked_at) c;
      looked_at := looked_at + looked_now;
      if rows_there is not null then
        return query
          select s.bucket, s.ctid, s.municipality, s.id, s.date, s.facets
            from published.search_item s
           where s.bucket = visited and s.ctid = any (rows_there)
           order by s.date desc, s.id desc
           limit most - found_all;
        get diagnostics found_now = row_count;
        found_all := found_all + found_now;
      end if;
      -- A row without an id says that there was more to look at.
      if looked_at >= bound then
        return query select null::integer, null::tid, null::integer, null::bigint, null::date, null::text;
        return;
      end if;
      if found_all >= most then return; end if;
      newest := oldest - 1;
      seen := seen + step;
      at_month := at_month + step;
    end loop;
  end loop;
end $$;

-- The newest hits in titles. `whole`: look everywhere at once, when the hits are known to be few.
create function published.search_title_hits(query tsquery, first_day date, last_day date, most integer, whole boolean)
returns table (bucket integer, place tid, municipality integer, id bigint, date date, facets text)
language plpgsql stable strict rows 200 set plan_cache_mode = force_generic_plan as $$
declare
  visited integer;
  months integer[];
  at_month integer;
  step integer;
  newest date := last_day;
  oldest date;
  found_now integer;
  found_all integer := 0;
  seen integer := 0;
  excludes constant boolean := query::text like '%!%';  -- what is excluded may stand in the body, which the title does not see
begin
  if numnode(query) = 0 then return; end if;
  for visited, months in select v.bucket, v.months from published.search_visits(first_day, last_day) v loop
    at_month := 1;
    while at_month <= cardinality(months) loop
      step := case when whole then cardinality(months) else published.search_step(months, at_month, seen, found_all, most) end;
      oldest := greatest(first_day, to_date(months[at_month + step - 1]::text, 'YYYYMM'));
      return query
        select s.bucket, s.ctid, s.municipality, s.id, s.date, s.facets
          from published.search_item s
         where s.bucket = visited and ts_filter(s.tsv, '{a}') @@ published.search_within(query, months[at_month : at_month + step - 1])
           and s.date between oldest and newest and (not excludes or s.tsv @@ query)
         order by s.date desc, s.id desc
         limit most - found_all;
      get diagnostics found_now = row_count;
      found_all := found_all + found_now;
      if found_all >= most then return; end if;
      newest := oldest - 1;
      seen := seen + step;
      at_month := at_month + step;
    end loop;
  end loop;
end $$;

-- One page of a search: the counts and lines of all candidates in its first row, and `wanted` items from `skipped` on, in order. Candidates are
-- the newest hits and the 200 newest title hits; of these the title hits and the 300 newest are ranked. A function, and not a statement of
-- the program, for the sake of force_generic_plan: planning this took as long as answering it.
create function published.search_page(typed text, typed_loose text, hoped text, in_municipality text, in_committee text, filters text,
  first_day date, last_day date, ranked boolean, counted boolean, most integer, phrase_bound integer, skipped integer, wanted integer)
returns table (total integer, bounded boolean, stems text[], facets text, place bigint, municipality integer, id bigint)
language plpgsql stable rows 20 set plan_cache_mode = force_generic_plan as $$
begin
  return query
    with within as materialized (
      select '''¤' || case when in_committee is null then 'm' || mu.id else 'c' || mu.id || '.' || c.id end || '''' as word
        from published.municipality mu left join published.committee c on c.municipality = mu.id and c.slug = in_committee
       where mu.slug = in_municipality and (in_committee is null or c.id is not null)
    ), asked as materialized (
      select w.words, case when f.filter is null then w.words when numnode(w.words) = 0 then f.filter else w.words && f.filter end as query,
             case when f.filter is null then w.loose else w.loose && f.filter end as loose, numnode(w.words) > 0 and ranked as by_rank
        from (select websearch_to_tsquery('danish', typed) as words, websearch_to_tsquery('danish', typed_loose) as loose) w,
             (select nullif(concat_ws(' & ', nullif(filters, ''), (select i.word from within i)), '')::tsquery as filter) f
       where in_municipality is null or exists (select 1 from within)
    ), found as materialized (
      select h.bucket, h.place, h.municipality, h.id, h.date, h.facets, row_number() over () as newest
        from asked a cross join lateral (
          select f.bucket, f.place, f.municipality, f.id, f.date, f.facets
            from published.search_hits(case when a.loose is null then a.query end, first_day, last_day, most) f
          union all
          select f.bucket, f.place, f.municipality, f.id, f.date, f.facets
            from published.search_phrase_hits(a.query, a.loose, first_day, last_day, most, phrase_bound) f) h
    ), title as materialized (
      select t.bucket, t.place, t.municipality, t.id, t.date, t.facets
        from asked a cross join lateral published.search_title_hits(a.query, first_day, last_day, 200, (select count(*) from found) < most) t
       where a.by_rank
    ), every as materialized (
      select h.municipality, h.id, h.date, h.facets, t.id is not null as in_title, h.bucket,
             case when a.by_rank and (h.newest <= 300 or t.id is not null) then h.place end as ranked_place
        from asked a cross join found h left join title t on t.id = h.id where h.id is not null
      union all
      select t.municipality, t.id, t.date, t.facets, true, t.bucket, t.place
        from title t where not exists (select 1 from found h where h.id = t.id)
    ), page as materialized (
      select e.municipality, e.id, row_number() over (order by r.rank desc nulls last, e.date desc, e.id desc) as place
        from asked a cross join every e
        left join lateral (
          -- Parts of compounds have no position, so cover density gives them nothing: such a row gets the plainer rank, and less of it.
          select coalesce(nullif(ts_rank_cd('{0.1,0.3,0.6,1}', s.tsv, a.words, 1), 0), 0.3 * ts_rank('{0.05,0.2,0.5,1}', s.tsv, a.words, 1))
                 * case when e.in_title then 1.5 else 1 end / (1 + greatest(0, current_date - e.date) / 1500.0) as rank
            from published.search_item s where s.bucket = e.bucket and s.ctid = e.ranked_place) r on true
       order by r.rank desc nulls last, e.date desc, e.id desc
      offset skipped limit wanted
    ), about as materialized (
      select (select count(*)::int from every) as total, exists (select 1 from found f where f.id is null) as bounded,
             coalesce(tsvector_to_array(to_tsvector('danish', hoped)), '{}') as stems,
             case when counted then (select string_agg(e.facets, E'\n') from every e) end as facets
    )
    select b.total, b.bounded, b.stems, case when p.place is null or p.place = skipped + 1 then b.facets end, p.place, p.municipality, p.id
      from about b left join page p on true order by p.place;
end $$;

-- Every word that stands in an item, for "Mente du …?". Not counted here: two imports would wait for each other on "kommune".
create table published.search_word (word text primary key);
create index search_word_alike on published.search_word using gin (word gin_trgm_ops);

-- Words like this one, likest first. With a body that is bound here, so that nobody who asks need know where pg_trgm lies.
create function published.alike_words(wanted text, most integer) returns setof text language sql stable
begin atomic
  select w.word from published.search_word w where w.word % wanted order by similarity(w.word, wanted) desc, w.word limit most;
end;

-- A case number is found however it is typed: compared without points, dashes and spaces.
create index item_case_typed on published.item (regexp_replace(case_key, '[^0-9a-zæøå]', '', 'g')) where case_key is not null;
create index item_kle on published.item (municipality, kle) where kle is not null;

-- People and committees are found by any part of their names.
create index person_name_alike on published.person using gin (lower(name) gin_trgm_ops);
create index committee_name_alike on published.committee using gin (lower(name) gin_trgm_ops);

-- What was public and was taken back (DESIGN §8): its address, and everything below it, answers 410 with the reason.
create table published.retraction (
  address      text primary key check (address ~ '^/[a-z0-9]'),
  retracted_at timestamptz not null,
  reason       text not null
);
