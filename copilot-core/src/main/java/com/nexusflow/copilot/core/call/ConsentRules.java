package com.nexusflow.copilot.core.call;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whether all who speak must agree before a call is recorded, by where the two numbers are from: the stricter place decides, and one that is not known is strict. */
public final class ConsentRules {

    private static final String ONE = "one";
    private static final String ALL = "all";

    private final CallingCodes codes;
    private final Map<String, String> rules;

    public ConsentRules() {
        this.codes = new CallingCodes();
        this.rules = CsvLines.of("consent.csv").stream().collect(Collectors.toUnmodifiableMap(List::getFirst, line -> checked(line.get(1))));
    }

    /** Whether it is enough that one of the two agrees. */
    boolean oneIsEnough(@Nullable TelephoneNumber one, @Nullable TelephoneNumber other) {
        return oneIsEnough(one) && oneIsEnough(other);
    }

    private boolean oneIsEnough(@Nullable TelephoneNumber number) {
        return number != null && ONE.equals(rules.get(codes.placeOf(number)));
    }

    private static String checked(String rule) {
        if (!rule.equals(ONE) && !rule.equals(ALL)) {
            throw new IllegalStateException("consent.csv says \"" + rule + "\"; a rule is \"all\" or \"one\"");
        }
        return rule;
    }
}
