package dev.parley.server.journal.sqlite;

import dev.parley.server.core.event.LogId;

/** How a log is named in the table of logs: its kind, and one name or two. */
public record LogColumns(String kind, String first, String second) {

    public static final String ROOM = "room";
    public static final String DIRECT = "direct";

    private static final LogId.Visitor<LogColumns> COLUMNS = new Columns();

    public static LogColumns of(LogId log) {
        return log.accept(COLUMNS);
    }

    private static final class Columns implements LogId.Visitor<LogColumns> {
        @Override
        public LogColumns room(LogId.RoomLog room) {
            return new LogColumns(ROOM, room.name(), "");
        }

        @Override
        public LogColumns direct(LogId.DirectLog direct) {
            return new LogColumns(DIRECT, direct.first(), direct.second());
        }
    }
}
