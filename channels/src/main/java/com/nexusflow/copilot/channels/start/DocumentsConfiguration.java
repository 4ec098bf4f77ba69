package com.nexusflow.copilot.channels.start;

import com.nexusflow.copilot.core.inbox.Post;
import com.nexusflow.copilot.core.tenant.ServedAs;
import com.nexusflow.copilot.core.tenant.TenantDatabase;
import com.nexusflow.copilot.core.tenant.TenantScope;
import com.nexusflow.copilot.core.tenant.Tenants;
import com.nexusflow.copilot.knowledge.document.Collections;
import com.nexusflow.copilot.knowledge.document.DocumentWork;
import com.nexusflow.copilot.knowledge.document.Documents;
import com.nexusflow.copilot.knowledge.document.WatchedFolder;
import com.nexusflow.copilot.knowledge.document.read.DocumentReader;
import com.nexusflow.copilot.knowledge.document.read.Limits;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.SchedulingConfigurer;

/** Documents in collections, and the work of reading them. */
@Configuration(proxyBeanMethods = false)
class DocumentsConfiguration {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(30);

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

    /** Of the tenant that the installation serves. */
    @Bean
    SchedulingConfigurer foldersAreWatched(LibrarySettings library, CopilotSettings settings, Tenants tenants, Collections collections, Documents documents) {
        List<WatchedFolder> folders = library.watched().stream().map(folder -> new WatchedFolder(folder.path(), folder.collection(), collections, documents)).toList();
        ServedAs served = settings.demo() ? ServedAs.DEMO : ServedAs.OWN;
        return tasks -> folders.forEach(folder -> tasks.addFixedDelayTask(
                () -> tenants.served(served).ifPresent(tenant -> TenantScope.background(tenant).run(folder::look)), BETWEEN_LOOKS));
    }
}
