package dev.parley.server.core;

import static dev.parley.server.core.Requests.create;
import static dev.parley.server.core.Requests.leave;
import static dev.parley.server.core.Requests.send;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.Entry;
import dev.parley.protocol.Reaction;
import dev.parley.protocol.Request;
import dev.parley.protocol.Result;
import dev.parley.protocol.ServerMessage;
import dev.parley.server.core.ChatFixture.Client;
import dev.parley.server.core.event.Event;
import dev.parley.server.core.event.LogId;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code edit}, {@code delete}, {@code react}. Two of the newest entries are in memory, the others in the store. */
class AmendmentTest {

    private final ChatFixture chat = new ChatFixture(Policy.open(), 2);
    private final Client ann = chat.register("Ann");
    private final Client bob = chat.register("Bob");

    static LongStream seeds() {
        return Seeds.some(5);
    }

    @AfterEach
    void replayGivesTheSame() {
        chat.assertReplayGivesTheSame();
    }

    private static Request edit(long target, String text) {
        return new Request.Edit("lobby", target, text);
    }

    private static Request delete(long target) {
        return new Request.Delete("lobby", target);
    }

    private static Request react(long target, String emoji, boolean on) {
        return new Request.React("lobby", target, emoji, on);
    }

    private static long written(Client client, Request request) {
        return client.ok(request, Result.Written.class).seq();
    }

    private static long said(Client client, String text) {
        return client.ok(send("lobby", text), Result.Sent.class).seq();
    }

