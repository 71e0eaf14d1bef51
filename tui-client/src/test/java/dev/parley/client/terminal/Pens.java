package dev.parley.client.terminal;

import dev.parley.client.grid.Colour;
import dev.parley.client.grid.ColourDepth;
import dev.parley.client.grid.Style;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What SGR sequences make of a pen, in words that can be compared: {@code "1 fg=5;208"}. Pure. */
final class Pens {

    private Pens() {}

    static String of(Style style, ColourDepth depth) {
        Set<String> words = new TreeSet<>();
        add(words, style.isBold(), "1");
        add(words, style.isDim(), "2");
        add(words, style.isItalic(), "3");
        add(words, style.isUnderline(), "4");
        add(words, style.isReverse(), "7");
        colour(words, "fg=", style.foreground().at(depth));
        colour(words, "bg=", style.background().at(depth));
        return String.join(" ", words);
    }

    static String after(String pen, String parameters) {
        Set<String> words = new TreeSet<>(pen.isEmpty() ? List.of() : List.of(pen.split(" ", -1)));
        Deque<String> codes = new ArrayDeque<>(List.of(parameters.split(";", -1)));
        while (!codes.isEmpty()) {
            String code = codes.poll();
            int number = code.isEmpty() ? 0 : Integer.parseInt(code);
            if (number == 0) {
                words.clear();
            } else if (number < 10) {
                words.add(code);
            } else {
                String ground = (number >= 40 && number < 50) || number >= 100 ? "bg=" : "fg=";
                words.removeIf(word -> word.startsWith(ground));
                int low = number % 10;
                if (low == 8 && number < 90) {
                    boolean rgb = "2".equals(codes.poll());
                    words.add(ground
                            + (rgb ? "rgb;" + codes.poll() + ";" + codes.poll() + ";" + codes.poll() : codes.poll()));
                } else if (low != 9) {
                    words.add(ground + (number >= 90 ? 8 + low : low));
                }
            }
        }
        return String.join(" ", words);
    }

    private static void colour(Set<String> words, String ground, Colour colour) {
        if (colour.isPalette()) {
            words.add(ground + colour.index());
        } else if (colour.isRgb()) {
            int rgb = colour.rgb();
            words.add(ground + "rgb;" + (rgb >> 16 & 255) + ";" + (rgb >> 8 & 255) + ";" + (rgb & 255));
        }
    }

    private static void add(Set<String> words, boolean said, String word) {
        if (said) {
            words.add(word);
        }
    }
}
