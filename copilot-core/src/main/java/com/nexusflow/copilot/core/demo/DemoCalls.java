package com.nexusflow.copilot.core.demo;

import com.nexusflow.copilot.core.call.Side;
import com.nexusflow.copilot.core.call.Transcript;
import com.nexusflow.copilot.core.demo.DemoAccount.DemoContact;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Calls about open deals of the demo, as they stand before their review: the work on calls reviews them like any others. */
final class DemoCalls {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final double LESS = 0.82;
    private static final String RENEWAL = "renewal";

    private final Dice dice;
    private final LocalDate today;
    private final ZoneId zone;
    private final Map<String, UUID> persons;
    private final DemoTable calls = new DemoTable("sales_call", "id uuid", "source text", "external_id text", "direction text", "owner_id uuid", "account_id uuid",
            "contact_id uuid", "opportunity_id uuid", "started_at timestamptz", "duration_millis integer", "language text", "consent text", "status text",
            "progress smallint", "transcript json", "stage text", "not_before timestamptz", "received_at timestamptz", "changed_at timestamptz");
    private final Set<UUID> taken = new HashSet<>();

    DemoCalls(Dice dice, LocalDate today, ZoneId zone, Map<String, UUID> persons) {
        this.dice = dice;
        this.today = today;
        this.zone = zone;
        this.persons = persons;
    }

    /** The head of a dialogue; the account is "-" for any of the rep's, and "renewal" for one that renews. */
    private record Head(String rep, String account, int daysAgo, LocalTime time, String direction, double pause, double speed) {

        boolean isAnybody() {
            return account.equals(RENEWAL) || account.equals("-");
        }

        static Head read(String line) {
            String[] parts = line.substring(1).strip().split("; ");
            return new Head(parts[0], parts[1], Integer.parseInt(parts[2]), LocalTime.parse(parts[3].length() < 5 ? "0" + parts[3] : parts[3]), parts[4],
                    Double.parseDouble(parts[5]), Double.parseDouble(parts[6]));
        }
    }

    void write(JdbcClient jdbc, UUID tenant, List<DemoDeal> deals) {
        List<String> lines = lines();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith("=")) {
                int end = i + 1;
                while (end < lines.size() && !lines.get(end).startsWith("=")) {
                    end++;
                }
                add(Head.read(lines.get(i)), lines.subList(i + 1, end), deals);
            }
        }
        calls.write(jdbc, tenant);
    }

    private void add(Head head, List<String> lines, List<DemoDeal> deals) {
        DemoDeal deal = deal(head, deals);
        DemoContact contact = deal.account().contacts().getFirst();
        DemoSpeech speech = new DemoSpeech(dice, head.pause(), head.speed());
        lines.forEach(line -> speech.say(line.startsWith("R ") ? Side.REP : Side.CUSTOMER, filled(line.substring(2), head, deal, contact)));
        Transcript heard = speech.heard(head.rep(), contact.name());
        OffsetDateTime started = day(head.daysAgo()).atTime(head.time()).atZone(zone).toOffsetDateTime();
        OffsetDateTime ended = started.plusNanos(heard.durationMillis() * 1_000_000L);
        calls.row(dice.id(), "transcript", "demo-" + (calls.size() + 1), head.direction(), persons.get(head.rep()), deal.account().id(), contact.id(), deal.id(),
                started, heard.durationMillis(), heard.language(), "given", "received", 10, JSON.writeValueAsString(heard), "review", ended, ended, ended);
    }

    /** An open deal of the rep that people are in touch about and that the dialogue fits, where there is one; each deal once as long as there are others. */
    private DemoDeal deal(Head head, List<DemoDeal> deals) {
        List<DemoDeal> own = deals.stream().filter(deal -> deal.open() && !deal.quiet() && !deal.ghosted() && deal.owner().equals(head.rep())).toList();
        List<DemoDeal> fitting = own.stream().filter(deal -> deal.account().name().equals(head.account()) || deal.name().endsWith("renewal") == head.account().equals(RENEWAL) && head.isAnybody()).toList();
        List<DemoDeal> fresh = new ArrayList<>((fitting.isEmpty() ? own : fitting).stream().filter(deal -> !taken.contains(deal.id())).toList());
        DemoDeal deal = fresh.isEmpty() ? (fitting.isEmpty() ? own : fitting).getFirst() : fresh.getFirst();
        taken.add(deal.id());
        return deal;
    }

    /** Nobody of the demo rings on a weekend. */
    private LocalDate day(int ago) {
        LocalDate day = today.minusDays(ago);
        return switch (day.getDayOfWeek()) {
            case SATURDAY -> day.minusDays(1);
            case SUNDAY -> day.minusDays(2);
            default -> day;
        };
    }

    private static String filled(String text, Head head, DemoDeal deal, DemoContact contact) {
        long amount = deal.now().amount();
        return text.replace("{contact}", first(contact.name())).replace("{rep}", first(head.rep())).replace("{account}", deal.account().name())
                .replace("{product}", deal.items().getFirst().product().name()).replace("{amount}", euros(amount)).replace("{less}", euros(DemoHistory.rounded(amount * LESS)));
    }

    private static String first(String name) {
        return name.substring(0, name.indexOf(' '));
    }

    private static String euros(long amount) {
        return String.format(Locale.ENGLISH, "%,d", amount);
    }

    private static List<String> lines() {
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(Objects.requireNonNull(DemoCalls.class.getResourceAsStream("calls.txt"), "calls.txt"), StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The demo's calls cannot be read", e);
        }
    }
}
