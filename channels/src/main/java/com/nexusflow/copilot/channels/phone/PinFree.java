package com.nexusflow.copilot.channels.phone;

import com.nexusflow.copilot.core.people.Identities;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What somebody said without the PIN of the number, wherever and however spaced it stands in there: what is kept as a question is kept for long. */
final class PinFree {

    private static final Pattern DIGITS = Pattern.compile("(?<!\\d)\\d(?:[\\s.,/-]{0,2}\\d){" + (Pins.DIGITS - 1) + "}(?!\\d)");
    /** Each look at a PIN takes its time; where more than these could be one, none of them is kept. */
    private static final int MOST_LOOKS = 6;

    private final Identities identities;
    private final Pins pins;

    PinFree(Identities identities, Pins pins) {
        this.identities = identities;
        this.pins = pins;
    }

    /** @param event the mark of the request, so that its repeat does not count twice */
    String of(UUID connection, String number, String event, String text) {
        Set<String> found = found(text);
        String free = text;
        for (String digits : found) {
            boolean mayLook = found.size() <= MOST_LOOKS && pins.mayLook(connection, number, event + "/" + digits.hashCode());
            if (!mayLook || identities.pinIsRight(connection, number, digits.replaceAll("\\D", ""))) {
                free = free.replace(digits, "");
            }
        }
        return free.equals(text) ? text : free.strip();
    }

    /** All that could be one, those that begin within another as well. */
    private static Set<String> found(String text) {
        Set<String> found = new LinkedHashSet<>();
        Matcher matcher = DIGITS.matcher(text);
        for (int from = 0; from < text.length() && matcher.find(from); from = matcher.start() + 1) {
            found.add(matcher.group());
        }
        return found;
    }
}
