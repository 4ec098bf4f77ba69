package com.nexusflow.copilot.core.feed;

import com.nexusflow.copilot.core.crm.Named;
import java.util.List;

/**
 * A comment as it was added or edited, and what became of its mentions.
 *
 * @param told who hears of it because it mentions them
 * @param cannotSee who is mentioned but does not see the record, and so hears nothing
 * @param unclear the names that several people have, so that none of them hears of it
 */
public record PostedComment(Comment comment, List<Named> told, List<Named> cannotSee, List<UnclearName> unclear) {

    /** A mentioned name that fits several people. */
    public record UnclearName(String name, List<Named> people) {

        public UnclearName {
            people = List.copyOf(people);
        }
    }

    public PostedComment {
        told = List.copyOf(told);
        cannotSee = List.copyOf(cannotSee);
        unclear = List.copyOf(unclear);
    }
}
