-- What can be quoted: the passages of cards, documents, calls, notes, e-mails and activities. They are made from their sources and can be made anew at
-- any time; the index that finds them follows them. A source that changes is noted here by whatever way it changes.
create table passage_due (
    tenant_id  uuid not null references tenant (id) on delete cascade deferrable,
    kind       text not null,
    source_id  uuid not null,
    changes    integer not null default 1,
    attempts   smallint not null default 0,
    noted_at   timestamptz not null default now(),
    not_before timestamptz not null default now(),
    primary key (tenant_id, kind, source_id)
);
-- serves: the tenants whose turn it is, and what is next in one
create index passage_due_waiting on passage_due (tenant_id, not_before);

-- What an index should hold. The sequence counts the changes of a tenant; a source that is gone stays as a mark without a fingerprint.
create table passage_source (
    tenant_id   uuid not null references tenant (id) on delete cascade deferrable,
    kind        text not null constraint passage_source_kind_is_known check (kind in ('card', 'document', 'call', 'note', 'email', 'activity')),
    source_id   uuid not null,
    fingerprint text,
    seq         bigint not null,
    primary key (tenant_id, kind, source_id)
);
-- serves: what changed since
create unique index passage_source_in_sequence on passage_source (tenant_id, seq);

-- How far the sequence of a tenant has come.
create table passage_head (
    tenant_id uuid not null references tenant (id) on delete cascade deferrable,
    seq       bigint not null,
    primary key (tenant_id)
);

create function words_of(language text, words text) returns tsvector
    language sql immutable set search_path = pg_catalog
    as $$
        select to_tsvector(case language when 'de' then 'german'::regconfig when 'fr' then 'french'::regconfig when 'es' then 'spanish'::regconfig else 'english'::regconfig end, words)
    $$;

create table passage (
    tenant_id  uuid not null,
    id         uuid not null,
    kind       text not null,
    source_id  uuid not null,
    position   integer not null,
    title      text not null,
    trail      text not null,
    place      text not null,
    text       text not null,
    language   text not null,
    written_at timestamptz not null,
    reader     uuid,
    words      tsvector generated always as (words_of(language, title || ' ' || trail || ' ' || text)) stored,
    primary key (tenant_id, id),
    constraint passage_source_exists foreign key (tenant_id, kind, source_id) references passage_source (tenant_id, kind, source_id) on delete cascade deferrable
);
-- serves: the passages of a source in their order
create unique index passage_of_source on passage (tenant_id, kind, source_id, position);
-- serves: passages by their words, while the index cannot be asked, and how many of each kind hold them
create index passage_words on passage using gin (words);

-- How far an index that all nodes share has followed the sequence of a tenant.
create table passage_index (
    tenant_id uuid not null references tenant (id) on delete cascade deferrable,
    name      text not null,
    seq       bigint not null,
    primary key (tenant_id, name)
);

