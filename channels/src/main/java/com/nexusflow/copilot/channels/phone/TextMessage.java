package com.nexusflow.copilot.channels.phone;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A text message that came in.
 *
 * @param from the number, with "whatsapp:" before it where it came that way
 * @param text what it says, without a PIN
 * @param pin what the PIN behind a yes or an undo was, or null when there was none
 */
record TextMessage(String sid, String from, String text, @Nullable Pin pin) {

    /** Whether a PIN was right; itself it is not kept. */
    enum Pin {
        RIGHT,
        WRONG,
        LOCKED
    }

    private static final String WHATSAPP = "whatsapp:";
    private static final Pattern WITH_PIN = Pattern.compile("(\\D+?)[\\s:,.]*(\\d{4," + Pins.DIGITS + "})\\s*");
    private static final Pattern LIKELY_PIN = Pattern.compile("((?:[^\\d\\s]+\\s+){0,1}[^\\d\\s]+[\\s:,.]*(?=\\d{" + Pins.DIGITS + "}\\W*$)|)\\d{4," + Pins.DIGITS + "}\\W*");
    /** Twilio answers these itself. */
    private static final Set<String> TWILIOS = Set.of("stop", "stopall", "unsubscribe", "cancel", "end", "quit", "start", "unstop", "help", "info", "arret", "optout", "revoke");

    boolean isWhatsApp() {
        return from.startsWith(WHATSAPP);
    }

    /** The number as the person is known by it. */
    String number() {
        return isWhatsApp() ? from.substring(WHATSAPP.length()) : from;
    }

    boolean isForTwilio() {
        return TWILIOS.contains(Command.plain(text));
    }

    /** The digits behind a word that changes something. */
    static @Nullable String pinIn(String text, Locale locale) {
        Matcher matcher = WITH_PIN.matcher(text.strip());
        return matcher.matches() && isDecision(Command.of(matcher.group(1), locale)) ? matcher.group(2) : null;
    }

    static String withoutPin(String text) {
        Matcher matcher = WITH_PIN.matcher(text.strip());
        return matcher.matches() ? matcher.group(1) : text;
    }

    /**
     * The text without what may be a PIN that was mistaken or mistyped around: digits alone, or a PIN's number of them behind one or two words. A year or an
     * amount in a sentence stays.
     */
    static String withoutLikelyPin(String text) {
        Matcher matcher = LIKELY_PIN.matcher(text.strip());
        return matcher.matches() ? matcher.group(1).strip() : text;
    }

    private static boolean isDecision(@Nullable Command command) {
        return command == Command.YES || command == Command.YES_DO_IT || command == Command.UNDO;
    }

    @Override
    public String toString() {
        return "TextMessage[sid=" + sid + "]";
    }
}
