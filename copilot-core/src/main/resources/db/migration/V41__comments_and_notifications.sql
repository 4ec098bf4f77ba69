-- What people say about a deal, an account or a lead, what they follow, and what they are told of it.
-- A further kind of record is a further column in each of these tables, with the same three clauses.

create table comment (
    tenant_id      uuid not null references tenant (id) on delete cascade deferrable,
    id             uuid not null,
    opportunity_id uuid,
    account_id     uuid,
    lead_id        uuid,
    author_id      uuid,
    body           text not null constraint comment_has_a_sane_length check (char_length(body) between 1 and 4000),
    created_at     timestamptz not null,
    edited_at      timestamptz,
    primary key (tenant_id, id),
    constraint comment_is_about_one_record check (num_nonnulls(opportunity_id, account_id, lead_id) = 1),
    constraint comment_opportunity_exists foreign key (tenant_id, opportunity_id) references opportunity (tenant_id, id) on delete cascade deferrable,
    constraint comment_account_exists foreign key (tenant_id, account_id) references account (tenant_id, id) on delete cascade deferrable,
    constraint comment_lead_exists foreign key (tenant_id, lead_id) references lead (tenant_id, id) on delete cascade deferrable,
    constraint comment_author_exists foreign key (tenant_id, author_id) references person (tenant_id, id) on delete set null (author_id) deferrable
);
-- serves: a page of the comments, and of the feed, of a deal
create index comment_of_opportunity on comment (tenant_id, opportunity_id, created_at desc, id desc) where opportunity_id is not null;
-- serves: a page of the comments, and of the feed, of an account
create index comment_of_account on comment (tenant_id, account_id, created_at desc, id desc) where account_id is not null;
-- serves: a page of the comments, and of the feed, of a lead
create index comment_of_lead on comment (tenant_id, lead_id, created_at desc, id desc) where lead_id is not null;
-- serves: the removal of a person
create index comment_by_author on comment (tenant_id, author_id);

-- One row for a person and a cause: a comment, or a proposal and the record it changed. Whoever repeats a cause tells nobody twice.
create table notification (
    tenant_id      uuid not null references tenant (id) on delete cascade deferrable,
    id             uuid not null,
    person_id      uuid not null,
    kind           text not null constraint notification_kind_is_known check (kind in ('mention', 'comment', 'change', 'approval')),
    cause_id       uuid not null,
    opportunity_id uuid,
    account_id     uuid,
    lead_id        uuid,
    comment_id     uuid,
    actor_id       uuid,
    created_at     timestamptz not null,
    read_at        timestamptz,
    primary key (tenant_id, id),
    constraint notification_tells_once unique nulls not distinct (tenant_id, person_id, cause_id, opportunity_id, account_id, lead_id),
    constraint notification_is_about_one_record_at_most check (num_nonnulls(opportunity_id, account_id, lead_id) <= 1),
    constraint notification_person_exists foreign key (tenant_id, person_id) references person (tenant_id, id) on delete cascade deferrable,
    constraint notification_opportunity_exists foreign key (tenant_id, opportunity_id) references opportunity (tenant_id, id) on delete cascade deferrable,
    constraint notification_account_exists foreign key (tenant_id, account_id) references account (tenant_id, id) on delete cascade deferrable,
    constraint notification_lead_exists foreign key (tenant_id, lead_id) references lead (tenant_id, id) on delete cascade deferrable,
    constraint notification_comment_exists foreign key (tenant_id, comment_id) references comment (tenant_id, id) on delete cascade deferrable,
    constraint notification_actor_exists foreign key (tenant_id, actor_id) references person (tenant_id, id) on delete set null (actor_id) deferrable
);
-- serves: a page of a person's notifications
create index notification_of_person on notification (tenant_id, person_id, created_at desc, id desc);
-- serves: the number beside the bell, and a page of the unread
create index notification_unread on notification (tenant_id, person_id, created_at desc, id desc) where read_at is null;
-- serves: the removal of a comment and of records
create index notification_of_comment on notification (tenant_id, comment_id) where comment_id is not null;
create index notification_of_opportunity on notification (tenant_id, opportunity_id) where opportunity_id is not null;
create index notification_of_account on notification (tenant_id, account_id) where account_id is not null;
create index notification_of_lead on notification (tenant_id, lead_id) where lead_id is not null;

