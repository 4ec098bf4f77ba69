package com.nexusflow.copilot.knowledge.card;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;

/**
 * Two people's changes of one version brought together: each field as the one who changed it left it.
 *
 * @param content has what the other wrote where both wrote; {@code mine} has my words there
 * @param theirs the fields that only the other changed
 * @param disputed the fields that both changed, each in another way
 */
record CardMerge(CardContent content, CardContent mine, Set<CardField> theirs, Set<CardField> disputed) {

    static CardMerge of(CardContent base, CardContent mine, CardContent theirs) {
        Set<CardField> kept = EnumSet.noneOf(CardField.class);
        Set<CardField> taken = EnumSet.noneOf(CardField.class);
        Set<CardField> disputed = EnumSet.noneOf(CardField.class);
        for (CardField field : CardField.values()) {
            boolean changedHere = !field.isSame(base, mine);
            boolean changedThere = !field.isSame(base, theirs);
            if (changedHere && changedThere && !field.isSame(mine, theirs)) {
                disputed.add(field);
            } else if (changedHere) {
                kept.add(field);
            } else if (changedThere) {
                taken.add(field);
            }
        }
        CardContent content = mixed(theirs, mine, kept);
        return new CardMerge(content, mixed(content, mine, disputed), taken, disputed);
    }

    /** The one content with those fields of the other. */
    static CardContent mixed(CardContent one, CardContent other, Set<CardField> fields) {
        Mix mix = new Mix(one, other, fields);
        return new CardContent(
                fields.contains(CardField.OWNER) ? other.owner() : one.owner(),
                fields.contains(CardField.FRESH_UNTIL) ? other.freshUntil() : one.freshUntil(),
                mix.of(CardField.POSITIONING, CardContent::positioning),
                mix.of(CardField.STRENGTHS, CardContent::strengths),
                mix.of(CardField.WEAKNESSES, CardContent::weaknesses),
                mix.of(CardField.TRAPS, CardContent::traps),
                mix.of(CardField.OBJECTIONS, CardContent::objections),
                mix.of(CardField.PRICING, CardContent::pricing),
                mix.of(CardField.PROOF, CardContent::proof),
                mix.of(CardField.QUESTIONS, CardContent::questions));
    }

    private record Mix(CardContent one, CardContent other, Set<CardField> fields) {

        private <T> T of(CardField field, Function<CardContent, T> value) {
            return value.apply(fields.contains(field) ? other : one);
        }
    }
}
