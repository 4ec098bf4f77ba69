-- To whom the copilot is listening in a thread in Slack; nobody while people talk to each other.

create table slack_thread (
    tenant_id     uuid not null,
    connection_id uuid not null,
    thread        text not null,
    listening_to  text,
    ts            numeric not null,
    heard_at      timestamptz not null,
    primary key (tenant_id, connection_id, thread),
    constraint slack_thread_connection_exists foreign key (tenant_id, connection_id) references connection (tenant_id, id) on delete cascade
);
-- serves: forgetting threads in which nobody spoke for long
create index slack_thread_by_time on slack_thread (tenant_id, heard_at);

alter table slack_thread enable row level security;
alter table slack_thread force row level security;
create policy own_tenant_in_background on slack_thread using (tenant_id = current_setting('app.tenant')::uuid
    and (select current_setting('app.person') = '' and current_setting('app.sees_all') = 'on'));
