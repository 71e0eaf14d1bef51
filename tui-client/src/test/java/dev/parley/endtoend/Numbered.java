package dev.parley.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Somebody who turns page after page of a room in which each message has a number, and looks at all of them: on a screen each number
 * follows the one above it, and what a page shows goes on where the one before it ended.
 */
final class Numbered {

    private static final Pattern MESSAGE = Pattern.compile("number (\\d+)\\b");
    private static final Pattern BELOW = Pattern.compile("↓ (\\d+) messages? below");
    private static final Pattern HOLE = Pattern.compile("messages? not loaded");

    private final Tmux terminal;
    private final String room;
    private List<String> rows = List.of();
    private int first;
    private int last;
    private boolean isTyped;

    /** Looks at what is on the screen, once it is drawn whole. */
    Numbered(FullScreen person, String room) {
        this.terminal = person.terminal();
        this.room = room;
        press();
        // The line is left empty, as it was: there Home and End are keys of the transcript.
        press();
        first = numbers().get(0);
        last = first - 1;
        look();
    }

    static List<String> texts(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(i -> "number " + i).toList();
    }

    /** The oldest of all that were looked at. */
    int first() {
        return first;
    }

    /** The newest of all that were looked at. */
    int last() {
        return last;
    }

    /** The numbers on the screen. */
    List<Integer> numbers() {
        return rows.stream()
                .map(MESSAGE::matcher)
                .filter(Matcher::find)
                .map(found -> Integer.valueOf(found.group(1)))
                .toList();
    }

    /** How many messages wait below, as the last row says; 0 without such a row. */
    int below() {
        return rows.stream()
                .map(BELOW::matcher)
                .filter(Matcher::find)
                .mapToInt(found -> Integer.parseInt(found.group(1)))
                .findFirst()
                .orElse(0);
    }

    /** Presses a key that leads on, as often as it takes to see something else, and looks. */
    void turn(String key) {
        List<Integer> before = numbers();
        Patience.until(
                "another page after " + key,
                () -> {
                    press(key);
                    return !numbers().equals(before);
                },
                () -> String.join("\n", rows));
        look();
    }

    /** Presses a key that leads anywhere; what was looked at before is forgotten. */
    void leap(String key) {
        press(key);
        Patience.until(
                "messages on the screen",
                () -> {
                    press();
                    return !numbers().isEmpty();
                },
                () -> String.join("\n", rows));
        first = numbers().get(0);
        last = first - 1;
        look();
    }

    /** What the screen shows once these keys have had their effect: behind them a letter is typed, or taken away, that shows in the line. */
    private void press(String... keys) {
        String[] all = Arrays.copyOf(keys, keys.length + 1);
        all[keys.length] = isTyped ? "BSpace" : "x";
        isTyped = !isTyped;
        terminal.keys(all);
        String line = "#" + room + ">" + (isTyped ? " x" : "");
        terminal.awaitScreen("the line " + line, seen -> {
            rows = seen;
            return seen.get(seen.size() - 1).isEmpty()
                    ? seen.get(seen.size() - 2).equals(line)
                    : seen.get(seen.size() - 1).equals(line);
        });
    }

    /** Looks at a screen as it is now. */
    void look(List<String> screen) {
        rows = screen;
        look();
    }

    /** What is missing in the middle comes by itself. */
    private void look() {
        Patience.until(
                "no hole in sight",
                () -> {
                    boolean isWhole = rows.stream().noneMatch(HOLE.asPredicate());
                    if (!isWhole) {
                        press();
                    }
                    return isWhole;
                },
                () -> String.join("\n", rows));
        List<Integer> seen = numbers();
        String screen = String.join("\n", rows);
        assertThat(seen).as(screen).isNotEmpty();
        int top = seen.get(0);
        int bottom = seen.get(seen.size() - 1);
        assertThat(seen)
                .as(screen)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(top, bottom).boxed().toList());
        assertThat(bottom).as("after %d to %d:\n%s", first, last, screen).isGreaterThanOrEqualTo(first - 1);
        assertThat(top).as("after %d to %d:\n%s", first, last, screen).isLessThanOrEqualTo(last + 1);
        first = Math.min(first, top);
        last = Math.max(last, bottom);
    }
}
