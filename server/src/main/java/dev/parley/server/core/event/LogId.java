package dev.parley.server.core.event;

/** Which log an entry belongs to, by canonical names. As text it reads as people would say it. */
public sealed interface LogId {

    /**
     * @param name canonical
     */
    record RoomLog(String name) implements LogId {

        @Override
        public String toString() {
            return "room " + name;
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
        public String toString() {
            return "the direct conversation of " + first + " and " + second;
        }
    }
}
