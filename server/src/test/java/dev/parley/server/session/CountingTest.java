package dev.parley.server.session;

import static dev.parley.server.session.ServiceFixture.replied;
import static dev.parley.server.session.ServiceFixture.types;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.server.net.Peer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What those who watch the server are told of sessions. */
@Timeout(60)
class CountingTest {

    private ServiceFixture chat;

    @BeforeEach
    void open() throws IOException {
        chat = ServiceFixture.open();
    }

    @AfterEach
    void close() throws IOException {
        chat.close();
    }

    private void openWith(SessionLimits limits) throws IOException {
        chat.close();
        chat = new ServiceFixture(limits);
    }

    private ServiceFigures figures() {
        return chat.handler.figures();
    }

    private long requests(String type, String result) {
        return figures().requests().stream()
                .filter(one -> one.type().equals(type) && one.result().equals(result))
                .mapToLong(RequestCount::count)
                .sum();
    }

    private long refused(Limit limit) {
        return figures().refused().getOrDefault(limit, -1L);
    }

    private static String ping(int id) {
        return "{\"type\":\"ping\",\"id\":" + id + "}\n";
    }

    private static String send(int id, String room) {
        return "{\"type\":\"send\",\"id\":" + id + ",\"room\":\"" + room + "\",\"text\":\"hi\"}\n";
    }

    @Test
    void requestsAreCountedByTypeAndByWhatTheyWereAnswered() throws IOException {
        Peer ann = chat.register("ann");
        ann.write(send(1, "lobby") + ping(2) + send(3, "nowhere") + "{\"type\":\"dance\",\"id\":4}\n"
                + "{\"type\":\"topic\",\"id\":5,\"room\":7}\n" + ping(6));
        chat.until(() -> replied(ann).equals(List.of(1, 2, 3, 4, 5, 6)));

        assertThat(requests("register", "ok")).isEqualTo(1);
        assertThat(requests("send", "ok")).isEqualTo(1);
        assertThat(requests("ping", "ok")).isEqualTo(2);
        assertThat(requests("send", "no_such_room")).isEqualTo(1);
        assertThat(requests("invalid", "unknown_type")).isEqualTo(1);
        assertThat(requests("topic", "bad_request")).isEqualTo(1);
        assertThat(figures().requests().stream().mapToLong(RequestCount::count).sum())
                .isEqualTo(7);
        assertThat(figures().requests()).as("none of it is unknown").contains(new RequestCount("who", "ok", 0));
    }

    @Test
    void whatIsNotAnsweredYetIsNotCountedAndWhatWasNotStoredHasFailed() throws IOException {
        Peer ann = chat.register("ann");
        chat.journal.prompt(false);
        ann.write(send(1, "lobby") + ping(2));
        chat.until(() -> chat.journal.waiting() == 1);
        assertThat(requests("send", "ok")).isZero();
        assertThat(figures().effectsWaiting()).as("two replies and a delivery").isEqualTo(3);

        chat.journal.fail();
        chat.until(() -> replied(ann).equals(List.of(1, 2)));

        assertThat(requests("send", "ok")).isZero();
        assertThat(requests("send", "storage_failed")).isEqualTo(1);
        assertThat(figures().isWritable()).isFalse();
    }

    @Test
    void deliveriesAreCountedForEachSession() throws IOException {
        Peer ann = chat.register("ann");
        Peer bob = chat.register("bob");
        Peer eve = chat.register("eve");
        chat.until(() -> types(ann).size() == 4);
        long before = figures().deliveries();
        ann.write(send(1, "lobby"));
        chat.until(() -> types(bob).contains("message") && types(eve).contains("message"));

        assertThat(figures().deliveries() - before).isEqualTo(2);
        assertThat(figures().users()).isEqualTo(3);
        assertThat(figures().accounts()).isEqualTo(3);
        assertThat(figures().rooms()).isEqualTo(1);
    }

