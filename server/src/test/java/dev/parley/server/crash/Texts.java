package dev.parley.server.crash;

import dev.parley.text.Visible;
import java.util.List;
import java.util.Random;

/** Texts in the scripts people write, from a word to the longest that is allowed. */
final class Texts {
    /** Code points; the protocol's default of {@code max_text}. */
    private static final int LONGEST = 4096;

    private static final List<String> WORDS = List.of(
            "hello",
            "tea",
            "naïve",
            "Straße",
            "привет",
            "чай",
            "γειά",
            "שלום",
            "مرحبا",
            "नमस्ते",
            "สวัสดี",
            "你好",
            "お茶",
            "안녕",
            "🍵",
            "👩‍💻",
            "e\u0301",
            "𝔓arley",
            "\"quoted\"",
            "back\\slash",
            "tab\there",
            "line\nbreak",
            "</b>",
            "\u2028",
            "0");

    private Texts() {}

    static String any(Random random) {
        int dice = random.nextInt(100);
        return upTo(dice < 70 ? 120 : dice < 97 ? 900 : LONGEST, random);
    }

    /** One line, as a topic is. */
    static String line(Random random) {
        return upTo(60, random).replaceAll("[\\n\\t\\u2028]", " ").strip() + " " + random.nextInt(1_000_000);
    }

    private static String upTo(int codePoints, Random random) {
        int wanted = 1 + random.nextInt(codePoints);
        StringBuilder text = new StringBuilder();
        int length = 0;
        while (length < wanted) {
            String word = WORDS.get(random.nextInt(WORDS.size())) + " ";
            text.append(word);
            length += word.codePointCount(0, word.length());
        }
        String cut = text.substring(0, text.offsetByCodePoints(0, wanted));
        // The server refuses a text that shows nothing.
        return Visible.isIn(cut) ? cut : "0";
    }
}
