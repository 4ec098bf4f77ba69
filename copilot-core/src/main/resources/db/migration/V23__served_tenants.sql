-- Which tenant the start serves is a mark and not a name: an administrator may rename the tenant, and two tenants may be called the same.
alter table tenant add column served_as text
    constraint tenant_served_as_is_known check (served_as in ('demo', 'own'))
    constraint tenant_served_as_is_unique unique;
alter table tenant drop constraint tenant_name_is_unique;

-- The owner passes row level security for this one statement: no tenant is bound while the schema is brought up to date.
alter table tenant no force row level security;
update tenant set served_as = case name when 'Default' then 'own' else 'demo' end where name in ('Default', 'Tarnwick Cloud (Demo)');
alter table tenant force row level security;

drop function list_tenants();
create function list_tenants()
    returns table (id uuid, name text, served_as text)
    language sql stable security definer set search_path = pg_catalog, public, pg_temp
    as 'select t.id, t.name, t.served_as from tenant t order by t.created_at, t.id';
