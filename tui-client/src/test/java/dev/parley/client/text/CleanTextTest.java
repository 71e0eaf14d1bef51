package dev.parley.client.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.parley.client.Scripts;
import dev.parley.client.Seeds;
import java.text.Normalizer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CleanTextTest {

    @Test
    void honestTextIsUntouched() {
        String text = String.join("", Scripts.GRAPHEMES);
        assertThat(CleanText.line(text)).isEqualTo(Normalizer.normalize(text, Normalizer.Form.NFC));
        assertThat(CleanText.line("می\u200cخواهم")).isEqualTo("می\u200cخواهم");
        assertThat(CleanText.line("क्\u200dष")).isEqualTo("क्\u200dष");
    }

    @Test
    void plainTextIsGivenBackItself() {
        String text = "plain text, naïve café";
        assertThat(CleanText.line(text)).isSameAs(text);
    }

    @Test
    void controlsAreShownAndNotObeyed() {
        assertThat(CleanText.line("\u001b[31mred\u0007\u0000\u007f")).isEqualTo("␛[31mred␇␀␡");
        assertThat(CleanText.line("\u009b31m\u0085")).isEqualTo("‹U+009B›31m‹U+0085›");
        assertThat(CleanText.line("a\tb")).isEqualTo("a    b");
    }

    @Test
    void lineBreaksAreShownOnALineAndKeptInABlock() {
        assertThat(CleanText.line("a\nb\r\nc\rd\u2028e")).isEqualTo("a␊b␊c␊d␊e");
        assertThat(CleanText.block("a\nb\r\nc\rd\u2028e")).isEqualTo("a\nb\nc\nd\ne");
    }

    @Test
    void nothingReordersTheScreen() {
        assertThat(CleanText.line("abc\u202egpj.exe\u202c")).isEqualTo("abc‹U+202E›gpj.exe‹U+202C›");
        assertThat(CleanText.line("\u2066x\u2069")).isEqualTo("‹U+2066›x‹U+2069›");
        assertThat(CleanText.line("\u200fשלום\u200e\u061c")).isEqualTo("שלום");
    }

    @Test
    void nothingHidesInText() {
        assertThat(CleanText.line("pa\u200byp\u2060al\ufeff so\u00adft")).isEqualTo("paypal soft");
        assertThat(CleanText.line("a\u200d\u200cb\u200d")).isEqualTo("ab");
        assertThat(CleanText.line("hi" + "\udb40\udc41\udb40\udc42\udb40\udc7f"))
                .isEqualTo("hi");
    }

    @Test
    void aFloodOfMarksIsCut() {
        String flooded = CleanText.line("z" + "\u0334".repeat(4000) + "!");
        assertThat(flooded).isEqualTo("z" + "\u0334".repeat(CleanText.MOST_MARKS) + "!");
        assertThat(CleanText.line("👩" + "\u200d".repeat(1000) + "👩")).isEqualTo("👩\u200d👩");
    }

    @Test
    void floodsAreCleanedInLinearTime() {
        String marks = "a" + "\u0301\u0323".repeat(500_000);
        String joiners = "ب" + "\u200d\u064b".repeat(500_000);
        String jamo = "\u1100".repeat(500_000);
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            assertThat(CleanText.line(marks)).hasSizeLessThan(30);
            assertThat(CleanText.line(joiners)).hasSizeLessThan(60);
            assertThat(CleanText.line(jamo)).hasSizeLessThan(60);
        });
    }

    @Test
    void aMarkWithoutALetterStandsOnACircle() {
        assertThat(CleanText.line("\u0301a")).isEqualTo("◌́a");
        assertThat(CleanText.line("\n\u0301")).isEqualTo("␊\u0301");
    }

    @Test
    void brokenCharactersAreReplaced() {
        assertThat(CleanText.line("a\ud800b\uffff\ufdd0")).isEqualTo("a\ufffdb\ufffd\ufffd");
    }

    @Test
    void whateverComesTheResultIsHarmlessAndCleaningItAgainChangesNothing() {
        Seeds.each(2000, random -> {
            String text = Scripts.hostile(random, 30);
            String clean = CleanText.block(text);
            assertThat(CleanText.block(clean))
                    .as("cleaned twice: %s", escaped(clean))
                    .isEqualTo(clean);
            assertThat(Normalizer.isNormalized(clean, Normalizer.Form.NFC)).isTrue();
            clean.codePoints().forEach(codePoint -> assertThat(isHarmless(codePoint))
                    .as("U+%04X in %s", codePoint, escaped(clean))
                    .isTrue());
            for (String grapheme : Graphemes.of(clean)) {
                if (!grapheme.equals("\n")) {
                    assertThat(TextWidth.of(grapheme))
                            .as("columns of %s", escaped(grapheme))
                            .isBetween(1, 24);
                    assertThat(grapheme.codePointCount(0, grapheme.length())).isLessThanOrEqualTo(26);
                }
            }
        });
    }

    /** Every character there is, alone and beside others that it may join. */
    @Test
    void whateverCharacterComesCleaningEndsAndCleaningAgainChangesNothing() {
        List<String> wrong = new ArrayList<>();
        for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
            boolean oneOfMany = Character.isIdeographic(codePoint) || isOneOfMany(Character.getType(codePoint));
            if (oneOfMany && codePoint % 1009 > 0) {
                continue;
            }
            String one = Character.toString(codePoint);
            for (String text :
                    List.of(one, "a" + one + "b", one + one, "\u1000" + one + "1", "👩" + one, one + "\u0301")) {
                String clean = CleanText.line(text);
                boolean shows = Graphemes.of(clean).stream()
                        .mapToInt(TextWidth::ofGrapheme)
                        .allMatch(columns -> columns >= 1 && columns <= 24);
                if (!CleanText.line(clean).equals(clean) || !shows) {
                    wrong.add(escaped(text) + " becomes " + escaped(clean));
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** Of which one is as good as any other. */
    private static boolean isOneOfMany(int type) {
        return type == Character.UNASSIGNED || type == Character.PRIVATE_USE || type == Character.SURROGATE;
    }

    @Test
    void aVowelSignThatStandsBesideItsLetterNeedsNoGround() {
        assertThat(CleanText.line("မြန်မာ")).isEqualTo("မြန်မာ");
        assertThat(CleanText.line("\u102c")).isEqualTo("\u102c");
    }

    private static boolean isHarmless(int codePoint) {
        int type = Character.getType(codePoint);
        boolean bidi = (codePoint >= 0x202A && codePoint <= 0x202E)
                || (codePoint >= 0x2066 && codePoint <= 0x2069)
                || codePoint == 0x200E
                || codePoint == 0x200F;
        return codePoint == '\n'
                || (type != Character.CONTROL
                        && type != Character.SURROGATE
                        && type != Character.LINE_SEPARATOR
                        && type != Character.PARAGRAPH_SEPARATOR
                        && !bidi);
    }

    static String escaped(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints()
                .forEach(c -> out.append(
                        c >= 0x20 && c < 0x7F ? Character.toString(c) : "\\u{" + Integer.toHexString(c) + "}"));
        return out.toString();
    }
}
