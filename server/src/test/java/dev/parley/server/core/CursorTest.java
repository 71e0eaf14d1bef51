package dev.parley.server.core;

import static dev.parley.server.core.Requests.login;
import static dev.parley.server.core.Requests.send;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.ErrorReply;
import dev.parley.protocol.Request;
import dev.parley.protocol.Result;
import dev.parley.protocol.ServerEvent;
import dev.parley.server.core.ChatFixture.Client;
import dev.parley.server.core.event.Event;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@code read}, {@code received}, and what is counted as unread. */
class CursorTest {

    private final ChatFixture chat = ChatFixture.open();
    private final Client ann = chat.register("ann");
    private final Client bob = chat.register("bob");

    @AfterEach
    void replayGivesTheSame() {
        chat.assertReplayGivesTheSame();
    }

    private Result.OwnRoom own(String user, String room) {
        return chat.connect().ok(login(user, ChatFixture.PASSWORD), Result.SignedIn.class).rooms().stream()
                .filter(own -> own.room().equals(room))
                .findFirst()
                .orElseThrow();
    }

    private Result.Marked marked(Client client, Request request) {
        return client.ok(request, Result.Marked.class);
    }

    @Test
    void theReadMarkOnlyMovesForwardAndIsToldToOnesOwnOthers() {
        Client bobToo = chat.login("bob");
        ann.ok(send("lobby", "3"));
        ann.ok(send("lobby", "4"));
        chat.hush();
        assertThat(marked(bob, new Request.Read("#Lobby", 3))).isEqualTo(new Result.Marked("lobby", 3));
        assertThat(bobToo.told()).containsExactly(new ServerEvent.Read("lobby", 3, 1L));
        assertThat(marked(bob, new Request.Read("lobby", 1))).isEqualTo(new Result.Marked("lobby", 3));
        assertThat(marked(bob, new Request.Read("lobby", 3))).isEqualTo(new Result.Marked("lobby", 3));
        assertThat(bobToo.told()).isEmpty();
        assertThat(bob.told()).isEmpty();
        assertThat(ann.told()).as("in a room it is nobody else's business").isEmpty();
        assertThat(own("bob", "lobby").readSeq()).isEqualTo(3);
    }

    @Test
    void aMarkBeyondTheLastEntryIsABadRequestThatNamesTheField() {
        for (Request beyond : List.of(
                new Request.Read("lobby", 3),
                new Request.Received("lobby", 3),
                new Request.Read("@bob", 1),
                new Request.Received("@bob", 1),
                new Request.Read("lobby", Long.MAX_VALUE))) {
            ErrorReply refused = ann.refused(beyond);
            assertThat(refused.code()).isEqualTo("bad_request");
            assertThat(refused.field()).isEqualTo("seq");
        }
        assertThat(marked(ann, new Request.Read("@bob", 0))).isEqualTo(new Result.Marked("@bob", 0));
    }

    @Test
    void theOtherSideOfADirectConversationIsToldHowFarOneHasCome() {
        Client annToo = chat.login("ann");
        Client bobToo = chat.login("bob");
        ann.ok(send("@bob", "1"));
        ann.ok(send("@bob", "2"));
        chat.hush();
        marked(bob, new Request.Received("@ann", 2));
        ServerEvent.Delivered delivered = new ServerEvent.Delivered("@bob", "bob", 2);
        assertThat(ann.told()).containsExactly(delivered);
        assertThat(annToo.told()).containsExactly(delivered);
        assertThat(bobToo.told()).isEmpty();
        marked(bob, new Request.Read("@ann", 1));
        assertThat(ann.told()).containsExactly(new ServerEvent.Seen("@bob", "bob", 1));
        assertThat(bobToo.told()).containsExactly(new ServerEvent.Read("@ann", 1, 1L));
        marked(bob, new Request.Received("@ann", 1));
        assertThat(ann.told()).isEmpty();
        Result.Joined joined = ann.ok(Requests.join("@bob"), Result.Joined.class);
        assertThat(joined.deliveredSeq()).isEqualTo(2);
        assertThat(joined.seenSeq()).isEqualTo(1);
        assertThat(joined.room()).isEqualTo("@bob");
        assertThat(joined.lastSeq()).isEqualTo(2);
        assertThat(joined.members()).extracting(Result.MemberSummary::user).containsExactly("ann", "bob");
    }

