package com.nexusflow.copilot.voice.redact;

import com.nexusflow.copilot.voice.redact.PersonalSpan.Kind;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** Makes up personal data in sentences, and sentences with numbers that are nobody's. */
final class Personal {

    record Example(Kind kind, String text, String secret) {}

    private static final List<String> CARD_FRAMES = List.of("my card number is %s", "sure it is %s and it runs until next year",
            "Okay, so that's %s.", "%s", "the visa is %s thanks", "you can charge %s for that");
    private static final List<String> PHONE_FRAMES = List.of("you can call me at %s", "my number is %s", "reach me on %s after lunch",
            "My mobile is %s, anytime.", "text me on %s please");
    private static final List<String> IBAN_FRAMES = List.of("the account is %s", "please wire it to %s", "our iban is %s thank you", "%s");
    private static final List<String> EMAIL_FRAMES = List.of("send it to %s please", "my email is %s", "%s is best for me",
            "you can write to %s any time");
    private static final List<String> NAMES = List.of("anna", "john", "maria", "peter", "sofia", "david", "laura", "mark");
    private static final List<String> LAST = List.of("smith", "weber", "rossi", "jones", "garcia", "novak", "martin");
    private static final List<String> DOMAINS = List.of("example", "bluepeak", "northwind", "brightlabs", "oakfield");
    private static final List<String> ENDINGS = List.of("com", "org", "net", "io", "de");

    private static final Map<String, List<String>> FRAMES_ABROAD = Map.of("de", List.of("%s", "also das ist %s bitte", "schreiben Sie %s auf"),
            "fr", List.of("%s", "alors c'est %s merci", "notez %s s'il vous plaît"), "es", List.of("%s", "pues es %s gracias", "apunte %s por favor"));

    private final Random random;
    private final Spoken spoken;

    Personal(long seed) {
        this.random = new Random(seed);
        this.spoken = new Spoken(random);
    }

    private String pick(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }

    private Example framed(Kind kind, List<String> frames, String secret) {
        return new Example(kind, pick(frames).formatted(secret), secret);
    }

