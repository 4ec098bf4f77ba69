package com.nexusflow.copilot.agents.offline;

import com.nexusflow.copilot.agents.intent.Guess;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds names in a question that nobody has: what is said of them is declined rather than guessed. */
final class UnknownNames {

    private static final int LONGEST_NAME = 4;
    private static final Pattern RECORD_NUMBER = Pattern.compile("\\b\\p{L}{2,}-\\d{2,}\\b");

    private final Reading reading;
    private final Supplier<Guess> guess;
    private final Supplier<Guess> asWritten;

    /**
     * @param guess what the question is about, with names the classifier knows in place of the names in it
     * @param asWritten what it is about as it stands
     */
    UnknownNames(Reading reading, Supplier<Guess> guess, Supplier<Guess> asWritten) {
        this.reading = reading;
        this.guess = guess;
        this.asWritten = asWritten;
    }

    /** The refusal of the first such name. */
    Optional<Plan> refused() {
        return strangersName().or(this::unknownNumber).or(this::unknownName);
    }

    /** Two neighbouring words, each like somebody else's name, are one name that nobody has. */
    private Optional<Plan> strangersName() {
        for (int i = 1; i < reading.names().size(); i++) {
            Name one = reading.names().get(i - 1);
            Name other = reading.names().get(i);
            boolean neighbours = one.to() == other.from() && one.is("person") && other.is("person");
            if (neighbours && one.score() < 1 && other.score() < 1) {
                return Optional.of(Plan.decline("unknown_name", reading.said(reading.tokens().subList(one.from(), other.to())), List.of()));
            }
        }
        return Optional.empty();
    }

    /** "OPP-1046" is the number of a record; when no record has it, nothing else is meant. */
    private Optional<Plan> unknownNumber() {
        Matcher number = RECORD_NUMBER.matcher(reading.text());
        while (number.find()) {
            int at = number.start();
            boolean named = reading.names().stream()
                    .anyMatch(n -> reading.tokens().get(n.from()).start() <= at && at < reading.tokens().get(n.to() - 1).end());
            if (!named) {
                return Optional.of(Plan.decline("unknown_name", number.group(), List.of()));
            }
        }
        return Optional.empty();
    }

    /** A word in lower case that only resembles a part of a name, in a question about something else, is no name. */
    boolean resemblesOnly() {
        return !reading.names().isEmpty() && !reading.has("metric")
                && reading.names().stream().allMatch(n -> n.score() < 0.95 && n.to() - n.from() == 1 && !reading.tokens().get(n.from()).capital())
                && !asWritten.get().inScope();
    }

    /** Words that explain nothing stand for a name that nobody has, or for a question about something else. */
    private Optional<Plan> unknownName() {
        List<Token> unknown = reading.unknown();
        if (unknown.isEmpty()) {
            return Optional.empty();
        }
        boolean asksNothing = !reading.has("metric") && !reading.has("noun") && !reading.has("state") && !reading.has("rank") && reading.names().isEmpty();
        if (asksNothing || !guess.get().inScope() || unknown.size() > LONGEST_NAME) {
            boolean short_ = reading.tokens().size() - unknown.size() <= 2 && unknown.size() <= 2 && unknown.getFirst().capital() && guess.get().inScope();
            return Optional.of(Plan.decline(short_ ? "unknown_name" : "out_of_scope", short_ ? reading.said(unknown) : "", List.of()));
        }
        List<String> near = reading.names().stream()
                .filter(name -> unknown.stream().map(reading::indexOf).anyMatch(i -> i == name.from() - 1 || i == name.to()))
                .flatMap(name -> name.choices().stream().map(Name.Choice::label))
                .limit(3)
                .toList();
        return Optional.of(Plan.decline("unknown_name", reading.said(unknown), near));
    }
}
