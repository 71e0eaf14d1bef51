package dev.parley.server.journal.sqlite;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.name.Name;
import dev.parley.protocol.Role;
import dev.parley.server.core.event.LogId;
import dev.parley.server.core.event.Restored;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The fields of one JSON object, each of the kind it must be. */
final class Fields {

    private static final String MEMBERS = "members";

    private final JsonNode object;
    private final StoredTime times;
    private final @Nullable List<Restored.Member> members;

    Fields(JsonNode object, StoredTime times) {
        this(object, times, null);
    }

    private Fields(JsonNode object, StoredTime times, @Nullable List<Restored.Member> members) {
        this.object = object;
        this.times = times;
        this.members = members;
    }

    /**
     * Reads an object to its end. The members of a room may be nearly all that a snapshot has, so no more than one of them is a
     * tree at a time.
     *
     * @param in at the object's beginning
     */
    static Fields read(JsonParser in, ObjectMapper trees, StoredTime times) throws IOException, DamagedEventException {
        ObjectNode object = trees.createObjectNode();
        List<Restored.Member> members = null;
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String field = in.currentName();
            if (in.nextToken() == JsonToken.START_ARRAY && MEMBERS.equals(field)) {
                members = new ArrayList<>();
                while (in.nextToken() != JsonToken.END_ARRAY) {
                    JsonNode member = trees.readTree(in);
                    members.add(new Fields(member, times).member());
                }
            } else {
                JsonNode value = trees.readTree(in);
                object.set(field, value);
            }
        }
        if (in.nextToken() != null) {
            throw new DamagedEventException("Unexpected data after an event");
        }
        return new Fields(object, times, members);
    }

    String text(String field) throws DamagedEventException {
        String text = optionalText(field);
        if (text == null) {
            throw wrong(field, "a text");
        }
        return text;
    }

    @Nullable
    String optionalText(String field) throws DamagedEventException {
        JsonNode node = object.get(field);
        if (node != null && !node.isTextual()) {
            throw wrong(field, "a text");
        }
        return node == null ? null : node.textValue();
    }

    /** A name as people see it. */
    String person(String field) throws DamagedEventException {
        String name = text(field);
        return name.isEmpty() ? EventCodec.NOBODY : name;
    }

    long number(String field) throws DamagedEventException {
        JsonNode node = object.get(field);
        if (node == null || !node.isIntegralNumber() || !node.canConvertToLong()) {
            throw wrong(field, "a number");
        }
        return node.longValue();
    }

    /** 0 where it is not there. */
    long numberIfThere(String field) throws DamagedEventException {
        return object.has(field) ? number(field) : 0;
    }

    @Nullable
    Long optionalNumber(String field) throws DamagedEventException {
        return object.has(field) ? Long.valueOf(number(field)) : null;
    }

    int small(String field) throws DamagedEventException {
        long number = number(field);
        if (number != (int) number) {
            throw wrong(field, "a number of 32 bits");
        }
        return (int) number;
    }

    @Nullable
    Integer optionalSmall(String field) throws DamagedEventException {
        return object.has(field) ? Integer.valueOf(small(field)) : null;
    }

    boolean flag(String field) throws DamagedEventException {
        JsonNode node = object.get(field);
        if (node == null || !node.isBoolean()) {
            throw wrong(field, "true or false");
        }
        return node.booleanValue();
    }

    /** False where it is not there: it came later than the first stores. */
    boolean flagIfThere(String field) throws DamagedEventException {
        return object.has(field) && flag(field);
    }

    @Nullable
    Boolean optionalFlag(String field) throws DamagedEventException {
        return object.has(field) ? Boolean.valueOf(flag(field)) : null;
    }

    Instant time(String field) throws DamagedEventException {
        try {
            return times.parse(text(field));
        } catch (DateTimeException notOne) {
            throw wrong(field, "a time");
        }
    }

    @Nullable
    Instant optionalTime(String field) throws DamagedEventException {
        return object.has(field) ? time(field) : null;
    }

    Name name() throws DamagedEventException {
        return new Name(text("display"), text("name"));
    }

    LogId log() throws DamagedEventException {
        return object.has("direct") ? direct() : new LogId.RoomLog(text("room"));
    }

    LogId.DirectLog direct() throws DamagedEventException {
        List<String> two = texts("direct");
        if (two.size() != 2) {
            throw wrong("direct", "two names");
        }
        return new LogId.DirectLog(two.get(0), two.get(1));
    }

    List<String> texts(String field) throws DamagedEventException {
        List<String> all = new ArrayList<>();
        for (JsonNode node : array(field)) {
            if (!node.isTextual()) {
                throw wrong(field, "texts");
            }
            all.add(node.textValue());
        }
        return List.copyOf(all);
    }

    List<Long> numbers(String field) throws DamagedEventException {
        List<Long> all = new ArrayList<>();
        for (JsonNode node : array(field)) {
            if (!node.isIntegralNumber() || !node.canConvertToLong()) {
                throw wrong(field, "numbers");
            }
            all.add(node.longValue());
        }
        return List.copyOf(all);
    }

    List<Restored.Token> tokens() throws DamagedEventException {
        List<Restored.Token> all = new ArrayList<>();
        for (Fields token : objects("tokens")) {
            all.add(new Restored.Token(
                    token.text("hash"),
                    token.text("device"),
                    token.optionalText("address"),
                    token.optionalTime("issued_at"),
                    token.optionalTime("used_at")));
        }
        return List.copyOf(all);
    }

    List<Restored.Member> members() throws DamagedEventException {
        if (members == null) {
            throw wrong(MEMBERS, "a list");
        }
        return List.copyOf(members);
    }

    private Restored.Member member() throws DamagedEventException {
        return new Restored.Member(
                text("user"),
                number("read"),
                number("received"),
                optionalNumber("unread"),
                numbers("mentions"),
                numberIfThere("since"));
    }

    Map<String, Role> roles() throws DamagedEventException {
        return all("roles", (roles, user) -> Words.of(Role.values(), roles.text(user)));
    }

    /** None where it is not there: it came later than the first stores. */
    Map<String, Long> written() throws DamagedEventException {
        return object.has("written") ? all("written", Fields::number) : Map.of();
    }

    /** None where they are not there: they came later than the first stores. */
    List<Restored.Block> blocked() throws DamagedEventException {
        if (!object.has("blocked")) {
            return List.of();
        }
        List<Restored.Block> all = new ArrayList<>();
        for (Fields block : objects("blocked")) {
            all.add(new Restored.Block(block.text("user"), block.time("at")));
        }
        return List.copyOf(all);
    }

    /** Likewise. */
    Map<String, String> preferences() throws DamagedEventException {
        return object.has("preferences") ? all("preferences", Fields::text) : Map.of();
    }

    /** Null where they are not there: they came later than the first stores. */
    Restored.@Nullable Rules rules() throws DamagedEventException {
        if (!object.has("settings")) {
            return null;
        }
        List<Restored.Ban> bans = new ArrayList<>();
        for (Fields ban : objects("bans")) {
            bans.add(new Restored.Ban(ban.text("user"), ban.person("by"), ban.text("text"), ban.time("at")));
        }
        List<Restored.Invitation> invitations = new ArrayList<>();
        for (Fields invitation : objects("invitations")) {
            invitations.add(
                    new Restored.Invitation(invitation.text("user"), invitation.person("by"), invitation.time("at")));
        }
        Map<String, String> settings = all("settings", Fields::text);
        return new Restored.Rules(optionalText("creator"), settings, List.copyOf(bans), List.copyOf(invitations));
    }

    /** Takes a value out of an object, by the name that it stands under. */
    private interface Taking<V> {
        V take(Fields from, String name) throws DamagedEventException;
    }

    /** What stands in an object under names that are no fields' names. */
    private <V> Map<String, V> all(String field, Taking<V> taking) throws DamagedEventException {
        JsonNode node = object.get(field);
        if (node == null || !node.isObject()) {
            throw wrong(field, "an object");
        }
        Fields from = new Fields(node, times);
        Map<String, V> all = new TreeMap<>();
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            all.put(name, taking.take(from, name));
        }
        return all;
    }

    Restored.LogEnds ends() throws DamagedEventException {
        return new Restored.LogEnds(number("first_seq"), number("last_seq"), time("last_at"));
    }

    private List<Fields> objects(String field) throws DamagedEventException {
        List<Fields> all = new ArrayList<>();
        for (JsonNode node : array(field)) {
            all.add(new Fields(node, times));
        }
        return all;
    }

    private JsonNode array(String field) throws DamagedEventException {
        JsonNode node = object.get(field);
        if (node == null || !node.isArray()) {
            throw wrong(field, "a list");
        }
        return node;
    }

    DamagedEventException wrong(String field, String wanted) {
        return new DamagedEventException("The field " + field + " is not " + wanted);
    }
}
