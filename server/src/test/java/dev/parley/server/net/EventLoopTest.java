package dev.parley.server.net;

import static dev.parley.server.net.LoopFixture.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.server.core.Seeds;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventLoopTest {

    private LoopFixture net;

    @BeforeEach
    void open() throws IOException {
        net = LoopFixture.open();
    }

    @AfterEach
    void close() throws IOException {
        net.close();
    }

    static LongStream seeds() {
        return Seeds.some(2);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyOneOfManyGetsItsOwnLinesBackInOrderHoweverTheyAreCut(long seed) throws IOException {
        Random random = new Random(seed);
        List<List<String>> said = new ArrayList<>();
        for (int p = 0; p < 40; p++) {
            Peer peer = net.connect();
            List<String> lines = new ArrayList<>();
            StringBuilder stream = new StringBuilder();
            for (int i = random.nextInt(200); i >= 0; i--) {
                String line = p + ":" + i + "x".repeat(random.nextInt(LoopFixture.MAX_LINE - 10));
                lines.add(line);
                stream.append(line).append(random.nextBoolean() ? "\n" : "\r\n");
            }
            said.add(lines);
            for (int at = 0; at < stream.length(); ) {
                int to = Math.min(stream.length(), at + 1 + random.nextInt(5000));
                peer.write(stream.substring(at, to));
                at = to;
            }
        }
        net.until(() -> IntStream.range(0, said.size())
                .allMatch(p -> net.peers.get(p).lines().size() == said.get(p).size()));
        for (int p = 0; p < said.size(); p++) {
            assertThat(net.peers.get(p).lines()).isEqualTo(said.get(p));
        }
        assertThat(net.troubles).isEmpty();
    }

    @Test
    void whoSendsThousandsOfLinesIsHeardAFewAtATimeAndOthersInBetween() throws IOException {
        List<String> heard = new ArrayList<>();
        net.onLine = (connection, line) -> heard.add(line);
        Peer much = net.connect();
        Peer little = net.connect();
        much.write("much\n".repeat(5000));
        net.until(() -> !heard.isEmpty());
        assertThat(heard).as("of the first turn").hasSizeLessThanOrEqualTo(Connection.LINES_AT_A_TIME);
        little.write("little\n");
        net.until(() -> heard.contains("little"));
        assertThat(heard.size()).as("before the other one").isLessThan(2000);
        net.until(() -> heard.size() == 5001);
        assertThat(heard).filteredOn("much"::equals).hasSize(5000);
    }

    @Test
    void aLineThatIsTooLongIsToldAndTheConnectionGoesOn() throws IOException {
        Peer peer = net.connect();
        peer.write("x".repeat(5000) + "\nok\n");
        net.until(() -> peer.lines().equals(List.of("too long", "ok")));
    }

    @Test
    void whoNeverReadsCostsTheOthersNothing() throws IOException {
        Peer deaf = net.connect().deaf(true);
        Peer other = net.connect();
        Connection full = net.connectionOf(deaf);
        byte[] megabyte = bytes("y".repeat(1 << 20) + "\n");
        for (int i = 0; i < 20; i++) {
            full.send(megabyte);
        }
        other.write("hello\n");
        net.until(() -> other.lines().equals(List.of("hello")));
        net.turns(50);
        assertThat(full.pending()).isPositive();
        deaf.deaf(false);
        net.until(() -> full.pending() == 0 && deaf.receivedBytes() == 20 * megabyte.length);
    }

    @Test
    void aResetCostsOneConnectionAndIsToldOnce() throws IOException {
        Peer breaking = net.connect();
        Peer other = net.connect();
        Connection broken = net.connectionOf(breaking);
        breaking.write("half a li");
        net.until(breaking::hasWritten);
        breaking.breakOff();
        net.until(() -> !net.closed.isEmpty());
        other.write("still here\n");
        net.until(() -> other.lines().equals(List.of("still here")));
        assertThat(net.closed).containsExactly(broken);
        assertThat(net.loop.connections()).hasSize(1);
        broken.send(bytes("too late\n"));
        broken.finish();
        net.turns(3);
        assertThat(net.closed).containsExactly(broken);
    }

    @Test
    void aBugInServingOneConnectionCostsThatOneAlone() throws IOException {
        net.onLine = (connection, line) -> {
            if (line.equals("bug")) {
                throw new IllegalStateException("a bug");
            }
            connection.send(bytes(line + "\n"));
        };
        Peer one = net.connect();
        Peer other = net.connect();
        one.write("bug\nmore\n");
        other.write("fine\n");
        net.until(() -> net.closed.size() == 1 && other.lines().equals(List.of("fine")));
        assertThat(net.troubles).hasSize(1);
        assertThat(one.lines()).isEmpty();
    }

    private static void bug() {
        throw new IllegalStateException("a bug");
    }

    @Test
    void aBugInPostedWorkIsToldAndTheNextWorkIsDone() throws IOException {
        List<String> done = new ArrayList<>();
        net.loop.post(EventLoopTest::bug);
        net.loop.post(() -> done.add("posted"));
        net.turn();
        assertThat(done).containsExactly("posted");
        assertThat(net.troubles).hasSize(1);
    }

    @Test
    void aBugInTimedWorkIsToldAndTheNextTimerRuns() throws IOException {
        List<String> done = new ArrayList<>();
        net.loop.timers().at(net.nanos, EventLoopTest::bug);
        net.loop.timers().at(net.nanos, () -> done.add("timed"));
        net.turn();
        assertThat(done).containsExactly("timed");
        assertThat(net.troubles).hasSize(1);
    }

    @Test
    void aBugInSayingThatAConnectionIsGoneCostsNoOther() throws IOException {
        net.onClosed = connection -> bug();
        Peer other = net.connect();
        List<Peer> leaving = List.of(net.connect(), net.connect(), net.connect());
        leaving.forEach(Peer::endInput);
        net.until(() -> net.closed.size() == 3);
        other.write("still here\n");
        net.until(() -> other.lines().equals(List.of("still here")));
        assertThat(net.troubles).hasSize(3);
        assertThat(net.loop.connections()).hasSize(1);
    }

    @Test
    void anErrorInPostedWorkEndsTheLoop() {
        net.loop.post(() -> {
            throw new AssertionError("memory cannot be trusted");
        });
        assertThatThrownBy(() -> net.turn()).hasMessage("memory cannot be trusted");
    }

    @Test
    void anErrorInTimedWorkEndsTheLoop() {
        net.loop.timers().at(net.nanos, () -> {
            throw new AssertionError("memory cannot be trusted");
        });
        assertThatThrownBy(() -> net.turn()).hasMessage("memory cannot be trusted");
    }

    @Test
    void anErrorInSayingThatAConnectionIsGoneEndsTheLoop() throws IOException {
        net.onClosed = connection -> {
            throw new AssertionError("memory cannot be trusted");
        };
        net.connect().endInput();
        assertThatThrownBy(() -> net.until(() -> false)).hasMessage("memory cannot be trusted");
    }

    @Test
    void anErrorEndsTheLoop() throws IOException {
        net.onLine = (connection, line) -> {
            throw new AssertionError("memory cannot be trusted");
        };
        Peer one = net.connect();
        one.write("x\n");
        assertThatThrownBy(() -> net.until(() -> false)).hasMessage("memory cannot be trusted");
    }

    @Test
    void whoEndsItsInputGetsWhatIsOwedAndThenTheEnd() throws IOException {
        Peer peer = net.connect();
        peer.write("one\ntwo\nno line").endInput();
        net.until(peer::isAtEnd);
        assertThat(peer.lines()).containsExactly("one", "two");
        assertThat(net.ended).hasSize(1);
        net.until(() -> net.closed.size() == 1);
    }

    @Test
    void listeningNoMoreLeavesTheConnections() throws IOException {
        Peer peer = net.connect();
        net.loop.stopListening();
        net.turn();
        assertThatThrownBy(() -> new Peer(InetAddress.getLoopbackAddress(), net.address))
                .isInstanceOf(ConnectException.class);
        peer.write("still\n");
        net.until(() -> peer.lines().equals(List.of("still")));
    }

    @Test
    void timersRunInOrderByTheClockThatWasHandedIn() throws IOException {
        List<String> ran = new ArrayList<>();
        long now = net.nanos;
        net.loop.timers().at(now + 2_000_000, () -> ran.add("later"));
        net.loop.timers().at(now + 1_000_000, () -> ran.add("soon"));
        net.turns(3);
        assertThat(ran).isEmpty();
        net.advance(Duration.ofMillis(1));
        net.turn();
        assertThat(ran).containsExactly("soon");
        net.advance(Duration.ofMillis(1));
        net.turn();
        assertThat(ran).containsExactly("soon", "later");
    }

    @Test
    void anIdleLoopIsWokenByAWordFromAnotherThreadAndEndsWhenAsked() throws Exception {
        List<Integer> done = new ArrayList<>();
        CountDownLatch ended = new CountDownLatch(1);
        Thread runner = new Thread(() -> {
            try {
                net.loop.run();
                ended.countDown();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        runner.start();
        for (int i = 0; i < 5000; i++) {
            int number = i;
            net.loop.post(() -> done.add(number));
        }
        net.loop.post(net.loop::end);
        assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
        runner.join();
        assertThat(done).isEqualTo(IntStream.range(0, 5000).boxed().toList());
    }
}
