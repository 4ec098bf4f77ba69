package com.nexusflow.copilot.channels.start;

import com.nexusflow.copilot.agents.call.ReviewDesk;
import com.nexusflow.copilot.agents.model.ModelSettings;
import com.nexusflow.copilot.agents.model.Models;
import com.nexusflow.copilot.agents.review.ModelAnalysis;
import com.nexusflow.copilot.channels.door.CallNews;
import com.nexusflow.copilot.core.audit.Audit;
import com.nexusflow.copilot.core.call.AudioStore;
import com.nexusflow.copilot.core.call.CallAnalysis;
import com.nexusflow.copilot.core.call.CallFigures;
import com.nexusflow.copilot.core.call.CallFiling;
import com.nexusflow.copilot.core.call.CallHearing;
import com.nexusflow.copilot.core.call.CallIntake;
import com.nexusflow.copilot.core.call.CallParties;
import com.nexusflow.copilot.core.call.CallSettings;
import com.nexusflow.copilot.core.call.CallWork;
import com.nexusflow.copilot.core.call.Calls;
import com.nexusflow.copilot.core.call.CallsByNumber;
import com.nexusflow.copilot.core.call.Coaching;
import com.nexusflow.copilot.core.call.ConsentRules;
import com.nexusflow.copilot.core.call.RecordingOrigin;
import com.nexusflow.copilot.core.call.Recordings;
import com.nexusflow.copilot.core.call.Verdicts;
import com.nexusflow.copilot.core.change.Proposals;
import com.nexusflow.copilot.core.connection.SecretBox;
import com.nexusflow.copilot.core.crm.Contacts;
import com.nexusflow.copilot.core.crm.Opportunities;
import com.nexusflow.copilot.core.crm.Stages;
import com.nexusflow.copilot.core.feed.Notifications;
import com.nexusflow.copilot.core.inbox.Post;
import com.nexusflow.copilot.core.people.People;
import com.nexusflow.copilot.core.tenant.TenantDatabase;
import com.nexusflow.copilot.core.tenant.TenantScope;
import com.nexusflow.copilot.core.tenant.Tenants;
import com.nexusflow.copilot.voice.analysis.RuleAnalysis;
import com.nexusflow.copilot.voice.audio.AudioLimits;
import com.nexusflow.copilot.voice.hearing.RecordingHearing;
import com.nexusflow.copilot.voice.hearing.SpeechEngines;
import com.nexusflow.copilot.voice.model.ModelStore;
import com.nexusflow.copilot.voice.store.SealedStore;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.SchedulingConfigurer;

/** Calls with customers: how they come in and what is done with them in the background. */
@Configuration(proxyBeanMethods = false)
class CallsConfiguration {

    /** Nobody waits for the words of a review. */
    private static final Duration MODEL_PATIENCE = Duration.ofSeconds(60);

    @Bean
    CallAnalysis callAnalysis(ModelSettings model) {
        return new ModelAnalysis(new RuleAnalysis(), Models.of(model.within(MODEL_PATIENCE)));
    }

    @Bean
    SpeechEngines speechEngines(SpeechSettings settings, Home home) {
        ModelStore models = ModelStore.under(home.path(), settings.models() == null ? "" : settings.models(), settings.fetch());
        return new SpeechEngines(models, settings.lanes(), settings.finalPass());
    }

    @Bean
    CallHearing callHearing(SpeechEngines engines) {
        return new RecordingHearing(engines, AudioLimits.usual());
    }

    /** Sealed files are made where they are kept, so that they only change their name. */
    @Bean
    AudioStore audioStore(RecordingSettings settings, SecretBox box, Home home, Clock clock) {
        Path folder = home.path().resolve("recordings");
        SealedStore store = new SealedStore(settings.shelf(folder), folder.resolve(".work"), box.keyFor("recordings of calls"));
        store.forgetBegunBefore(clock.instant().minus(Recordings.BRINGING));
        return store;
    }

    @Bean
    Verdicts verdicts(TenantDatabase database, Calls calls, People people, Audit audit, Notifications notifications, Clock clock) {
        return new Verdicts(database, calls, people, audit, notifications, clock);
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
    Recordings recordings(TenantDatabase database, AudioStore store, RecordingSettings settings, Clock clock) {
        return new Recordings(database, store, settings.keptFor(), clock);
    }

    @Bean
    Calls salesCalls(TenantDatabase database, People people, Audit audit, Recordings recordings, Notifications notifications, Clock clock) {
        return new Calls(database, people, audit, recordings, notifications, clock);
    }

    @Bean
    CallWork callWork(TenantDatabase database, Calls calls, CallAnalysis analysis, Opportunities opportunities, Tenants tenants, Recordings recordings, CallHearing hearing,
            List<RecordingOrigin> origins, Notifications notifications, SecretBox box, Clock clock) {
        return new CallWork(database, calls, analysis, opportunities, tenants, recordings, hearing, origins, notifications, box, clock);
    }

    @Bean
    CallIntake callIntake(TenantDatabase database, CallAnalysis analysis, Recordings recordings, Opportunities opportunities, People people, Clock clock, Post post) {
        return new CallIntake(database, analysis, recordings, opportunities, people, clock, id -> post.wakeBacklogs());
    }

    @Bean
    CallFiling callFiling(TenantDatabase database, Calls salesCalls, Tenants tenants, Audit audit, Clock clock, Post post) {
        return new CallFiling(database, salesCalls, tenants, audit, clock, id -> post.wakeBacklogs());
    }

    @Bean
    CallSettings callSettings(TenantDatabase database, Tenants tenants, CallHearing hearing, Clock clock) {
        return new CallSettings(database, tenants, hearing, clock);
    }

    @Bean
    CallParties callParties(TenantDatabase database) {
        return new CallParties(database);
    }

    @Bean
    CallsByNumber callsByNumber(TenantDatabase database, CallIntake intake, CallParties parties, CallSettings settings, Audit audit) {
        return new CallsByNumber(database, intake, parties, settings, new ConsentRules(), audit);
    }

    @Bean
    ReviewDesk reviewDesk(Calls salesCalls, Proposals proposals, Opportunities opportunities, Stages stages, Contacts contacts, Tenants tenants, Clock clock) {
        return new ReviewDesk(salesCalls, proposals, opportunities, stages, contacts, tenants, clock);
    }

    @Bean
    CallNews callNews(Calls salesCalls, ReviewDesk desk, Tenants tenants) {
        return new CallNews(salesCalls, desk, tenants);
    }

    /** Chat works while the models come. */
    @Bean
    ApplicationListener<ApplicationReadyEvent> speechBegins(SpeechEngines engines) {
        return ready -> engines.begin();
    }

    @Bean
    SchedulingConfigurer recordingsAreSwept(Recordings recordings, Tenants tenants) {
        return tasks -> tasks.addFixedDelayTask(
                () -> tenants.all().forEach(tenant -> TenantScope.background(tenant.id()).run(recordings::sweep)), Duration.ofHours(1));
    }
}
