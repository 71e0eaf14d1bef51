package dev.parley.server.journal.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.name.Name;
import dev.parley.protocol.Entry;
import dev.parley.protocol.Reaction;
import dev.parley.protocol.Redaction;
import dev.parley.server.core.event.Event;
import dev.parley.server.core.event.LogId;
import dev.parley.server.core.query.Answer;
import dev.parley.server.core.query.Query;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What has to go and is still in the store, since the eraser has not come to it: nobody sees it. This store erases nothing. */
class NotErasedYetTest {

    private static final Instant AT = Instant.parse("2026-11-21T10:00:00Z");
    private static final LogId TEA = new LogId.RoomLog("tea");
    private static final LogId DIRECT = LogId.DirectLog.between("ann", "bob");

    @TempDir
    private Path folder;

    private IndexedJournal store;
    private SqliteArchive archive;
    private long position;

    @BeforeEach
    void open() throws IOException {
        store = IndexedJournal.open(folder, new IndexedJournal.Told());
        archive = new SqliteArchive(store.indexer());
        append(
                new Event.AccountCreated(new Name("ann", "ann"), "hash", AT),
                new Event.AccountCreated(new Name("bob", "bob"), "hash", AT),
                new Event.RoomCreated(new Name("tea", "tea"), "", false, "ann", AT));
    }

    @AfterEach
    void close() throws IOException {
        archive.close();
        store.close();
    }

    private void append(Event... events) {
        store.append(List.of(events));
        position += events.length;
        await().atMost(Duration.ofSeconds(60)).until(() -> store.committed.get() >= position);
    }

    private static Event written(LogId log, Entry entry, String actor) {
        return new Event.EntryWritten(log, actor, entry, List.of());
    }

    private static Event said(LogId log, long seq, String user, String text) {
        Entry entry = new Entry.Message("tea", seq, AT, user, text, "cid" + seq, null, null);
        return written(log, entry, user);
    }

    private void indexed() {
        await().atMost(Duration.ofSeconds(60)).until(() -> store.indexer().wordsUpTo() >= position);
    }

    private List<String> found(String words, LogId... logs) throws IOException {
        Answer answer = archive.search(new Query.Search("ann", words, List.of(logs), null, null, 50));
        return ((Answer.Found) answer)
                .hits().stream().map(hit -> hit.entry().words()).toList();
    }

    @Test
    void entriesOfAForgottenUserReadAsTheyWillAndOthersStay() throws IOException {
        append(
                said(TEA, 1, "bob", "secret"),
                said(TEA, 2, "ann", "open"),
                written(TEA, new Entry.Edited("tea", 3, AT, "bob", 1, "secret edited"), "bob"),
                written(TEA, new Entry.Reacted("tea", 4, AT, "bob", 2, "👍", true, null), "bob"));
        indexed();
        assertThat(found("secret", TEA)).containsExactly("secret edited");
        assertThat(archive.entries(TEA, 1, 9).toString()).contains("secret edited");
        append(new Event.UserForgotten("bob"));
        List<Entry> entries = archive.entries(TEA, 1, 9);
        assertThat(entries).extracting(Entry::seq).containsExactly(1L, 2L, 3L, 4L);
        assertThat(entries.toString()).doesNotContain("bob").doesNotContain("secret");
        Entry.Message open = (Entry.Message) entries.get(1);
        assertThat(open.text()).isEqualTo("open");
        assertThat(open.reactions()).containsExactly(new Reaction(Redaction.NOBODY, "👍", 4));
        assertThat(found("secret", TEA)).isEmpty();
        indexed();
        assertThat(found("secret", TEA)).isEmpty();
        assertThat(found("open", TEA)).containsExactly("open");
        assertThat(archive.sentWith("bob", "cid1")).isNull();
    }

    @Test
    void whatTheNextOfTheNameWritesIsSeen() throws IOException {
        append(said(TEA, 1, "bob", "secret"), new Event.UserForgotten("bob"));
        append(new Event.AccountCreated(new Name("bob", "bob"), "hash", AT), said(TEA, 2, "bob", "hello"));
        indexed();
        assertThat(archive.entries(TEA, 1, 9)).extracting(Entry::words).containsExactly("", "hello");
        assertThat(found("hello", TEA)).containsExactly("hello");
        assertThat(archive.sentWith("bob", "cid2")).isNotNull();
    }

    @Test
    void aDirectConversationThatEndedIsNotTheNextOfThoseNames() throws IOException {
        append(said(DIRECT, 1, "ann", "secret of ann"), said(DIRECT, 2, "bob", "secret of bob"));
        indexed();
        append(new Event.UserForgotten("bob"));
        assertThat(found("secret", DIRECT)).isEmpty();
        assertThat(archive.entries(DIRECT, 1, 9)).isEmpty();
        assertThat(archive.sentWith("ann", "cid1")).isNull();
        append(new Event.AccountCreated(new Name("bob", "bob"), "hash", AT), said(DIRECT, 4, "bob", "secret hello"));
        indexed();
        assertThat(found("secret", DIRECT)).containsExactly("secret hello");
        assertThat(archive.entries(DIRECT, 1, 9)).extracting(Entry::seq).containsExactly(4L);
    }

    @Test
    void wordsOfARoomThatEndedAreTakenOutOfTheIndex() throws IOException {
        append(said(TEA, 1, "ann", "secret"));
        indexed();
        append(new Event.RoomEnded("tea"));
        append(new Event.RoomCreated(new Name("tea", "tea"), "", false, "ann", AT), said(TEA, 3, "ann", "fresh"));
        indexed();
        await().atMost(Duration.ofSeconds(60)).until(store.indexer()::isPurged);
        assertThat(found("secret", TEA)).isEmpty();
        assertThat(found("fresh", TEA)).containsExactly("fresh");
        assertThat(Files.readString(folder.resolve("index.db"), StandardCharsets.ISO_8859_1))
                .doesNotContain("secret");
    }
}
