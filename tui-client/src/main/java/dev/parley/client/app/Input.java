package dev.parley.client.app;

import dev.parley.client.model.Event;
import dev.parley.client.net.LinkEvent;
import dev.parley.client.terminal.Key;

/** What waits in the loop's queue. */
sealed interface Input {

    /** Hands this to the handler's method for its kind. */
    void handle(Handler handler);

    /** One method for each kind, so that a new kind does not compile until every handler says what to do with it. */
    interface Handler {
        void pressed(Pressed pressed);

        void linked(Linked linked);

        void happened(Happened happened);

        void unreachable(Unreachable unreachable);
    }

    /** @param at when it was read from the keyboard, by the clock that never steps */
    record Pressed(Key key, long at) implements Input {
        Pressed(Key key) {
            this(key, System.nanoTime());
        }

        @Override
        public void handle(Input.Handler handler) {
            handler.pressed(this);
        }
    }

    record Linked(LinkEvent event) implements Input {
        @Override
        public void handle(Input.Handler handler) {
            handler.linked(this);
        }
    }

    /** Something that an effect has led to. */
    record Happened(Event event) implements Input {
        @Override
        public void handle(Input.Handler handler) {
            handler.happened(this);
        }
    }

    /** A server's name that is none: no link could be asked. */
    record Unreachable(String why) implements Input {
        @Override
        public void handle(Input.Handler handler) {
            handler.unreachable(this);
        }
    }
}
