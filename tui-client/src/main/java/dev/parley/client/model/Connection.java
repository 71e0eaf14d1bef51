package dev.parley.client.model;

import java.time.Instant;

/** How things stand between this client and the server. */
public sealed interface Connection {

    /** Hands this to the visitor's method for its kind. */
    <R> R accept(Visitor<R> visitor);

    /** One method for each kind, so that a new kind does not compile until every visitor says what it means there. */
    interface Visitor<R> {
        R idle(Idle idle);

        R connecting(Connecting connecting);

        R greeted(Greeted greeted);

        R signingIn(SigningIn signingIn);

        R online(Online online);

        R waiting(Waiting waiting);
    }

    /** How many connections before this one failed, or did not last. */
    default int attempt() {
        return 0;
    }

    /** None, and none wanted until the person says so. */
    record Idle() implements Connection {
        @Override
        public <R> R accept(Connection.Visitor<R> visitor) {
            return visitor.idle(this);
        }
    }

    /** A connection is being opened. */
    record Connecting(int attempt) implements Connection {
        @Override
        public <R> R accept(Connection.Visitor<R> visitor) {
            return visitor.connecting(this);
        }
    }

    /** The server has greeted; nobody is signed in. */
    record Greeted(int attempt) implements Connection {
        @Override
        public <R> R accept(Connection.Visitor<R> visitor) {
            return visitor.greeted(this);
        }
    }

    /** The server was asked to let the user in. */
    record SigningIn(int attempt) implements Connection {
        @Override
        public <R> R accept(Connection.Visitor<R> visitor) {
            return visitor.signingIn(this);
        }
    }

    /** Somebody is signed in, {@code since} then on this connection. */
    record Online(int attempt, Instant since) implements Connection {
        @Override
        public <R> R accept(Connection.Visitor<R> visitor) {
            return visitor.online(this);
        }
    }

    /** Lost; the next attempt is made at {@code until}. */
    record Waiting(int attempt, Instant until, String why) implements Connection {
        @Override
        public <R> R accept(Connection.Visitor<R> visitor) {
            return visitor.waiting(this);
        }
    }
}
