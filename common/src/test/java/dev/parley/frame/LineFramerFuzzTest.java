package dev.parley.frame;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Bytes from the network, cut anywhere. */
class LineFramerFuzzTest {

    private static final int MAX_LINE = 64;

    /** What came of a line, in order. */
    private static final class Lines implements LineFramer.Sink {
        private final List<String> all = new ArrayList<>();

        @Override
        public boolean line(byte[] bytes, int offset, int length) {
            assertThat(length).isBetween(1, MAX_LINE);
            all.add(new String(bytes, offset, length, StandardCharsets.ISO_8859_1));
            return true;
        }

        @Override
        public boolean tooLong() {
            all.add("too long");
            return true;
        }
    }

    @FuzzTest
    void fuzz(FuzzedDataProvider data) {
        byte[] cuts = data.consumeBytes(32);
        byte[] bytes = data.consumeRemainingAsBytes();
        Lines atOnce = new Lines();
        new LineFramer(MAX_LINE).feed(ByteBuffer.wrap(bytes), atOnce);

        Lines inPieces = new Lines();
        LineFramer framer = new LineFramer(MAX_LINE);
        int from = 0;
        for (byte cut : cuts) {
            int to = Math.min(bytes.length, from + (cut & 0xff));
            framer.feed(ByteBuffer.wrap(bytes, from, to - from), inPieces);
            from = to;
        }
        framer.feed(ByteBuffer.wrap(bytes, from, bytes.length - from), inPieces);

        assertThat(inPieces.all).as("lines of bytes in pieces").isEqualTo(atOnce.all);
    }
}
