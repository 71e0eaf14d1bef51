package dev.parley.server.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.Entry;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.ErrorReply;
import dev.parley.protocol.LeaveReason;
import dev.parley.protocol.RequestId;
import dev.parley.protocol.RequestLine;
import dev.parley.protocol.Result;
import dev.parley.protocol.Role;
import dev.parley.protocol.ServerEvent;
import dev.parley.protocol.ServerMessage;
import dev.parley.server.core.Kinds;
import dev.parley.server.core.Seeds;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every {@link WireProtocol}; each kind inherits these tests. */
public abstract class WireProtocolContract {

    private static final Instant AT = Instant.parse("2026-11-21T10:00:00.123Z");
    private static final String HOSTILE = "a\nb\r\u0000\u001b[2J\u2028\"\\ 😀 é\ud83d";

    protected abstract WireProtocol protocol();

    /** A line that asks for a sign of life, without its end. */
    protected abstract String pingLine();

    static Stream<ServerMessage> messages() {
        return Stream.of(
                new ServerEvent.Hello(1, "parley/0.1.0", "e", AT, 65536, 4096, 30, "open", false, null, null, null),
                new ServerEvent.Ping(),
                new ServerEvent.Notice(HOSTILE, "ann"),
                new ServerEvent.Presence("ann", true, HOSTILE),
                new ServerEvent.Typing("tea", "ann"),
                new ServerEvent.Delivered("@bob", HOSTILE, 3),
                new ServerEvent.Seen("@bob", HOSTILE, 3),
                new ServerEvent.Read(HOSTILE, 3, 1L),
                new ServerEvent.Behind("tea", Long.MAX_VALUE),
                new ServerEvent.Cleared("tea", 10),
                new ServerEvent.Forgotten("bob", 12),
                new ServerEvent.Invited(HOSTILE, HOSTILE),
                new ServerEvent.Blocked(HOSTILE, true),
                new ServerEvent.Preference(HOSTILE, HOSTILE),
                new Entry.Role("tea", 8, AT, "ann", HOSTILE, Role.READER),
                new Entry.Setting("tea", 9, AT, "ann", HOSTILE, HOSTILE),
                new ServerEvent.Bye("idle", HOSTILE, null),
                new Entry.Message("tea", 7, AT, "ann", HOSTILE, HOSTILE, null, null),
                new Entry.Joined("tea", 7, AT, HOSTILE),
                new Entry.Left("tea", 7, AT, "ann", LeaveReason.KICKED, HOSTILE, HOSTILE),
                new Entry.Topic("tea", 7, AT, "ann", ""),
                new Entry.Edited("tea", 7, AT, "ann", 3, HOSTILE),
                new Entry.Deleted("tea", 7, AT, HOSTILE, 3),
                new Entry.Reacted("tea", 7, AT, "ann", 3, HOSTILE, true, null),
                new ServerMessage.Ok(null, new Result.Done()),
                new ServerMessage.Ok(new RequestId.Textual(HOSTILE), new Result.Done()),
                new ServerMessage.Ok(new RequestId.Numeric(-1), new Result.RoomList(List.of(), null, null)),
                new ServerMessage.Failed(new RequestId.Numeric(1), ErrorReply.of(ErrorCode.INTERNAL, HOSTILE)));
    }

    @Test
    void everyKindOfMessageHasASample() {
        assertThat(messages().<Class<?>>map(Object::getClass).distinct())
                .containsExactlyInAnyOrderElementsOf(
                        Kinds.of(ServerMessage.class).toList());
    }

    @ParameterizedTest
    @MethodSource("messages")
    void whateverIsSaidIsOneLineWithItsEnd(ServerMessage message) {
        byte[] line = protocol().write(message);
        String text = new String(line, StandardCharsets.UTF_8);
        assertThat(text).endsWith("\n");
        assertThat(text.chars().filter(c -> c == '\n').count()).isEqualTo(1);
        assertThat(text.substring(0, text.length() - 1).chars())
                .as("nothing that a terminal obeys")
                .noneMatch(c -> c < ' ');
        assertThat(text.getBytes(StandardCharsets.UTF_8)).as("UTF-8").isEqualTo(line);
    }

    @Test
    void theSameIsAlwaysWrittenTheSameAndInBytesOfItsOwn() {
        WireProtocol protocol = protocol();
        ServerMessage message = new ServerEvent.Notice("hear", "ann");
        byte[] first = protocol.write(message);
        byte[] kept = first.clone();
        protocol.write(new ServerEvent.Notice("something much longer than that", "bob"));
        assertThat(first).isEqualTo(kept);
        assertThat(protocol.write(message)).isEqualTo(kept);
    }

    @Test
    void onlyTheGivenBytesAreRead() {
        byte[] ping = pingLine().getBytes(StandardCharsets.UTF_8);
        byte[] wide = new byte[ping.length + 20];
        Arrays.fill(wide, (byte) '}');
        System.arraycopy(ping, 0, wide, 10, ping.length);
        assertThat(protocol().read(wide, 10, ping.length)).isInstanceOf(RequestLine.Asked.class);
    }

    static LongStream seeds() {
        return Seeds.some(2);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void noLineMakesItThrow(long seed) {
        Random random = new Random(seed);
        WireProtocol protocol = protocol();
        byte[] ping = pingLine().getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 3000; i++) {
            byte[] line = random.nextBoolean() ? new byte[random.nextInt(100)] : ping.clone();
            if (line.length == ping.length) {
                line[random.nextInt(line.length)] = (byte) random.nextInt();
            } else {
                random.nextBytes(line);
            }
            assertThat(protocol.read(line, 0, line.length)).isNotNull();
        }
    }
}
