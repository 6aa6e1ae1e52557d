-- What follows what happened (src/reactions.ts): which entries of the journal each follow-up job has done.

-- A job new to the house begins with what happens from then on: nobody wants last year's mail. Entries up to the floor are done.
create table desk.reaction_job (
  job   text   primary key,
  floor bigint not null
);
-- Above the floor each entry is told by itself: an entry may be committed after one with a higher number, so no single mark could do.
create table desk.reaction_done (
  job      text    not null references desk.reaction_job,
  entry    bigint  not null references desk.journal,
  done_at  timestamptz,                       -- null: it failed and is tried again
  tries    integer not null default 0,
  next_try timestamptz,                       -- null and not done: given up
  error    text,
  primary key (job, entry)
);
create index reaction_undone on desk.reaction_done (job, entry) where done_at is null;

-- A mail with the mark of one that is there already is not laid in the outbox: a job that is run twice sends once.
alter table desk.mail add once_mark text;
create unique index mail_once on desk.mail (once_mark) where once_mark is not null;

-- How often a person will be told by mail. What needs their signature is always sent.
create table desk.mail_choice (
  person bigint primary key references desk.person,
  choice text   not null check (choice in ('every', 'daily', 'signature'))
);

-- What the chair decided in a closed case is told only where it is closed.
alter table desk.chair_decision add closed boolean not null default false;

-- The municipality's own copy of KLE, read in by an administrator. None is shipped (DOMAIN §2.1).
create table desk.kle_register (
  kind      text primary key check (kind in ('subjects', 'facets')),
  published text,                             -- the day the file itself tells
  read_at   timestamptz not null,
  by        bigint not null
);
create table desk.kle_subject (
  number  text primary key check (number ~ '^\d{2}(\.\d{2}){0,2}$'),
  title   text not null,
  expired date
);
create table desk.kle_facet (
  facet   text primary key,
  title   text not null,
  expired date
);