do $$
declare t text;
begin
    foreach t in array array['passage_due', 'passage_source', 'passage_head', 'passage', 'passage_index'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
    end loop;
end $$;
-- Ids and numbers only; whoever changes a source notes it.
create policy own_tenant on passage_due using (tenant_id = current_setting('app.tenant')::uuid);
create policy own_tenant_in_the_background on passage_source using (tenant_id = current_setting('app.tenant')::uuid and (select current_setting('app.sees_all') = 'on'));
create policy own_tenant_in_the_background on passage_head using (tenant_id = current_setting('app.tenant')::uuid and (select current_setting('app.sees_all') = 'on'));
create policy following on passage_head for select to current_user using (true);
create policy own_tenant_in_the_background on passage_index using (tenant_id = current_setting('app.tenant')::uuid and (select current_setting('app.sees_all') = 'on'));
create policy readers on passage for select using (tenant_id = current_setting('app.tenant')::uuid
    and ((select current_setting('app.sees_all') = 'on')
         or reader is null and (select current_setting('app.person') <> '')
         or reader = any ((select current_setting('app.owners')::uuid[])::uuid[])));
create policy made_in_the_background on passage using (tenant_id = current_setting('app.tenant')::uuid and (select current_setting('app.sees_all') = 'on'));
create policy waking on passage_due for select to current_user using (true);
-- What is erased is gone in the same moment, whoever erases it. Whoever touches both, notes what is due before the passages: so nobody waits in a circle.
create policy erasing on passage to current_user using (true);

create function note_passages_due() returns trigger language plpgsql as $$
begin
    if coalesce(current_setting('app.dissolving', true), '') <> 'on' then
        insert into passage_due (tenant_id, kind, source_id)
        select c.tenant_id, case when tg_argv[0] <> 'activity' then tg_argv[0] when to_jsonb(c) ->> 'kind' = 'email' then 'email' else 'activity' end, c.id from changed c
        on conflict (tenant_id, kind, source_id) do update set changes = passage_due.changes + 1, attempts = 0, not_before = now();
    end if;
    return null;
end $$;

create function note_passage_due() returns trigger language plpgsql as $$
begin
    if coalesce(current_setting('app.dissolving', true), '') <> 'on' then
        insert into passage_due (tenant_id, kind, source_id) values (coalesce(new.tenant_id, old.tenant_id), tg_argv[0], coalesce(new.id, old.id))
        on conflict (tenant_id, kind, source_id) do update set changes = passage_due.changes + 1, attempts = 0, not_before = now();
    end if;
    return null;
end $$;

create function drop_passages() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if coalesce(current_setting('app.dissolving', true), '') <> 'on' then
        delete from passage p using changed c where p.tenant_id = c.tenant_id and p.kind = any (string_to_array(tg_argv[0], ' ')) and p.source_id = c.id;
    end if;
    return null;
end $$;

do $$
declare t text;
begin
    foreach t in array array['note', 'activity'] loop
        execute format('create trigger %I after insert on %I referencing new table as changed for each statement execute function note_passages_due(%L)', t || '_makes_passages', t, t);
        execute format('create trigger %I after update on %I referencing new table as changed for each statement execute function note_passages_due(%L)', t || '_changes_passages', t, t);
        execute format('create trigger %I after delete on %I referencing old table as changed for each statement execute function note_passages_due(%L)', t || '_ends_passages', t, t);
    end loop;
end $$;
create trigger note_takes_passages after delete on note referencing old table as changed for each statement execute function drop_passages('note');
create trigger activity_takes_passages after delete on activity referencing old table as changed for each statement execute function drop_passages('activity email');
create trigger document_drops_passages after delete on document referencing old table as changed for each statement execute function drop_passages('document');
create trigger battle_card_drops_passages after delete on battle_card referencing old table as changed for each statement execute function drop_passages('card');
create trigger sales_call_drops_passages after delete on sales_call referencing old table as changed for each statement execute function drop_passages('call');

create trigger battle_card_makes_passages after insert or delete on battle_card for each row execute function note_passage_due('card');
create trigger battle_card_changes_passages after update on battle_card for each row when (old.version <> new.version) execute function note_passage_due('card');
create trigger document_ends_passages after delete on document for each row execute function note_passage_due('document');
create trigger document_changes_passages after update on document for each row
    when (new.status = 'ready' and old.status <> 'ready' or old.collection_id <> new.collection_id or old.title <> new.title)
    execute function note_passage_due('document');
create trigger sales_call_changes_passages after update on sales_call for each row
    when (old.transcript is not null and new.transcript is null or old.owner_id is distinct from new.owner_id
        or new.transcript is not null and (old.transcript is null or old.stage is distinct from new.stage and new.stage is null))
    execute function note_passage_due('call');
create trigger sales_call_ends_passages after delete on sales_call for each row execute function note_passage_due('call');

-- Who reads a collection decides who finds what stands in its documents.
create function note_collection_passages_due() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    insert into passage_due (tenant_id, kind, source_id) select d.tenant_id, 'document', d.id from document d where d.tenant_id = new.tenant_id and d.collection_id = new.id
    on conflict (tenant_id, kind, source_id) do update set changes = passage_due.changes + 1, attempts = 0, not_before = now();
    update passage p set reader = case when new.visibility <> 'everyone' then new.id end
        from document d where d.tenant_id = new.tenant_id and d.collection_id = new.id and p.tenant_id = d.tenant_id and p.kind = 'document' and p.source_id = d.id;
    return null;
end $$;
create trigger collection_changes_passages after update on collection for each row
    when (old.visibility is distinct from new.visibility or old.team_id is distinct from new.team_id or old.role is distinct from new.role)
    execute function note_collection_passages_due();

-- The words of an erased call go with it in the same moment.
create function drop_passages_of_call() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    delete from passage p where p.tenant_id = new.tenant_id and p.kind = 'call' and p.source_id = new.id;
    return null;
end $$;
create trigger sales_call_drops_passages_when_erased after update on sales_call for each row
    when (old.erased_at is null and new.erased_at is not null) execute function drop_passages_of_call();

-- Everything that was there before is made into passages too.
alter table note no force row level security;
alter table activity no force row level security;
alter table battle_card no force row level security;
alter table document no force row level security;
alter table sales_call no force row level security;
alter table passage_due no force row level security;
insert into passage_due (tenant_id, kind, source_id)
    select tenant_id, 'card', id from battle_card
    union all select tenant_id, 'document', id from document where status = 'ready'
    union all select tenant_id, 'call', id from sales_call where transcript is not null
    union all select tenant_id, 'note', id from note
    union all select tenant_id, case kind when 'email' then 'email' else 'activity' end, id from activity;
alter table note force row level security;
alter table activity force row level security;
alter table battle_card force row level security;
alter table document force row level security;
alter table sales_call force row level security;
alter table passage_due force row level security;

-- The tenants that wait for passages, the one that has waited longest first. Each is in one hand at a time.
create function next_passages(most integer) returns setof uuid
    language sql stable security definer set search_path = pg_catalog, public, pg_temp
    as $$
        select d.tenant_id from passage_due d
        where d.not_before <= now()
          and not exists (select 1 from scheduled_backlogs s where s.task_name = 'passages' and split_part(s.task_instance, '/', 1)::uuid = d.tenant_id)
        group by d.tenant_id order by min(d.noted_at), d.tenant_id limit most
    $$;

-- How far the passages of all tenants have come, for indexes that follow them.
create function passage_heads() returns setof passage_head
    language sql stable security definer set search_path = pg_catalog, public, pg_temp
    as 'select * from passage_head';
