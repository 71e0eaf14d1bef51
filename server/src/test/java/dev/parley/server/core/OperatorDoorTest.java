package dev.parley.server.core;

import static dev.parley.server.core.ChatFixture.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.Registration;
import dev.parley.protocol.Request;
import dev.parley.protocol.Result;
import dev.parley.protocol.ServerMessage;
import dev.parley.server.core.ChatFixture.Client;
import dev.parley.server.core.decide.CodeList;
import dev.parley.server.core.decide.Decider;
import dev.parley.server.core.decide.SourceBanList;
import dev.parley.server.core.event.Event;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whom the operator lets in and keeps out at the console, on a server without any admin. */
class OperatorDoorTest {

    private static final String SPAM = "192.0.2.66";

    private final ChatFixture chat =
            new ChatFixture(Operated.by("nobody-yet", Registration.CODE, Policy.SignIn.UNBOUNDED), 100);

    @AfterEach
    void replayGivesTheSame() {
        chat.assertReplayGivesTheSame();
    }

    private Outcome submit(Input input) {
        return chat.submit(Command.NO_SESSION, input);
    }

    private static Request.CreateCode code(Integer uses, Integer days, String room) {
        return new Request.CreateCode(uses, days, room);
    }

    private Outcome make(Request.CreateCode request) {
        return submit(new Input.OperatorMadeCode(request, "abcd-efgh-jkmn"));
    }

    private static ServerMessage reply(Outcome outcome) {
        return outcome.effects().stream()
                .filter(Effect.Reply.class::isInstance)
                .map(effect -> ((Effect.Reply) effect).message())
                .findFirst()
                .orElseThrow();
    }

    private static String refusal(Outcome outcome) {
        assertThat(outcome.events()).isEmpty();
        return ((ServerMessage.Failed) reply(outcome)).error().text();
    }

    @Test
    void aCodeOfTheConsoleLetsPeopleIn() {
        Outcome made = make(code(2, null, null));

        Result.NewCode told = (Result.NewCode) ((ServerMessage.Ok) reply(made)).result();
        assertThat(told.number()).isEqualTo(1);
        assertThat(told.code()).isEqualTo("abcd-efgh-jkmn");
        assertThat(told.uses()).isEqualTo(2);
        assertThat(told.until()).isEqualTo(chat.now().plus(Duration.ofDays(7)));
        chat.connect().ok(new Request.Register("bob", PASSWORD, "ABCDEFGHJKMN", null), Result.SignedIn.class);
        assertThat(CodeList.of(chat.state(), chat.now(), room -> true))
                .singleElement()
                .satisfies(code -> {
                    assertThat(code.left()).isEqualTo(1);
                    assertThat(code.by()).isEqualTo("(operator)");
                });
    }

    @Test
    void aCodeMayBeForARoomThatNobodySees() {
        make(code(2, 7, null));
        Client bob = chat.connect();
        bob.ok(new Request.Register("bob", PASSWORD, "abcd-efgh-jkmn", null), Result.SignedIn.class);
        bob.ok(new Request.Create("Hidden", null, true));

        submit(new Input.OperatorMadeCode(code(1, 7, "hidden"), "2222-3333-4444"));

        Client carl = chat.connect();
        assertThat(carl.ok(new Request.Register("carl", PASSWORD, "2222-3333-4444", null), Result.SignedIn.class)
                        .rooms())
                .extracting(Result.OwnRoom::room)
                .contains("Hidden");
        assertThat(refusal(make(code(1, 7, "none")))).isEqualTo("There is no room named none.");
    }

    @Test
    void theBoundsAreThoseOfAnAdminsCode() {
        assertThat(refusal(make(code(0, 7, null)))).isEqualTo("uses must be 1 to 1000.");
        assertThat(refusal(make(code(1, 366, null)))).isEqualTo("days must be 1 to 365.");
        for (int i = 0; i < 100; i++) {
            submit(new Input.OperatorMadeCode(code(1, 1, null), "code " + i));
        }
        assertThat(refusal(make(code(1, 1, null)))).contains("which is the limit");
        chat.wait(Duration.ofDays(1));
        assertThat(make(code(1, 1, null)).events())
                .as("those that expired make room")
                .hasSize(101);
    }

