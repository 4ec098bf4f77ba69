package com.nexusflow.copilot.agents.tool;

import com.nexusflow.copilot.agents.finding.Excerpt;
import com.nexusflow.copilot.core.crm.Named;
import com.nexusflow.copilot.knowledge.passage.Passage;
import com.nexusflow.copilot.knowledge.passage.SourceKind;
import com.nexusflow.copilot.knowledge.search.Quotable;
import java.text.BreakIterator;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** From passages to excerpts as answers quote them. */
final class Excerpts {

    /** Fields of a card whose first line says what the rest answers. */
    private static final Set<String> HEADED = Set.of("objections", "proof");
    /** Whoever can write a card or a note must not place a link in an answer. */
    private static final Pattern LINK = Pattern.compile("(?i)(?:https?:|ftp:|mailto:|www\\.|javascript:|data:)\\S*|!?\\[[^\\]]*\\]\\s*\\(\\S*|</?[a-z!][^<>]*>?");
    private static final double MILLIS = 1000;

    private final ZoneId zone;

    Excerpts(ZoneId zone) {
        this.zone = zone;
    }

    Excerpt of(Quotable found, String quote) {
        return of(found.passage(), quote, found.owner(), found.freshUntil());
    }

    Excerpt of(Passage passage, String quote, @Nullable Named owner, @Nullable LocalDate freshUntil) {
        int end = quote.indexOf('\n');
        boolean headed = passage.kind() == SourceKind.CARD && HEADED.contains(passage.trail()) && end > 0;
        String text = LINK.matcher(headed ? quote.substring(end + 1).strip() : quote).replaceAll("…");
        return new Excerpt(
                passage.kind().code(), passage.source(), passage.position(), passage.title(), passage.trail(), place(passage), headed ? quote.substring(0, end) : "", text,
                sentences(text), owner == null ? null : owner.name(), passage.writtenAt().atZone(zone).toLocalDate(), freshUntil);
    }

    private static String place(Passage passage) {
        return passage.kind() == SourceKind.CALL ? CallWords.clock(Integer.parseInt(passage.place()) / MILLIS) : passage.place();
    }

    private static List<String> sentences(String text) {
        BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ROOT);
        breaks.setText(text);
        List<String> sentences = new ArrayList<>();
        int start = breaks.first();
        for (int end = breaks.next(); end != BreakIterator.DONE; start = end, end = breaks.next()) {
            String sentence = text.substring(start, end).strip();
            if (!sentence.isEmpty()) {
                sentences.add(sentence);
            }
        }
        return sentences;
    }
}
