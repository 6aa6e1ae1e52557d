-- Committees: who sits in them from when to when, their rules, and the plan of their meetings (KSL §§ 17–28).

create table desk.committee (
  id           bigint generated always as identity primary key,
  kind         text    not null check (kind in ('committee', 'economy', 'council')),
  name         text    not null check (btrim(name) <> ''),   -- the newest; the dated ones are in content
  abbreviation text,
  content      jsonb   not null,                             -- names, terms, rules: each from a day
  version      integer not null
);
create unique index committee_name on desk.committee (lower(name));
create unique index committee_one_of_a_kind on desk.committee (kind) where kind <> 'committee';

-- A seat in stretches: a new office or another party begins a new row.
create table desk.seat (
  committee      bigint not null references desk.committee,
  person         bigint not null,
  name           text   not null,
  party          text,
  role           text   not null check (role in ('chair', 'viceChair', 'member')),
  from_date      date   not null,
  until_date     date   check (until_date >= from_date),
  election_group text,
  primary key (committee, person, from_date)
);
create index seat_person on desk.seat (person);

create table desk.substitution (
  committee   bigint not null references desk.committee,
  person      bigint not null,
  name        text   not null,
  party       text,
  in_place_of bigint not null,
  basis       text   not null check (basis in ('28-2', '28-3')),
  from_date   date   not null,
  until_date  date   not null check (until_date >= from_date),
  meeting     bigint
);
create index substitution_committee on desk.substitution (committee);
create index substitution_person on desk.substitution (person);

create table desk.planned_meeting (
  id         bigint generated always as identity primary key,
  committee  bigint  not null references desk.committee,
  date       date    not null,
  start_time time    not null,
  end_time   time    check (end_time > start_time),
  place      text,
  kind       text    not null check (kind in ('ordinary', 'extraordinary')),
  state      text    not null check (state in ('planned', 'cancelled')),
  content    jsonb   not null,                               -- was, cancelledBecause
  version    integer not null
);
create index planned_meeting_date on desk.planned_meeting (date);
-- A committee meets once a day; a cancelled meeting leaves its day free.
create unique index planned_meeting_day on desk.planned_meeting (committee, date) where state = 'planned';
