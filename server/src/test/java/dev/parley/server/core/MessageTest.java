package dev.parley.server.core;

import static dev.parley.server.core.Requests.create;
import static dev.parley.server.core.Requests.join;
import static dev.parley.server.core.Requests.leave;
import static dev.parley.server.core.Requests.send;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.Entry;
import dev.parley.protocol.MessageStyle;
import dev.parley.protocol.Request;
import dev.parley.protocol.Result;
import dev.parley.server.core.ChatFixture.Client;
import dev.parley.server.core.decide.TokenHash;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code send}, to rooms and to people. */
class MessageTest {

    private final ChatFixture chat = ChatFixture.open();
    private final Client ann = chat.register("Ann");
    private final Client bob = chat.register("Bob");

    @AfterEach
    void replayGivesTheSame() {
        chat.assertReplayGivesTheSame();
    }

    @Test
    void aMessageGoesToEveryConnectionOfEveryMemberButTheSenders() {
        Client annToo = chat.login("ann");
        Client cy = chat.register("cy");
        cy.ok(leave("lobby"));
        chat.hush();
        Result.Sent sent = ann.ok(
                new Request.Send("#LOBBY", "waves\n\tboth hands", "c1", MessageStyle.ACTION, 1L), Result.Sent.class);
        assertThat(sent).isEqualTo(new Result.Sent("lobby", 5, chat.now(), null));
        Entry.Message message =
                new Entry.Message("lobby", 5, chat.now(), "Ann", "waves\n\tboth hands", "c1", MessageStyle.ACTION, 1L);
        assertThat(bob.told()).containsExactly(message);
        assertThat(annToo.told()).containsExactly(message);
        assertThat(ann.told()).isEmpty();
        assertThat(cy.told()).isEmpty();
        assertThat(bob.ok(Requests.newest("lobby"), Result.Page.class).entries())
                .last()
                .isEqualTo(message);
    }

    @Test
    void aDirectMessageIsCalledByTheOthersNameOnEachSide() {
        Client annToo = chat.login("ann");
        Client bobToo = chat.login("bob");
        Client cy = chat.register("cy");
        chat.hush();
        assertThat(ann.ok(send("@BOB", "psst"), Result.Sent.class))
                .isEqualTo(new Result.Sent("@Bob", 1, chat.now(), null));
        Entry.Message seenByBob = new Entry.Message("@Ann", 1, chat.now(), "Ann", "psst", null, null, null);
        Entry.Message seenByAnn = seenByBob.inRoom("@Bob");
        assertThat(ann.told()).isEmpty();
        assertThat(annToo.told()).containsExactly(seenByAnn);
        assertThat(bob.told()).containsExactly(seenByBob);
        assertThat(bobToo.told()).containsExactly(seenByBob);
        assertThat(cy.told()).isEmpty();
        assertThat(bob.ok(send("@ann", "yes?"), Result.Sent.class).seq()).isEqualTo(2);
        assertThat(ann.ok(Requests.newest("@bob"), Result.Page.class).entries())
                .extracting(Entry::room)
                .containsOnly("@Bob");
        assertThat(bob.ok(Requests.newest("@ann"), Result.Page.class).entries())
                .extracting(Entry::room)
                .containsOnly("@Ann");
    }

    @Test
    void notesToOneselfGoToOnesOtherConnectionsOnce() {
        Client annToo = chat.login("ann");
        chat.hush();
        assertThat(ann.ok(send("@ann", "milk"), Result.Sent.class).room()).isEqualTo("@Ann");
        assertThat(annToo.told()).hasSize(1);
        assertThat(ann.told()).isEmpty();
        ann.ok(new Request.Read("@ann", 1));
        assertThat(ann.told()).isEmpty();
        assertThat(chat.connect()
                        .ok(Requests.login("ann", ChatFixture.PASSWORD), Result.SignedIn.class)
                        .rooms())
                .extracting(Result.OwnRoom::room)
                .containsExactly("lobby", "@Ann");
    }

