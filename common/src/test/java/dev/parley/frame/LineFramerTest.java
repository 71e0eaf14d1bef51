package dev.parley.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineFramerTest {

    private static final int MAX = 8;

    private final List<String> seen = new ArrayList<>();
    private final LineFramer framer = new LineFramer(MAX);

    /** Writes down what it gets, and says stop where it is told to. */
    private final class Notes implements LineFramer.Sink {
        private final int stopAfter;

        Notes(int stopAfter) {
            this.stopAfter = stopAfter;
        }

        @Override
        public boolean line(byte[] bytes, int offset, int length) {
            seen.add(new String(bytes, offset, length, StandardCharsets.UTF_8));
            return seen.size() != stopAfter;
        }

        @Override
        public boolean tooLong() {
            seen.add("<too long>");
            return seen.size() != stopAfter;
        }
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    private void feed(String text) {
        ByteBuffer input = bytes(text);
        assertThat(framer.feed(input, new Notes(0))).isTrue();
        assertThat(input.hasRemaining()).as("all was taken").isFalse();
    }

    @Test
    void aLineEndsAtLfAndACrBeforeItIsDropped() {
        feed("one\ntwo\r\nthree");
        assertThat(seen).containsExactly("one", "two");
        feed("\n");
        assertThat(seen).containsExactly("one", "two", "three");
    }

    @Test
    void itHoldsALineThatHasNotEndedAndForgetsItWhenItIsTold() {
        assertThat(framer.held()).isZero();
        feed("one\ntw");
        assertThat(framer.held()).isGreaterThanOrEqualTo(2);
        framer.forget();
        assertThat(framer.held()).isZero();
        feed("three\n");
        assertThat(seen).containsExactly("one", "three");
        assertThat(framer.held()).isZero();
    }

    @Test
    void emptyLinesAreDropped() {
        feed("\n\r\n\n\r\na\n\n");
        assertThat(seen).containsExactly("a");
    }

    @Test
    void onlyTheLastCrIsDropped() {
        feed("a\r\r\n\r\r\n");
        assertThat(seen).containsExactly("a\r", "\r");
    }

    @ParameterizedTest
    @CsvSource({
        "12345678, 12345678",
        "123456789, <too long>",
        "1234567890, <too long>",
        "12345678901234567890, <too long>"
    })
    void aLineMayBeAsLongAsTheBoundWhicheverItsEnd(String line, String expected) {
        feed(line + "\n" + line + "\r\n");
        assertThat(seen).containsExactly(expected, expected);
    }

    @ParameterizedTest
    @CsvSource({"12345678, 12345678", "123456789, <too long>"})
    void theSameHoldsWhenEveryByteComesAlone(String line, String expected) {
        for (String end : List.of("\n", "\r\n")) {
            for (char c : (line + end).toCharArray()) {
                feed(String.valueOf(c));
            }
        }
        assertThat(seen).containsExactly(expected, expected);
    }

    @Test
    void aLineFarTooLongIsReportedOnceAndTheNextIsWhole() {
        for (int i = 0; i < 1000; i++) {
            feed("xxxxxxxxxxxxxxxxxxxxxxxxx");
        }
        assertThat(seen).as("its end has not come").isEmpty();
        feed("x\nnext\n");
        assertThat(seen).containsExactly("<too long>", "next");
    }

    @Test
    void aSinkThatSaysStopLeavesTheRestInTheInput() {
        ByteBuffer input = bytes("a\nb\n\nc\nd");
        Notes oneAtATime = new Notes(2);
        assertThat(framer.feed(input, oneAtATime)).isFalse();
        assertThat(seen).containsExactly("a", "b");
        assertThat(StandardCharsets.UTF_8.decode(input.duplicate()).toString()).isEqualTo("\nc\nd");
        assertThat(framer.feed(input, oneAtATime)).isTrue();
        feed("\n");
        assertThat(seen).containsExactly("a", "b", "c", "d");
    }

    @Test
    void stoppingAtALineThatBeganInAnEarlierInputLosesNothing() {
        feed("hea");
        ByteBuffer input = bytes("d\ntail\n");
        assertThat(framer.feed(input, new Notes(1))).isFalse();
        assertThat(framer.feed(input, new Notes(0))).isTrue();
        assertThat(seen).containsExactly("head", "tail");
    }

    @Test
    void stoppingAtALineThatWasTooLongGoesOnBehindIt() {
        ByteBuffer input = bytes("far too long a line\nok\n");
        assertThat(framer.feed(input, new Notes(1))).isFalse();
        assertThat(seen).containsExactly("<too long>");
        assertThat(framer.feed(input, new Notes(0))).isTrue();
        assertThat(seen).containsExactly("<too long>", "ok");
    }

    @Test
    void onlyTheGivenPartOfTheArrayIsRead() {
        byte[] array = "XXa\nb\nYY".getBytes(StandardCharsets.UTF_8);
        ByteBuffer input = ByteBuffer.wrap(array, 2, 4);
        assertThat(framer.feed(input, new Notes(0))).isTrue();
        ByteBuffer slice = ByteBuffer.wrap(array, 2, 4).slice();
        assertThat(framer.feed(slice, new Notes(0))).isTrue();
        assertThat(seen).containsExactly("a", "b", "a", "b");
    }

    @Test
    void itHoldsNoMoreThanTheBoundAndNothingBetweenLines() throws ReflectiveOperationException {
        int max = 60_000;
        LineFramer large = new LineFramer(max);
        AtomicInteger most = new AtomicInteger();
        for (int chunk : List.of(1000, 33_000, 40_000, 59_999, 60_001)) {
            for (int round = 0; round < 70; round++) {
                large.feed(ByteBuffer.wrap("x".repeat(chunk).getBytes(StandardCharsets.UTF_8)), new Notes(0));
                most.accumulateAndGet(held(large), Math::max);
            }
            large.feed(bytes("\n"), new Notes(0));
            assertThat(held(large)).isZero();
        }
        large.feed(bytes("y".repeat(40_000)), new Notes(0));
        large.feed(bytes("y".repeat(500)), new Notes(0));
        most.accumulateAndGet(held(large), Math::max);
        assertThat(most).hasValueLessThanOrEqualTo(max + 1);
    }

    private static int held(LineFramer framer) throws ReflectiveOperationException {
        var field = LineFramer.class.getDeclaredField("partial");
        field.setAccessible(true);
        byte[] partial = (byte[]) field.get(framer);
        return partial == null ? 0 : partial.length;
    }
}
