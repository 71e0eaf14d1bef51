package dev.parley.server.admin.remote;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.server.admin.Answer;
import dev.parley.server.admin.Completion;
import dev.parley.server.admin.socket.Link;
import dev.parley.server.admin.socket.Wire;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The server that this console is connected to. One thread. */
final class RemoteServer implements AutoCloseable {

    /** Where an answer goes. */
    interface Hearer {

        /** A line for people, which is clean. */
        void line(String line);

        /** An object for scripts. */
        void row(JsonNode row);

        /** Whether a person types this name to confirm. */
        boolean confirms(String question, String name);
    }

    private final Link link;

    private RemoteServer(Link link) {
        this.link = link;
    }

    /** @throws IOException with words for people, if the server does not want this console */
    static RemoteServer over(Link link) throws IOException {
        JsonNode hello = link.expect();
        if (hello.hasNonNull(Wire.BYE)) {
            throw new IOException(hello.get(Wire.BYE).asText());
        }
        return new RemoteServer(link);
    }

    /**
     * Has the server obey a line.
     *
     * @param rows whether the answer is wanted in objects
     */
    Answer.Status obey(String line, boolean rows, Wire.Asked asked, Hearer hearer) throws IOException {
        link.send(Link.message().put(Wire.OBEY, line).put(Wire.ROWS, rows).put(Wire.CONFIRM, asked.name()));
        while (true) {
            JsonNode message = link.expect();
            if (message.hasNonNull(Wire.LINE)) {
                hearer.line(message.get(Wire.LINE).asText());
            } else if (message.hasNonNull(Wire.ROW)) {
                hearer.row(message.get(Wire.ROW));
            } else if (message.hasNonNull(Wire.ASK)) {
                boolean isTyped = hearer.confirms(
                        message.get(Wire.ASK).asText(), message.path(Wire.NAME).asText());
                link.send(Link.message().put(Wire.TYPED, isTyped));
            } else {
                return status(message.path(Wire.END).asText());
            }
        }
    }

    private static Answer.Status status(String word) throws IOException {
        try {
            return Answer.Status.valueOf(word);
        } catch (IllegalArgumentException newer) {
            throw new IOException("The server is of another version", newer);
        }
    }

    List<Completion> complete(String typed) throws IOException {
        link.send(Link.message().put(Wire.COMPLETE, typed));
        List<Completion> offers = new ArrayList<>();
        for (JsonNode one : link.expect().path(Wire.OFFERS)) {
            offers.add(new Completion(
                    one.path(Wire.WORD).asText(),
                    one.path(Wire.USAGE).asText(),
                    one.path(Wire.HELP).asText()));
        }
        return offers;
    }

    @Override
    public void close() {
        link.close();
    }
}
