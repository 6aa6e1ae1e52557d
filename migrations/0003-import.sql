-- The stages of reading (DESIGN §6): bytes → lines → parsed → filed. Each stage keeps what the next reads, so that it can re-run.

create table desk.document (
  sha256      text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
  file_name   text        not null,
  media_type  text        not null,
  bytes       bigint      not null,
  source_url  text,
  received_at timestamptz not null
);

-- Lines with position, size and weight, gzip of JSON, by the version of the extractor that made them.
create table desk.extraction (
  sha256    text primary key references desk.document,
  version   integer not null,
  pages     integer,
  ocr_pages integer[] not null default '{}',
  partial   boolean not null default false,
  content   bytea   not null
);
alter table desk.extraction alter column content set storage external;

create table desk.reading (
  sha256      text primary key references desk.document,
  version     integer not null,
  house_style text    not null,
  minutes     jsonb   not null,
  read_at     timestamptz not null
);

create table desk.import_run (
  id          bigint generated always as identity primary key,
  started_at  timestamptz not null,
  finished_at timestamptz,
  by          text not null,
  source      text not null
);

-- One row per file of a run. Work is taken from here, so a killed run goes on where it stopped.
create table desk.import_file (
  run      bigint  not null references desk.import_run,
  position integer not null,
  path     text    not null,       -- as the person would name it; files in a zip as archive.zip!name
  sha256   text    references desk.document,
  state    text    not null check (state in ('waiting', 'filed', 'unchanged', 'replaced', 'attachment', 'doubtful', 'failed')),
  code     text,                   -- why it failed, a code of core/refusals.da.ts
  message  text,
  meeting  text,                   -- address of what was filed
  doubts   integer not null default 0,
  seconds  real,
  primary key (run, position)
);
create index import_file_waiting on desk.import_file (run, position) where state = 'waiting';

-- A doubt is recognised again by `key` (meeting, item, field, reason), not by the document, so that an answer survives a re-import.
create table desk.doubt (
  key       text primary key,
  sha256    text not null references desk.document,
  municipality text,
  meeting   text,                  -- address of the meeting when it could be filed
  item      integer,
  item_name text,
  field     text not null,
  reason    text not null,
  text      text not null,
  proposal  text,
  page      integer,
  line      integer,
  raised_at timestamptz not null,
  gone      boolean not null default false   -- no longer raised by the newest reading
);
create index doubt_document on desk.doubt (sha256);

create table desk.doubt_answer (
  key      text primary key references desk.doubt,
  answer   text not null check (answer in ('accepted', 'corrected', 'dismissed')),
  value    text,
  by       text not null,
  at       timestamptz not null
);

-- Harvesting: what was fetched from where, so that an unchanged page is not fetched or filed again.
create table desk.harvest_site (
  url        text primary key,
  municipality text,
  started_at timestamptz not null,
  finished_at timestamptz
);
create table desk.harvest_page (
  site       text not null references desk.harvest_site,
  url        text not null,
  etag       text,
  modified   text,
  sha256     text,
  status     integer,
  fetched_at timestamptz,
  fingerprint text,               -- what the list said of it; fetched again only when this changes
  primary key (site, url)
);
