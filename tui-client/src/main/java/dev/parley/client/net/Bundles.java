package dev.parley.client.net;

import java.nio.file.Path;
import java.util.List;

/** Where systems keep the certificate authorities that all of their programs trust, beside Java's own list. */
final class Bundles {

    static final List<Path> USUAL =
            List.of(Path.of("/etc/ssl/certs/ca-certificates.crt"), Path.of("/etc/pki/tls/certs/ca-bundle.crt"));

    private Bundles() {}
}
