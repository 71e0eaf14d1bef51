package dev.parley.server.journal.archive;

import static dev.parley.server.journal.archive.ArchiveFixture.ALE;
import static dev.parley.server.journal.archive.ArchiveFixture.TEA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.parley.server.core.Seeds;
import dev.parley.server.core.event.Event;
import dev.parley.server.core.event.LogId;
import dev.parley.server.core.query.Query;
import dev.parley.server.core.state.Keeping;
import dev.parley.server.core.state.SentKeys;
import dev.parley.server.core.state.State;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of the index when the server stops, when things are deleted, and when its file is damaged. */
class IndexTest {

    private Path folder = Path.of("");
    private ArchiveFixture chat;

    @BeforeEach
    void prepare(@TempDir Path temporary) throws Exception {
        folder = temporary;
        chat = new ArchiveFixture(temporary);
    }

    @AfterEach
    void stop() throws Exception {
        chat.close();
    }

    @Test
    void whatWasWrittenWhileItWasStoppedIsFoundAfterTheNextStart() throws Exception {
        chat.store.message(TEA, "ann", "green tea");
        chat.start();
        chat.settle();
        chat.stop();
        chat.store.message(TEA, "ann", "black tea");
        chat.start();
        chat.settle();
        assertThat(chat.texts("tea", TEA)).containsExactly("black tea", "green tea");
    }

    @Test
    void stoppedInTheMiddleItGoesOnWhereItWas() throws Exception {
        for (int i = 0; i < 60_000; i++) {
            chat.store.message(TEA, "ann", "tea number " + i, "cid" + i);
        }
        long reached = stoppedInTheMiddle();
        chat.start();
        assertThat(chat.indexer().keysUpTo()).isGreaterThanOrEqualTo(0);
        chat.settle();
        for (long i : new long[] {0, reached - 2, reached - 1, reached, reached + 1, 59_999}) {
            assertThat(chat.find("number " + i, TEA).hits()).as("number %s", i).hasSize(1);
            assertThat(chat.archive().sentWith("ann", "cid" + i)).isNotNull();
        }
    }

