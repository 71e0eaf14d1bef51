package dev.parley.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.frame.Seeds;
import dev.parley.protocol.Request;
import dev.parley.protocol.RequestLine;
import dev.parley.protocol.ServerMessage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No line makes the reader throw, and whatever it takes in can be repeated to the client. */
class RequestReaderFuzzTest {

    private static final int LINES = 4000;

    private static final List<String> VALID = List.of(
            "{\"type\":\"send\",\"id\":7,\"room\":\"tea\",\"text\":\"hi 😀\",\"cid\":\"c1\",\"style\":\"action\",\"reply_to\":3}",
            "{\"type\":\"join\",\"id\":\"a\",\"room\":\"@bob\",\"create\":true,\"after\":12,\"limit\":500}",
            "{\"type\":\"history\",\"id\":7,\"room\":\"tea\",\"around\":9223372036854775807,\"limit\":0}",
            "{\"type\":\"login\",\"user\":\"ann\",\"password\":\"secret-secret\",\"device\":\"x\",\"token\":null}",
            "{\"type\":\"create\",\"room\":\"tee\",\"topic\":\"a\\nb\\u0000\\ud800\",\"private\":false,\"x\":[[1,2],{\"y\":1e9}]}",
            "{\"type\":\"read\",\"room\":\"tea\",\"seq\":1}",
            "{\"type\":\"pong\"}",
            "{\"type\":\"away\",\"text\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"}");

    private final RequestReader reader = new RequestReader(65_536);
    private final ServerCodec codec = new ServerCodec();
    private final ObjectMapper json = new ObjectMapper();

