package dev.parley.server.core;

import static dev.parley.server.core.Requests.create;
import static dev.parley.server.core.Requests.createPrivate;
import static dev.parley.server.core.Requests.join;
import static dev.parley.server.core.Requests.login;
import static dev.parley.server.core.Requests.loginByToken;
import static dev.parley.server.core.Requests.newest;
import static dev.parley.server.core.Requests.send;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.Entry;
import dev.parley.protocol.LeaveReason;
import dev.parley.protocol.Redaction;
import dev.parley.protocol.Request;
import dev.parley.protocol.Result;
import dev.parley.protocol.ServerEvent;
import dev.parley.server.core.ChatFixture.Client;
import dev.parley.server.core.event.Event;
import dev.parley.server.core.state.Account;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An account that the operator disables, or deletes, while its user and others are there. */
class AccountDeletionTest {

    private final ChatFixture chat = ChatFixture.open();
    private final Client ann = chat.register("ann");
    private final Client bob = chat.register("Bob");

    @AfterEach
    void replayGivesTheSame() {
        chat.assertReplayGivesTheSame();
        ChatFixture.assertOnlineMembersAreKept(chat.world());
    }

    private Outcome disable(String user, boolean disabled) {
        return chat.submit(Command.NO_SESSION, new Input.OperatorDisabledAccount(user, disabled));
    }

    private Outcome delete(String user) {
        return chat.submit(Command.NO_SESSION, new Input.OperatorDeletedAccount(user));
    }

    private static Predicate<ServerEvent> isForgottenOf(String user) {
        return event -> event instanceof ServerEvent.Forgotten forgotten
                && forgotten.user().equals(user);
    }

    @Test
    void disablingEndsTheConnectionsAndNobodySignsInAnyMore() {
        Client bobToo = chat.connect();
        String token = bobToo.ok(login("bob", ChatFixture.PASSWORD), Result.SignedIn.class)
                .token();
        assertThat(disable("BOB", true).events()).containsExactly(new Event.AccountDisabled("bob", true));
        for (Client each : List.of(bob, bobToo)) {
            assertThat(each.bye().code()).isEqualTo("kicked");
            assertThat(each.bye().text()).contains("disabled your account");
            each.disconnect();
        }
        Client again = chat.connect();
        assertThat(again.refusal(login("bob", ChatFixture.PASSWORD))).isEqualTo("forbidden");
        assertThat(again.refused(loginByToken(token)).text()).contains("disabled");
        assertThat(disable("bob", true).events()).as("it is so already").isEmpty();
        disable("bob", false);
        again.ok(loginByToken(token));
        chat.login("bob");
    }

    @Test
    void onlyTheRightPasswordTellsThatAnAccountIsDisabled() {
        disable("bob", true);
        Client stranger = chat.connect();
        Object ofDisabled = stranger.refused(login("bob", "a wrong password"));
        assertThat(ofDisabled).isEqualTo(stranger.refused(login("ann", "a wrong password")));
        assertThat(ofDisabled).isEqualTo(stranger.refused(login("nobody", "a wrong password")));
        assertThat(stranger.refusal(new Request.Register("bob", ChatFixture.PASSWORD)))
                .isEqualTo("name_taken");
    }

    @Test
    void aDisabledAccountStaysWhatItIsForOthers() {
        ann.ok(send("@bob", "before"));
        disable("bob", true);
        bob.disconnect();
        ann.ok(send("@bob", "meanwhile"));
        assertThat(chat.state().room("lobby").members()).contains("bob");
        disable("bob", false);
        assertThat(chat.login("bob").ok(newest("@ann"), Result.Page.class).entries())
                .extracting(Entry::words)
                .containsExactly("before", "meanwhile");
    }

    @Test
    void disablingNobodyDoesNothing() {
        assertThat(disable("nobody", true).events()).isEmpty();
        assertThat(disable("no name", true).events()).isEmpty();
        assertThat(disable("ann", false).events()).isEmpty();
    }

