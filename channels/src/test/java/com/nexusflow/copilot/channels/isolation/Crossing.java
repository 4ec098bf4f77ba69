package com.nexusflow.copilot.channels.isolation;

import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Pairs of two lists. */
final class Crossing {

    private Crossing() {}

    /** Each with each where those are few; otherwise about so many that every element of both lists is met. */
    static <A, B, C> Stream<C> of(int few, List<A> some, List<B> others, BiFunction<A, B, C> pair) {
        int all = some.size() * others.size();
        if (all <= few) {
            return some.stream().flatMap(one -> others.stream().map(other -> pair.apply(one, other)));
        }
        int met = Math.max(few, Math.max(some.size(), others.size()));
        return Stream.iterate(0, i -> i < met, i -> i + 1)
                .map(i -> pair.apply(some.get(i % some.size()), others.get((i + i / some.size()) % others.size())));
    }
}
