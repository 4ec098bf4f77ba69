package com.nexusflow.copilot.knowledge.card;

import java.util.List;
import java.util.Set;

/** What became of a save. */
public sealed interface CardSave {

    /**
     * It is kept; when nothing was changed, no version was made.
     *
     * @param merged the fields that others changed meanwhile, and that stand as they left them
     */
    record Saved(BattleCard card, Set<CardField> merged) implements CardSave {

        public Saved {
            merged = Set.copyOf(merged);
        }
    }

    /**
     * Others changed the same fields meanwhile: nothing is kept until somebody decides.
     *
     * @param card as it stands
     * @param mine what would stand if the words that were not kept won, with all that others changed elsewhere: to be saved on the card's version
     */
    record Disputed(BattleCard card, CardContent mine, List<Dispute> fields) implements CardSave {

        public Disputed {
            fields = List.copyOf(fields);
        }
    }

    /**
     * A field that two people changed, line by line.
     *
     * @param base what stood there when both began
     */
    record Dispute(CardField field, List<String> base, List<String> theirs, List<String> mine) {

        public Dispute {
            base = List.copyOf(base);
            theirs = List.copyOf(theirs);
            mine = List.copyOf(mine);
        }
    }
}