    @Test
    void deletingEndsTheConnectionsAndTellsOthersOnceAndInOrder() {
        Client bobToo = chat.login("bob");
        ann.ok(create("tea"));
        bob.ok(join("tea"));
        ann.ok(send("@bob", "secret"));
        chat.hush();
        delete("bob");
        long position = chat.state().position();
        assertThat(bob.bye().text()).contains("deleted your account");
        assertThat(bobToo.bye().code()).isEqualTo("kicked");
        assertThat(bob.told()).as("who is gone is told nothing").isEmpty();
        assertThat(ann.told())
                .containsExactly(
                        new ServerEvent.Presence("Bob", false, null),
                        new Entry.Left("lobby", 3, chat.now(), "Bob", LeaveReason.LEAVE, null, null),
                        new Entry.Left("tea", 3, chat.now(), "Bob", LeaveReason.LEAVE, null, null),
                        new Entry.Left(
                                "@Bob", 2, chat.now(), "ann", LeaveReason.KICKED, null, "The account Bob was deleted."),
                        new ServerEvent.Forgotten("Bob", position));
        assertThat(chat.world().presence().online("bob")).isNull();
        assertThat(chat.state().account("bob")).isNull();
        bob.disconnect();
        bobToo.disconnect();
        assertThat(ann.told()).as("it was told already").isEmpty();
    }

    @Test
    void whatTheUserWroteIsGoneForEverybodyAtOnce() {
        bob.ok(send("lobby", "secret one"));
        ann.ok(send("lobby", "open"));
        ann.ok(new Request.React("lobby", 4, "👍", true));
        bob.ok(new Request.React("lobby", 4, "👍", true));
        ann.ok(send("lobby", "open too"));
        delete("bob");
        List<Entry> entries = ann.ok(newest("lobby"), Result.Page.class).entries();
        assertThat(entries).extracting(Entry::seq).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
        assertThat(entries.toString()).doesNotContainIgnoringCase("bob").doesNotContain("secret");
        assertThat(((Entry.Message) entries.get(2)).from()).isEqualTo(Redaction.NOBODY);
        assertThat(entries.get(6).words()).isEqualTo("open too");
        assertThat(ann.ok(new Request.Search("secret", null, null, null, 50), Result.Found.class)
                        .entries())
                .isEmpty();
        assertThat(ann.refusal(new Request.Search("open", null, "bob", null, 50)))
                .isEqualTo("no_such_user");
    }

    @Test
    void entriesBehindTheLastOfTheUserStayInMemory() {
        bob.ok(send("lobby", "secret"));
        ann.ok(send("lobby", "open"));
        ann.ok(create("tea"));
        for (int i = 0; i < 5; i++) {
            ann.ok(send("tea", "leaf"));
        }
        delete("bob");
        assertThat(chat.state().room("tea").entries().firstSeq())
                .as("nothing there was his")
                .isEqualTo(1);
        assertThat(chat.state().room("lobby").entries().firstSeq())
                .as("his leave was the last")
                .isEqualTo(6);
    }

    @Test
    void everyoneOnlineIsToldWhoeverMayHaveItOnAScreen() {
        Client carl = chat.register("carl");
        carl.ok(new Request.Leave("lobby"));
        chat.hush();
        delete("bob");
        assertThat(carl.told()).singleElement().matches(isForgottenOf("Bob"));
        Client stranger = chat.connect();
        assertThat(stranger.told()).isEmpty();
    }

    @Test
    void whoWasAwayIsToldAtTheNextSignIn() {
        Result.SignedIn before = chat.connect().ok(login("ann", ChatFixture.PASSWORD), Result.SignedIn.class);
        assertThat(before.forgotten()).isNull();
        delete("bob");
        long position = chat.state().position();
        Result.SignedIn after = chat.connect().ok(login("ann", ChatFixture.PASSWORD), Result.SignedIn.class);
        assertThat(after.forgotten()).isEqualTo(position);
        ann.ok(send("lobby", "more"));
        assertThat(chat.connect()
                        .ok(new Request.Register("carl", ChatFixture.PASSWORD), Result.SignedIn.class)
                        .forgotten())
                .isEqualTo(position);
    }

