package dev.parley.server.assembly;

import dev.parley.server.StartException;
import dev.parley.server.config.ServerConfig;
import dev.parley.server.net.Tls;
import dev.parley.server.tls.IdentityException;
import dev.parley.server.tls.IdentityFiles;
import dev.parley.server.tls.Reload;
import dev.parley.server.tls.ServerIdentity;
import dev.parley.server.tls.TlsEngines;
import dev.parley.server.worker.HandshakeWorker;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server's key and certificate in use: taken again when the files change, on a thread of its own that looks every few seconds, so
 * that a renewed certificate needs nobody. Any thread.
 */
final class Identity implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger("parley");

    private static final Duration EVERY = Duration.ofSeconds(10);

    private final ServerIdentity identity;
    private final HandshakeWorker work = new HandshakeWorker();
    private final Semaphore asked = new Semaphore(0);
    private final Thread looking = new Thread(this::lookAgainAndAgain, "parley-certificate");

    private Identity(ServerIdentity identity) {
        this.identity = identity;
        looking.setDaemon(true);
    }

    /** Takes the files, or makes them, and keeps looking at them. */
    static Identity open(ServerConfig.TlsFiles files, Path data, Clock clock) throws StartException {
        try {
            Identity open =
                    new Identity(ServerIdentity.open(IdentityFiles.of(files.certificate(), files.key(), data), clock));
            open.looking.start();
            return open;
        } catch (IdentityException unfit) {
            throw new StartException(String.valueOf(unfit.getMessage()), unfit);
        }
    }

    Tls tls() {
        return new Tls(() -> TlsEngines.forServer(identity.context()), work);
    }

    List<String> announcements() {
        List<String> lines = new ArrayList<>();
        lines.add("Certificate: " + identity.certificate().line());
        lines.add("Fingerprint: " + identity.fingerprint());
        lines.addAll(identity.warnings());
        return lines;
    }

    /** Takes the files again, soon. */
    void reload() {
        asked.release();
    }

    private void lookAgainAndAgain() {
        try {
            while (true) {
                boolean wasAsked = asked.tryAcquire(EVERY.toMillis(), TimeUnit.MILLISECONDS);
                tell(wasAsked ? identity::reload : identity::reloadIfChanged);
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private interface Look {
        Reload now();
    }

    private void tell(Look look) {
        try {
            Reload came = look.now();
            if (came instanceof Reload.Taken taken) {
                LOG.info(
                        "New connections get this certificate: {}",
                        taken.certificate().line());
                LOG.info("Fingerprint: {}", identity.fingerprint());
            } else if (came instanceof Reload.Kept kept) {
                LOG.warn("{}", kept.why());
            }
        } catch (RuntimeException bug) {
            // The next look must come.
            LOG.error("The certificate could not be looked at", bug);
        }
    }

    @Override
    public void close() {
        looking.interrupt();
        work.close();
    }
}
