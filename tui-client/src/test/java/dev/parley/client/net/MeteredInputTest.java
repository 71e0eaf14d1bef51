package dev.parley.client.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.Test;

/** A server that never comes to its greeting. */
class MeteredInputTest {

    private int waits = -1;

    /** Never ends. */
    private final InputStream endless = new InputStream() {
        @Override
        public int read() {
            return 0x16;
        }
    };

    private final MeteredInput input = new MeteredInput(endless, millis -> waits = millis);

    @Test
    void aMebibyteMayComeAndNoMore() throws IOException {
        input.allow(60_000);
        byte[] buffer = new byte[1 << 16];
        for (int i = 0; i < 16; i++) {
            assertThat(input.read(buffer)).isEqualTo(buffer.length);
        }
        assertThat(input.isOver()).isFalse();
        assertThatThrownBy(input::read).isInstanceOf(IOException.class);
        assertThat(input.isOver()).isTrue();
    }

    @Test
    void bytesThatDripDoNotMakeTheTimeLonger() throws IOException {
        input.allow(60_000);
        assertThat(input.read()).isEqualTo(0x16);
        assertThat(waits).isBetween(1, 60_000);
        input.allow(0);
        assertThatThrownBy(input::read).isInstanceOf(SocketTimeoutException.class);
    }

    @Test
    void afterTheGreetingThereAreNoBounds() throws IOException {
        input.allow(0);
        input.lift();
        byte[] buffer = new byte[1 << 16];
        for (int i = 0; i < 100; i++) {
            assertThat(input.read(buffer)).isEqualTo(buffer.length);
        }
        assertThat(waits).as("the time is somebody else's").isEqualTo(-1);
    }

    @Test
    void theFirstByteIsKept() throws IOException {
        assertThat(input.first()).isEqualTo(-1);
        input.read();
        assertThat(input.first()).isEqualTo(0x16);
    }
}
