-- What a call is about and who of it sells is often said afterwards: a person's word stays when the final pass lands, and the review is made anew.
alter table sales_call add column sides_said boolean not null default false;
alter table sales_call add column renew_at timestamptz;
alter table sales_call add column renewals smallint not null default 0;
alter table sales_call add constraint sales_call_erased_is_not_renewed check (erased_at is null or renew_at is null);

-- Reviews that are to be made anew go with the first passes: people wait for them, and nothing is heard for them.
create or replace function next_calls(backlog text, call_pass smallint, most integer, of_one_tenant integer) returns table (tenant_id uuid, call_id uuid)
    language sql stable security definer set search_path = pg_catalog, public, pg_temp
    as $$
        with in_hand as (
            select split_part(s.task_instance, '/', 1)::uuid as tenant, split_part(s.task_instance, '/', 2)::uuid as call from scheduled_backlogs s where s.task_name = backlog
        ), long as (
            select c.tenant_id, c.id, c.received_at,
                case when r.call_id is null or c.status = 'reviewed' and call_pass = 1 then 0 else coalesce(c.duration_millis, r.bytes / 16, 300000) end as millis
            from sales_call c left join call_recording r on r.tenant_id = c.tenant_id and r.call_id = c.id
            where (c.stage is not null and c.pass = call_pass and c.not_before <= now() or call_pass = 1 and c.renew_at <= now() and c.status = 'reviewed')
                and not exists (select 1 from in_hand h where h.call = c.id)
        ), placed as (
            select l.*, (select count(*) from in_hand h where h.tenant = l.tenant_id) + row_number() over (partition by l.tenant_id order by l.millis, l.received_at, l.id) as place
            from long l
        )
        select p.tenant_id, p.id from placed p where p.place <= of_one_tenant order by p.place, p.millis, p.received_at, p.id limit most
    $$;
-- serves: the reviews that are to be made anew, of all tenants
create index sales_call_to_renew on sales_call (renew_at) where renew_at is not null;
