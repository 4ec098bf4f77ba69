package com.nexusflow.copilot.voice.redact;

import com.nexusflow.copilot.voice.redact.PersonalSpan.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** E-mail addresses as one language says them ("anna dot smith at example dot com", "anna punkt weber ät beispiel punkt de"). */
final class SpokenEmails {

    private static final String WORD = "[\\p{L}\\p{N}_]{1,40}";
    private static final String LETTERS = "(?:\\p{L}\\s+){2,20}?\\p{L}";
    private static final String ENDING = "(?:com|org|net|io|de|fr|es|co|uk|eu|info|biz|ai|us|ch|at|it|nl|be|edu|gov|app|dev|tech"
            + "|f\\s+r|d\\s+e|e\\s+s|u\\s+k|e\\s+u|i\\s+o|a\\s+t|c\\s+h|b\\s+e|n\\s+l)";

    /** An address, and a quicker look for the word without which there is none. */
    private record Form(Pattern at, Pattern address) {}

    private final Set<String> noNames;
    private final Form sure;
    private final Form own;
    private final Form likely;
    private final List<String> ownAts;

    SpokenEmails(FormList list) {
        this.noNames = new HashSet<>(list.under("no names"));
        this.ownAts = list.under("at in own texts").stream().map(at -> " " + at + " ").toList();
        this.sure = form(list, list.under("at"), "(?:" + ENDING + "|" + WORD + ")");
        this.own = form(list, list.under("at in own texts"), ENDING);
        this.likely = form(list, list.under("at in front of known endings"), ENDING);
    }

    private static Form form(FormList list, List<String> ats, String ending) {
        String joint = "(?:\\s+" + FormList.either(list.under("name dot", "dash", "underscore", "name plus")) + "\\s+|\\s*\\.\\s*)";
        String name = WORD + "(?:" + joint + WORD + "){0,5}|" + LETTERS;
        String dash = "\\s+" + FormList.either(list.under("dash")) + "\\s+";
        String dot = "(?:\\s+" + FormList.either(list.under("dot")) + "\\s+|\\s*\\.)";
        String domain = "(?:" + LETTERS + "|" + WORD + "(?:(?:" + dash + "|\\s+|-)" + WORD + "){0,2}?)";
        String at = "\\s+" + FormList.either(ats) + "\\s+";
        return new Form(Pattern.compile("(?iu)" + at), Pattern.compile("(?iu)(?<![\\p{L}\\p{N}])(" + name + ")" + at + domain + "(?:" + dot + WORD
                + "){0,3}?" + dot + ending + "(?![\\p{L}\\p{N}])"));
    }

    /** Whether a text in this language has a word for "at" that other languages use otherwise. */
    boolean mayStandIn(String text) {
        return !ownAts.isEmpty() && ownAts.stream().anyMatch(text::contains);
    }

    List<PersonalSpan> inOwn(String text) {
        List<PersonalSpan> spans = new ArrayList<>(found(sure, text));
        for (Form form : List.of(own, likely)) {
            found(form, text).stream().filter(span -> spans.stream().noneMatch(span::meets)).toList().forEach(spans::add);
        }
        return spans;
    }

    /** Those in a text of another language, by words that language does not have. */
    List<PersonalSpan> inForeign(String text) {
        return found(sure, text);
    }

    private List<PersonalSpan> found(Form form, String text) {
        List<PersonalSpan> found = new ArrayList<>();
        if (!form.at().matcher(text).find()) {
            return found;
        }
        Matcher spoken = form.address().matcher(text);
        int from = 0;
        while (from < text.length() && spoken.find(from)) {
            String name = spoken.group(1).toLowerCase(Locale.ROOT);
            if (form.equals(likely) && noNames.contains(name)) {
                from = spoken.start() + name.length();
            } else {
                found.add(new PersonalSpan(Kind.EMAIL, spelled(text, spoken.start()), spoken.end()));
                from = spoken.end();
            }
        }
        return found;
    }

    /** Single letters before the name belong to it ("j dot", "a n n a"). */
    private static int spelled(String text, int start) {
        int at = start;
        while (at >= 2 && text.charAt(at - 1) == ' ' && Character.isLetter(text.charAt(at - 2)) && (at == 2 || text.charAt(at - 3) == ' ')
                && !isWord(text.charAt(at - 2))) {
            at -= 2;
        }
        return at;
    }

    private static boolean isWord(char letter) {
        return "aAIyàeoé".indexOf(letter) >= 0;
    }
}
