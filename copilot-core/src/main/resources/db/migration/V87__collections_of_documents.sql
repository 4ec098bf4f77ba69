-- Collections of documents: for everybody of the tenant, for a team with those below and above it, or for a role. The id of a limited one is among
-- what a person may read, like the owners whose records the person sees.
create table collection (
    tenant_id  uuid not null references tenant (id) on delete cascade deferrable,
    id         uuid not null,
    name       text not null constraint collection_name_has_a_sane_length check (char_length(name) between 1 and 100),
    visibility text not null constraint collection_visibility_is_known check (visibility in ('everyone', 'team', 'role')),
    team_id    uuid,
    role       text constraint collection_role_is_known check (role in ('rep', 'manager', 'operations', 'admin')),
    created_at timestamptz not null,
    primary key (tenant_id, id),
    constraint collection_team_exists foreign key (tenant_id, team_id) references team (tenant_id, id) deferrable,
    constraint collection_is_for_a_team_or_a_role check ((team_id is not null) = (visibility = 'team') and (role is not null) = (visibility = 'role'))
);
-- serves: two collections are told apart by their names
create unique index collection_name_is_unique on collection (tenant_id, lower(name));
-- serves: the removal of a team, and the collections open to one
create index collection_of_team on collection (tenant_id, team_id);

alter table collection enable row level security;
alter table collection force row level security;
-- Who is nobody of the tenant reads nothing, not even what everybody there reads.
create policy open_or_among_what_is_read on collection for select using (tenant_id = current_setting('app.tenant')::uuid
    and ((select current_setting('app.sees_all') = 'on')
         or visibility = 'everyone' and (select current_setting('app.person') <> '')
         or id = any ((select current_setting('app.owners')::uuid[])::uuid[])));
create policy who_sees_all_adds on collection for insert with check (tenant_id = current_setting('app.tenant')::uuid and (select current_setting('app.sees_all') = 'on'));
create policy who_sees_all_changes on collection for update using (tenant_id = current_setting('app.tenant')::uuid and (select current_setting('app.sees_all') = 'on'));
create policy who_sees_all_removes on collection for delete using (tenant_id = current_setting('app.tenant')::uuid and (select current_setting('app.sees_all') = 'on'));
create policy rights_of_persons on collection for select to current_user using (true);

-- Asked when the rights of a person are put together, before they hold: the limited collections of the current tenant that the person may read.
create function collections_open_to(person uuid) returns setof uuid
    language sql stable security definer set search_path = pg_catalog, public, pg_temp
    as $$
        with recursive reader as (
            select p.team_id, p.role from person p where p.tenant_id = current_setting('app.tenant')::uuid and p.id = collections_open_to.person
        ), above as (
            select t.id, t.parent_id from team t join reader r on t.id = r.team_id where t.tenant_id = current_setting('app.tenant')::uuid
            union
            select t.id, t.parent_id from team t join above a on t.id = a.parent_id where t.tenant_id = current_setting('app.tenant')::uuid
        ), led as (
            select t.id from team t where t.tenant_id = current_setting('app.tenant')::uuid and t.manager_id = collections_open_to.person
            union
            select t.id from team t join led l on t.parent_id = l.id where t.tenant_id = current_setting('app.tenant')::uuid
        )
        select c.id from collection c
        where c.tenant_id = current_setting('app.tenant')::uuid
          and (c.team_id in (select id from above) or c.team_id in (select id from led) or c.role in (select role from reader))
    $$;
