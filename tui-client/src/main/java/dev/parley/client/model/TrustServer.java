package dev.parley.client.model;

import dev.parley.process.CommandNames;
import dev.parley.tls.Fingerprint;
import java.util.List;

/**
 * Whether a server that nothing vouches for is the one that is meant. Nothing was sent to it yet.
 *
 * @param server as the person wrote it
 * @param key what it proves to have
 * @param why no certificate authority vouches for it, in a sentence
 */
public record TrustServer(String server, Fingerprint key, String why) implements Question {

    /** What the person is told. */
    public List<String> lines() {
        return List.of(
                "You have not connected to this server before: " + server,
                "Its key: " + key,
                why,
                "On the server, " + CommandNames.server()
                        + " fingerprint prints its key. Compare the two. If they differ,"
                        + " somebody is between you and the server. Nothing was sent yet.");
    }

    @Override
    public <R> R accept(Question.Visitor<R> visitor) {
        return visitor.trustServer(this);
    }

    @Override
    public void handle(Question.Handler handler) {
        handler.trustServer(this);
    }
}
