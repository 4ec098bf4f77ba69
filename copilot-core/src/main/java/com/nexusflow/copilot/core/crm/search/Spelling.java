package com.nexusflow.copilot.core.crm.search;

/** How far apart two spellings are, counted in letters added, left out, replaced or swapped with their neighbour. */
final class Spelling {

    private Spelling() {}

    /** The slips forgiven in a word of this length. */
    static int allowed(int length) {
        return length < 4 ? 0 : length < 8 ? 1 : 2;
    }

    /** The number of slips between two words, or limit + 1 when there are more than the limit. */
    static int slips(String a, String b, int limit) {
        if (Math.abs(a.length() - b.length()) > limit) {
            return limit + 1;
        }
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            int best = i;
            for (int j = 1; j <= b.length(); j++) {
                boolean same = a.charAt(i - 1) == b.charAt(j - 1);
                int slips = Math.min(Math.min(last[j], row[j - 1]) + 1, last[j - 1] + (same ? 0 : 1));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    slips = Math.min(slips, beforeLast[j - 2] + 1);
                }
                row[j] = slips;
                best = Math.min(best, slips);
            }
            if (best > limit) {
                return limit + 1;
            }
            int[] free = beforeLast;
            beforeLast = last;
            last = row;
            row = free;
        }
        return Math.min(last[b.length()], limit + 1);
    }
}
