-- The day on which somebody was last told the daily message: once a day, whichever door it goes through.
alter table delivery add column told_on date;

-- A conversation that the copilot began by telling something is not the one the person is in the middle of, until the person goes on with it.
alter table conversation add column unasked boolean not null default false;
