package dev.parley.protocol;

/** The name a client gave its request, repeated as {@code re} in the reply: a string of at most 64 characters or an integer. */
public sealed interface RequestId {

    int MAX_LENGTH = 64;

    record Textual(String value) implements RequestId {}

    record Numeric(long value) implements RequestId {

        // The first is looked up while a client draws its first frame, and what records have of themselves takes the
        // JVM milliseconds to make.
        @Override
        public boolean equals(Object other) {
            return other instanceof Numeric numeric && numeric.value == value;
        }

        @Override
        public int hashCode() {
            return Long.hashCode(value);
        }
    }
}
