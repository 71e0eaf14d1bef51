package dev.parley.server.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two engines in memory, without a socket or a clock. */
class TextCountingEngineTest {

    private static final int MOST = TextCountingEngine.MOST_WITHOUT_TEXT;
    private static final byte[] TEXT = "hello\n".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    static Path folder;

    private static TestKeys keys;

    private SSLEngine client;
    private SSLEngine server;

    @BeforeAll
    static void makeKeys() throws Exception {
        keys = TestKeys.make(folder);
    }

    private void connect(String protocol) throws Exception {
        client = keys.client(protocol);
        server = new TextCountingEngine(keys.server());
        TlsRecords.shakeHands(client, server);
    }

    /** A record that brings text. */
    private void say() throws SSLException {
        assertThat(TlsRecords.unwrap(server, TlsRecords.wrap(client, TEXT))).isEqualTo(TEXT);
    }

    private void update() throws SSLException {
        TlsRecords.unwrap(server, TlsRecords.keyUpdate(client));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void textNeverMeetsTheBound(String protocol) throws Exception {
        connect(protocol);
        for (int i = 0; i < 10 * MOST; i++) {
            say();
        }
    }

    @Test
    void aHandshakeIsFarFromTheBound() throws Exception {
        connect("TLSv1.3");
        for (int i = 0; i < MOST * 3 / 4; i++) {
            update();
        }
        say();
    }

    @Test
    void keyUpdatesWithoutTextEndTheConnection() throws Exception {
        connect("TLSv1.3");
        assertThatThrownBy(() -> {
                    for (int i = 0; i <= MOST; i++) {
                        update();
                    }
                })
                .isInstanceOf(SSLException.class)
                .hasMessageContaining("without text");
    }

    @Test
    void whoSpeaksBetweenThemMayGoOn() throws Exception {
        connect("TLSv1.3");
        for (int i = 0; i < 10 * MOST; i++) {
            update();
            say();
        }
    }
}
