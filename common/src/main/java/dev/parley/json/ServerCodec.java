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

    private final JsonMapper mapper = JsonShapes.mapper();
    private final HotLines hot = new HotLines();
    private final Map<Class<?>, ObjectWriter> writers = new HashMap<>();

    /** One line, its LF included. */
    public byte[] encode(ServerMessage message) {
        if (message instanceof Entry.Message said && !said.wasAmended()) {
            return hot.message(said);
        }
        if (message instanceof ServerMessage.Ok ok && ok.result() instanceof Result.Sent sent) {
            return hot.sent(ok.re(), sent);
        }
        if (message instanceof ServerEvent event) {
            return eventLine(event);
        }
        if (message instanceof ServerMessage.Ok ok) {
            return replyLine("ok", ok.re(), json(ok.result()));
        }
        ServerMessage.Failed failed = (ServerMessage.Failed) message;
        return replyLine("error", failed.re(), json(failed.error()));
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
        if (re == null) {
            return "";
        }
        return re instanceof RequestId.Numeric number
                ? ",\"re\":" + number.value()
                : ",\"re\":\"" + quoted(((RequestId.Textual) re).value()) + '"';
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
