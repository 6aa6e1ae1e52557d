-- What is public of a meeting's papers, and on whose word (DESIGN §8). By the planned meeting's number; how it became so stands in the journal.
create table desk.publication (
  id         bigint primary key references desk.agenda,
  committee  bigint not null,
  state      text   not null check (state in ('unpublished', 'published', 'retracted')),
  version    integer not null,
  content    jsonb  not null,
  changed_at timestamptz not null
);
create index publication_planned on desk.publication (id) where content -> 'planned' <> '[]';
create index publication_breach on desk.publication (id) where content -> 'breach' <> 'null';

-- How often each open address was fetched, by the hour and by what kind of reader: so that it can be told after a retraction who may have
-- seen what was out. No person is known: neither address nor name of a reader is kept. Forgotten after a year.
create table desk.open_reading (
  address text        not null,
  hour    timestamptz not null,
  reader  text        not null check (reader in ('person', 'search engine', 'program')),
  times   integer     not null,
  primary key (address, hour, reader)
);
create index open_reading_hour on desk.open_reading (hour);

-- A paper from inside tells its closed items whole: what is open of it is filed, and its file is handed to nobody.
alter table published.document add withheld boolean not null default false;
