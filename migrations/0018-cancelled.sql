-- A meeting that was called off after its papers came out: the papers stand, and every page, feed and calendar that shows it says so.
alter table published.meeting add column cancelled boolean not null default false;
