package com.nexusflow.copilot.channels.start;

import com.nexusflow.copilot.core.audit.Audit;
import com.nexusflow.copilot.core.call.CallAnalysis;
import com.nexusflow.copilot.core.call.CallFigures;
import com.nexusflow.copilot.core.call.CallIntake;
import com.nexusflow.copilot.core.call.CallWork;
import com.nexusflow.copilot.core.call.Calls;
import com.nexusflow.copilot.core.call.Coaching;
import com.nexusflow.copilot.core.call.Verdicts;
import com.nexusflow.copilot.core.crm.Opportunities;
import com.nexusflow.copilot.core.inbox.Post;
import com.nexusflow.copilot.core.people.People;
import com.nexusflow.copilot.core.tenant.TenantDatabase;
import com.nexusflow.copilot.core.tenant.Tenants;
import com.nexusflow.copilot.voice.analysis.RuleAnalysis;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Calls with customers: how they come in and what is done with them in the background. */
@Configuration(proxyBeanMethods = false)
class CallsConfiguration {

    @Bean
    CallAnalysis callAnalysis() {
        return new RuleAnalysis();
    }

    @Bean
    Calls salesCalls(TenantDatabase database, People people, Audit audit, Clock clock) {
        return new Calls(database, people, audit, clock);
    }

    @Bean
    Verdicts verdicts(TenantDatabase database, Calls calls, People people, Audit audit, Clock clock) {
        return new Verdicts(database, calls, people, audit, clock);
    }

    @Bean
    CallFigures callFigures(TenantDatabase database, Tenants tenants) {
        return new CallFigures(database, tenants);
    }

    @Bean
    Coaching coaching(CallFigures figures, People people) {
        return new Coaching(figures, people);
    }

    @Bean
    CallWork callWork(TenantDatabase database, Calls calls, CallAnalysis analysis, Opportunities opportunities, Tenants tenants, Clock clock) {
        return new CallWork(database, calls, analysis, opportunities, tenants, clock);
    }

    @Bean
    CallIntake callIntake(Calls calls, CallAnalysis analysis, Opportunities opportunities, People people, Post post, CallWork work) {
        return new CallIntake(calls, analysis, opportunities, people, id -> post.wake(work, CallWork.lane(id)));
    }
}
