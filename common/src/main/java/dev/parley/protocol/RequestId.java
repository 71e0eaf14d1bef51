package dev.parley.protocol;

/** The name a client gave its request, repeated as {@code re} in the reply: a string of at most 64 characters or an integer. */
public sealed interface RequestId {

    /** Hands this to the visitor's method for its kind. */
    <R, X extends Exception> R accept(Visitor<R, X> visitor) throws X;

    /** One method for each kind, so that a new kind does not compile until every visitor says what it means there. */
    interface Visitor<R, X extends Exception> {
        R textual(Textual textual) throws X;

        R numeric(Numeric numeric) throws X;
    }

    int MAX_LENGTH = 64;

    record Textual(String value) implements RequestId {
        @Override
        public <R, X extends Exception> R accept(RequestId.Visitor<R, X> visitor) throws X {
            return visitor.textual(this);
        }
    }

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

        @Override
        public <R, X extends Exception> R accept(RequestId.Visitor<R, X> visitor) throws X {
            return visitor.numeric(this);
        }
    }
}
