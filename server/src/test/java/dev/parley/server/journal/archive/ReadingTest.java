package dev.parley.server.journal.archive;

import static dev.parley.server.journal.archive.ArchiveFixture.ALE;
import static dev.parley.server.journal.archive.ArchiveFixture.TEA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.Entry;
import dev.parley.server.core.event.LogId;
import dev.parley.server.core.query.Fingerprint;
import dev.parley.server.core.query.Sent;
import dev.parley.server.core.state.KeyFilter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Entries by number and by time, and messages by their keys. */
class ReadingTest {

    private Path folder = Path.of("");
    private ArchiveFixture chat;

    @BeforeEach
    void prepare(@TempDir Path temporary) throws Exception {
        folder = temporary;
        chat = new ArchiveFixture(temporary);
        chat.start();
    }

    @AfterEach
    void stop() throws Exception {
        chat.close();
    }

    @Test
    void entriesComeInOrderAndThoseThatAreGoneAreLeftOut() throws Exception {
        LogId direct = LogId.DirectLog.between("ann", "bob");
        for (int i = 1; i <= 10; i++) {
            chat.store.message(TEA, "ann", "tea " + i);
            chat.store.message(direct, "ann", "to bob " + i);
        }
        chat.store.execute("DELETE FROM event WHERE log = " + chat.store.id(TEA) + " AND seq IN (1, 2, 6)");
        chat.commit();
        assertThat(seqs(chat.archive().entries(TEA, 1, 7))).containsExactly(3L, 4L, 5L, 7L);
        assertThat(seqs(chat.archive().entries(TEA, 9, 20))).containsExactly(9L, 10L);
        assertThat(chat.archive().entries(ALE, 1, 7)).isEmpty();
        assertThat(chat.archive().entries(direct, 2, 2)).singleElement().satisfies(entry -> {
            assertThat(entry.room()).isEqualTo("@");
            assertThat(((Entry.Message) entry).text()).isEqualTo("to bob 2");
        });
    }

    @Test
    void theNewestEntryBeforeATimeIsFound() throws Exception {
        for (int i = 1; i <= 100; i++) {
            // Two of each ten seconds.
            Instant at = StoreFixture.BEGINNING.plusSeconds(i / 2 * 10L);
            chat.store.entry(TEA, "ann", new Entry.Message("tea", i, at, "ann", "tea", null, null, null));
        }
        for (String gone : new String[] {"seq < 0", "seq <= 20", "seq = 51", "seq BETWEEN 60 AND 70", "seq >= 90"}) {
            chat.store.execute("DELETE FROM event WHERE " + gone);
            chat.commit();
            List<Entry> all = chat.archive().entries(TEA, 1, 100);
            for (int second = -5; second < 520; second += 5) {
                Instant time = StoreFixture.BEGINNING.plusSeconds(second);
                long expected = all.stream()
                        .filter(entry -> entry.at().isBefore(time))
                        .mapToLong(Entry::seq)
                        .max()
                        .orElse(0);
                assertThat(chat.archive().lastBefore(TEA, time))
                        .as("before %s without %s", second, gone)
                        .isEqualTo(expected);
            }
        }
        assertThat(chat.archive().lastBefore(ALE, Instant.MAX)).isZero();
    }

    @Test
    void aLogHasAMessageOrHasNoneOrIsTooLongToSay() throws Exception {
        assertThat(chat.archive().mayHaveMessage(TEA)).as("no such log").isFalse();
        for (int i = 1; i <= 250; i++) {
            chat.store.entry(TEA, "ann", new Entry.Joined("tea", i, StoreFixture.BEGINNING, "ann"));
        }
        chat.commit();
        assertThat(chat.archive().mayHaveMessage(TEA)).isFalse();
        long said = chat.store.message(TEA, "ann", "");
        chat.commit();
        assertThat(chat.archive().mayHaveMessage(TEA)).isTrue();
        chat.store.redact(said);
        chat.commit();
        assertThat(chat.archive().mayHaveMessage(TEA))
                .as("whoever wrote it is forgotten, and it was a message")
                .isTrue();
        for (int i = 1; i <= 10_001; i++) {
            chat.store.entry(ALE, "ann", new Entry.Joined("ale", i, StoreFixture.BEGINNING, "ann"));
        }
        chat.commit();
        assertThat(chat.archive().mayHaveMessage(ALE))
                .as("not all are looked at")
                .isTrue();
    }

