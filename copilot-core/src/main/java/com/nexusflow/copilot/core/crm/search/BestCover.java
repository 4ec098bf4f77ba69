package com.nexusflow.copilot.core.crm.search;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Chooses, among overlapping stretches of a text, those without overlap that are worth most together. */
final class BestCover {

    private BestCover() {}

    static List<Stretch> of(Map<Stretch, Double> worth, int words) {
        double[] best = new double[words + 1];
        @Nullable Stretch[] last = new Stretch[words + 1];
        for (int end = 1; end <= words; end++) {
            best[end] = best[end - 1];
            for (int from = 0; from < end; from++) {
                Stretch stretch = new Stretch(from, end);
                double with = best[from] + worth.getOrDefault(stretch, 0.0);
                if (with > best[end]) {
                    best[end] = with;
                    last[end] = stretch;
                }
            }
        }
        List<Stretch> chosen = new ArrayList<>();
        for (int end = words; end > 0; ) {
            Stretch stretch = last[end];
            if (stretch != null) {
                chosen.add(stretch);
            }
            end = stretch == null ? end - 1 : stretch.from();
        }
        Collections.reverse(chosen);
        return chosen;
    }
}
