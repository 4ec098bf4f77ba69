-- Where a tenant's people talk to the copilot, and what came in and goes out there. Rows are the queues; scheduled_tasks only wakes those who work on them.

create table connection (
    tenant_id  uuid not null references tenant (id) on delete cascade,
    id         uuid not null,
    door       text not null,
    workspace  text not null default '',
    label      text not null default '',
    settings   jsonb not null default '{}',
    secrets    bytea not null,
    changed_at timestamptz not null,
    last_in    timestamptz,
    last_out   timestamptz,
    problem    text,
    problem_at timestamptz,
    primary key (tenant_id, id),
    constraint connection_one_for_each_door unique (tenant_id, door)
);
-- serves: whose connection an incoming request is about
create unique index connection_by_id on connection (id);

create table inbox_message (
    tenant_id     uuid not null,
    id            uuid not null,
    seq           bigint generated always as identity,
    connection_id uuid not null,
    event         text not null,
    lane          text not null,
    kind          text not null,
    body          text not null,
    received_at   timestamptz not null,
    not_before    timestamptz not null,
    attempts      smallint not null default 0,
    done_at       timestamptz,
    problem       text,
    primary key (tenant_id, id),
    constraint inbox_message_comes_once unique (tenant_id, connection_id, event),
    constraint inbox_message_connection_exists foreign key (tenant_id, connection_id) references connection (tenant_id, id) on delete cascade
);
-- serves: the oldest message of a lane that waits, and the lanes where some wait
create index inbox_message_waiting on inbox_message (tenant_id, connection_id, lane, seq) where done_at is null;
-- serves: forgetting what was done long ago
create index inbox_message_by_time on inbox_message (tenant_id, received_at);

create table outbox_message (
    tenant_id     uuid not null,
    id            uuid not null,
    seq           bigint generated always as identity,
    connection_id uuid not null,
    key           text not null,
    lane          text not null,
    kind          text not null,
    body          text not null,
    made_at       timestamptz not null,
    not_before    timestamptz not null,
    attempts      smallint not null default 0,
    unsure        smallint not null default 0,
    done_at       timestamptz,
    reference     text,
    problem       text,
    primary key (tenant_id, id),
    constraint outbox_message_goes_once unique (tenant_id, connection_id, key),
    constraint outbox_message_connection_exists foreign key (tenant_id, connection_id) references connection (tenant_id, id) on delete cascade
);
-- serves: the oldest message of a lane that waits, and the lanes where some wait
create index outbox_message_waiting on outbox_message (tenant_id, connection_id, lane, seq) where done_at is null;
-- serves: forgetting what was sent long ago
create index outbox_message_by_time on outbox_message (tenant_id, made_at);

-- Who somebody on a platform is here: a Slack member, a Microsoft account, a phone number.
create table identity (
    tenant_id     uuid not null,
    connection_id uuid not null,
    external_id   text not null,
    person_id     uuid not null,
    label         text not null default '',
    way           text not null constraint identity_way_is_known check (way in ('email', 'link', 'administrator')),
    pin_hash      text,
    linked_at     timestamptz not null,
    primary key (tenant_id, connection_id, external_id),
    constraint identity_connection_exists foreign key (tenant_id, connection_id) references connection (tenant_id, id) on delete cascade,
    constraint identity_person_exists foreign key (tenant_id, person_id) references person (tenant_id, id) on delete cascade
);
-- serves: where a person can be told something
create index identity_by_person on identity (tenant_id, person_id);

-- Asks somebody on a platform to show who that is by signing in, once.
create table identity_link (
    tenant_id     uuid not null,
    code_hash     text not null,
    connection_id uuid not null,
    external_id   text not null,
    label         text not null default '',
    expires_at    timestamptz not null,
    primary key (tenant_id, code_hash),
    constraint identity_link_connection_exists foreign key (tenant_id, connection_id) references connection (tenant_id, id) on delete cascade
);

-- Which conversation a thread on a platform is, for each person who talks there.
create table door_thread (
    tenant_id       uuid not null,
    connection_id   uuid not null,
    thread          text not null,
    person_id       uuid not null,
    conversation_id uuid not null,
    used_at         timestamptz not null,
    primary key (tenant_id, connection_id, thread, person_id),
    constraint door_thread_connection_exists foreign key (tenant_id, connection_id) references connection (tenant_id, id) on delete cascade,
    constraint door_thread_conversation_exists foreign key (tenant_id, conversation_id) references conversation (tenant_id, id) on delete cascade
);

-- A turn that came in through a door carries the message's id, so that it is answered once however often it is tried.
alter table conversation_turn add column turn_id uuid;
create unique index conversation_turn_is_answered_once on conversation_turn (tenant_id, turn_id) where turn_id is not null;

do $$
declare t text;
begin
    foreach t in array array['connection', 'inbox_message', 'outbox_message', 'identity', 'identity_link', 'door_thread'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
    end loop;
    foreach t in array array['connection', 'identity'] loop
        execute format('create policy own_tenant on %I using (tenant_id = current_setting(''app.tenant'')::uuid)', t);
    end loop;
    -- What people said to the copilot elsewhere is for its background work only.
    foreach t in array array['inbox_message', 'outbox_message', 'identity_link'] loop
        execute format('create policy own_tenant_in_background on %I using (tenant_id = current_setting(''app.tenant'')::uuid'
            ' and (select current_setting(''app.person'') = '''' and current_setting(''app.sees_all'') = ''on''))', t);
    end loop;
end $$;
create policy own_thread on door_thread using (tenant_id = current_setting('app.tenant')::uuid
    and person_id = (select nullif(current_setting('app.person'), '')::uuid));

-- A connection whose secrets are not there yet is nobody's: nothing could verify what comes in.
-- Before a request is verified no tenant is known, and after a restart all tenants' lanes go on.
create policy arriving on connection for select to current_user using (true);
create policy waking on inbox_message for select to current_user using (true);
create policy waking on outbox_message for select to current_user using (true);

create function tenant_of_connection(wanted uuid) returns uuid
    language sql stable security definer set search_path = pg_catalog, public, pg_temp
    as 'select c.tenant_id from connection c where c.id = wanted and c.workspace <> ''''';

create function connections_of_door(wanted text) returns table (tenant_id uuid, id uuid)
    language sql stable security definer set search_path = pg_catalog, public, pg_temp
    as 'select c.tenant_id, c.id from connection c where c.door = wanted and c.workspace <> ''''';

create function waiting_lanes(box text) returns table (tenant_id uuid, connection_id uuid, lane text)
    language sql stable security definer set search_path = pg_catalog, public, pg_temp
    as $$
        select distinct i.tenant_id, i.connection_id, i.lane from inbox_message i where box = 'inbox' and i.done_at is null and i.not_before <= now()
        union all
        select distinct o.tenant_id, o.connection_id, o.lane from outbox_message o where box = 'outbox' and o.done_at is null and o.not_before <= now()
    $$;

-- The shape that db-scheduler demands. It holds ids of tenants and lanes only.
create table scheduled_tasks (
    task_name            text not null,
    task_instance        text not null,
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures integer,
    last_heartbeat       timestamptz,
    version              bigint not null,
    priority             smallint,
    primary key (task_name, task_instance)
);
-- serves: what is due
create index scheduled_tasks_due on scheduled_tasks (execution_time);
-- serves: whose worker is dead
create index scheduled_tasks_heartbeats on scheduled_tasks (last_heartbeat);
