package dev.parley.server.journal.sqlite;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The time in an event's body, found and replaced whatever kind of event it is: each has at most one, named {@code at}. One that ends some
 * time after it has {@code until_ms}, which moves with it.
 */
final class EventTime {

    private static final JsonFactory JSON = new JsonFactory();
    private static final String AT = "at";
    private static final String UNTIL = "until_ms";

    /**
     * Where it stands.
     *
     * @param from of the first digit
     * @param text as it is written
     */
    private record Found(int from, String text) {}

    private EventTime() {}

    /** Null where the event has none. */
    static @Nullable Instant of(byte[] body) throws IOException {
        Found found = find(body, AT);
        return found == null ? null : Instant.parse(found.text);
    }

    /** The same event at another time. */
    static byte[] with(byte[] body, Instant time) throws IOException {
        Found found = find(body, AT);
        if (found == null) {
            return body;
        }
        byte[] moved = replaced(body, found, StoredTime.format(time));
        Found end = find(moved, UNTIL);
        if (end == null) {
            return moved;
        }
        long ahead = Instant.parse(found.text).toEpochMilli() - time.toEpochMilli();
        return replaced(moved, end, String.valueOf(Long.parseLong(end.text) - ahead));
    }

    private static byte[] replaced(byte[] body, Found found, String by) {
        byte[] now = by.getBytes(StandardCharsets.US_ASCII);
        int behind = found.from + found.text.length();
        byte[] other = Arrays.copyOf(body, body.length - found.text.length() + now.length);
        System.arraycopy(now, 0, other, found.from, now.length);
        System.arraycopy(body, behind, other, found.from + now.length, body.length - behind);
        return other;
    }

    private static @Nullable Found find(byte[] body, String name) throws IOException {
        try (JsonParser in = JSON.createParser(body)) {
            for (JsonToken token = in.nextToken(); token != null; token = in.nextToken()) {
                if (token == JsonToken.FIELD_NAME && in.currentName().equals(name)) {
                    int quote = in.nextToken() == JsonToken.VALUE_STRING ? 1 : 0;
                    int begins = Math.toIntExact(in.currentTokenLocation().getByteOffset());
                    return new Found(begins + quote, in.getText());
                }
            }
            return null;
        }
    }
}
