-- What was promised and what became of it (decision 0029).

-- A promise found in an item of published minutes: the sentence, who it was given to, when it is due. It lives and goes with its item.
create table published.commitment (
  municipality integer not null,
  item         bigint  not null,
  position     integer not null,           -- from 1, in reading order
  kind         text    not null,
  place        text    not null check (place in ('decision', 'recommendation', 'title', 'section')),
  heading      text,
  text         text    not null,           -- the sentence as it stands
  clause       text    not null,           -- the part of it that is promised
  body         text,                       -- who is to receive it, as told
  target       text    not null,           -- the same as a key, for matching
  owner        text,
  due          jsonb   not null,
  due_words    text,
  resolved     text    not null,
  last_day     date,                       -- the last day it is in time; null: no day
  kept         jsonb,                      -- by the item itself: { how, madeOn, why }
  topic        text[]  not null,           -- telling words, for matching
  page         integer,
  line         integer,
  primary key (municipality, item, position),
  foreign key (municipality, item) references published.item on delete cascade
);
create index commitment_topic on published.commitment using gin (topic);

-- A later item that answers a promise. `sure`: so much agrees that it is told as kept; else it is shown as a possibility, and no more is said.
create table published.answer (
  municipality integer not null,
  item         bigint  not null,
  position     integer not null,
  answered_by  bigint  not null,
  sure         boolean not null,
  why          text    not null,
  primary key (municipality, item, position, answered_by),
  foreign key (municipality, item, position) references published.commitment on delete cascade,
  foreign key (municipality, answered_by) references published.item on delete cascade
);
create index answer_by on published.answer (municipality, answered_by);

create trigger tell_of_change after insert or update or delete on published.commitment for each statement execute function published.tell_of_change();
create trigger tell_of_change after insert or update or delete on published.answer for each statement execute function published.tell_of_change();
