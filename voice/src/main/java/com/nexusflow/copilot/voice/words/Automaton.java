package com.nexusflow.copilot.voice.words;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds any of many number sequences in a stream in one pass (Aho and Corasick, "Efficient string matching", 1975). Number 0 stands in no
 * sequence and leads back to the start.
 */
final class Automaton {

    private static final int[] NONE = {};

    private final long[] keys;
    private final int[] targets;
    private final int[] fallback;
    private final int[][] ends;

    private Automaton(List<Map<Integer, Integer>> edges, int[] fallback, int[][] ends) {
        int count = edges.stream().mapToInt(Map::size).sum();
        int size = Integer.highestOneBit(Math.max(16, count * 4)) << 1;
        this.keys = new long[size];
        this.targets = new int[size];
        this.fallback = fallback;
        this.ends = ends;
        for (int state = 0; state < edges.size(); state++) {
            int from = state;
            edges.get(state).forEach((symbol, target) -> put(key(from, symbol), target));
        }
    }

    /** The automaton of these sequences; a match names the sequence's place in the list. */
    static Automaton of(List<int[]> sequences) {
        List<Map<Integer, Integer>> edges = new ArrayList<>(List.of(new TreeMap<>()));
        List<List<Integer>> ends = new ArrayList<>(List.of(new ArrayList<>()));
        for (int i = 0; i < sequences.size(); i++) {
            int state = 0;
            for (int symbol : sequences.get(i)) {
                Integer next = edges.get(state).get(symbol);
                if (next == null) {
                    next = edges.size();
                    edges.get(state).put(symbol, next);
                    edges.add(new TreeMap<>());
                    ends.add(new ArrayList<>());
                }
                state = next;
            }
            ends.get(state).add(i);
        }
        int[] fallback = fallbacks(edges, ends);
        return new Automaton(edges, fallback, ends.stream().map(Automaton::array).toArray(int[][]::new));
    }

    private static int[] array(List<Integer> numbers) {
        return numbers.isEmpty() ? NONE : numbers.stream().mapToInt(Integer::intValue).toArray();
    }

    private static int[] fallbacks(List<Map<Integer, Integer>> edges, List<List<Integer>> ends) {
        int[] fallback = new int[edges.size()];
        Deque<Integer> waiting = new ArrayDeque<>(edges.getFirst().values());
        while (!waiting.isEmpty()) {
            int state = waiting.remove();
            edges.get(state).forEach((symbol, target) -> {
                int shorter = fallback[state];
                while (shorter != 0 && !edges.get(shorter).containsKey(symbol)) {
                    shorter = fallback[shorter];
                }
                fallback[target] = edges.get(shorter).getOrDefault(symbol, 0);
                ends.get(target).addAll(ends.get(fallback[target]));
                waiting.add(target);
            });
        }
        return fallback;
    }

    private static long key(int state, int symbol) {
        return ((long) state << 32 | symbol) + 1;
    }

    private int place(long key) {
        long mixed = key * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 40) & (keys.length - 1);
    }

    private void put(long key, int target) {
        int place = place(key);
        while (keys[place] != 0) {
            place = (place + 1) & (keys.length - 1);
        }
        keys[place] = key;
        targets[place] = target;
    }

    /** The state after one more number. */
    int next(int state, int symbol) {
        int from = state;
        while (true) {
            long key = key(from, symbol);
            int place = place(key);
            while (keys[place] != 0) {
                if (keys[place] == key) {
                    return targets[place];
                }
                place = (place + 1) & (keys.length - 1);
            }
            if (from == 0) {
                return 0;
            }
            from = fallback[from];
        }
    }

    int endCount(int state) {
        return ends[state].length;
    }

    /** The sequence that ends in this state, the longest being number 0. */
    int end(int state, int number) {
        return ends[state][number];
    }
}
