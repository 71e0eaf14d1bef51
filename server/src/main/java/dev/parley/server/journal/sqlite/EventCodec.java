package dev.parley.server.journal.sqlite;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.protocol.Redaction;
import dev.parley.server.core.event.Event;
import dev.parley.server.core.event.LogId;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an event looks like in the store: one JSON object, its {@code type} first, times as RFC 3339, nothing for null. An
 * entry does not name its log: the row does. What is read is what was written, to the letter, or an exception. Not
 * thread-safe: one for each thread.
 */
public final class EventCodec {

    static final String HISTORY_CLEARED = "history_cleared";
    static final String USER_FORGOTTEN = "user_forgotten";
    static final String ROOM_ENDED = "room_ended";

    private static final String ENTRY = "entry";

    /**
     * Stands for a user who was forgotten. In an entry it is stored as an empty name, so
     * that an entry never grows when its names go ({@link Blanks} says why).
     */
    static final String NOBODY = Redaction.NOBODY;

    private final EventWriter writer = new EventWriter();
    private final StoredTime times = new StoredTime();
    private final JsonFactory factory = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(8).build())
            .build();
    private final ObjectMapper trees = new ObjectMapper(factory);

    /** The end of a ban, as a number: it lies ahead, and {@link TimeRepair} sets times right that do. */
    static @Nullable Long millis(@Nullable Instant time) {
        return time == null ? null : time.toEpochMilli();
    }

    static @Nullable Instant ofMillis(@Nullable Long millis) {
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }

    public byte[] encode(Event event) {
        return writer.write(event);
    }

    /**
     * Reads what {@link #encode} wrote.
     *
     * @param log of the row, null where it has none; an entry needs one, nothing else may have one
     */
    public Event decode(byte[] body, @Nullable LogId log) throws DamagedEventException {
        try (JsonParser in = factory.createParser(body)) {
            boolean isEntry = in.nextToken() == JsonToken.START_OBJECT
                    && "type".equals(in.nextFieldName())
                    && ENTRY.equals(in.nextTextValue());
            if (isEntry != (log != null)) {
                throw new DamagedEventException(
                        isEntry ? "An entry without a log" : "Unexpected data in the log " + log + ": not an entry");
            }
            if (log == null) {
                return EventReader.read(fields(body));
            }
            Event event = new EntryReader(in, times).read(log);
            if (in.nextToken() != null) {
                throw new DamagedEventException("Unexpected data after an event");
            }
            return event;
        } catch (DamagedEventException damaged) {
            throw damaged;
        } catch (IOException | DateTimeException notOne) {
            throw new DamagedEventException("Not an event: " + notOne.getMessage(), notOne);
        }
    }

    private Fields fields(byte[] body) throws IOException, DamagedEventException {
        try (JsonParser in = factory.createParser(body)) {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                throw new DamagedEventException("Not an event: no object");
            }
            return Fields.read(in, trees, times);
        }
    }

    /** Reads the body of a row that is an entry. */
    public Event.EntryWritten decodeEntry(byte[] body, LogId log) throws DamagedEventException {
        return (Event.EntryWritten) decode(body, log);
    }
}
