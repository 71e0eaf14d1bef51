package dev.parley.text;

import static dev.parley.text.TextRules.Fault.BROKEN;
import static dev.parley.text.TextRules.Fault.CONTROL;
import static dev.parley.text.TextRules.Fault.EMPTY;
import static dev.parley.text.TextRules.Fault.INVISIBLE;
import static dev.parley.text.TextRules.Fault.NONE;
import static dev.parley.text.TextRules.Fault.TOO_LONG;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextRulesTest {

    private static final int MAX = 5;

    @Test
    void aMessageHasOneToMaxCodePoints() {
        assertThat(TextRules.checkMessage("", MAX)).isEqualTo(EMPTY);
        assertThat(TextRules.checkMessage("12345", MAX)).isEqualTo(NONE);
        assertThat(TextRules.checkMessage("123456", MAX)).isEqualTo(TOO_LONG);
        assertThat(TextRules.checkMessage("😀".repeat(MAX), MAX)).isEqualTo(NONE);
        assertThat(TextRules.checkMessage("😀".repeat(MAX + 1), MAX)).isEqualTo(TOO_LONG);
    }

    @Test
    void aLineMayBeEmptyAndHasNoNewlineAndNoTab() {
        assertThat(TextRules.checkLine("", MAX)).isEqualTo(NONE);
        assertThat(TextRules.checkLine("a\nb", MAX)).isEqualTo(CONTROL);
        assertThat(TextRules.checkLine("a\tb", MAX)).isEqualTo(CONTROL);
        assertThat(TextRules.checkLine("123456", MAX)).isEqualTo(TOO_LONG);
    }

    @Test
    void ofTheControlCharactersOnlyNewlineAndTabMayBeSaid() {
        for (int c = 0; c <= 0x10ffff; c++) {
            if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
                continue;
            }
            boolean allowed = Character.getType(c) != Character.CONTROL || c == '\n' || c == '\t';
            assertThat(TextRules.checkMessage("x" + Character.toString(c), MAX) == NONE)
                    .as("U+%04X", c)
                    .isEqualTo(allowed);
        }
    }

    @Test
    void aTextThatShowsNothingIsNoTextButATopicMayBeEmpty() {
        for (String nothing : new String[] {" ", "\u200b", "\u3164", "\u2800", "\ufe0f", "\u3000\u00a0", "\u0301"}) {
            assertThat(TextRules.checkMessage(nothing, MAX)).isEqualTo(INVISIBLE);
            assertThat(TextRules.checkLine(nothing, MAX)).isEqualTo(INVISIBLE);
            assertThat(TextRules.checkEmoji(nothing)).isNotEqualTo(NONE);
        }
        assertThat(TextRules.checkMessage("\n\t\n", MAX)).isEqualTo(INVISIBLE);
        assertThat(TextRules.checkMessage("a\u200b", MAX)).isEqualTo(NONE);
    }

    @Test
    void halfOfACharacterIsBroken() {
        for (String half : new String[] {"\ud83d", "\ude00", "a\ud83d", "\ud83da", "\ude00\ud83d", "😀\ude00"}) {
            assertThat(TextRules.checkMessage(half, MAX)).as(half).isEqualTo(BROKEN);
            assertThat(TextRules.checkLine(half, MAX)).as(half).isEqualTo(BROKEN);
        }
    }
}
