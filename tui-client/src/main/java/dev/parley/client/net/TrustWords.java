package dev.parley.client.net;

import dev.parley.client.net.KnownServers.Known;
import dev.parley.client.net.LinkEvent.Reason;
import dev.parley.process.CommandNames;
import dev.parley.tls.Fingerprint;

/** Why a server is not spoken to: what happened, what it may mean, and what to do. Several lines. */
final class TrustWords {

    private static final String NOTHING_SENT = "Nothing was sent to it.";
    private static final String BETWEEN =
            "Somebody may be between you and the server, and would read your password and messages.";
    private static final String ASK = "Ask the person who runs the server. On the server, " + CommandNames.server()
            + " fingerprint prints its key.";

    private TrustWords() {}

    static LinkFailure changed(ServerAddress server, Fingerprint before, Fingerprint key, String remedy) {
        return refused(
                "The key of the server at " + server + " has changed. " + NOTHING_SENT,
                BETWEEN + " Or the server has a new key.",
                "Known key:   " + before,
                "Its key now: " + key,
                ASK,
                "If the new key is right, " + remedy);
    }

    static LinkFailure noLongerVouchedFor(ServerAddress server, Known known, Fingerprint key, String why) {
        return refused(
                "No certificate authority vouches for the server at " + server + " any more. " + NOTHING_SENT,
                why,
                BETWEEN + " Or its certificate was not renewed.",
                "Its key: " + key,
                "If you used --ca FILE before, use it again. " + ASK,
                "If the key is right, remove " + known.where() + " and connect again.");
    }

    static LinkFailure notTheOneGiven(ServerAddress server, Fingerprint wanted, Fingerprint key) {
        return refused(
                "The server at " + server + " does not have the key that you named. " + NOTHING_SENT,
                BETWEEN + " Or the server has a new key.",
                "Named key: " + wanted,
                "Its key:   " + key,
                ASK);
    }

    static LinkFailure damaged(ServerAddress server, Known known) {
        return refused(
                "The server at " + server + " is known, but its key cannot be read. " + NOTHING_SENT,
                "Correct or remove " + known.where() + " and connect again.");
    }

    /** For who cannot be asked; others are. */
    static LinkFailure unknown(Stranger stranger) {
        return new LinkFailure(
                Reason.UNTRUSTED,
                lines(
                        "The server at " + stranger.server() + " is not known. " + NOTHING_SENT,
                        stranger.why(),
                        "Its key: " + stranger.key(),
                        "On the server, " + CommandNames.server()
                                + " fingerprint prints its key. If it is the same, add:",
                        "  --fingerprint " + stranger.key()),
                stranger);
    }

    static LinkFailure noTls(ServerAddress server, Protection wanted, boolean loopback, Guard guard)
            throws LinkFailure {
        Known known = guard.find(server).known();
        String first = "The server at " + server + " does not use TLS. Nothing was sent to it.";
        if (known != null) {
            return new LinkFailure(
                    Reason.NO_TLS,
                    lines(
                            first,
                            "It did before. " + BETWEEN,
                            "If this is right, remove " + known.where() + (loopback ? "." : ", or add --insecure.")));
        }
        if (loopback && wanted.asksForTls()) {
            return new LinkFailure(Reason.NO_TLS, lines(first, "On this machine you can leave out --tls."));
        }
        return new LinkFailure(
                Reason.NO_TLS,
                lines(
                        first,
                        "Turn TLS on at the server. To connect in plain text all the same, add --insecure:",
                        "everybody on the way can then read your password and messages."));
    }

    static LinkFailure wantsTls(ServerAddress server, Protection wanted) {
        return new LinkFailure(
                Reason.WANTS_TLS,
                "The server at " + server + " wants TLS: "
                        + (wanted.insecure() ? "leave out --insecure." : "add --tls."));
    }

    private static LinkFailure refused(String... lines) {
        return new LinkFailure(Reason.UNTRUSTED, lines(lines));
    }

    private static String lines(String... lines) {
        return String.join("\n", lines);
    }
}
