package com.nexusflow.copilot.voice.audio;

import com.nexusflow.copilot.core.text.Texts;
import java.util.List;
import java.util.Locale;

/** What is wrong with a recording and with which values, to be said in a person's language. */
public record AudioProblem(Code code, List<Object> values) {

    /** The kinds of problems; a remark leaves a recording usable, everything else ends its way. */
    public enum Code {
        EMPTY("empty", false),
        TOO_LARGE("too_large", false),
        UNKNOWN_KIND("unknown_kind", false),
        UNKNOWN_CODING("unknown_coding", false),
        DAMAGED("damaged", false),
        TOO_MANY_CHANNELS("channels", false),
        BAD_RATE("rate", false),
        TOO_LONG("too_long", false),
        UNFOLDS_TOO_LARGE("unfolds", false),
        TOO_SHORT("too_short", false),
        SILENT("silent", false),
        CUT_OFF("cut_off", true),
        PARTLY_DAMAGED("partly_damaged", true),
        CLIPPED("clipped", true),
        SILENT_CHANNEL("silent_channel", true);

        private final String key;
        private final boolean remark;

        Code(String key, boolean remark) {
            this.key = key;
            this.remark = remark;
        }
    }

    public AudioProblem {
        values = List.copyOf(values);
    }

    public static AudioProblem of(Code code, Object... values) {
        return new AudioProblem(code, List.of(values));
    }

    /** Whether the recording can be used all the same. */
    public boolean isRemark() {
        return code.remark;
    }

    /** The stable name of the problem, for instance "cut_off". */
    public String name() {
        return code.key;
    }

    public String text(Locale language) {
        return Texts.of("messages.audio", language).get("audio." + code.key, values.toArray());
    }
}
