package dev.parley.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafeTextTest {

    private static String point(int codePoint) {
        return Character.toString(codePoint);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ann joined room [tea]",
                "~ \\ \"",
                "zażółć gęślą",
                "日本語",
                "नमस्ते",
                "ภาษาไทย",
                "😀👍🏽",
                "Ελληνικά"
            })
    void whatIsHarmlessStaysTheSame(String text) {
        assertThat(SafeText.escape(text)).isEqualTo(text);
    }

    @Test
    void plainTextIsNotEvenCopied() {
        String text = "plain ASCII text";

        assertThat(SafeText.escape(text)).isSameAs(text);
    }

    @ParameterizedTest
    @CsvSource({
        "1B, \\u{1B}",
        "0, \\u{0}",
        "7, \\u{7}",
        "7F, \\u{7F}",
        "9B, \\u{9B}",
        "85, \\u{85}",
        "A, \\n",
        "D, \\r",
        "9, \\t",
        "AD, \\u{AD}",
        "200B, \\u{200B}",
        "200E, \\u{200E}",
        "202E, \\u{202E}",
        "2028, \\u{2028}",
        "2029, \\u{2029}",
        "2066, \\u{2066}",
        "FEFF, \\u{FEFF}",
        "D800, \\u{D800}",
        "DC00, \\u{DC00}",
        "E0041, \\u{E0041}",
    })
    void whatATerminalWouldObeyIsShown(String hex, String shown) {
        String text = "a" + point(Integer.parseInt(hex, 16)) + "b";

        assertThat(SafeText.escape(text)).isEqualTo("a" + shown + "b");
    }

    @Test
    void aForgedLineStaysWithinTheLine() {
        assertThat(SafeText.escape("x\n12:00:00 ann signed in\u001b[2J"))
                .isEqualTo("x\\n12:00:00 ann signed in\\u{1B}[2J");
    }

    @Test
    void aFamilyOfEmojiStaysTogether() {
        String family = "👨\u200d👩\u200d👧\u200d👦 ❤\ufe0f";

        assertThat(SafeText.escape(family)).isEqualTo(family);
    }

    @Test
    void aFloodOfMarksIsCountedAndNotShown() {
        String flood = "a" + point(0x301).repeat(500) + "b" + point(0x200d).repeat(9);

        assertThat(SafeText.escape(flood))
                .isEqualTo("a" + point(0x301).repeat(8) + "\\{+492 marks}b"
                        + point(0x200d).repeat(8) + "\\{+1 marks}");
    }

    @Test
    void whateverComesInWhatGoesOutIsOneHarmlessLine() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int run = 0; run < 2_000; run++) {
            String text = random.ints(random.nextInt(40), 0, 0x3000)
                    .mapToObj(SafeTextTest::point)
                    .reduce("", String::concat);
            assertThat(SafeText.escape(text).codePoints().mapToObj(Character::getType))
                    .as("seed %d, run %d", seed, run)
                    .doesNotContain((int) Character.CONTROL, (int) Character.LINE_SEPARATOR, (int) Character.SURROGATE);
        }
    }
}
