-- What a call is called by whoever brings it is that person's own: two people may use the same name, and nobody learns of another's call by trying one.
-- A platform's calls come without a person; their names are the platform's, for the tenant as a whole.
alter table sales_call drop constraint sales_call_comes_once;
create unique index sales_call_comes_once on sales_call (tenant_id, source, external_id, owner_id) nulls not distinct where source <> 'twilio';
create unique index sales_call_comes_once_from_a_platform on sales_call (tenant_id, source, external_id) where source = 'twilio';
-- The same recording is one call of a person, by whatever name it comes again; what failed may be tried again.
alter table sales_call add column sound text;
create unique index sales_call_is_heard_once on sales_call (tenant_id, owner_id, sound) nulls not distinct where sound is not null and status <> 'failed';
