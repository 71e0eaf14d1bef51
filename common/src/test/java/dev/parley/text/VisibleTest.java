package dev.parley.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VisibleTest {

    @ParameterizedTest
    @ValueSource(
            ints = {
                ' ',
                '\n',
                '\t',
                0xA0,
                0x1680,
                0x2003,
                0x3000,
                0x2028,
                0x2029, // white space
                0xAD,
                0x34F,
                0x61C,
                0x180E,
                0x200B,
                0x200C,
                0x200D,
                0x200E,
                0x202E,
                0x2060,
                0x2065,
                0x206F,
                0xFEFF,
                0x115F,
                0x1160,
                0x3164,
                0xFFA0, // fillers of Hangul
                0x17B4,
                0x17B5,
                0x180B,
                0xFE0F,
                0xE0100,
                0xE01EF, // variation selectors and their like
                0xE0001,
                0xE0020,
                0xE007F,
                0xE0FFF, // tags
                0x2800,
                0x1BCA0,
                0x1D159,
                0x1D173,
                0xFFF0,
                0xFFF9,
                0x13430,
                0x300,
                0x301,
                0x20DD // marks without a letter
            })
    void aTextOfWhatCannotBeSeenIsNoText(int codePoint) {
        String alone = Character.toString(codePoint);
        for (String text : new String[] {alone, alone + alone, " " + alone, alone + "\u200b"}) {
            assertThat(Visible.isIn(text)).as("U+%04X", codePoint).isFalse();
            assertThat(Visible.isIn(text + "a"))
                    .as("U+%04X and a letter", codePoint)
                    .isTrue();
        }
        assertThat(TextRules.checkMessage(alone, 5)).isEqualTo(TextRules.Fault.INVISIBLE);
        assertThat(TextRules.checkEmoji(alone)).as("as a reaction").isNotEqualTo(TextRules.Fault.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                ".",
                "ß",
                "é",
                "e\u0301",
                "你",
                "한",
                "\u1100",
                "😀",
                "❤\ufe0f",
                "👩\u200d👩\u200d👧",
                "🇩🇪",
                "⠁",
                "\u0903",
                "\ue0b0",
                "1\ufe0f\u20e3",
                "\u200bx"
            })
    void aTextWithOneThingToSeeIsAText(String text) {
        assertThat(Visible.isIn(text)).isTrue();
    }
}
