package com.nexusflow.copilot.core.crm.imports;

import java.util.UUID;

/** Quotas of persons for a year, quarter or month, or from a day to a day; one for each person and period. */
record QuotaRows(Staged staged, UUID tenant) implements Rows {

    @Override
    public void take() {
        new Names(staged, tenant).persons("person", "person_ref", "rep");
        staged.run("""
                update {staged} s set starts_on = coalesce(s.starts_on, split_part(s.period, '/', 1)::date),
                    ends_on = coalesce(s.ends_on, split_part(s.period, '/', 2)::date) where s.period is not null""");
        staged.run("update {staged} s set ends_on = (s.starts_on + interval '1 month - 1 day')::date where s.ends_on is null");
        staged.refuse("s.amount <= 0", "quota.not.positive", "amount");
        staged.refuse("s.ends_on < s.starts_on", "quota.period.backwards", "ends_on");
        staged.refuseRepeated("s.person_ref, s.starts_on, s.ends_on", "true", "s.person", "quota.repeated", "person");
        staged.run("""
                update {staged} s set existing = t.id from quota t
                where t.person_id = s.person_ref and t.starts_on = s.starts_on and t.ends_on = s.ends_on""");
        new Upsert(staged, "quota")
                .value("person_id", "s.person_ref")
                .value("starts_on", "s.starts_on")
                .value("ends_on", "s.ends_on")
                .value("amount_minor", "s.amount")
                .write(tenant);
    }
}
