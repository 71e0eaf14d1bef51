package dev.parley.server.core;

import static dev.parley.server.core.ChatFixture.PASSWORD;
import static dev.parley.server.core.Requests.login;
import static dev.parley.server.core.Requests.loginByToken;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.ErrorReply;
import dev.parley.protocol.Request;
import dev.parley.protocol.Result;
import dev.parley.server.core.ChatFixture.Client;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is refused because there was too much of it. */
class SignInLimitsTest {

    private static final Duration LOCKOUT = Duration.ofSeconds(60);

    private static ChatFixture chat(int maxUsers, int tokens, int perMinute, int failures) {
        return new ChatFixture(
                new Policy(4096, true, true, true, Set.of(), 10, maxUsers, tokens, perMinute, failures, LOCKOUT), 100);
    }

    @Test
    void aNameTriedInVainTooOftenIsLockedForAWhileEvenForTheRightPassword() {
        ChatFixture chat = chat(10, 10, 0, 3);
        chat.register("ann");
        for (int i = 0; i < 3; i++) {
            assertThat(chat.connect().refusal(login("Ann", "wrong horse"))).isEqualTo("bad_credentials");
        }
        chat.wait(Duration.ofSeconds(10));
        ErrorReply locked = chat.connect().refused(login("ann", PASSWORD));
        assertThat(locked.code()).isEqualTo("locked_out");
        assertThat(locked.retryAfterMs()).isEqualTo(50_000);
        chat.wait(Duration.ofMillis(locked.retryAfterMs()));
        chat.connect().ok(login("ann", PASSWORD));
    }

    @Test
    void aNameThatIsNobodysIsLockedJustTheSame() {
        ChatFixture chat = chat(10, 10, 0, 3);
        for (int i = 0; i < 3; i++) {
            chat.connect().refused(login("nobody", PASSWORD));
        }
        assertThat(chat.connect().refusal(login("nobody", PASSWORD))).isEqualTo("locked_out");
    }

    @Test
    void successForgetsTheFailures() {
        ChatFixture chat = chat(10, 10, 0, 3);
        chat.register("ann");
        for (int i = 0; i < 5; i++) {
            chat.connect().refused(login("ann", "wrong horse"));
            chat.connect().refused(login("ann", "wrong horse"));
            chat.connect().ok(login("ann", PASSWORD));
        }
    }

    @Test
    void guessingTheOldPasswordLocksTheNameToo() {
        ChatFixture chat = chat(10, 10, 0, 3);
        Client ann = chat.register("ann");
        for (int i = 0; i < 3; i++) {
            assertThat(ann.refusal(new Request.Password("wrong horse", "battery staple")))
                    .isEqualTo("bad_credentials");
        }
        assertThat(ann.refusal(new Request.Password(PASSWORD, "battery staple")))
                .isEqualTo("locked_out");
    }

    @Test
    void anAddressMayTrySoOftenAMinuteWhicheverWay() {
        ChatFixture chat = chat(10, 10, 4, 0);
        Result.SignedIn ann = chat.connect().ok(new Request.Register("ann", PASSWORD), Result.SignedIn.class);
        chat.connect().ok(login("ann", PASSWORD));
        chat.connect().refused(login("ann", "wrong horse"));
        chat.wait(Duration.ofSeconds(20));
        chat.connect().refused(loginByToken("nonsense"));
        for (Request fifth :
                List.of(new Request.Register("bob", PASSWORD), login("ann", PASSWORD), loginByToken(ann.token()))) {
            ErrorReply refused = chat.connect().refused(fifth);
            assertThat(refused.code()).isEqualTo("rate_limited");
            assertThat(refused.retryAfterMs()).isEqualTo(40_000);
        }
        chat.wait(Duration.ofSeconds(40));
        chat.connect().ok(loginByToken(ann.token()));
    }

    @Test
    void oneTokenTooManyVoidsTheOldest() {
        ChatFixture chat = chat(10, 3, 0, 0);
        List<String> tokens = new ArrayList<>();
        tokens.add(chat.connect()
                .ok(new Request.Register("ann", PASSWORD), Result.SignedIn.class)
                .token());
        for (int i = 0; i < 3; i++) {
            tokens.add(chat.connect()
                    .ok(login("ann", PASSWORD), Result.SignedIn.class)
                    .token());
        }
        assertThat(chat.connect().refusal(loginByToken(tokens.get(0)))).isEqualTo("bad_credentials");
        for (String good : tokens.subList(1, 4)) {
            chat.connect().ok(loginByToken(good));
        }
        chat.assertReplayGivesTheSame();
    }

    @Test
    void aServerWithoutPlaceOrWillForMoreUsersSaysSo() {
        ChatFixture full = chat(1, 10, 0, 0);
        full.register("ann");
        assertThat(full.connect().refusal(new Request.Register("bob", PASSWORD)))
                .isEqualTo("registration_closed");
        ChatFixture closed =
                new ChatFixture(new Policy(4096, false, true, true, Set.of(), 10, 10, 10, 0, 0, LOCKOUT), 100);
        assertThat(closed.connect().refusal(new Request.Register("bob", PASSWORD)))
                .isEqualTo("registration_closed");
    }
}
