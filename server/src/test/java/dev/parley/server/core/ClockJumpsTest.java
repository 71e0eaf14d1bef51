package dev.parley.server.core;

import static dev.parley.server.core.ChatFixture.PASSWORD;
import static dev.parley.server.core.Requests.login;
import static dev.parley.server.core.Requests.loginByToken;
import static dev.parley.server.core.Requests.send;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.ErrorReply;
import dev.parley.protocol.Request;
import dev.parley.server.core.ChatFixture.Client;
import dev.parley.server.core.event.Event;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Limits and lockouts count the time that has passed. A clock that is set neither frees an attacker nor keeps anybody out. */
class ClockJumpsTest {

    private static final Duration LOCKOUT = Duration.ofSeconds(60);

    /**
     * A limit that is reached.
     *
     * @param seconds for which it holds
     * @param oneMore what is refused then
     */
    private record Reached(String name, Policy.SignIn limit, int seconds, Function<Client, ErrorReply> oneMore) {

        private boolean isOfRegistrations() {
            return limit.registrationsPerHour() > 0;
        }

        private ChatFixture chat() {
            ChatFixture chat = new ChatFixture(
                    new Policy(4096, true, true, true, Map.of(), 10, 10, 10, limit, Policy.PerUser.UNBOUNDED), 100);
            chat.register("ann");
            for (int i = 0; i < 2 && !isOfRegistrations(); i++) {
                tryOnceMore(chat);
            }
            return chat;
        }

        @Override
        public String toString() {
            return name;
        }

        private ErrorReply tryOnceMore(ChatFixture chat) {
            // Registering was from 127.0.0.1, which counts as a sign-in, and as known to the name.
            return oneMore.apply(isOfRegistrations() ? chat.connect() : chat.connectFrom("10.0.0.9"));
        }
    }

    private static Stream<Reached> limits() {
        Function<Client, ErrorReply> guess = client -> client.refused(login("ann", "wrong horse"));
        return Stream.of(
                new Reached("sign-ins", new Policy.SignIn(2, 0, 0, 0, LOCKOUT), 60, guess),
                new Reached(
                        "tokens",
                        new Policy.SignIn(0, 2, 0, 0, LOCKOUT),
                        60,
                        client -> client.refused(loginByToken("nobody's"))),
                new Reached(
                        "registrations",
                        new Policy.SignIn(0, 0, 1, 0, LOCKOUT),
                        3600,
                        client -> client.refused(new Request.Register("bob", PASSWORD))),
                new Reached("guesses", new Policy.SignIn(0, 0, 0, 2, LOCKOUT), 60, guess));
    }

    static Stream<Object[]> jumps() {
        return limits().flatMap(limit ->
                Stream.of(new Object[] {limit, Duration.ofDays(60)}, new Object[] {limit, Duration.ofDays(-60)}));
    }

    @ParameterizedTest
    @MethodSource("jumps")
    void whoWaitsGoesOnWaitingForAsLongAsBeforeAndNoLonger(Reached limit, Duration jump) {
        ChatFixture chat = limit.chat();
        chat.wait(Duration.ofSeconds(10));
        chat.setClock(jump);
        ErrorReply refused = limit.tryOnceMore(chat);
        assertThat(refused.code()).isIn("rate_limited", "locked_out");
        assertThat(refused.retryAfterMs()).isEqualTo((limit.seconds - 10) * 1000L);
        chat.wait(Duration.ofMillis(refused.retryAfterMs()));
        if (limit.isOfRegistrations()) {
            chat.connect().ok(new Request.Register("bob", PASSWORD));
        } else {
            assertThat(limit.tryOnceMore(chat).code()).isEqualTo("bad_credentials");
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {60, -60})
    void directConversationsAreCountedByTheTimeThatHasPassed(long days) {
        Policy.PerUser oneAnHour = new Policy.PerUser(0, 0, 1, 0);
        ChatFixture chat = new ChatFixture(
                new Policy(4096, true, true, true, Map.of(), 10, 10, 10, Policy.SignIn.UNBOUNDED, oneAnHour), 100);
        List.of("bob", "cat").forEach(chat::register);
        Client ann = chat.register("ann");
        ann.ok(send("@bob", "hi"));
        chat.setClock(Duration.ofDays(days));
        assertThat(ann.refused(send("@cat", "hi")).retryAfterMs()).isEqualTo(3_600_000);
        chat.wait(Duration.ofHours(1));
        ann.ok(send("@cat", "hi"));
    }

    static Stream<Class<?>> events() {
        return Stream.of(Event.class.getPermittedSubclasses()).filter(Class::isRecord);
    }

    /** Uptime begins anew with each process, so nothing that is stored and replayed may have any of it. */
    @ParameterizedTest
    @MethodSource("events")
    void noEventTellsTheUptime(Class<?> event) {
        assertThat(Stream.of(event.getRecordComponents()).map(RecordComponent::getType))
                .noneMatch(Duration.class::equals);
    }
}
