package dev.parley.client.model;

import java.time.Instant;

/** How things stand between this client and the server. */
public sealed interface Connection {

    /** How many connections before this one failed, or did not last. */
    default int attempt() {
        return 0;
    }

    /** None, and none wanted until the person says so. */
    record Idle() implements Connection {}

    /** A connection is being opened. */
    record Connecting(int attempt) implements Connection {}

    /** The server has greeted; nobody is signed in. */
    record Greeted(int attempt) implements Connection {}

    /** The server was asked to let the user in. */
    record SigningIn(int attempt) implements Connection {}

    /** Somebody is signed in, {@code since} then on this connection. */
    record Online(int attempt, Instant since) implements Connection {}

    /** Lost; the next attempt is made at {@code until}. */
    record Waiting(int attempt, Instant until, String why) implements Connection {}
}