    @Test
    void joiningADirectConversationThatHasNotBegunWritesNothing() {
        int events = chat.journal().size();
        Result.Joined joined = ann.ok(Requests.joinOrCreate("@bob"), Result.Joined.class);
        assertThat(joined.entries()).isEmpty();
        assertThat(joined.lastSeq()).isZero();
        assertThat(joined.created()).isFalse();
        assertThat(joined.deliveredSeq()).isZero();
        assertThat(joined.seenSeq()).isZero();
        assertThat(ann.ok(Requests.newest("@bob"), Result.Page.class))
                .isEqualTo(new Result.Page("@bob", List.of(), false, 0, null));
        assertThat(chat.journal()).hasSize(events);
    }

    @Test
    void whoJoinsHasReadAllThereWasAndWhoComesBackBeginsAnew() {
        ann.ok(Requests.create("tea"));
        ann.ok(send("tea", "before"));
        bob.ok(Requests.join("tea"));
        assertThat(own("bob", "tea").readSeq()).isEqualTo(3);
        ann.ok(send("tea", "@bob after"));
        assertThat(own("bob", "tea").mentions()).isEqualTo(1);
        bob.ok(Requests.leave("tea"));
        ann.ok(send("tea", "@bob gone?"));
        bob.ok(Requests.join("tea"));
        assertThat(own("bob", "tea").readSeq()).isEqualTo(7);
        assertThat(own("bob", "tea").mentions()).isZero();
    }

    @Test
    void mentionsAreCountedUntilTheyAreRead() {
        ann.ok(send("lobby", "3: @bob"));
        ann.ok(send("lobby", "4: nothing"));
        ann.ok(send("lobby", "bob: 5"));
        bob.ok(send("lobby", "@bob 6, of oneself"));
        assertThat(own("bob", "lobby").mentions()).isEqualTo(2);
        bob.ok(new Request.Read("lobby", 3));
        assertThat(own("bob", "lobby").mentions()).isEqualTo(1);
        bob.ok(new Request.Read("lobby", 5));
        assertThat(own("bob", "lobby").mentions()).isZero();
    }

    @Test
    void whatOthersSaidIsUnreadAndNothingElse() {
        ann.ok(send("lobby", "3"));
        bob.ok(send("lobby", "4, one's own"));
        Client carl = chat.register("carl");
        ann.ok(send("lobby", "6"));
        carl.ok(Requests.leave("lobby"));
        assertThat(own("bob", "lobby").unread()).isEqualTo(2);
        bob.ok(new Request.Read("lobby", 3));
        assertThat(own("bob", "lobby").unread()).isEqualTo(1);
        bob.ok(new Request.Read("lobby", 5));
        assertThat(own("bob", "lobby").unread()).as("a join was read").isEqualTo(1);
        bob.ok(new Request.Read("lobby", 6));
        assertThat(own("bob", "lobby").unread()).isZero();
        bob.ok(new Request.Read("lobby", 7));
        assertThat(own("bob", "lobby").unread()).isZero();
    }

    @Test
    void inADirectConversationOneCountsForBothSides() {
        ann.ok(send("@bob", "1"));
        bob.ok(send("@ann", "2"));
        ann.ok(send("@bob", "3"));
        assertThat(own("bob", "@ann").unread()).isEqualTo(2);
        assertThat(own("ann", "@bob").unread()).isEqualTo(1);
    }

    @Test
    void noMoreThan99MentionsAreCountedAndWhenSomeAreReadTheRestStillIs() {
        for (int i = 0; i < 150; i++) {
            ann.ok(send("lobby", "@bob " + i));
        }
        assertThat(own("bob", "lobby").mentions()).isEqualTo(99);
        bob.ok(new Request.Read("lobby", 2 + 51));
        assertThat(own("bob", "lobby").mentions()).isEqualTo(99);
        bob.ok(new Request.Read("lobby", 2 + 99));
        assertThat(own("bob", "lobby").mentions()).as("51 are left").isEqualTo(51);
        bob.ok(new Request.Read("lobby", 2 + 150));
        assertThat(own("bob", "lobby").mentions()).isZero();
    }

    /** Each mark is stored once for each entry that it passes, and an entry costs whoever writes it. */
    @Test
    void howeverOftenAClientMarksWhatIsStoredOfItIsBoundedByTheEntries() {
        int entries = 40;
        for (int i = 0; i < entries; i++) {
            ann.ok(send("lobby", "hi"));
        }
        chat.quick(true);
        long last = Objects.requireNonNull(chat.state().room("lobby")).entries().lastSeq();
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            long seq = 1L + random.nextInt((int) last);
            bob.ask(random.nextBoolean() ? new Request.Read("lobby", seq) : new Request.Received("lobby", seq));
        }
        for (long seq = last; seq > 0; seq--) {
            bob.ok(new Request.Read("lobby", seq));
        }
        assertThat(chat.journal().stream().filter(Event.CursorMoved.class::isInstance))
                .hasSizeBetween(2, 2 * (int) last);
    }
}
