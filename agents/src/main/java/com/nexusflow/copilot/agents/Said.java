package com.nexusflow.copilot.agents;

import java.text.Normalizer;

/** What a person said, without characters that cannot be seen: control, zero-width, direction and tag characters. */
final class Said {

    private Said() {}

    static String clean(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}]+", " ")
                .replaceAll("[\\p{Cf}\\p{Co}\\p{Cn}]+", "")
                .strip();
    }
}
