package dev.parley.server.journal.sqlite;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.parley.protocol.Entry;
import dev.parley.protocol.LeaveReason;
import dev.parley.protocol.MessageStyle;
import dev.parley.protocol.Role;
import dev.parley.server.core.event.Event;
import dev.parley.server.core.event.LogId;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The one kind of event that there are millions of, token by token. One for each event. */
final class EntryReader {

    private final JsonParser in;
    private final StoredTime times;
    private @Nullable String type;
    private @Nullable String room;
    private @Nullable Long seq;
    private @Nullable Instant at;
    private @Nullable String from;
    private @Nullable String user;
    private @Nullable String by;
    private @Nullable String text;
    private @Nullable String cid;
    private @Nullable String style;
    private @Nullable String reason;
    private @Nullable Long replyTo;
    private @Nullable Long target;
    private @Nullable String emoji;
    private @Nullable Boolean on;
    private @Nullable Long undoes;
    private @Nullable String role;
    private @Nullable String setting;
    private @Nullable String value;

    EntryReader(JsonParser in, StoredTime times) {
        this.in = in;
        this.times = times;
    }

    /** Reads on behind {@code "type":"entry"}, to the end of the object. */
    Event.EntryWritten read(LogId log) throws IOException {
        String actor = null;
        List<String> mentioned = List.of();
        Entry entry = null;
        for (String field = in.nextFieldName(); field != null; field = in.nextFieldName()) {
            switch (field) {
                case "actor" -> actor = person();
                case "mentioned" -> mentioned = strings();
                case "entry" -> entry = entry();
                default -> throw unknown(field);
            }
        }
        return new Event.EntryWritten(log, need(actor, "actor"), need(entry, "entry"), mentioned);
    }

    private Entry entry() throws IOException {
        expect(in.nextToken(), JsonToken.START_OBJECT);
        for (String field = in.nextFieldName(); field != null; field = in.nextFieldName()) {
            switch (field) {
                case "type" -> type = string();
                case "room" -> room = string();
                case "seq" -> seq = number();
                case "at" -> at = times.parse(string());
                case "from" -> from = person();
                case "user" -> user = person();
                case "by" -> by = person();
                case "text" -> text = string();
                case "cid" -> cid = string();
                case "style" -> style = string();
                case "reason" -> reason = string();
                case "reply_to" -> replyTo = number();
                case "target" -> target = number();
                case "emoji" -> emoji = string();
                case "on" -> on = flag();
                case "undoes" -> undoes = number();
                case "role" -> role = string();
                case "setting" -> setting = string();
                case "value" -> value = string();
                default -> throw unknown(field);
            }
        }
        return made();
    }

    private Entry made() throws DamagedEventException {
        String where = need(room, "room");
        long number = need(seq, "seq");
        Instant when = need(at, "at");
        return switch (need(type, "type")) {
            case "message" ->
                new Entry.Message(
                        where, number, when, need(from, "from"), need(text, "text"), cid, styleOf(style), replyTo);
            case "joined" -> new Entry.Joined(where, number, when, need(user, "user"));
            case "left" ->
                new Entry.Left(where, number, when, need(user, "user"), reasonOf(need(reason, "reason")), by, text);
            case "topic" -> new Entry.Topic(where, number, when, need(by, "by"), need(text, "text"));
            case "edited" -> new Entry.Edited(where, number, when, need(by, "by"), need(target, "target"), text);
            case "deleted" -> new Entry.Deleted(where, number, when, need(by, "by"), need(target, "target"));
            case "reacted" ->
                new Entry.Reacted(
                        where,
                        number,
                        when,
                        need(by, "by"),
                        need(target, "target"),
                        need(emoji, "emoji"),
                        need(on, "on"),
                        undoes);
            case "role" ->
                new Entry.Role(
                        where,
                        number,
                        when,
                        need(by, "by"),
                        need(user, "user"),
                        Words.of(Role.values(), need(role, "role")));
            case "setting" ->
                new Entry.Setting(where, number, when, need(by, "by"), need(setting, "setting"), need(value, "value"));
            default -> throw new DamagedEventException("An unknown kind of entry: " + type);
        };
    }

    private static @Nullable MessageStyle styleOf(@Nullable String word) throws DamagedEventException {
        return word == null ? null : Words.of(MessageStyle.values(), word);
    }

    private static LeaveReason reasonOf(String word) throws DamagedEventException {
        return Words.of(LeaveReason.values(), word);
    }

    private String string() throws IOException {
        expect(in.nextToken(), JsonToken.VALUE_STRING);
        return in.getText();
    }

    private String person() throws IOException {
        String name = string();
        return name.isEmpty() ? EventCodec.NOBODY : name;
    }

    private long number() throws IOException {
        expect(in.nextToken(), JsonToken.VALUE_NUMBER_INT);
        return in.getLongValue();
    }

    private boolean flag() throws IOException {
        JsonToken is = in.nextToken();
        if (is != JsonToken.VALUE_TRUE && is != JsonToken.VALUE_FALSE) {
            throw new DamagedEventException("A " + is + " where true or false should be");
        }
        return is == JsonToken.VALUE_TRUE;
    }

    private List<String> strings() throws IOException {
        expect(in.nextToken(), JsonToken.START_ARRAY);
        List<String> all = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            expect(in.currentToken(), JsonToken.VALUE_STRING);
            all.add(in.getText());
        }
        return List.copyOf(all);
    }

    private static void expect(@Nullable JsonToken is, JsonToken wanted) throws DamagedEventException {
        if (is != wanted) {
            throw new DamagedEventException("A " + is + " where a " + wanted + " should be");
        }
    }

    private static <T> T need(@Nullable T value, String field) throws DamagedEventException {
        if (value == null) {
            throw new DamagedEventException("The field " + field + " is missing");
        }
        return value;
    }

    private static DamagedEventException unknown(String field) {
        return new DamagedEventException("An unknown field: " + field);
    }
}
