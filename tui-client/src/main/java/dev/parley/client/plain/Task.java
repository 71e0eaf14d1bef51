package dev.parley.client.plain;

import dev.parley.protocol.Request;
import org.jspecify.annotations.Nullable;

/**
 * What a line of a script asks for, in its turn behind the lines before it.
 *
 * @param request what the server is asked; null where it need not be
 */
record Task(Kind kind, @Nullable Request request) {

    enum Kind {
        /** Nothing more than that the server does it. */
        DO,
        /** The answer holds the topic of a room, which is to be shown. */
        SHOW_TOPIC,
        /** The answer is what was asked for, and is to be shown. */
        SHOW,
        /** The password is another one from the answer on. */
        CHANGE_PASSWORD,
        /** Lines go nowhere from then on. */
        GO_NOWHERE,
        /** Nobody is signed in from the answer on. */
        SIGN_OUT,
        /** The end, whatever comes behind it. */
        QUIT
    }

    /** One whose answer is to be shown. */
    static Task show(Request request) {
        return new Task(Kind.SHOW, request);
    }

    static Task of(Request request) {
        return new Task(Kind.DO, request);
    }
}
