-- A form is done once, however often it is sent: its mark and what it answered, written with the change itself.
create table desk.form_once (
  mark   text primary key,
  answer jsonb not null,
  at     timestamptz not null
);
create index form_once_at on desk.form_once (at);

-- Whoever watches a record hears of a change as soon as it is committed (live pages).
create function desk.tell_of_entry() returns trigger language plpgsql as $$
begin
  perform pg_notify('desk_changed', new.about);
  return null;
end $$;
create trigger journal_tells after insert on desk.journal for each row execute function desk.tell_of_entry();
