package dev.parley.server.journal.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/** Where connections to the store's file come from: the driver, or in tests one that fails when it is told to. Any thread. */
public interface ConnectionSource {

    /** For the writer, of whom there is one; makes the file if there is none. */
    Connection forWriting(Path file) throws SQLException;

    /** For anyone; sees what is committed and changes nothing. */
    Connection forReading(Path file) throws SQLException;
}
