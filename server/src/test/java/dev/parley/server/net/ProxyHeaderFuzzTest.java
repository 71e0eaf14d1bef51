package dev.parley.server.net;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** What comes where a proxy is to say for whom it speaks, in whatever pieces: a header or none, and never a byte more. */
class ProxyHeaderFuzzTest {

    /** What came of the bytes: where they say that somebody comes from, and how many they took. */
    private record Read(@Nullable InetSocketAddress source, int taken, boolean isComplete, boolean isRefused) {}

    @FuzzTest
    void fuzz(byte[] bytes) {
        Read atOnce = read(bytes, Integer.MAX_VALUE);
        assertThat(atOnce.taken).isLessThanOrEqualTo(Math.min(bytes.length, ProxyHeader.LARGEST));
        Read oneByOne = read(bytes, 1);
        assertThat(oneByOne.isRefused).isEqualTo(atOnce.isRefused);
        if (!atOnce.isRefused) {
            assertThat(oneByOne).isEqualTo(atOnce);
        }
    }

    private static Read read(byte[] bytes, int most) {
        ProxyHeader header = new ProxyHeader();
        int taken = 0;
        try {
            while (!header.isComplete() && taken < bytes.length) {
                int next = Math.min(Math.min(header.wanted(), most), bytes.length - taken);
                header.take(ByteBuffer.wrap(bytes, taken, next));
                taken += next;
            }
            return new Read(header.isComplete() ? header.source() : null, taken, header.isComplete(), false);
        } catch (ProxyHeaderException refused) {
            assertThat(refused.getMessage()).isNotBlank().hasLineCount(1);
            return new Read(null, taken, false, true);
        }
    }
}
