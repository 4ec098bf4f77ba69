package com.nexusflow.copilot.knowledge.document.read;

import com.nexusflow.copilot.core.text.Texts;
import java.util.Locale;

/**
 * Where something stands in a document. Written "page 3", "slide 2", "line 12", "row 3" or as a range of cells, "Prices!A1:D20"; said in a person's language.
 */
public final class Place {

    /** Where the format has no places. */
    public static final String NONE = "";

    private Place() {}

    static String page(int number) {
        return "page " + number;
    }

    static String slide(int number) {
        return "slide " + number;
    }

    static String line(int number) {
        return "line " + number;
    }

    static String row(int number) {
        return "row " + number;
    }

    static String cells(String sheet, String from, String to) {
        return sheet + "!" + from + ":" + to;
    }

    /** The place as a person of that language reads it. */
    public static String said(String place, Locale language) {
        Texts texts = Texts.of(Remark.BUNDLE, language);
        String[] words = place.split(" ");
        return words.length == 2 && words[1].chars().allMatch(Character::isDigit) && texts.has("place." + words[0])
                ? texts.get("place." + words[0], words[1])
                : place;
    }
}
