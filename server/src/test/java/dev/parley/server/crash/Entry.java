package dev.parley.server.crash;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An entry of a log as any member is told of it: all but {@code room}, which each side of a direct conversation sees otherwise.
 *
 * @param at the time, empty where only the {@code seq} was told
 * @param content every other field; long ones cut and ended by a digest of the whole, for there are many
 * @param key whose {@code cid} it was written under, see {@link Send#key}; empty if it has none
 */
record Entry(long seq, String at, String content, String key) {
    private static final int SHOWN = 120;

    static final String UNTOLD = "";

    /** As it came over the wire, live or in history. */
    static Entry of(JsonNode json) {
        Map<String, JsonNode> rest = new TreeMap<>();
        json.properties().forEach(field -> rest.put(field.getKey(), field.getValue()));
        rest.keySet().removeAll(List.of("room", "seq", "at"));
        String key = json.has("cid")
                ? Send.key(json.path("from").asText(), json.path("cid").asText())
                : "";
        return new Entry(json.path("seq").asLong(), json.path("at").asText(), content(rest), key);
    }

    /** One written by a request of which the {@code ok} tells only some of the fields. */
    static Entry of(long seq, String at, Map<String, ?> fields, String key) {
        return new Entry(seq, at, content(fields), key);
    }

    /** Whether both may be the same entry: what only one of them tells is no difference. */
    boolean agreesWith(Entry other) {
        return seq == other.seq
                && content.equals(other.content)
                && (at.equals(other.at) || at.equals(UNTOLD) || other.at.equals(UNTOLD));
    }

    private static String content(Map<String, ?> fields) {
        String whole = Json.write(new TreeMap<>(fields));
        return whole.length() <= SHOWN ? whole : whole.substring(0, SHOWN) + "… " + digest(whole);
    }

    private static String digest(String whole) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(whole.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every JDK has it", e);
        }
    }
}
