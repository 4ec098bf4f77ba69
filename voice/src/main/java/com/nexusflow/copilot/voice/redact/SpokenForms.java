package com.nexusflow.copilot.voice.redact;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How one language says digits, and the words that tell what a number is. A language without a list of its own is read as English. */
final class SpokenForms {

    static final List<SpokenForms> ALL = List.of(new SpokenForms("en", 0), new SpokenForms("de", 1), new SpokenForms("fr", 2), new SpokenForms("es", 3));

    private final String language;
    private final int place;
    private final Map<String, String> numbers = new HashMap<>();
    private final Map<String, String> round = new HashMap<>();
    private final Map<String, Integer> times = new HashMap<>();
    private final Map<String, String> inside = new HashMap<>();
    private final Map<String, String> heard = new HashMap<>();
    private final Set<String> skipped;
    private final int longest;
    private final SpokenEmails emails;
    private final FormList list;
    private final Map<Topic, Pattern> topics;

    private SpokenForms(String language, int place) {
        this.language = language;
        this.place = place;
        this.list = FormList.of(language);
        list.each("", this::number);
        list.each("inside ", inside::put);
        list.each("heard ", heard::put);
        list.each("times ", (form, many) -> times.put(form, Integer.parseInt(many)));
        this.skipped = new HashSet<>(list.under("skipped"));
        this.longest = numbers.keySet().stream().mapToInt(form -> form.split(" ").length).max().orElse(1);
        this.emails = new SpokenEmails(list);
        this.topics = Topic.patterns(list);
    }

    static SpokenForms of(String tag) {
        if (tag.equals(ALL.getFirst().language)) {
            return ALL.getFirst();
        }
        String wanted = Locale.forLanguageTag(tag).getLanguage();
        return ALL.stream().filter(forms -> forms.language.equals(wanted)).findFirst().orElse(ALL.getFirst());
    }

    private void number(String form, String name) {
        if (name.matches("00+")) {
            round.put(form, name);
        } else if (name.matches("\\d+")) {
            numbers.put(form, name);
        }
    }

    /** Its place among all. */
    int place() {
        return place;
    }

    FormList list() {
        return list;
    }

    SpokenEmails emails() {
        return emails;
    }

    /** The digits a word or phrase stands for. */
    @Nullable String number(String phrase) {
        return numbers.get(phrase);
    }

    /** The most words one number takes. */
    int longest() {
        return longest;
    }

    /** The zeros of a hundred or a thousand. */
    @Nullable String round(String word) {
        return round.get(word);
    }

    /** How often a phrase repeats the digit after it; 0 for one that does not. */
    int times(String phrase) {
        return times.getOrDefault(phrase, 0);
    }

    /** The digit of a word that is one after others only. */
    @Nullable String inside(String word) {
        return inside.get(word);
    }

    /** The digit of a word that sounds like it. */
    @Nullable String heard(String word) {
        return heard.get(word);
    }

    boolean isSkipped(String word) {
        return skipped.contains(word);
    }

    Pattern topic(Topic topic) {
        return topics.getOrDefault(topic, Topic.NOTHING);
    }
}
