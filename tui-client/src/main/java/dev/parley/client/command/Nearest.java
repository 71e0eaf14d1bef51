package dev.parley.client.command;

import java.util.Locale;
import java.util.Optional;

/** The command that somebody may have meant. Pure. */
final class Nearest {

    private Nearest() {}

    /** The one with the fewest slips from the word, if they are few for its length; the first in the table of several. */
    static Optional<Command> command(String written) {
        String word = written.toLowerCase(Locale.ROOT);
        Command nearest = null;
        int fewest = Math.min(2, word.length() - 1) + 1;
        for (Command command : Command.values()) {
            int slips = command.word().startsWith(word) && word.length() > 1 ? 1 : slips(word, command.word());
            if (slips < fewest) {
                fewest = slips;
                nearest = command;
            }
        }
        return Optional.ofNullable(nearest);
    }

    /** Letters left out, put in, mistaken, or two that changed places (optimal string alignment). */
    static int slips(String one, String other) {
        int[][] least = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                least[i][j] = i == 0 || j == 0 ? i + j : step(least, one, other, i, j);
            }
        }
        return least[one.length()][other.length()];
    }

    private static int step(int[][] least, String one, String other, int i, int j) {
        boolean same = one.charAt(i - 1) == other.charAt(j - 1);
        int fewest = Math.min(least[i - 1][j - 1] + (same ? 0 : 1), Math.min(least[i - 1][j], least[i][j - 1]) + 1);
        boolean swapped =
                i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1);
        return swapped ? Math.min(fewest, least[i - 2][j - 2] + 1) : fewest;
    }
}
