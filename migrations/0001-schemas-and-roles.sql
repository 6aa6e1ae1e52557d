-- Two schemas, three roles (DESIGN §8, §11). The citizen's side has no key to the desk.
-- Roles are made by platform/migrate.ts before this file runs, since roles belong to the server and not to the database.

create schema desk;
create schema published;

revoke all on schema desk from public;
revoke all on schema published from public;
revoke all on schema public from public;

grant usage on schema desk to desk, worker;
grant usage on schema published to desk, worker, citizen;

alter default privileges in schema published grant select on tables to citizen;
alter default privileges in schema published grant select, insert, update, delete on tables to worker, desk;
alter default privileges in schema published grant usage on sequences to worker, desk;
alter default privileges in schema desk grant select, insert, update, delete on tables to worker, desk;
alter default privileges in schema desk grant usage on sequences to worker, desk;

-- What happened is written once, in the same transaction as the change (DESIGN §3.4). Append only.
create table desk.journal (
  id     bigint generated always as identity primary key,
  at     timestamptz not null,
  by     text        not null,
  kind   text        not null,
  about  text        not null,
  what   jsonb       not null default '{}'
);
create index journal_about on desk.journal (about, id);
create index journal_kind on desk.journal (kind, id);
revoke update, delete, truncate on desk.journal from desk, worker;

create function desk.journal_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'the journal is append-only (KSL § 13, ministry 25 May 2004)';
end $$;
create trigger journal_append_only before update or delete or truncate on desk.journal
  for each statement execute function desk.journal_is_append_only();
