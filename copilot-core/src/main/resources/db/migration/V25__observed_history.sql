-- Which states of a deal were seen to begin. An imported deal is found in its first state: when it entered the stage, and through which
-- stages it came there, is not known. Figures about the passage through stages leave such states out.
-- A transaction that loads deals with their whole life sets app.dated_by_record to 'whole': their first state is their beginning.
alter table opportunity_history add column observed boolean not null default true;

-- Until now only imports dated a first state by a day: all others have the clock's microseconds.
alter table opportunity_history no force row level security;
update opportunity_history h set observed = false
where h.valid_from = date_trunc('minute', h.valid_from)
  and not exists (select 1 from opportunity_history f where f.tenant_id = h.tenant_id and f.opportunity_id = h.opportunity_id and f.seq < h.seq);
alter table opportunity_history force row level security;

create or replace function keep_opportunity_history() returns trigger language plpgsql as $$
declare
    given timestamptz := nullif(current_setting('app.effective_at', true), '')::timestamptz;
    loaded text := case when given is null then coalesce(current_setting('app.dated_by_record', true), '') else '' end;
    dated boolean := loaded in ('on', 'whole');
    current_time_of_change timestamptz := coalesce(given, clock_timestamp());
    changer uuid := nullif(current_setting('app.person', true), '')::uuid;
    zone text := case when dated then (select time_zone from tenant where id = current_setting('app.tenant')::uuid) end;
begin
    if tg_op = 'INSERT' and not dated then
        insert into opportunity_history (tenant_id, opportunity_id, valid_from, stage_id, amount_minor, close_date, owner_id, changed_by)
        select n.tenant_id, n.id, current_time_of_change, n.stage_id, n.amount_minor, n.close_date, n.owner_id, changer from newest n;
    elsif tg_op = 'INSERT' then
        insert into opportunity_history (tenant_id, opportunity_id, valid_from, stage_id, amount_minor, close_date, owner_id, changed_by, observed)
        select n.tenant_id, n.id,
               least(current_time_of_change,
                     (case when s.type = 'open' then coalesce(n.created_on, n.engaged_on) else n.close_date end)::timestamp at time zone zone),
               n.stage_id, n.amount_minor, n.close_date, n.owner_id, changer, loaded = 'whole'
        from newest n join stage s on s.tenant_id = n.tenant_id and s.id = n.stage_id;
    else
        insert into opportunity_history (tenant_id, opportunity_id, valid_from, stage_id, amount_minor, close_date, owner_id, changed_by)
        select n.tenant_id, n.id,
               case when dated and after.type <> 'open' and before.type = 'open' and n.close_date is not null
                    then least(current_time_of_change, greatest(n.close_date::timestamp at time zone zone,
                               (select max(h.valid_from) from opportunity_history h where h.tenant_id = n.tenant_id and h.opportunity_id = n.id)))
                    else current_time_of_change end,
               n.stage_id, n.amount_minor, n.close_date, n.owner_id, changer
        from newest n join former f on f.tenant_id = n.tenant_id and f.id = n.id
        join stage after on after.tenant_id = n.tenant_id and after.id = n.stage_id
        join stage before on before.tenant_id = f.tenant_id and before.id = f.stage_id
        where (n.stage_id, n.amount_minor, n.close_date, n.owner_id) is distinct from (f.stage_id, f.amount_minor, f.close_date, f.owner_id);
    end if;
    return null;
end $$;
