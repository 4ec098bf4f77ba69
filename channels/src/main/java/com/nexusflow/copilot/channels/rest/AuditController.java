package com.nexusflow.copilot.channels.rest;

import com.nexusflow.copilot.core.audit.Audit;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whether the log of decisions is whole. */
@RestController
@Tag(name = "Audit")
class AuditController {

    private final Audit audit;

    AuditController(Audit audit) {
        this.audit = audit;
    }

    @GetMapping("/api/v1/audit/verification")
    @Operation(summary = "Walks the chain of audit entries: how many hold, and the first that was changed or taken out")
    Audit.Verification verify() {
        return audit.verify();
    }
}
