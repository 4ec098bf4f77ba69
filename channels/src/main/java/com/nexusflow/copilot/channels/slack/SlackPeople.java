package com.nexusflow.copilot.channels.slack;

import com.nexusflow.copilot.channels.door.Speaker;
import com.nexusflow.copilot.channels.door.Talk;
import com.nexusflow.copilot.core.connection.Connection;
import com.nexusflow.copilot.core.inbox.NotNow;
import com.nexusflow.copilot.core.tenant.TenantScope;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Who somebody in a Slack workspace is here, and what all members of a channel may see. */
final class SlackPeople {

    private static final String USERS_INFO = "users.info";
    private static final int PAGE = 200;
    /** In larger channels somebody always sees less, so that nobody is looked up and the answer is for the asker's eyes. */
    static final int MOST_MEMBERS = 200;
    /** So many colleagues are looked up one by one; for more the whole list is fetched. */
    static final int ONE_BY_ONE = 20;
    private static final int MOST_PAGES = 25;
    private static final List<String> NOBODY = List.of("");

    /**
     * What Slack knows of somebody.
     *
     * @param email an address that Slack has verified, of a full member of this workspace; else an empty text
     */
    record Profile(String name, String email, boolean isApp) {}

    private final SlackApi api;
    private final Talk talk;
    private final Remembered<Profile> profiles;
    private final Remembered<List<String>> members;
    private final Remembered<String> bots;
    private final Remembered<Boolean> lists;

    SlackPeople(SlackApi api, Talk talk, Clock clock) {
        this.api = api;
        this.talk = talk;
        this.profiles = new Remembered<>(Duration.ofMinutes(10), clock);
        this.members = new Remembered<>(Duration.ofSeconds(60), clock);
        this.bots = new Remembered<>(Duration.ofHours(1), clock);
        this.lists = new Remembered<>(Duration.ofMinutes(10), clock);
    }

    /** Somebody who is known, or becomes known now by a verified e-mail address. */
    Optional<Speaker> speaker(Connection connection, String user) {
        return talk.speaker(connection.id(), user).or(() -> profile(connection, user)
                .filter(profile -> !profile.email().isEmpty())
                .flatMap(profile -> talk.speakerByEmail(connection.id(), user, profile.name(), profile.email())));
    }

    /** What somebody is called in Slack; the id when Slack does not say, for a name is not worth waiting for. */
    String name(Connection connection, String user) {
        try {
            return profile(connection, user).map(Profile::name).orElse(user);
        } catch (NotNow e) {
            return user;
        }
    }

    /** The copilot's own id in the workspace, or an empty text while Slack does not say. */
    String self(Connection connection) {
        return bots.get(connection.id().toString() + connection.changedAt(), () -> {
            SlackAnswer answer = api.call(connection.secret(SlackDoor.BOT_TOKEN), "auth.test", SlackJson.object());
            return answer.ok() ? Optional.of(answer.text("/user_id")) : Optional.empty();
        }).orElse("");
    }

    /**
     * What all members of the channel may see. Apps are no readers: who installs one decides what it reads. When the members cannot be
     * known, nothing is what they may see in common.
     */
    TenantScope readers(Connection connection, Speaker asker, String channel) {
        return talk.readers(connection.id(), asker, members(connection, channel).filter(found -> !found.equals(NOBODY)).map(found -> people(connection, found)).orElse(NOBODY));
    }

    /** Those of the members who are people. As soon as one of them is nobody here, the others need not be looked up. */
    private List<String> people(Connection connection, List<String> found) {
        List<String> unknown = found.stream().filter(user -> talk.speaker(connection.id(), user).isEmpty()).toList();
        if (unknown.size() > ONE_BY_ONE && !lists.get(connection.id().toString(), () -> Optional.of(fetchList(connection))).orElse(false)) {
            return NOBODY;
        }
        List<String> people = new ArrayList<>(found);
        for (String user : unknown) {
            if (profile(connection, user).filter(Profile::isApp).isPresent()) {
                people.remove(user);
            } else if (speaker(connection, user).isEmpty()) {
                return NOBODY;
            }
        }
        return people;
    }

    /** One page of members, remembered for a minute; that there are more than that is remembered as well. */
    private Optional<List<String>> members(Connection connection, String channel) {
        return members.get(connection.id() + "/" + channel, () -> {
            SlackAnswer page = api.call(connection.secret(SlackDoor.BOT_TOKEN), "conversations.members", SlackJson.object("channel", channel, "limit", String.valueOf(MOST_MEMBERS)));
            if (!page.ok()) {
                return unknown(page, "who reads along");
            }
            boolean hasMore = !page.text("/response_metadata/next_cursor").isEmpty();
            return Optional.of(hasMore ? NOBODY : page.body().at("/members").valueStream().map(JsonNode::asString).toList());
        });
    }

    private Optional<Profile> profile(Connection connection, String user) {
        return profiles.get(key(connection.id(), user), () -> {
            SlackAnswer answer = api.call(connection.secret(SlackDoor.BOT_TOKEN), USERS_INFO, SlackJson.object("user", user));
            return answer.ok() ? Optional.of(profile(connection, answer.body().at("/user"))) : unknown(answer, "who somebody is");
        });
    }

    /** What Slack will not say in a moment either is not known. */
    private static <T> Optional<T> unknown(SlackAnswer answer, String what) {
        if (answer.isForLater()) {
            throw new NotNow("Slack does not say at the moment " + what + ": " + answer.error(), answer.rest());
        }
        return Optional.empty();
    }

    /** False when Slack does not say, or there are too many: that is remembered too. */
    private boolean fetchList(Connection connection) {
        String cursor = "";
        for (int page = 0; page < MOST_PAGES; page++) {
            SlackAnswer answer = api.call(connection.secret(SlackDoor.BOT_TOKEN), "users.list",
                    SlackJson.object("limit", String.valueOf(PAGE), "cursor", cursor.isEmpty() ? null : cursor));
            if (!answer.ok()) {
                return false;
            }
            answer.body().at("/members").forEach(user -> profiles.put(key(connection.id(), SlackJson.text(user, "/id")), profile(connection, user)));
            cursor = answer.text("/response_metadata/next_cursor");
            if (cursor.isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** Guests, people of other workspaces and addresses that nobody has confirmed show nothing about who somebody is here. */
    private static Profile profile(Connection connection, JsonNode user) {
        boolean isApp = SlackJson.flag(user, "/is_bot");
        boolean isColleague = !isApp
                && !SlackJson.flag(user, "/deleted")
                && !SlackJson.flag(user, "/is_restricted")
                && !SlackJson.flag(user, "/is_ultra_restricted")
                && !SlackJson.flag(user, "/is_stranger")
                && SlackJson.text(user, "/team_id").equals(Workspace.of(connection).team());
        boolean isVerified = isColleague && SlackJson.flag(user, "/is_email_confirmed");
        String name = SlackJson.text(user, "/profile/display_name").isBlank() ? SlackJson.text(user, "/real_name") : SlackJson.text(user, "/profile/display_name");
        return new Profile(name.isBlank() ? SlackJson.text(user, "/name") : name, isVerified ? SlackJson.text(user, "/profile/email") : "", isApp);
    }

    private static String key(UUID connection, String user) {
        return connection + "/" + user;
    }
}
