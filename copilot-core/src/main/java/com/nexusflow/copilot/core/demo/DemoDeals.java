package com.nexusflow.copilot.core.demo;

import com.nexusflow.copilot.core.demo.DemoDeal.Item;
import com.nexusflow.copilot.core.demo.DemoDeal.State;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The deals of the demo, with something to find in them: one rep far ahead and one below quota, a region that lost its touch last
 * quarter, a competitor that hurts, deals past their close date, stuck deals and deals nobody has been in touch about.
 */
final class DemoDeals {

    static final int DEALS = 600;
    static final int OPEN = 132;
    static final int FULL_QUARTERS = 7;
    static final String RIVAL = "Acme";
    static final List<String> COMPETITORS = List.of(RIVAL, "Kepleris", "Nimbasoft", "Orvanta", "Velorum");

    private static final List<String> SOURCES = List.of("Website", "Referral", "Partner", "Trade fair", "Outbound", "Existing customer");
    private static final List<String> LOSS_REASONS = List.of("Price", "No decision", "Missing feature", "Bad timing", "No budget");
    private static final List<String> OCCASIONS = List.of("rollout", "expansion", "renewal", "pilot", "replacement");
    private static final List<String> NEXT_STEPS = List.of("Send the revised proposal", "Meet the finance director", "Agree the pilot's goals",
            "Answer the security questionnaire", "Present to the steering group", "Clear the contract with legal", "Call after the budget round");

    private final Dice dice;
    private final LocalDate today;
    private final List<DemoAccount> accounts;
    private final List<DemoDeal> deals = new ArrayList<>();

    DemoDeals(Dice dice, LocalDate today, List<DemoAccount> accounts) {
        this.dice = dice;
        this.today = today;
        this.accounts = accounts;
    }

    List<DemoDeal> all() {
        closed();
        open();
        return deals;
    }

    private record Span(DemoTeam team, DemoTeam.Rep rep, DemoQuarter quarter, double weight) {}

    /** Spreads the closed deals evenly over reps and quarters, the present one as far as it has gone. */
    private void closed() {
        List<Span> spans = new ArrayList<>();
        for (int ago = FULL_QUARTERS; ago >= 0; ago--) {
            DemoQuarter quarter = DemoQuarter.of(today, ago);
            for (DemoTeam team : DemoTeam.ALL) {
                team.reps().forEach(rep -> spans.add(new Span(team, rep, quarter, quarter.elapsed(today))));
            }
        }
        double total = spans.stream().mapToDouble(Span::weight).sum();
        double sum = 0;
        for (Span span : spans) {
            long before = Math.round((DEALS - OPEN) * sum / total);
            sum += span.weight();
            close(span, (int) (Math.round((DEALS - OPEN) * sum / total) - before));
        }
    }

    private void close(Span span, int count) {
        boolean fell = span.team().name().equals(DemoTeam.FALLING) && span.quarter().ago() == 1;
        double rate = span.rep().winRate() * (fell ? 0.45 : 1);
        int won = Math.clamp(Math.round(count * rate + dice.between(-0.35, 0.35)), span.quarter().ago() == 0 ? 0 : 1, Math.max(1, count));
        long revenue = Math.round(span.quarter().quota(span.rep()) * attainment(span, fell));
        List<Double> shares = IntStream.range(0, won).mapToObj(i -> dice.between(0.5, 1.7)).toList();
        double whole = shares.stream().mapToDouble(Double::doubleValue).sum();
        for (int i = 0; i < Math.min(won, count); i++) {
            close(span, DemoStage.WON, Math.max(1_000, Math.round(revenue * shares.get(i) / whole / 100) * 100));
        }
        for (int i = won; i < count; i++) {
            close(span, DemoStage.LOST, DemoHistory.rounded(dice.between(8_000.0, 75_000.0)));
        }
    }

    private double attainment(Span span, boolean fell) {
        double reached = Math.clamp(span.rep().attainment() + dice.between(-0.12, 0.12) - (fell ? 0.15 : 0), 0.61, 1.29);
        return span.quarter().ago() == 0 ? reached * span.quarter().elapsed(today) : reached;
    }

    private void close(Span span, String stage, long amount) {
        LocalDate last = span.quarter().ago() == 0 ? today.minusDays(1) : span.quarter().end();
        LocalDate closed = dice.day(span.quarter().start(), last, 0.75);
        boolean won = stage.equals(DemoStage.WON);
        LocalDate created = closed.minusDays(Math.round(24 + amount / 2_500.0 + dice.between(0, 55) + (won ? 0 : 12)));
        int entered = won ? DemoStage.OPEN.size() : dice.between(1, DemoStage.OPEN.size());
        State end = new State(closed.atTime(16, dice.between(0, 59)), stage, amount, closed, span.rep().name());
        String competitor = competitor(won);
        String reason = won ? null : RIVAL.equals(competitor) && dice.chance(0.7) ? "Competitor" : dice.one(LOSS_REASONS);
        add(created, end, entered, competitor, reason, null, false, false);
    }

