package dev.parley.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.parley.protocol.RequestLine;

/** Lines from clients: each is a request or is refused, and what was understood is written and read as the same. */
class RequestLineFuzzTest {

    private static final int MAX_LINE = 65_536;

    private final RequestReader reader = new RequestReader(MAX_LINE);
    private final ClientCodec client = new ClientCodec();

    @FuzzTest
    void fuzz(byte[] line) {
        RequestLine read = reader.read(line, 0, line.length);
        if (read instanceof RequestLine.Asked asked) {
            byte[] written = client.encode(asked.id(), asked.request());
            assertThat(reader.read(written, 0, written.length - 1)).isEqualTo(asked);
        }
    }
}
