package com.nexusflow.copilot.agents.offline;

/** How far two words lie apart: the number of letters added, left out, replaced or swapped with a neighbour. */
final class Spelling {

    private Spelling() {}

    /** The distance, or bound + 1 as soon as it is known to be larger than the bound. */
    static int distance(String one, String other, int bound) {
        int n = one.length();
        int m = other.length();
        if (Math.abs(n - m) > bound) {
            return bound + 1;
        }
        int[][] d = new int[n + 1][m + 1];
        for (int i = 0; i <= n; i++) {
            d[i][0] = i;
        }
        for (int j = 0; j <= m; j++) {
            d[0][j] = j;
        }
        for (int i = 1; i <= n; i++) {
            int least = bound + 1;
            for (int j = 1; j <= m; j++) {
                int cost = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(Math.min(d[i - 1][j] + 1, d[i][j - 1] + 1), d[i - 1][j - 1] + cost);
                if (i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
                least = Math.min(least, d[i][j]);
            }
            if (least > bound) {
                return bound + 1;
            }
        }
        return Math.min(d[n][m], bound + 1);
    }
}
