package com.nexusflow.copilot.voice.review;

import com.nexusflow.copilot.voice.words.Sentence;
import com.nexusflow.copilot.voice.words.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The amounts in a sentence, money or plain numbers, without those that count something else (days, units, percent, years). */
final class Amounts {

    private static final Map<String, String> CURRENCIES = Map.ofEntries(Map.entry("$", "USD"), Map.entry("€", "EUR"), Map.entry("£", "GBP"),
            Map.entry("dollar", "USD"), Map.entry("usd", "USD"), Map.entry("buck", "USD"), Map.entry("euro", "EUR"), Map.entry("eur",
                    "EUR"),
            Map.entry("pound", "GBP"), Map.entry("gbp", "GBP"), Map.entry("quid", "GBP"), Map.entry("chf", "CHF"), Map.entry("franc",
                    "CHF"));
    private static final Set<String> COUNTED = Set.of("day", "week", "month", "year", "hour", "minut", "second", "unit", "licens",
            "licenc", "seat", "user",
            "percent", "pm", "am", "o", "st", "nd", "rd", "th", "people", "employe", "person", "staff", "site", "location", "languag",
                    "copy", "point",
            "tim", "step", "item", "piec", "devic", "machin", "module", "modul", "busines", "call", "email", "quarter", "shift", "clock",
                    "team",
            "member", "plant", "offic", "store", "person's", "question", "option", "set", "suit", "hub");

    /** An amount with its currency (empty when none was said) and the tokens it covers. */
    record Amount(double value, String currency, int from, int end) {

        boolean isMoney() {
            return !currency.isEmpty();
        }
    }

    private Amounts() {}

    static List<Amount> in(Sentence sentence, String utterance) {
        List<Token> tokens = sentence.tokens();
        List<Amount> amounts = new ArrayList<>();
        int at = 0;
        while (at < tokens.size()) {
            NumberWords.Counted number = NumberWords.at(tokens, at);
            if (number == null) {
                at++;
                continue;
            }
            String currency = currency(tokens, at, number.end(), utterance);
            if (!currency.isEmpty() || isPlain(tokens, at, number, utterance)) {
                amounts.add(new Amount(number.value(), currency, at, number.end()));
            }
            at = number.end();
        }
        return amounts;
    }

    private static String currency(List<Token> tokens, int from, int end, String text) {
        int place = tokens.get(from).start() - 1;
        if (place >= 0 && text.charAt(place) == ' ') {
            place--;
        }
        String sign = place < 0 ? "" : text.substring(place, place + 1);
        String after = tokens.get(end - 1).end() < text.length() ? text.substring(tokens.get(end - 1).end()).stripLeading() : "";
        String following = after.isEmpty() ? "" : after.substring(0, 1);
        String word = end < tokens.size() ? tokens.get(end).stem() : "";
        String before = from > 0 ? tokens.get(from - 1).stem() : "";
        for (String candidate : List.of(sign, following, word, before)) {
            String known = CURRENCIES.get(candidate);
            if (known != null) {
                return known;
            }
        }
        return "";
    }

    /** A number without a currency can be money when it is large enough, counts nothing and is no time or date. */
    private static boolean isPlain(List<Token> tokens, int from, NumberWords.Counted number, String text) {
        Token first = tokens.get(from);
        int end = tokens.get(number.end() - 1).end();
        boolean joined = end < text.length() && ":%-/".indexOf(text.charAt(end)) >= 0 || first.start() > 0
                && ":/-".indexOf(text.charAt(first.start() - 1)) >= 0;
        boolean counts = number.end() < tokens.size() && COUNTED.contains(tokens.get(number.end()).stem());
        boolean year = first.text().length() == 4 && first.text().startsWith("20") && from > 0
                && Set.of("in", "since", "by", "until", "of", "from", "year").contains(tokens.get(from - 1).text())
                        && number.value() >= 2000 && number.value() < 2100
                && !text.contains("budget");
        return number.value() >= 100 && !joined && !counts && !year;
    }
}
