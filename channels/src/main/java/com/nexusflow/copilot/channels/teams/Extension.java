package com.nexusflow.copilot.channels.teams;

import com.nexusflow.copilot.agents.reply.RecordRef;
import com.nexusflow.copilot.channels.door.DoorSettings;
import com.nexusflow.copilot.channels.door.DoorWords;
import com.nexusflow.copilot.channels.door.Speaker;
import com.nexusflow.copilot.core.connection.Connection;
import com.nexusflow.copilot.core.crm.Account;
import com.nexusflow.copilot.core.crm.Accounts;
import com.nexusflow.copilot.core.crm.Opportunities;
import com.nexusflow.copilot.core.crm.Opportunity;
import com.nexusflow.copilot.core.crm.RecordKind;
import com.nexusflow.copilot.core.crm.RecordSearch;
import com.nexusflow.copilot.core.inbox.NotNow;
import com.nexusflow.copilot.core.people.Identities;
import com.nexusflow.copilot.core.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The search beside the field where one writes. Whoever searches finds what that person may see; what is then posted shows others the name of the record and
 * nothing else, for nobody checked what they may see.
 */
final class Extension {

    static final String DEALS = "deals";
    static final String ACCOUNTS = "accounts";
    static final String CARDS = "cards";
    static final String PARAMETER = "q";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MOST = 10;
    private static final int LONGEST = 200;

    private final RecordSearch search;
    private final Opportunities deals;
    private final Accounts accounts;
    private final Roster roster;
    private final Identities identities;
    private final DoorSettings doors;
    private final Conversing conversing;

    /** A record that was found, and what tells it from others in the list that only the searcher sees. */
    private record Hit(RecordRef record, String subtitle) {}

    Extension(RecordSearch search, Opportunities deals, Accounts accounts, Roster roster, Identities identities, DoorSettings doors, Conversing conversing) {
        this.search = search;
        this.deals = deals;
        this.accounts = accounts;
        this.roster = roster;
        this.identities = identities;
        this.doors = doors;
        this.conversing = conversing;
    }

    JsonNode answer(Connection connection, Activity activity) {
        Locale locale = conversing.locale(activity);
        Optional<Speaker> speaker;
        try {
            speaker = roster.speaker(connection, activity);
        } catch (NotNow e) {
            return message(DoorWords.of(locale).get("unclear"));
        }
        if (speaker.isEmpty()) {
            return stranger(connection, activity, locale);
        }
        String command = Activity.text(activity.value(), "commandId");
        Texts words = Texts.of("messages.teams", locale);
        if (CARDS.equals(command)) {
            return message(words.get("search.no_cards"));
        }
        String wanted = wanted(activity.value());
        if (wanted.isBlank()) {
            return message(words.get("search.empty"));
        }
        List<Hit> hits = speaker.get().scope().call(() -> ACCOUNTS.equals(command) ? accounts(wanted) : deals(wanted));
        return hits.isEmpty() ? message(words.get("search.nothing", wanted)) : results(hits, words);
    }

    private static String wanted(JsonNode value) {
        for (JsonNode parameter : value.path("parameters")) {
            if (PARAMETER.equals(Activity.text(parameter, "name"))) {
                String text = Activity.text(parameter, "value").replace("\0", "").strip();
                return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
            }
        }
        return "";
    }

    private List<Hit> deals(String wanted) {
        List<RecordSearch.Hit> found = search.search(wanted, Set.of(RecordKind.OPPORTUNITY), MOST);
        List<Opportunity> seen = deals.ofIds(found.stream().map(RecordSearch.Hit::id).toList());
        return inOrder(found, seen.stream()
                .map(deal -> new Hit(new RecordRef(RecordKind.OPPORTUNITY, deal.id(), deal.name()), Stream.of(deal.account() == null ? null : deal.account().name(), deal.stage().name())
                        .filter(Objects::nonNull).collect(Collectors.joining(", "))))
                .toList());
    }

    private List<Hit> accounts(String wanted) {
        List<RecordSearch.Hit> found = search.search(wanted, Set.of(RecordKind.ACCOUNT), MOST);
        List<Account> seen = accounts.ofIds(found.stream().map(RecordSearch.Hit::id).toList());
        return inOrder(found, seen.stream()
                .map(account -> new Hit(new RecordRef(RecordKind.ACCOUNT, account.id(), account.name()),
                        Stream.of(account.sector(), account.country()).filter(Objects::nonNull).collect(Collectors.joining(", "))))
                .toList());
    }

    private static List<Hit> inOrder(List<RecordSearch.Hit> found, List<Hit> seen) {
        return found.stream().flatMap(one -> seen.stream().filter(hit -> hit.record().id().equals(one.id()))).toList();
    }

    private JsonNode results(List<Hit> hits, Texts words) {
        ObjectNode extension = JSON.createObjectNode();
        ObjectNode list = extension.putObject("composeExtension").put("type", "result").put("attachmentLayout", "list");
        ArrayNode attachments = list.putArray("attachments");
        for (Hit hit : hits) {
            ObjectNode attachment = attachments.addObject().put("contentType", TeamsCards.CONTENT_TYPE);
            attachment.set("content", posted(hit.record(), words));
            ObjectNode preview = attachment.putObject("preview").put("contentType", "application/vnd.microsoft.card.thumbnail");
            preview.putObject("content").put("title", escaped(hit.record().name())).put("text", escaped(hit.subtitle()));
        }
        return extension;
    }

    /** What stands in the conversation when somebody picks the record. */
    private ObjectNode posted(RecordRef record, Texts words) {
        List<ObjectNode> actions = new ArrayList<>();
        ObjectNode open = open(record, words);
        if (open != null) {
            actions.add(open);
        }
        return TeamsCards.card(List.of(TeamsCards.heading(record.name()), TeamsCards.quiet(words.get("search.kind." + record.kind().code()))), actions, record.name());
    }

    private @Nullable ObjectNode open(RecordRef record, Texts words) {
        ObjectNode open = new TeamsCards(doors).open(record);
        return open == null ? null : open.put("title", words.get("search.open"));
    }

    /** Previews are HTML. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private JsonNode stranger(Connection connection, Activity activity, Locale locale) {
        Texts shared = DoorWords.of(locale);
        if (!doors.isReachable()) {
            return message(shared.get("stranger.unreachable"));
        }
        String code = identities.offerLink(connection.id(), activity.who(), activity.fromName());
        ObjectNode extension = JSON.createObjectNode();
        ArrayNode actions = extension.putObject("composeExtension").put("type", "auth").putObject("suggestedActions").putArray("actions");
        actions.addObject().put("type", "openUrl").put("title", Texts.of("messages.teams", locale).get("search.sign_in")).put("value", doors.address("/link/" + code));
        return extension;
    }

    private static JsonNode message(String text) {
        ObjectNode extension = JSON.createObjectNode();
        extension.putObject("composeExtension").put("type", "message").put("text", text);
        return extension;
    }
}
