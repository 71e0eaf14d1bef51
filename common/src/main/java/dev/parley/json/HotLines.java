package dev.parley.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import dev.parley.protocol.Entry;
import dev.parley.protocol.RequestId;
import dev.parley.protocol.Result;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * The two lines that every message costs, a {@code message} and the {@code ok} to its {@code send}, and the {@code left} that each
 * member gets of a room that ends, written field by field with one generator that is kept: a fifth of what databind takes for
 * them. Not thread-safe.
 */
final class HotLines {

    private static final int USUAL_SIZE = 512;

    private static final SerializableString TYPE = new SerializedString("type");
    private static final SerializableString MESSAGE = new SerializedString("message");
    private static final SerializableString OK = new SerializedString("ok");
    private static final SerializableString RE = new SerializedString("re");
    private static final SerializableString ROOM = new SerializedString("room");
    private static final SerializableString SEQ = new SerializedString("seq");
    private static final SerializableString AT = new SerializedString("at");
    private static final SerializableString FROM = new SerializedString("from");
    private static final SerializableString TEXT = new SerializedString("text");
    private static final SerializableString CID = new SerializedString("cid");
    private static final SerializableString STYLE = new SerializedString("style");
    private static final SerializableString REPLY_TO = new SerializedString("reply_to");
    private static final SerializableString LEFT = new SerializedString("left");
    private static final SerializableString USER = new SerializedString("user");
    private static final SerializableString REASON = new SerializedString("reason");
    private static final SerializableString BY = new SerializedString("by");
    private static final SerializableString DUPLICATE = new SerializedString("duplicate");

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_SIZE);
    private final JsonGenerator out;
    private final RequestId.Visitor<JsonGenerator, IOException> writingRe = new WritingRe();

    HotLines() {
        try {
            out = JsonShapes.factory(0).createGenerator(bytes);
            out.setRootValueSeparator(null);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    byte[] message(Entry.Message message) {
        try {
            begin(MESSAGE);
            string(ROOM, message.room());
            number(SEQ, message.seq());
            string(AT, WireTime.format(message.at()));
            string(FROM, message.from());
            string(TEXT, message.text());
            if (message.cid() != null) {
                string(CID, message.cid());
            }
            if (message.style() != null) {
                string(STYLE, message.style().toString());
            }
            if (message.replyTo() != null) {
                number(REPLY_TO, message.replyTo());
            }
            return end();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    byte[] left(Entry.Left left) {
        try {
            begin(LEFT);
            string(ROOM, left.room());
            number(SEQ, left.seq());
            string(AT, WireTime.format(left.at()));
            string(USER, left.user());
            string(REASON, left.reason().toString());
            if (left.by() != null) {
                string(BY, left.by());
            }
            if (left.text() != null) {
                string(TEXT, left.text());
            }
            return end();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    byte[] sent(@Nullable RequestId re, Result.Sent sent) {
        try {
            begin(OK);
            if (re != null) {
                re.accept(writingRe);
            }
            string(ROOM, sent.room());
            number(SEQ, sent.seq());
            string(AT, WireTime.format(sent.at()));
            if (sent.duplicate() != null) {
                out.writeFieldName(DUPLICATE);
                out.writeBoolean(sent.duplicate());
            }
            return end();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private void begin(SerializableString type) throws IOException {
        out.writeStartObject();
        out.writeFieldName(TYPE);
        out.writeString(type);
    }

    private void string(SerializableString name, String value) throws IOException {
        out.writeFieldName(name);
        out.writeString(value);
    }

    private void number(SerializableString name, long value) throws IOException {
        out.writeFieldName(name);
        out.writeNumber(value);
    }

    private byte[] end() throws IOException {
        out.writeEndObject();
        out.writeRaw('\n');
        out.flush();
        byte[] line = bytes.toByteArray();
        bytes.reset();
        return line;
    }

    private final class WritingRe implements RequestId.Visitor<JsonGenerator, IOException> {
        @Override
        public JsonGenerator textual(RequestId.Textual id) throws IOException {
            string(RE, id.value());
            return out;
        }

        @Override
        public JsonGenerator numeric(RequestId.Numeric id) throws IOException {
            number(RE, id.value());
            return out;
        }
    }
}
