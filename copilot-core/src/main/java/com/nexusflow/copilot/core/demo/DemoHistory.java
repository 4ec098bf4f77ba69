package com.nexusflow.copilot.core.demo;

import com.nexusflow.copilot.core.demo.DemoDeal.State;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;

/** Makes up how a deal came to its present state: the stages it passed, the close dates it missed, how its amount moved. */
final class DemoHistory {

    private record Event(LocalDateTime at, UnaryOperator<State> change) {}

    private final Dice dice;

    DemoHistory(Dice dice) {
        this.dice = dice;
    }

    /**
     * The states of a deal from its creation on.
     *
     * @param end the present state; its time is the last change
     * @param lastOpen how many open stages the deal has entered
     */
    List<State> states(LocalDate created, State end, int lastOpen) {
        boolean closed = !DemoStage.OPEN.contains(end.stage());
        LocalDate last = end.at().toLocalDate();
        List<Event> events = new ArrayList<>();
        stages(created, last, closed ? lastOpen : lastOpen - 1, events);
        int slips = dice.chance(0.4) ? dice.between(1, 3) : 0;
        LocalDate planned = end.closeDate();
        for (int i = slips; i > 0; i--) {
            LocalDate until = planned;
            planned = planned.minusDays(dice.between(14, 40));
            events.add(new Event(time(dice.day(created, last, 1)), state -> with(state, state.stage(), state.amount(), until, state.owner())));
        }
        if (dice.chance(0.55)) {
            long asked = rounded(end.amount() * dice.between(0.85, 1.25));
            events.add(new Event(time(dice.day(created, last, 1)), state -> with(state, state.stage(), asked, state.closeDate(), state.owner())));
        }
        LocalDate firstPlan = planned.isBefore(created.plusDays(10)) ? created.plusDays(10) : planned;
        long firstAmount = dice.chance(0.5) ? end.amount() : rounded(end.amount() * dice.between(0.7, 1.3));
        State state = new State(created.atStartOfDay(), DemoStage.OPEN.getFirst(), firstAmount, firstPlan, end.owner());
        return played(state, events, end);
    }

    private void stages(LocalDate created, LocalDate last, int entered, List<Event> events) {
        List<LocalDate> days = new ArrayList<>();
        for (int i = 1; i < entered; i++) {
            days.add(dice.day(created.plusDays(1), last, 1));
        }
        days.sort(Comparator.naturalOrder());
        for (int i = 0; i < days.size(); i++) {
            String stage = DemoStage.OPEN.get(i + 1);
            events.add(new Event(
                    days.get(i).atTime(9, 0).plusMinutes(7L * i + dice.between(0, 6)),
                    state -> with(state, stage, state.amount(), state.closeDate(), state.owner())));
        }
    }

    /** Plays the events in their order; what comes at or after the end has been overtaken by it. */
    private static List<State> played(State first, List<Event> events, State end) {
        List<State> states = new ArrayList<>(List.of(first));
        events.sort(Comparator.comparing(Event::at));
        for (Event event : events) {
            State before = states.getLast();
            State after = event.change().apply(before);
            if (event.at().isAfter(before.at()) && event.at().isBefore(end.at()) && !same(before, after)) {
                states.add(new State(event.at(), after.stage(), after.amount(), after.closeDate(), after.owner()));
            }
        }
        if (!same(states.getLast(), end)) {
            states.add(end);
        }
        return states;
    }

    private static boolean same(State one, State other) {
        return one.stage().equals(other.stage()) && one.amount() == other.amount() && one.closeDate().equals(other.closeDate())
                && one.owner().equals(other.owner());
    }

    private LocalDateTime time(LocalDate day) {
        return day.atTime(dice.between(10, 15), dice.between(0, 59));
    }

    private static State with(State state, String stage, long amount, LocalDate closeDate, String owner) {
        return new State(state.at(), stage, amount, closeDate, owner);
    }

    static long rounded(double amount) {
        return Math.max(500, Math.round(amount / 500) * 500);
    }
}
