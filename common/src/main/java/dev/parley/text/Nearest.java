package dev.parley.text;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The word that somebody most likely meant. Pure; any thread. */
public final class Nearest {

    private Nearest() {}

    /**
     * The word that begins so, or else the one fewest edits away (insert, delete, change, swap two neighbours), if it is near
     * at all: one edit, or two in a long word. A guess further away misleads. The first of several.
     */
    public static Optional<String> to(String typed, List<String> words) {
        int near = Math.max(1, Math.min(2, typed.length() / 4));
        return words.stream()
                .filter(word -> edits(typed, word) <= near)
                .min(Comparator.comparingInt(word -> edits(typed, word)));
    }

    private static int edits(String typed, String word) {
        return isBeginning(typed, word) ? 0 : distance(typed, word);
    }

    private static boolean isBeginning(String typed, String word) {
        return typed.length() > 1 && word.startsWith(typed);
    }

    /** Optimal string alignment, on three rows. */
    static int distance(String a, String b) {
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, Math.min(last[j], row[j - 1]) + 1);
                if (areSwapped(a, i, b, j)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            int[] free = beforeLast;
            beforeLast = last;
            last = row;
            row = free;
        }
        return last[b.length()];
    }

    private static boolean areSwapped(String a, int i, String b, int j) {
        return i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    }
}
