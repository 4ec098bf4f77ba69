package com.nexusflow.copilot.channels.teams;

import com.nexusflow.copilot.core.crm.RecordKind;
import com.nexusflow.copilot.core.crm.RecordSearch;
import com.nexusflow.copilot.core.text.Texts;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The commands that Teams offers while one types: the name alone asks for the whole record, in any language. */
final class Commands {

    private static final Pattern COMMAND = Pattern.compile("(?iu)(deal|account|compte|cuenta)\\s*:?\\s+(.{1,200})");
    private static final Pattern CALL = Pattern.compile("(?iu)(?:call|gespräch|anruf|appel|llamada)(?:\\s*:\\s*|\\s+)?(.{0,200})");
    /** From here on a name may be taken without asking back. */
    private static final double SURE = 0.85;

    private final RecordSearch search;

    Commands(RecordSearch search) {
        this.search = search;
    }

    /** The question; words that are no command, or name nothing the person may see, stay as they are. Runs in the person's scope. */
    String question(String words, Locale locale) {
        Matcher call = CALL.matcher(words);
        if (call.matches() && (call.group(1).isEmpty() || isNamed(call.group(1)))) {
            Texts say = Texts.of("messages.teams", locale);
            return call.group(1).isEmpty() ? say.get("question.calls") : say.get("question.call", call.group(1));
        }
        Matcher command = COMMAND.matcher(words);
        if (!command.matches()) {
            return words;
        }
        RecordKind kind = command.group(1).equalsIgnoreCase("deal") ? RecordKind.OPPORTUNITY : RecordKind.ACCOUNT;
        return search.search(command.group(2).replace("\0", ""), Set.of(kind), 1).stream()
                .filter(hit -> hit.score() >= SURE)
                .findFirst()
                .map(RecordSearch.Hit::name)
                .orElse(words);
    }

    /** Only a name makes a command of these words: "call Olav tomorrow" is none. */
    private boolean isNamed(String name) {
        return search.search(name.replace("\0", ""), Set.of(RecordKind.ACCOUNT, RecordKind.OPPORTUNITY, RecordKind.CONTACT), 1).stream().anyMatch(hit -> hit.score() >= SURE);
    }
}
