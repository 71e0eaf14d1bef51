package dev.parley.server.core;

import static dev.parley.server.core.ChatFixture.PASSWORD;
import static dev.parley.server.core.Requests.leave;
import static dev.parley.server.core.Requests.login;
import static dev.parley.server.core.Requests.loginByToken;
import static dev.parley.server.core.Requests.send;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.Entry;
import dev.parley.protocol.ErrorReply;
import dev.parley.protocol.Request;
import dev.parley.protocol.Result;
import dev.parley.protocol.Role;
import dev.parley.protocol.ServerEvent;
import dev.parley.protocol.ServerMessage;
import dev.parley.server.core.ChatFixture.Client;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code register}, {@code login}, {@code logout}, {@code password}, and who may ask what before them. */
class SignInTest {

    private final ChatFixture chat = ChatFixture.open();

    @AfterEach
    void replayGivesTheSame() {
        chat.assertReplayGivesTheSame();
    }

    static Stream<Request> whatNeedsALogin() {
        return Stream.of(
                new Request.Logout(),
                new Request.Password("a", "b"),
                new Request.Rooms(null),
                new Request.Create("tea", null, false),
                Requests.join("tea"),
                new Request.Leave("tea"),
                new Request.Members("tea"),
                new Request.Who(),
                send("lobby", "hi"),
                new Request.Broadcast("hi"),
                Requests.newest("lobby"),
                new Request.Read("lobby", 0),
                new Request.Received("lobby", 0),
                new Request.Typing("lobby"),
                new Request.Away(null),
                new Request.Topic("lobby", ""));
    }

    @ParameterizedTest
    @MethodSource("whatNeedsALogin")
    void beforeALoginEveryOtherRequestIsRefused(Request request) {
        assertThat(chat.connect().refusal(request)).isEqualTo("not_logged_in");
        Client ann = chat.register("ann");
        ann.ok(new Request.Logout());
        assertThat(ann.refusal(request)).isEqualTo("not_logged_in");
    }

    @Test
    void pingNeedsNoLogin() {
        assertThat(chat.connect().ok(new Request.Ping(), Result.Done.class)).isNotNull();
    }

