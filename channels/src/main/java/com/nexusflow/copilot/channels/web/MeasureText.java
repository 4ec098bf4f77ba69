package com.nexusflow.copilot.channels.web;

import com.nexusflow.copilot.core.call.Measure;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The values of measures of talk as people read them. */
record MeasureText(Locale locale) {

    String of(Measure measure, @Nullable Double value) {
        if (value == null) {
            return "–";
        }
        return switch (measure) {
            case TALK_RATIO -> share(value);
            case MONOLOGUE -> clock(value);
            case PATIENCE -> seconds(value);
            case QUESTIONS, FILLERS -> String.format(locale, "%.1f", value);
            case INTERACTIVITY, PACE -> String.format(locale, "%.0f", value);
        };
    }

    String share(double value) {
        return String.format(locale, "%.0f %%", value * 100);
    }

    String seconds(double value) {
        return String.format(locale, "%.1f s", value);
    }

    String clock(double seconds) {
        return CallView.clock((int) Math.round(seconds * 1000));
    }
}
