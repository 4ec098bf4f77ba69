package com.nexusflow.copilot.channels.rest;

import com.nexusflow.copilot.core.tenant.TenantScope;
import com.nexusflow.copilot.knowledge.source.IndexFollowing;
import com.nexusflow.copilot.knowledge.source.IndexFollowing.Progress;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The index of passages: how far it is, and putting it right. */
@RestController
@RequestMapping("/api/v1/knowledge/index")
@Tag(name = "Knowledge")
class KnowledgeIndexController {

    private static final Logger LOG = LoggerFactory.getLogger(KnowledgeIndexController.class);

    /**
     * How far the index is.
     *
     * @param expected cards, documents, calls, notes, e-mails and activities that it should hold as they are now
     * @param held those that it holds so
     */
    record IndexState(int expected, int held, int percent) {}

    private final IndexFollowing following;

    KnowledgeIndexController(IndexFollowing following) {
        this.following = following;
    }

    @GetMapping
    @Operation(summary = "How many of the tenant's cards, documents, calls, notes, e-mails and activities the index of passages holds as they are now")
    IndexState state() {
        Progress progress = following.progress(TenantScope.current().tenantId());
        return new IndexState(progress.expected(), progress.held(), progress.percent());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Compares the tenant's index of passages with the database and puts it right, or with fromNothing makes it anew; GET tells how far it is")
    void reconcile(@RequestParam(defaultValue = "false") boolean fromNothing) {
        UUID tenant = TenantScope.current().tenantId();
        Thread.ofVirtual().name("passages of " + tenant).start(() -> work(tenant, fromNothing));
    }

    private void work(UUID tenant, boolean fromNothing) {
        try {
            (fromNothing ? following.rebuild(tenant, progress -> {}) : following.reconcile(tenant, progress -> {})).ifPresentOrElse(
                    found -> LOG.info("The passages of tenant {} are put right: of {} sources {} were missing, {} left over", tenant, found.expected(), found.missing(), found.leftOver()),
                    () -> LOG.warn("The passages of tenant {} are being worked on by another; try again later", tenant));
        } catch (RuntimeException e) {
            LOG.warn("The passages of tenant {} could not be put right; try again when the index answers", tenant, e);
        }
    }
}
