-- What a tenant says about calls that are recorded: whether callers are told so at the beginning, and how long the audio is kept.
create table call_setting (
    tenant_id  uuid not null references tenant (id) on delete cascade deferrable,
    announced  boolean not null default false,
    audio_days integer constraint call_setting_audio_days_are_sane check (audio_days between 1 and 3650),
    changed_at timestamptz not null,
    primary key (tenant_id)
);
alter table call_setting enable row level security;
alter table call_setting force row level security;
create policy own_tenant on call_setting using (tenant_id = current_setting('app.tenant')::uuid);

-- Numbers are written in many ways; their last digits are always the same.
create function number_end(written text) returns text
    language sql immutable parallel safe
    as $$ select right(regexp_replace(substring(written from '[+(0-9][^a-zA-Z;,#]*'), '\D', '', 'g'), 7) $$;
-- serves: whose number rang
create index contact_by_number_end on contact (tenant_id, number_end(phone)) where phone is not null;
-- serves: who of us has the number
create index identity_by_external_id on identity (tenant_id, external_id);
-- serves: whether it was told before that a call is not kept
create index audit_entry_by_subject on audit_entry (tenant_id, subject);
