-- Work that takes long, as with calls, has a scheduler of its own, so that no message waits behind it. Its table has the shape that db-scheduler demands and
-- holds ids of tenants and of what is in hand only. What waits, the calls themselves say.
create table scheduled_backlogs (
    task_name            text not null,
    task_instance        text not null,
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures integer,
    last_heartbeat       timestamptz,
    version              bigint not null,
    priority             smallint,
    primary key (task_name, task_instance)
);
delete from scheduled_tasks where task_name = 'calls';

create or replace function waiting_lanes(box text) returns table (tenant_id uuid, connection_id uuid, lane text)
    language sql stable security definer set search_path = pg_catalog, public, pg_temp
    as $$
        select distinct i.tenant_id, i.connection_id, i.lane from inbox_message i where box = 'inbox' and i.done_at is null and i.not_before <= now()
        union all
        select distinct o.tenant_id, o.connection_id, o.lane from outbox_message o where box = 'outbox' and o.done_at is null and o.not_before <= now()
    $$;

create policy waking on call_recording for select to current_user using (true);

-- The calls of all tenants whose turn it is: of the tenant that has the fewest in hand, and of these the shortest. Before its length is known it is
-- guessed from the size, as if of telephone sound; a written transcript is read at once.
create function next_calls(backlog text, call_pass smallint, most integer, of_one_tenant integer) returns table (tenant_id uuid, call_id uuid)
    language sql stable security definer set search_path = pg_catalog, public, pg_temp
    as $$
        with in_hand as (
            select split_part(s.task_instance, '/', 1)::uuid as tenant, split_part(s.task_instance, '/', 2)::uuid as call from scheduled_backlogs s where s.task_name = backlog
        ), long as (
            select c.tenant_id, c.id, c.received_at,
                case when r.call_id is null then 0 else coalesce(c.duration_millis, r.bytes / 16, 300000) end as millis
            from sales_call c left join call_recording r on r.tenant_id = c.tenant_id and r.call_id = c.id
            where c.stage is not null and c.pass = call_pass and c.not_before <= now() and not exists (select 1 from in_hand h where h.call = c.id)
        ), placed as (
            select l.*, (select count(*) from in_hand h where h.tenant = l.tenant_id) + row_number() over (partition by l.tenant_id order by l.millis, l.received_at, l.id) as place
            from long l
        )
        select p.tenant_id, p.id from placed p where p.place <= of_one_tenant order by p.place, p.millis, p.received_at, p.id limit most
    $$;
