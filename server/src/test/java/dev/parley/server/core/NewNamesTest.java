package dev.parley.server.core;

import static dev.parley.server.core.ChatFixture.PASSWORD;
import static dev.parley.server.core.Requests.create;
import static dev.parley.server.core.Requests.join;
import static dev.parley.server.core.Requests.joinOrCreate;
import static dev.parley.server.core.Requests.login;
import static dev.parley.server.core.Requests.loginByToken;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.name.Name;
import dev.parley.protocol.ErrorReply;
import dev.parley.protocol.Request;
import dev.parley.protocol.Result;
import dev.parley.server.core.ChatFixture.Client;
import dev.parley.server.core.decide.TokenHash;
import dev.parley.server.core.event.Event;
import dev.parley.server.core.state.Keeping;
import dev.parley.server.core.state.State;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What names new users and rooms may have. */
class NewNamesTest {

    private static final String ACE = "\u0430\u0441\u0435";

    private static Request register(String user) {
        return new Request.Register(user, PASSWORD);
    }

    @Test
    void aNameThatLooksLikeAUsersIsTaken() {
        ChatFixture chat = ChatFixture.open();
        chat.register("ace");
        ErrorReply refused = chat.connect().refused(register(ACE));
        assertThat(refused.code()).isEqualTo("name_taken");
        assertThat(refused.text()).contains("looks like ace");
        chat.register("laura");
        assertThat(chat.connect().refusal(register("Iaura"))).isEqualTo("name_taken");
    }

    @Test
    void ofTwoWhoRegisterNamesThatLookTheSameAtOnceOneGetsIt() {
        ChatFixture chat = ChatFixture.open();
        Client one = chat.connect();
        Client other = chat.connect();
        chat.holdPasswords();
        one.start(register("ace"));
        other.start(register(ACE));
        chat.answerPasswords();
        assertThat(one.replies()).hasSize(1);
        assertThat(other.replies().toString()).contains("name_taken");
        assertThat(chat.state().accountCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "server",
                "Server",
                "admin",
                "Administrator",
                "system",
                "root",
                "operator",
                "moderator",
                "everyone",
                "all",
                "here",
                "channel",
                "room",
                "parley",
                "support",
                "help",
                "\u0455\u0435r\u1d20er"
            })
    void whatOthersWouldTakeForTheServerIsReserved(String user) {
        ChatFixture chat = ChatFixture.open();
        assertThat(chat.connect().refusal(register(user))).isIn("name_taken", "bad_name");
        assertThat(chat.state().accountCount()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"_ann", "-ann", ".ann", "__"})
    void aNewNameBeginsWithALetterOrADigit(String name) {
        ChatFixture chat = ChatFixture.open();
        assertThat(chat.connect().refusal(register(name))).isEqualTo("bad_name");
        Client ann = chat.register("ann");
        assertThat(ann.refusal(create(name))).isEqualTo("bad_name");
        assertThat(ann.refusal(joinOrCreate("#" + name))).isEqualTo("bad_name");
    }

    @Test
    void aNewRoomMustNotLookLikeOneThatExists() {
        ChatFixture chat = ChatFixture.open();
        Client ann = chat.register("ann");
        ann.ok(create("ace"));
        assertThat(ann.refusal(create(ACE))).isEqualTo("room_exists");
        assertThat(ann.refusal(joinOrCreate(ACE))).isEqualTo("room_exists");
        assertThat(ann.refusal(join(ACE))).isEqualTo("no_such_room");
        assertThat(ann.refusal(joinOrCreate("1obby"))).isEqualTo("room_exists");
    }

    @Test
    void namesFromBeforeGoOnWorkingAndAreNamedToTheOperator() {
        State state = new State(new Keeping(10, Long.MAX_VALUE, true));
        for (String user : List.of("ace", ACE, "_old", "server")) {
            state.apply(new Event.AccountCreated(new Name(user, user), "hash", ChatFixture.START));
        }
        assertThat(state.account(ACE)).isNotNull();
        assertThat(state.userLooks().groups()).containsExactly(List.of(new Name("ace", "ace"), new Name(ACE, ACE)));
        state.apply(new Event.UserForgotten(ACE));
        assertThat(state.userLooks().groups()).isEmpty();
    }

    private static ChatFixture withOperators(boolean open, String... operators) {
        Map<String, String> codes = new java.util.LinkedHashMap<>();
        for (String operator : operators) {
            codes.put(operator, TokenHash.of("code of " + operator));
        }
        return new ChatFixture(
                new Policy(
                        4096, open, true, false, codes, 10, 10, 10, Policy.SignIn.UNBOUNDED, Policy.PerUser.UNBOUNDED),
                100);
    }

    @Test
    void theNameOfAnOperatorIsRegisteredWithItsCodeAlone() {
        ChatFixture chat = withOperators(true, "ann", "root");
        for (String code : new String[] {null, "", "code of root", "guess"}) {
            ErrorReply refused = chat.connect().refused(new Request.Register("Ann", PASSWORD, code, null));
            assertThat(refused.code()).isEqualTo("forbidden");
            assertThat(refused.text()).contains("code");
        }
        assertThat(chat.connect().refusal(register("\u0430nn"))).isIn("bad_name", "name_taken");
        Client ann = chat.connect().ok(new Request.Register("ann", PASSWORD, "code of ann", null));
        ann.ok(new Request.Broadcast("hi"));
        assertThat(chat.connect().refusal(new Request.Register("ann", PASSWORD, "code of ann", null)))
                .as("once")
                .isEqualTo("name_taken");
        chat.connect().ok(new Request.Register("root", PASSWORD, "code of root", null));
        assertThat(chat.register("bob").refusal(new Request.Broadcast("hi"))).isEqualTo("forbidden");
    }

    @Test
    void anOperatorWithTheCodeComesInWhereRegistrationIsClosed() {
        ChatFixture chat = withOperators(false, "ann");
        assertThat(chat.connect().refusal(register("bob"))).isEqualTo("registration_closed");
        chat.connect().ok(new Request.Register("ann", PASSWORD, "code of ann", null));
    }

    private static Result.SignedIn signedIn(Client client, Request request) {
        return client.ok(request, Result.SignedIn.class);
    }

    @Test
    void theOperatorGivesAUserAnotherPasswordAndEndsEverySignIn() {
        ChatFixture chat = ChatFixture.open();
        Client ann = chat.register("ann");
        chat.submit(Command.NO_SESSION, new Input.OperatorSetPassword("Ann", "hashed:another horse"));
        assertThat(ann.bye().code()).isEqualTo("kicked");
        assertThat(chat.state().account("ann").tokens()).isEmpty();
        assertThat(chat.connect().refusal(login("ann", PASSWORD))).isEqualTo("bad_credentials");
        Client again = chat.connect();
        assertThat(signedIn(again, login("ann", "another horse")).temporaryPassword())
                .isTrue();
        chat.assertReplayGivesTheSame();
        Result.SignedIn once = signedIn(chat.connect(), login("ann", "another horse"));
        assertThat(once.temporaryPassword()).as("until it is changed").isTrue();
        assertThat(signedIn(chat.connect(), loginByToken(once.token())).temporaryPassword())
                .as("no password was given")
                .isNull();
        again.ok(new Request.Password("another horse", "a third horse"));
        assertThat(signedIn(chat.connect(), login("ann", "a third horse")).temporaryPassword())
                .isNull();
        assertThat(chat.submit(Command.NO_SESSION, new Input.OperatorSetPassword("nobody", "hashed:x"))
                        .events())
                .isEmpty();
        chat.assertReplayGivesTheSame();
    }
}
