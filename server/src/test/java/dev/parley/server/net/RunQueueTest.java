package dev.parley.server.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever sends a lot makes nobody wait who sends little: what a turn hears is bounded, and whose line came alone is heard first. */
class RunQueueTest {

    private static final int FLOODERS = 80;

    /** What one turn may hear: its work, what each of the other queues has in any case, and the last one's share. */
    private static final int MOST = RunQueue.WORK_A_TURN + 2 * (RunQueue.LEAST_WORK + Connection.LINES_AT_A_TIME);

    private LoopFixture net;

    /** The lines of each turn that had any. */
    private final List<List<String>> turns = new ArrayList<>();

    private List<String> turn = new ArrayList<>();

    @BeforeEach
    void open() throws IOException {
        net = LoopFixture.open();
        net.onOpened = connection -> connection.setGuest(false);
        net.onLine = (connection, line) -> turn.add(line);
        net.onEndOfTurn = () -> {
            if (!turn.isEmpty()) {
                turns.add(turn);
                turn = new ArrayList<>();
            }
        };
    }

    @AfterEach
    void close() throws IOException {
        net.close();
    }

    private void flood() throws IOException {
        for (int i = 0; i < FLOODERS; i++) {
            net.connect().write("much\n".repeat(3000));
        }
        net.until(() -> net.opened.stream().filter(Connection::hasMuch).count() == FLOODERS);
    }

    private long heard(String line) {
        return turns.stream()
                .mapToLong(each -> Collections.frequency(each, line))
                .sum();
    }

    @Test
    void aTurnHearsNoMoreForMoreWhoSend() throws IOException {
        flood();
        net.until(() -> heard("much") == 3000L * FLOODERS);
        assertThat(turns).allSatisfy(each -> assertThat(each).hasSizeLessThanOrEqualTo(MOST));
    }

    @Test
    void aLineThatComesAloneGoesBeforeThoseWithMuch() throws IOException {
        Peer little = net.connect();
        flood();
        little.write("little\n");
        net.until(() -> heard("little") == 1);
        assertThat(turns.get(turns.size() - 1).get(0)).isEqualTo("little");
    }

    @Test
    void whoAreReadyAtTheSameTimeShareTheTurn() throws IOException {
        List<Peer> peers = new ArrayList<>();
        for (int i = 0; i < FLOODERS; i++) {
            peers.add(net.connect());
        }
        for (Peer peer : peers) {
            peer.write(peer.local().getPort() + "\n" + "much\n".repeat(3000)).move();
        }
        net.until(() -> peers.stream()
                .allMatch(peer -> heard(String.valueOf(peer.local().getPort())) == 1));
        assertThat(turns).allSatisfy(each -> assertThat(each).hasSizeLessThanOrEqualTo(MOST));
        assertThat(heard("much")).as("before the first line of the last one").isLessThan(10L * FLOODERS);
    }

    @Test
    void whileTheHandlerIsBehindOnlyWhatComesAloneIsHeard() throws IOException {
        Peer little = net.connect();
        flood();
        net.isBehind = true;
        little.write("little\n");
        net.until(() -> heard("little") == 1);
        turns.clear();
        net.turns(20);
        assertThat(heard("much")).isZero();
        net.isBehind = false;
        net.until(() -> heard("much") > 0);
    }

    @Test
    void whileTheHandlerIsBehindTheLoopSleepsHoweverMuchTheSocketsHave() throws IOException {
        net.isBehind = true;
        Peer much = net.connect();
        much.write("much\n".repeat(100_000));
        net.until(() -> heard("much") > 0);
        much.move();
        net.turns(20);
        Duration wait = Duration.ofMillis(50);
        net.loop.timers().at(net.loop.now() + wait.toNanos(), () -> {});
        long begin = System.nanoTime();
        net.loop.turn();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(wait);
    }

    @Test
    void whoHasMuchIsHeardHoweverManyLinesComeAlone() throws IOException {
        net.isBehind = true;
        net.connect().write("much\n".repeat(3000));
        net.until(() -> heard("much") > 0);
        List<Peer> others = new ArrayList<>();
        for (int i = 0; i < 2 * RunQueue.WORK_A_TURN; i++) {
            others.add(net.connect());
        }
        others.forEach(other -> other.write("little\n").move());
        net.isBehind = false;
        net.until(() -> heard("little") > 0);
        assertThat(turns.get(turns.size() - 1)).contains("little", "much");
    }

    @Test
    void whoHasSignedInGoesBeforeGuestsAndThoseAreHeardAsWell() throws IOException {
        Peer member = net.connect();
        net.onOpened = connection -> {};
        List<Peer> guests = new ArrayList<>();
        for (int i = 0; i < 2 * RunQueue.WORK_A_TURN; i++) {
            guests.add(net.connect());
        }
        for (Peer guest : guests) {
            guest.write("guest\n").move();
        }
        net.until(() -> heard("guest") > 0);
        member.write("member\n");
        net.until(() -> heard("member") == 1);
        assertThat(turns.get(turns.size() - 1).get(0)).isEqualTo("member");
        net.until(() -> heard("guest") == guests.size());
        assertThat(turns).allSatisfy(each -> assertThat(each).hasSizeLessThanOrEqualTo(MOST));
    }

    /** A person who was not heard for a moment has sent a few lines meanwhile, and is not put behind all who flood. */
    @Test
    void whoHasLittleLeftOverGoesBeforeThoseWithMuch() throws IOException {
        Peer little = net.connect();
        flood();
        little.write("little\n".repeat(50)).move();
        net.until(() -> heard("little") > 0);
        int first = turns.size();
        net.until(() -> heard("little") == 50);
        assertThat(turns.size() - first).isLessThan(50 / RunQueue.FEWEST_LINES);
    }
}