    private String digits(int count) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < count; i++) {
            digits.append(random.nextInt(10));
        }
        return digits.toString();
    }

    Example card() {
        String number = cardNumber();
        return framed(Kind.CARD, CARD_FRAMES, switch (random.nextInt(7)) {
            case 0 -> number;
            case 1 -> number.replaceAll("(.{4})(?!$)", "$1 ");
            case 2 -> number.replaceAll("(.{4})(?!$)", "$1-");
            case 3 -> spoken.withDoubles(number);
            case 4 -> spoken.inPairs(number);
            case 5 -> spoken.withFillers(number);
            default -> spoken.oneByOne(number);
        });
    }

    String cardNumber() {
        String[] prefixes = {"4", "51", "55", "2221", "34", "37", "6011", "65", "3530", "36"};
        String prefix = prefixes[random.nextInt(prefixes.length)];
        int length = prefix.startsWith("34") || prefix.startsWith("37") ? 15 : prefix.equals("36") ? 14 : 16;
        String body = prefix + digits(length - prefix.length() - 1);
        int check = 0;
        while (!Card.passesLuhn(body + check)) {
            check++;
        }
        return body + check;
    }

    /** A card, telephone number or address as it is said in another language. */
    Example abroad(Kind kind, String language) {
        SpokenAbroad said = new SpokenAbroad(language);
        String secret = switch (kind) {
            case CARD -> {
                String number = cardNumber();
                yield random.nextInt(3) == 0 ? said.withDoubles(number) : random.nextBoolean() && number.length() % 2 == 0 ? said.inPairs(number) : said.oneByOne(number);
            }
            case IBAN -> language.charAt(0) + " " + language.charAt(1) + " " + said.oneByOne(iban(language.toUpperCase(Locale.ROOT),
                    Map.of("de", 18, "fr", 23, "es", 20).get(language)).substring(2));
            case PHONE -> {
                String number = (language.equals("es") ? "6" + digits(8) : language.equals("de") ? "01" + (5 + random.nextInt(3)) + digits(8) : "0" + (1 + random.nextInt(7)) + digits(8));
                yield number.length() % 2 == 0 && random.nextBoolean() ? said.inPairs(number) : said.oneByOne(number);
            }
            case EMAIL -> said.mail(pick(NAMES) + pick(List.of("", ".", "_")) + pick(LAST) + "@" + pick(DOMAINS) + pick(List.of("", "-")) + "group." + language);
        };
        return framed(kind, FRAMES_ABROAD.get(language), secret);
    }

    /** A sentence with prices, counts and years in another language. */
    String ordinaryAbroad(String language) {
        SpokenAbroad said = new SpokenAbroad(language);
        String number = said.below100(2 + random.nextInt(97));
        String other = said.below100(2 + random.nextInt(97));
        String dear = said.dearly(2 + random.nextInt(97));
        return (switch (language) {
            case "de" -> List.of("das kostet %s euro für %s nutzer, also %s", "wir haben %s leute und %s lizenzen, insgesamt %s", "rufen Sie mich in %s tagen an, bei %s und %s",
                    "bestellnummer vier fünf null null eins zwei drei vier fünf, %s stück zu %s oder %s", "das ist ein wichtiger punkt, %s oder %s von %s");
            case "fr" -> List.of("ça coûte %s euros pour %s utilisateurs, donc %s", "nous avons %s personnes et %s licences, au total %s", "appelez moi dans %s jours, vers %s et %s",
                    "numéro de commande quatre cinq zéro zéro un deux trois quatre cinq, %s pièces à %s ou %s", "c'est un point important, %s ou %s de %s");
            default -> List.of("cuesta %s euros para %s usuarios, o sea %s", "tenemos %s personas y %s licencias, en total %s", "llame en %s días, a las %s y %s",
                    "número de pedido cuatro cinco cero cero uno dos tres cuatro cinco, %s piezas a %s o %s", "es un punto importante, %s o %s de %s");
        }).get(random.nextInt(5)).formatted(number, other, dear);
    }

    String ibanNumber() {
        List<String> countries = List.of("DE18", "FR23", "ES20", "AT16", "BE12", "PT21");
        String country = pick(countries);
        return iban(country.substring(0, 2), Integer.parseInt(country.substring(2)));
    }

    Example iban() {
        String iban = ibanNumber();
        return framed(Kind.IBAN, IBAN_FRAMES, switch (random.nextInt(3)) {
            case 0 -> iban;
            case 1 -> iban.replaceAll("(.{4})(?!$)", "$1 ");
            default -> iban.toLowerCase().charAt(0) + " " + iban.toLowerCase().charAt(1) + " "
                    + spoken.oneByOne(iban.substring(2));
        });
    }

    private String iban(String country, int length) {
        String account = digits(length);
        StringBuilder number = new StringBuilder();
        for (char c : (account + country + "00").toCharArray()) {
            number.append(Character.digit(c, 36));
        }
        int check = 98 - new BigInteger(number.toString()).mod(BigInteger.valueOf(97)).intValue();
        return country + "%02d".formatted(check) + account;
    }

    Example email() {
        String name = pick(NAMES);
        String last = pick(LAST);
        String domain = pick(DOMAINS);
        String ending = pick(ENDINGS);
        return framed(Kind.EMAIL, EMAIL_FRAMES, switch (random.nextInt(5)) {
            case 0 -> name + "." + last + "@" + domain + "." + ending;
            case 1 -> name + " at " + domain + " dot " + ending;
            case 2 -> name + " dot " + last + " at " + domain + " dot " + ending;
            case 3 -> name + " underscore " + last + " at " + domain + "." + ending;
            default -> name + random.nextInt(90) + "@" + domain + ".co.uk";
        });
    }

    Example phone() {
        String american = (2 + random.nextInt(8)) + digits(2) + (2 + random.nextInt(8)) + digits(6);
        String german = "0" + (150 + random.nextInt(30)) + digits(7);
        return framed(Kind.PHONE, PHONE_FRAMES, switch (random.nextInt(8)) {
            case 0 -> "(" + american.substring(0, 3) + ") " + american.substring(3, 6) + "-" + american.substring(6);
            case 1 -> american.substring(0, 3) + "-" + american.substring(3, 6) + "-" + american.substring(6);
            case 2 -> "+1 " + american.substring(0, 3) + " " + american.substring(3, 6) + " " + american.substring(6);
            case 3 -> "+49 " + german.substring(1, 4) + " " + german.substring(4);
            case 4 -> german.substring(0, 4) + " " + german.substring(4);
            case 5 -> spoken.oneByOne(american);
            case 6 -> spoken.withDoubles(american);
            default -> spoken.oneByOne(german);
        });
    }

    /** A sentence with prices, dates, counts, times or order numbers and nothing personal. */
    String ordinary() {
        int price = 50 + random.nextInt(90_000);
        int count = 2 + random.nextInt(400);
        return switch (random.nextInt(25)) {
            case 20 -> "I will call you when revenue reaches %d dollars".formatted(10_000_000 + random.nextInt(80_000_000));
            case 21 -> "let's have a call on 2024-%02d-%02d 10:30 about it".formatted(1 + random.nextInt(12), 1 + random.nextInt(28));
            case 22 -> "contact us about invoice %d please".formatted(20_000_000 + random.nextInt(8_000_000));
            case 23 -> "the call covers between %d and %d users".formatted(2000 + random.nextInt(900), 3000 + random.nextInt(900));
            case 24 -> "you can reach " + spoken.cardinal(price) + " people with it, the number is " + spoken.cardinal(count);
            case 0 -> "The total comes to $%,d for all %d units.".formatted(price, count);
            case 1 -> "that would be " + spoken.cardinal(price) + " dollars per year";
            case 2 -> "our budget is %d and we need %d licenses by 2024-%02d-15".formatted(price, count, 1 + random.nextInt(12));
            case 3 -> "we have " + spoken.cardinal(count) + " users at " + spoken.cardinal(price) + " each";
            case 4 -> "the prices are %d, %d, %d and %d".formatted(4000 + random.nextInt(900), 1000 + random.nextInt(9000), 1000
                    + random.nextInt(9000), 1000 + random.nextInt(9000));
            case 5 -> "let's meet on %02d.%02d.2024 at %d:30".formatted(1 + random.nextInt(28), 1 + random.nextInt(12), 8
                    + random.nextInt(9));
            case 6 -> "in twenty twenty " + spoken.cardinal(1 + random.nextInt(9)) + " we grew by " + spoken.cardinal(count) + " percent";
            case 7 -> "order number %d was shipped with invoice %d".formatted(1_000_000 + random.nextInt(8_000_000), 10_000
                    + random.nextInt(80_000));
            case 8 -> "version 12.4.%d handles 1,200,000 rows in %d ms".formatted(random.nextInt(50), count);
            case 9 -> "between %d and %d people at %d sites".formatted(count, count * 2, 1 + random.nextInt(9));
            case 10 -> "it takes two to three weeks, four at most, and " + spoken.cardinal(price) + " in total";
            case 11 -> "look at example dot com for the details";
            case 12 -> "$%d.%02d per seat, $%d.00 for ten seats".formatted(10 + random.nextInt(90), random.nextInt(100), 100
                    + random.nextInt(900));
            case 13 -> "one two three testing can you hear me";
            case 14 -> "our fiscal year 2023 2024 plan has %d lines worth %,d euros".formatted(count, price * 100);
            case 15 -> "the quote of " + spoken.cardinal(price) + " covers " + spoken.cardinal(count) + " seats and " + spoken.cardinal(12)
                    + " months";
            case 16 -> "ticket %d-%d from %d/%d/2023 is closed".formatted(count, price, 1 + random.nextInt(12), 1 + random.nextInt(28));
            case 17 -> "revenue went from 12500000 to %d last year".formatted(10_000_000 + random.nextInt(80_000_000));
            case 18 -> "nineteen ninety nine, twenty four ninety nine and forty nine ninety nine are the three plans";
            default -> "we need %d units of the first and %d of the second, %d%% off".formatted(count, count + 3, 5 + random.nextInt(20));
        };
    }
}
