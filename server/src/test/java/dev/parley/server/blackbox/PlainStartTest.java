package dev.parley.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server without TLS or metrics loads nothing of them: they make no start slower that does not ask for them. */
class PlainStartTest extends Scenario {

    @TempDir
    Path folder;

    @Test
    void nothingOfTlsOrMetricsIsLoaded() throws IOException {
        Path loaded = folder.resolve("loaded");
        ServerProcess server = keep(
                ServerProcess.startOver(folder.resolve("data"), Settings.quick(), "-Xlog:class+load:file=" + loaded));
        user("ann", server);
        server.close();
        assertThat(Files.readAllLines(loaded))
                .anyMatch(line -> line.contains("dev.parley.server.net."))
                .noneMatch(line -> line.contains("dev.parley.server.tls."))
                .noneMatch(line -> line.contains("dev.parley.tls."))
                .noneMatch(line -> line.contains("org.bouncycastle.cert."))
                .noneMatch(line -> line.contains("javax.net.ssl."))
                .noneMatch(line -> line.contains("sun.security.ssl."))
                .noneMatch(line -> line.contains("io.prometheus."))
                .noneMatch(line -> line.contains("com.sun.net.httpserver."))
                .noneMatch(line -> line.contains("dev.parley.server.metrics.MetricsPort"));
        assertThat(folder.resolve("data/tls")).doesNotExist();
    }
}
