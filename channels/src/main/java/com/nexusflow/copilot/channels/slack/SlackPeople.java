package com.nexusflow.copilot.channels.slack;

import com.nexusflow.copilot.channels.door.Speaker;
import com.nexusflow.copilot.channels.door.Talk;
import com.nexusflow.copilot.core.connection.Connection;
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
    /** Beyond this nobody can say who reads along. */
    private static final int MOST_MEMBERS = 500;
    /** So many colleagues are looked up one by one; for more the whole list is fetched. */
    private static final int ONE_BY_ONE = 20;
    private static final int MOST_PAGES = 25;
    private static final String NOBODY = "";

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

    /** What somebody is called in Slack; the id when Slack does not say. */
    String name(Connection connection, String user) {
        return profile(connection, user).map(Profile::name).orElse(user);
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
        return talk.readers(connection.id(), asker, members(connection, channel).map(found -> people(connection, found)).orElse(List.of(NOBODY)));
    }

    private List<String> people(Connection connection, List<String> found) {
        List<String> unknown = found.stream().filter(user -> talk.speaker(connection.id(), user).isEmpty()).toList();
        if (unknown.size() > ONE_BY_ONE) {
            lists.get(connection.id().toString(), () -> fetchList(connection));
        }
        List<String> people = new ArrayList<>(found);
        for (String user : unknown) {
            if (profile(connection, user).filter(Profile::isApp).isPresent()) {
                people.remove(user);
            } else {
                speaker(connection, user);
            }
        }
        return people;
    }

    private Optional<List<String>> members(Connection connection, String channel) {
        return members.get(connection.id() + "/" + channel, () -> {
            List<String> found = new ArrayList<>();
            String cursor = "";
            do {
                SlackAnswer page = api.call(connection.secret(SlackDoor.BOT_TOKEN), "conversations.members",
                        SlackJson.object("channel", channel, "limit", String.valueOf(PAGE), "cursor", cursor.isEmpty() ? null : cursor));
                if (!page.ok()) {
                    return Optional.empty();
                }
                page.body().at("/members").forEach(member -> found.add(member.asString()));
                cursor = page.text("/response_metadata/next_cursor");
            } while (!cursor.isEmpty() && found.size() <= MOST_MEMBERS);
            return found.size() > MOST_MEMBERS ? Optional.empty() : Optional.of(found);
        });
    }

    private Optional<Profile> profile(Connection connection, String user) {
        return profiles.get(key(connection.id(), user), () -> {
            SlackAnswer answer = api.call(connection.secret(SlackDoor.BOT_TOKEN), USERS_INFO, SlackJson.object("user", user));
            return answer.ok() ? Optional.of(profile(connection, answer.body().at("/user"))) : Optional.empty();
        });
    }

    private Optional<Boolean> fetchList(Connection connection) {
        String cursor = "";
        for (int page = 0; page < MOST_PAGES; page++) {
            SlackAnswer answer = api.call(connection.secret(SlackDoor.BOT_TOKEN), "users.list",
                    SlackJson.object("limit", String.valueOf(PAGE), "cursor", cursor.isEmpty() ? null : cursor));
            if (!answer.ok()) {
                return Optional.empty();
            }
            answer.body().at("/members").forEach(user -> profiles.put(key(connection.id(), SlackJson.text(user, "/id")), profile(connection, user)));
            cursor = answer.text("/response_metadata/next_cursor");
            if (cursor.isEmpty()) {
                break;
            }
        }
        return Optional.of(true);
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
