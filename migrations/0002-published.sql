-- What the public may read. Every table carries the municipality first in its key (DESIGN §11), so that the archive can be
-- partitioned or distributed by municipality. Rows are copies of what a document published; nothing here points at the desk.

create table published.municipality (
  id    integer generated always as identity primary key,
  slug  text not null unique,
  name  text not null
);

create table published.document (
  municipality integer not null references published.municipality,
  sha256       text    not null check (sha256 ~ '^[0-9a-f]{64}$'),
  file_name    text    not null,
  media_type   text    not null,
  bytes        bigint  not null,
  pages        integer,
  ocr_pages    integer[] not null default '{}',
  partial      boolean not null default false,
  source_url   text,
  received_at  timestamptz not null,
  primary key (municipality, sha256)
);

create table published.committee (
  municipality integer not null references published.municipality,
  id           integer generated always as identity,
  slug         text not null,
  name         text not null,
  primary key (municipality, id),
  unique (municipality, slug)
);

create table published.person (
  municipality integer not null references published.municipality,
  id           integer generated always as identity,
  slug         text not null,
  name         text not null,
  primary key (municipality, id),
  unique (municipality, slug)
);

-- One row per version of a meeting's papers. Minutes replace the agenda, a newer version replaces an older; the old is kept.
create table published.meeting (
  municipality integer not null references published.municipality,
  id           bigint generated always as identity,
  committee    integer not null,
  slug         text    not null,          -- the address: the date, or date-2 for a second meeting that day, date-tillaeg for a supplementary agenda
  version      integer not null,
  current      boolean not null,
  kind         text    not null check (kind in ('minutes', 'agenda', 'supplementaryAgenda')),
  date         date    not null,
  start_time   text,
  end_time     text,
  place        text,
  term_from    smallint,
  term_to      smallint,
  house_style  text    not null,
  document     text    not null,
  filed_at     timestamptz not null,
  primary key (municipality, id),
  unique (municipality, committee, slug, version),
  foreign key (municipality, committee) references published.committee,
  foreign key (municipality, document) references published.document
);
create unique index meeting_current on published.meeting (municipality, committee, slug) where current;
create index meeting_by_date on published.meeting (municipality, date desc, id desc) where current;
create index meeting_newest on published.meeting (date desc, id desc) where current;
create index meeting_document on published.meeting (municipality, document);

create table published.item (
  municipality      integer not null,
  id                bigint generated always as identity,
  meeting           bigint  not null,
  position          integer not null,      -- from 1, the order in the document
  slug              text    not null,      -- the address within the meeting: punkt-66, or uden-nummer-3
  number            text,
  name              text,
  public            boolean not null,
  case_text         text,                  -- the case number as written
  case_key          text,                  -- what two writings of one number share
  kle               text,
  facet             text,
  case_serial       bigint,
  case_year         smallint,
  recommendation_by text,
  recommendation    text[]  not null default '{}',
  decision          text,
  phrase            text,
  outcome           text,
  vote              jsonb,
  dissent           jsonb   not null default '[]',
  page              integer,
  line              integer,
  primary key (municipality, id),
  unique (municipality, meeting, slug),
  foreign key (municipality, meeting) references published.meeting on delete cascade
);
create index item_meeting on published.item (municipality, meeting, position);
create index item_case on published.item (municipality, case_key) where case_key is not null;

create table published.section (
  municipality integer not null,
  item         bigint  not null,
  position     integer not null,
  role         text    not null,
  heading      text,
  text         text    not null,
  page         integer,
  line         integer,
  primary key (municipality, item, position),
  foreign key (municipality, item) references published.item on delete cascade
);

create table published.earlier_decision (
  municipality integer not null,
  item         bigint  not null,
  position     integer not null,
  body         text,
  date         date,
  text         text    not null,
  primary key (municipality, item, position),
  foreign key (municipality, item) references published.item on delete cascade
);

create table published.attachment (
  municipality integer not null,
  item         bigint  not null,
  position     integer not null,           -- from 1; the address within the item: bilag-1
  label        text,
  name         text    not null,
  href         text,                       -- where the municipality itself publishes it
  document     text,                       -- our copy, when the bytes were imported
  text         text,                       -- words of our copy, for search
  primary key (municipality, item, position),
  foreign key (municipality, item) references published.item on delete cascade
);

create table published.participant (
  municipality integer not null,
  meeting      bigint  not null,
  person       integer not null,
  party        text,
  role         text,
  primary key (municipality, meeting, person),
  foreign key (municipality, meeting) references published.meeting on delete cascade,
  foreign key (municipality, person) references published.person
);
create index participant_person on published.participant (municipality, person);

-- Absence for a whole meeting (item null) or for one item (DOMAIN §5.5).
create table published.absence (
  municipality     integer not null,
  id               bigint generated always as identity,
  meeting          bigint  not null,
  item             bigint,
  person           integer not null,
  party            text,
  kind             text,
  substitute       text,
  note             text,
  primary key (municipality, id),
  foreign key (municipality, meeting) references published.meeting on delete cascade,
  foreign key (municipality, item) references published.item on delete cascade,
  foreign key (municipality, person) references published.person
);
create index absence_person on published.absence (municipality, person);
create index absence_meeting on published.absence (municipality, meeting);

-- What still awaits a person's judgment, as the public may see it: that a doubt exists, never its answer's author.
create table published.open_doubt (
  municipality integer not null,
  meeting      bigint  not null,
  position     integer not null,
  item         bigint,
  field        text    not null,
  reason       text    not null,
  primary key (municipality, meeting, position),
  foreign key (municipality, meeting) references published.meeting on delete cascade
);
