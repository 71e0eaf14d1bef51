package dev.parley.server.core;

import static dev.parley.server.core.ChatFixture.PASSWORD;
import static dev.parley.server.core.Requests.login;
import static dev.parley.server.core.Requests.loginByToken;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.ErrorReply;
import dev.parley.protocol.Request;
import dev.parley.protocol.Result;
import dev.parley.server.config.ServerConfig;
import dev.parley.server.core.ChatFixture.Client;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is refused because there was too much of it. */
class SignInLimitsTest {

    private static final Duration LOCKOUT = Duration.ofSeconds(60);

    private static ChatFixture chat(int maxUsers, int tokens, int perMinute, int failures) {
        return new ChatFixture(
                new Policy(
                        4096,
                        true,
                        true,
                        true,
                        Map.of(),
                        10,
                        maxUsers,
                        tokens,
                        new Policy.SignIn(perMinute, 0, 0, failures, LOCKOUT),
                        Policy.PerUser.UNBOUNDED),
                100);
    }

    private static void guess(ChatFixture chat, String network, String user) {
        assertThat(chat.connectFrom(network).refusal(login(user, "wrong horse")))
                .isEqualTo("bad_credentials");
    }

    @Test
    void aNetworkThatGuessesTooOftenIsLockedOutForAWhileEvenWithTheRightPassword() {
        ChatFixture chat = chat(10, 10, 0, 3);
        chat.register("ann");
        for (int i = 0; i < 3; i++) {
            guess(chat, "10.0.0.9", "Ann");
        }
        chat.wait(Duration.ofSeconds(10));
        ErrorReply locked = chat.connectFrom("10.0.0.9").refused(login("ann", PASSWORD));
        assertThat(locked.code()).isEqualTo("locked_out");
        assertThat(locked.retryAfterMs()).isEqualTo(50_000);
        chat.connectFrom("10.0.0.10").ok(login("ann", PASSWORD));
        chat.wait(Duration.ofMillis(locked.retryAfterMs()));
        chat.connectFrom("10.0.0.9").ok(login("ann", PASSWORD));
    }

    @Test
    void guessesFromOtherNetworksNeverHoldBackOneThatHasSignedInAsThatName() {
        ChatFixture chat = chat(10, 10, 0, 3);
        Result.SignedIn ann = chat.connect().ok(new Request.Register("ann", PASSWORD), Result.SignedIn.class);
        chat.connectFrom("10.1.0.1").ok(login("ann", PASSWORD));
        chat.connectFrom("10.1.0.2").ok(loginByToken(ann.token()));
        for (int network = 0; network < 100; network++) {
            for (int i = 0; i < 3; i++) {
                chat.connectFrom("10.2.0." + network).ask(login("ann", "wrong horse"));
            }
        }
        for (String known : List.of("127.0.0.1", "10.1.0.1", "10.1.0.2")) {
            chat.connectFrom(known).ok(login("ann", PASSWORD));
        }
    }

    @Test
    void aNameThatIsGuessedFromEverywhereIsHeldBackForStrangersAtMostHalfAMinute() {
        ChatFixture chat = chat(10, 10, 0, 3);
        chat.register("ann");
        for (int network = 0; network < 60; network++) {
            chat.connectFrom("10.2.0." + network).ask(login("ann", "wrong horse"));
            chat.wait(network < 30 ? Duration.ZERO : Duration.ofSeconds(30));
        }
        guess(chat, "10.3.0.1", "ann");
        ErrorReply held = chat.connectFrom("10.3.0.2").refused(login("ann", PASSWORD));
        assertThat(held.code()).isEqualTo("locked_out");
        assertThat(held.retryAfterMs()).isEqualTo(30_000);
        chat.connect().ok(login("ann", PASSWORD));
        chat.wait(Duration.ofSeconds(30));
        chat.connectFrom("10.3.0.2").ok(login("ann", PASSWORD));
    }

