-- Where in Teams the copilot may speak: without the service address and the tenant of a conversation nothing can be sent there.

create table teams_conversation (
    tenant_id        uuid not null,
    connection_id    uuid not null,
    conversation     text not null,
    service_url      text not null,
    microsoft_tenant text not null default '',
    personal_with    text not null default '',
    bot              text not null default '',
    used_at          timestamptz not null,
    primary key (tenant_id, connection_id, conversation),
    constraint teams_conversation_connection_exists foreign key (tenant_id, connection_id) references connection (tenant_id, id) on delete cascade
);
-- serves: the personal chat with somebody, and the service address heard from last
create index teams_conversation_by_person on teams_conversation (tenant_id, connection_id, personal_with, used_at);

alter table teams_conversation enable row level security;
alter table teams_conversation force row level security;
create policy own_tenant_in_background on teams_conversation using (tenant_id = current_setting('app.tenant')::uuid
    and (select current_setting('app.person') = '' and current_setting('app.sees_all') = 'on'));
