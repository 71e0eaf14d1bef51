package dev.parley.client.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where in a name the letters of a query stand, in their order, with others between them or not: the way that people abbreviate names.
 * Of all such places the best are taken: at the beginning, at the start of words (behind {@code -}, {@code _}, {@code .}), next to each
 * other. By grapheme, in any case. Takes {@code O(name × query)}. Pure; any thread.
 *
 * @param places of the query's letters, as indices among the name's graphemes
 * @param quality how well they stand there
 * @param score the higher the better, between two of the same quality
 */
public record Subsequence(List<Integer> places, Quality quality, int score) {

    /** How well a query fits, the best first. */
    public enum Quality {
        EXACT,
        PREFIX,
        /** All that was typed begins words. */
        WORDS,
        /** In one piece, in the middle of a word. */
        PIECE,
        SCATTERED
    }

    /** Nothing is looked for, and everything fits. */
    public static final Subsequence ANY = new Subsequence(List.of(), Quality.EXACT, 0);

    private static final int AT_START = 10;
    private static final int AT_WORD = 8;
    private static final int RUN = 5;
    private static final int NEVER = Integer.MIN_VALUE / 2;

    /** The best place of a query in a name; nothing if its letters are not all there in this order. */
    public static Optional<Subsequence> of(String query, String name) {
        List<String> wanted = folded(query);
        List<String> letters = folded(name);
        if (wanted.isEmpty()) {
            return Optional.of(ANY);
        }
        if (wanted.size() > letters.size()) {
            return Optional.empty();
        }
        // best[i][j]: the best score of the first i + 1 wanted letters with the last of them at j. from[i][j]: where
        // the one before is.
        int[][] best = new int[wanted.size()][letters.size()];
        int[][] from = new int[wanted.size()][letters.size()];
        for (int i = 0; i < wanted.size(); i++) {
            Arrays.fill(best[i], NEVER);
            int earlier = NEVER;
            int earlierAt = -1;
            for (int j = i; j < letters.size(); j++) {
                // A gap costs a point for each letter in it, so the best before falls by one at each step.
                earlier--;
                if (i > 0 && j > 1 && best[i - 1][j - 2] > earlier) {
                    earlier = best[i - 1][j - 2] - 1;
                    earlierAt = j - 2;
                }
                if (wanted.get(i).equals(letters.get(j))) {
                    int next = i > 0 && j > 0 ? best[i - 1][j - 1] + RUN : NEVER;
                    int before = i == 0 ? 0 : Math.max(next, earlier);
                    if (before > NEVER / 2) {
                        best[i][j] = before + bonus(letters, j);
                        from[i][j] = next >= earlier ? j - 1 : earlierAt;
                    }
                }
            }
        }
        return found(best, from, letters);
    }

    private static Optional<Subsequence> found(int[][] best, int[][] from, List<String> letters) {
        int last = best.length - 1;
        int end = 0;
        for (int j = 0; j < letters.size(); j++) {
            end = best[last][j] > best[last][end] ? j : end;
        }
        int score = best[last][end];
        if (score <= NEVER / 2) {
            return Optional.empty();
        }
        List<Integer> places = new ArrayList<>();
        int at = end;
        for (int i = last; i >= 0; i--) {
            places.add(at);
            at = from[i][at];
        }
        Collections.reverse(places);
        return Optional.of(new Subsequence(List.copyOf(places), quality(places, letters), score));
    }

    private static Quality quality(List<Integer> places, List<String> letters) {
        int runs = 0;
        boolean words = true;
        for (int i = 0; i < places.size(); i++) {
            if (i == 0 || places.get(i) != places.get(i - 1) + 1) {
                runs++;
                words &= isWordStart(letters, places.get(i));
            }
        }
        if (runs == 1 && places.get(0) == 0) {
            return places.size() == letters.size() ? Quality.EXACT : Quality.PREFIX;
        }
        return words ? Quality.WORDS : runs == 1 ? Quality.PIECE : Quality.SCATTERED;
    }

    private static int bonus(List<String> letters, int at) {
        return at == 0 ? AT_START : isWordStart(letters, at) ? AT_WORD : 0;
    }

    private static boolean isWordStart(List<String> letters, int at) {
        return at == 0 || (isBetweenWords(letters.get(at - 1)) && !isBetweenWords(letters.get(at)));
    }

    private static boolean isBetweenWords(String letter) {
        return letter.equals("-") || letter.equals("_") || letter.equals(".");
    }

    private static List<String> folded(String text) {
        return Graphemes.of(text.toLowerCase(Locale.ROOT));
    }
}
