-- Erasing a call reaches what was heard in it, the answers that told of it, and what people were told of it.
create policy erasing on call_piece to current_user using (true);
create policy erasing on conversation to current_user using (true);
create policy erasing on conversation_turn to current_user using (true);
create policy erasing on notification to current_user using (true);
create or replace function forget_call() returns trigger
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp
    as $$
    begin
        delete from call_piece where tenant_id = new.tenant_id and call_id = new.id;
        delete from scorecard_verdict where tenant_id = new.tenant_id and call_id = new.id;
        delete from comment where tenant_id = new.tenant_id and call_id = new.id;
        delete from notification where tenant_id = new.tenant_id and call_id = new.id;
        delete from follow where tenant_id = new.tenant_id and call_id = new.id;
        delete from change_proposal where tenant_id = new.tenant_id and call_id = new.id and status not in ('applied', 'undone');
        with forgotten as (
            delete from conversation_turn where tenant_id = new.tenant_id and position(new.id::text in reply::text) > 0 returning conversation_id)
        update conversation c set memory = '[]' from forgotten f where c.tenant_id = new.tenant_id and c.id = f.conversation_id;
        return null;
    end $$;

-- The language in which a tenant's calls are held, where nobody says it of a call.
alter table call_setting add column language text constraint call_setting_language_is_a_code check (language ~ '^[a-z]{2}$');
