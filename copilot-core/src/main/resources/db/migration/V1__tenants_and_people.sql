-- Tenants, people and how they sign in. Every table carries tenant_id and is read through row level security.
-- The application's role reads app.tenant (error when unset), app.person, app.sees_all and app.owners.

create table tenant (
    id                uuid primary key,
    name              text not null constraint tenant_name_is_unique unique,
    currency          char(3) not null default 'EUR',
    language          text not null default 'en' constraint tenant_language_is_known check (language in ('en', 'de', 'fr', 'es')),
    time_zone         text not null default 'Europe/Berlin',
    fiscal_year_start smallint not null default 1 constraint tenant_fiscal_year_starts_in_a_month check (fiscal_year_start between 1 and 12),
    fixed_today       date,
    team_sharing      boolean not null default true,
    created_at        timestamptz not null default now()
);
alter table tenant enable row level security;
alter table tenant force row level security;
create policy own_tenant on tenant using (id = current_setting('app.tenant')::uuid);

create table team (
    tenant_id  uuid not null references tenant (id) on delete cascade,
    id         uuid not null,
    name       text not null,
    region     text,
    parent_id  uuid,
    manager_id uuid,
    primary key (tenant_id, id),
    constraint team_name_is_unique unique (tenant_id, name),
    constraint team_parent_exists foreign key (tenant_id, parent_id) references team (tenant_id, id)
);

create table person (
    tenant_id   uuid not null references tenant (id) on delete cascade,
    id          uuid not null,
    external_id text,
    name        text not null,
    email       text,
    role        text not null default 'rep' constraint person_role_is_known check (role in ('rep', 'manager', 'operations', 'admin')),
    team_id     uuid,
    active      boolean not null default true,
    created_at  timestamptz not null default now(),
    primary key (tenant_id, id),
    constraint person_external_id_is_unique unique (tenant_id, external_id),
    constraint person_team_exists foreign key (tenant_id, team_id) references team (tenant_id, id)
);
-- serves: members of a team, visible owners of a person
create index person_by_team on person (tenant_id, team_id);
-- serves: import and sign-in by name
create index person_by_name on person (tenant_id, lower(name));
alter table team add constraint team_manager_exists foreign key (tenant_id, manager_id) references person (tenant_id, id);

create table credential (
    tenant_id     uuid not null,
    person_id     uuid not null,
    login         text not null constraint credential_login_is_unique unique,
    password_hash text not null,
    primary key (tenant_id, person_id),
    constraint credential_person_exists foreign key (tenant_id, person_id) references person (tenant_id, id) on delete cascade
);

create table api_token (
    tenant_id  uuid not null,
    id         uuid not null,
    person_id  uuid not null,
    label      text not null,
    token_hash text not null constraint api_token_hash_is_unique unique,
    created_at timestamptz not null default now(),
    primary key (tenant_id, id),
    constraint api_token_person_exists foreign key (tenant_id, person_id) references person (tenant_id, id) on delete cascade
);

do $$
declare t text;
begin
    foreach t in array array['team', 'person', 'credential', 'api_token'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy own_tenant on %I using (tenant_id = current_setting(''app.tenant'')::uuid)', t);
    end loop;
end $$;

-- Before sign-in no tenant is known. These functions, owned by the migrating role, are the only way to look across tenants.
create policy sign_in on credential for select to current_user using (true);
create policy sign_in on api_token for select to current_user using (true);
create policy listing on tenant for select to current_user using (true);
create policy founding on tenant for insert to current_user with check (true);

create function sign_in_by_login(wanted text)
    returns table (tenant_id uuid, person_id uuid, password_hash text)
    language sql stable security definer set search_path = pg_catalog, public, pg_temp
    as 'select c.tenant_id, c.person_id, c.password_hash from credential c where c.login = lower(wanted)';

create function sign_in_by_token(wanted_hash text)
    returns table (tenant_id uuid, person_id uuid)
    language sql stable security definer set search_path = pg_catalog, public, pg_temp
    as 'select a.tenant_id, a.person_id from api_token a where a.token_hash = wanted_hash';

create function list_tenants()
    returns table (id uuid, name text)
    language sql stable security definer set search_path = pg_catalog, public, pg_temp
    as 'select t.id, t.name from tenant t order by t.created_at, t.id';
