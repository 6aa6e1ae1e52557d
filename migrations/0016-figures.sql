-- The figures that published items tell, as a machine read them from the item's own sections (core/figures/figures.ts). They follow the item:
-- what is taken back, closed or replaced takes its figures with it.
create table published.figure (
  municipality integer          not null,
  item         bigint           not null,
  n            integer          not null,          -- from 1, the order they are told in the item; the address on its page: ?tal=3
  section      integer,                            -- position of the section it stands in; null: in the item's own recommendation or decision
  role         text             not null,          -- what that part is
  starts       integer          not null,          -- where the number stands in its text
  ends         integer          not null,
  kind         text             not null,
  value        double precision,                   -- in the unit itself; null for a date and for what can be read in two ways
  date         text,                               -- yyyy-mm-dd, or --mm-dd where no year is told
  told         text             not null,          -- as written
  decimals     smallint         not null,
  unit         text,
  label        text,                               -- what is counted
  period       text,                               -- 2022-07, 2022-09-30, 2022-H1, 2022; two with a slash between
  qualifier    text,
  text         text             not null,          -- the sentence, or the row of the table
  in_table     jsonb,
  relation     jsonb            not null,
  doubt        text,
  primary key (municipality, item, n),
  foreign key (municipality, item) references published.item on delete cascade
);
create trigger tell_of_change after insert or update or delete on published.figure for each statement execute function published.tell_of_change();
