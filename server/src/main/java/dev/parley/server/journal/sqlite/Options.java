package dev.parley.server.journal.sqlite;

/**
 * What a journal is opened with.
 *
 * @param source of its connections
 */
public record Options(ConnectionSource source) {

    public static Options usual() {
        return new Options(new SqliteConnections());
    }

    public Options withSource(ConnectionSource other) {
        return new Options(other);
    }
}
