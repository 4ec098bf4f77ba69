-- Whoever asked for something that a manager has to approve hears what became of it.
alter table notification drop constraint notification_kind_is_known;
alter table notification add constraint notification_kind_is_known check (kind in ('mention', 'comment', 'change', 'approval', 'rejected', 'expired'));

alter table change_proposal add column expiry_told boolean not null default false;
-- serves: finding what nobody decided on in time
create index change_proposal_overdue on change_proposal (tenant_id, expires_at) where status = 'open' and needs_manager and not expiry_told;
