package com.nexusflow.copilot.channels.teams;

import com.nexusflow.copilot.channels.door.Speaker;
import com.nexusflow.copilot.channels.door.Talk;
import com.nexusflow.copilot.channels.teams.Places.Place;
import com.nexusflow.copilot.core.connection.Connection;
import com.nexusflow.copilot.core.inbox.NotNow;
import com.nexusflow.copilot.core.tenant.TenantScope;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Who is in a conversation, as Teams knows them. */
final class Roster {

    private static final Duration KEPT = Duration.ofSeconds(60);
    private static final int MOST_KEPT = 1_000;
    /** In larger groups somebody always sees less. */
    static final int MOST_MEMBERS = 1_000;

    /**
     * A member.
     *
     * @param id Teams' own id
     * @param account the account's id in Microsoft's directory
     * @param emails the verified addresses of a member of the connection's own Microsoft tenant, none for guests and others
     */
    record Member(String id, String account, String name, List<String> emails) {
        Member {
            emails = List.copyOf(emails);
        }
    }

    /** @param complete whether nobody is missing */
    record Members(List<Member> all, boolean complete) {
        Members {
            all = List.copyOf(all);
        }
    }

    private record Kept(Members members, Instant until) {}

    private final Connector connector;
    private final Talk talk;
    private final Clock clock;
    private final Map<String, Kept> kept = new ConcurrentHashMap<>();

    Roster(Connector connector, Talk talk, Clock clock) {
        this.connector = connector;
        this.talk = talk;
        this.clock = clock;
    }

    /** Who is speaking: known before, or recognised by the e-mail address that Microsoft's directory has. */
    Optional<Speaker> speaker(Connection connection, Activity activity) {
        return talk.speaker(connection.id(), activity.who()).or(() -> member(connection, activity).flatMap(member -> recognised(connection, member)));
    }

    private Optional<Member> member(Connection connection, Activity activity) {
        Connector.Answer answer = connector.member(connection, activity.serviceUrl(), activity.conversation(), activity.from());
        if (answer.isForLater()) {
            throw new NotNow("Teams does not say at the moment who is speaking: " + answer.status(), answer.rest());
        }
        return answer.isGood() ? Optional.of(member(connection, answer.body())).filter(member -> member.account().equals(activity.who())) : Optional.empty();
    }

    private Optional<Speaker> recognised(Connection connection, Member member) {
        return member.account().isEmpty()
                ? Optional.empty()
                : member.emails().stream().flatMap(email -> talk.speakerByEmail(connection.id(), member.account(), member.name(), email).stream()).findFirst();
    }

    /** Everybody who reads the conversation; asked for again after a minute. Whoever is recognised by e-mail is known afterwards. */
    Members of(Connection connection, Place place) {
        String key = connection.id() + "/" + place.conversation();
        Kept known = kept.get(key);
        if (known != null && clock.instant().isBefore(known.until())) {
            return known.members();
        }
        Members members = asked(connection, place);
        members.all().stream()
                .filter(member -> talk.speaker(connection.id(), member.account()).isEmpty())
                .forEach(member -> recognised(connection, member));
        if (kept.size() >= MOST_KEPT) {
            kept.clear();
        }
        kept.put(key, new Kept(members, clock.instant().plus(KEPT)));
        return members;
    }

    /** What all members may see in common; whoever is not on the list may see nothing. */
    TenantScope readers(Connection connection, Speaker speaker, Members members) {
        List<String> accounts = new ArrayList<>(members.all().stream().map(Member::account).toList());
        if (!members.complete() || members.all().isEmpty()) {
            accounts.add("");
        }
        return talk.readers(connection.id(), speaker, accounts);
    }

    void forget(Connection connection, String conversation) {
        kept.remove(connection.id() + "/" + conversation);
    }

    private Members asked(Connection connection, Place place) {
        List<Member> members = new ArrayList<>();
        String continuation = "";
        do {
            Connector.Answer answer = connector.members(connection, place.service(), place.conversation(), continuation);
            if (answer.isForLater()) {
                throw new NotNow("Teams does not say at the moment who reads along: " + answer.status(), answer.rest());
            }
            if (!answer.isGood()) {
                return new Members(members, false);
            }
            answer.body().path("members").forEach(json -> members.add(member(connection, json)));
            continuation = Activity.text(answer.body(), "continuationToken");
        } while (!continuation.isEmpty() && members.size() < MOST_MEMBERS);
        return new Members(members, continuation.isEmpty());
    }

    private static Member member(Connection connection, JsonNode json) {
        String account = Activity.text(json, "aadObjectId").isEmpty() ? Activity.text(json, "objectId") : Activity.text(json, "aadObjectId");
        return new Member(Activity.text(json, "id"), account, Activity.text(json, "name"), emails(connection, json));
    }

    /** Addresses of guests and of other tenants are what somebody else says they are. */
    private static List<String> emails(Connection connection, JsonNode json) {
        String name = Activity.text(json, "userPrincipalName");
        String role = Activity.text(json, "userRole");
        boolean own = !connection.setting(Fields.TENANT_ID).isEmpty() && Activity.text(json, "tenantId").equalsIgnoreCase(connection.setting(Fields.TENANT_ID));
        boolean guest = name.contains("#EXT#") || "guest".equalsIgnoreCase(role) || "anonymous".equalsIgnoreCase(role);
        return own && !guest ? Stream.of(Activity.text(json, "email"), name).filter(email -> email.contains("@")).distinct().toList() : List.of();
    }
}
