package dev.parley.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.parley.protocol.Entry;
import dev.parley.protocol.RequestId;
import dev.parley.protocol.Result;
import dev.parley.protocol.ServerEvent;
import dev.parley.protocol.ServerMessage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The server's end: what it says, as lines. Lines from clients are {@link RequestReader}'s. Not thread-safe. */
public final class ServerCodec {

    private static final RequestId.Visitor<String, RuntimeException> RE_FIELD = new ReField();

    private final JsonMapper mapper = JsonShapes.mapper();
    private final HotLines hot = new HotLines();
    private final ServerMessage.Visitor<byte[]> lines = new Lines();
    private final Map<Class<?>, ObjectWriter> writers = new HashMap<>();

    /** One line, its LF included. */
    public byte[] encode(ServerMessage message) {
        return message.accept(lines);
    }

    private final class Lines implements ServerMessage.Visitor<byte[]> {
        @Override
        public byte[] ok(ServerMessage.Ok ok) {
            return ok.result() instanceof Result.Sent sent
                    ? hot.sent(ok.re(), sent)
                    : replyLine("ok", ok.re(), json(ok.result()));
        }

        @Override
        public byte[] failed(ServerMessage.Failed failed) {
            return replyLine("error", failed.re(), json(failed.error()));
        }

        @Override
        public byte[] event(ServerEvent event) {
            if (event instanceof Entry.Message said && !said.wasAmended()) {
                return hot.message(said);
            }
            return event instanceof Entry.Left left ? hot.left(left) : eventLine(event);
        }
    }

    private static final class ReField implements RequestId.Visitor<String, RuntimeException> {
        @Override
        public String textual(RequestId.Textual id) {
            return ",\"re\":\"" + quoted(id.value()) + '"';
        }

        @Override
        public String numeric(RequestId.Numeric id) {
            return ",\"re\":" + id.value();
        }
    }

    private byte[] eventLine(ServerEvent event) {
        byte[] json = json(event);
        byte[] line = Arrays.copyOf(json, json.length + 1);
        line[json.length] = '\n';
        return line;
    }

    /** Puts {@code type} and {@code re} before the fields of an object that is written already. */
    private static byte[] replyLine(String type, @Nullable RequestId re, byte[] fields) {
        byte[] head = ("{\"type\":\"" + type + "\"" + reField(re)).getBytes(StandardCharsets.UTF_8);
        boolean more = fields.length > 2;
        byte[] line = new byte[head.length + fields.length + (more ? 1 : 0)];
        System.arraycopy(head, 0, line, 0, head.length);
        if (more) {
            line[head.length] = ',';
        }
        int rest = fields.length - 1;
        System.arraycopy(fields, 1, line, line.length - 1 - rest, rest);
        line[line.length - 1] = '\n';
        return line;
    }

    private static String reField(@Nullable RequestId re) {
        return re == null ? "" : re.accept(RE_FIELD);
    }

    private static String quoted(String text) {
        return new String(JsonStringEncoder.getInstance().quoteAsString(text));
    }

    private byte[] json(Object value) {
        try {
            return writers.computeIfAbsent(value.getClass(), mapper::writerFor).writeValueAsBytes(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A record of the protocol that cannot be written: " + value, impossible);
        }
    }
}