    /** How far the words are; once more from the beginning where all was done before anybody could stop it. */
    private long stoppedInTheMiddle() throws Exception {
        long reached;
        do {
            chat.start();
            await().atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(1))
                    .until(() -> chat.indexer().wordsUpTo() > 1_000);
            chat.stop();
            reached = mark("words");
            if (reached >= 60_000) {
                IndexFile.delete(folder);
            }
        } while (reached >= 60_000);
        assertThat(reached).isPositive();
        return reached;
    }

    @Test
    void aDeletedFileIsMadeAgain() throws Exception {
        fillAndStop();
        IndexFile.delete(folder);
        startsAndFinds();
    }

    @Test
    void theIndexOfAnotherStoreIsMadeAgain() throws Exception {
        fillAndStop();
        chat.epoch = "two";
        startsAndFinds();
    }

    @Test
    void anIndexThatKnowsMoreThanTheStoreIsMadeAgain() throws Exception {
        fillAndStop();
        chat.store.execute("DELETE FROM event WHERE position = 2");
        chat.store.commit();
        Indexer behind = new Indexer(folder, chat.epoch, 1, chat);
        behind.start();
        await().atMost(Duration.ofSeconds(60)).until(() -> behind.wordsUpTo() == 1 && behind.keysUpTo() == 1);
        behind.close();
        assertThat(mark("words")).isEqualTo(1);
    }

    @Test
    void anIndexOfAnotherVersionIsMadeAgain() throws Exception {
        fillAndStop();
        try (Connection index = DriverManager.getConnection("jdbc:sqlite:" + indexFile());
                Statement statement = index.createStatement()) {
            statement.execute("PRAGMA user_version = 99");
        }
        startsAndFinds();
    }

    @Test
    void aFileThatIsNoneIsMadeAgain() throws Exception {
        fillAndStop();
        IndexFile.delete(folder);
        Files.write(indexFile(), "This is no index.".repeat(1000).getBytes(StandardCharsets.UTF_8));
        startsAndFinds();
    }

    @Test
    void aFileThatWasCutOffIsMadeAgain() throws Exception {
        fillAndStop();
        byte[] all = Files.readAllBytes(indexFile());
        Files.write(indexFile(), java.util.Arrays.copyOf(all, all.length / 2));
        startsAndFinds();
    }

    @Test
    void damageThatAReaderMeetsMakesItAgain() throws Exception {
        for (int i = 0; i < 20_000; i++) {
            chat.store.message(TEA, "ann", "tea number " + i, "cid" + i);
        }
        chat.start();
        chat.settle();
        chat.stop();
        byte[] all = Files.readAllBytes(indexFile());
        for (int i = 40 * 4096; i < all.length; i++) {
            all[i] = (byte) (i * 31);
        }
        Files.write(indexFile(), all);
        chat.start();
        await().atMost(Duration.ofSeconds(30)).ignoreExceptions().until(() -> {
            chat.commit();
            return chat.find("number 7", TEA).hits().size() == 1
                    && chat.find("number 19999", TEA).hits().size() == 1
                    && chat.archive().sentWith("ann", "cid77") != null;
        });
    }

    @Test
    void aKeyThatWasSaidToBeIndexedIsWaitedForWhenTheIndexIsMadeAgain() throws Exception {
        chat.store.message(TEA, "ann", "tea", "first");
        chat.start();
        // More than one batch, so that the index says meanwhile how far it is.
        for (int i = 0; i < 200_000; i++) {
            chat.store.message(TEA, "ann", "tea", "cid" + i);
        }
        chat.settle();
        long told = chat.keysStored.get();
        assertThat(told).isEqualTo(chat.store.position());
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch seen = new CountDownLatch(1);
        chat.beforeTold(0, () -> {
            begun.countDown();
            awaitQuietly(seen);
        });
        chat.indexer().damaged(new SQLException("injected"));
        awaitQuietly(begun);
        assertThat(chat.indexer().keysUpTo()).isLessThan(told);
        seen.countDown();
        assertThat(chat.archive().sentWith("ann", "cid199999"))
                .as("memory has let go of it")
                .isNotNull();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void theIndexGoesOnAfterWhatIsNoException() throws Exception {
        chat.start();
        chat.failOnce(new OutOfMemoryError("injected"));
        chat.store.message(TEA, "ann", "tea", "first");
        chat.settle();
        assertThat(chat.archive().sentWith("ann", "first")).isNotNull();
    }

    @Test
    void aFilterIsNotMadeOfAnIndexThatWasBegunAnewMeanwhile() throws Exception {
        chat.store.message(TEA, "ann", "tea", "first");
        // Between the moment that all keys are in the index and the one that the filter is made of it.
        chat.beforeTold(1, () -> {
            IndexFile.delete(chat.folder);
            IndexFile.open(chat.folder, chat.epoch, 1).close();
        });
        chat.start();
        chat.settle();
        chat.indexer().damaged(new SQLException("injected"));
        SentKeys keys = new State(new Keeping(1, 1, true)).sentKeys();
        keys.filter().addAll(chat.filter.get(60, TimeUnit.SECONDS));
        keys.filter().knowsAll();
        assertThat(keys.mayBeStored("ann", "first"))
                .as("or it would be written twice")
                .isTrue();
    }

    @Test
    void clearedHistoryIsGoneFromTheFile() throws Exception {
        chat.store.message(TEA, "ann", "the xylophonist is here");
        chat.store.message(TEA, "ann", "quetzalcoatl remains");
        chat.store.message(ALE, "ann", "xylophonist elsewhere");
        chat.start();
        chat.settle();
        assertThat(bytes()).contains("xylophonist", "quetzalcoatl");
        chat.store.event(new Event.HistoryCleared(ALE, 1));
        chat.store.event(new Event.HistoryCleared(TEA, 1));
        chat.settleAndPurge();
        assertThat(bytes()).doesNotContain("xyloph").contains("quetzalcoatl");
        // The rows are still there, and may be: the index goes by the event.
        assertThat(chat.texts("xylophonist", TEA, ALE)).isEmpty();
        assertThat(chat.texts("quetzalcoatl", TEA)).hasSize(1);
    }

    @Test
    void deletionsThatCameWhileItWasStoppedAreCaughtUpWithThoughTheRowsAreGone() throws Exception {
        for (int i = 0; i < 5_000; i++) {
            chat.store.message(TEA, "ann", "zwieback " + i);
        }
        chat.start();
        chat.settle();
        chat.stop();
        chat.store.message(TEA, "ann", "between");
        chat.store.event(new Event.HistoryCleared(TEA, 5_000));
        chat.store.execute("DELETE FROM event WHERE position <= 4000");
        for (long position = 4_001; position <= 5_000; position++) {
            chat.store.blank(position);
        }
        chat.store.message(TEA, "ann", "afterwards");
        chat.start();
        chat.settleAndPurge();
        assertThat(bytes()).doesNotContain("zwieb").contains("between", "afterwards");
        assertThat(chat.texts("between OR afterwards OR zwieback", TEA)).containsExactly("afterwards", "between");
    }

    @Test
    void whatAForgottenUserWroteIsGoneFromTheFileAndSoAreTheirDirectConversations() throws Exception {
        LogId.DirectLog annBob = LogId.DirectLog.between("ann", "bob");
        LogId.DirectLog bobEve = LogId.DirectLog.between("bob", "eve");
        long said = chat.store.message(TEA, "ann", "wolframite");
        chat.store.message(annBob, "bob", "kryptonite");
        chat.store.message(bobEve, "bob", "malachite");
        chat.start();
        chat.settle();
        chat.store.event(new Event.UserForgotten("ann"));
        chat.store.redact(said);
        chat.store.execute("DELETE FROM event WHERE position = 2");
        chat.settleAndPurge();
        assertThat(bytes()).doesNotContain("wolframite", "kryptonite").contains("malachite");
        assertThat(chat.texts("malachite", bobEve)).hasSize(1);
        // Somebody else takes the name.
        chat.store.message(TEA, "ann", "wolframite again");
        chat.settle();
        assertThat(chat.texts("wolframite", TEA)).containsExactly("wolframite again");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void ofMuchThatIsClearedNothingStaysBetweenWhatIsKept(long seed) throws Exception {
        Random random = new Random(seed);
        chat.start();
        long cleared = 0;
        for (int round = 0; round < 4; round++) {
            for (int i = 0; i < 6_000; i++) {
                LogId log = random.nextInt(3) == 0 ? TEA : ALE;
                // The words begin differently, or the index would write only how they differ from the word before.
                String secret =
                        Integer.toString(random.nextInt(Integer.MAX_VALUE), 36) + (log == TEA ? "trace" : "kept");
                chat.store.message(log, "ann", "a few words and " + secret + " of " + random.nextInt(1_000));
                if (i % 100 == 0) {
                    chat.commit();
                }
            }
            chat.settle();
            assertThat(bytes()).contains("trace");
            cleared = chat.store.lastSeq(TEA);
            chat.store.event(new Event.HistoryCleared(TEA, cleared));
            chat.settleAndPurge();
            assertThat(bytes()).doesNotContain("trace").contains("kept");
            assertThat(chat.texts("few", TEA)).isEmpty();
            assertThat(chat.texts("few", ALE)).hasSize(50);
        }
    }

    static LongStream seeds() {
        return Seeds.some(2);
    }

    @Test
    void anIndexMadeAfterwardsHasNothingOfWhatWasDeleted() throws Exception {
        long said = chat.store.message(TEA, "ann", "wolframite");
        chat.store.message(TEA, "ann", "zirconium");
        chat.store.event(new Event.UserForgotten("ann"));
        chat.store.redact(said);
        chat.store.execute("DELETE FROM event WHERE position = 2");
        chat.start();
        chat.settleAndPurge();
        assertThat(bytes()).doesNotContain("wolframite", "zirconium");
    }

    @Test
    void aDamagedRowIsLeftOutAndReadingItSaysSo() throws Exception {
        chat.store.message(TEA, "ann", "tea one");
        chat.store.message(TEA, "ann", "tea two");
        chat.store.message(TEA, "ann", "tea three");
        chat.store.execute("UPDATE event SET checksum = checksum + 1 WHERE position = 2");
        chat.start();
        chat.settle();
        assertThat(chat.texts("tea", TEA)).containsExactly("tea three", "tea one");
        assertThatThrownBy(() -> chat.archive().entries(TEA, 1, 3))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("position 2")
                .hasMessageContaining("scripts/server.sh verify");
        assertThat(chat.archive().entries(TEA, 3, 3)).hasSize(1);
    }

    @Test
    void withoutAStoreNothingIsOpened() throws Exception {
        Indexer indexer = new Indexer(folder.resolve("nowhere"), "one", 0, chat);
        assertThatThrownBy(() -> new SqliteArchive(indexer)).isInstanceOf(IOException.class);
    }

    private void fillAndStop() throws Exception {
        chat.store.message(TEA, "ann", "green tea", "a");
        chat.store.message(TEA, "ann", "black tea", "b");
        chat.start();
        chat.settle();
        chat.stop();
    }

    private void startsAndFinds() throws Exception {
        chat.start();
        chat.settle();
        assertThat(chat.texts("tea", TEA)).containsExactly("black tea", "green tea");
        assertThat(chat.archive().sentWith("ann", "a")).isNotNull();
        assertThat(chat.archive().search(new Query.Search("ann", "ale", List.of(ALE), null, null, 1)))
                .isNotNull();
    }

    private Path indexFile() {
        return folder.resolve("index.db");
    }

    private long mark(String which) throws SQLException {
        try (Connection index = DriverManager.getConnection("jdbc:sqlite:" + indexFile());
                Statement statement = index.createStatement();
                java.sql.ResultSet row = statement.executeQuery("SELECT value FROM meta WHERE key = '" + which + "'")) {
            return Long.parseLong(row.getString(1));
        }
    }

    /** All that is in the index's files. */
    private String bytes() throws IOException {
        StringBuilder all = new StringBuilder();
        for (String name : new String[] {"index.db", "index.db-wal"}) {
            if (Files.exists(folder.resolve(name))) {
                all.append(new String(Files.readAllBytes(folder.resolve(name)), StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }
}
