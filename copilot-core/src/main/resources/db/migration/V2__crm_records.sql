-- What a seller keeps: accounts, contacts, leads, opportunities with line items, products, activities, tasks, notes, quotas.
-- Money is in minor units of the tenant's currency.

create table account (
    tenant_id        uuid not null references tenant (id) on delete cascade,
    id               uuid not null,
    external_id      text,
    name             text not null,
    sector           text,
    country          text,
    website          text,
    annual_revenue   numeric(20, 2),
    employees        integer,
    year_established smallint,
    parent_id        uuid,
    owner_id         uuid,
    created_at       timestamptz not null default now(),
    primary key (tenant_id, id),
    constraint account_external_id_is_unique unique (tenant_id, external_id),
    constraint account_parent_exists foreign key (tenant_id, parent_id) references account (tenant_id, id),
    constraint account_is_not_its_own_parent check (parent_id <> id),
    constraint account_owner_exists foreign key (tenant_id, owner_id) references person (tenant_id, id)
);
-- serves: import by name
create index account_by_name on account (tenant_id, lower(name));
-- serves: subsidiaries of an account
create index account_by_parent on account (tenant_id, parent_id);

create table contact (
    tenant_id   uuid not null references tenant (id) on delete cascade,
    id          uuid not null,
    external_id text,
    account_id  uuid,
    owner_id    uuid,
    name        text not null,
    title       text,
    buying_role text,
    email       text,
    phone       text,
    created_at  timestamptz not null default now(),
    primary key (tenant_id, id),
    constraint contact_external_id_is_unique unique (tenant_id, external_id),
    constraint contact_account_exists foreign key (tenant_id, account_id) references account (tenant_id, id),
    constraint contact_owner_exists foreign key (tenant_id, owner_id) references person (tenant_id, id)
);
-- serves: contacts of an account
create index contact_by_account on contact (tenant_id, account_id);

create table lead (
    tenant_id   uuid not null references tenant (id) on delete cascade,
    id          uuid not null,
    external_id text,
    owner_id    uuid,
    name        text not null,
    company     text,
    email       text,
    source      text,
    status      text not null default 'new' constraint lead_status_is_known check (status in ('new', 'working', 'qualified', 'unqualified', 'converted')),
    created_on  date,
    primary key (tenant_id, id),
    constraint lead_external_id_is_unique unique (tenant_id, external_id),
    constraint lead_owner_exists foreign key (tenant_id, owner_id) references person (tenant_id, id)
);

create table product (
    tenant_id        uuid not null references tenant (id) on delete cascade,
    id               uuid not null,
    external_id      text,
    name             text not null,
    series           text,
    list_price_minor bigint,
    primary key (tenant_id, id),
    constraint product_external_id_is_unique unique (tenant_id, external_id),
    constraint product_name_is_unique unique (tenant_id, name)
);

create table stage (
    tenant_id   uuid not null references tenant (id) on delete cascade,
    id          uuid not null,
    name        text not null,
    type        text not null constraint stage_type_is_known check (type in ('open', 'won', 'lost')),
    position    smallint not null,
    probability numeric(5, 4) not null constraint stage_probability_is_a_share check (probability between 0 and 1),
    primary key (tenant_id, id),
    constraint stage_name_is_unique unique (tenant_id, name)
);

create table opportunity (
    tenant_id         uuid not null references tenant (id) on delete cascade,
    id                uuid not null,
    external_id       text,
    name              text not null,
    account_id        uuid,
    owner_id          uuid,
    stage_id          uuid not null,
    amount_minor      bigint,
    created_on        date,
    engaged_on        date,
    close_date        date,
    source            text,
    forecast_category text constraint opportunity_forecast_category_is_known check (forecast_category in ('commit', 'best_case', 'pipeline', 'omitted')),
    next_step         text,
    loss_reason       text,
    version           integer not null default 0,
    primary key (tenant_id, id),
    constraint opportunity_external_id_is_unique unique (tenant_id, external_id),
    constraint opportunity_account_exists foreign key (tenant_id, account_id) references account (tenant_id, id),
    constraint opportunity_owner_exists foreign key (tenant_id, owner_id) references person (tenant_id, id),
    constraint opportunity_stage_exists foreign key (tenant_id, stage_id) references stage (tenant_id, id)
);
-- serves: figures by close date
create index opportunity_by_close_date on opportunity (tenant_id, close_date);
-- serves: the deals of an owner, and what an owner may see
create index opportunity_by_owner on opportunity (tenant_id, owner_id);
-- serves: the deals of an account
create index opportunity_by_account on opportunity (tenant_id, account_id);
-- serves: the board by stage
create index opportunity_by_stage on opportunity (tenant_id, stage_id);

create table line_item (
    tenant_id      uuid not null,
    id             uuid not null,
    opportunity_id uuid not null,
    product_id     uuid not null,
    quantity       numeric(14, 2) not null default 1,
    amount_minor   bigint,
    primary key (tenant_id, id),
    constraint line_item_opportunity_exists foreign key (tenant_id, opportunity_id) references opportunity (tenant_id, id) on delete cascade,
    constraint line_item_product_exists foreign key (tenant_id, product_id) references product (tenant_id, id)
);
-- serves: line items of a deal
create index line_item_by_opportunity on line_item (tenant_id, opportunity_id);
-- serves: figures of a product
create index line_item_by_product on line_item (tenant_id, product_id);

create table competitor (
    tenant_id uuid not null references tenant (id) on delete cascade,
    id        uuid not null,
    name      text not null,
    primary key (tenant_id, id),
    constraint competitor_name_is_unique unique (tenant_id, name)
);

