package com.nexusflow.copilot.channels.phone;

/**
 * Text in the segments that text messages are sent in: 160 characters of the telephone's own alphabet, or 70 where another is needed; a little less each
 * when there are several.
 */
final class Segments {

    private static final String ALPHABET = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String TWICE_AS_LONG = "^{}\\[~]|€";

    private Segments() {}

    /** How many segments the text takes. */
    static int count(String text) {
        String sent = plain(text);
        boolean isPlain = sent.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0 || TWICE_AS_LONG.indexOf(c) >= 0);
        long length = isPlain ? sent.chars().map(c -> TWICE_AS_LONG.indexOf(c) >= 0 ? 2 : 1).sum() : sent.length();
        int single = isPlain ? 160 : 70;
        int several = isPlain ? 153 : 67;
        return length <= single ? 1 : (int) ((length + several - 1) / several);
    }

    /** The text with typographic signs replaced by those of the telephone's alphabet that mean the same. */
    static String plain(String text) {
        return text.replaceAll("[\\u00a0\\u202f\\u2009]", " ")
                .replaceAll("[“”„«»]", "\"")
                .replaceAll("[‘’]", "'")
                .replaceAll("[–—−]", "-")
                .replace("…", "...")
                .replace("→", "->")
                .replace("·", "-");
    }

    /** What fits into so many segments together with the note, and what is left. */
    record Cut(String first, String rest) {}

    /** Cuts between lines, else between sentences, else between words that are no figures or dates. */
    static Cut cut(String text, int most, String note) {
        String all = text.strip();
        if (count(all) <= most) {
            return new Cut(all, "");
        }
        int place = place(all, most, note);
        return new Cut(all.substring(0, place).strip() + "\n" + note, all.substring(place).strip());
    }

    private static int place(String text, int most, String note) {
        int line = 0;
        int sentence = 0;
        int word = 0;
        for (int i = 1; i < text.length() && count(text.substring(0, i).strip() + "\n" + note) <= most; i++) {
            char at = text.charAt(i);
            if (at == '\n') {
                line = i;
            } else if (at == ' ' && ".!?".indexOf(text.charAt(i - 1)) >= 0 && !isFigure(text, i + 1)) {
                sentence = i;
            } else if (at == ' ' && !isFigure(text, i - 1) && !isFigure(text, i + 1)) {
                word = i;
            }
        }
        return line > 0 ? line : sentence > 0 ? sentence : word > 0 ? word : next(text);
    }

    /** A figure that is longer than the message is none; then the next border of any kind has to do. */
    private static int next(String text) {
        int space = text.indexOf(' ');
        return space > 0 ? space : text.length();
    }

    private static boolean isFigure(String text, int place) {
        return place < text.length() && (Character.isDigit(text.charAt(place)) || "€$£%+-".indexOf(text.charAt(place)) >= 0);
    }
}
