package dev.parley.client.app;

import dev.parley.client.model.Event;
import dev.parley.client.net.LinkEvent;
import dev.parley.client.terminal.Key;

/** What waits in the loop's queue. */
sealed interface Input {

    /** @param at when it was read from the keyboard, by the clock that never steps */
    record Pressed(Key key, long at) implements Input {
        Pressed(Key key) {
            this(key, System.nanoTime());
        }
    }

    record Linked(LinkEvent event) implements Input {}

    /** Something that an effect has led to. */
    record Happened(Event event) implements Input {}

    /** A server's name that is none: no link could be asked. */
    record Unreachable(String why) implements Input {}
}
