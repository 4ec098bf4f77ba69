package com.nexusflow.copilot.channels.slack;

import static com.nexusflow.copilot.channels.slack.SlackJson.object;

import com.nexusflow.copilot.channels.door.DoorSettings;
import com.nexusflow.copilot.channels.door.Speaker;
import com.nexusflow.copilot.core.connection.Connection;
import com.nexusflow.copilot.core.crm.Account;
import com.nexusflow.copilot.core.crm.Accounts;
import com.nexusflow.copilot.core.crm.Opportunities;
import com.nexusflow.copilot.core.crm.Opportunity;
import com.nexusflow.copilot.core.inbox.Outgoing;
import com.nexusflow.copilot.core.inbox.Received;
import com.nexusflow.copilot.core.tenant.Tenant;
import com.nexusflow.copilot.core.tenant.TenantScope;
import com.nexusflow.copilot.core.tenant.Tenants;
import com.nexusflow.copilot.core.text.FigureFormat;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Shows what a link to a record of ours leads to, if all who read it may see the record. */
final class SlackUnfurls {

    private static final Pattern RECORD = Pattern.compile("/(?:records/)?(deals|opportunity|accounts|account)/([0-9a-f-]{36})(?:[?#].*)?");
    private static final int MOST = 5;

    private final SlackPeople people;
    private final DoorSettings doors;
    private final Opportunities opportunities;
    private final Accounts accounts;
    private final Tenants tenants;

    SlackUnfurls(SlackPeople people, DoorSettings doors, Opportunities opportunities, Accounts accounts, Tenants tenants) {
        this.people = people;
        this.doors = doors;
        this.opportunities = opportunities;
        this.accounts = accounts;
        this.tenants = tenants;
    }

    /** What is still being written has no readers that could be known; it is looked at when it was sent. */
    List<Outgoing> unfurl(Received message, Connection connection, JsonNode event) {
        String channel = SlackJson.text(event, "/channel");
        String ts = SlackJson.text(event, "/message_ts");
        Optional<Speaker> sharer = people.speaker(connection, SlackJson.text(event, "/user"));
        if (!doors.isReachable() || sharer.isEmpty() || !ts.matches("\\d+\\.\\d+")) {
            return List.of();
        }
        TenantScope readers = people.readers(connection, sharer.get(), channel);
        if (readers.isNobody()) {
            return List.of();
        }
        Map<String, Object> unfurls = new LinkedHashMap<>();
        for (JsonNode link : event.at("/links")) {
            String address = SlackJson.text(link, "/url");
            if (unfurls.size() < MOST) {
                readers.call(() -> card(address)).ifPresent(card -> unfurls.put(address, card));
            }
        }
        return unfurls.isEmpty()
                ? List.of()
                : List.of(new SlackLetters(connection.id(), message.id().toString(), channel)
                        .courtesy("unfurl", "chat.unfurl", object("channel", channel, "ts", ts, "unfurls", unfurls)));
    }

    private Optional<Map<String, Object>> card(String address) {
        if (!address.startsWith(doors.publicUrl() + "/")) {
            return Optional.empty();
        }
        Matcher record = RECORD.matcher(address.substring(doors.publicUrl().length()));
        if (!record.matches()) {
            return Optional.empty();
        }
        UUID id;
        try {
            id = UUID.fromString(record.group(2));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        return record.group(1).startsWith("account")
                ? accounts.byId(id).map(account -> card(address, account.name(), about(account)))
                : opportunities.byId(id).map(deal -> card(address, deal.name(), about(deal)));
    }

    private static Map<String, Object> card(String address, String name, String about) {
        List<Map<String, Object>> blocks = new ArrayList<>();
        blocks.add(object("type", "section", "text", SlackBlocks.markup("*" + SlackBlocks.linked(address, name) + "*" + (about.isEmpty() ? "" : "\n" + SlackText.escaped(about)))));
        return object("blocks", blocks);
    }

    private static String about(Account account) {
        return Stream.of(account.sector(), account.country()).filter(Objects::nonNull).collect(Collectors.joining("  ·  "));
    }

    private String about(Opportunity deal) {
        Tenant tenant = tenants.current();
        FigureFormat format = new FigureFormat(tenant.language(), tenant.currency().getCurrencyCode());
        return Stream.of(
                        deal.account() == null ? null : deal.account().name(),
                        deal.stage().name(),
                        deal.amount() == null ? null : format.money(deal.amount().major()),
                        deal.closeDate() == null ? null : format.date(deal.closeDate()))
                .filter(Objects::nonNull)
                .collect(Collectors.joining("  ·  "));
    }
}
