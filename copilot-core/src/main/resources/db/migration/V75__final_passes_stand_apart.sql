-- What the final pass understood waits here for its review: what people see is always a transcript with the review that was made of it.
alter table sales_call add column understood json;
alter table sales_call add constraint sales_call_erased_understands_nothing check (erased_at is null or understood is null);
