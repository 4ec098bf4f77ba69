-- People talk about battle cards as they do about deals and calls: who reads a card reads and writes what is said of it.
-- A constraint that is added reads its tables once, by the policies, which need a scope; the new columns are empty, so that there is nothing to be seen.
select set_config('app.tenant', '00000000-0000-0000-0000-000000000000', true), set_config('app.person', '', true),
       set_config('app.sees_all', 'off', true), set_config('app.owners', '{}', true);

alter table comment add column card_id uuid;
alter table comment drop constraint comment_is_about_one_record;
alter table comment add constraint comment_is_about_one_record check (num_nonnulls(opportunity_id, account_id, lead_id, call_id, card_id) = 1);
alter table comment add constraint comment_card_exists foreign key (tenant_id, card_id) references battle_card (tenant_id, id) on delete cascade deferrable;
-- serves: a page of the comments of a card, and its removal
create index comment_of_card on comment (tenant_id, card_id, created_at desc, id desc) where card_id is not null;

alter table notification add column card_id uuid;
alter table notification drop constraint notification_tells_once;
alter table notification add constraint notification_tells_once
    unique nulls not distinct (tenant_id, person_id, cause_id, opportunity_id, account_id, lead_id, call_id, card_id);
alter table notification drop constraint notification_is_about_one_record_at_most;
alter table notification add constraint notification_is_about_one_record_at_most check (num_nonnulls(opportunity_id, account_id, lead_id, call_id, card_id) <= 1);
alter table notification add constraint notification_card_exists foreign key (tenant_id, card_id) references battle_card (tenant_id, id) on delete cascade deferrable;
-- serves: the removal of a card
create index notification_of_card on notification (tenant_id, card_id) where card_id is not null;

alter table follow add column card_id uuid;
alter table follow drop constraint follow_is_of_one_record;
alter table follow add constraint follow_is_of_one_record check (num_nonnulls(opportunity_id, account_id, lead_id, call_id, card_id) = 1);
alter table follow drop constraint follow_is_unique;
alter table follow add constraint follow_is_unique unique nulls not distinct (tenant_id, person_id, opportunity_id, account_id, lead_id, call_id, card_id);
alter table follow add constraint follow_card_exists foreign key (tenant_id, card_id) references battle_card (tenant_id, id) on delete cascade deferrable;
-- serves: the removal of a card
create index follow_of_card on follow (tenant_id, card_id) where card_id is not null;

drop policy visible_record on comment;
create policy visible_record on comment for select using (tenant_id = current_setting('app.tenant')::uuid
    and ((select current_setting('app.sees_all') = 'on')
         or (opportunity_id is null or exists (select 1 from opportunity o where o.tenant_id = comment.tenant_id and o.id = opportunity_id))
        and (account_id is null or exists (select 1 from account a where a.tenant_id = comment.tenant_id and a.id = account_id))
        and (lead_id is null or exists (select 1 from lead l where l.tenant_id = comment.tenant_id and l.id = lead_id))
        and (call_id is null or exists (select 1 from sales_call s where s.tenant_id = comment.tenant_id and s.id = call_id))
        and (card_id is null or exists (select 1 from battle_card b where b.tenant_id = comment.tenant_id and b.id = card_id))));
drop policy own_words on comment;
create policy own_words on comment for insert with check (tenant_id = current_setting('app.tenant')::uuid
    and author_id = (select nullif(current_setting('app.person'), '')::uuid)
    and ((select current_setting('app.sees_all') = 'on')
         or (opportunity_id is null or exists (select 1 from opportunity o where o.tenant_id = comment.tenant_id and o.id = opportunity_id))
        and (account_id is null or exists (select 1 from account a where a.tenant_id = comment.tenant_id and a.id = account_id))
        and (lead_id is null or exists (select 1 from lead l where l.tenant_id = comment.tenant_id and l.id = lead_id))
        and (call_id is null or exists (select 1 from sales_call s where s.tenant_id = comment.tenant_id and s.id = call_id))
        and (card_id is null or exists (select 1 from battle_card b where b.tenant_id = comment.tenant_id and b.id = card_id))));
drop policy own_inbox on notification;
create policy own_inbox on notification using (tenant_id = current_setting('app.tenant')::uuid
    and person_id = (select nullif(current_setting('app.person'), '')::uuid)
    and ((select current_setting('app.sees_all') = 'on')
         or (opportunity_id is null or exists (select 1 from opportunity o where o.tenant_id = notification.tenant_id and o.id = opportunity_id))
        and (account_id is null or exists (select 1 from account a where a.tenant_id = notification.tenant_id and a.id = account_id))
        and (lead_id is null or exists (select 1 from lead l where l.tenant_id = notification.tenant_id and l.id = lead_id))
        and (call_id is null or exists (select 1 from sales_call s where s.tenant_id = notification.tenant_id and s.id = call_id))
        and (card_id is null or exists (select 1 from battle_card b where b.tenant_id = notification.tenant_id and b.id = card_id))));