    @Test
    void connectionsAreCountedWhileTheyAreOpenAndOnceForAll() throws IOException {
        Peer ann = chat.register("ann");
        Peer guest = chat.connect();
        assertThat(figures().loop().connections()).isEqualTo(2);
        assertThat(figures().loop().guests()).isEqualTo(1);
        guest.close();
        chat.until(() -> figures().loop().connections() == 1);

        assertThat(figures().loop().guests()).isZero();
        assertThat(figures().loop().accepted()).isEqualTo(2);
        assertThat(figures().loop().turns().total()).isPositive();
        assertThat(ann.isAtEnd()).isFalse();
    }

    @Test
    void whatIsAskedPastTheRateIsRefusedByThatLimit() throws IOException {
        openWith(new SessionLimits(
                1_000_000,
                4_000_000,
                Long.MAX_VALUE,
                1,
                5,
                Duration.ZERO,
                Duration.ofSeconds(30),
                SourceLimits.UNBOUNDED));
        Peer peer = chat.connect();
        StringBuilder pings = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            pings.append(ping(i));
        }
        peer.write(pings.toString());
        chat.until(() -> peer.lines().size() == 8);

        assertThat(refused(Limit.REQUESTS)).isEqualTo(3);
        assertThat(requests("ping", "rate_limited")).isEqualTo(3);
    }

    @Test
    void whatOneAddressAsksPastItsRateIsRefusedByThatLimit() throws IOException {
        openWith(new SessionLimits(
                1_000_000,
                4_000_000,
                Long.MAX_VALUE,
                0,
                1,
                Duration.ZERO,
                Duration.ofSeconds(30),
                new SourceLimits(2, 0, network -> 1)));
        Peer peer = chat.connect();
        peer.write(ping(1) + ping(2) + ping(3));
        chat.until(() -> peer.lines().size() == 3);

        assertThat(refused(Limit.REQUESTS_OF_ADDRESS)).isEqualTo(1);
        assertThat(refused(Limit.REQUESTS)).isZero();
    }

    @Test
    void aWorkerThatHasTooMuchToDoIsCountedAsALimit() throws IOException {
        chat.workerFull = true;
        Peer ann = chat.connect();
        ann.write("{\"type\":\"register\",\"id\":1,\"user\":\"ann\",\"password\":\"correct horse\"}\n");
        chat.until(() -> replied(ann).equals(List.of(1)));

        assertThat(refused(Limit.PASSWORDS)).isEqualTo(1);
        assertThat(requests("register", "rate_limited")).isEqualTo(1);
    }

    @Test
    void aLineThatIsTooLongIsCountedAsALimit() throws IOException {
        Peer ann = chat.register("ann");
        ann.write("{\"type\":\"ping\",\"id\":\"" + "x".repeat(2 * ServiceFixture.MAX_LINE) + "\"}\n");
        chat.until(() -> types(ann).equals(List.of("error")));

        assertThat(refused(Limit.LINE)).isEqualTo(1);
        assertThat(requests("invalid", "line_too_long")).isEqualTo(1);
    }

    @Test
    void aClientThatDoesNotReadIsToldThatItIsBehindAndThenGoodbye() throws IOException {
        openWith(ServiceFixture.limits(100_000, 150_000));
        Peer slow = chat.register("slow");
        Peer ann = chat.register("ann");
        chat.until(() -> slow.lines().size() == 2);
        slow.deaf(true);
        String text = "y".repeat(1_500);
        int sent = 0;
        while (figures().behind() == 0 && sent < 20_000) {
            ann.write("{\"type\":\"send\",\"id\":" + sent++ + ",\"room\":\"lobby\",\"text\":\"" + text + "\"}\n");
            chat.turn();
        }
        assertThat(figures().behind()).isEqualTo(1);
        assertThat(figures().loop().outboxBytes()).isGreaterThan(100_000);
        assertThat(figures().slowConsumers()).isZero();
        // Presence is told also to whoever is behind.
        String away = "{\"type\":\"away\",\"id\":1,\"text\":\"" + "z".repeat(100) + "\"}\n"
                + "{\"type\":\"away\",\"id\":2,\"text\":\"" + "w".repeat(100) + "\"}\n";
        for (int i = 0; i < 1_000 && figures().slowConsumers() == 0; i++) {
            ann.write(away);
            chat.turn();
        }

        assertThat(figures().slowConsumers()).isEqualTo(1);
        assertThat(refused(Limit.OUTBOX)).isEqualTo(1);
    }
}
