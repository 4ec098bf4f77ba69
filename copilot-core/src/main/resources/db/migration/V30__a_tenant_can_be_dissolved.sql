-- Only the migrating role may end a tenant; everything that belongs to it goes with it. Whoever does so sets app.dissolving to 'on' in the
-- transaction: changes of records that nobody can search any more need no note.
create policy dissolving on tenant for delete to current_user using (true);

create or replace function note_record_change() returns trigger language plpgsql as $$
begin
    if coalesce(current_setting('app.dissolving', true), '') <> 'on' then
        insert into record_change (tenant_id, kind, record_id) select c.tenant_id, tg_table_name, c.id from changed c;
    end if;
    return null;
end $$;

-- Records that name each other go together, so what they name may be gone a moment before they are.
do $$
declare f record;
begin
    for f in select conrelid::regclass as tab, conname from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace and not condeferrable loop
        execute format('alter table %s alter constraint %I deferrable initially immediate', f.tab, f.conname);
    end loop;
end $$;
