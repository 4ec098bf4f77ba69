package com.nexusflow.copilot.core.call;

import com.nexusflow.copilot.core.call.CallHearing.Pass;
import com.nexusflow.copilot.core.crm.Opportunities;
import com.nexusflow.copilot.core.crm.Opportunity;
import com.nexusflow.copilot.core.tenant.Tenant;
import com.nexusflow.copilot.core.tenant.TenantDatabase;
import com.nexusflow.copilot.core.tenant.Tenants;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

/** What is made of a call once it is known what was said. */
final class ReviewStages {

    private static final Duration NEWS = Duration.ofDays(1);

    private final TenantDatabase database;
    private final CallAnalysis analysis;
    private final Opportunities opportunities;
    private final Tenants tenants;
    private final CallRows rows;
    private final CallWitness witness;
    private final Clock clock;

    ReviewStages(TenantDatabase database, CallAnalysis analysis, Opportunities opportunities, Tenants tenants, CallRows rows, CallWitness witness, Clock clock) {
        this.database = database;
        this.analysis = analysis;
        this.opportunities = opportunities;
        this.tenants = tenants;
        this.rows = rows;
        this.witness = witness;
        this.clock = clock;
    }

    void review(HeardCall heard, Pass pass) {
        Transcript transcript = rows.understood(heard.call().id()).orElse(heard.transcript());
        if (transcript == null) {
            throw new IllegalStateException("The call " + heard.call().id() + " has no transcript to review");
        }
        rows.reviewed(heard.call().id(), analysis.review(transcript, facts(heard.call(), pass)));
    }

    /** The same transcript is reviewed anew, with what people said of the call since. */
    void renew(HeardCall heard, int attempt) {
        Transcript transcript = heard.transcript();
        CallReview before = heard.review();
        if (transcript != null && before != null) {
            CallReview review = analysis.review(transcript, facts(heard.call(), before.refined() ? Pass.FINAL : Pass.FIRST));
            rows.renewed(heard, attempt, review, tenants.current().language());
        }
    }

    void file(HeardCall heard, boolean recorded, Pass pass) {
        Call call = heard.call();
        rows.filed(heard, tenants.current().language(), recorded, () -> {
            if (pass == Pass.FIRST && isNews(call)) {
                witness.reviewed(call);
            }
        });
    }

    /** What is brought in later to complete the records is no news to anybody. */
    private boolean isNews(Call call) {
        return call.startedAt() == null || call.startedAt().isAfter(clock.instant().minus(NEWS));
    }

    private CallFacts facts(Call call, Pass pass) {
        Tenant tenant = tenants.current();
        Opportunity deal = call.opportunity() == null ? null : opportunities.byId(call.opportunity().id()).orElse(null);
        LocalDate day = call.startedAt() == null ? null : LocalDate.ofInstant(call.startedAt(), tenant.timeZone());
        return new CallFacts(tenant.language(), call.rep() == null ? "" : call.rep().name(), names("competitor"), names("product"), deal, day, pass == Pass.FINAL);
    }

    private List<String> names(String table) {
        return database.read(jdbc -> jdbc.sql("select name from " + table + " order by name").query(String.class).list());
    }
}
