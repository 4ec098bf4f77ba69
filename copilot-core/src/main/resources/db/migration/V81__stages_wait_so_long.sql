-- How long the stage that is due has waited in all for what it needs: pauses grow with it, and nobody waits for ever.
alter table sales_call add column waited_millis bigint not null default 0;
