-- What a person is still to be told through a door. It is written together with the notification, names it and says nothing of it: what is told is read
-- when it is told, with the person's rights of that moment.
create table telling (
    tenant_id       uuid not null references tenant (id) on delete cascade,
    notification_id uuid not null,
    person_id       uuid not null,
    not_before      timestamptz not null,
    attempts        smallint not null default 0,
    primary key (tenant_id, notification_id),
    constraint telling_notification_exists foreign key (tenant_id, notification_id) references notification (tenant_id, id) on delete cascade,
    constraint telling_person_exists foreign key (tenant_id, person_id) references person (tenant_id, id) on delete cascade
);
-- serves: what is due, of one tenant and of all
create index telling_due on telling (not_before);
-- serves: removing a person
create index telling_of_person on telling (tenant_id, person_id);

alter table telling enable row level security;
alter table telling force row level security;
create policy told_by_anybody on telling for insert with check (tenant_id = current_setting('app.tenant')::uuid);
create policy own_tenant_in_background on telling using (tenant_id = current_setting('app.tenant')::uuid
    and (select current_setting('app.person') = '' and current_setting('app.sees_all') = 'on'));
create policy waking on telling for select to current_user using (true);

create function tenants_to_tell(moment timestamptz) returns setof uuid
    language sql stable security definer set search_path = pg_catalog, public, pg_temp
    as 'select distinct t.tenant_id from telling t where t.not_before <= moment';
