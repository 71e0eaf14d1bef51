package dev.parley.server.journal.sqlite;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import dev.parley.name.Name;
import dev.parley.protocol.Entry;
import dev.parley.server.core.event.Event;
import dev.parley.server.core.event.LogId;
import dev.parley.server.core.event.Restored;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Events to JSON. Every field is named here and not taken from the records' components: what is on disk must not change
 * when somebody renames one. One generator is kept, since tens of thousands a second pass here. Not thread-safe.
 */
final class EventWriter {

    private static final int USUAL_SIZE = 512;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_SIZE);
    private final JsonGenerator out;

    EventWriter() {
        try {
            out = JsonFactory.builder()
                    // An emoji as its four bytes, not as the twelve of two escapes.
                    .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
                    .build()
                    .createGenerator(bytes);
            out.setRootValueSeparator(null);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    byte[] write(Event event) {
        try {
            out.writeStartObject();
            if (event instanceof Event.EntryWritten written) {
                entry(written);
            } else if (event instanceof Restored restored) {
                restored(restored);
            } else {
                other(event);
            }
            out.writeEndObject();
            out.flush();
            byte[] body = bytes.toByteArray();
            bytes.reset();
            return body;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private void entry(Event.EntryWritten written) throws IOException {
        text("type", "entry");
        person("actor", written.actor());
        if (!written.mentioned().isEmpty()) {
            texts("mentioned", written.mentioned());
        }
        Entry entry = written.entry();
        out.writeObjectFieldStart("entry");
        text("type", entry.type());
        text("room", entry.room());
        number("seq", entry.seq());
        time("at", entry.at());
        if (entry instanceof Entry.Message message) {
            person("from", message.from());
            text("text", message.text());
            optional("cid", message.cid());
            optional("style", message.style());
            optional("reply_to", message.replyTo());
        } else if (entry instanceof Entry.Joined joined) {
            person("user", joined.user());
        } else if (entry instanceof Entry.Left left) {
            person("user", left.user());
            text("reason", left.reason().toString());
            if (left.by() != null) {
                person("by", left.by());
            }
            optional("text", left.text());
        } else if (entry instanceof Entry.Topic topic) {
            person("by", topic.by());
            text("text", topic.text());
        } else if (entry instanceof Entry.Amendment amendment) {
            amendment(amendment);
        }
        out.writeEndObject();
    }

    private void amendment(Entry.Amendment amendment) throws IOException {
        person("by", amendment.by());
        number("target", amendment.target());
        if (amendment instanceof Entry.Edited edited) {
            optional("text", edited.text());
        } else if (amendment instanceof Entry.Reacted reacted) {
            text("emoji", reacted.emoji());
            out.writeBooleanField("on", reacted.on());
            optional("undoes", reacted.undoes());
        }
    }

    private void other(Event event) throws IOException {
        if (event instanceof Event.AccountCreated created) {
            text("type", "account_created");
            name(created.name());
            text("password_hash", created.passwordHash());
            time("at", created.at());
        } else if (event instanceof Event.PasswordChanged changed) {
            text("type", "password_changed");
            text("user", changed.user());
            text("password_hash", changed.passwordHash());
            optional("kept_token", changed.keptToken());
        } else if (event instanceof Event.TokenIssued issued) {
            text("type", "token_issued");
            text("user", issued.user());
            text("token_hash", issued.tokenHash());
            optional("device", issued.device());
            time("at", issued.at());
        } else if (event instanceof Event.TokenRevoked revoked) {
            text("type", "token_revoked");
            text("user", revoked.user());
            text("token_hash", revoked.tokenHash());
        } else if (event instanceof Event.RoomCreated created) {
            text("type", "room_created");
            name(created.name());
            text("topic", created.topic());
            out.writeBooleanField("hidden", created.hidden());
            optional("owner", created.owner());
            time("at", created.at());
        } else {
            change(event);
        }
    }

    private void change(Event event) throws IOException {
        if (event instanceof Event.CursorMoved moved) {
            text("type", "cursor_moved");
            log(moved.log());
            text("user", moved.user());
            text("cursor", moved.cursor() == Event.Cursor.READ ? "read" : "received");
            number("seq", moved.seq());
        } else if (event instanceof Event.HistoryCleared cleared) {
            text("type", EventCodec.HISTORY_CLEARED);
            log(cleared.log());
            number("up_to", cleared.upTo());
        } else if (event instanceof Event.RetentionSet set) {
            text("type", "retention_set");
            text("room", set.room());
            optional("days", set.days());
        } else if (event instanceof Event.UserForgotten forgotten) {
            text("type", EventCodec.USER_FORGOTTEN);
            text("user", forgotten.user());
        } else {
            throw new IllegalArgumentException("An event that the store does not know: " + event.getClass());
        }
    }

    private void restored(Restored restored) throws IOException {
        if (restored instanceof Restored.UpTo upTo) {
            text("type", "up_to");
            number("position", upTo.position());
        } else if (restored instanceof Restored.OfAccount account) {
            text("type", "of_account");
            name(account.name());
            text("password_hash", account.passwordHash());
            out.writeArrayFieldStart("tokens");
            for (Restored.Token token : account.tokens()) {
                out.writeStartObject();
                text("hash", token.hash());
                text("device", token.device());
                out.writeEndObject();
            }
            out.writeEndArray();
            number("rooms_made", account.roomsMade());
            texts("rooms", account.rooms());
        } else if (restored instanceof Restored.OfRoom room) {
            room(room);
        } else if (restored instanceof Restored.OfDirect direct) {
            text("type", "of_direct");
            log(direct.id());
            members(List.of(direct.first(), direct.second()));
            ends(direct.log());
        }
    }

    private void room(Restored.OfRoom room) throws IOException {
        text("type", "of_room");
        name(room.name());
        text("topic", room.topic());
        out.writeBooleanField("hidden", room.hidden());
        out.writeObjectFieldStart("roles");
        for (var role : room.roles().entrySet()) {
            text(role.getKey(), role.getValue().toString());
        }
        out.writeEndObject();
        members(room.members());
        ends(room.log());
        optional("retention_days", room.retentionDays());
    }

    private void members(List<Restored.Member> members) throws IOException {
        out.writeArrayFieldStart("members");
        for (Restored.Member member : members) {
            out.writeStartObject();
            text("user", member.user());
            number("read", member.read());
            number("received", member.received());
            out.writeArrayFieldStart("mentions");
            for (long seq : member.mentions()) {
                out.writeNumber(seq);
            }
            out.writeEndArray();
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private void ends(Restored.LogEnds log) throws IOException {
        number("first_seq", log.firstSeq());
        number("last_seq", log.lastSeq());
        time("last_at", log.lastAt());
    }

    private void name(Name name) throws IOException {
        text("name", name.canonical());
        text("display", name.display());
    }

    private void log(LogId log) throws IOException {
        if (log instanceof LogId.DirectLog direct) {
            texts("direct", List.of(direct.first(), direct.second()));
        } else if (log instanceof LogId.RoomLog room) {
            text("room", room.name());
        }
    }

    private void text(String field, String value) throws IOException {
        out.writeFieldName(field);
        out.writeString(value);
    }

    private void person(String field, String name) throws IOException {
        text(field, name.equals(EventCodec.NOBODY) ? "" : name);
    }

    private void texts(String field, List<String> values) throws IOException {
        out.writeArrayFieldStart(field);
        for (String value : values) {
            out.writeString(value);
        }
        out.writeEndArray();
    }

    private void number(String field, long value) throws IOException {
        out.writeFieldName(field);
        out.writeNumber(value);
    }

    private void time(String field, Instant time) throws IOException {
        text(field, StoredTime.format(time));
    }

    /** Nothing for null; a number as a number, anything else as its text. */
    private void optional(String field, @Nullable Object value) throws IOException {
        if (value instanceof Number number) {
            number(field, number.longValue());
        } else if (value != null) {
            text(field, value.toString());
        }
    }
}
