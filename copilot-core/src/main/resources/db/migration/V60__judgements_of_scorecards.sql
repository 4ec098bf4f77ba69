-- What people say of a scorecard's elements, above what the machine says. A row is never changed: a person who judges anew, or takes a judgement
-- back (without a status), adds the next one, so that who said what and when stays known. They outlive every new review of the call, and go with what
-- was said in it when it is erased.
create table scorecard_verdict (
    tenant_id  uuid not null references tenant (id) on delete cascade deferrable,
    call_id    uuid not null,
    card       text not null constraint scorecard_verdict_card_has_a_sane_length check (char_length(card) between 1 and 50),
    element    text not null constraint scorecard_verdict_element_has_a_sane_length check (char_length(element) between 1 and 50),
    number     integer not null constraint scorecard_verdict_counts_from_one check (number > 0),
    status     text constraint scorecard_verdict_status_is_known check (status in ('met', 'not_met', 'not_discussed')),
    reason     text constraint scorecard_verdict_reason_has_a_sane_length check (char_length(reason) between 1 and 500),
    person_id  uuid,
    at         timestamptz not null,
    primary key (tenant_id, call_id, card, element, number),
    constraint scorecard_verdict_call_exists foreign key (tenant_id, call_id) references sales_call (tenant_id, id) on delete cascade deferrable,
    constraint scorecard_verdict_person_exists foreign key (tenant_id, person_id) references person (tenant_id, id) on delete set null (person_id) deferrable
);
-- serves: the removal of a person
create index scorecard_verdict_by_person on scorecard_verdict (tenant_id, person_id);

alter table scorecard_verdict enable row level security;
alter table scorecard_verdict force row level security;
create policy visible_call on scorecard_verdict for select using (tenant_id = current_setting('app.tenant')::uuid
    and exists (select 1 from sales_call c where c.tenant_id = scorecard_verdict.tenant_id and c.id = call_id));
create policy own_verdict on scorecard_verdict for insert with check (tenant_id = current_setting('app.tenant')::uuid
    and person_id = (select nullif(current_setting('app.person'), '')::uuid)
    and exists (select 1 from sales_call c where c.tenant_id = scorecard_verdict.tenant_id and c.id = call_id));
create policy erasing on scorecard_verdict to current_user using (true);

-- Whoever may erase a call erases what others said of it too, which is theirs alone otherwise.
create function forget_call() returns trigger
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp
    as $$
    begin
        delete from scorecard_verdict where tenant_id = new.tenant_id and call_id = new.id;
        return null;
    end $$;
create trigger sales_call_is_forgotten after update of erased_at on sales_call
    for each row when (old.erased_at is null and new.erased_at is not null) execute function forget_call();
