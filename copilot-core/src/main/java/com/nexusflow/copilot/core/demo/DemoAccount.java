package com.nexusflow.copilot.core.demo;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An account of the demo with its contacts and the rep who owns it. */
record DemoAccount(
        UUID id,
        String name,
        String sector,
        String country,
        int employees,
        int revenueMillions,
        int founded,
        @Nullable String parent,
        String owner,
        List<DemoContact> contacts) {

    /** A contact of the account; the first of an account decides. */
    record DemoContact(UUID id, String name, String title, String buyingRole, String email) {}

    DemoAccount {
        contacts = List.copyOf(contacts);
    }

    /** The name as it stands in addresses on the web, under a domain that cannot exist. */
    String domain() {
        return DemoPeople.plain(name) + ".example";
    }
}
