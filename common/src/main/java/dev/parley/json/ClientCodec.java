package dev.parley.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.protocol.ErrorReply;
import dev.parley.protocol.Request;
import dev.parley.protocol.RequestId;
import dev.parley.protocol.Result;
import dev.parley.protocol.ServerEvent;
import dev.parley.protocol.ServerMessage;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The client's end: requests to lines, lines to what the server says. Thread-safe; making one costs tens of milliseconds. */
public final class ClientCodec {

    private final JsonMapper mapper = JsonShapes.mapper();

    /** One object and nothing behind it: who passes a line on passes on no more than was read. */
    private final ObjectReader lines = mapper.reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** The request as one line, its LF included. */
    public byte[] encode(@Nullable RequestId id, Request request) {
        ObjectNode line = mapper.createObjectNode();
        line.put("type", request.type());
        if (id != null) {
            line.set("id", mapper.valueToTree(id));
        }
        line.setAll(mapper.<ObjectNode>valueToTree(request));
        try {
            byte[] json = mapper.writeValueAsBytes(line);
            byte[] withEnd = Arrays.copyOf(json, json.length + 1);
            withEnd[json.length] = '\n';
            return withEnd;
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * What a line says.
     *
     * @param kindOf the kind of result that the request of this id is answered with, or null for an unknown id: the
     *     result is then {@link Result.Done}
     * @return empty for an event of a type that this version does not know
     */
    public Optional<ServerMessage> decode(
            byte[] bytes,
            int offset,
            int length,
            Function<@Nullable RequestId, @Nullable Class<? extends Result>> kindOf)
            throws MalformedLineException {
        try {
            if (!beginsObject(bytes, offset, length)) {
                throw new MalformedLineException("The server sent a line that is no JSON object.");
            }
            JsonNode line = lines.readTree(bytes, offset, length);
            String type = line.path("type").asText("");
            return switch (type) {
                case "ok" -> Optional.of(ok(line, kindOf));
                case "error" ->
                    Optional.of(new ServerMessage.Failed(re(line), mapper.treeToValue(line, ErrorReply.class)));
                default -> event(type, line);
            };
        } catch (IOException | RuntimeException e) {
            // The parser has both for what it cannot read: too many field names of one hash, say.
            throw new MalformedLineException("The server sent an invalid line: " + e.getMessage(), e);
        }
    }

    /** Without a byte order mark and without a zero, by which Jackson would take the line for UTF-16 or UTF-32. */
    private static boolean beginsObject(byte[] bytes, int offset, int length) {
        return length >= 2 && bytes[offset] == '{' && bytes[offset + 1] != 0;
    }

    private ServerMessage ok(JsonNode line, Function<@Nullable RequestId, @Nullable Class<? extends Result>> kindOf)
            throws JsonProcessingException {
        RequestId re = re(line);
        Class<? extends Result> known = kindOf.apply(re);
        Class<? extends Result> kind = known == null ? Result.Done.class : known;
        dropUnknownEntries(line);
        return new ServerMessage.Ok(re, mapper.treeToValue(line, kind));
    }

    private Optional<ServerMessage> event(String type, JsonNode line) throws JsonProcessingException {
        Class<? extends ServerEvent> known = EventTypes.ALL.get(type);
        return known == null ? Optional.empty() : Optional.of(mapper.treeToValue(line, known));
    }

    /** A newer server's entries that this client cannot show must not cost it the rest of the page. */
    private static void dropUnknownEntries(JsonNode line) {
        if (line.get("entries") instanceof ArrayNode entries) {
            for (int i = entries.size() - 1; i >= 0; i--) {
                if (!EventTypes.isEntry(entries.get(i).path("type").textValue())) {
                    entries.remove(i);
                }
            }
        }
    }

    private static @Nullable RequestId re(JsonNode line) {
        JsonNode re = line.get("re");
        if (re == null || re.isNull()) {
            return null;
        }
        // A number that no long holds is nobody's id. As a text it stays what it is.
        return re.canConvertToLong() && re.isIntegralNumber()
                ? new RequestId.Numeric(re.asLong())
                : new RequestId.Textual(re.asText());
    }
}
