-- When and where a person wants to be told something without having asked.
create table delivery (
    tenant_id  uuid not null references tenant (id) on delete cascade,
    person_id  uuid not null,
    door       text,
    quiet_from time not null,
    quiet_to   time not null,
    daily_at   time,
    primary key (tenant_id, person_id),
    constraint delivery_person_exists foreign key (tenant_id, person_id) references person (tenant_id, id) on delete cascade
);
alter table delivery enable row level security;
alter table delivery force row level security;
create policy own_delivery on delivery using (tenant_id = current_setting('app.tenant')::uuid
    and (person_id = (select nullif(current_setting('app.person'), '')::uuid) or (select current_setting('app.person') = '' and current_setting('app.sees_all') = 'on')));
