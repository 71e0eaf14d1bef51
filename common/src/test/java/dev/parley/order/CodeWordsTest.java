package dev.parley.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.parley.protocol.Request;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodeWordsTest {

    private static List<String> words(String line) {
        return line.isEmpty() ? List.of() : List.of(line.split(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "'', , , ",
        "30 uses, 30, , ",
        "1 use 1 day, 1, 1, ",
        "7 Days tea 30 Uses, 30, 7, tea",
        "tea, , , tea",
        "1000 uses 365 days, 1000, 365, ",
    })
    void eachPartMayStandAnywhereOrNowhere(String line, Integer uses, Integer days, String room) throws Exception {
        assertThat(CodeWords.parse(words(line))).isEqualTo(new Request.CreateCode(uses, days, room));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "30, 30 what? Usage.",
                "30 tea, 30 what? Usage.",
                "30 uses 20 uses, 20 what? Usage.",
                "tea ops, 'ops' is not clear here. Usage.",
                "days, 'days' is not clear here. Usage.",
                "0 uses, A code has 1 to 1000 uses.",
                "1001 uses, A code has 1 to 1000 uses.",
                "99999999999999999999 days, A code has 1 to 365 days.",
            })
    void aWordThatDoesNotFitIsNamed(String line, String why) {
        assertThatExceptionOfType(UnclearException.class)
                .isThrownBy(() -> CodeWords.parse(words(line)))
                .satisfies(unclear -> assertThat(unclear.why("Usage.")).isEqualTo(why));
    }

    @Test
    void aUnitFollowsANumberOnly() {
        assertThat(CodeWords.isNumber("30")).isTrue();
        assertThat(CodeWords.isNumber("3a")).isFalse();
    }
}
