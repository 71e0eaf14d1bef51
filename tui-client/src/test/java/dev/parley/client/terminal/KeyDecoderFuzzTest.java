package dev.parley.client.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.ArrayList;
import java.util.List;

/** Bytes from a terminal, cut anywhere: the same keys, and in the end nothing that is waited for. */
class KeyDecoderFuzzTest {

    private static final int MOST_WAITS = 3;

    @FuzzTest
    void fuzz(FuzzedDataProvider data) {
        byte[] cuts = data.consumeBytes(16);
        byte[] bytes = data.consumeRemainingAsBytes();
        assertThat(keys(bytes, cuts)).as("keys of bytes in pieces").isEqualTo(keys(bytes, new byte[0]));
    }

    /** What is typed, with no time between the pieces. Text that came in two pieces is one text. */
    private static List<Key> keys(byte[] bytes, byte[] cuts) {
        List<Key> keys = new ArrayList<>();
        KeyDecoder decoder = new KeyDecoder();
        int from = 0;
        for (byte cut : cuts) {
            int length = Math.min(bytes.length - from, cut & 0xff);
            decoder.feed(bytes, from, length, 0, key -> add(keys, key));
            from += length;
        }
        decoder.feed(bytes, from, bytes.length - from, 0, key -> add(keys, key));
        for (int i = 0; i < MOST_WAITS && decoder.deadline() != KeyDecoder.NEVER; i++) {
            decoder.expire(decoder.deadline(), key -> add(keys, key));
        }
        assertThat(decoder.deadline()).as("what is waited for in the end").isEqualTo(KeyDecoder.NEVER);
        return keys;
    }

    private static void add(List<Key> keys, Key key) {
        int last = keys.size() - 1;
        if (last >= 0 && key instanceof Key.Text more && keys.get(last) instanceof Key.Text text) {
            keys.set(last, new Key.Text(text.text() + more.text()));
        } else {
            keys.add(key);
        }
    }
}
