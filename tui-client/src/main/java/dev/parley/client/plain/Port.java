package dev.parley.client.plain;

import dev.parley.protocol.Request;
import dev.parley.protocol.RequestId;
import org.jspecify.annotations.Nullable;

/** What a script needs of the world. No method waits. */
interface Port {

    void connect();

    void send(RequestId id, Request request);

    /** One line for the one who runs the script, on standard error. */
    void complain(String text);

    /** The next line to be said, as it was read; null while there is none. */
    @Nullable
    String line();

    /** Whether no line will come any more; known after the last one was taken. */
    boolean isInputOver();

    /** Why the input is over though it has not come to its end; empty where it has. */
    String inputFailure();
}
