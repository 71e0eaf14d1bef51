package dev.parley.server.core;

import static dev.parley.server.core.Requests.login;
import static dev.parley.server.core.Requests.loginByToken;
import static dev.parley.server.core.Requests.send;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.Request;
import dev.parley.protocol.Result;
import dev.parley.server.core.ChatFixture.Client;
import dev.parley.server.core.decide.TokenReview;
import dev.parley.server.core.event.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** One's own sign-ins: seeing them, ending one, and those that end because nobody uses them. */
class SessionsTest {

    private static final Duration DAY = Duration.ofDays(1);

    private final ChatFixture chat = ChatFixture.open();

    private static List<Result.SessionSummary> sessions(Client client) {
        return client.ok(new Request.Sessions(), Result.SessionList.class).sessions();
    }

    private static Request from(String device, boolean isRemembered) {
        return new Request.Login("ann", ChatFixture.PASSWORD, null, device, isRemembered);
    }

    @Test
    void oneSeesOnesOwnSignInsAndNobodyElses() {
        Client ann = chat.register("ann");
        chat.register("bob");
        chat.wait(Duration.ofMinutes(5));
        Client laptop = chat.connectFrom("192.0.2.7");
        laptop.ok(from("laptop", true));
        Client pipe = chat.connectFrom("192.0.2.8");
        pipe.ok(from("cron", false));
        laptop.disconnect();
        chat.wait(Duration.ofMinutes(5));

        List<Result.SessionSummary> all = sessions(ann);
        assertThat(all).hasSize(3).extracting(Result.SessionSummary::session).doesNotHaveDuplicates();
        Result.SessionSummary own = all.get(0);
        assertThat(own.current()).isTrue();
        assertThat(own.connections()).isEqualTo(1);
        assertThat(own.signedIn()).isEqualTo(ChatFixture.START);
        assertThat(own.lastUsed()).as("it is open").isEqualTo(chat.now());
        Result.SessionSummary cron = all.get(1);
        assertThat(cron.device()).isEqualTo("cron");
        assertThat(cron.address()).isEqualTo("192.0.2.8");
        assertThat(cron.connections()).isEqualTo(1);
        Result.SessionSummary gone = all.get(2);
        assertThat(gone.device()).isEqualTo("laptop");
        assertThat(gone.address()).isEqualTo("192.0.2.7");
        assertThat(gone.current()).isFalse();
        assertThat(gone.connections()).isZero();
        assertThat(gone.lastUsed()).isEqualTo(ChatFixture.START.plus(Duration.ofMinutes(5)));
    }

    @Test
    void anAddressIsToldWithoutPortAndBrackets() {
        Client ann = chat.connectFrom("[2001:db8::7]");
        ann.ok(new Request.Register("ann", ChatFixture.PASSWORD));
        assertThat(sessions(ann)).extracting(Result.SessionSummary::address).containsExactly("2001:db8::7");
        Client bob = chat.connectFrom("192.0.2.7");
        bob.ok(new Request.Register("bob", ChatFixture.PASSWORD));
        assertThat(sessions(bob)).extracting(Result.SessionSummary::address).containsExactly("192.0.2.7");
    }

    @Test
    void windowsThatShareATokenAreOneSession() {
        Client ann = chat.connect();
        String token = ann.ok(new Request.Register("ann", ChatFixture.PASSWORD), Result.SignedIn.class)
                .token();
        chat.connect().ok(loginByToken(token));
        assertThat(sessions(ann)).singleElement().satisfies(one -> {
            assertThat(one.connections()).isEqualTo(2);
            assertThat(one.current()).isTrue();
        });
    }

    @Test
    void endingOneVoidsItsTokenAndClosesItsConnections() {
        Client ann = chat.register("ann");
        Client thief = chat.connectFrom("192.0.2.66");
        String stolen = thief.ok(from("thief", true), Result.SignedIn.class).token();
        Client second = chat.connect();
        second.ok(loginByToken(stolen));
        Client lent = chat.connect();
        String lentToken = lent.ok(from("cron", false), Result.SignedIn.class).token();

        ann.ok(new Request.EndSession(named(ann, "thief")));
        assertThat(thief.bye().code()).isEqualTo("kicked");
        assertThat(second.bye().code()).isEqualTo("kicked");
        assertThat(lent.bye()).isNull();
        assertThat(chat.connect().refusal(loginByToken(stolen))).isEqualTo("bad_credentials");

        ann.ok(new Request.EndSession(named(ann, "cron")));
        assertThat(lent.bye().code()).isEqualTo("kicked");
        assertThat(chat.connect().refusal(loginByToken(lentToken))).isEqualTo("bad_credentials");
        assertThat(sessions(ann)).hasSize(1);
        ann.ok(send("lobby", "still here"));
        chat.assertReplayGivesTheSame();
    }

