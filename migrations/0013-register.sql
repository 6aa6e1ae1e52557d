-- The register of sealed minutes (DESIGN §9): one entry for each, chained by hashes. Append-only as the journal is. An entry's hash is taken of
-- what core/register.ts writes of these columns, so a changed column is found by `sagsgang register check`.
create table desk.register (
  number    bigint primary key check (number > 0),
  at        timestamptz not null,
  clock     text   not null check (clock in ('ok', 'back')),
  meeting   bigint not null,
  committee text   not null,
  date      date   not null,
  kind      text   not null check (kind in ('minutes', 'addition')),
  official  text   not null unique check (official ~ '^[0-9a-f]{64}$'),
  sheet     text   not null check (sheet ~ '^[0-9a-f]{64}$'),
  pdf       text   not null check (pdf ~ '^[0-9a-f]{64}$'),
  json      text   not null check (json ~ '^[0-9a-f]{64}$'),
  signers   integer not null,
  previous  text   not null unique check (previous ~ '^[0-9a-f]{64}$'),
  hash      text   not null unique check (hash ~ '^[0-9a-f]{64}$')
);
create index register_meeting on desk.register (meeting);
revoke update, delete, truncate on desk.register from desk, worker;
create function desk.register_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'the register is append-only: what is sealed stands (ministry 25 May 2004)';
end $$;
create trigger register_append_only before update or delete or truncate on desk.register
  for each statement execute function desk.register_is_append_only();

-- The same, for the public. Nothing in an entry is closed: hashes of salted text and of files with a signature in them cannot be guessed.
create table published.register (
  municipality integer not null references published.municipality,
  number    bigint not null check (number > 0),
  at        timestamptz not null,
  clock     text   not null,
  meeting   bigint not null,
  committee text   not null,
  date      date   not null,
  kind      text   not null,
  official  text   not null,
  sheet     text   not null,
  pdf       text   not null,
  json      text   not null,
  signers   integer not null,
  previous  text   not null,
  hash      text   not null,
  primary key (municipality, number)
);
revoke update, delete, truncate on published.register from desk, worker;
create trigger register_append_only before update or delete or truncate on published.register
  for each statement execute function desk.register_is_append_only();

-- The chain's end, signed, and the public list of keys: the two texts people keep copies of.
create table published.register_head (
  municipality integer primary key references published.municipality,
  head text not null,
  keys text not null,
  at   timestamptz not null
);
create trigger tell_of_change after insert or update or delete on published.register for each statement execute function published.tell_of_change();
create trigger tell_of_change after insert or update or delete on published.register_head for each statement execute function published.tell_of_change();
