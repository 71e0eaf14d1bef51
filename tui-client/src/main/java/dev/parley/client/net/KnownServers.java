package dev.parley.client.net;

import dev.parley.tls.Fingerprint;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Servers that were reached by TLS before, and by what each of them is known. Any thread. */
public interface KnownServers {

    /** How a server is known. */
    enum By {
        /** By its key. */
        KEY,
        /** A certificate authority vouches for it, so its key may change. */
        AUTHORITY,
        /** Its line cannot be read. */
        DAMAGED_LINE
    }

    /**
     * A server that is known.
     *
     * @param key null unless it is known by it
     * @param where the line that says so, for people
     */
    record Known(By by, @Nullable Fingerprint key, String where) {}

    /**
     * What is known of one server.
     *
     * @param known null if it was never reached by TLS
     * @param troubles lines of other servers that cannot be read, each in a sentence
     */
    record Found(@Nullable Known known, List<String> troubles) {}

    /** @throws IOException if it cannot be read, with the end of a sentence for people */
    Found find(ServerAddress server) throws IOException;

    /**
     * Remembers a server, in the place of what was known of it.
     *
     * @param key null if an authority vouches for it
     * @throws IOException if it is not written, with the end of a sentence for people
     */
    void keep(ServerAddress server, @Nullable Fingerprint key) throws IOException;

    /** Where nothing is kept. */
    KnownServers NONE = new KnownServers() {
        @Override
        public Found find(ServerAddress server) {
            return new Found(null, List.of());
        }

        @Override
        public void keep(ServerAddress server, @Nullable Fingerprint key) {
            // It holds until the program ends.
        }
    };
}
