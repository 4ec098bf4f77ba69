-- Calls with customers: what was said, without what is personal, and what a review makes of it. Who rings the copilot itself is in phone_call.
-- What was erased leaves its mark, so that whoever brings it again does not bring it back.
create table sales_call (
    tenant_id       uuid not null references tenant (id) on delete cascade deferrable,
    id              uuid not null,
    source          text not null constraint sales_call_source_is_known check (source in ('transcript')),
    external_id     text not null constraint sales_call_external_id_has_a_sane_length check (char_length(external_id) between 1 and 200),
    direction       text constraint sales_call_direction_is_known check (direction in ('inbound', 'outbound')),
    owner_id        uuid,
    account_id      uuid,
    contact_id      uuid,
    opportunity_id  uuid,
    started_at      timestamptz,
    duration_millis integer constraint sales_call_lasts check (duration_millis >= 0),
    language        text not null,
    consent         text not null constraint sales_call_consent_is_known check (consent in ('given', 'unknown')),
    status          text not null constraint sales_call_status_is_known check (status in ('received', 'transcribing', 'reviewing', 'reviewed', 'failed')),
    progress        smallint not null constraint sales_call_progress_is_a_percentage check (progress between 0 and 100),
    problem         text,
    transcript      json,
    review          json,
    stage           text constraint sales_call_stage_is_known check (stage in ('review', 'file')),
    attempts        smallint not null default 0,
    not_before      timestamptz not null,
    version         integer not null default 1,
    received_at     timestamptz not null,
    changed_at      timestamptz not null,
    erased_at       timestamptz,
    primary key (tenant_id, id),
    constraint sales_call_comes_once unique (tenant_id, source, external_id),
    constraint sales_call_owner_exists foreign key (tenant_id, owner_id) references person (tenant_id, id) deferrable,
    constraint sales_call_account_exists foreign key (tenant_id, account_id) references account (tenant_id, id) on delete set null (account_id) deferrable,
    constraint sales_call_contact_exists foreign key (tenant_id, contact_id) references contact (tenant_id, id) on delete set null (contact_id) deferrable,
    constraint sales_call_opportunity_exists foreign key (tenant_id, opportunity_id) references opportunity (tenant_id, id) on delete set null (opportunity_id) deferrable,
    constraint sales_call_erased_says_nothing check (erased_at is null or transcript is null and review is null and stage is null)
);
-- serves: a page of calls, newest first
create index sales_call_newest on sales_call (tenant_id, (coalesce(started_at, received_at)) desc, id desc) where erased_at is null;
-- serves: the calls of a person, and the removal of one
create index sales_call_of_owner on sales_call (tenant_id, owner_id);
-- serves: the calls with an account, and its removal
create index sales_call_with_account on sales_call (tenant_id, account_id);
-- serves: the calls about a deal, and its removal
create index sales_call_about_opportunity on sales_call (tenant_id, opportunity_id);
-- serves: the removal of a contact
create index sales_call_with_contact on sales_call (tenant_id, contact_id);
-- serves: what is to be worked on, of all tenants
create index sales_call_waiting on sales_call (not_before) where stage is not null;

alter table sales_call enable row level security;
alter table sales_call force row level security;
create policy own_tenant_and_visible_owner on sales_call using (tenant_id = current_setting('app.tenant')::uuid
    and ((select current_setting('app.sees_all') = 'on') or owner_id = any ((select current_setting('app.owners')::uuid[])::uuid[])));
create policy waking on sales_call for select to current_user using (true);

-- Each call is a lane of its own, named by its id alone.
create or replace function waiting_lanes(box text) returns table (tenant_id uuid, connection_id uuid, lane text)
    language sql stable security definer set search_path = pg_catalog, public, pg_temp
    as $$
        select distinct i.tenant_id, i.connection_id, i.lane from inbox_message i where box = 'inbox' and i.done_at is null and i.not_before <= now()
        union all
        select distinct o.tenant_id, o.connection_id, o.lane from outbox_message o where box = 'outbox' and o.done_at is null and o.not_before <= now()
        union all
        select c.tenant_id, c.id, '' from sales_call c where box = 'calls' and c.stage is not null and c.not_before <= now()
    $$;