    @Test
    void aMessageIsFoundByItsKey() throws Exception {
        chat.store.message(TEA, "ann", "first", "k");
        long second = chat.store.message(TEA, "bob", "second", "k");
        chat.store.message(ALE, "ann", "third");
        chat.settle();
        Sent sent = chat.archive().sentWith("bob", "k");
        assertThat(sent)
                .isEqualTo(new Sent(
                        TEA, 2, StoreFixture.BEGINNING.plusSeconds(second), Fingerprint.of("second", null, null)));
        assertThat(chat.archive().sentWith("eve", "k")).isNull();
        assertThat(chat.archive().sentWith("ann", "other")).isNull();
        assertThat(chat.keysStored).hasValue(3);
    }

    @Test
    void keysOfTheSameHashAreToldApart() throws Exception {
        long mine = chat.store.message(TEA, "ann", "mine", "k");
        long other = chat.store.message(TEA, "bob", "not mine", "other");
        long later = chat.store.message(TEA, "ann", "not this key", "other");
        chat.settle();
        chat.stop();
        try (Connection index = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("index.db"));
                Statement statement = index.createStatement()) {
            for (long position : new long[] {other, later, later + 1_000_000}) {
                statement.execute("INSERT INTO sent VALUES(" + (position >>> 19) + ", " + KeyFilter.hash("ann", "k")
                        + ", " + position + ")");
            }
        }
        chat.start();
        Sent sent = chat.archive().sentWith("ann", "k");
        assertThat(sent).isNotNull();
        assertThat(sent.at()).isEqualTo(StoreFixture.BEGINNING.plusSeconds(mine));
    }

    @Test
    void aKeyOfWhatIsRedactedOrGoneIsFree() throws Exception {
        chat.store.message(TEA, "ann", "one", "k1");
        chat.store.message(TEA, "ann", "two", "k2");
        chat.store.message(TEA, "ann", "three", "k3");
        chat.settle();
        chat.store.blank(3);
        chat.store.redact(1);
        chat.store.execute("DELETE FROM event WHERE position = 2");
        chat.commit();
        assertThat(chat.archive().sentWith("ann", "k1")).isNull();
        assertThat(chat.archive().sentWith("ann", "k2")).isNull();
        assertThat(chat.archive().sentWith("ann", "k3")).isNull();
    }

    @Test
    void theFilterKnowsEveryKeyThatWasThereBefore() throws Exception {
        for (int i = 0; i < 1_000; i++) {
            chat.store.message(TEA, "ann", "tea", "k" + i);
        }
        chat.settle();
        chat.stop();
        IndexFile.delete(folder);
        chat.start();
        KeyFilter filter = chat.filter.get(30, TimeUnit.SECONDS);
        filter.knowsAll();
        assertThat(chat.indexer().keysUpTo()).isEqualTo(1_000);
        int unknown = 0;
        for (int i = 0; i < 1_000; i++) {
            assertThat(chat.archive().sentWith("ann", "k" + i)).isNotNull();
            unknown += has(filter, "k" + i) ? 0 : 1;
        }
        assertThat(unknown).isZero();
    }

    /** All of its bits are in the filter already. */
    private static boolean has(KeyFilter filter, String cid) throws ReflectiveOperationException {
        var mayHave = KeyFilter.class.getDeclaredMethod("mayHave", long.class);
        mayHave.setAccessible(true);
        return (boolean) mayHave.invoke(filter, KeyFilter.hash("ann", cid));
    }

    private static List<Long> seqs(List<Entry> entries) {
        return entries.stream().map(Entry::seq).toList();
    }
}
