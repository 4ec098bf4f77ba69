package com.nexusflow.copilot.channels.start;

import com.nexusflow.copilot.core.audit.Audit;
import com.nexusflow.copilot.core.call.SaidInCalls;
import com.nexusflow.copilot.core.crm.Competitors;
import com.nexusflow.copilot.core.feed.Comments;
import com.nexusflow.copilot.core.metric.Metrics;
import com.nexusflow.copilot.core.people.People;
import com.nexusflow.copilot.core.tenant.TenantDatabase;
import com.nexusflow.copilot.core.tenant.Tenants;
import com.nexusflow.copilot.knowledge.card.BattleCards;
import com.nexusflow.copilot.knowledge.card.CardFiles;
import com.nexusflow.copilot.knowledge.card.CardVotes;
import com.nexusflow.copilot.knowledge.card.CompetitorRecord;
import com.nexusflow.copilot.knowledge.card.DemoCards;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Battle cards and how we fare against those they are about. */
@Configuration(proxyBeanMethods = false)
class CardsConfiguration {

    @Bean
    Competitors competitors(TenantDatabase database) {
        return new Competitors(database);
    }

    @Bean
    BattleCards battleCards(TenantDatabase database, Competitors competitors, People people, Audit audit, Clock clock) {
        return new BattleCards(database, competitors, people, audit, clock);
    }

    @Bean
    CardVotes cardVotes(TenantDatabase database, Clock clock) {
        return new CardVotes(database, clock);
    }

    @Bean
    CardFiles cardFiles(BattleCards cards, People people) {
        return new CardFiles(cards, people);
    }

    @Bean
    DemoCards demoCards(BattleCards cards, CardFiles files, CardVotes votes, Comments comments, People people) {
        return new DemoCards(cards, files, votes, comments, people);
    }

    @Bean
    CompetitorRecord competitorRecord(Metrics metrics, TenantDatabase database, Tenants tenants, Clock clock) {
        return new CompetitorRecord(metrics, new SaidInCalls(database), tenants, clock);
    }
}
