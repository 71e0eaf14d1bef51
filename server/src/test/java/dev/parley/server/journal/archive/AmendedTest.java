package dev.parley.server.journal.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.protocol.Entry;
import dev.parley.server.core.LogAsItReads;
import dev.parley.server.core.event.Event;
import dev.parley.server.core.event.LogId;
import dev.parley.server.core.query.Answer;
import dev.parley.server.core.query.Fingerprint;
import dev.parley.server.core.query.Query;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Messages that were edited, deleted and reacted to, as the store gives them back. */
class AmendedTest {

    private static final LogId TEA = new LogId.RoomLog("tea");
    private static final Instant AT = Instant.parse("2026-11-21T10:00:00Z");

    @TempDir
    private Path folder;

    private IndexedJournal store;
    private SqliteArchive archive;
    private final List<Entry> written = new ArrayList<>();

    static java.util.stream.LongStream seeds() {
        return dev.parley.server.core.Seeds.some(3);
    }

    @BeforeEach
    void open() throws IOException {
        store = IndexedJournal.open(folder, new IndexedJournal.Told());
        archive = new SqliteArchive(store.indexer());
    }

    @AfterEach
    void close() throws IOException {
        archive.close();
        store.close();
    }

    private long next() {
        return written.size() + 1L;
    }

    private void write(Entry entry) {
        written.add(entry);
        String actor = entry instanceof Entry.Amendment amendment ? amendment.by() : ((Entry.Message) entry).from();
        store.append(List.of(new Event.EntryWritten(TEA, actor, entry, List.of())));
    }

    private long say(String text) {
        write(new Entry.Message("tea", next(), AT, "ann", text, "cid" + next(), null, null));
        return written.size();
    }

    private void edit(long target, String text) {
        write(new Entry.Edited("tea", next(), AT, "ann", target, text));
    }

    private void delete(long target) {
        write(new Entry.Deleted("tea", next(), AT, "ann", target));
    }

    private void settle() {
        await().atMost(Duration.ofSeconds(60)).until(() -> store.indexer().wordsUpTo() >= written.size());
    }

    private List<Long> found(String words) throws IOException {
        Answer answer = archive.search(new Query.Search("ann", words, List.of(TEA), null, null, 50));
        return ((Answer.Found) answer)
                .hits().stream().map(hit -> hit.entry().seq()).toList();
    }

    @Test
    void aMessageIsFoundByWhatItSaysNow() throws IOException {
        long edited = say("oolong");
        long deleted = say("oolong and milk");
        long kept = say("oolong for me");
        edit(edited, "sencha");
        edit(edited, "genmaicha");
        delete(deleted);
        settle();
        assertThat(found("oolong")).containsExactly(kept);
        assertThat(found("milk")).isEmpty();
        assertThat(found("sencha")).isEmpty();
        assertThat(found("genmaicha")).containsExactly(edited);
        Answer.Found page =
                (Answer.Found) archive.search(new Query.Search("ann", "genmaicha", List.of(TEA), "ann", null, 50));
        assertThat(page.hits().get(0).entry())
                .isEqualTo(LogAsItReads.of(written, edited, edited).get(0));
        delete(edited);
        settle();
        assertThat(found("genmaicha")).isEmpty();
    }

    @Test
    void anIndexThatIsMadeAnewFindsTheSame() throws Exception {
        long edited = say("oolong");
        edit(edited, "sencha");
        long deleted = say("milk");
        delete(deleted);
        settle();
        close();
        Indexer.discard(folder);
        open();
        settle();
        assertThat(found("oolong")).isEmpty();
        assertThat(found("milk")).isEmpty();
        assertThat(found("sencha")).containsExactly(edited);
    }

    @Test
    void aRetryOfWhatWasEditedIsStillKnown() throws IOException {
        long edited = say("oolong");
        edit(edited, "sencha");
        settle();
        await().atMost(Duration.ofSeconds(60)).until(() -> store.indexer().keysUpTo() >= written.size());
        assertThat(archive.sentWith("ann", "cid" + edited)).isNotNull().satisfies(sent -> {
            assertThat(sent.seq()).isEqualTo(edited);
            assertThat(sent.mayBe(Fingerprint.of("oolong", null, null))).isTrue();
        });
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void pagesReadAsTheLogDoesNow(long seed) throws IOException {
        Random random = new Random(seed);
        List<Long> said = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            int what = said.isEmpty() ? 0 : random.nextInt(8);
            long target = said.isEmpty() ? 0 : said.get(random.nextInt(said.size()));
            List<Entry> now = LogAsItReads.of(written, target, target);
            boolean isGone = !now.isEmpty() && ((Entry.Message) now.get(0)).deleted() != null;
            if (what < 4 || isGone) {
                said.add(say("text " + i));
            } else if (what < 6) {
                edit(target, "edit " + i);
            } else if (what == 6) {
                delete(target);
            } else {
                react(random, target);
            }
        }
        await().atMost(Duration.ofSeconds(60)).until(() -> store.committed.get() == written.size());
        assertThat(archive.position()).isEqualTo(written.size());
        assertThat(archive.entries(TEA, 1, written.size())).isEqualTo(LogAsItReads.of(written, 1, written.size()));
        for (int i = 0; i < 50; i++) {
            long from = 1L + random.nextInt(written.size());
            long to = Math.min(written.size(), from + random.nextInt(20));
            assertThat(archive.entries(TEA, from, to)).isEqualTo(LogAsItReads.of(written, from, to));
        }
    }

    private void react(Random random, long target) {
        String by = random.nextBoolean() ? "ann" : "bob";
        String emoji = random.nextBoolean() ? "👍" : "🍵";
        Entry.Message now =
                (Entry.Message) LogAsItReads.of(written, target, target).get(0);
        Long set = now.reactions() == null
                ? null
                : now.reactions().stream()
                        .filter(one -> one.by().equals(by) && one.emoji().equals(emoji))
                        .map(one -> one.seq())
                        .findFirst()
                        .orElse(null);
        write(new Entry.Reacted("tea", next(), AT, by, target, emoji, set == null, set));
    }
}
