package com.nexusflow.copilot.voice.review;

import com.nexusflow.copilot.core.call.CallReview.Sentiment;
import com.nexusflow.copilot.core.call.Side;
import com.nexusflow.copilot.voice.words.Sentence;
import com.nexusflow.copilot.voice.words.Token;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Sentiment from the VADER word list with its rules for negation, degree words and "but" (Hutto and Gilbert, 2014,
 * <a href="https://doi.org/10.1609/icwsm.v8i1.14550">a parsimonious rule-based model</a>).
 */
final class SentimentScores {

    private static final String LEXICON = "/vader_sentiment_lexicon.txt";
    private static final double NEGATED = -0.74;
    private static final double BOOST = 0.293;
    private static final double BEFORE_BUT = 0.5;
    private static final double AFTER_BUT = 1.5;
    private static final double SPREAD = 15;
    private static final int REACH = 3;
    private static final int THIRDS = 3;
    private static final Set<String> NEGATIONS = Set.of("not", "no", "never", "without", "hardly", "neither", "nor", "none", "nothing",
            "nobody");
    private static final Set<String> STRONGER = Set.of("very", "really", "extremely", "absolutely", "so", "totally", "incredibly",
            "particularly", "especially", "completely");
    private static final Set<String> WEAKER = Set.of("slightly", "somewhat", "barely", "kinda", "partly", "marginally", "almost");
    /** Words whose everyday feeling is none in talk about business. */
    private static final Set<String> NEUTRAL_HERE = Set.of("security", "secure", "interest", "interested", "share", "shared", "like",
            "please", "energy", "support", "intelligence", "smart",
            "no", "threat", "threats", "help", "play", "solution", "solutions", "hello", "hi", "risk", "charge", "charges", "cut", "pay",
                    "demand", "critical", "leads", "number", "certain");

    private static final Map<String, Double> VALENCE = read();

    private SentimentScores() {}

    private static Map<String, Double> read() {
        Map<String, Double> valence = new HashMap<>();
        try (InputStream file = SentimentScores.class.getResourceAsStream(LEXICON)) {
            if (file == null) {
                throw new IllegalStateException("The word list " + LEXICON
                        + " is not on the class path; add the library vader-sentiment-analyzer");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] fields = line.split("\t");
                if (fields.length > 1 && !fields[0].isEmpty() && Character.isLetter(fields[0].charAt(0))
                        && !NEUTRAL_HERE.contains(fields[0])) {
                    valence.put(fields[0], Double.parseDouble(fields[1]));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The word list " + LEXICON + " cannot be read", e);
        }
        return Map.copyOf(valence);
    }

    /** The word list is English: other languages have no sentiment. */
    static Sentiment of(Talk talk) {
        if (!talk.language().isKnown()) {
            return new Sentiment(List.of(), null, null, null, null);
        }
        List<Double> scores = talk.transcript().utterances().stream().map(utterance -> score(talk.of(utterance.number()))).toList();
        List<Double> rep = side(talk, scores, Side.REP);
        List<Double> customer = side(talk, scores, Side.CUSTOMER);
        return new Sentiment(scores, mean(rep), mean(customer), trend(rep), trend(customer));
    }

    private static List<Double> side(Talk talk, List<Double> scores, Side side) {
        return talk.transcript().utterances().stream().filter(u -> talk.transcript().side(u) == side).map(u -> scores.get(u.number()))
                .toList();
    }

    private static @Nullable Double mean(List<Double> scores) {
        return scores.isEmpty() ? null : Double.valueOf(rounded(scores.stream().mapToDouble(Double::doubleValue).average().orElse(0)));
    }

    private static @Nullable Double trend(List<Double> scores) {
        int third = scores.size() / THIRDS;
        if (third == 0) {
            return null;
        }
        double first = scores.subList(0, third).stream().mapToDouble(Double::doubleValue).average().orElse(0);
        double last = scores.subList(scores.size() - third, scores.size()).stream().mapToDouble(Double::doubleValue).average().orElse(0);
        return rounded(last - first);
    }

    /** From -1 to 1 for the sentences of one utterance. */
    static double score(List<Sentence> sentences) {
        double sum = sentences.stream().mapToDouble(sentence -> valence(sentence.tokens())).sum();
        return rounded(sum / Math.sqrt(sum * sum + SPREAD));
    }

    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }

    private static double valence(List<Token> tokens) {
        List<Double> valences = new ArrayList<>();
        int but = -1;
        for (int i = 0; i < tokens.size(); i++) {
            but = tokens.get(i).text().equals("but") ? i : but;
            valences.add(at(tokens, i));
        }
        double sum = 0;
        for (int i = 0; i < valences.size(); i++) {
            sum += valences.get(i) * (but < 0 ? 1 : i < but ? BEFORE_BUT : AFTER_BUT);
        }
        return sum;
    }

    private static double at(List<Token> tokens, int place) {
        double valence = VALENCE.getOrDefault(tokens.get(place).text(), 0.0);
        if (valence == 0) {
            return 0;
        }
        for (int i = Math.max(0, place - REACH); i < place; i++) {
            String before = tokens.get(i).text();
            double sign = Math.signum(valence);
            valence += STRONGER.contains(before) ? sign * BOOST : WEAKER.contains(before) ? -sign * BOOST : 0;
            valence *= NEGATIONS.contains(before) ? NEGATED : 1;
        }
        return valence;
    }
}
