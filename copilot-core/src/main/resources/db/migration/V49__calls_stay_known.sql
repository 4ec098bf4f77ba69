-- Of a call that is long over only its mark stays, without the number.
-- serves: the calls of the day before yesterday, each time somebody rings
create index phone_call_with_number on phone_call (tenant_id, connection_id, began_at) where number <> '';
