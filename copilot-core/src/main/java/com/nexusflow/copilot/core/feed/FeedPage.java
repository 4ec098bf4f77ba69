package com.nexusflow.copilot.core.feed;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Some entries of a list, newest first. What is added while somebody reads on neither repeats nor hides an entry.
 *
 * @param next where the next, older page begins, or null when this is the last
 */
public record FeedPage<T>(List<T> entries, @Nullable String next) {

    public FeedPage {
        entries = List.copyOf(entries);
    }

    /** @param found up to one entry more than the limit, which shows that there is a further page */
    static <T> FeedPage<T> of(List<T> found, int limit, Function<T, FeedPosition> position) {
        if (found.size() <= limit) {
            return new FeedPage<>(found, null);
        }
        List<T> shown = found.subList(0, limit);
        return new FeedPage<>(shown, position.apply(shown.getLast()).toString());
    }
}
