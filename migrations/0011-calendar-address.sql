-- A secret address that gives a person's meetings to a calendar that cannot log in.

create table desk.calendar_address (
  person  bigint primary key references desk.person,               -- one each: a new one ends the old
  id      text   not null unique check (id ~ '^[0-9a-f]{64}$'),    -- SHA-256 of the address's token
  made_at timestamptz not null
);
