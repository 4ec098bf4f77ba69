-- Documents: what is known of a file, the file itself in its last versions, and the text that was read from it. While a new version is read, and when
-- it is refused, the text of the one before stays.
create table document (
    tenant_id      uuid not null references tenant (id) on delete cascade deferrable,
    id             uuid not null,
    collection_id  uuid not null,
    name           text not null constraint document_name_has_a_sane_length check (char_length(name) between 1 and 200),
    title          text not null,
    owner_id       uuid,
    fresh_until    date,
    version        integer not null constraint document_version_counts_from_one check (version > 0),
    ready_version  integer constraint document_ready_version_is_one_of_its_own check (ready_version between 1 and version),
    content_hash   text not null,
    bytes          integer not null,
    status         text not null constraint document_status_is_known check (status in ('reading', 'ready', 'refused')),
    progress       smallint not null constraint document_progress_is_a_percentage check (progress between 0 and 100),
    refusal        text,
    refusal_values json,
    kind           text,
    language       text,
    pages          integer not null default 0,
    parts          integer not null default 0,
    remarks        json,
    attributes     json,
    attempts       smallint not null default 0,
    not_before     timestamptz not null,
    uploaded_at    timestamptz not null,
    changed_at     timestamptz not null,
    primary key (tenant_id, id),
    constraint document_name_is_unique unique (tenant_id, collection_id, name),
    constraint document_content_is_unique unique (tenant_id, collection_id, content_hash),
    constraint document_collection_exists foreign key (tenant_id, collection_id) references collection (tenant_id, id) on delete cascade deferrable,
    constraint document_owner_exists foreign key (tenant_id, owner_id) references person (tenant_id, id) on delete set null (owner_id) deferrable,
    constraint document_is_refused_for_a_reason check ((refusal is not null) = (status = 'refused')),
    constraint document_is_ready_in_its_version check (status <> 'ready' or ready_version = version)
);
-- serves: a page of documents, the last changed first
create index document_last_changed on document (tenant_id, changed_at desc, id desc);
-- serves: the documents of a person, and the removal of one
create index document_of_owner on document (tenant_id, owner_id);
-- serves: what is to be read, of all tenants
create index document_waiting on document (not_before) where status = 'reading';

create table document_file (
    tenant_id    uuid not null references tenant (id) on delete cascade deferrable,
    document_id  uuid not null,
    version      integer not null,
    content_hash text not null,
    content      bytea not null,
    uploaded_by  uuid,
    uploaded_at  timestamptz not null,
    primary key (tenant_id, document_id, version),
    constraint document_file_document_exists foreign key (tenant_id, document_id) references document (tenant_id, id) on delete cascade deferrable,
    constraint document_file_uploader_exists foreign key (tenant_id, uploaded_by) references person (tenant_id, id) on delete set null (uploaded_by) deferrable
);
-- Most files are packed already.
alter table document_file alter column content set storage external;
-- serves: the removal of a person
create index document_file_of_uploader on document_file (tenant_id, uploaded_by);

create table document_part (
    tenant_id   uuid not null references tenant (id) on delete cascade deferrable,
    document_id uuid not null,
    position    integer not null,
    trail       json not null,
    kind        text not null constraint document_part_kind_is_known check (kind in ('text', 'table', 'list', 'slide', 'sheet', 'message')),
    text        text not null,
    place       text not null,
    primary key (tenant_id, document_id, position),
    constraint document_part_document_exists foreign key (tenant_id, document_id) references document (tenant_id, id) on delete cascade deferrable
);

do $$
declare t text;
begin
    foreach t in array array['document', 'document_file', 'document_part'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
    end loop;
end $$;

-- Whoever may read the collection reads its documents and may add one; only the owner and those who see all change it or take it away.
create policy visible_collection on document for select using (tenant_id = current_setting('app.tenant')::uuid
    and exists (select 1 from collection c where c.tenant_id = document.tenant_id and c.id = collection_id));
create policy own_addition on document for insert with check (tenant_id = current_setting('app.tenant')::uuid
    and exists (select 1 from collection c where c.tenant_id = document.tenant_id and c.id = collection_id)
    and ((select current_setting('app.sees_all') = 'on') or owner_id = (select nullif(current_setting('app.person'), '')::uuid)));
create policy owner_changes on document for update using (tenant_id = current_setting('app.tenant')::uuid
    and ((select current_setting('app.sees_all') = 'on') or owner_id = (select nullif(current_setting('app.person'), '')::uuid)))
    with check (tenant_id = current_setting('app.tenant')::uuid
    and exists (select 1 from collection c where c.tenant_id = document.tenant_id and c.id = collection_id));
create policy owner_removes on document for delete using (tenant_id = current_setting('app.tenant')::uuid
    and ((select current_setting('app.sees_all') = 'on') or owner_id = (select nullif(current_setting('app.person'), '')::uuid)));

create policy visible_document on document_file for select using (tenant_id = current_setting('app.tenant')::uuid
    and exists (select 1 from document d where d.tenant_id = document_file.tenant_id and d.id = document_id));
create policy own_document on document_file using (tenant_id = current_setting('app.tenant')::uuid
    and exists (select 1 from document d where d.tenant_id = document_file.tenant_id and d.id = document_id
        and ((select current_setting('app.sees_all') = 'on') or d.owner_id = (select nullif(current_setting('app.person'), '')::uuid))));
create policy visible_document on document_part for select using (tenant_id = current_setting('app.tenant')::uuid
    and exists (select 1 from document d where d.tenant_id = document_part.tenant_id and d.id = document_id));
create policy read_in_the_background on document_part using (tenant_id = current_setting('app.tenant')::uuid and (select current_setting('app.sees_all') = 'on'));

create policy waking on document for select to current_user using (true);
-- The documents of all tenants whose turn it is: of the tenant that has the fewest in hand, and of these the one that was brought first.
create function next_documents(most integer) returns table (tenant_id uuid, document_id uuid)
    language sql stable security definer set search_path = pg_catalog, public, pg_temp
    as $$
        with in_hand as (
            select split_part(s.task_instance, '/', 1)::uuid as tenant, split_part(s.task_instance, '/', 2)::uuid as document from scheduled_backlogs s where s.task_name = 'documents'
        ), placed as (
            select d.tenant_id, d.id, d.uploaded_at, (select count(*) from in_hand h where h.tenant = d.tenant_id)
                + row_number() over (partition by d.tenant_id order by d.uploaded_at, d.id) as place
            from document d where d.status = 'reading' and d.not_before <= now() and not exists (select 1 from in_hand h where h.document = d.id)
        )
        select p.tenant_id, p.id from placed p order by p.place, p.uploaded_at, p.id limit most
    $$;
