package com.nexusflow.copilot.knowledge.index;

import com.nexusflow.copilot.core.text.CleanText;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/**
 * A word as it stands in a text, without a possessive ending or an article before an apostrophe, with the signs of C++ and C#.
 *
 * @param start where it begins in the text
 * @param end where it ends in the text
 */
record Word(String text, int start, int end) {

    private static final Pattern ELISION = Pattern.compile("(?i)(?:[cdjlmnst]|(?:jusqu|lorsqu|puisqu|quoiqu|qu))['’](?=\\p{L}{2})");
    private static final Pattern POSSESSIVE = Pattern.compile("(?i)(?<=\\p{L})['’]s$");

    private static final Pattern INSIDE = Pattern.compile("(?<=\\p{Ll})(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})");

    static List<Word> of(String text) {
        List<Word> words = new ArrayList<>();
        try (StandardTokenizer tokens = new StandardTokenizer()) {
            CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
            OffsetAttribute offset = tokens.addAttribute(OffsetAttribute.class);
            tokens.setReader(new StringReader(text));
            tokens.reset();
            while (tokens.incrementToken()) {
                words.add(new Word(bare(term.toString()) + signs(text, offset.endOffset()), offset.startOffset(), offset.endOffset()));
            }
            tokens.end();
        } catch (IOException e) {
            throw new UncheckedIOException("A text in memory could not be read", e);
        }
        return words;
    }

    private static String bare(String token) {
        if (token.indexOf('\'') < 0 && token.indexOf('’') < 0) {
            return token;
        }
        String shorter = POSSESSIVE.matcher(token).replaceFirst("");
        var elision = ELISION.matcher(shorter);
        return elision.lookingAt() ? shorter.substring(elision.end()) : shorter;
    }

    private static String signs(String text, int end) {
        int at = end;
        while (at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '#')) {
            at++;
        }
        return text.substring(end, at);
    }

    String lower() {
        return text.toLowerCase(Locale.ROOT);
    }

    /** Without case and accents. */
    String folded() {
        return text.chars().allMatch(letter -> letter < 128) ? lower() : CleanText.folded(text);
    }

    /** The words that are written as one, as in GTXPro; none when it is one word. */
    List<Word> parts() {
        String[] parts = INSIDE.split(text);
        if (parts.length < 2 || Arrays.stream(parts).anyMatch(part -> part.length() < 2)) {
            return List.of();
        }
        return Arrays.stream(parts).map(part -> new Word(part, start, end)).toList();
    }

    /** Whether it is written as acronyms are: two or more letters, all of them capitals. */
    boolean isAcronym() {
        return text.length() > 1 && text.length() <= 8 && text.chars().filter(Character::isLetter).count() > 1
                && text.chars().allMatch(letter -> Character.isUpperCase(letter) || Character.isDigit(letter));
    }

    /** Whether it may be a part of a name: it begins with a capital or holds a digit. */
    boolean mayBeName() {
        return Character.isUpperCase(text.codePointAt(0)) || text.chars().anyMatch(Character::isDigit);
    }

    /** Whether only a blank or a hyphen stands between this word and the next. */
    boolean touches(Word next) {
        return next.start - end == 1;
    }
}