create table follow (
    tenant_id      uuid not null references tenant (id) on delete cascade deferrable,
    person_id      uuid not null,
    opportunity_id uuid,
    account_id     uuid,
    lead_id        uuid,
    since          timestamptz not null,
    constraint follow_is_of_one_record check (num_nonnulls(opportunity_id, account_id, lead_id) = 1),
    constraint follow_is_unique unique nulls not distinct (tenant_id, person_id, opportunity_id, account_id, lead_id),
    constraint follow_person_exists foreign key (tenant_id, person_id) references person (tenant_id, id) on delete cascade deferrable,
    constraint follow_opportunity_exists foreign key (tenant_id, opportunity_id) references opportunity (tenant_id, id) on delete cascade deferrable,
    constraint follow_account_exists foreign key (tenant_id, account_id) references account (tenant_id, id) on delete cascade deferrable,
    constraint follow_lead_exists foreign key (tenant_id, lead_id) references lead (tenant_id, id) on delete cascade deferrable
);
-- serves: the removal of records
create index follow_of_opportunity on follow (tenant_id, opportunity_id) where opportunity_id is not null;
create index follow_of_account on follow (tenant_id, account_id) where account_id is not null;
create index follow_of_lead on follow (tenant_id, lead_id) where lead_id is not null;

alter table comment enable row level security;
alter table comment force row level security;
create policy visible_record on comment for select using (tenant_id = current_setting('app.tenant')::uuid
    and ((select current_setting('app.sees_all') = 'on')
         or (opportunity_id is null or exists (select 1 from opportunity o where o.tenant_id = comment.tenant_id and o.id = opportunity_id))
        and (account_id is null or exists (select 1 from account a where a.tenant_id = comment.tenant_id and a.id = account_id))
        and (lead_id is null or exists (select 1 from lead l where l.tenant_id = comment.tenant_id and l.id = lead_id))));
-- What is written or edited is readable to its author by the policy above, and is nobody else's.
create policy own_words on comment for insert with check (tenant_id = current_setting('app.tenant')::uuid
    and author_id = (select nullif(current_setting('app.person'), '')::uuid)
    and ((select current_setting('app.sees_all') = 'on')
         or (opportunity_id is null or exists (select 1 from opportunity o where o.tenant_id = comment.tenant_id and o.id = opportunity_id))
        and (account_id is null or exists (select 1 from account a where a.tenant_id = comment.tenant_id and a.id = account_id))
        and (lead_id is null or exists (select 1 from lead l where l.tenant_id = comment.tenant_id and l.id = lead_id))));
create policy own_edit on comment for update using (tenant_id = current_setting('app.tenant')::uuid
    and author_id = (select nullif(current_setting('app.person'), '')::uuid));
create policy own_or_all_seeing_removal on comment for delete using (tenant_id = current_setting('app.tenant')::uuid
    and ((select current_setting('app.sees_all') = 'on') or author_id = (select nullif(current_setting('app.person'), '')::uuid)));

-- A notification is written by whoever causes it, and read by the person it is for as long as that person sees the record.
alter table notification enable row level security;
alter table notification force row level security;
create policy own_inbox on notification using (tenant_id = current_setting('app.tenant')::uuid
    and person_id = (select nullif(current_setting('app.person'), '')::uuid)
    and ((select current_setting('app.sees_all') = 'on')
         or (opportunity_id is null or exists (select 1 from opportunity o where o.tenant_id = notification.tenant_id and o.id = opportunity_id))
        and (account_id is null or exists (select 1 from account a where a.tenant_id = notification.tenant_id and a.id = account_id))
        and (lead_id is null or exists (select 1 from lead l where l.tenant_id = notification.tenant_id and l.id = lead_id))));
create policy told_by_the_actor on notification for insert with check (tenant_id = current_setting('app.tenant')::uuid
    and actor_id is not distinct from (select nullif(current_setting('app.person'), '')::uuid));

alter table follow enable row level security;
alter table follow force row level security;
create policy own_interest on follow using (tenant_id = current_setting('app.tenant')::uuid
    and person_id = (select nullif(current_setting('app.person'), '')::uuid));