    @Test
    void aDirectMessageReachesWhoIsInNoRoomTogetherAndWaitsForWhoIsOffline() {
        bob.disconnect();
        ann.ok(leave("lobby"));
        ann.ok(send("@bob", "later"));
        Client back = chat.login("bob");
        assertThat(back.ok(Requests.after("@ann", 0), Result.Page.class).entries())
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\u0000", "a\rb", "\u001b[31m", "\u007f", "\u009b", "\ud83d", "a\ude00"})
    void whatIsNoTextIsBadText(String text) {
        assertThat(ann.refusal(send("lobby", text))).isEqualTo("bad_text");
        assertThat(ann.refusal(send("@bob", text))).isEqualTo("bad_text");
        assertThat(ann.refusal(new Request.Broadcast(text))).isEqualTo("bad_text");
    }

    @Test
    void aTextMayHaveSoManyCodePoints() {
        ann.ok(send("lobby", "😀".repeat(4096)));
        assertThat(ann.refusal(send("lobby", "x".repeat(4097)))).isEqualTo("text_too_long");
        assertThat(ann.refusal(send("@bob", "x".repeat(4097)))).isEqualTo("text_too_long");
        assertThat(ann.refusal(new Request.Broadcast("x".repeat(4097)))).isEqualTo("text_too_long");
    }

    @Test
    void aReplyIsToAnEntryThatThereIs() {
        ann.ok(new Request.Send("lobby", "to the first", null, null, 1L));
        for (long none : new long[] {0, 4, 5, Long.MAX_VALUE}) {
            assertThat(ann.refusal(new Request.Send("lobby", "x", null, null, none)))
                    .isEqualTo("no_such_entry");
        }
        assertThat(ann.refusal(new Request.Send("@bob", "x", null, null, 1L))).isEqualTo("no_such_entry");
    }

    @Test
    void theSameCidAgainWritesNothingNewAndAnswersWithTheFirst() {
        Instant first = chat.now();
        ann.ok(send("lobby", "once", "k"));
        chat.wait(Duration.ofHours(1));
        chat.hush();
        int events = chat.journal().size();
        assertThat(ann.ok(send("#Lobby", "once", "k"), Result.Sent.class))
                .isEqualTo(new Result.Sent("lobby", 3, first, true));
        assertThat(chat.login("ann")
                        .ok(send("lobby", "once", "k"), Result.Sent.class)
                        .duplicate())
                .isTrue();
        assertThat(bob.told()).isEmpty();
        ann.ok(leave("lobby"));
        assertThat(ann.ok(send("lobby", "once", "k"), Result.Sent.class).duplicate())
                .as("the answer was lost, then ann left")
                .isTrue();
        assertThat(chat.journal().stream().skip(events))
                .noneMatch(event -> event.toString().contains("once"));
    }

    @Test
    void aDirectMessageIsWrittenOnceTooAndCalledByItsName() {
        ann.ok(send("@bob", "once", "k"));
        assertThat(ann.ok(send("@BOB", "once", "k"), Result.Sent.class))
                .isEqualTo(new Result.Sent("@Bob", 1, chat.now(), true));
    }

    @Test
    void theSameCidWithAnotherMessageIsRefused() {
        ann.ok(create("tea"));
        ann.ok(new Request.Send("lobby", "once", "k", null, 1L));
        for (Request other : List.of(
                send("lobby", "once", "k"),
                new Request.Send("lobby", "twice", "k", null, 1L),
                new Request.Send("lobby", "once", "k", MessageStyle.ACTION, 1L),
                new Request.Send("lobby", "once", "k", null, 2L),
                new Request.Send("tea", "once", "k", null, 1L),
                new Request.Send("@bob", "once", "k", null, 1L))) {
            assertThat(ann.refusal(other)).as("%s", other).isEqualTo("cid_reused");
        }
        bob.ok(send("lobby", "another's key", "k"));
    }

    @Test
    void aRefusedSendUsesNoCidUp() {
        assertThat(ann.refusal(send("none", "x", "k"))).isEqualTo("no_such_room");
        assertThat(ann.refusal(send("lobby", "", "k"))).isEqualTo("bad_text");
        assertThat(ann.ok(send("lobby", "x", "k"), Result.Sent.class).duplicate())
                .isNull();
    }

    @Test
    void cidsOutliveARestart() {
        ann.ok(send("lobby", "once", "k"));
        assertThat(chat.replayed().sentKeys().get("ann", "k")).isNotNull();
    }

    @Test
    void whoMayNotBroadcastIsToldAndWhoMayReachesEveryoneOnline() {
        Client annToo = chat.login("ann");
        chat.register("cy").disconnect();
        bob.ok(leave("lobby"));
        chat.hush();
        assertThat(ann.ok(new Request.Broadcast("hear"), Result.Broadcasted.class)
                        .recipients())
                .isEqualTo(2);
        var notice = new dev.parley.protocol.ServerEvent.Notice("hear", "Ann");
        assertThat(List.of(ann.told(), annToo.told(), bob.told())).containsOnly(List.of(notice));
        ChatFixture strict = new ChatFixture(
                new Policy(
                        4096,
                        true,
                        true,
                        false,
                        Map.of("root", TokenHash.of("let me in")),
                        10,
                        10,
                        10,
                        Policy.SignIn.UNBOUNDED,
                        Policy.PerUser.UNBOUNDED),
                100);
        assertThat(strict.register("ann").refusal(new Request.Broadcast("hear")))
                .isEqualTo("forbidden");
        Client root = strict.connect();
        root.ok(new Request.Register("Root", ChatFixture.PASSWORD, "let me in", null));
        root.ok(new Request.Broadcast("hear"));
    }

    @Test
    void typingIsToldToTheOthersAndNeverToOneself() {
        Client annToo = chat.login("ann");
        Client cy = chat.register("cy");
        chat.hush();
        int events = chat.journal().size();
        ann.ok(new Request.Typing("lobby"));
        var typing = new dev.parley.protocol.ServerEvent.Typing("lobby", "Ann");
        assertThat(bob.told()).containsExactly(typing);
        assertThat(cy.told()).containsExactly(typing);
        bob.ok(new Request.Typing("@ann"));
        var direct = new dev.parley.protocol.ServerEvent.Typing("@Bob", "Bob");
        assertThat(ann.told()).containsExactly(direct);
        assertThat(annToo.told()).containsExactly(direct);
        ann.ok(new Request.Typing("@ann"));
        assertThat(ann.told()).isEmpty();
        assertThat(annToo.told()).isEmpty();
        assertThat(bob.told()).isEmpty();
        assertThat(chat.journal()).hasSize(events);
    }

    @Test
    void whoJoinsAfterwardsOrLeftBeforeGetsNothing() {
        Client cy = chat.register("cy");
        ann.ok(create("tea"));
        bob.ok(join("tea"));
        chat.hush();
        ann.ok(send("tea", "one"));
        cy.ok(join("tea"));
        bob.ok(leave("tea"));
        ann.ok(send("tea", "two"));
        assertThat(bob.told()).hasSize(2);
        assertThat(cy.told()).hasSize(2).last().isInstanceOf(Entry.Message.class);
    }
}
