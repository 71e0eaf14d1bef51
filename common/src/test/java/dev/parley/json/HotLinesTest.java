package dev.parley.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.frame.Seeds;
import dev.parley.protocol.Entry;
import dev.parley.protocol.LeaveReason;
import dev.parley.protocol.MessageStyle;
import dev.parley.protocol.RequestId;
import dev.parley.protocol.Result;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is written by hand is, to the byte, what databind would write. */
class HotLinesTest {

    private final HotLines hot = new HotLines();
    private final JsonMapper mapper = JsonShapes.mapper();

    static LongStream seeds() {
        return Seeds.some(3);
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(60); i > 0; i--) {
            int kind = random.nextInt(4);
            text.appendCodePoint(
                    kind == 0 ? random.nextInt(0x20000) : kind == 1 ? random.nextInt(0x100) : 'a' + i % 26);
        }
        return text.toString();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatIsWrittenByHandIsWhatDatabindWrites(long seed) throws Exception {
        Random random = new Random(seed);
        for (int i = 0; i < 1000; i++) {
            Instant at = Instant.ofEpochMilli(random.nextLong(4_000_000_000_000L));
            Entry.Message message = new Entry.Message(
                    text(random),
                    random.nextLong(),
                    at,
                    text(random),
                    text(random),
                    random.nextBoolean() ? text(random) : null,
                    random.nextBoolean() ? MessageStyle.ACTION : null,
                    random.nextBoolean() ? random.nextLong() : null);
            assertThat(string(hot.message(message)))
                    .isEqualTo(string(mapper.writerFor(Entry.Message.class).writeValueAsBytes(message)) + "\n");
            Entry.Left left = new Entry.Left(
                    text(random),
                    random.nextLong(),
                    at,
                    text(random),
                    random.nextBoolean() ? LeaveReason.KICKED : LeaveReason.LOGOUT,
                    random.nextBoolean() ? text(random) : null,
                    random.nextBoolean() ? text(random) : null);
            assertThat(string(hot.left(left)))
                    .isEqualTo(string(mapper.writerFor(Entry.Left.class).writeValueAsBytes(left)) + "\n");
            RequestId id = random.nextBoolean()
                    ? new RequestId.Numeric(random.nextLong())
                    : random.nextBoolean() ? new RequestId.Textual(text(random)) : null;
            Result.Sent sent = new Result.Sent(text(random), random.nextLong(), at, random.nextBoolean() ? true : null);
            ObjectNode expected = mapper.createObjectNode().put("type", "ok");
            if (id != null) {
                expected.set("re", mapper.valueToTree(id));
            }
            expected.setAll(mapper.<ObjectNode>valueToTree(sent));
            assertThat(string(hot.sent(id, sent))).isEqualTo(string(mapper.writeValueAsBytes(expected)) + "\n");
        }
    }

    private static String string(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
