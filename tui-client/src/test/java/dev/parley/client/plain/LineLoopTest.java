package dev.parley.client.plain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.home.Home;
import dev.parley.client.model.Conversation;
import dev.parley.client.model.Effect;
import dev.parley.client.model.Event;
import dev.parley.client.model.Model;
import dev.parley.client.model.Settings;
import dev.parley.client.net.Link;
import dev.parley.client.net.LinkEvent;
import dev.parley.client.net.ServerAddress;
import dev.parley.client.outbox.Outbox;
import dev.parley.protocol.Request;
import dev.parley.protocol.RequestId;
import dev.parley.tls.Fingerprint;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class LineLoopTest {

    private static final int MANY = 2 * LineLoop.QUEUED;

    private final Quiet screen = new Quiet();
    private final LineLoop chat = new LineLoop(
            new LatestModel(Model.start(
                    new Settings(ZoneOffset.UTC, "run", "test", List.of()), Instant.EPOCH, "127.0.0.1:5000", "ann")),
            Clock.systemUTC(),
            screen,
            Outbox.none(),
            Home.none());
    private final AtomicInteger handedIn = new AtomicInteger();
    private final Thread link = new Thread(this::flood);
    private final Thread loop = new Thread(() -> chat.run(new NoLink()));

    private void flood() {
        for (int i = 0; i < MANY; i++) {
            chat.happened(new LinkEvent.Heard(1, "line", 4));
            handedIn.incrementAndGet();
        }
    }

    @AfterEach
    void end() throws InterruptedException {
        screen.shows.countDown();
        chat.want(new Event.Typed("/quit"));
        link.join();
        loop.join();
    }

    @Test
    void theLinkWaitsForASlowScreenAndNothingIsLost() throws InterruptedException {
        loop.start();
        link.start();
        while (link.getState() != Thread.State.TIMED_WAITING) {
            Thread.sleep(1);
        }
        assertThat(handedIn.get()).isLessThanOrEqualTo(LineLoop.QUEUED + 1);
        screen.shows.countDown();
        link.join();
        assertThat(chat.await(model -> screen.heard.get() == MANY)).isTrue();
    }

    @Test
    void whatAPersonWantsOfAFullLoopIsDone() throws InterruptedException {
        loop.start();
        link.start();
        while (link.getState() != Thread.State.TIMED_WAITING) {
            Thread.sleep(1);
        }
        Thread person = new Thread(() -> chat.want(new Event.Typed("/quit")));
        person.start();
        screen.shows.countDown();
        person.join();
        loop.join();
        link.join();
        assertThat(chat.isOver()).isTrue();
    }

    private static final class Quiet implements LineLoop.Screen {
        private final CountDownLatch shows = new CountDownLatch(1);
        private final AtomicInteger heard = new AtomicInteger();

        @Override
        public void show(Model model, Effect effect) {}

        @Override
        public void heard(Model model, String line) {
            try {
                shows.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            heard.incrementAndGet();
        }

        @Override
        public void lost(Model model, String why) {}

        @Override
        public void arrived(Model model, Conversation here) {}

        @Override
        public void signedOut() {}
    }

    private static final class NoLink implements Link {

        @Override
        public void connect(ServerAddress to) {}

        @Override
        public void trust(ServerAddress server, Fingerprint key) {}

        @Override
        public void send(RequestId id, Request request) {}

        @Override
        public void disconnect() {}

        @Override
        public boolean take(LinkEvent event) {
            return true;
        }

        @Override
        public void close() {}
    }
}
