-- Every change of stage, amount, close date and owner is kept: one row for each state a deal was in, from valid_from on.
-- Whoever loads the past sets app.effective_at in the transaction; otherwise now() is taken.

create table opportunity_history (
    tenant_id      uuid not null,
    opportunity_id uuid not null,
    valid_from     timestamptz not null,
    seq            bigint generated always as identity,
    stage_id       uuid not null,
    amount_minor   bigint,
    close_date     date,
    owner_id       uuid,
    changed_by     uuid,
    primary key (tenant_id, opportunity_id, valid_from, seq),
    constraint opportunity_history_opportunity_exists foreign key (tenant_id, opportunity_id) references opportunity (tenant_id, id) on delete cascade
);
-- serves: deals that entered a stage in a period
create index opportunity_history_by_time on opportunity_history (tenant_id, valid_from);

alter table opportunity_history enable row level security;
alter table opportunity_history force row level security;
create policy own_tenant_and_visible_opportunity on opportunity_history using (tenant_id = current_setting('app.tenant')::uuid
    and ((select current_setting('app.sees_all')) = 'on'
         or exists (select 1 from opportunity o where o.tenant_id = opportunity_history.tenant_id and o.id = opportunity_id)));

create function keep_opportunity_history() returns trigger language plpgsql as $$
declare
    effective timestamptz := coalesce(nullif(current_setting('app.effective_at', true), '')::timestamptz, clock_timestamp());
    changer uuid := nullif(current_setting('app.person', true), '')::uuid;
begin
    if tg_op = 'INSERT' then
        insert into opportunity_history (tenant_id, opportunity_id, valid_from, stage_id, amount_minor, close_date, owner_id, changed_by)
        select n.tenant_id, n.id, effective, n.stage_id, n.amount_minor, n.close_date, n.owner_id, changer from newest n;
    else
        insert into opportunity_history (tenant_id, opportunity_id, valid_from, stage_id, amount_minor, close_date, owner_id, changed_by)
        select n.tenant_id, n.id, effective, n.stage_id, n.amount_minor, n.close_date, n.owner_id, changer
        from newest n join former f on f.tenant_id = n.tenant_id and f.id = n.id
        where (n.stage_id, n.amount_minor, n.close_date, n.owner_id) is distinct from (f.stage_id, f.amount_minor, f.close_date, f.owner_id);
    end if;
    return null;
end $$;
create trigger opportunity_is_created after insert on opportunity
    referencing new table as newest for each statement execute function keep_opportunity_history();
create trigger opportunity_is_changed after update on opportunity
    referencing old table as former new table as newest for each statement execute function keep_opportunity_history();
