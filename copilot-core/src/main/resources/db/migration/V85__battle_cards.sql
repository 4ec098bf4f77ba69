-- Battle cards: what a sales floor knows of a competitor. Everybody of the tenant reads them; their owners, managers, operations and administrators
-- write them. A card's words stand in its versions, which are only ever added; the card says which one holds now.
create table battle_card (
    tenant_id     uuid not null references tenant (id) on delete cascade deferrable,
    id            uuid not null,
    competitor_id uuid not null,
    owner_id      uuid,
    version       integer not null constraint battle_card_version_counts_from_one check (version > 0),
    created_at    timestamptz not null,
    primary key (tenant_id, id),
    constraint battle_card_is_the_only_one unique (tenant_id, competitor_id),
    constraint battle_card_competitor_exists foreign key (tenant_id, competitor_id) references competitor (tenant_id, id) deferrable,
    constraint battle_card_owner_exists foreign key (tenant_id, owner_id) references person (tenant_id, id) on delete set null (owner_id) deferrable
);
-- serves: the removal of a person, and the cards of one
create index battle_card_of_owner on battle_card (tenant_id, owner_id);

create table battle_card_version (
    tenant_id   uuid not null references tenant (id) on delete cascade deferrable,
    card_id     uuid not null,
    number      integer not null constraint battle_card_version_counts_from_one check (number > 0),
    owner_id    uuid,
    fresh_until date,
    positioning text not null constraint battle_card_positioning_has_a_sane_length check (char_length(positioning) <= 4000),
    strengths   text[] not null,
    weaknesses  text[] not null,
    traps       text[] not null,
    objections  json not null,
    pricing     text not null constraint battle_card_pricing_has_a_sane_length check (char_length(pricing) <= 4000),
    proof       json not null,
    questions   text[] not null,
    restored    integer constraint battle_card_restores_an_earlier_version check (restored between 1 and number - 1),
    author_id   uuid,
    at          timestamptz not null,
    primary key (tenant_id, card_id, number),
    constraint battle_card_version_card_exists foreign key (tenant_id, card_id) references battle_card (tenant_id, id) on delete cascade deferrable,
    constraint battle_card_version_owner_exists foreign key (tenant_id, owner_id) references person (tenant_id, id) on delete set null (owner_id) deferrable,
    constraint battle_card_version_author_exists foreign key (tenant_id, author_id) references person (tenant_id, id) on delete set null (author_id) deferrable
);
-- serves: the removal of a person
create index battle_card_version_of_owner on battle_card_version (tenant_id, owner_id);
-- serves: the removal of a person
create index battle_card_version_by_author on battle_card_version (tenant_id, author_id);

-- Whether a card helped: one word from each person, who may change it or take it back.
create table battle_card_vote (
    tenant_id uuid not null references tenant (id) on delete cascade deferrable,
    card_id   uuid not null,
    person_id uuid not null,
    useful    boolean not null,
    at        timestamptz not null,
    primary key (tenant_id, card_id, person_id),
    constraint battle_card_vote_card_exists foreign key (tenant_id, card_id) references battle_card (tenant_id, id) on delete cascade deferrable,
    constraint battle_card_vote_person_exists foreign key (tenant_id, person_id) references person (tenant_id, id) on delete cascade deferrable
);
-- serves: the removal of a person
create index battle_card_vote_of_person on battle_card_vote (tenant_id, person_id);

-- Whether the running work may write any card: the tenant's own, or that of a person whose role says so.
create function writes_battle_cards() returns boolean
    language sql stable set search_path = pg_catalog, public, pg_temp
    as $$
        select case when nullif(current_setting('app.person'), '') is null then current_setting('app.sees_all') = 'on'
               else exists (select 1 from person p where p.tenant_id = current_setting('app.tenant')::uuid and p.id = nullif(current_setting('app.person'), '')::uuid
                            and p.active and p.role in ('manager', 'operations', 'admin')) end
    $$;

alter table battle_card enable row level security;
alter table battle_card force row level security;
create policy everybody_reads on battle_card for select using (tenant_id = current_setting('app.tenant')::uuid
    and ((select current_setting('app.person') <> '') or (select current_setting('app.sees_all') = 'on')));
create policy writers_add on battle_card for insert with check (tenant_id = current_setting('app.tenant')::uuid and (select writes_battle_cards()));
create policy writers_and_owner_change on battle_card for update
    using (tenant_id = current_setting('app.tenant')::uuid
        and ((select writes_battle_cards()) or owner_id = (select nullif(current_setting('app.person'), '')::uuid)))
    with check (tenant_id = current_setting('app.tenant')::uuid);
create policy writers_and_owner_remove on battle_card for delete using (tenant_id = current_setting('app.tenant')::uuid
    and ((select writes_battle_cards()) or owner_id = (select nullif(current_setting('app.person'), '')::uuid)));

alter table battle_card_version enable row level security;
alter table battle_card_version force row level security;
create policy everybody_reads on battle_card_version for select using (tenant_id = current_setting('app.tenant')::uuid
    and ((select current_setting('app.person') <> '') or (select current_setting('app.sees_all') = 'on')));
create policy own_words on battle_card_version for insert with check (tenant_id = current_setting('app.tenant')::uuid
    and author_id is not distinct from (select nullif(current_setting('app.person'), '')::uuid)
    and ((select writes_battle_cards())
         or exists (select 1 from battle_card c where c.tenant_id = battle_card_version.tenant_id and c.id = card_id
                    and c.owner_id = (select nullif(current_setting('app.person'), '')::uuid))));

alter table battle_card_vote enable row level security;
alter table battle_card_vote force row level security;
create policy everybody_counts on battle_card_vote for select using (tenant_id = current_setting('app.tenant')::uuid
    and ((select current_setting('app.person') <> '') or (select current_setting('app.sees_all') = 'on')));
create policy own_vote on battle_card_vote using (tenant_id = current_setting('app.tenant')::uuid
    and person_id = (select nullif(current_setting('app.person'), '')::uuid));
