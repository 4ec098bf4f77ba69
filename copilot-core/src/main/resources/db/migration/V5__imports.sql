-- What was imported, with what mapping, and every row that could not be taken or was taken with a remark.

create table import_run (
    tenant_id    uuid not null references tenant (id) on delete cascade,
    id           uuid not null,
    started_by   uuid,
    status       text not null constraint import_run_status_is_known check (status in ('preview', 'running', 'completed', 'failed')),
    mapping      jsonb not null default '[]',
    rows_total   bigint not null default 0,
    rows_done    bigint not null default 0,
    created_rows bigint not null default 0,
    updated_rows bigint not null default 0,
    failed_rows  bigint not null default 0,
    message      text,
    started_at   timestamptz not null default now(),
    finished_at  timestamptz,
    primary key (tenant_id, id)
);

create table import_issue (
    tenant_id uuid not null,
    import_id uuid not null,
    seq       bigint generated always as identity,
    file      text not null,
    line      bigint not null,
    severity  text not null constraint import_issue_severity_is_known check (severity in ('error', 'remark')),
    field     text,
    reason    text not null,
    primary key (tenant_id, import_id, seq),
    constraint import_issue_import_exists foreign key (tenant_id, import_id) references import_run (tenant_id, id) on delete cascade
);

do $$
declare t text;
begin
    foreach t in array array['import_run', 'import_issue'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy own_tenant on %I using (tenant_id = current_setting(''app.tenant'')::uuid)', t);
    end loop;
end $$;
