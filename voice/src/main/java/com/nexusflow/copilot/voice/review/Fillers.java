package com.nexusflow.copilot.voice.review;

import com.nexusflow.copilot.voice.words.Token;
import com.nexusflow.copilot.voice.words.Tokens;
import java.util.List;

/** Words that fill a pause ("um", "you know"), from the language's list. */
final class Fillers {

    private final List<List<String>> fillers;

    Fillers(Language language) {
        this.fillers = language.list("fillers").lines().stream().map(line -> Tokens.of(line).stream().map(Token::text).toList()).toList();
    }

    int in(List<Token> tokens) {
        int count = 0;
        for (int at = 0; at < tokens.size(); at++) {
            for (List<String> filler : fillers) {
                if (stands(filler, tokens, at)) {
                    count++;
                }
            }
        }
        return count;
    }

    private static boolean stands(List<String> filler, List<Token> tokens, int at) {
        if (at + filler.size() > tokens.size()) {
            return false;
        }
        for (int i = 0; i < filler.size(); i++) {
            if (!filler.get(i).equals(tokens.get(at + i).text())) {
                return false;
            }
        }
        return true;
    }
}
