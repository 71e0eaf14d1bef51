package dev.parley.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeAndReasonTest {

    @ParameterizedTest
    @CsvSource({
        "'', , ",
        "30m, 30, ",
        "12h, 720, ",
        "7d  it was spam, 10080, it was spam",
        "spam, , spam",
        "7days of spam, 10080, of spam",
        "7 days of spam, 10080, of spam",
        "1 Hour, 60, ",
        "30 min: spam, , 30 min: spam",
        "3rd warning, , 3rd warning",
        "3 warnings, , 3 warnings",
        "spam for 7d, , spam for 7d",
        "99999d, 143998560, ",
    })
    void aTimeStandsFirst(String written, Long minutes, String reason) throws UnclearException {
        assertThat(TimeAndReason.parse(written)).isEqualTo(new TimeAndReason(minutes, reason));
    }

    @ParameterizedTest
    @ValueSource(strings = {"7x", "7x spam", "0d", "0 days", "7dd", "100000d spam", "1w", "2weeks"})
    void aTimeThatIsNoneIsRefusedForABanWithoutOneHasNoEnd(String written) {
        assertThatThrownBy(() -> TimeAndReason.parse(written))
                .isInstanceOf(UnclearException.class)
                .hasMessageContaining("is no time. Write it as 30m, 12h or 7d.");
    }
}
