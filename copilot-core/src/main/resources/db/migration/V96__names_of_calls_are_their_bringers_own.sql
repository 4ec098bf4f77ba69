-- What a call is called by whoever brings it is that person's own: two people may use the same name, and nobody learns of another's call by trying one.
-- What comes from a platform is called by the platform, for the tenant as a whole: the same file is the same call, whoever passes it on.
alter table sales_call drop constraint sales_call_comes_once;
create unique index sales_call_comes_once on sales_call (tenant_id, source, external_id, owner_id) nulls not distinct where source not in ('twilio', 'slack', 'teams');
create unique index sales_call_comes_once_from_a_platform on sales_call (tenant_id, source, external_id) where source in ('twilio', 'slack', 'teams');
-- The same recording is one call of a person, by whatever name it comes again; what failed may be tried again.
alter table sales_call add column sound text;
create unique index sales_call_is_heard_once on sales_call (tenant_id, owner_id, sound) nulls not distinct where sound is not null and status <> 'failed';
