package dev.parley.client.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;

/** Text of others, before a terminal sees it. */
class CleanTextFuzzTest {

    @FuzzTest
    void fuzz(FuzzedDataProvider data) {
        String text = data.consumeRemainingAsString();
        String line = CleanText.line(text);
        assertThat(line.codePoints()).noneMatch(Character::isISOControl).noneMatch(c -> c == 0x2028 || c == 0x2029);
        assertThat(CleanText.line(line)).as("clean text, cleaned").isEqualTo(line);
        String block = CleanText.block(text);
        assertThat(block.codePoints()).noneMatch(c -> Character.isISOControl(c) && c != '\n');
        assertThat(CleanText.block(block)).as("clean text, cleaned").isEqualTo(block);
    }
}
