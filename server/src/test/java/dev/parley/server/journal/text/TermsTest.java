package dev.parley.server.journal.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TermsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Hello, World!            | hello world
            don't foo_bar x-1        | don t foo bar x 1
            Café CAFÉ Cafe\u0301     | cafe cafe cafe
            Straße STRASSE           | strasse strasse
            Ёлка мой мои             | елка мой мои
            Ὀδυσσεύς ΟΔΥΣΣΕΥΣ        | οδυσσευσ οδυσσευσ
            İstanbul ISTANBUL        | istanbul istanbul
            مُحَمَّد محمـــد              | محمد محمد
            שָׁלוֹם שלום               | שלום שלום
            हिन्दी में                  | हिन्दी में
            한국어 한국어              | 한국어 한국어
            KBS에서 3월에 제2장        | kbs 에서 3 월에 제 2 장
            ㅋㅋㅋ                     | ᄏᄏᄏ
            日本語 text               | 日 本 語 text
            がか ｶﾞ                    | が か ガ
            コーヒー                   | コ ー ヒ ー
            ภาษา                     | ภ า ษ า
            ພາສາ                     | ພ າ ສ າ
            ភាសា                     | ភ ា ស ា
            ဘာသာ                     | ဘ ာ သ ာ
            བོད་ཡིག                     | བ ོ ད ཡ ི ག
            ꦗꦮ                       | ꦗ ꦮ
            ２０２６ ٢٠٢٦              | 2026 2026
            ok👍🏽👍 👩‍🚀              | ok 👍 👍 👩 🚀
            :-) … — «»               |
            a\u00adb a\u200db a\u200bb | ab ab a b
            """)
    void aTextIsTakenApart(String text, @org.jspecify.annotations.Nullable String terms) {
        assertThat(String.join(" ", Terms.of(unescaped(text)))).isEqualTo(terms == null ? "" : unescaped(terms));
    }

    @Test
    void whatIsTooLongIsFoundByItsBeginning() {
        assertThat(Terms.of("a".repeat(65_536))).containsExactly("a".repeat(Terms.LONGEST));
        assertThat(Terms.of("ж".repeat(65_536))).containsExactly("ж".repeat(Terms.LONGEST));
        assertThat(Terms.of("日".repeat(10_000))).hasSize(10_000);
    }

    @Test
    void noTextBreaksIt() {
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            String character = Character.toString(c);
            for (String term : Terms.of("a" + character + "b " + character)) {
                assertThat(term).isNotEmpty().doesNotContain(" ", "\"", "_", "*", "\0", "(", ")", "^", "+", "-", ":");
            }
        }
    }

    private static String unescaped(String text) {
        return text.translateEscapes();
    }
}
