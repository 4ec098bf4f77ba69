-- Reps hear that a recording failed, that somebody thinks otherwise of a scorecard's element, and that somebody erased a call of theirs.
alter table notification drop constraint notification_kind_is_known;
alter table notification add constraint notification_kind_is_known
    check (kind in ('mention', 'comment', 'change', 'approval', 'rejected', 'expired', 'call_reviewed', 'call_failed', 'call_judged', 'call_erased'));
-- What of the record it is about, as a code.
alter table notification add column detail text;
