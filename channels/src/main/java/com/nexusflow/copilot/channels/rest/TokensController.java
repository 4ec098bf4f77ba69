package com.nexusflow.copilot.channels.rest;

import com.nexusflow.copilot.core.people.SignIn;
import com.nexusflow.copilot.core.tenant.TenantScope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The signed-in person's API tokens. */
@RestController
@RequestMapping("/api/v1/tokens")
@Tag(name = "Tokens")
class TokensController {

    private static final int LONGEST_LABEL = 100;

    private final SignIn signIn;

    TokensController(SignIn signIn) {
        this.signIn = signIn;
    }

    /** What the token is for, in the person's words. */
    record NewToken(@Nullable String label) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Make a token for yourself; it is shown this once")
    SignIn.IssuedToken issue(@RequestBody NewToken wanted) {
        String label = wanted.label() == null ? "" : wanted.label().replace("\0", "").strip();
        if (label.isEmpty() || label.length() > LONGEST_LABEL) {
            throw new BadInput("label must have 1 to " + LONGEST_LABEL + " characters and say what the token is for");
        }
        return signIn.issueToken(TenantScope.currentPerson(), label);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Make one of your tokens worthless")
    void revoke(@PathVariable UUID id) {
        if (!signIn.revokeToken(TenantScope.currentPerson(), id)) {
            throw new NotFound("token", id);
        }
    }
}