    @Test
    void deletingNobodyDoesNothing() {
        assertThat(delete("nobody").events()).isEmpty();
        assertThat(delete("no name").events()).isEmpty();
    }

    @Test
    void anAccountWhoseUserIsNotThereIsDeletedLikewise() {
        bob.disconnect();
        chat.hush();
        delete("bob");
        assertThat(ann.told())
                .hasSize(2)
                .first()
                .isEqualTo(new Entry.Left("lobby", 3, chat.now(), "Bob", LeaveReason.LEAVE, null, null));
    }

    @Test
    void whatIsUnderWayForTheUserComesToNothing() {
        chat.holdPasswords();
        bob.start(new Request.Password(ChatFixture.PASSWORD, "another password"));
        Client late = chat.connect();
        late.start(login("bob", ChatFixture.PASSWORD));
        delete("bob");
        chat.answerPasswords();
        assertThat(late.replies().toString()).contains("bad_credentials");
        assertThat(bob.replies().toString()).contains("not_logged_in");
        assertThat(bob.refusal(send("lobby", "still here?"))).isEqualTo("not_logged_in");
        chat.register("bob");
        assertThat(late.refusal(login("bob", "another password"))).isEqualTo("bad_credentials");
    }

    @Test
    void nothingOfTheOldAccountReachesTheNextOfTheName() {
        String token = chat.connect()
                .ok(login("bob", ChatFixture.PASSWORD), Result.SignedIn.class)
                .token();
        String lent = chat.connect()
                .ok(new Request.Login("bob", ChatFixture.PASSWORD, null, null, false), Result.SignedIn.class)
                .token();
        bob.ok(createPrivate("den"));
        bob.ok(send("den", "secret", "key"));
        bob.ok(send("@bob", "secret note"));
        ann.ok(send("@bob", "secret for the first bob", "key"));
        bob.ok(new Request.Read("@ann", 1));
        delete("bob");
        Client second = chat.connect();
        Result.SignedIn in = second.ok(new Request.Register("BOB", "some other password"), Result.SignedIn.class);
        assertThat(in.rooms()).extracting(Result.OwnRoom::room).containsExactly("lobby");
        for (String old : List.of(token, lent)) {
            assertThat(chat.connect().refusal(loginByToken(old))).isEqualTo("bad_credentials");
        }
        assertThat(chat.connect().refusal(login("bob", ChatFixture.PASSWORD))).isEqualTo("bad_credentials");
        assertThat(second.refusal(join("den"))).isEqualTo("no_such_room");
        assertThat(second.refusal(new Request.Topic("den", "mine"))).isEqualTo("no_such_room");
        assertThat(second.refusal(new Request.Edit("lobby", 2, "mine"))).isEqualTo("no_such_entry");
        Account account = chat.state().account("bob");
        assertThat(account.directs()).isEmpty();
        assertThat(account.roomsMade()).isZero();
        assertThat(account.directsBegun()).isZero();
        assertThat(second.ok(newest("@ann"), Result.Page.class).entries()).isEmpty();
        assertThat(second.ok(newest("@bob"), Result.Page.class).entries()).isEmpty();
        assertThat(second.ok(new Request.Search("secret", null, null, null, 50), Result.Found.class)
                        .entries())
                .isEmpty();
        assertThat(second.ok(send("lobby", "other", "key"), Result.Sent.class).duplicate())
                .as("the old one's key")
                .isNull();
        Result.Sent sent = ann.ok(send("@bob", "secret for the first bob", "key"), Result.Sent.class);
        assertThat(sent.duplicate()).as("written to another").isNull();
    }