create table opportunity_competitor (
    tenant_id      uuid not null,
    opportunity_id uuid not null,
    competitor_id  uuid not null,
    primary key (tenant_id, opportunity_id, competitor_id),
    constraint opportunity_competitor_opportunity_exists foreign key (tenant_id, opportunity_id) references opportunity (tenant_id, id) on delete cascade,
    constraint opportunity_competitor_competitor_exists foreign key (tenant_id, competitor_id) references competitor (tenant_id, id)
);

create table activity (
    tenant_id      uuid not null references tenant (id) on delete cascade,
    id             uuid not null,
    external_id    text,
    kind           text not null constraint activity_kind_is_known check (kind in ('call', 'email', 'meeting', 'message', 'demo', 'other')),
    subject        text not null,
    body           text,
    happened_at    timestamptz not null,
    outbound       boolean,
    owner_id       uuid,
    account_id     uuid,
    contact_id     uuid,
    opportunity_id uuid,
    primary key (tenant_id, id),
    constraint activity_external_id_is_unique unique (tenant_id, external_id),
    constraint activity_owner_exists foreign key (tenant_id, owner_id) references person (tenant_id, id),
    constraint activity_account_exists foreign key (tenant_id, account_id) references account (tenant_id, id),
    constraint activity_contact_exists foreign key (tenant_id, contact_id) references contact (tenant_id, id),
    constraint activity_opportunity_exists foreign key (tenant_id, opportunity_id) references opportunity (tenant_id, id) on delete cascade
);
-- serves: the timeline of an account, newest first
create index activity_timeline_of_account on activity (tenant_id, account_id, happened_at desc);
-- serves: the timeline of a deal, newest first
create index activity_timeline_of_opportunity on activity (tenant_id, opportunity_id, happened_at desc);

create table task (
    tenant_id      uuid not null references tenant (id) on delete cascade,
    id             uuid not null,
    title          text not null,
    due_on         date,
    done_at        timestamptz,
    owner_id       uuid,
    account_id     uuid,
    opportunity_id uuid,
    created_at     timestamptz not null default now(),
    primary key (tenant_id, id),
    constraint task_owner_exists foreign key (tenant_id, owner_id) references person (tenant_id, id),
    constraint task_account_exists foreign key (tenant_id, account_id) references account (tenant_id, id),
    constraint task_opportunity_exists foreign key (tenant_id, opportunity_id) references opportunity (tenant_id, id) on delete cascade
);
-- serves: open tasks of a person
create index task_by_owner on task (tenant_id, owner_id, due_on) where done_at is null;

create table note (
    tenant_id      uuid not null references tenant (id) on delete cascade,
    id             uuid not null,
    body           text not null,
    owner_id       uuid,
    account_id     uuid,
    opportunity_id uuid,
    created_at     timestamptz not null default now(),
    primary key (tenant_id, id),
    constraint note_owner_exists foreign key (tenant_id, owner_id) references person (tenant_id, id),
    constraint note_account_exists foreign key (tenant_id, account_id) references account (tenant_id, id),
    constraint note_opportunity_exists foreign key (tenant_id, opportunity_id) references opportunity (tenant_id, id) on delete cascade
);
-- serves: notes on an account
create index note_by_account on note (tenant_id, account_id, created_at desc);

create table quota (
    tenant_id    uuid not null references tenant (id) on delete cascade,
    id           uuid not null,
    person_id    uuid not null,
    starts_on    date not null,
    ends_on      date not null,
    amount_minor bigint not null constraint quota_is_positive check (amount_minor > 0),
    primary key (tenant_id, id),
    constraint quota_is_unique unique (tenant_id, person_id, starts_on, ends_on),
    constraint quota_period_is_in_order check (ends_on >= starts_on),
    constraint quota_person_exists foreign key (tenant_id, person_id) references person (tenant_id, id) on delete cascade
);

-- The whole tenant knows its accounts, contacts, products, stages and competitors.
-- Deals and what is said about them are seen by their owner, by those the owner's team shares with, and by those who see all.
-- The subselects in these policies are evaluated once for each statement, not once for each row.
do $$
declare t text;
begin
    foreach t in array array['account', 'contact', 'product', 'stage', 'competitor'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy own_tenant on %I using (tenant_id = current_setting(''app.tenant'')::uuid)', t);
    end loop;
    foreach t in array array['opportunity', 'lead', 'activity', 'task', 'note'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy own_tenant_and_visible_owner on %I using (tenant_id = current_setting(''app.tenant'')::uuid'
            ' and ((select current_setting(''app.sees_all'')) = ''on'' or owner_id = any ((select current_setting(''app.owners'')::uuid[])::uuid[])))', t);
    end loop;
    execute 'alter table quota enable row level security';
    execute 'alter table quota force row level security';
    execute 'create policy own_tenant_and_visible_person on quota using (tenant_id = current_setting(''app.tenant'')::uuid'
        ' and ((select current_setting(''app.sees_all'')) = ''on'' or person_id = any ((select current_setting(''app.owners'')::uuid[])::uuid[])))';
    foreach t in array array['line_item', 'opportunity_competitor'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy own_tenant_and_visible_opportunity on %I using (tenant_id = current_setting(''app.tenant'')::uuid'
            ' and ((select current_setting(''app.sees_all'')) = ''on'' or exists (select 1 from opportunity o where o.tenant_id = %I.tenant_id and o.id = opportunity_id)))', t, t);
    end loop;
end $$;
