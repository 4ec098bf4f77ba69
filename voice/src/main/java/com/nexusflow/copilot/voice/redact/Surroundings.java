package com.nexusflow.copilot.voice.redact;

import java.util.Locale;
import java.util.function.IntFunction;
import java.util.regex.Matcher;

/**
 * What was said around a number: shortly before and after it in the text, and in the last utterances of either side before its own, as one
 * side asks for a number and the other one says it.
 */
final class Surroundings {

    private static final int REACH = 60;
    private static final int COUNTED_REACH = 24;
    /** As far as "order is it's" in front of a number. */
    private static final int NAMED_REACH = 12;

    private final String text;
    private final SpokenForms forms;
    private final IntFunction<String> heard;

    /** @param heard the last utterances before the one a character of the text stands in, in small letters */
    Surroundings(String text, SpokenForms forms, IntFunction<String> heard) {
        this.text = text;
        this.forms = forms;
        this.heard = heard;
    }

    boolean isPaid(int at) {
        return isCard(at) || isAccount(at);
    }

    boolean isCard(int at) {
        return said(Topic.CARD, at) || asked(Topic.CARD, at);
    }

    boolean isAccount(int at) {
        return said(Topic.ACCOUNT, at) || asked(Topic.ACCOUNT, at);
    }

    boolean isPhone(int at) {
        return said(Topic.PHONE, at) || asked(Topic.ASKED_PHONE, at) || hasPlus(at);
    }

    /** An order, an invoice or the like, by a word near the number or by what was asked for. */
    boolean isOther(int at) {
        return said(Topic.OTHER, at) || asked(Topic.OTHER_NUMBER, at) && !asked(Topic.ASKED_PHONE, at) && !isPaid(at);
    }

    /** Whether it is called another thing in so many words, so that a number as long as a card's is none. */
    boolean isNamedOther(int at) {
        String before = before(at);
        int named = end(Topic.OTHER_NUMBER, before);
        if (named > 0) {
            return end(Topic.CARD, before) < named && end(Topic.ACCOUNT, before) < named;
        }
        int other = end(Topic.OTHER, before);
        return !isPaid(at) && (other > 0 && before.length() - other <= NAMED_REACH || asked(Topic.OTHER_NUMBER, at));
    }

    boolean hasPlus(int start) {
        String before = text.substring(Math.max(0, start - 6), start).toLowerCase(Locale.ROOT).strip();
        return before.endsWith("+") || before.endsWith("+(") || !before.isEmpty() && end(Topic.PLUS, before) == before.length();
    }

    /** Money and quantities are followed by what is counted. */
    boolean isCounted(int end) {
        String after = text.substring(end, Math.min(text.length(), end + COUNTED_REACH)).stripLeading().toLowerCase(Locale.ROOT);
        return !after.isEmpty() && "%$€£".indexOf(after.charAt(0)) >= 0 || forms.topic(Topic.COUNTED).matcher(after).lookingAt();
    }

    private boolean said(Topic topic, int at) {
        return forms.topic(topic).matcher(before(at)).find();
    }

    private boolean asked(Topic topic, int at) {
        String said = heard.apply(at);
        return !said.isEmpty() && forms.topic(topic).matcher(said).find();
    }

    private String before(int at) {
        return text.substring(Math.max(0, at - REACH), at).toLowerCase(Locale.ROOT);
    }

    /** Past the last word of a topic, or 0. */
    private int end(Topic topic, String said) {
        Matcher found = forms.topic(topic).matcher(said);
        int end = 0;
        while (found.find()) {
            end = found.end();
        }
        return end;
    }
}
