package com.nexusflow.copilot.channels.teams;

import com.nexusflow.copilot.core.crm.RecordKind;
import com.nexusflow.copilot.core.crm.RecordSearch;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The commands that Teams offers while one types: the name alone asks for the whole record, in any language. */
final class Commands {

    private static final Pattern COMMAND = Pattern.compile("(?iu)(deal|account|compte|cuenta)\\s*:?\\s+(.{1,200})");
    /** From here on a name may be taken without asking back. */
    private static final double SURE = 0.85;

    private final RecordSearch search;

    Commands(RecordSearch search) {
        this.search = search;
    }

    /** The question; words that are no command, or name nothing the person may see, stay as they are. Runs in the person's scope. */
    String question(String words) {
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
}
