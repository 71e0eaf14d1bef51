package dev.parley.server.journal.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.protocol.Entry;
import dev.parley.server.core.event.Event;
import dev.parley.server.core.event.LogId;
import dev.parley.server.core.query.Answer;
import dev.parley.server.core.query.Query;
import dev.parley.server.core.query.Sent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archive over what the durable journal writes, while it writes. */
class BehindTheJournalTest {

    private static final LogId TEA = new LogId.RoomLog("tea");

    private final IndexedJournal.Told told = new IndexedJournal.Told();

    @Test
    void whatIsCommittedIsReadAndFoundSoonAlsoAfterARestart(@TempDir Path folder) throws Exception {
        try (IndexedJournal journal = IndexedJournal.open(folder, told);
                SqliteArchive archive = new SqliteArchive(journal.indexer())) {
            for (int i = 1; i <= 2_000; i += 10) {
                List<Event> batch = new ArrayList<>();
                for (int seq = i; seq < i + 10; seq++) {
                    batch.add(IndexedJournal.message(TEA, seq, "ann", "tea number " + seq, "cid" + seq));
                    batch.add(new Event.CursorMoved(TEA, "bob", Event.Cursor.READ, seq, null));
                }
                journal.append(batch);
            }
            check(journal, archive);
        }
        try (IndexedJournal journal = IndexedJournal.open(folder, told);
                SqliteArchive archive = new SqliteArchive(journal.indexer())) {
            check(journal, archive);
        }
    }

    private static void check(IndexedJournal journal, SqliteArchive archive) throws Exception {
        await().atMost(Duration.ofSeconds(30)).until(() -> journal.indexer().wordsUpTo() == 4_000);
        assertThat(archive.entries(TEA, 1, 2_000)).hasSize(2_000);
        Answer.Found found =
                (Answer.Found) archive.search(new Query.Search("ann", "number 1234", List.of(TEA), null, null, 5));
        assertThat(found.hits()).singleElement().satisfies(hit -> {
            assertThat(hit.position()).isEqualTo(2_467);
            assertThat(((Entry.Message) hit.entry()).seq()).isEqualTo(1_234);
        });
        Sent sent = archive.sentWith("ann", "cid77");
        assertThat(sent).isNotNull();
        assertThat(sent.seq()).isEqualTo(77);
        assertThat(archive.lastBefore(TEA, sent.at())).isEqualTo(76);
    }
}
