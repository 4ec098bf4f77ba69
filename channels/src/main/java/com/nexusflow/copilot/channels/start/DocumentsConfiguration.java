package com.nexusflow.copilot.channels.start;

import com.nexusflow.copilot.core.inbox.Post;
import com.nexusflow.copilot.core.tenant.TenantDatabase;
import com.nexusflow.copilot.knowledge.document.Collections;
import com.nexusflow.copilot.knowledge.document.DocumentWork;
import com.nexusflow.copilot.knowledge.document.Documents;
import com.nexusflow.copilot.knowledge.document.read.DocumentReader;
import com.nexusflow.copilot.knowledge.document.read.Limits;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Documents in collections, and the work of reading them. */
@Configuration(proxyBeanMethods = false)
class DocumentsConfiguration {

    @Bean
    DocumentReader documentReader() {
        return new DocumentReader(Limits.usual());
    }

    @Bean
    DocumentWork documentWork(TenantDatabase database, DocumentReader reader, Clock clock) {
        return new DocumentWork(database, reader, clock);
    }

    @Bean
    Collections documentCollections(TenantDatabase database, Clock clock) {
        return new Collections(database, clock);
    }

    @Bean
    Documents documents(TenantDatabase database, DocumentReader reader, Clock clock, ObjectProvider<Post> post) {
        return new Documents(database, reader.limits().fileBytes(), clock, id -> post.getObject().wakeBacklogs());
    }
}
