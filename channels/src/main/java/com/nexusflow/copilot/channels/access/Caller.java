package com.nexusflow.copilot.channels.access;

import com.nexusflow.copilot.core.people.SignIn;
import java.io.Serializable;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.AuthenticatedPrincipal;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * The person who makes the request. Rights are not kept here: they are read anew for each request.
 *
 * @param stamp the mark of the password the person signed in with, or null after a token
 */
public record Caller(UUID tenantId, UUID personId, String name, @Nullable UUID stamp) implements AuthenticatedPrincipal, Serializable {

    /** The person whose request runs on this thread, if one is signed in. */
    public static Optional<Caller> current() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return Optional.ofNullable(authentication).map(Authentication::getPrincipal).filter(Caller.class::isInstance).map(Caller.class::cast);
    }

    static Caller of(SignIn.SignedIn in) {
        return new Caller(in.scope().tenantId(), in.person().id(), in.person().name(), in.stamp());
    }

    @Override
    public String getName() {
        return name;
    }
}
