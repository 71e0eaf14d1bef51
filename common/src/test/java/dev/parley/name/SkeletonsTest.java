package dev.parley.name;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SkeletonsTest {

    private static boolean lookTheSame(String one, String other) {
        return !Collections.disjoint(Skeletons.of(name(one)), Skeletons.of(name(other)));
    }

    private static Name name(String written) {
        return Objects.requireNonNull(Names.user(written), written);
    }

    @ParameterizedTest
    @CsvSource({
        "ace, \u0430\u0441\u0435",
        "scope, \u0455\u0441\u043e\u0440\u0435",
        "paul1, paull",
        "user0, userO",
        "comer, corner",
        "Iaura, laura",
        "bob, BOB",
        "tom, \u0422\u041e\u041c",
        "TEA, \u0422\u0415\u0410",
        "tea, \u0422\u0415\u0410",
        "bob, \u0392\u039f\u0392",
        "oscar, 0scar",
        "Oscar, 0SCAR",
        "lobby, I0bby",
        "lobby, L0BBY",
        "\u03bf\u03bf, oo",
        "anna, a\uff4ena"
    })
    void namesThatCannotBeToldApartByEyeShareASkeleton(String one, String other) {
        assertThat(lookTheSame(one, other)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"ann, anna", "bob, bab", "ann1, ann2", "jose, jos\u00e9", "\u7530\u4e2d, \u7530\u53e3", "cat, car"})
    void namesThatLookDifferentShareNone(String one, String other) {
        assertThat(lookTheSame(one, other)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"server", "Server", "ADMIN", "system", "root", "R00T", "everyone", "support", "he1p"})
    void someNamesAreReserved(String written) {
        assertThat(ReservedNames.has(name(written))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ann", "bot", "serverbot", "administer", "helper"})
    void othersAreNot(String written) {
        assertThat(ReservedNames.has(name(written))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"ann, true", "1st, true", "\u7530\u4e2d, true", "_ann, false", "-ann, false", ".ann, false"})
    void aNewNameBeginsWithALetterOrADigit(String written, boolean may) {
        assertThat(Names.mayBeNew(name(written))).isEqualTo(may);
    }
}