    @Test
    void whoRegistersIsLoggedInAndAMemberOfTheLobby() {
        Client bob = chat.register("bob");
        Client ann = chat.connect();
        Result.SignedIn in = ann.ok(new Request.Register("Ann", PASSWORD), Result.SignedIn.class);
        assertThat(in.user()).isEqualTo("Ann");
        assertThat(in.rooms()).containsExactly(new Result.OwnRoom("lobby", 2, 2, 0L, 0, Role.MEMBER));
        assertThat(ann.told()).as("the reply says as much").isEmpty();
        assertThat(bob.told())
                .containsExactly(
                        new Entry.Joined("lobby", 2, chat.now(), "Ann"), new ServerEvent.Presence("Ann", true, null));
        assertThat(chat.connect()
                        .ok(loginByToken(in.token()), Result.SignedIn.class)
                        .user())
                .isEqualTo("Ann");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "@ann", "#ann", "аnn", "x\u001b", "123456789012345678901234567890123"})
    void aNameThatCannotBeOneIsRefused(String name) {
        assertThat(chat.connect().refusal(new Request.Register(name, PASSWORD))).isEqualTo("bad_name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ann", "ANN", "ａｎｎ"})
    void aTakenNameIsRefusedInWhateverCase(String name) {
        chat.register("Ann");
        assertThat(chat.connect().refusal(new Request.Register(name, PASSWORD))).isEqualTo("name_taken");
    }

    @Test
    void ofTwoWhoRegisterOneNameAtOnceTheFirstGetsIt() {
        chat.holdPasswords();
        Client one = chat.connect();
        Client other = chat.connect();
        one.start(new Request.Register("ann", PASSWORD));
        other.start(new Request.Register("Ann", PASSWORD));
        chat.answerPasswords();
        assertThat(one.replies()).singleElement().isInstanceOf(ServerMessage.Ok.class);
        assertThat(other.replies())
                .singleElement()
                .isInstanceOfSatisfying(
                        ServerMessage.Failed.class,
                        failed -> assertThat(failed.error().code()).isEqualTo("name_taken"));
    }

    @Test
    void aPasswordHas8To256Characters() {
        for (String weak : List.of("", "1234567", "x".repeat(257), "😀".repeat(7))) {
            assertThat(chat.connect().refusal(new Request.Register("ann", weak)))
                    .isEqualTo("weak_password");
        }
        chat.connect().ok(new Request.Register("ann", "12345678"));
        chat.connect().ok(new Request.Register("bob", "x".repeat(256)));
        chat.connect().ok(new Request.Register("cy", "😀".repeat(256)));
    }

    @Test
    void whoIsLoggedInCannotSignInAgain() {
        Client ann = chat.register("ann");
        assertThat(ann.refusal(new Request.Register("bob", PASSWORD))).isEqualTo("already_logged_in");
        assertThat(ann.refusal(login("ann", PASSWORD))).isEqualTo("already_logged_in");
        assertThat(ann.refusal(loginByToken("x"))).isEqualTo("already_logged_in");
    }

    @Test
    void aWrongPasswordAndAWrongNameAreToldApartByNothing() {
        chat.register("ann");
        ErrorReply wrongPassword = chat.connect().refused(login("ann", "wrong horse"));
        assertThat(wrongPassword.code()).isEqualTo("bad_credentials");
        for (String nobody : List.of("nobody", "", "no name", "аnn")) {
            assertThat(chat.connect().refused(login(nobody, PASSWORD))).isEqualTo(wrongPassword);
        }
        assertThat(chat.connect().refused(loginByToken("token-999")).code()).isEqualTo("bad_credentials");
    }

    @Test
    void aWrongNameIsGivenToTheWorkerLikeARightOne() {
        chat.register("ann");
        Client client = chat.connect();
        for (String user : List.of("ann", "nobody", "no name")) {
            Outcome outcome = chat.submit(client.id(), new Input.Asked(null, login(user, "wrong horse")));
            assertThat(outcome.effects()).singleElement().isInstanceOf(Effect.StartPasswordTask.class);
        }
    }

    @Test
    void aLoginAnswersWithEveryRoomAndConversationOfTheUser() {
        Client ann = chat.register("ann");
        Client bob = chat.register("bob");
        ann.ok(Requests.create("tea"));
        bob.ok(Requests.join("tea"));
        bob.ok(send("tea", "@ann: milk?"));
        bob.ok(send("@ann", "psst"));
        Result.SignedIn in = chat.connect().ok(login("ANN", PASSWORD), Result.SignedIn.class);
        assertThat(in.user()).isEqualTo("ann");
        assertThat(in.rooms())
                .containsExactly(
                        new Result.OwnRoom("lobby", 2, 1, 0L, 0, Role.MEMBER),
                        new Result.OwnRoom("tea", 3, 1, 1L, 1, Role.OWNER),
                        new Result.OwnRoom("@bob", 1, 0, 1L, 0, Role.MEMBER));
    }

    @Test
    void presenceIsToldWithTheFirstConnectionAndTheLast() {
        Client bob = chat.register("bob");
        Client ann = chat.register("ann");
        Client second = chat.login("ann");
        bob.told();
        assertThat(second.told()).isEmpty();
        second.disconnect();
        assertThat(bob.told()).isEmpty();
        ann.disconnect();
        assertThat(bob.told()).containsExactly(new ServerEvent.Presence("ann", false, null));
        chat.login("ann");
        assertThat(bob.told()).containsExactly(new ServerEvent.Presence("ann", true, null));
    }

    @Test
    void whoIsInNoRoomIsPutIntoTheLobbyAndSoAreTheOtherConnectionsTold() {
        Client ann = chat.register("ann");
        Client bob = chat.register("bob");
        ann.ok(leave("lobby"));
        chat.hush();
        Client second = chat.connect();
        Result.SignedIn in = second.ok(login("ann", PASSWORD), Result.SignedIn.class);
        Entry.Joined entry = new Entry.Joined("lobby", 4, chat.now(), "ann");
        assertThat(in.rooms()).containsExactly(new Result.OwnRoom("lobby", 4, 4, 0L, 0, Role.MEMBER));
        assertThat(second.told()).isEmpty();
        assertThat(ann.told()).containsExactly(entry);
        assertThat(bob.told()).as("ann was online all the time").containsExactly(entry);
    }

    @Test
    void whoComesOnlineIsSeenByThoseItTalksWithDirectlyAlsoWhenItHadNoRoom() {
        Client ann = chat.register("ann");
        Client bob = chat.register("bob");
        ann.ok(send("@bob", "hi"));
        bob.ok(Requests.create("tea"));
        bob.ok(leave("lobby"));
        ann.ok(new Request.Logout());
        bob.told();
        chat.login("ann");
        assertThat(bob.told()).containsExactly(new ServerEvent.Presence("ann", true, null));
    }

    @Test
    void logoutOfTheLastConnectionLeavesEveryRoomAndVoidsTheToken() {
        Client ann = chat.connect();
        String token = ann.ok(new Request.Register("ann", PASSWORD), Result.SignedIn.class)
                .token();
        Client bob = chat.register("bob");
        ann.ok(Requests.create("tea"));
        bob.ok(Requests.join("tea"));
        chat.hush();
        ann.ok(new Request.Logout());
        assertThat(ann.told()).isEmpty();
        assertThat(bob.told())
                .containsExactly(
                        new Entry.Left(
                                "lobby", 3, chat.now(), "ann", dev.parley.protocol.LeaveReason.LOGOUT, null, null),
                        new Entry.Left("tea", 3, chat.now(), "ann", dev.parley.protocol.LeaveReason.LOGOUT, null, null),
                        new ServerEvent.Presence("ann", false, null));
        assertThat(ann.refusal(loginByToken(token))).isEqualTo("bad_credentials");
        ann.ok(login("ann", PASSWORD));
        assertThat(ann.ok(Requests.join("tea"), Result.Joined.class).role()).isEqualTo(Role.OWNER);
    }

    @Test
    void logoutOfOneOfTwoConnectionsLeavesNoRoom() {
        Client bob = chat.register("bob");
        Client ann = chat.register("ann");
        Client second = chat.login("ann");
        chat.hush();
        second.ok(new Request.Logout());
        assertThat(bob.told()).isEmpty();
        assertThat(ann.told()).isEmpty();
        bob.ok(send("lobby", "hi"));
        assertThat(second.told()).isEmpty();
        assertThat(ann.told()).hasSize(1);
    }

    @Test
    void closingAConnectionWritesNothingAndTheUserStaysAMember() {
        Client bob = chat.register("bob");
        chat.register("ann").disconnect();
        assertThat(bob.ok(new Request.Members("lobby"), Result.MemberList.class).members())
                .contains(new Result.MemberSummary("ann", Role.MEMBER, false, null, null));
        assertThat(bob.told()).last().isEqualTo(new ServerEvent.Presence("ann", false, null));
    }

    @Test
    void aNewPasswordVoidsEveryTokenButTheConnectionsOwn() {
        Client ann = chat.connect();
        String own = ann.ok(new Request.Register("ann", PASSWORD), Result.SignedIn.class)
                .token();
        Client second = chat.connect();
        String others = second.ok(login("ann", PASSWORD), Result.SignedIn.class).token();
        ann.ok(new Request.Password(PASSWORD, "battery staple"));
        assertThat(chat.connect().refusal(loginByToken(others))).isEqualTo("bad_credentials");
        chat.connect().ok(loginByToken(own));
        assertThat(chat.connect().refusal(login("ann", PASSWORD))).isEqualTo("bad_credentials");
        chat.connect().ok(login("ann", "battery staple"));
    }

    @Test
    void aNewPasswordEndsOtherConnectionsButNotThoseOfTheSameSignIn() {
        Client ann = chat.connect();
        String own = ann.ok(new Request.Register("ann", PASSWORD), Result.SignedIn.class)
                .token();
        Client window = chat.connect();
        window.ok(loginByToken(own));
        Client thief = chat.connect();
        thief.ok(login("ann", PASSWORD));
        Client borrowed = chat.connect();
        String lent = borrowed.ok(new Request.Login("ann", PASSWORD, null, null, false), Result.SignedIn.class)
                .token();
        Client bob = chat.register("bob");

        ann.ok(new Request.Password(PASSWORD, "battery staple"));
        for (Client other : List.of(thief, borrowed)) {
            assertThat(other.bye().code()).isEqualTo("kicked");
            assertThat(other.bye().text()).contains("password was changed");
        }
        assertThat(ann.bye()).isNull();
        assertThat(window.bye()).isNull();
        assertThat(bob.bye()).isNull();
        window.ok(send("lobby", "still here"));
        assertThat(chat.connect().refusal(loginByToken(lent))).isEqualTo("bad_credentials");
    }

    @Test
    void aPasswordByTheOperatorEndsEverySignInAlsoThoseThatAreNotStored() {
        Client ann = chat.register("ann");
        Client borrowed = chat.connect();
        String lent = borrowed.ok(new Request.Login("ann", PASSWORD, null, null, false), Result.SignedIn.class)
                .token();
        chat.submit(Command.NO_SESSION, new Input.OperatorSetPassword("Ann", "hashed:battery staple"));
        assertThat(ann.bye().code()).isEqualTo("kicked");
        assertThat(borrowed.bye().code()).isEqualTo("kicked");
        assertThat(chat.connect().refusal(loginByToken(lent))).isEqualTo("bad_credentials");
    }

    @Test
    void aPasswordIsOnlyChangedByWhoKnowsTheOldOne() {
        Client ann = chat.register("ann");
        assertThat(ann.refusal(new Request.Password("wrong horse", "battery staple")))
                .isEqualTo("bad_credentials");
        assertThat(ann.refusal(new Request.Password(PASSWORD, "short"))).isEqualTo("weak_password");
        chat.connect().ok(login("ann", PASSWORD));
    }

    @Test
    void anAnswerOfTheWorkerToAConnectionThatIsGoneComesToNothing() {
        chat.register("ann");
        chat.holdPasswords();
        Client one = chat.connect();
        Client two = chat.connect();
        one.start(new Request.Register("bob", PASSWORD));
        two.start(login("ann", PASSWORD));
        one.disconnect();
        two.disconnect();
        int events = chat.journal().size();
        chat.answerPasswords();
        assertThat(chat.journal()).hasSize(events);
        assertThat(chat.world().presence().online("bob")).isNull();
    }

    /** Whoever stole a password must not get in with it after it was changed. */
    @Test
    void aPasswordThatWasChangedWhileItWasComparedLetsNobodyIn() {
        Client ann = chat.register("ann");
        chat.holdPasswords();
        Client thief = chat.connect();
        ann.start(new Request.Password(PASSWORD, "battery staple"));
        thief.start(login("ann", PASSWORD));
        chat.answerPasswords();
        assertThat(ann.replies()).singleElement().isInstanceOf(ServerMessage.Ok.class);
        assertThat(thief.replies()).singleElement().isInstanceOf(ServerMessage.Failed.class);
    }

    @Test
    void whenTheWorkerHasTooMuchToDoTheClientIsToldWhenToTryAgain() {
        Client ann = chat.register("ann");
        chat.workerBusy(true);
        for (ErrorReply busy : List.of(
                chat.connect().refused(new Request.Register("bob", PASSWORD)),
                chat.connect().refused(login("ann", PASSWORD)),
                ann.refused(new Request.Password(PASSWORD, "battery staple")))) {
            assertThat(busy.code()).isEqualTo("rate_limited");
            assertThat(busy.retryAfterMs()).isPositive();
        }
    }

    @Test
    void aSignInThatIsNotRememberedEndsNoOther() {
        chat.register("ann");
        String kept = chat.connect()
                .ok(login("ann", ChatFixture.PASSWORD), Result.SignedIn.class)
                .token();
        int events = chat.journal().size();
        String lent = "";
        for (int i = 0; i < 3 * Policy.open().tokensPerUser(); i++) {
            Request request = new Request.Login("ann", ChatFixture.PASSWORD, null, "cron", false);
            lent = chat.connect().ok(request, Result.SignedIn.class).token();
        }
        assertThat(chat.journal()).as("nothing of them is stored").hasSize(events);
        chat.connect().ok(new Request.Login(null, null, kept, null, null), Result.SignedIn.class);
        chat.connect().ok(new Request.Login(null, null, lent, null, null), Result.SignedIn.class);
    }
}
