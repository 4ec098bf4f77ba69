-- The change sequence that search indexes follow. A row is safe to read once every older transaction has ended:
-- read rows with transaction < pg_snapshot_xmin(pg_current_snapshot()), in the order (transaction, seq).

create table record_change (
    tenant_id   uuid not null references tenant (id) on delete cascade,
    transaction xid8 not null default pg_current_xact_id(),
    seq         bigint generated always as identity,
    kind        text not null constraint record_change_kind_is_known check (kind in ('account', 'person', 'contact', 'opportunity', 'product')),
    record_id   uuid not null,
    primary key (tenant_id, transaction, seq)
);
alter table record_change enable row level security;
alter table record_change force row level security;
create policy own_tenant on record_change using (tenant_id = current_setting('app.tenant')::uuid);

create function note_record_change() returns trigger language plpgsql as $$
begin
    insert into record_change (tenant_id, kind, record_id) select c.tenant_id, tg_table_name, c.id from changed c;
    return null;
end $$;

do $$
declare t text;
begin
    foreach t in array array['account', 'person', 'contact', 'opportunity', 'product'] loop
        execute format('create trigger %I after insert on %I referencing new table as changed for each statement execute function note_record_change()', t || '_is_inserted', t);
        execute format('create trigger %I after update on %I referencing new table as changed for each statement execute function note_record_change()', t || '_is_updated', t);
        execute format('create trigger %I after delete on %I referencing old table as changed for each statement execute function note_record_change()', t || '_is_deleted', t);
    end loop;
end $$;
