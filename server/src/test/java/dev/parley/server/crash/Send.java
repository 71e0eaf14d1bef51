package dev.parley.server.crash;

import java.util.Map;

/**
 * A message that somebody wants written, once.
 *
 * @param log where it goes, see {@link Cast#log}
 * @param fields those of the request: {@code room}, {@code text}, {@code cid}, and what else it has
 */
record Send(String from, String log, Map<String, Object> fields) {

    /** What a {@code cid} stands for: it is unique for its user. */
    static String key(String from, String cid) {
        return from + "/" + cid;
    }

    String key() {
        return key(from, (String) fields.get("cid"));
    }

    /** The entry that an {@code ok} with these promises. */
    Entry entry(long seq, String at) {
        Map<String, Object> entry = Json.map("type", "message", "from", from);
        entry.putAll(fields);
        entry.remove("room");
        return Entry.of(seq, at, entry, key());
    }

    /** The same key for something else, which is to be refused. */
    Map<String, Object> reused() {
        Map<String, Object> other = Json.map();
        other.putAll(fields);
        other.put("text", fields.get("text") + "!");
        return other;
    }
}
