-- Whose link to somebody on a platform was taken away: an e-mail address alone does not bring it back.
create table identity_refusal (
    tenant_id     uuid not null,
    connection_id uuid not null,
    external_id   text not null,
    person_id     uuid not null,
    label         text not null default '',
    refused_at    timestamptz not null,
    primary key (tenant_id, connection_id, external_id, person_id),
    constraint identity_refusal_connection_exists foreign key (tenant_id, connection_id) references connection (tenant_id, id) on delete cascade,
    constraint identity_refusal_person_exists foreign key (tenant_id, person_id) references person (tenant_id, id) on delete cascade
);
-- serves: forgetting a person
create index identity_refusal_by_person on identity_refusal (tenant_id, person_id);

alter table identity_refusal enable row level security;
alter table identity_refusal force row level security;
create policy own_tenant on identity_refusal using (tenant_id = current_setting('app.tenant')::uuid);
