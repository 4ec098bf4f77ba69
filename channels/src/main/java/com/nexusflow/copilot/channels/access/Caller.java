package com.nexusflow.copilot.channels.access;

import com.nexusflow.copilot.core.people.Person;
import java.io.Serializable;
import java.util.UUID;
import org.springframework.security.core.AuthenticatedPrincipal;

/** The person who makes the request. Rights are not kept here: they are read anew for each request. */
public record Caller(UUID tenantId, UUID personId, String name) implements AuthenticatedPrincipal, Serializable {

    static Caller of(UUID tenantId, Person person) {
        return new Caller(tenantId, person.id(), person.name());
    }

    @Override
    public String getName() {
        return name;
    }
}