    @Test
    void aConversationWithTheNextOfTheNameGoesOnSoThatAnOldPositionMissesNothing() {
        for (int i = 0; i < 5; i++) {
            ann.ok(send("@bob", "to the first"));
        }
        delete("bob");
        Client second = chat.register("bob");
        assertThat(ann.ok(newest("@bob"), Result.Page.class).lastSeq()).isEqualTo(6);
        assertThat(second.ok(send("@ann", "hello"), Result.Sent.class).seq()).isEqualTo(7);
        Result.Joined caughtUp = ann.ok(new Request.Join("@bob", false, 5L, 50), Result.Joined.class);
        assertThat(caughtUp.entries()).extracting(Entry::words).containsExactly("hello");
        assertThat(caughtUp.firstSeq()).isEqualTo(7);
        assertThat(chat.state().account("bob").directsBegun()).isEqualTo(1);
        Client carl = chat.register("carl");
        assertThat(carl.ok(send("@ann", "others begin at 1"), Result.Sent.class).seq())
                .isEqualTo(1);
        delete("bob");
        chat.register("bob");
        assertThat(ann.ok(send("@bob", "to the third"), Result.Sent.class).seq())
                .isEqualTo(9);
    }

    @Test
    void bytesAndPlacesOfTheOthersAreGivenBack() {
        long before = chat.state().account("ann").stored();
        ann.ok(send("@bob", "much to say"));
        assertThat(chat.state().account("ann").directsBegun()).isEqualTo(1);
        delete("bob");
        assertThat(chat.state().account("ann").stored()).isEqualTo(before);
        assertThat(chat.state().account("ann").directsBegun()).isZero();
        assertThat(chat.state().account("ann").directs()).isEmpty();
    }

    @Test
    void aRoomOfTheUsersStaysAndIsNobodys() {
        bob.ok(create("tea"));
        ann.ok(join("tea"));
        ann.ok(send("tea", "hot"));
        delete("bob");
        assertThat(chat.state().room("tea").rules().creator()).isNull();
        assertThat(chat.state().room("tea").members()).containsExactly("ann");
        chat.submit(Command.NO_SESSION, new Input.OperatorDeletedRoom("tea"));
        assertThat(chat.state().room("tea")).isNull();
    }

    @Test
    void theNameOfAnOperatorIsKeptForWhoeverHasTheCode() {
        ChatFixture operated = new ChatFixture(
                new Policy(
                        100,
                        true,
                        true,
                        true,
                        Map.of("boss", dev.parley.server.core.decide.TokenHash.of("the code")),
                        10,
                        10,
                        10,
                        Policy.SignIn.UNBOUNDED,
                        Policy.PerUser.UNBOUNDED),
                100);
        Request.Register boss = new Request.Register("boss", ChatFixture.PASSWORD, "the code", null);
        operated.connect().ok(boss);
        operated.submit(Command.NO_SESSION, new Input.OperatorDeletedAccount("boss"));
        assertThat(operated.connect().refusal(new Request.Register("boss", ChatFixture.PASSWORD)))
                .isEqualTo("forbidden");
        operated.connect().ok(boss);
    }

    @Test
    void aNameThatLookedLikeItIsFree() {
        chat.register("modem");
        assertThat(chat.connect().refusal(new Request.Register("modern", ChatFixture.PASSWORD)))
                .isEqualTo("name_taken");
        delete("modem");
        chat.register("modern");
    }

    @Test
    void limitsThatWereCountedForTheNameBeginAnew() {
        ChatFixture strict = new ChatFixture(
                new Policy(
                        100,
                        true,
                        true,
                        true,
                        Map.of(),
                        10,
                        10,
                        10,
                        new Policy.SignIn(0, 0, 0, 1, Duration.ofMinutes(1)),
                        new Policy.PerUser(0, 0, 1, 0)),
                100);
        strict.register("ann");
        strict.register("carl");
        Client first = strict.register("bob");
        first.ok(send("@ann", "one"));
        assertThat(first.refusal(send("@carl", "two"))).isEqualTo("rate_limited");
        strict.submit(Command.NO_SESSION, new Input.OperatorDeletedAccount("bob"));
        strict.register("bob").ok(send("@carl", "one"));
    }
}
