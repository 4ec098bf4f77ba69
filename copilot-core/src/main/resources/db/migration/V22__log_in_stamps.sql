-- A log-in's stamp changes with its password, so that whoever signed in with an earlier one is signed out.
alter table credential add column stamp uuid not null default gen_random_uuid();

drop function sign_in_by_login(text);
create function sign_in_by_login(wanted text)
    returns table (tenant_id uuid, person_id uuid, password_hash text, stamp uuid)
    language sql stable security definer set search_path = pg_catalog, public, pg_temp
    as 'select c.tenant_id, c.person_id, c.password_hash, c.stamp from credential c where c.login = lower(wanted)';
