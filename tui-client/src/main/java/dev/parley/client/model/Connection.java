package dev.parley.client.model;

import java.time.Instant;

/** How things stand between this client and the server. */
public sealed interface Connection {

    /** None, and none wanted until the person says so. */
    record Idle() implements Connection {}

    /** A connection is being opened; {@code attempt} failed before this one. */
    record Connecting(int attempt) implements Connection {}

    /** The server has greeted; nobody is signed in. */
    record Greeted() implements Connection {}

    /** The server was asked to let the user in. */
    record SigningIn() implements Connection {}

    record Online() implements Connection {}

    /** Lost; the next attempt is made at {@code until}. */
    record Waiting(int attempt, Instant until, String why) implements Connection {}
}
