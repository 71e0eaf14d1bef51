package dev.parley.server.core.state;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Uses of tokens that are not written down yet, by the tokens' hashes: at most one for each good token. Owned by the loop's thread.
 */
public final class TokenUses {

    /**
     * When and from where a token was used last.
     *
     * @param address without a port
     */
    public record Use(String address, Instant at) {}

    private final Map<String, Use> newest = new HashMap<>();

    /** The newest use of a token; null where it is written down, or there was none since the server started. */
    public @Nullable Use of(String tokenHash) {
        return newest.get(tokenHash);
    }

    void note(String tokenHash, Use use) {
        newest.put(tokenHash, use);
    }

    void writtenDown(String tokenHash, Instant at) {
        newest.computeIfPresent(tokenHash, (hash, use) -> use.at().isAfter(at) ? use : null);
    }

    void forget(String tokenHash) {
        newest.remove(tokenHash);
    }

    void keepOnly(Predicate<String> good) {
        newest.keySet().removeIf(good.negate());
    }
}
