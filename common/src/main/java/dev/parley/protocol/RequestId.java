package dev.parley.protocol;

/** The name a client gave its request, repeated as {@code re} in the reply: a string of at most 64 characters or an integer. */
public sealed interface RequestId {

    int MAX_LENGTH = 64;

    record Textual(String value) implements RequestId {}

    record Numeric(long value) implements RequestId {}
}
