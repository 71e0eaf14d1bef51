package dev.parley.client.keys;

import dev.parley.client.terminal.Key;
import java.util.List;
import java.util.stream.Stream;

/** An action and the keys that do it. */
public record Binding(Action action, List<Key> keys) {

    static Binding of(Action action, String... keys) {
        return new Binding(action, Stream.of(keys).map(Key::of).toList());
    }
}
