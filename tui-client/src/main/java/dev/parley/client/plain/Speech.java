package dev.parley.client.plain;

import dev.parley.protocol.Request;
import java.util.ArrayList;
import java.util.List;

/** Lines of a pipe as messages, each with a key of its own that makes it safe to send it again. */
final class Speech {

    private final String run;
    private final Port port;
    private long said;

    /** @param run the beginning of every {@code cid}: no two runs of the client share it */
    Speech(String run, Port port) {
        this.run = run;
        this.port = port;
    }

    /** Whether a message of this key was said here. */
    boolean isOwn(String cid) {
        return cid.startsWith(run);
    }

    /** What a line says in a room, in pieces where it is too long; nothing for a line with nothing in it. */
    List<Request> messages(String room, String line, int maxText) {
        String text = PipedText.clean(line);
        if (text.isBlank()) {
            return List.of();
        }
        List<String> pieces = PipedText.split(text, maxText);
        if (pieces.size() > 1) {
            port.complain("A line of " + text.codePointCount(0, text.length()) + " characters is sent in "
                    + pieces.size() + " pieces; a message has at most " + maxText + ".");
        }
        List<Request> messages = new ArrayList<>();
        for (String piece : pieces) {
            if (!piece.isBlank()) {
                messages.add(new Request.Send(room, piece, run + said++, null, null));
            }
        }
        return messages;
    }
}
