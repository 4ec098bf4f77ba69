package com.nexusflow.copilot.agents.guard;

import com.nexusflow.copilot.agents.finding.Finding;
import com.nexusflow.copilot.core.metric.FiscalCalendar;
import com.nexusflow.copilot.core.tenant.Tenant;
import java.math.BigDecimal;
import java.text.BreakIterator;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lets through only sentences whose every figure, date, name and link stands in a finding. It knows nothing of the model that wrote
 * them: a model that makes something up loses the sentence. What it cannot see is a claim without any of these, or a true figure said
 * of the wrong thing.
 */
public final class GroundingGuard {

    /** Addresses, and the marks that make links, images and scripts. */
    private static final Pattern LINK = Pattern.compile("(?i)(?:https?:|ftp:|mailto:|www\\.)\\S*|!?\\[[^\\]]*\\]\\s*\\(\\S*|</?[a-z!][^<>]*>?|(?:javascript|data):\\S+");
    private static final Pattern ENDS_IN_A_DAY = Pattern.compile("(?<!\\d)\\d{1,2}\\.$");

    private final Grounds grounds;
    private final DateClaims dates;
    private final FigureClaims figures;
    private final NameClaims names;

    /** @param question what the person said: repeating its words claims nothing */
    public GroundingGuard(Collection<Finding> findings, String question, Tenant tenant, Locale language) {
        this(new Grounds(findings, tenant.timeZone()), new FiscalCalendar(tenant.fiscalYearStart()), question, language);
    }

    private GroundingGuard(Grounds grounds, FiscalCalendar calendar, String question, Locale language) {
        this.grounds = grounds;
        this.dates = new DateClaims(grounds, calendar);
        this.figures = new FigureClaims(grounds, language);
        this.names = new NameClaims(grounds, question, language);
    }

    /**
     * For sentences about what was said: they may name what stands in these lines, and these names, figures and days beside it.
     *
     * @param language that of the lines and of the sentences
     */
    public static GroundingGuard ofLines(List<String> lines, Collection<String> names, Collection<BigDecimal> figures, Collection<LocalDate> days, Locale language) {
        return new GroundingGuard(new Grounds(lines, names, figures, days), new FiscalCalendar(1), "", language);
    }

    /** The sentences of the text that are grounded, in order. */
    public List<String> grounded(String text) {
        return sentences(text).stream().filter(this::isGrounded).filter(sentence -> sentence.codePoints().anyMatch(Character::isLetterOrDigit)).toList();
    }

    /** Whether all that the sentence names is grounded. */
    public boolean isGrounded(String said) {
        String whole = Normalizer.normalize(said, Normalizer.Form.NFKC);
        String own = withoutLines(whole);
        String sentence = withoutQuotes(own, !own.equals(whole));
        StringBuilder rest = new StringBuilder(sentence);
        if (foreignLinks(whole) > 0 || !dates.hold(rest)) {
            return false;
        }
        boolean bare = rest.toString().equals(sentence) && !figures.any(sentence);
        return figures.hold(rest.toString()) && names.hold(sentence, bare);
    }

    /** Lines of the knowledge are told as they stand there, with their source beside them; what is said around them has to be grounded. */
    private String withoutLines(String sentence) {
        String rest = sentence;
        for (String line : grounds.quotable) {
            rest = rest.replace(line, " ".repeat(line.length()));
        }
        return rest;
    }

    /**
     * What a record itself says, word for word, needs no further proof where a sentence reports it: "Next step: Legal review by 22 May".
     * A sentence that is nothing but such a text would claim it, unless it quotes the knowledge.
     */
    private String withoutQuotes(String sentence, boolean isQuote) {
        String rest = sentence;
        for (String text : grounds.phrases) {
            rest = rest.replace(text, " ".repeat(text.length()));
        }
        return isQuote || rest.chars().anyMatch(Character::isLetter) ? rest : sentence;
    }

    private long foreignLinks(String sentence) {
        return LINK.matcher(sentence).results().filter(link -> !isOurs(link.group())).count();
    }

    /** The text without links that stand in no record's own field: whoever can write a note must not place a link in an answer. */
    public String withoutForeignLinks(String text) {
        return LINK.matcher(text).replaceAll(link -> isOurs(link.group()) ? Matcher.quoteReplacement(link.group()) : "…");
    }

    private boolean isOurs(String link) {
        return grounds.links.contains(link.replaceAll("[.,;:!?)]+$", ""));
    }

    static List<String> sentences(String text) {
        List<String> sentences = new ArrayList<>();
        BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ROOT);
        breaks.setText(text);
        int start = breaks.first();
        for (int end = breaks.next(); end != BreakIterator.DONE; start = end, end = breaks.next()) {
            String sentence = text.substring(start, end).strip();
            if (!sentences.isEmpty() && !sentence.isEmpty() && ";,".indexOf(sentence.charAt(0)) >= 0) {
                sentences.add(sentences.removeLast() + sentence); // a quoted question in a list ends no sentence
            } else if (!sentences.isEmpty() && isOneDate(sentences.getLast(), sentence)) {
                sentences.add(sentences.removeLast() + " " + sentence);
            } else if (!sentence.isEmpty()) {
                sentences.add(sentence);
            }
        }
        return sentences;
    }

    /** "am 15." and "August 2017" belong together. */
    private static boolean isOneDate(String one, String next) {
        return ENDS_IN_A_DAY.matcher(one).find() && DateClaims.isMonth(Grounds.plain(next).split("[^\\p{L}]", 2)[0]);
    }
}
