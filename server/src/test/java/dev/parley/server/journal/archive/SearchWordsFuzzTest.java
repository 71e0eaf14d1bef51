package dev.parley.server.journal.archive;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.parley.server.core.event.LogId;
import dev.parley.server.journal.text.BadWordsException;
import dev.parley.server.journal.text.SearchWords;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** What people type to search: understood or refused, and what is understood is a query that SQLite takes. */
class SearchWordsFuzzTest {

    private static final Connection INDEX = index();

    private static Connection index() {
        try {
            Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
            try (Statement statement = connection.createStatement()) {
                statement.execute("CREATE VIRTUAL TABLE entry USING fts5(terms, content='', contentless_delete=1,"
                        + " tokenize=\"ascii tokenchars '_'\", prefix='2 3')");
            }
            return connection;
        } catch (SQLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @FuzzTest
    void fuzz(byte[] typed) throws SQLException {
        String match;
        try {
            SearchWords words = SearchWords.parse(new String(typed, StandardCharsets.UTF_8));
            match = Match.of(words, List.of(new LogId.RoomLog("tea")), "ann");
        } catch (BadWordsException refused) {
            assertThat(refused.getMessage()).isNotBlank().hasLineCount(1);
            return;
        }
        try (PreparedStatement select = INDEX.prepareStatement("SELECT rowid FROM entry WHERE entry MATCH ?")) {
            select.setString(1, match);
            try (ResultSet found = select.executeQuery()) {
                assertThat(found.next()).isFalse();
            }
        }
    }
}
