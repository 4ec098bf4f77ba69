package com.nexusflow.copilot.core.change;

import com.nexusflow.copilot.core.change.ProposedChange.Detail;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What else a change writes, collected; what is absent is left out. */
final class Details {

    private final List<Detail> details = new ArrayList<>();

    Details with(String field, @Nullable Value value) {
        if (value != null) {
            details.add(new Detail(field, value));
        }
        return this;
    }

    Details with(String field, @Nullable String text) {
        return with(field, text == null || text.isBlank() ? null : Value.text(text.strip()));
    }

    List<Detail> all() {
        return details;
    }
}
