package dev.parley.order;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeAndReasonTest {

    @ParameterizedTest
    @CsvSource({
        "'', , ",
        "30m, 30, ",
        "12h, 720, ",
        "7d  it was spam, 10080, it was spam",
        "spam, , spam",
        "7days of spam, , 7days of spam",
        "0d, , 0d",
        "99999d, 143998560, ",
    })
    void aTimeStandsFirstOrIsPartOfTheReason(String written, Long minutes, String reason) {
        assertThat(TimeAndReason.parse(written)).isEqualTo(new TimeAndReason(minutes, reason));
    }
}
