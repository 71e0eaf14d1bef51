package dev.parley.server.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.server.core.Seeds;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OutboxTest {

    /** The same as a plain queue of bytes, with the length of each line that is not wholly written. */
    private static final class PlainQueue {
        private final ArrayDeque<Byte> bytes = new ArrayDeque<>();
        private final ArrayDeque<Integer> left = new ArrayDeque<>();
        private boolean begun;

        void add(byte[] line) {
            for (byte b : line) {
                bytes.add(b);
            }
            left.add(line.length);
        }

        void remove(int count) {
            for (int i = 0; i < count; i++) {
                bytes.remove();
                int rest = left.remove() - 1;
                begun = rest > 0;
                if (rest > 0) {
                    left.addFirst(rest);
                }
            }
        }

        void keepOnlyTheLineBegun() {
            int keep = begun ? left.peek() : 0;
            while (bytes.size() > keep) {
                bytes.removeLast();
            }
            left.clear();
            if (keep > 0) {
                left.add(keep);
            }
        }

        byte[] front(int count) {
            byte[] front = new byte[Math.min(count, bytes.size())];
            int i = 0;
            for (byte b : bytes) {
                if (i == front.length) {
                    break;
                }
                front[i++] = b;
            }
            return front;
        }
    }

    private static byte[] copy(Outbox outbox, int space) {
        ByteBuffer buffer = ByteBuffer.allocate(space);
        outbox.copyTo(buffer);
        return Arrays.copyOf(buffer.array(), buffer.position());
    }

    static LongStream seeds() {
        return Seeds.some(10);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void isAQueueOfBytesWhateverIsAddedAndHoweverMuchIsWritten(long seed) {
        Random random = new Random(seed);
        Outbox outbox = new Outbox();
        PlainQueue plain = new PlainQueue();
        int busy = 1 + random.nextInt(20);
        for (int step = 0; step < 3000; step++) {
            int what = random.nextInt(40);
            if (what == 0) {
                outbox.keepOnlyTheLineBegun();
                plain.keepOnlyTheLineBegun();
            } else if (what <= busy) {
                byte[] line = new byte[1 + random.nextInt(40)];
                random.nextBytes(line);
                outbox.add(line);
                plain.add(line);
            } else {
                int space = random.nextInt(100);
                byte[] front = copy(outbox, space);
                assertThat(front).isEqualTo(plain.front(space));
                int written = front.length == 0 ? 0 : random.nextInt(front.length + 1);
                outbox.remove(written);
                plain.remove(written);
            }
            assertThat(outbox.bytes()).isEqualTo(plain.bytes.size());
            assertThat(outbox.isEmpty()).isEqualTo(plain.bytes.isEmpty());
        }
        assertThat(copy(outbox, 100_000)).isEqualTo(plain.front(100_000));
    }

    @Test
    void afterAnyTimesRoundTheRingALineWrittenInPartIsWhole() {
        Outbox outbox = new Outbox();
        for (int i = 0; i < 100; i++) {
            outbox.add(new byte[] {1, 2, 3});
            outbox.add(new byte[] {4, 5});
            outbox.remove(3);
            outbox.remove(1);
            assertThat(copy(outbox, 10)).containsExactly(5);
            outbox.remove(1);
            assertThat(outbox.isEmpty()).isTrue();
        }
    }

    @Test
    void ofWhatWaitsOnlyTheLineBegunIsKept() {
        Outbox outbox = new Outbox();
        outbox.add(new byte[] {1, 2, 3});
        outbox.add(new byte[] {4});
        outbox.remove(1);
        outbox.keepOnlyTheLineBegun();
        outbox.add(new byte[] {9});
        assertThat(outbox.bytes()).isEqualTo(3);
        assertThat(copy(outbox, 10)).containsExactly(2, 3, 9);
        outbox.remove(2);
        outbox.keepOnlyTheLineBegun();
        assertThat(outbox.isEmpty()).as("no line was begun").isTrue();
        assertThat(outbox.bytes()).isZero();
    }
}