    private static String named(Client client, String device) {
        return sessions(client).stream()
                .filter(one -> device.equals(one.device()))
                .findFirst()
                .orElseThrow()
                .session();
    }

    @Test
    void onesOwnAndNobodysAndAnotherUsersCannotBeEnded() {
        Client ann = chat.register("ann");
        Client bob = chat.register("bob");
        assertThat(ann.refusal(new Request.EndSession(sessions(ann).get(0).session())))
                .isEqualTo("forbidden");
        assertThat(ann.refusal(new Request.EndSession(sessions(bob).get(0).session())))
                .isEqualTo("no_such_session");
        assertThat(ann.refusal(new Request.EndSession(""))).isEqualTo("no_such_session");
        assertThat(bob.bye()).isNull();
    }

    private List<Event> review(Duration later, @Nullable Duration unused) {
        Instant now = ChatFixture.START.plus(later);
        Input.TokensDue due = new Input.TokensDue("ann", now, unused == null ? null : now.minus(unused));
        boolean isDue = TokenReview.isDue(chat.world(), due);
        List<Event> events = chat.submit(Command.NO_SESSION, due).events();
        assertThat(isDue).isEqualTo(!events.isEmpty());
        return events;
    }

    @Test
    void aTokenThatNobodyUsesEnds() {
        Client ann = chat.connect();
        String token = ann.ok(new Request.Register("ann", ChatFixture.PASSWORD), Result.SignedIn.class)
                .token();
        ann.disconnect();
        assertThat(review(DAY.multipliedBy(89), DAY.multipliedBy(90))).isEmpty();
        assertThat(review(DAY.multipliedBy(1000), null))
                .as("never, says the setting")
                .isEmpty();
        assertThat(review(DAY.multipliedBy(90).plusSeconds(1), DAY.multipliedBy(90)))
                .singleElement()
                .isInstanceOf(Event.TokenRevoked.class);
        assertThat(chat.connect().refusal(loginByToken(token))).isEqualTo("bad_credentials");
        chat.connect().ok(login("ann", ChatFixture.PASSWORD));
        chat.assertReplayGivesTheSame();
    }

    @Test
    void aTokenInUseStaysAndItsUseIsWrittenDownNowAndThen() {
        Client ann = chat.register("ann");
        assertThat(review(Duration.ofHours(23), DAY.multipliedBy(90))).isEmpty();
        assertThat(review(DAY.multipliedBy(400), DAY.multipliedBy(90)))
                .as("open all the time")
                .singleElement()
                .isInstanceOf(Event.TokenUsed.class);
        assertThat(review(DAY.multipliedBy(400), DAY.multipliedBy(90))).isEmpty();
        chat.wait(DAY.multipliedBy(401));
        ann.disconnect();
        assertThat(review(DAY.multipliedBy(401), DAY.multipliedBy(90)))
                .singleElement()
                .isInstanceOf(Event.TokenUsed.class);
        assertThat(review(DAY.multipliedBy(402), DAY.multipliedBy(90))).isEmpty();
        assertThat(chat.world().tokenUses().of("any")).isNull();
        chat.assertReplayGivesTheSame();
    }

    @Test
    void aSignInByTokenWritesNothing() {
        Client ann = chat.connect();
        String token = ann.ok(new Request.Register("ann", ChatFixture.PASSWORD), Result.SignedIn.class)
                .token();
        int events = chat.journal().size();
        for (int i = 0; i < 50; i++) {
            Client again = chat.connectFrom("192.0.2." + i);
            again.ok(loginByToken(token));
            again.disconnect();
        }
        assertThat(chat.journal()).hasSize(events);
    }
}
