-- People talk about calls as they do about deals, accounts and leads: who sees the call reads and writes what is said of it.
-- A constraint that is added reads its tables once, by the policies, which need a scope; the new columns are empty, so that there is nothing to be seen.
select set_config('app.tenant', '00000000-0000-0000-0000-000000000000', true), set_config('app.person', '', true),
       set_config('app.sees_all', 'off', true), set_config('app.owners', '{}', true);

alter table comment add column call_id uuid;
alter table comment drop constraint comment_is_about_one_record;
alter table comment add constraint comment_is_about_one_record check (num_nonnulls(opportunity_id, account_id, lead_id, call_id) = 1);
alter table comment add constraint comment_call_exists foreign key (tenant_id, call_id) references sales_call (tenant_id, id) on delete cascade deferrable;
-- serves: a page of the comments of a call, and its removal
create index comment_of_call on comment (tenant_id, call_id, created_at desc, id desc) where call_id is not null;

alter table notification add column call_id uuid;
alter table notification drop constraint notification_tells_once;
alter table notification add constraint notification_tells_once unique nulls not distinct (tenant_id, person_id, cause_id, opportunity_id, account_id, lead_id, call_id);
alter table notification drop constraint notification_is_about_one_record_at_most;
alter table notification add constraint notification_is_about_one_record_at_most check (num_nonnulls(opportunity_id, account_id, lead_id, call_id) <= 1);
alter table notification add constraint notification_call_exists foreign key (tenant_id, call_id) references sales_call (tenant_id, id) on delete cascade deferrable;
-- serves: the removal of a call
create index notification_of_call on notification (tenant_id, call_id) where call_id is not null;

alter table follow add column call_id uuid;
alter table follow drop constraint follow_is_of_one_record;
alter table follow add constraint follow_is_of_one_record check (num_nonnulls(opportunity_id, account_id, lead_id, call_id) = 1);
alter table follow drop constraint follow_is_unique;
alter table follow add constraint follow_is_unique unique nulls not distinct (tenant_id, person_id, opportunity_id, account_id, lead_id, call_id);
alter table follow add constraint follow_call_exists foreign key (tenant_id, call_id) references sales_call (tenant_id, id) on delete cascade deferrable;
-- serves: the removal of a call
create index follow_of_call on follow (tenant_id, call_id) where call_id is not null;

drop policy visible_record on comment;
create policy visible_record on comment for select using (tenant_id = current_setting('app.tenant')::uuid
    and ((select current_setting('app.sees_all') = 'on')
         or (opportunity_id is null or exists (select 1 from opportunity o where o.tenant_id = comment.tenant_id and o.id = opportunity_id))
        and (account_id is null or exists (select 1 from account a where a.tenant_id = comment.tenant_id and a.id = account_id))
        and (lead_id is null or exists (select 1 from lead l where l.tenant_id = comment.tenant_id and l.id = lead_id))
        and (call_id is null or exists (select 1 from sales_call s where s.tenant_id = comment.tenant_id and s.id = call_id))));
drop policy own_words on comment;
create policy own_words on comment for insert with check (tenant_id = current_setting('app.tenant')::uuid
    and author_id = (select nullif(current_setting('app.person'), '')::uuid)
    and ((select current_setting('app.sees_all') = 'on')
         or (opportunity_id is null or exists (select 1 from opportunity o where o.tenant_id = comment.tenant_id and o.id = opportunity_id))
        and (account_id is null or exists (select 1 from account a where a.tenant_id = comment.tenant_id and a.id = account_id))
        and (lead_id is null or exists (select 1 from lead l where l.tenant_id = comment.tenant_id and l.id = lead_id))
        and (call_id is null or exists (select 1 from sales_call s where s.tenant_id = comment.tenant_id and s.id = call_id))));
drop policy own_inbox on notification;
create policy own_inbox on notification using (tenant_id = current_setting('app.tenant')::uuid
    and person_id = (select nullif(current_setting('app.person'), '')::uuid)
    and ((select current_setting('app.sees_all') = 'on')
         or (opportunity_id is null or exists (select 1 from opportunity o where o.tenant_id = notification.tenant_id and o.id = opportunity_id))
        and (account_id is null or exists (select 1 from account a where a.tenant_id = notification.tenant_id and a.id = account_id))
        and (lead_id is null or exists (select 1 from lead l where l.tenant_id = notification.tenant_id and l.id = lead_id))
        and (call_id is null or exists (select 1 from sales_call s where s.tenant_id = notification.tenant_id and s.id = call_id))));

-- What people are told goes with the comment it tells of.
create policy erasing on comment to current_user using (true);
create policy erasing on follow to current_user using (true);
create or replace function forget_call() returns trigger
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp
    as $$
    begin
        delete from scorecard_verdict where tenant_id = new.tenant_id and call_id = new.id;
        delete from comment where tenant_id = new.tenant_id and call_id = new.id;
        delete from follow where tenant_id = new.tenant_id and call_id = new.id;
        return null;
    end $$;
