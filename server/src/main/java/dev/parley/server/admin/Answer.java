package dev.parley.server.admin;

import java.util.List;

/**
 * What came of a command. Immutable.
 *
 * @param lines for people, everything from outside escaped
 * @param rows for scripts, a JSON object each
 */
public record Answer(Status status, List<String> lines, List<Row> rows) {

    /** How it ended. */
    public enum Status {
        /** It was done, or shown. */
        DONE,
        /** It was not done: there is nothing of that name, it was not confirmed, it could not be stored. */
        FAILED,
        /** That is no command, or not all of one, or too much. */
        WRONG,
        /** It was done, and the server ends: there is nothing more to ask it. */
        ENDS
    }

    public Answer {
        lines = List.copyOf(lines);
        rows = List.copyOf(rows);
    }

    /** Something was done. Scripts are told in the same words. */
    static Answer done(String... lines) {
        return said(Status.DONE, lines);
    }

    /** Something was done, with more to tell of it than that. */
    static Answer done(Row row, String... lines) {
        return new Answer(Status.DONE, List.of(lines), List.of(row));
    }

    static Answer failed(String... lines) {
        return said(Status.FAILED, lines);
    }

    static Answer wrong(String... lines) {
        return said(Status.WRONG, lines);
    }

    static Answer ends(String... lines) {
        return said(Status.ENDS, lines);
    }

    /** A list: lines for people, and a row for each thing in it. */
    static Answer list(List<String> lines, List<Row> rows) {
        return new Answer(Status.DONE, lines, rows);
    }

    /** Done, or else failed, in these words. */
    static Answer of(boolean isDone, String... lines) {
        return isDone ? done(lines) : failed(lines);
    }

    private static Answer said(Status status, String... lines) {
        boolean isOk = status == Status.DONE || status == Status.ENDS;
        Row row = Row.of("ok", isOk).with(isOk ? "text" : "error", String.join(" ", lines));
        return new Answer(status, List.of(lines), List.of(row));
    }
}
