package dev.parley.endtoend;

import java.util.Arrays;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The colours and attributes that are in force somewhere in what tmux gives of a screen with its escape sequences. */
final class Look {

    private static final Pattern SEQUENCE = Pattern.compile("\u001b(?:\\[([0-9;:]*)([A-Za-z])|[()].|[\u000e\u000f])");

    private static final String PLAIN = "default";

    private final TreeSet<Integer> attributes = new TreeSet<>();
    private String foreground = PLAIN;
    private String background = PLAIN;

    private Look() {}

    /** At the first group of an expression for a row. */
    static String of(String screen, Pattern row) {
        Look look = new Look();
        // What is in force at the end of a row goes on in the next.
        for (String line : screen.split("\n", -1)) {
            Matcher found = row.matcher(SEQUENCE.matcher(line).replaceAll(""));
            if (found.find()) {
                look.passed(line, found.start(1));
                return look.toString();
            }
            look.passed(line, Integer.MAX_VALUE);
        }
        throw new AssertionError("no " + row + " on:\n" + screen);
    }

    /** Obeys what stands before a character, counted without the sequences. */
    private void passed(String line, int character) {
        Matcher sequence = SEQUENCE.matcher(line);
        int hidden = 0;
        while (sequence.find() && sequence.start() - hidden <= character) {
            hidden += sequence.end() - sequence.start();
            if ("m".equals(sequence.group(2))) {
                obey(sequence.group(1).split("[;:]", -1));
            }
        }
    }

    private void obey(String... codes) {
        for (int i = 0; i < codes.length; i++) {
            int code = codes[i].isEmpty() ? 0 : Integer.parseInt(codes[i]);
            if (code == 38 || code == 48) {
                int length = codes[i + 1].equals("5") ? 3 : 5;
                colour(code == 38, String.join(";", Arrays.asList(codes).subList(i + 1, i + length)));
                i += length - 1;
            } else {
                obey(code);
            }
        }
    }

    private void obey(int code) {
        if (code == 0) {
            attributes.clear();
            foreground = PLAIN;
            background = PLAIN;
        } else if (code < 10) {
            attributes.add(code);
        } else if (code == 39 || code == 49) {
            colour(code == 39, PLAIN);
        } else if (code >= 30 && code < 50 || code >= 90 && code < 108) {
            colour(code < 40 || code >= 90 && code < 98, String.valueOf(code % 10 + (code >= 90 ? 8 : 0)));
        } else {
            throw new AssertionError("tmux gives an attribute that is not known here: " + code);
        }
    }

    private void colour(boolean isForeground, String colour) {
        if (isForeground) {
            foreground = colour;
        } else {
            background = colour;
        }
    }

    @Override
    public String toString() {
        return foreground + " on " + background + " " + attributes;
    }
}
