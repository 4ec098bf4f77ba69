-- Whether the proposal was the last thing shown to the address: a plain "yes" after something else is asked back.
alter table phone_chat add column shown_last boolean not null default true;

-- Threads that nobody has used for long are forgotten in the background.
create policy upkeep on door_thread using (tenant_id = current_setting('app.tenant')::uuid
    and (select current_setting('app.person') = '' and current_setting('app.sees_all') = 'on'));
