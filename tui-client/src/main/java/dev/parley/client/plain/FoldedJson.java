package dev.parley.client.plain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Predicate;

/**
 * An entry as the server sends it to a client that folds nothing: where this client has said that it folds lines, it does here what the
 * server does for others. PROTOCOL.md, *Blocking*. Pure; any thread.
 */
final class FoldedJson {

    private FoldedJson() {}

    /**
     * Takes out what somebody said whose lines are folded.
     *
     * @param entry is changed
     * @return whether there was something of it
     */
    static boolean fold(ObjectNode entry, Predicate<String> folds) {
        boolean isTheirs = folds.test(entry.path("by").asText(""));
        return switch (entry.path("type").asText("")) {
            case "message" -> message(entry, folds);
            case "edited" -> isTheirs && entry.remove("text") != null;
            case "reacted" -> isTheirs && reaction(entry);
            default -> false;
        };
    }

    private static boolean message(ObjectNode message, Predicate<String> folds) {
        boolean isTheirs = folds.test(message.path("from").asText(""));
        if (isTheirs) {
            message.put("text", "").put("hidden", true);
            message.remove("style");
            message.remove("cid");
            message.remove("edited");
        }
        boolean hasReacted = reactions(message, folds);
        return isTheirs || hasReacted;
    }

    private static boolean reactions(ObjectNode message, Predicate<String> folds) {
        boolean isAny = false;
        if (message.get("reactions") instanceof ArrayNode all) {
            for (int i = all.size() - 1; i >= 0; i--) {
                JsonNode by = all.get(i).path("by");
                if (folds.test(by.asText(""))) {
                    all.remove(i);
                    isAny = true;
                }
            }
            if (all.isEmpty()) {
                message.remove("reactions");
            }
        }
        return isAny;
    }

    /** As one that is taken back by itself. */
    private static boolean reaction(ObjectNode reacted) {
        boolean isSet = reacted.path("on").asBoolean();
        if (isSet) {
            reacted.put("on", false).put("undoes", reacted.path("seq").asLong());
        }
        return isSet;
    }
}
