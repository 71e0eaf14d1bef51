package dev.parley.server.core.state;

import dev.parley.server.core.event.Restored;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a sign-in that is remembered, beside the hash by which it is found.
 *
 * @param device the client's label for itself, empty where there is none
 * @param address from where it was used last, without a port; null where that is not known
 * @param issuedAt null where that is not known
 * @param usedAt the last use that was written down, null where there is none
 */
public record Token(
        String device,
        @Nullable String address,
        @Nullable Instant issuedAt,
        @Nullable Instant usedAt) {

    static Token restore(Restored.Token from) {
        return new Token(from.device(), from.address(), from.issuedAt(), from.usedAt());
    }

    Restored.Token summary(String hash) {
        return new Restored.Token(hash, device, address, issuedAt, usedAt);
    }

    Token used(@Nullable String from, Instant at) {
        return new Token(device, from == null ? address : from, issuedAt, at);
    }

    /** The last use that was written down, its issue included; null where none is known. */
    public @Nullable Instant lastUse() {
        return usedAt == null ? issuedAt : usedAt;
    }
}
