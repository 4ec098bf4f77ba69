package com.nexusflow.copilot.core.crm.imports;

import java.util.UUID;

/** Persons with their managers and teams. A manager whom no row of the file describes is put on file; a rep named as manager becomes one. */
record PeopleRows(Staged staged, UUID tenant) implements Rows {

    // Who can sign in, administers the copilot or manages a team stays what they are, whatever a file calls them: a file must not give rights.
    private static final String ROLE = """
            coalesce((select p.role from person p where p.id = s.existing
                      and (p.role in ('admin', 'operations') or p.id in (select person_id from credential) or s.role = 'rep' and p.id in (select manager_id from team))),
                     s.role, (select p.role from person p where p.id = s.existing), 'rep')""";

    @Override
    public void take() {
        Identity identity = new Identity(staged, "person", "name_key(s.name)", "name_key(t.name)");
        identity.refuseRepeated("s.name");
        identity.findExisting();
        Upsert upsert = new Upsert(staged, "person").field("external_id").field("name").field("email");
        if (staged.has("role")) {
            upsert.value("role", ROLE);
        }
        upsert.write(tenant);
        if (staged.has("manager") || staged.has("team") || staged.has("region")) {
            managers();
            Teams teams = new Teams(staged, tenant);
            teams.form();
            join();
            teams.nest();
        }
    }

    private void managers() {
        new Names(staged, tenant).persons("manager", "manager_ref", "manager");
        staged.run("update person p set role = 'manager' from {staged} s where p.id = s.manager_ref and p.role = 'rep'");
    }

    private void join() {
        staged.run("""
                with written as (
                    update person p set team_id = s.team_ref from {staged} s
                    where p.id = coalesce(s.existing, s.id) and p.team_id is distinct from s.team_ref returning p.id)
                update {staged} s set changed = true from written where s.existing = written.id""");
    }
}
