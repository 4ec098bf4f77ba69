-- What imports need of the schema.

-- Names said to be the same: by case and blanks for accounts and persons; by letters and digits only for products ("GTX Pro" = "GTXPro").
create function name_key(name text) returns text language sql immutable parallel safe
    return lower(regexp_replace(btrim(normalize(name, NFKC)), '\s+', ' ', 'g'));
create function loose_name_key(name text) returns text language sql immutable parallel safe
    return coalesce(nullif(regexp_replace(lower(normalize(name, NFKC)), '[^[:alnum:]]+', '', 'g'), ''), name_key(name));

alter table import_run add column unchanged_rows bigint not null default 0;
alter table import_run add column files jsonb not null default '[]';
-- serves: one running import for each tenant
create unique index import_run_runs_alone on import_run (tenant_id) where status = 'running';

-- An imported deal is not new, so its history must not start today. Whoever sets app.dated_by_record to 'on' in the transaction lets
-- the record's own dates date its states: an open deal has been in its state since it was created (or engaged), a closed deal since its
-- close date. The stages a closed deal passed before are unknown and none are invented. A deal that a later import finds closed was
-- closed on its close date, but never before its last known state. Every other change, and every state without a usable date, or with
-- one in the future, is dated now. app.effective_at, where set, still decides alone.
create or replace function keep_opportunity_history() returns trigger language plpgsql as $$
declare
    given timestamptz := nullif(current_setting('app.effective_at', true), '')::timestamptz;
    dated boolean := given is null and coalesce(current_setting('app.dated_by_record', true), '') = 'on';
    current_time_of_change timestamptz := coalesce(given, clock_timestamp());
    changer uuid := nullif(current_setting('app.person', true), '')::uuid;
    zone text := case when dated then (select time_zone from tenant where id = current_setting('app.tenant')::uuid) end;
begin
    if tg_op = 'INSERT' and not dated then
        insert into opportunity_history (tenant_id, opportunity_id, valid_from, stage_id, amount_minor, close_date, owner_id, changed_by)
        select n.tenant_id, n.id, current_time_of_change, n.stage_id, n.amount_minor, n.close_date, n.owner_id, changer from newest n;
    elsif tg_op = 'INSERT' then
        insert into opportunity_history (tenant_id, opportunity_id, valid_from, stage_id, amount_minor, close_date, owner_id, changed_by)
        select n.tenant_id, n.id,
               least(current_time_of_change,
                     (case when s.type = 'open' then coalesce(n.created_on, n.engaged_on) else n.close_date end)::timestamp at time zone zone),
               n.stage_id, n.amount_minor, n.close_date, n.owner_id, changer
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
