package com.nexusflow.copilot.channels.start;

import com.nexusflow.copilot.core.call.Calls;
import com.nexusflow.copilot.core.memory.SharedMemory;
import com.nexusflow.copilot.core.tenant.TenantDatabase;
import com.nexusflow.copilot.core.tenant.Tenants;
import com.nexusflow.copilot.knowledge.card.BattleCards;
import com.nexusflow.copilot.knowledge.document.Documents;
import com.nexusflow.copilot.knowledge.index.LucenePassageIndex;
import com.nexusflow.copilot.knowledge.index.PassageIndex;
import com.nexusflow.copilot.knowledge.index.Vectors;
import com.nexusflow.copilot.knowledge.qdrant.QdrantPassageIndex;
import com.nexusflow.copilot.knowledge.search.KnowledgeSearch;
import com.nexusflow.copilot.knowledge.source.Follower;
import com.nexusflow.copilot.knowledge.source.IndexFollowing;
import com.nexusflow.copilot.knowledge.source.PassageWork;
import java.time.Clock;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Passages of what can be quoted, and the index that finds them: in this process, or on a Qdrant server that all nodes share. */
@Configuration(proxyBeanMethods = false)
class KnowledgeConfiguration {

    @Bean
    Vectors passageVectors() {
        return Vectors.inProcess();
    }

    @Bean
    PassageIndex passageIndex(QdrantSettings qdrant, Vectors vectors, Home home) {
        return qdrant.isWanted()
                ? QdrantPassageIndex.at(qdrant.url(), qdrant.apiKey(), qdrant.collection(), vectors)
                : new LucenePassageIndex(home.path().resolve("passages"), vectors);
    }

    @Bean
    IndexFollowing indexFollowing(TenantDatabase database, PassageIndex index, SharedMemory memory) {
        return new IndexFollowing(database, index, memory);
    }

    @Bean
    Follower passageFollower(IndexFollowing following) {
        return new Follower(following);
    }

    @Bean
    PassageWork passageWork(TenantDatabase database, BattleCards cards, Documents documents, Calls calls, Tenants tenants, Follower follower, Clock clock) {
        return new PassageWork(database, cards, documents, calls, tenants, tenant -> follower.wake(), clock);
    }

    @Bean
    KnowledgeSearch knowledgeSearch(TenantDatabase database, PassageIndex index) {
        return new KnowledgeSearch(database, index);
    }

    @Bean
    ApplicationListener<ApplicationReadyEvent> passagesAreFollowed(Follower follower) {
        return ready -> follower.start();
    }
}
