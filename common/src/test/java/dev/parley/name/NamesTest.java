package dev.parley.name;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.frame.Seeds;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import rocks.xmpp.precis.PrecisProfiles;

class NamesTest {

    private static String canonical(String written) {
        Name name = Names.user(written);
        assertThat(name).as(written).isNotNull();
        return name.canonical();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ann",
                "Ann",
                "a",
                "x_1",
                "a-b.c",
                "42",
                "_",
                ".",
                "-",
                "josé",
                "Jose\u0301",
                "Ольга",
                "Ελένη",
                "ნინო",
                "Հայկ",
                "דוד",
                "محمد",
                "हिन्दी",
                "สมชาย",
                "မောင်",
                "健太",
                "ひろし",
                "カタカナ",
                "김철수",
                "小明ab",
                "ａｎｎ",
                "Đặng",
                "straße",
                "𐐷𐐷"
            })
    void lettersAndDigitsOfAnyScriptMakeAName(String written) {
        Name name = Names.user(written);
        assertThat(name).isNotNull();
        assertThat(java.text.Normalizer.isNormalized(name.display(), java.text.Normalizer.Form.NFC))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a b",
                "a\tb",
                "a\nb",
                "a\u001b[31m",
                "a\u0000",
                "a\u007f",
                "a\u0085",
                "a\u200b",
                "a\u200d",
                "a\u202eb",
                "\ufeffa",
                "a\u00a0b",
                "a\u2028",
                "a/b",
                "a@b",
                "@a",
                "#a",
                "a:",
                "a,",
                "a!",
                "a'b",
                "a\"b",
                "<a>",
                "a€",
                "😀",
                "a😀",
                "\u0301a",
                "b\u0301\u0302\u0303\u0304",
                "\ud800",
                "a\udc00",
                "²",
                "ﬁ",
                "①",
                "𝐚",
                "ⅷ",
                "\ue000",
                "\u0378",
            })
    void whatIsNoLetterNoDigitAndNoneOfTheThreeSignsMakesNone(String written) {
        assertThat(Names.user(written)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "Ann, aNN",
        "josé, JOSÉ",
        "josé, jose\u0301",
        "ольга, ОЛЬГА",
        "ΣΊΣΥΦΟΣ, σίσυφος",
        "σασ, σας",
        "straße, STRASSE",
        "straße, STRAẞE",
        "ａｎｎ, ann",
        "ＡＮＮ, Ann",
        "ﾀﾅｶ, タナカ",
        "𐐏𐐏, 𐐷𐐷",
    })
    void namesThatDifferOnlyInCaseWidthOrCompositionAreTheSame(String one, String other) {
        assertThat(canonical(one)).isEqualTo(canonical(other));
    }

    @ParameterizedTest
    @CsvSource({"ann, аnn", "paypal, pаypal", "google, gооgle", "ann, αnn", "scope, ѕcope", "tea, tеa", "a1, аa1"})
    void aLookAlikeOfTwoScriptsIsNoName(String honest, String lookAlike) {
        assertThat(Names.user(honest)).isNotNull();
        assertThat(lookAlike).isNotEqualTo(honest);
        assertThat(Names.user(lookAlike)).isNull();
    }

    @Test
    void lengthIsCountedInCodePointsOfTheComposedName() {
        assertThat(Names.user("x".repeat(32))).isNotNull();
        assertThat(Names.user("x".repeat(33))).isNull();
        assertThat(Names.room("x".repeat(64))).isNotNull();
        assertThat(Names.room("x".repeat(65))).isNull();
        assertThat(Names.user("𐐷".repeat(32))).isNotNull();
        assertThat(Names.user("𐐷".repeat(33))).isNull();
        assertThat(Names.user("e\u0301".repeat(32))).isNotNull();
        assertThat(Names.user("e\u0301".repeat(33))).isNull();
        assertThat(Names.user("日".repeat(33))).isNull();
    }

    @Test
    void aRoomsSignIsNoPartOfItsName() {
        assertThat(Names.room("#Tea")).isEqualTo(Names.room("Tea")).isEqualTo(new Name("Tea", "tea"));
        assertThat(Names.room("#")).isNull();
        assertThat(Names.room("##tea")).isNull();
        assertThat(Names.user("#tea")).isNull();
    }

    @Test
    void aNameIsKeptAsItWasWritten() {
        assertThat(Names.user("AnnA")).isEqualTo(new Name("AnnA", "anna"));
        assertThat(Names.user("JOSE\u0301")).isEqualTo(new Name("JOSÉ", "josé"));
    }

    @Test
    void caseIsFoldedTheSameInEveryLocale() {
        Locale before = Locale.getDefault();
        try {
            for (String tag : List.of("tr", "az", "lt", "el", "en")) {
                Locale.setDefault(Locale.forLanguageTag(tag));
                assertThat(canonical("IRIS")).isEqualTo("iris");
                assertThat(canonical("ÎRIS")).isEqualTo("îris");
            }
        } finally {
            Locale.setDefault(before);
        }
    }

    static LongStream seeds() {
        return Seeds.some(3);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void forAsciiTheFastWayAgreesWithTheSlowOne(long seed) {
        String plain = "abcxyzABCXYZ0189_-.";
        Random random = new Random(seed);
        for (int i = 0; i < 3000; i++) {
            StringBuilder written = new StringBuilder();
            int length = 1 + random.nextInt(12);
            for (int c = 0; c < length; c++) {
                written.append(plain.charAt(random.nextInt(plain.length())));
            }
            String name = written.toString();
            assertThat(canonical(name)).isEqualTo(PrecisProfiles.USERNAME_CASE_MAPPED.enforce(name));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void nothingMakesItThrowAndACanonicalNameStaysWhatItIs(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder written = new StringBuilder();
            int length = random.nextInt(6);
            int around = random.nextInt(0x20000);
            for (int c = 0; c < length; c++) {
                int point = random.nextInt(3) == 0 ? around + random.nextInt(64) : random.nextInt(0x3000);
                written.appendCodePoint(Math.min(point, Character.MAX_CODE_POINT));
            }
            Name name = Names.user(written.toString());
            if (name != null) {
                Name again = Names.user(name.canonical());
                assertThat(again).as("%s as %s", name, name.canonical()).isNotNull();
                assertThat(again.canonical()).isEqualTo(name.canonical());
                Name upper = Names.user(name.display().toUpperCase(Locale.ROOT));
                if (upper != null) {
                    assertThat(upper.canonical()).isEqualTo(name.canonical());
                }
            }
        }
    }

    @Test
    void everyLetterThatIsANameAloneIsTheSameInUpperAndLowerCase() {
        for (int c = 0; c <= 0x1ffff; c++) {
            String one = Character.toString(c);
            Name name = Character.isLetterOrDigit(c) ? Names.user(one) : null;
            Name lower = name == null ? null : Names.user(one.toLowerCase(Locale.ROOT));
            Name upper = name == null ? null : Names.user(one.toUpperCase(Locale.ROOT));
            if (lower != null) {
                assertThat(lower.canonical()).as("U+%04X lower", c).isEqualTo(name.canonical());
            }
            if (upper != null) {
                assertThat(upper.canonical()).as("U+%04X upper", c).isEqualTo(name.canonical());
            }
        }
    }
}
