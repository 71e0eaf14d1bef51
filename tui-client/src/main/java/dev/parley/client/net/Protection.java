package dev.parley.client.net;

import dev.parley.tls.Fingerprint;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a person asks for of the connection to one server.
 *
 * @param tls whether it is encrypted on this machine too; over a network it always is
 * @param insecure whether it is in plain text, also over a network
 * @param ca certificate authorities that are trusted beside the system's, in PEM
 * @param fingerprint the one key that is trusted
 */
public record Protection(
        boolean tls,
        boolean insecure,
        @Nullable Path ca,
        @Nullable Fingerprint fingerprint) {

    /** Nothing of its own. */
    public static final Protection USUAL = new Protection(false, false, null, null);

    /** Who names a key or an authority wants it looked at. */
    public boolean asksForTls() {
        return tls || ca != null || fingerprint != null;
    }
}