    static LongStream seeds() {
        return Seeds.some(4);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void randomBytesAreRefusedAndNeverThrow(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < LINES; i++) {
            byte[] line = new byte[random.nextInt(200)];
            random.nextBytes(line);
            assertThat(reader.read(line, 0, line.length)).isInstanceOf(RequestLine.Refused.class);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void mutatedLinesAreReadOrRefusedAndTheAnswerCanBeWritten(long seed) throws Exception {
        Random random = new Random(seed);
        for (int i = 0; i < LINES; i++) {
            byte[] line = VALID.get(random.nextInt(VALID.size())).getBytes(StandardCharsets.UTF_8);
            int mutations = random.nextInt(4);
            for (int m = 0; m < mutations; m++) {
                line = mutate(random, line);
            }
            byte[] wide = new byte[line.length + 10];
            System.arraycopy(line, 0, wide, 5, line.length);
            answer(reader.read(wide, 5, line.length));
        }
    }

    /** The answer must be one line of JSON whatever the id, the type or a field was. */
    private void answer(RequestLine read) throws Exception {
        if (read instanceof RequestLine.Refused refused) {
            byte[] reply = codec.encode(new ServerMessage.Failed(refused.id(), refused.error()));
            assertThat(json.readTree(reply).path("type").asText()).isEqualTo("error");
            assertThat(indexOfLf(reply)).isEqualTo(reply.length - 1);
        } else if (read instanceof RequestLine.Asked asked) {
            assertThat(asked.request().type()).isNotEmpty();
            assertThat(asked.request().toString()).doesNotContain("secret-secret");
        }
    }

    private static int indexOfLf(byte[] line) {
        for (int i = 0; i < line.length; i++) {
            if (line[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private static byte[] mutate(Random random, byte[] line) {
        if (line.length == 0) {
            return new byte[] {(byte) random.nextInt(256)};
        }
        int at = random.nextInt(line.length);
        int other = at + random.nextInt(line.length - at + 1);
        return switch (random.nextInt(6)) {
            case 0 -> {
                byte[] flipped = line.clone();
                flipped[at] = (byte) random.nextInt(256);
                yield flipped;
            }
            case 1 -> joined(Arrays.copyOf(line, at), Arrays.copyOfRange(line, other, line.length));
            case 2 -> joined(Arrays.copyOf(line, other), Arrays.copyOfRange(line, at, line.length));
            case 3 -> Arrays.copyOf(line, at);
            case 4 ->
                joined(
                        joined(Arrays.copyOf(line, at), sprinkle(random).getBytes(StandardCharsets.UTF_8)),
                        Arrays.copyOfRange(line, at, line.length));
            default -> {
                byte[] swapped = line.clone();
                int from = random.nextInt(line.length);
                byte kept = swapped[at];
                swapped[at] = swapped[from];
                swapped[from] = kept;
                yield swapped;
            }
        };
    }

    private static String sprinkle(Random random) {
        List<String> bits = List.of(
                "\"",
                "\\",
                "\\u",
                "\\ud83d",
                "\\udc00",
                "{",
                "[",
                "]",
                "}",
                ",",
                ":",
                "null",
                "true",
                "-",
                "1e999",
                "99999999999999999999",
                "\u0000",
                "\ufeff",
                "\u0001",
                "€",
                "😀",
                "\"type\":\"ping\",",
                "\"id\":1.5,",
                "//",
                "NaN");
        return bits.get(random.nextInt(bits.size()));
    }

    private static byte[] joined(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    @Test
    void anIdIsRepeatedToTheLetterWhateverItIs() throws Exception {
        for (String id : List.of(
                "0",
                "-1",
                "9223372036854775807",
                "-9223372036854775808",
                "\"\"",
                "\"\\u0000\\u001b\\u007f\"",
                "\"\\\"\\\\\\n\"",
                "\"😀\"",
                "\"\\ud83d\\ude00\"",
                "\"\\u2028\"",
                "\"</script>\"")) {
            RequestLine.Asked asked = asked("{\"type\":\"ping\",\"id\":" + id + "}");
            byte[] reply = codec.encode(new ServerMessage.Ok(asked.id(), new dev.parley.protocol.Result.Done()));
            assertThat(json.readTree(reply).get("re")).isEqualTo(json.readTree(id));
        }
    }

    @Test
    void anIdWithHalfOfACharacterIsRefusedSinceItCannotBeRepeated() {
        for (String id : List.of("\"\\ud83d\"", "\"a\\udc00\"", "\"\\ude00\\ud83d\"")) {
            byte[] line = ("{\"type\":\"ping\",\"id\":" + id + "}").getBytes(StandardCharsets.UTF_8);
            assertThat(reader.read(line, 0, line.length)).isInstanceOfSatisfying(RequestLine.Refused.class, refused -> {
                assertThat(refused.error().field()).isEqualTo("id");
                assertThat(refused.id()).isNull();
            });
        }
    }

    @Test
    void soIsACidWhichAJournalCouldNotKeepToTheLetter() {
        byte[] line = "{\"type\":\"send\",\"room\":\"tea\",\"text\":\"hi\",\"cid\":\"\\ud83d\"}"
                .getBytes(StandardCharsets.UTF_8);
        assertThat(reader.read(line, 0, line.length))
                .isInstanceOfSatisfying(
                        RequestLine.Refused.class,
                        refused -> assertThat(refused.error().field()).isEqualTo("cid"));
    }

    @Test
    void soIsACidWithWhichATerminalCouldBeTold() {
        for (String bad : List.of("\\u001b[2J", "a\\nb", "\\u0000", "\\u007f", "\\u009b0m", "", "x".repeat(65))) {
            byte[] line = ("{\"type\":\"send\",\"room\":\"tea\",\"text\":\"hi\",\"cid\":\"" + bad + "\"}")
                    .getBytes(StandardCharsets.UTF_8);
            assertThat(reader.read(line, 0, line.length))
                    .as(bad)
                    .isInstanceOfSatisfying(RequestLine.Refused.class, refused -> {
                        assertThat(refused.error().code()).isEqualTo("bad_request");
                        assertThat(refused.error().field()).isEqualTo("cid");
                    });
        }
    }

    @Test
    void theLastOfTwoFieldsOfOneNameHoldsAndNullIsAbsent() {
        assertThat(asked("{\"type\":\"nonsense\",\"type\":\"away\",\"text\":\"a\",\"text\":null}")
                        .request())
                .isEqualTo(new Request.Away(null));
    }

    @Test
    void aStringMayBeAsLongAsTheLine() {
        RequestReader small = new RequestReader(2000);
        byte[] line = ("{\"type\":\"away\",\"text\":\"" + "x".repeat(1970) + "\"}").getBytes(StandardCharsets.UTF_8);
        assertThat(small.read(line, 0, line.length)).isInstanceOf(RequestLine.Asked.class);
    }

    private RequestLine.Asked asked(String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        return (RequestLine.Asked) reader.read(bytes, 0, bytes.length);
    }
}
