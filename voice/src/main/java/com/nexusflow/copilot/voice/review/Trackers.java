package com.nexusflow.copilot.voice.review;

import com.nexusflow.copilot.core.call.Side;
import com.nexusflow.copilot.core.call.TrackerHit;
import com.nexusflow.copilot.core.call.TrackerHit.Mention;
import com.nexusflow.copilot.core.call.Utterance;
import com.nexusflow.copilot.voice.words.PhraseIndex;
import com.nexusflow.copilot.voice.words.PhraseIndex.Phrase;
import com.nexusflow.copilot.voice.words.PhraseScanner;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The built-in topics and a tenant's own, found in one pass over a text whatever the inflection. Building it costs milliseconds: keep one
 * per
 * tenant while its words do not change.
 */
public final class Trackers {

    public static final String COMPETITORS = "competitors";
    public static final String PRODUCTS = "products";
    public static final String PRICING = "pricing";

    private static final int NEIGHBOURS = 12;

    private final PhraseIndex index;
    private final List<String> topics = new ArrayList<>();
    private final int namesFrom;
    private final int namesTo;

    private Trackers(List<Phrase> phrases, List<String> topics, int namesFrom, int namesTo) {
        this.index = new PhraseIndex(phrases);
        this.topics.addAll(topics);
        this.namesFrom = namesFrom;
        this.namesTo = namesTo;
    }

    /** The built-in topics of a language ("en") with a tenant's words added. */
    public static Trackers of(String language, ReviewContext.Vocabulary vocabulary) {
        List<Phrase> phrases = new ArrayList<>();
        List<String> topics = new ArrayList<>();
        String topic = "";
        for (String line : Language.of(language).list("trackers").lines()) {
            if (line.startsWith("[")) {
                topic = line.substring(1, line.indexOf(']'));
            } else {
                phrases.add(new Phrase(line, false));
                topics.add(topic);
            }
        }
        int namesFrom = phrases.size();
        vocabulary.competitors().forEach(name -> add(name, true, COMPETITORS, phrases, topics));
        int namesTo = phrases.size();
        vocabulary.products().forEach(name -> add(name, true, PRODUCTS, phrases, topics));
        vocabulary.trackers().forEach(own -> own.phrases().forEach(phrase -> add(phrase, own.names(), own.name(), phrases, topics)));
        return new Trackers(phrases, topics, namesFrom, namesTo);
    }

    private static void add(String phrase, boolean name, String topic, List<Phrase> phrases, List<String> topics) {
        phrases.add(new Phrase(phrase, name));
        topics.add(topic);
    }

    /** A phrase found in a text: its topic, the phrase as listed, whether it is a competitor's name, and its place. */
    record Hit(String topic, String phrase, boolean competitor, int start, int end) {

        /** "price" and "pricing" are one topic at one place. */
        boolean isSame(Hit other) {
            return topic.equals(other.topic()) && start == other.start() && end == other.end();
        }
    }

    /** A reader for one thread. */
    public PhraseScanner scanner() {
        return index.scanner();
    }

    List<Hit> in(String text, PhraseScanner scanner) {
        List<Hit> hits = new ArrayList<>();
        scanner.scan(text, (phrase, start, end) -> {
            boolean competitor = phrase >= namesFrom && phrase < namesTo;
            Hit hit = new Hit(topics.get(phrase), index.phrase(phrase).text(), competitor, start, end);
            if (near(hits, hits.size()).stream().noneMatch(hit::isSame)) {
                hits.add(hit);
            }
        });
        List<Hit> longest = new ArrayList<>();
        for (int i = 0; i < hits.size(); i++) {
            Hit hit = hits.get(i);
            if (near(hits, i).stream().noneMatch(other -> covers(other, hit))) {
                longest.add(hit);
            }
        }
        return longest;
    }

    /** The hits that can touch the one at this place: they come in the order of their ends. */
    private static List<Hit> near(List<Hit> hits, int place) {
        return hits.subList(Math.max(0, place - NEIGHBOURS), Math.min(hits.size(), place + NEIGHBOURS));
    }

    /** "price list" stands for the "price" within it. */
    private static boolean covers(Hit other, Hit hit) {
        return other.topic().equals(hit.topic()) && other.start() <= hit.start() && other.end() >= hit.end()
                && other.end() - other.start() > hit.end() - hit.start();
    }

    /** Each topic per side, in the order they first came up. */
    List<TrackerHit> in(Talk talk) {
        PhraseScanner scanner = scanner();
        Map<Key, List<Mention>> mentions = new LinkedHashMap<>();
        for (Utterance utterance : talk.transcript().utterances()) {
            for (Hit hit : in(utterance.text(), scanner)) {
                mentions.computeIfAbsent(new Key(hit.topic(), talk.transcript().side(utterance)), key -> new ArrayList<>())
                        .add(new Mention(hit.phrase(), Lines.around(utterance, talk.of(utterance.number()), hit.start()),
                                utterance.number(), Lines.millisAt(utterance, hit.start())));
            }
        }
        return mentions.entrySet().stream().map(entry -> new TrackerHit(entry.getKey().topic(), entry.getKey().side(),
                entry.getValue())).toList();
    }

    private record Key(String topic, Side side) {}
}
