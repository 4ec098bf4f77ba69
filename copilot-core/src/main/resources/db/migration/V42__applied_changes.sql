-- What approved proposals did to a record, for everybody who sees that record. The proposal itself, with the words that asked for it, stays
-- the asker's. The changes of one record by one proposal are one row; each record that was made has a row of its own.

create table applied_change (
    tenant_id      uuid not null references tenant (id) on delete cascade deferrable,
    id             uuid not null,
    proposal_id    uuid not null,
    opportunity_id uuid,
    account_id     uuid,
    lead_id        uuid,
    lines          jsonb not null,
    made_kind      text,
    made_id        uuid,
    made_for       uuid,
    asked_by       uuid,
    applied_by     uuid,
    applied_at     timestamptz not null,
    undone_by      uuid,
    undone_at      timestamptz,
    primary key (tenant_id, id),
    constraint applied_change_is_of_one_record check (num_nonnulls(opportunity_id, account_id, lead_id) = 1),
    constraint applied_change_opportunity_exists foreign key (tenant_id, opportunity_id) references opportunity (tenant_id, id) on delete cascade deferrable,
    constraint applied_change_account_exists foreign key (tenant_id, account_id) references account (tenant_id, id) on delete cascade deferrable,
    constraint applied_change_lead_exists foreign key (tenant_id, lead_id) references lead (tenant_id, id) on delete cascade deferrable,
    constraint applied_change_asker_exists foreign key (tenant_id, asked_by) references person (tenant_id, id) on delete set null (asked_by) deferrable,
    constraint applied_change_applier_exists foreign key (tenant_id, applied_by) references person (tenant_id, id) on delete set null (applied_by) deferrable,
    constraint applied_change_undoer_exists foreign key (tenant_id, undone_by) references person (tenant_id, id) on delete set null (undone_by) deferrable
);
-- serves: a page of the feed of a deal
create index applied_change_of_opportunity on applied_change (tenant_id, opportunity_id, applied_at desc, id desc) where opportunity_id is not null;
-- serves: a page of the feed of an account
create index applied_change_of_account on applied_change (tenant_id, account_id, applied_at desc, id desc) where account_id is not null;
-- serves: a page of the feed of a lead
create index applied_change_of_lead on applied_change (tenant_id, lead_id, applied_at desc, id desc) where lead_id is not null;
-- serves: taking a proposal back, and leaving out of a feed the history that a proposal made
create index applied_change_by_proposal on applied_change (tenant_id, proposal_id);
-- serves: the proposal that made an activity or a note
create index applied_change_by_made_record on applied_change (tenant_id, made_id) where made_id is not null;

-- A record that was made for a person is seen by those who see that person's records.
alter table applied_change enable row level security;
alter table applied_change force row level security;
create policy visible_record on applied_change using (tenant_id = current_setting('app.tenant')::uuid
    and ((select current_setting('app.sees_all') = 'on')
         or (made_for is null or made_for = any ((select current_setting('app.owners')::uuid[])::uuid[]))
        and (opportunity_id is null or exists (select 1 from opportunity o where o.tenant_id = applied_change.tenant_id and o.id = opportunity_id))
        and (account_id is null or exists (select 1 from account a where a.tenant_id = applied_change.tenant_id and a.id = account_id))
        and (lead_id is null or exists (select 1 from lead l where l.tenant_id = applied_change.tenant_id and l.id = lead_id))));

-- History says which proposal made a state; whoever applies one sets app.proposal in the transaction.
alter table opportunity_history add column proposal_id uuid default nullif(current_setting('app.proposal', true), '')::uuid;

-- serves: the feed of the notes and tasks of a deal
create index note_by_opportunity on note (tenant_id, opportunity_id, created_at desc) where opportunity_id is not null;
create index task_done_of_opportunity on task (tenant_id, opportunity_id, done_at desc) where done_at is not null;
