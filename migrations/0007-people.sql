-- People of the working side: who they are, what they may, how they come in, what they have read.

-- What the house has decided about itself, such as the municipality's name.
create table desk.setting (
  key   text primary key,
  value text not null
);

create table desk.person (
  id         bigint generated always as identity primary key,
  name       text    not null check (btrim(name) <> ''),
  email      text    unique check (email = lower(email) and email <> ''),
  initials   text,
  title      text,
  active     boolean not null default true,
  version    integer not null default 1,
  created_at timestamptz not null
);

-- Roles given by an administrator. Elected roles follow from seats and are never written here (KSL §§ 17, 22, 28).
create table desk.held_role (
  id         bigint generated always as identity primary key,
  person     bigint not null references desk.person,
  role       text   not null check (role in ('caseWorker', 'approver', 'secretary', 'observer', 'auditor', 'dataProtectionOfficer', 'administrator')),
  committee  bigint,                      -- null: in all committees
  from_date  date   not null,
  until_date date   check (until_date >= from_date),  -- the last day
  ended_at   timestamptz                  -- taken back before its last day
);
create index held_role_person on desk.held_role (person);

-- Who a login service says that a person is.
create table desk.login_identity (
  issuer    text   not null,
  subject   text   not null,
  person    bigint not null references desk.person,
  linked_at timestamptz not null,
  primary key (issuer, subject)
);
create index login_identity_person on desk.login_identity (person);

-- A removed passkey stays: what was signed with it can still be proved.
create table desk.passkey (
  id           text   primary key,       -- credential id, base64url
  person       bigint not null references desk.person,
  public_key   bytea  not null,
  counter      bigint not null,
  transports   text[] not null default '{}',
  name         text   not null,
  created_at   timestamptz not null,
  last_used_at timestamptz,
  removed_at   timestamptz
);
create index passkey_person on desk.passkey (person);

create table desk.session (
  id         text   primary key check (id ~ '^[0-9a-f]{64}$'),  -- SHA-256 of the cookie's token; the token itself is nowhere
  number     bigint generated always as identity unique,
  person     bigint not null references desk.person,
  how        text   not null check (how in ('demonstration', 'oidc', 'passkey', 'invitation', 'setup')),
  created_at timestamptz not null,
  seen_at    timestamptz not null,
  expires_at timestamptz not null,
  user_agent text,
  ended_at   timestamptz
);
create index session_person on desk.session (person) where ended_at is null;

-- A way in for someone who has none yet: a link that works once.
create table desk.invitation (
  id         text   primary key check (id ~ '^[0-9a-f]{64}$'),  -- SHA-256 of the link's token
  person     bigint not null references desk.person,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at    timestamptz
);
create index invitation_person on desk.invitation (person);

-- A login that has begun: what the answer must match. Taken once.
create table desk.login_begun (
  id   text primary key,                 -- SHA-256 of a cookie's token
  what jsonb not null,
  at   timestamptz not null
);
create index login_begun_at on desk.login_begun (at);

-- Logins that failed, so that guessing takes time. `whom` is "address:…" or "person:…".
create table desk.login_attempt (
  id   bigint generated always as identity primary key,
  whom text not null,
  at   timestamptz not null
);
create index login_attempt_whom on desk.login_attempt (whom, at);

-- Who has read what is closed (DESIGN §8). Append only, as the journal.
create table desk.read_log (
  id        bigint generated always as identity primary key,
  at        timestamptz not null,
  person    bigint not null references desk.person,
  what      text   not null,
  about     text   not null,
  committee bigint
);
create index read_log_about on desk.read_log (about, id);
create index read_log_person on desk.read_log (person, id);
revoke update, delete, truncate on desk.read_log from desk, worker;

create function desk.read_log_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'the log of readings is append-only';
end $$;
create trigger read_log_append_only before update or delete or truncate on desk.read_log
  for each statement execute function desk.read_log_is_append_only();

-- Mail waits here, written with the change that caused it, until a server has taken it.
create table desk.mail (
  id          bigint generated always as identity primary key,
  to_address  text    not null check (to_address <> ''),
  subject     text    not null,
  text        text    not null,
  html        text,
  attachments jsonb   not null default '[]',  -- [{ name, type, content in base64 }]
  kind        text    not null check (kind in ('single', 'digest')),
  digest_key  text,                           -- those of one key to one address go out as one
  state       text    not null default 'waiting' check (state in ('waiting', 'sent', 'failed')),
  tries       integer not null default 0,
  created_at  timestamptz not null,
  next_try    timestamptz not null,
  sent_at     timestamptz,
  error       text
);
create index mail_waiting on desk.mail (next_try, id) where state = 'waiting';
