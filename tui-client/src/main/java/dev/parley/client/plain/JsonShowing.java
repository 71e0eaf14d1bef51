package dev.parley.client.plain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.client.model.Blocks;
import dev.parley.protocol.Result;
import dev.parley.protocol.ServerEvent;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Events as the server sends them, one JSON object a line, and the replies that were asked for. Other replies stay out (one carries the
 * token), but the entries on a page of what was missed are. Characters that a terminal would obey are written as JSON's escapes: the
 * same JSON, and harmless on whatever screen it ends.
 */
final class JsonShowing implements Showing {

    private final JsonMapper mapper = new JsonMapper();
    private final Consumer<String> out;
    private final Consumer<String> aside;

    /** Whose lines are folded here; nobody's where the server has done so. */
    private Predicate<String> folds = name -> false;

    /**
     * @param out takes a line without its end
     * @param aside takes a line that is for people, and no JSON
     */
    JsonShowing(Consumer<String> out, Consumer<String> aside) {
        this.out = out;
        this.aside = aside;
    }

    /** Whose lines are folded from now on, by name: where the client has told the server that it does so. */
    void fold(Predicate<String> who) {
        folds = who;
    }

    @Override
    public void line(String line, Selection wanted) {
        JsonNode json;
        try {
            json = mapper.readTree(line);
        } catch (JsonProcessingException impossible) {
            // The link has read it before.
            throw new IllegalStateException(impossible);
        }
        String type = json.path("type").asText("");
        if (type.equals("ok")) {
            page(json, wanted);
            if (wanted.isAsked(json.path("re").asLong())) {
                print(line);
            }
        } else if (!type.equals("error") && !type.equals("ping") && isWanted(json, wanted)) {
            print(folded(json) ? json.toString() : line);
        }
    }

    private boolean folded(JsonNode json) {
        return json instanceof ObjectNode entry && FoldedJson.fold(entry, folds);
    }

    private static boolean isWanted(JsonNode event, Selection wanted) {
        boolean isEntry = event.has("at") && event.has("seq") && event.has("room");
        return !isEntry
                || wanted.live(event.path("room").asText(), event.path("seq").asLong());
    }

    private void page(JsonNode reply, Selection wanted) {
        for (JsonNode entry : reply.path("entries")) {
            String room = entry.path("room").asText(reply.path("room").asText());
            if (wanted.missed(
                    room, entry.path("seq").asLong(), entry.path("cid").asText(""))) {
                boolean unused = folded(entry);
                print(entry.toString());
            }
        }
    }

    private void print(String line) {
        out.accept(harmless(line));
    }

    @Override
    public void event(ServerEvent event) {
        // Its line was printed.
    }

    @Override
    public boolean folds() {
        // What the server sends is what is shown.
        return false;
    }

    @Override
    public void blocked(Blocks blocks) {
        // Nothing is folded here.
    }

    @Override
    public void answer(Result result) {
        // Its line was printed.
    }

    @Override
    public void told(String text) {
        aside.accept(text);
    }

    /**
     * Controls and characters that reorder others stand only within strings, where an escape says the same. A tab or a CR stands only
     * between them, where it is a blank.
     */
    static String harmless(String json) {
        StringBuilder safe = new StringBuilder(json.length());
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (c < ' ') {
                safe.append(' ');
            } else if (isObeyed(c)) {
                safe.append(String.format("\\u%04x", (int) c));
            } else {
                safe.append(c);
            }
        }
        return safe.toString();
    }

    private static boolean isObeyed(char c) {
        return (c >= 0x7f && c <= 0x9f)
                || c == 0x061c
                || (c >= 0x200e && c <= 0x200f)
                || (c >= 0x2028 && c <= 0x202e)
                || (c >= 0x2066 && c <= 0x2069);
    }
}
