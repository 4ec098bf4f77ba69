package com.nexusflow.copilot.core.crm.imports;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** Reads names and texts: blanks at the ends and control characters are dropped, and what is too long is refused. */
record TextReading(int longest, boolean oneLine, Wording wording) implements ColumnReading {

    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}\\p{Cf}&&[^\\n\\t\\u200d\\u200c]]+");

    static TextReading name(Wording wording) {
        return new TextReading(300, true, wording);
    }

    @Override
    public Cell read(String value) {
        String clean = clean(value);
        if (Blanks.noText(clean)) {
            return Cell.BLANK;
        }
        return clean.length() <= longest ? new Cell.Taken(clean) : new Cell.Refused(wording.of("text.too.long", clean.length(), longest));
    }

    private String clean(String value) {
        if (isPlain(value)) {
            return value.strip();
        }
        String composed = Normalizer.normalize(value, Normalizer.Form.NFC);
        String visible = CONTROLS.matcher(oneLine ? BLANKS.matcher(composed).replaceAll(" ") : composed.replace("\r\n", "\n")).replaceAll("");
        return visible.strip();
    }

    /** Most values are plain; looking costs far less than cleaning. */
    private static boolean isPlain(String value) {
        char last = 'x';
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < ' ' || c > '~' || (c == ' ' && last == ' ')) {
                return false;
            }
            last = c;
        }
        return true;
    }
}
