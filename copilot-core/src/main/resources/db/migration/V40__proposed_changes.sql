-- What somebody asked to change, line by line, before anything is changed; and what became of it.

create table tenant_key (
    tenant_id uuid not null references tenant (id) on delete cascade,
    key       bytea not null,
    primary key (tenant_id)
);

create table change_proposal (
    tenant_id       uuid not null references tenant (id) on delete cascade,
    id              uuid not null,
    asked_by        uuid not null,
    conversation_id uuid,
    why             text not null,
    status          text not null default 'open'
        constraint change_proposal_status_is_known check (status in ('open', 'applied', 'rejected', 'replaced', 'undone')),
    needs_manager   boolean not null default false,
    created_at      timestamptz not null,
    expires_at      timestamptz not null,
    decided_at      timestamptz,
    decided_by      uuid,
    replaced_by     uuid,
    primary key (tenant_id, id),
    constraint change_proposal_asker_exists foreign key (tenant_id, asked_by) references person (tenant_id, id) deferrable,
    constraint change_proposal_decider_exists foreign key (tenant_id, decided_by) references person (tenant_id, id) deferrable
);
-- serves: what waits for a person
create index change_proposal_open on change_proposal (tenant_id, asked_by, expires_at) where status = 'open';

create table change_line (
    tenant_id   uuid not null,
    proposal_id uuid not null,
    number      smallint not null,
    change      jsonb not null,
    record_kind text not null,
    record_id   uuid,
    record_name text not null,
    version     integer,
    field       text not null,
    before      jsonb,
    after       jsonb,
    details     jsonb not null default '[]',
    applied     boolean not null default false,
    created     uuid[] not null default '{}',
    primary key (tenant_id, proposal_id, number),
    constraint change_line_proposal_exists foreign key (tenant_id, proposal_id) references change_proposal (tenant_id, id) on delete cascade
);

alter table tenant add column bulk_change_limit smallint not null default 10 constraint tenant_bulk_change_limit_is_sane check (bulk_change_limit between 1 and 500);
alter table lead add column version integer not null default 0;

-- Whoever changes a deal or a lead, and by whatever way, makes it a newer state than proposals were made for.
create function count_version() returns trigger language plpgsql as $$
begin
    new.version := old.version + 1;
    return new;
end $$;
create trigger opportunity_counts_versions before update on opportunity for each row execute function count_version();
create trigger lead_counts_versions before update on lead for each row execute function count_version();

-- What was done, each entry chained to the one before by its hash.
create table audit_entry (
    tenant_id uuid not null references tenant (id) on delete cascade,
    seq       bigint not null,
    at        timestamptz not null,
    actor     text not null,
    action    text not null,
    subject   uuid not null,
    hash      text not null,
    primary key (tenant_id, seq)
);

do $$
declare t text;
begin
    foreach t in array array['tenant_key', 'audit_entry'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy own_tenant on %I using (tenant_id = current_setting(''app.tenant'')::uuid)', t);
    end loop;
end $$;
alter table change_proposal enable row level security;
alter table change_proposal force row level security;
-- A proposal holds words that a person said to the copilot: it is the person's alone, unless a manager has to approve it.
create policy own_proposal on change_proposal using (tenant_id = current_setting('app.tenant')::uuid
    and (asked_by = (select nullif(current_setting('app.person'), '')::uuid)
         or (select current_setting('app.person') = '' and current_setting('app.sees_all') = 'on')
         or needs_manager and ((select current_setting('app.sees_all') = 'on') or asked_by = any ((select current_setting('app.owners')::uuid[])::uuid[]))));
alter table change_line enable row level security;
alter table change_line force row level security;
create policy own_proposal on change_line using (tenant_id = current_setting('app.tenant')::uuid
    and exists (select 1 from change_proposal p where p.tenant_id = change_line.tenant_id and p.id = proposal_id));
