package dev.parley.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The framer sees a stream cut anywhere, and must give what cutting the whole at each LF gives. */
class RandomChunksTest {

    private static final byte[] TOO_LONG = {'<', '>'};

    static LongStream seeds() {
        return Seeds.some(12);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void howeverTheStreamIsCutTheLinesAreTheSame(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 40; round++) {
            int max = 1 + random.nextInt(300);
            byte[] stream = stream(random, max);
            assertThat(framed(stream, max, random))
                    .usingElementComparator(Arrays::compare)
                    .isEqualTo(cutAtOnce(stream, max));
        }
    }

    @Test
    void aCharacterOfSeveralBytesMayBeCutAnywhere() {
        byte[] stream = "añ€😀\u0301\nzwei 👩‍💻\r\n".getBytes(StandardCharsets.UTF_8);
        for (int first = 0; first <= stream.length; first++) {
            for (int second = first; second <= stream.length; second++) {
                Lines lines = new Lines(() -> true);
                LineFramer framer = new LineFramer(100);
                framer.feed(ByteBuffer.wrap(stream, 0, first), lines);
                framer.feed(ByteBuffer.wrap(stream, first, second - first), lines);
                framer.feed(ByteBuffer.wrap(stream, second, stream.length - second), lines);
                assertThat(lines.all.stream().map(line -> new String(line, StandardCharsets.UTF_8)))
                        .containsExactly("añ€😀\u0301", "zwei 👩‍💻");
            }
        }
    }

    /** Lines of every interesting length, of junk, with each kind of end; the last perhaps without one. */
    private static byte[] stream(Random random, int max) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int lines = random.nextInt(30);
        for (int i = 0; i < lines; i++) {
            out.writeBytes(line(random, lengthOf(random, max)));
            out.writeBytes((random.nextBoolean() ? "\n" : "\r\n").getBytes(StandardCharsets.UTF_8));
        }
        if (random.nextBoolean()) {
            out.writeBytes(line(random, random.nextInt(2 * max)));
        }
        return out.toByteArray();
    }

    private static int lengthOf(Random random, int max) {
        return switch (random.nextInt(7)) {
            case 0 -> 0;
            case 1 -> max;
            case 2 -> max + 1;
            case 3 -> max - 1;
            case 4 -> max + 2;
            case 5 -> 3 * max + random.nextInt(5 * max);
            default -> random.nextInt(max + 1);
        };
    }

    private static byte[] line(Random random, int length) {
        byte[] line = new byte[length];
        random.nextBytes(line);
        for (int i = 0; i < length; i++) {
            if (line[i] == '\n') {
                line[i] = random.nextBoolean() ? (byte) '\r' : 0;
            }
        }
        return line;
    }

    private static List<byte[]> framed(byte[] stream, int max, Random random) {
        Lines lines = new Lines(() -> random.nextInt(4) != 0);
        LineFramer framer = new LineFramer(max);
        int at = 0;
        while (at < stream.length) {
            int chunk = Math.min(stream.length - at, random.nextInt(random.nextBoolean() ? 5 : 700));
            byte[] wide = new byte[chunk + 20];
            System.arraycopy(stream, at, wide, 10, chunk);
            ByteBuffer input = ByteBuffer.wrap(wide, 10, chunk);
            while (!framer.feed(input, lines)) {
                assertThat(input.position()).isGreaterThan(10);
            }
            assertThat(input.hasRemaining()).isFalse();
            // What the sink was given is only valid during the call.
            Arrays.fill(wide, (byte) '!');
            at += chunk;
        }
        return lines.all;
    }

    /** The same in the plainest way: the whole stream in one piece. */
    private static List<byte[]> cutAtOnce(byte[] stream, int max) {
        List<byte[]> lines = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < stream.length; i++) {
            if (stream[i] == '\n') {
                int end = i > from && stream[i - 1] == '\r' ? i - 1 : i;
                if (end - from > max) {
                    lines.add(TOO_LONG);
                } else if (end > from) {
                    lines.add(Arrays.copyOfRange(stream, from, end));
                }
                from = i + 1;
            }
        }
        return lines;
    }

    private interface GoOn {
        boolean yes();
    }

    private static final class Lines implements LineFramer.Sink {
        private final List<byte[]> all = new ArrayList<>();
        private final GoOn goOn;

        Lines(GoOn goOn) {
            this.goOn = goOn;
        }

        @Override
        public boolean line(byte[] bytes, int offset, int length) {
            all.add(Arrays.copyOfRange(bytes, offset, offset + length));
            return goOn.yes();
        }

        @Override
        public boolean tooLong() {
            all.add(TOO_LONG);
            return goOn.yes();
        }
    }
}
