-- The application's role may use the rows its policies show, and nothing else. History is only ever added to.
do $$
declare t text;
begin
    for t in select tablename from pg_tables where schemaname = 'public' and tablename <> 'flyway_schema_history' loop
        execute format('revoke all on %I from ${app_role}', t);
        execute format('grant select, insert%s on %I to ${app_role}', case when t in ('opportunity_history', 'record_change', 'audit_entry') then '' else ', update, delete' end, t);
    end loop;
end $$;
revoke insert, delete on tenant from ${app_role};
grant usage on schema public to ${app_role};
revoke execute on all functions in schema public from public;
grant execute on all functions in schema public to ${app_role};
