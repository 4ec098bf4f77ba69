-- Recordings of calls. The audio itself stands in the store, sealed; its row says where, and until when it is kept.
alter table sales_call drop constraint sales_call_source_is_known;
alter table sales_call add constraint sales_call_source_is_known check (source in ('transcript', 'upload', 'twilio', 'slack', 'teams'));
alter table sales_call drop constraint sales_call_stage_is_known;
alter table sales_call add constraint sales_call_stage_is_known check (stage in ('fetch', 'check', 'transcribe', 'redact', 'review', 'file', 'silence'));
-- The first pass is there soon, the final one is better; how far the final one has come is null before it begins.
alter table sales_call add column pass smallint not null default 1 constraint sales_call_has_two_passes check (pass in (1, 2));
alter table sales_call add column refined_percent smallint constraint sales_call_refined_percent_is_a_percentage check (refined_percent between 0 and 100);
-- What a person should know about a recording that could be used all the same, and the values that a problem is told with.
alter table sales_call add column remarks json;
alter table sales_call add column problem_values json;

create table call_recording (
    tenant_id    uuid not null,
    call_id      uuid not null,
    name         text not null constraint call_recording_name_has_a_sane_length check (char_length(name) between 1 and 200),
    origin       text,
    object       text,
    bytes        bigint,
    channels     smallint,
    rate         integer,
    samples      bigint,
    rep_channel  smallint constraint call_recording_rep_speaks_on_one_of_two check (rep_channel between 1 and 2),
    silences     json,
    playable     boolean not null default false,
    keep_until   timestamptz not null,
    created_at   timestamptz not null,
    primary key (tenant_id, call_id),
    constraint call_recording_of_a_call foreign key (tenant_id, call_id) references sales_call (tenant_id, id) on delete cascade deferrable
);
-- serves: finding the audio whose time is over
create index call_recording_kept_until on call_recording (tenant_id, keep_until) where object is not null;
alter table call_recording enable row level security;
alter table call_recording force row level security;
create policy own_tenant_and_visible_call on call_recording using (tenant_id = current_setting('app.tenant')::uuid
    and exists (select 1 from sales_call c where c.tenant_id = call_recording.tenant_id and c.id = call_recording.call_id
        and ((select current_setting('app.sees_all') = 'on') or c.owner_id = any ((select current_setting('app.owners')::uuid[])::uuid[]))));

-- What was heard in the pieces of a recording until it is put together: not yet freed of what is personal, therefore sealed.
create table call_piece (
    tenant_id    uuid not null,
    call_id      uuid not null,
    pass         smallint not null,
    version      text not null,
    number       integer not null,
    heard        bytea not null,
    primary key (tenant_id, call_id, pass, version, number),
    constraint call_piece_of_a_call foreign key (tenant_id, call_id) references sales_call (tenant_id, id) on delete cascade deferrable
);
alter table call_piece enable row level security;
alter table call_piece force row level security;
create policy own_tenant_in_the_background on call_piece using (tenant_id = current_setting('app.tenant')::uuid and (select current_setting('app.sees_all') = 'on'));
