-- Who may read a source is who may find its passages, from the moment it changes; its words follow.
create function give_passages_their_readers() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    update passage p set reader = coalesce(new.owner_id, new.id)
        where p.tenant_id = new.tenant_id and p.kind = any (string_to_array(tg_argv[0], ' ')) and p.source_id = new.id;
    return null;
end $$;
create trigger note_gives_passages_their_readers after update on note for each row
    when (old.owner_id is distinct from new.owner_id) execute function give_passages_their_readers('note');
create trigger activity_gives_passages_their_readers after update on activity for each row
    when (old.owner_id is distinct from new.owner_id) execute function give_passages_their_readers('activity email');
create trigger sales_call_gives_passages_their_readers after update on sales_call for each row
    when (old.owner_id is distinct from new.owner_id) execute function give_passages_their_readers('call');

create function give_passages_the_collections_readers() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    update passage p set reader = (select case when c.visibility <> 'everyone' then c.id end from collection c where c.tenant_id = new.tenant_id and c.id = new.collection_id)
        where p.tenant_id = new.tenant_id and p.kind = 'document' and p.source_id = new.id;
    return null;
end $$;
create trigger document_gives_passages_their_readers after update on document for each row
    when (old.collection_id <> new.collection_id) execute function give_passages_the_collections_readers();

-- A call is also other passages when somebody files it elsewhere or says who sells.
drop trigger sales_call_changes_passages on sales_call;
create trigger sales_call_changes_passages after update on sales_call for each row
    when (old.transcript is not null and new.transcript is null or old.owner_id is distinct from new.owner_id
        or new.transcript is not null and (old.transcript is null or old.stage is distinct from new.stage and new.stage is null
            or old.account_id is distinct from new.account_id or old.contact_id is distinct from new.contact_id or old.started_at is distinct from new.started_at
            or old.sides_said is distinct from new.sides_said or old.renew_at is distinct from new.renew_at))
    execute function note_passage_due('call');
