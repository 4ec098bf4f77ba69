-- The rep hears that the review of a call is there, and what it suggests can be proposed: the proposal says from which call and which suggestion it came.
-- A constraint that is added reads its tables once, by the policies, which need a scope; the new columns are empty, so that there is nothing to be seen.
select set_config('app.tenant', '00000000-0000-0000-0000-000000000000', true), set_config('app.person', '', true),
       set_config('app.sees_all', 'off', true), set_config('app.owners', '{}', true);

alter table notification drop constraint notification_kind_is_known;
alter table notification add constraint notification_kind_is_known
    check (kind in ('mention', 'comment', 'change', 'approval', 'rejected', 'expired', 'call_reviewed'));

alter table change_proposal add column call_id uuid;
alter table change_proposal add column suggestion text;
alter table change_proposal add constraint change_proposal_suggestion_is_of_a_call check ((call_id is null) = (suggestion is null));
alter table change_proposal add constraint change_proposal_call_exists foreign key (tenant_id, call_id) references sales_call (tenant_id, id) on delete cascade deferrable;
-- serves: what became of the suggestions of a call
create index change_proposal_of_call on change_proposal (tenant_id, call_id, asked_by) where call_id is not null;

-- A proposal that was not applied holds words out of the call and nothing else: it goes with the call. What was applied has become the record's own.
create policy erasing on change_proposal to current_user using (true);
create or replace function forget_call() returns trigger
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp
    as $$
    begin
        delete from scorecard_verdict where tenant_id = new.tenant_id and call_id = new.id;
        delete from comment where tenant_id = new.tenant_id and call_id = new.id;
        delete from follow where tenant_id = new.tenant_id and call_id = new.id;
        delete from change_proposal where tenant_id = new.tenant_id and call_id = new.id and status not in ('applied', 'undone');
        return null;
    end $$;
