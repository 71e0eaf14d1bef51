package dev.parley.server.net;

import static dev.parley.server.net.LoopFixture.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.server.core.Seeds;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A muted connection is handed no line, and loses none, doubles none and swaps none. */
class MutingTest {

    private static final int ONE = 1;
    private static final int OTHER = 2;

    private LoopFixture net;
    private final List<String> handed = new ArrayList<>();

    @BeforeEach
    void open() throws IOException {
        net = LoopFixture.open();
    }

    @AfterEach
    void close() throws IOException {
        net.close();
    }

    private static List<String> numbered(int count, int length) {
        return IntStream.range(0, count)
                .mapToObj(i -> i + "-" + "x".repeat(length))
                .toList();
    }

    private static String stream(List<String> lines) {
        return String.join("\n", lines) + "\n";
    }

    @Test
    void nothingIsHandedOverUntilEveryReasonIsTakenBack() throws IOException {
        net.onLine = (connection, line) -> {
            handed.add(line);
            connection.mute(ONE);
        };
        Peer peer = net.connect();
        Connection connection = net.connectionOf(peer);
        connection.mute(OTHER);
        peer.write("a\nb\n");
        net.until(peer::hasWritten);
        net.turns(5);
        assertThat(handed).isEmpty();
        connection.unmute(OTHER);
        net.until(() -> handed.size() == 1);
        net.turns(5);
        assertThat(handed).containsExactly("a");
        connection.mute(OTHER);
        connection.unmute(ONE);
        net.turns(5);
        assertThat(handed).containsExactly("a");
        connection.unmute(OTHER);
        net.until(() -> handed.size() == 2);
        assertThat(handed).containsExactly("a", "b");
    }

    /** Each request is answered before the next is looked at, while much more waits in the socket. */
    @Test
    void oneLineAtATimeOutOfMoreThanAReadBufferLosesNoneAndSwapsNone() throws IOException {
        List<String> lines = numbered(3000, 60);
        Set<Connection> waiting = new LinkedHashSet<>();
        net.onLine = (connection, line) -> {
            assertThat(connection.isMuted(ONE))
                    .as("handed over while muted: " + line)
                    .isFalse();
            handed.add(line);
            connection.send(bytes(line + "\n"));
            connection.mute(ONE);
            waiting.add(connection);
        };
        net.onEndOfTurn = () -> {
            waiting.forEach(connection -> connection.unmute(ONE));
            waiting.clear();
        };
        Peer peer = net.connect();
        peer.write(stream(lines)).endInput();
        net.until(peer::isAtEnd);
        assertThat(net.troubles).isEmpty();
        assertThat(handed).isEqualTo(lines);
        assertThat(peer.lines()).isEqualTo(lines);
    }

    static LongStream seeds() {
        return Seeds.some(3);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void howeverItIsMutedAndUnmutedTheLinesAreTheSame(long seed) throws IOException {
        Random random = new Random(seed);
        List<String> lines = numbered(2000, random.nextInt(200));
        net.onLine = (connection, line) -> {
            assertThat(connection.isMuted(ONE) || connection.isMuted(OTHER)).isFalse();
            handed.add(line);
            if (random.nextInt(3) == 0) {
                connection.mute(random.nextBoolean() ? ONE : OTHER);
            }
            if (random.nextInt(3) == 0) {
                connection.send(bytes("ok\n"));
            }
        };
        net.onEndOfTurn = () -> net.opened.forEach(connection -> {
            if (random.nextInt(2) == 0) {
                connection.unmute(random.nextBoolean() ? ONE : OTHER);
            }
            if (random.nextInt(9) == 0) {
                connection.mute(random.nextBoolean() ? ONE : OTHER);
            }
        });
        Peer peer = net.connect();
        peer.write(stream(lines)).endInput();
        net.until(peer::isAtEnd);
        assertThat(net.troubles).isEmpty();
        assertThat(handed).isEqualTo(lines);
        assertThat(net.ended).as("told of the end").isNotEmpty();
    }

    @Test
    void theEndOfInputIsToldWhenTheLastLineWasHandedOver() throws IOException {
        net.onLine = (connection, line) -> {
            handed.add(line);
            connection.mute(ONE);
        };
        net.onInputEnded = connection -> handed.add("<end>");
        Peer peer = net.connect();
        peer.write("a\nb\n").endInput();
        Connection connection = net.connectionOf(peer);
        for (int i = 0; i < 2; i++) {
            int lines = i + 1;
            net.until(() -> handed.size() == lines);
            net.turns(5);
            assertThat(handed).doesNotContain("<end>");
            connection.unmute(ONE);
        }
        net.until(() -> handed.contains("<end>"));
        assertThat(handed.subList(0, 3)).containsExactly("a", "b", "<end>");
        assertThat(connection.isOpen()).isTrue();
        connection.finishIfAllIsRead();
        net.until(peer::isAtEnd);
    }

    @Test
    void aTimerThatMutesIsHeardBeforeTheLinesOfTheSameTurn() throws IOException {
        net.onLine = (connection, line) -> handed.add(line);
        Peer peer = net.connect();
        Connection connection = net.connectionOf(peer);
        peer.write("a\n");
        peer.move();
        net.loop.post(() -> connection.mute(ONE));
        net.turns(20);
        assertThat(handed).isEmpty();
        connection.unmute(ONE);
        net.until(() -> handed.equals(List.of("a")));
    }
}