    @Test
    void aNetworksOwnGuessesCountAlsoWhereItHasSignedInWithADelayThatGrows() {
        ChatFixture chat = chat(10, 10, 0, 3);
        chat.register("ann");
        List<Long> waits = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            if (i >= 3) {
                ErrorReply held = chat.connect().refused(login("ann", PASSWORD));
                assertThat(held.code()).isEqualTo("locked_out");
                waits.add(held.retryAfterMs());
                chat.wait(Duration.ofMillis(held.retryAfterMs()));
            }
            guess(chat, "127.0.0.1", "ann");
        }
        assertThat(waits).containsExactly(5_000L, 10_000L, 20_000L, 30_000L, 30_000L);
        chat.wait(Duration.ofSeconds(30));
        chat.connect().ok(login("ann", PASSWORD));
        guess(chat, "127.0.0.1", "ann");
        guess(chat, "127.0.0.1", "ann");
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
            guess(chat, "127.0.0.1", "ann");
            guess(chat, "127.0.0.1", "ann");
            chat.connect().ok(login("ann", PASSWORD));
        }
    }

    @Test
    void anAddressRegistersSoManyAccountsAnHour() {
        ChatFixture chat = chat(new Policy.SignIn(0, 0, 2, 0, LOCKOUT));
        chat.register("ann");
        chat.wait(Duration.ofMinutes(20));
        chat.workerBusy(true);
        chat.connect().refused(new Request.Register("bob", PASSWORD));
        chat.workerBusy(false);
        chat.connect().refused(new Request.Register("ann", PASSWORD));
        chat.register("bob");
        ErrorReply refused = chat.connect().refused(new Request.Register("carl", PASSWORD));
        assertThat(refused.code()).isEqualTo("rate_limited");
        assertThat(refused.retryAfterMs()).isEqualTo(Duration.ofMinutes(40).toMillis());
        assertThat(refused.text()).isEqualTo("Too many new accounts from your address. Try again in 41 minutes.");
        chat.connect().ok(login("ann", PASSWORD));
        chat.connectFrom("10.0.0.9").ok(new Request.Register("carl", PASSWORD));
        chat.wait(Duration.ofMinutes(40));
        chat.register("dora");
    }

    @Test
    void registrationsAreCountedBeforeTheirPasswordsAreHashed() {
        ChatFixture chat = chat(new Policy.SignIn(0, 0, 3, 0, LOCKOUT));
        chat.holdPasswords();
        for (int i = 0; i < 10; i++) {
            chat.connect().start(new Request.Register("user" + i, PASSWORD));
        }
        assertThat(chat.heldPasswords()).isEqualTo(3);
    }

    private static List<Client> guessAtOnce(ChatFixture chat, int count, String network) {
        chat.holdPasswords();
        List<Client> guessing = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Client client = chat.connectFrom(network);
            client.start(login("ann", "wrong horse"));
            guessing.add(client);
        }
        return guessing;
    }

    @Test
    void aHundredGuessesAtOnceAreNoMoreThanInARow() {
        ChatFixture chat = chat(10, 10, 0, 8);
        chat.register("ann");
        List<Client> guessing = guessAtOnce(chat, 100, "10.0.0.9");
        assertThat(chat.heldPasswords()).isEqualTo(8);
        ErrorReply refused = chat.connectFrom("10.0.0.9").refused(login("ann", PASSWORD));
        assertThat(refused.code()).isEqualTo("rate_limited");
        assertThat(refused.retryAfterMs()).isEqualTo(1_000);
        chat.answerPasswords();
        assertThat(guessing).hasSize(100);
        assertThat(chat.connectFrom("10.0.0.9").refusal(login("ann", PASSWORD))).isEqualTo("locked_out");
        chat.connect().ok(login("ann", PASSWORD));
    }

    @Test
    void aGuessCountsAlsoWhereNobodyWaitsForTheAnswer() {
        ChatFixture chat = chat(10, 10, 0, 8);
        chat.register("ann");
        guessAtOnce(chat, 8, "10.0.0.9").forEach(Client::disconnect);
        chat.answerPasswords();
        assertThat(chat.connectFrom("10.0.0.9").refusal(login("ann", PASSWORD))).isEqualTo("locked_out");
    }

    @Test
    void guessesAtOnceFromManyNetworksCountForTheName() {
        ChatFixture chat = chat(10, 10, 0, 3);
        chat.register("ann");
        chat.holdPasswords();
        for (int network = 0; network < 40; network++) {
            chat.connectFrom("10.2.0." + network).start(login("ann", "wrong horse"));
        }
        assertThat(chat.heldPasswords()).isEqualTo(30);
        Client known = chat.connect();
        known.start(login("ann", PASSWORD));
        assertThat(chat.heldPasswords()).isEqualTo(31);
        chat.answerPasswords();
        assertThat(chat.world().presence().online("ann").sessions()).hasSize(2);
    }

    @Test
    void theRightPasswordsOfManyDevicesAtOnceLockNobodyOut() {
        ChatFixture chat = chat(10, 10, 0, 3);
        chat.register("ann");
        chat.holdPasswords();
        for (int i = 0; i < 3; i++) {
            chat.connect().start(login("ann", PASSWORD));
        }
        assertThat(chat.connect().refusal(login("ann", PASSWORD))).isEqualTo("rate_limited");
        chat.answerPasswords();
        for (int i = 0; i < 5; i++) {
            chat.connect().ok(login("ann", PASSWORD));
        }
    }

    @Test
    void aPasswordThatWasNotLookedAtIsNoGuess() {
        ChatFixture chat = chat(10, 10, 0, 3);
        chat.register("ann");
        chat.workerBusy(true);
        for (int i = 0; i < 10; i++) {
            assertThat(chat.connect().refused(login("ann", PASSWORD)).text())
                    .isEqualTo("Many people are signing in. Try again.");
        }
        chat.workerBusy(false);
        chat.connect().ok(login("ann", PASSWORD));
    }

    @Test
    void guessingTheOldPasswordHoldsTheNameBackToo() {
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
        chat.connect().refused(login("bob", "wrong horse"));
        for (Request fifth : List.of(new Request.Register("bob", PASSWORD), login("ann", PASSWORD))) {
            ErrorReply refused = chat.connect().refused(fifth);
            assertThat(refused.code()).isEqualTo("rate_limited");
            assertThat(refused.retryAfterMs()).isEqualTo(40_000);
        }
        chat.connect().ok(loginByToken(ann.token()));
        chat.wait(Duration.ofSeconds(40));
        chat.connect().ok(login("ann", PASSWORD));
    }

    private static ChatFixture chat(Policy.SignIn bounds) {
        return new ChatFixture(
                new Policy(4096, true, true, true, Map.of(), 10, 1_000, 10, bounds, Policy.PerUser.UNBOUNDED), 100);
    }

    @Test
    void tokensHaveABudgetOfTheirOwnAndWrongOnesCount() {
        ChatFixture chat = chat(new Policy.SignIn(1, 3, 0, 0, LOCKOUT));
        Result.SignedIn ann = chat.connect().ok(new Request.Register("ann", PASSWORD), Result.SignedIn.class);
        assertThat(chat.connect().refusal(login("ann", PASSWORD))).isEqualTo("rate_limited");
        chat.connect().ok(loginByToken(ann.token()));
        assertThat(chat.connect().refusal(loginByToken("nonsense"))).isEqualTo("bad_credentials");
        chat.wait(Duration.ofSeconds(20));
        chat.connect().ok(loginByToken(ann.token()));
        ErrorReply refused = chat.connect().refused(loginByToken(ann.token()));
        assertThat(refused.code()).isEqualTo("rate_limited");
        assertThat(refused.retryAfterMs()).isEqualTo(40_000);
        chat.connectFrom("10.0.0.9").ok(loginByToken(ann.token()));
        chat.wait(Duration.ofSeconds(40));
        chat.connect().ok(loginByToken(ann.token()));
    }

    /** With what the settings say where nobody changed them. */
    private static ChatFixture chatByDefault() {
        ServerConfig.Limits limits = ServerConfig.defaults().limits();
        int size = 60;
        assertThat(limits.connectionsPerAddress()).isGreaterThan(size);
        assertThat(limits.guestsPerAddress()).isGreaterThan(size);
        assertThat(limits.hashQueue() / 4).as("a network's part of the queue").isGreaterThan(size);
        return chat(new Policy.SignIn(
                limits.loginAttemptsPerMinute(),
                limits.tokenLoginsPerMinute(),
                limits.registrationsPerHour(),
                limits.loginFailures(),
                LOCKOUT));
    }

    @Test
    void aClassBehindOneAddressSignsInWithinAMinuteAndConnectsAgainAtOnce() {
        ChatFixture chat = chatByDefault();
        List<String> tokens = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            chat.connectFrom("10.0.0.9").ok(new Request.Register("user" + i, PASSWORD));
        }
        for (int i = 0; i < 60; i++) {
            tokens.add(chat.connectFrom("10.0.0.9")
                    .ok(login("user" + i, PASSWORD), Result.SignedIn.class)
                    .token());
        }
        for (int restart = 0; restart < 3; restart++) {
            for (String token : tokens) {
                chat.connectFrom("10.0.0.9").ok(loginByToken(token));
            }
        }
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
        ChatFixture closed = new ChatFixture(
                new Policy(
                        4096,
                        false,
                        true,
                        true,
                        Map.of(),
                        10,
                        10,
                        10,
                        Policy.SignIn.UNBOUNDED,
                        Policy.PerUser.UNBOUNDED),
                100);
        assertThat(closed.connect().refusal(new Request.Register("bob", PASSWORD)))
                .isEqualTo("registration_closed");
    }
}