    @Test
    void aCodeIsTakenBackByItsNumberOrItself() {
        make(code(1, 1, null));
        assertThat(submit(new Input.OperatorRevokedCode("1")).events()).containsExactly(new Event.CodeEnded(1));
        make(code(1, 1, null));
        assertThat(submit(new Input.OperatorRevokedCode("ABCD EFGH JKMN")).events())
                .hasSize(1);
        assertThat(refusal(submit(new Input.OperatorRevokedCode("1")))).contains("There is no such code");
        assertThat(chat.connect().refusal(new Request.Register("bob", PASSWORD, "abcd-efgh-jkmn", null)))
                .isEqualTo("no_such_code");
    }

    @Test
    void aClosedServerHasNoCodes() {
        ChatFixture closed =
                new ChatFixture(Operated.by("nobody-yet", Registration.CLOSED, Policy.SignIn.UNBOUNDED), 100);
        Outcome refused = closed.submit(Command.NO_SESSION, new Input.OperatorMadeCode(code(1, 1, null), "x"));

        assertThat(refusal(refused)).contains("closed to new users");
    }

    private Client somebodyFrom(String address) {
        make(code(1, 1, null));
        Client client = chat.connectFrom(address);
        client.ok(new Request.Register("eve", PASSWORD, "abcd-efgh-jkmn", null), Result.SignedIn.class);
        return client;
    }

    @Test
    void nobodyComesFromABannedAddress() {
        Client eve = somebodyFrom(SPAM);

        Outcome banned = submit(new Input.OperatorBannedSource("@eve", "Spam.", 60L));

        assertThat(banned.events()).hasSize(1);
        assertThat(eve.bye().code()).isEqualTo("kicked");
        assertThat(Decider.turnedAway(chat.world(), SPAM, chat.now())).isNotNull();
        assertThat(SourceBanList.of(chat.state(), chat.now()))
                .containsExactly(new Result.SourceBan(
                        SPAM, "(operator)", chat.now(), "Spam.", chat.now().plus(Duration.ofHours(1))));
        assertThat(submit(new Input.OperatorUnbannedSource(SPAM)).events()).hasSize(1);
        assertThat(Decider.turnedAway(chat.world(), SPAM, chat.now())).isNull();
        assertThat(refusal(submit(new Input.OperatorUnbannedSource(SPAM)))).contains("is not banned");
    }

    @Test
    void whatCannotBeBannedIsRefusedWithAReason() {
        assertThat(refusal(submit(new Input.OperatorBannedSource("127.0.0.1", null, null))))
                .contains("the server's own machine");
        assertThat(refusal(submit(new Input.OperatorBannedSource("1.2.3.999", null, null))))
                .contains("is no address");
        assertThat(refusal(submit(new Input.OperatorBannedSource("@carl", null, null))))
                .isEqualTo("There is no user named carl.");
        assertThat(refusal(submit(new Input.OperatorBannedSource(SPAM, null, 5_256_001L))))
                .contains("minutes must be");
        assertThat(refusal(submit(new Input.OperatorBannedSource(SPAM, "x".repeat(5_000), null))))
                .contains("too long");
    }

    @Test
    void whoIsDisconnectedIsToldWhy() {
        Client eve = somebodyFrom(SPAM);

        assertThat(refusal(submit(new Input.OperatorKicked("eve", "x".repeat(5_000)))))
                .contains("too long");
        assertThat(eve.bye()).isNull();
        submit(new Input.OperatorKicked("Eve", "Too loud."));
        assertThat(eve.bye().text()).isEqualTo("The operator of this server closed your connection: Too loud.");
    }

    @Test
    void anAccountThatCannotBeIsRefusedWithAReason() {
        assertThat(refusal(submit(new Input.OperatorCreatedAccount("a b", "hashed:x"))))
                .startsWith("Invalid user name.");
        submit(new Input.OperatorCreatedAccount("bob", "hashed:x"));
        assertThat(refusal(submit(new Input.OperatorCreatedAccount("bob", "hashed:x"))))
                .isEqualTo("The name bob is taken.");
    }
}
