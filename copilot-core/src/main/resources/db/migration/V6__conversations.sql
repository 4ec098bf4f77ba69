-- What a person and the copilot said to each other. Only that person reads it.

create table conversation (
    tenant_id  uuid not null references tenant (id) on delete cascade,
    id         uuid not null,
    person_id  uuid not null,
    title      text not null default '',
    memory     text not null default '[]',
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    primary key (tenant_id, id),
    constraint conversation_person_exists foreign key (tenant_id, person_id) references person (tenant_id, id) on delete cascade
);
-- serves: a person's latest conversations
create index conversation_by_person on conversation (tenant_id, person_id, updated_at desc);

create table conversation_turn (
    tenant_id       uuid not null,
    conversation_id uuid not null,
    seq             bigint generated always as identity,
    question        text not null,
    reply           jsonb not null,
    asked_at        timestamptz not null default now(),
    primary key (tenant_id, conversation_id, seq),
    constraint conversation_turn_conversation_exists foreign key (tenant_id, conversation_id) references conversation (tenant_id, id) on delete cascade
);

alter table conversation enable row level security;
alter table conversation force row level security;
create policy own_conversation on conversation using (tenant_id = current_setting('app.tenant')::uuid
    and person_id = (select nullif(current_setting('app.person'), '')::uuid));
alter table conversation_turn enable row level security;
alter table conversation_turn force row level security;
create policy own_conversation on conversation_turn using (tenant_id = current_setting('app.tenant')::uuid
    and exists (select 1 from conversation c where c.tenant_id = conversation_turn.tenant_id and c.id = conversation_id));
