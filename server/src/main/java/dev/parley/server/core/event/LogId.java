package dev.parley.server.core.event;

/** Which log an entry belongs to, by canonical names. As text it reads as people would say it. */
public sealed interface LogId {

    /** Hands this to the visitor's method for its kind. */
    <R> R accept(Visitor<R> visitor);

    /** One method for each kind, so that a new kind does not compile until every visitor says what it means there. */
    interface Visitor<R> {
        R room(RoomLog room);

        R direct(DirectLog direct);
    }

    /** Whether it is a direct conversation of this user's. */
    boolean isDirectOf(String user);

    /**
     * @param name canonical
     */
    record RoomLog(String name) implements LogId {

        @Override
        public boolean isDirectOf(String user) {
            return false;
        }

        @Override
        public String toString() {
            return "room " + name;
        }

        @Override
        public <R> R accept(LogId.Visitor<R> visitor) {
            return visitor.room(this);
        }
    }

    /** The two users' canonical names, in order, so that both find the same log. They may be the same: notes to oneself. */
    record DirectLog(String first, String second) implements LogId {

        public static DirectLog between(String one, String other) {
            return one.compareTo(other) <= 0 ? new DirectLog(one, other) : new DirectLog(other, one);
        }

        public String other(String user) {
            return user.equals(first) ? second : first;
        }

        @Override
        public boolean isDirectOf(String user) {
            return user.equals(first) || user.equals(second);
        }

        @Override
        public String toString() {
            return "the direct conversation of " + first + " and " + second;
        }

        @Override
        public <R> R accept(LogId.Visitor<R> visitor) {
            return visitor.direct(this);
        }
    }
}
