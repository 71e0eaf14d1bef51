package dev.parley.client.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class KeyReaderTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final List<Key> keys = new CopyOnWriteArrayList<>();
    private final PipedOutputStream keyboard = new PipedOutputStream();

    private KeyReader start() throws IOException {
        KeyReader reader = new KeyReader(new PipedInputStream(keyboard, 1024), keys::add);
        reader.start();
        return reader;
    }

    private void type(String text) throws IOException {
        keyboard.write(text.getBytes(StandardCharsets.UTF_8));
        keyboard.flush();
    }

    @Test
    void whatIsTypedComesAsKeys() throws IOException {
        start();
        type("hi\r");
        await().atMost(PATIENCE).until(() -> keys.equals(List.of(new Key.Text("hi"), Key.of(Key.Name.ENTER))));
    }

    @Test
    void aLoneEscapeComesWithoutAnotherKey() throws IOException {
        start();
        type("\u001b");
        await().atMost(PATIENCE).until(() -> keys.equals(List.of(Key.of(Key.Name.ESC))));
        type("\u001b[A");
        await().atMost(PATIENCE).until(() -> keys.size() == 2 && keys.get(1).equals(Key.of(Key.Name.UP)));
    }

    @Test
    void theEndOfInputIsAKeyToo() throws IOException {
        start();
        type("x");
        keyboard.close();
        await().atMost(PATIENCE).until(() -> keys.equals(List.of(new Key.Text("x"), new Key.Closed())));
    }

    @Test
    void afterClosingAnAnswerIsReadToItsEndAndNoKeyComes() throws IOException {
        KeyReader reader = start();
        type("x");
        await().atMost(PATIENCE).until(() -> keys.size() == 1);
        reader.close();
        type("\u001b[?62;");
        type("22c");
        assertThat(reader.awaitEnd(PATIENCE.toMillis())).isTrue();
        assertThat(keys).hasSize(1);
    }
}
