package com.nexusflow.copilot.core.call;

import com.nexusflow.copilot.core.call.CallHearing.Pass;
import com.nexusflow.copilot.core.inbox.Backlog;
import com.nexusflow.copilot.core.inbox.Lane;
import com.nexusflow.copilot.core.tenant.TenantDatabase;
import java.sql.Types;
import java.util.List;
import java.util.UUID;

/** The calls that wait for one of the two passes. Next is a call of the tenant that has the fewest in hand, and of these the shortest. */
final class CallBacklog implements Backlog {

    /** Calls wait for each other at the recognisers, the short ones in front: many of them may stand there at once. */
    private static final int FIRST_PASSES = 24;
    /** Whoever brings in a thousand calls leaves places to others, and their calls do not wait for one of the thousand to end. */
    private static final int OF_ONE_TENANT = 16;
    /** There is one careful recogniser; while it hears one call, what it heard of another is reviewed. */
    private static final int FINAL_PASSES = 2;

    private final TenantDatabase database;
    private final CallWork work;
    private final Pass pass;
    private final String name;
    private final int places;
    private final int ofOneTenant;

    private CallBacklog(TenantDatabase database, CallWork work, Pass pass, String name, int places, int ofOneTenant) {
        this.database = database;
        this.work = work;
        this.pass = pass;
        this.name = name;
        this.places = places;
        this.ofOneTenant = ofOneTenant;
    }

    static CallBacklog ofFirstPasses(TenantDatabase database, CallWork work) {
        return new CallBacklog(database, work, Pass.FIRST, "calls", FIRST_PASSES, OF_ONE_TENANT);
    }

    static CallBacklog ofFinalPasses(TenantDatabase database, CallWork work) {
        return new CallBacklog(database, work, Pass.FINAL, "final passes", FINAL_PASSES, Integer.MAX_VALUE);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int places() {
        return places;
    }

    @Override
    public void work(Lane lane) {
        work.work(lane, pass);
    }

    @Override
    public List<Lane> next(int most) {
        return database.withoutTenant(jdbc -> jdbc.sql("select * from next_calls(:name, :pass, :most, :ofOne)")
                .param("name", name)
                .param("pass", pass.number(), Types.SMALLINT)
                .param("most", most)
                .param("ofOne", ofOneTenant)
                .query((row, n) -> new Lane(row.getObject("tenant_id", UUID.class), row.getObject("call_id", UUID.class), ""))
                .list());
    }
}
