-- Calls and text messages with the copilot: how far each is, so that a repeated request is answered with the very same words and has no second effect.

create table phone_call (
    tenant_id     uuid not null,
    connection_id uuid not null,
    sid           text not null,
    number        text not null,
    step          integer not null,
    state         jsonb not null,
    began_at      timestamptz not null,
    primary key (tenant_id, connection_id, sid),
    constraint phone_call_connection_exists foreign key (tenant_id, connection_id) references connection (tenant_id, id) on delete cascade
);

create table phone_step (
    tenant_id     uuid not null,
    connection_id uuid not null,
    sid           text not null,
    step          text not null,
    asked_at      timestamptz not null,
    said          jsonb,
    answer        text,
    by_text       boolean not null default false,
    primary key (tenant_id, connection_id, sid, step),
    constraint phone_step_call_exists foreign key (tenant_id, connection_id, sid) references phone_call (tenant_id, connection_id, sid) on delete cascade
);

-- What a "more", a "yes" or an "undo" from a number means; for strangers, when they were last told that they are.
create table phone_chat (
    tenant_id     uuid not null,
    connection_id uuid not null,
    address       text not null,
    rest          text not null default '',
    proposal_id   uuid,
    signature     text not null default '',
    read_at       timestamptz,
    applied_id    uuid,
    told_at       timestamptz,
    handled       uuid,
    primary key (tenant_id, connection_id, address),
    constraint phone_chat_connection_exists foreign key (tenant_id, connection_id) references connection (tenant_id, id) on delete cascade
);

-- Wrong PINs, each once however often its request is repeated.
create table phone_pin_failure (
    tenant_id     uuid not null,
    connection_id uuid not null,
    number        text not null,
    event         text not null,
    failed_at     timestamptz not null,
    primary key (tenant_id, connection_id, number, event),
    constraint phone_pin_failure_connection_exists foreign key (tenant_id, connection_id) references connection (tenant_id, id) on delete cascade
);

-- Codes sent to a number to find out that it is the person's.
create table phone_code (
    tenant_id     uuid not null,
    connection_id uuid not null,
    person_id     uuid not null,
    number        text not null,
    code_hash     text not null,
    tries         smallint not null default 0,
    made_at       timestamptz not null,
    primary key (tenant_id, connection_id, person_id),
    constraint phone_code_connection_exists foreign key (tenant_id, connection_id) references connection (tenant_id, id) on delete cascade,
    constraint phone_code_person_exists foreign key (tenant_id, person_id) references person (tenant_id, id) on delete cascade
);

do $$
declare t text;
begin
    foreach t in array array['phone_call', 'phone_step', 'phone_chat', 'phone_pin_failure', 'phone_code'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy own_tenant_in_background on %I using (tenant_id = current_setting(''app.tenant'')::uuid'
            ' and (select current_setting(''app.person'') = '''' and current_setting(''app.sees_all'') = ''on''))', t);
    end loop;
end $$;
