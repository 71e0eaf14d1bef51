package dev.parley.client;

import java.util.List;
import java.util.Random;

/** Text in every script, and hostile text, for tests that make up their own. */
public final class Scripts {

    /** Whole graphemes that a person may type, of every kind that terminals draw. */
    public static final List<String> GRAPHEMES = List.of(
            "a",
            "b",
            "Z",
            "0",
            " ",
            " ",
            "-",
            "/",
            ".",
            ",",
            "é",
            "e\u0301",
            "ñ",
            "ß",
            "Ω",
            "д",
            "ж",
            "ש",
            "שׁ",
            "ع",
            "ب",
            "ی",
            "ﷺ",
            "क",
            "का",
            "कि",
            "क्",
            "ष",
            "த",
            "மி",
            "ழ்",
            "ক",
            "ไ",
            "น้ำ",
            "ที่",
            "က",
            "ကျ",
            "한",
            "글",
            "각",
            "中",
            "文",
            "字",
            "、",
            "。",
            "「",
            "」",
            "カ",
            "が",
            "か\u3099",
            "ー",
            "Ａ",
            "𠀋",
            "𝒳",
            "½",
            "│",
            "─",
            "█",
            "☺",
            "☺️",
            "✈️",
            "❤️",
            "⚡",
            "😀",
            "🎉",
            "👍",
            "👍🏽",
            "👨‍👩‍👧‍👦",
            "🧑🏿‍🚀",
            "❤️‍🔥",
            "🇩🇪",
            "🇯🇵",
            "🏳️‍🌈",
            "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
            "1️⃣",
            "#️⃣");

    /** What no cell may hold as it is. */
    public static final List<String> HOSTILE = List.of(
            "\u001b",
            "\u001b[2J",
            "\u001b]0;owned\u0007",
            "\u001b]52;c;YQ==\u0007",
            "\u009b31m",
            "\u0090q\u009c",
            "\u0007",
            "\b",
            "\t",
            "\r",
            "\n",
            "\r\n",
            "\u0000",
            "\u007f",
            "\u0085",
            "\u2028",
            "\u2029",
            "\u202e",
            "\u202a",
            "\u2066",
            "\u2069",
            "\u200e",
            "\u200f",
            "\u061c",
            "\u200b",
            "\u200c",
            "\u200d",
            "\u2060",
            "\ufeff",
            "\u00ad",
            "\u034f",
            "\u0301",
            "\u0338",
            "\u20dd",
            "\u0600",
            "\u06dd",
            "\ufe0f",
            "\ufe0e",
            "\ud800",
            "\udfff",
            "\uffff",
            "\ufdd0",
            "\ufff9",
            "\u1160",
            "\u11a8",
            "\u115f",
            "\u3164",
            "\udb40\udc01",
            "\udb40\udc41",
            "\udb40\udc7f",
            "\ud83c\udffd",
            "\ud83c\udde9",
            "\u180e",
            "\u180b",
            "\u0903",
            "\u094d");

    private Scripts() {}

    /** Text that a person may have written: at most so many graphemes. */
    public static String text(Random random, int most) {
        return join(random, random.nextInt(most + 1), 0);
    }

    /** Text that somebody may have made to hurt. */
    public static String hostile(Random random, int most) {
        return join(random, random.nextInt(most + 1), 2);
    }

    private static String join(Random random, int count, int badOfFour) {
        StringBuilder text = new StringBuilder();
        boolean plain = random.nextInt(3) == 0;
        for (int i = 0; i < count; i++) {
            List<String> from = random.nextInt(4) < badOfFour ? HOSTILE : GRAPHEMES;
            text.append(from.get(random.nextInt(plain ? Math.min(10, from.size()) : from.size())));
        }
        return text.toString();
    }
}
