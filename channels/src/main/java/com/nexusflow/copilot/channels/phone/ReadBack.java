package com.nexusflow.copilot.channels.phone;

import com.nexusflow.copilot.agents.reply.Block.Fact;
import com.nexusflow.copilot.agents.reply.Block.ProposalCard;
import com.nexusflow.copilot.agents.reply.Block.ProposalLine;
import com.nexusflow.copilot.core.text.Texts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A proposal read back, line by line and with its exact values: whoever says yes has heard all that will be done. */
final class ReadBack {

    /** Nobody keeps more in mind while driving. */
    static final int MOST_LINES = 8;

    private final Texts words;
    private final Spoken spoken;

    ReadBack(Locale language, LocalDate today) {
        this.words = PhoneWords.of(language);
        this.spoken = new Spoken(language, today);
    }

    List<String> of(ProposalCard card) {
        List<String> sentences = new ArrayList<>();
        card.lines().forEach(line -> sentences.add(line(line)));
        return sentences;
    }

    private String line(ProposalLine line) {
        String sentence = sentence(line);
        return line.details().isEmpty() ? sentence : sentence + " " + line.details().stream().map(this::detail).collect(Collectors.joining(" "));
    }

    private String sentence(ProposalLine line) {
        String key = "read." + line.field();
        if (line.field().equals("competitor") && line.after().isEmpty()) {
            return words.get("read.competitor_off", line.record(), line.before());
        }
        if (line.before().isEmpty()) {
            return words.get(words.has(key + "_set") ? key + "_set" : key, line.record(), spoken.exact(line.after()));
        }
        return line.after().isEmpty()
                ? words.get("read.emptied", line.label(), line.record(), spoken.exact(line.before()))
                : words.get(key, line.record(), spoken.exact(line.after()), spoken.exact(line.before()));
    }

    private String detail(Fact fact) {
        return words.get("read.detail", fact.label(), spoken.exact(fact.value()));
    }
}
