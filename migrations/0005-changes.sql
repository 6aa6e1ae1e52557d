-- Whoever keeps a page in memory hears when what it shows may have changed. One signal a transaction, whatever it touched.

create function published.tell_of_change() returns trigger language plpgsql as $$
begin
  perform pg_notify('published_changed', '');
  return null;
end $$;

do $$
declare
  name text;
begin
  for name in
    select tablename from pg_tables
    where schemaname = 'published' and tablename in ('municipality', 'document', 'committee', 'person', 'meeting', 'item', 'section', 'attachment', 'open_doubt', 'retraction')
  loop
    execute format('create trigger tell_of_change after insert or update or delete on published.%I for each statement execute function published.tell_of_change()', name);
  end loop;
end $$;