    private Entry.Message read(String room, long seq) {
        Result.Page page = ann.ok(new Request.History(room, null, null, seq, 2), Result.Page.class);
        return (Entry.Message) page.entries().stream()
                .filter(entry -> entry.seq() == seq)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void anEditIsToldAndReadFromThenOn() {
        Client annToo = chat.login("ann");
        long target = said(ann, "Tea?");
        chat.hush();
        long seq = written(ann, edit(target, "Tea, anyone?"));
        assertThat(seq).isEqualTo(target + 1);
        Entry.Edited edited = new Entry.Edited("lobby", seq, chat.now(), "Ann", target, "Tea, anyone?");
        assertThat(bob.told()).containsExactly(edited);
        assertThat(annToo.told()).containsExactly(edited);
        assertThat(ann.told()).as("the reply does not say what is to be shown").containsExactly(edited);
        assertThat(read("lobby", target).text()).isEqualTo("Tea, anyone?");
        assertThat(read("lobby", target).edited()).isEqualTo(seq);
    }

    @Test
    void theSameTextAgainWritesNothing() {
        long target = said(ann, "Tea?");
        assertThat(written(ann, edit(target, "Tea?"))).isEqualTo(target);
        long seq = written(ann, edit(target, "Coffee?"));
        assertThat(written(ann, edit(target, "Coffee?"))).isEqualTo(seq);
    }

    @Test
    void onlyItsAuthorEditsAMessage() {
        long target = said(ann, "Tea?");
        assertThat(bob.refusal(edit(target, "Beer?"))).isEqualTo("forbidden");
        assertThat(ann.refusal(edit(target, ""))).isEqualTo("bad_text");
        assertThat(ann.refusal(edit(target, "x".repeat(5_000)))).isEqualTo("text_too_long");
    }

    @Test
    void aDeletedMessageKeepsItsPlaceAndNothingElse() {
        long target = said(ann, "oops");
        written(ann, edit(target, "oops again"));
        written(bob, react(target, "👍", true));
        long seq = written(ann, delete(target));
        Entry.Message gone = read("lobby", target);
        assertThat(gone.text()).isEmpty();
        assertThat(gone.deleted()).isEqualTo(seq);
        assertThat(gone.edited()).isNull();
        assertThat(gone.reactions()).isNull();
        assertThat(ann.ok(Requests.newest("lobby"), Result.Page.class).entries())
                .as("nothing of it anywhere in the log")
                .noneMatch(entry -> String.valueOf(entry.words()).contains("oops"));
        assertThat(written(ann, delete(target))).as("once is enough").isEqualTo(seq);
        assertThat(ann.refusal(edit(target, "back"))).isEqualTo("no_such_entry");
        assertThat(bob.refusal(react(target, "👍", true))).isEqualTo("no_such_entry");
    }

    @Test
    void aRoomsOwnerDeletesWhatOthersSaid() {
        bob.ok(create("tea"));
        ann.ok(Requests.join("tea"));
        long seq = ann.ok(send("tea", "spam"), Result.Sent.class).seq();
        long other = bob.ok(send("tea", "rules"), Result.Sent.class).seq();
        assertThat(ann.refusal(new Request.Delete("tea", other))).isEqualTo("forbidden");
        bob.ok(new Request.Delete("tea", seq));
        assertThat(read("tea", seq).text()).isEmpty();
    }

    @Test
    void reactionsAreSetOnceAndTakenBack() {
        long target = said(ann, "Cake!");
        long first = written(bob, react(target, "🍰", true));
        assertThat(written(bob, react(target, "🍰", true))).as("once is enough").isEqualTo(first);
        long second = written(ann, react(target, "🍰", true));
        assertThat(read("lobby", target).reactions())
                .containsExactly(new Reaction("Bob", "🍰", first), new Reaction("Ann", "🍰", second));
        chat.hush();
        long back = written(bob, react(target, "🍰", false));
        assertThat(ann.told())
                .containsExactly(new Entry.Reacted("lobby", back, chat.now(), "Bob", target, "🍰", false, first));
        assertThat(read("lobby", target).reactions()).containsExactly(new Reaction("Ann", "🍰", second));
        assertThat(written(bob, react(target, "🍰", false))).as("there is none").isEqualTo(target);
        written(ann, react(target, "🍰", false));
        assertThat(read("lobby", target).reactions()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ab", "👍👍", " ", "\u0007", "\u200b", "\u202e", "\ud83d", "\u0301", "a\n"})
    void whatIsNoSingleVisibleCharacterIsNoReaction(String emoji) {
        long target = said(ann, "Cake!");
        assertThat(bob.refusal(react(target, emoji, true))).isEqualTo("bad_text");
    }

    @ParameterizedTest
    @ValueSource(strings = {"👍", "👍🏽", "❤️", "👩‍🚀", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "🇩🇪", "👨‍👩‍👧‍👦", "1️⃣", "好", "+"})
    void oneVisibleCharacterIs(String emoji) {
        long target = said(ann, "Cake!");
        written(bob, react(target, emoji, true));
        assertThat(read("lobby", target).reactions())
                .extracting(Reaction::emoji)
                .containsExactly(emoji);
    }

    @Test
    void aMessageHasSoManyKindsOfReactionsAndNoMore() {
        long target = said(ann, "Cake!");
        for (int i = 0; i < 20; i++) {
            written(bob, react(target, Character.toString(0x1F600 + i), true));
        }
        assertThat(bob.refusal(react(target, "👍", true))).isEqualTo("forbidden");
        written(ann, react(target, Character.toString(0x1F600), true));
    }

    @Test
    void whatIsNoMessageIsNoTarget() {
        said(ann, "hello");
        for (long target : List.of(1L, 2L, 99L, 0L, -1L)) {
            assertThat(ann.refusal(edit(target, "x"))).as("entry %d", target).isEqualTo("no_such_entry");
            assertThat(ann.refusal(delete(target))).isEqualTo("no_such_entry");
            assertThat(ann.refusal(react(target, "👍", true))).isEqualTo("no_such_entry");
        }
        ann.ok(leave("lobby"));
        assertThat(ann.refusal(edit(3, "x"))).isEqualTo("not_a_member");
        assertThat(ann.refusal(new Request.Edit("nowhere", 3, "x"))).isEqualTo("no_such_room");
        assertThat(ann.refusal(new Request.Edit("@bob", 1, "x"))).isEqualTo("no_such_entry");
        assertThat(chat.connect().refusal(delete(3))).isEqualTo("not_logged_in");
    }

    @Test
    void inADirectConversationEachSideHearsOfItByItsName() {
        ann.ok(send("@bob", "psst"));
        chat.hush();
        long seq = ann.ok(new Request.Edit("@bob", 1, "Psst!"), Result.Written.class)
                .seq();
        assertThat(bob.told()).containsExactly(new Entry.Edited("@Ann", seq, chat.now(), "Ann", 1, "Psst!"));
        assertThat(bob.refusal(new Request.Delete("@ann", 1))).isEqualTo("forbidden");
        bob.ok(new Request.React("@ann", 1, "👀", true));
        assertThat(read("@bob", 1).reactions()).extracting(Reaction::by).containsExactly("Bob");
    }

    @Test
    void whatWasReadOfTheStoreBeforeAnAmendmentIsReadAgain() {
        long target = said(ann, "secret");
        for (int i = 0; i < 5; i++) {
            said(bob, "filler");
        }
        LogId lobby = new LogId.RoomLog("lobby");
        long before = chat.journal().size();
        ann.ok(delete(target));
        assertThat(chat.state().room("lobby").entries().amendedOldAt()).isEqualTo(before + 1);
        assertThat(chat.queries()).isNotEmpty();
        assertThat(chat.journal()).last().isInstanceOfSatisfying(Event.EntryWritten.class, written -> assertThat(
                        written.log())
                .isEqualTo(lobby));
        assertThat(read("lobby", target).text()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whateverIsAmendedHistoryReadsAsTheWholeLogDoes(long seed) {
        Random random = new Random(seed);
        List<Client> people = List.of(ann, bob);
        for (int i = 0; i < 300; i++) {
            Client who = people.get(random.nextInt(2));
            long last = chat.state().room("lobby").entries().lastSeq();
            long target = 1L + random.nextInt((int) last);
            Request request =
                    switch (random.nextInt(5)) {
                        case 0 -> edit(target, "edit " + i);
                        case 1 -> delete(target);
                        case 2 -> react(target, random.nextBoolean() ? "👍" : "🍵", random.nextBoolean());
                        default -> send("lobby", "text " + i);
                    };
            if (who.ask(request) instanceof ServerMessage.Failed failed) {
                assertThat(Set.of("no_such_entry", "forbidden"))
                        .contains(failed.error().code());
            }
        }
        List<Entry> log = chat.journal().stream()
                .filter(Event.EntryWritten.class::isInstance)
                .map(event -> ((Event.EntryWritten) event).entry())
                .toList();
        long last = log.size();
        for (int i = 0; i < 40; i++) {
            long after = random.nextInt((int) last);
            List<Entry> page = ann.ok(new Request.History("lobby", after, null, null, 20), Result.Page.class)
                    .entries();
            assertThat(page).isEqualTo(LogAsItReads.of(log, after + 1, Math.min(last, after + 20)));
        }
    }
}