    private @Nullable String competitor(boolean won) {
        if (dice.chance(won ? 0.07 : 0.34)) {
            return RIVAL;
        }
        return dice.chance(won ? 0.28 : 0.24) ? dice.one(COMPETITORS.subList(1, COMPETITORS.size())) : null;
    }

    /** The open deals, dealt round the reps; their number decides what is wrong with them, if anything. */
    private void open() {
        List<DemoTeam.Rep> reps = DemoTeam.ALL.stream().flatMap(team -> team.reps().stream()).toList();
        for (int i = 0; i < OPEN; i++) {
            DemoTeam.Rep rep = reps.get(i % reps.size());
            int round = i / reps.size();
            boolean stuck = round == 0;
            boolean quiet = round == 1 && i % 4 != 0;
            boolean ghosted = round == 2 && i % 3 != 0;
            boolean overdue = (round == 3 && i % 2 == 0) || (rep.name().equals(DemoTeam.LATE) && round > 2 && round < 8);
            open(rep, stuck, quiet, ghosted, overdue || (stuck && i % 2 == 1));
        }
    }

    private void open(DemoTeam.Rep rep, boolean stuck, boolean quiet, boolean ghosted, boolean overdue) {
        int age = stuck ? dice.between(150, 240) : quiet ? dice.between(25, 60) : (int) Math.round(4 + 120 * Math.pow(dice.between(0.0, 1.0), 1.4));
        int entered = stuck ? dice.between(3, 4) : quiet ? dice.between(1, 2) : Math.clamp(1 + Math.round(age / 28.0 + dice.between(-0.8, 0.9)), 1, 5);
        LocalDate created = today.minusDays(age);
        LocalDate moved = stuck ? created.plusDays(dice.between(30, 60)) : dice.day(created, today.minusDays(1), 0.6);
        LocalDate close = overdue ? today.minusDays(dice.between(2, 38)) : today.plusDays(dice.between(5, 40) + (5L - entered) * dice.between(8, 22));
        LocalDateTime at = moved.atTime(16, dice.between(0, 59));
        long amount = DemoHistory.rounded(dice.between(9_000.0, 60_000.0) * (dice.chance(0.12) ? 2.4 : 1));
        State end = new State(at, DemoStage.OPEN.get(entered - 1), amount, close, rep.name());
        String next = stuck || quiet || dice.chance(0.2) ? null : dice.one(NEXT_STEPS);
        add(created, end, entered, dice.chance(0.4) ? dice.one(COMPETITORS) : null, null, next, quiet, ghosted);
    }

    private void add(LocalDate created, State end, int entered, @Nullable String competitor, @Nullable String reason, @Nullable String next,
            boolean quiet, boolean ghosted) {
        DemoAccount account = account(end.owner());
        List<Item> items = items(end.amount());
        String name = account.name() + " – " + items.getFirst().product().name() + " " + dice.one(OCCASIONS);
        List<State> states = new DemoHistory(dice).states(created, end, entered);
        deals.add(new DemoDeal(dice.id(), "T-" + (1001 + deals.size()), name, account, end.owner(), created, states, items,
                dice.one(SOURCES), competitor, reason, next, quiet, ghosted));
    }

    /** The first accounts of a rep buy more often. */
    private DemoAccount account(String owner) {
        List<DemoAccount> own = accounts.stream().filter(account -> account.owner().equals(owner)).toList();
        double share = dice.between(0.0, 1.0);
        return own.get((int) (own.size() * share * Math.sqrt(share)));
    }

    /** One to three products that share the amount by their list prices. */
    private List<Item> items(long amount) {
        List<DemoProduct> fitting = DemoProduct.ALL.stream().filter(product -> product.price() <= amount * 1.4).toList();
        List<DemoProduct> sold = new ArrayList<>();
        int wanted = dice.chance(0.6) ? 1 : dice.between(2, 3);
        for (int i = 0; i < wanted; i++) {
            DemoProduct product = dice.one(fitting.isEmpty() ? DemoProduct.ALL.subList(0, 1) : fitting);
            if (!sold.contains(product)) {
                sold.add(product);
            }
        }
        long prices = sold.stream().mapToLong(DemoProduct::price).sum();
        List<Item> items = new ArrayList<>();
        long left = amount;
        for (int i = 0; i < sold.size(); i++) {
            DemoProduct product = sold.get(i);
            long part = i == sold.size() - 1 ? left : Math.round((double) amount * product.price() / prices / 100) * 100;
            left -= part;
            items.add(new Item(product, (int) Math.max(1, Math.round(part / (double) product.price())), part));
        }
        return items;
    }
}
