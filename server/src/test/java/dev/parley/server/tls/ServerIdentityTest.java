package dev.parley.server.tls;

import static dev.parley.server.tls.Fixtures.CLOCK;
import static dev.parley.server.tls.Fixtures.NOW;
import static dev.parley.server.tls.Fixtures.pem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.tls.Fingerprint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server's own key and certificate, and files that change while it runs. */
class ServerIdentityTest {

    private static final Clock LATER = Clock.fixed(Instant.parse("2041-01-01T00:00:00Z"), ZoneOffset.UTC);
    private static final Clock EARLIER = Clock.fixed(Instant.parse("2001-01-01T00:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path data;

    private IdentityFiles own;

    @BeforeEach
    void files() {
        own = IdentityFiles.in(data);
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    private static String kept(Reload reload) {
        assertThat(reload).isInstanceOf(Reload.Kept.class);
        return ((Reload.Kept) reload).why();
    }

    private ServerIdentity chat() throws IdentityException {
        return Fixtures.open(Fixtures.write(data, pem("test-key-ec-pkcs8"), pem("test-ec-leaf")));
    }

    @Test
    void theFirstStartMakesBothForTenYears() throws Exception {
        ServerIdentity identity = ServerIdentity.open(own, CLOCK);
        CertificateInfo certificate = identity.certificate();
        assertThat(certificate.selfSigned()).isTrue();
        assertThat(certificate.names())
                .containsExactlyElementsOf(
                        Stream.concat(HostNames.ofThisMachine().stream(), Stream.of("127.0.0.1", "::1"))
                                .toList());
        assertThat(certificate.issuer()).isEqualTo(certificate.names().get(0));
        assertThat(certificate.validFrom()).isBefore(NOW);
        assertThat(certificate.validUntil()).isEqualTo(Instant.parse("2040-05-06T07:08:09Z"));
        assertThat(identity.warnings()).isEmpty();
    }

    @Test
    void nobodyElseMayReadTheKey() throws Exception {
        ServerIdentity.open(own, CLOCK);
        assertThat(mode(data.resolve("tls"))).isEqualTo("rwx------");
        assertThat(mode(own.key())).isEqualTo("rw-------");
        try (Stream<Path> files = Files.list(data.resolve("tls"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("certificate.pem", "key.pem", "lock");
        }
    }

    @Test
    void theNextStartTakesWhatIsThere() throws Exception {
        Fingerprint first = ServerIdentity.open(own, CLOCK).fingerprint();
        byte[] certificate = Files.readAllBytes(own.certificate());
        assertThat(ServerIdentity.open(own, CLOCK).fingerprint()).isEqualTo(first);
        assertThat(own.certificate()).hasBinaryContent(certificate);
    }

    @Test
    void twoStartsAtOnceAgree() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            for (int round = 0; round < 10; round++) {
                IdentityFiles files = IdentityFiles.in(Files.createDirectory(data.resolve("data" + round)));
                Callable<Fingerprint> start =
                        () -> ServerIdentity.open(files, CLOCK).fingerprint();
                Set<Fingerprint> seen = new HashSet<>();
                for (Future<Fingerprint> one : threads.invokeAll(List.of(start, start, start, start))) {
                    seen.add(one.get());
                }
                assertThat(seen)
                        .containsExactly(ServerIdentity.open(files, CLOCK).fingerprint());
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aStartThatWasKilledIsContinuedWithTheSameKey() throws Exception {
        Fingerprint first = ServerIdentity.open(own, CLOCK).fingerprint();
        Files.delete(own.certificate());
        Path unfinished = data.resolve("tls/certificate.pem.unfinished");
        Files.writeString(unfinished, "-----BEGIN CERT");
        ServerIdentity again = ServerIdentity.open(own, LATER);
        assertThat(again.fingerprint()).isEqualTo(first);
        assertThat(again.certificate().validUntil()).isEqualTo(Instant.parse("2051-01-01T00:00:00Z"));
        assertThat(unfinished).doesNotExist();
    }

    @Test
    void nothingIsWrittenOverWhatIsThere() throws Exception {
        ServerIdentity.open(own, CLOCK);
        Files.delete(own.key());
        assertThatThrownBy(() -> ServerIdentity.open(own, CLOCK))
                .isInstanceOf(IdentityException.class)
                .hasMessageContainingAll("no key " + own.key(), "Put the key back");
        assertThat(own.key()).doesNotExist();
        // Such as a disk that is not mounted.
        Files.createSymbolicLink(own.key(), data.resolve("nowhere"));
        assertThatThrownBy(() -> ServerIdentity.open(own, CLOCK)).hasMessageContaining("no key " + own.key());
        assertThat(own.key()).isSymbolicLink();
    }

    @Test
    void aKeyOfAnotherKindInTheFolderNeedsItsCertificate() throws Exception {
        Files.createDirectory(data.resolve("tls"));
        Files.writeString(own.key(), pem("test-key-rsa-pkcs8"));
        assertThatThrownBy(() -> ServerIdentity.open(own, CLOCK))
                .isInstanceOf(IdentityException.class)
                .hasMessageContainingAll("no certificate " + own.certificate(), "Put the certificate there");
        Files.writeString(own.certificate(), pem("test-rsa"));
        assertThat(ServerIdentity.open(own, CLOCK).certificate().names()).containsExactly("rsa.example.org");
    }

    @Test
    void aFolderThatCannotBeUsedIsSaidInOneLine() throws Exception {
        Files.writeString(data.resolve("tls"), "no folder");
        assertThatThrownBy(() -> ServerIdentity.open(own, CLOCK))
                .isInstanceOf(IdentityException.class)
                .hasMessageStartingWith(
                        "Cannot make a TLS key in " + data.resolve("tls") + ". Check that it is a folder");
    }

    @Test
    void theStoredFingerprintIsReadWithoutMakingAnything() throws Exception {
        assertThat(ServerIdentity.storedFingerprint("", "", data)).isEmpty();
        assertThat(data.resolve("tls")).doesNotExist();
        Fingerprint made = ServerIdentity.open(own, CLOCK).fingerprint();
        assertThat(ServerIdentity.storedFingerprint("", "", data)).contains(made);
    }

    @Test
    void changedFilesAreTakenAndOthersLeftAlone() throws Exception {
        ServerIdentity identity = chat();
        Fingerprint before = identity.fingerprint();
        assertThat(identity.reloadIfChanged()).isInstanceOf(Reload.Unchanged.class);

        Fixtures.write(data, pem("test-key-rsa-pkcs1"), pem("test-rsa"));
        Reload reload = identity.reloadIfChanged();
        assertThat(reload).isEqualTo(new Reload.Taken(identity.certificate()));
        assertThat(identity.certificate().names()).containsExactly("rsa.example.org");
        assertThat(identity.fingerprint()).isNotEqualTo(before);
        Handshake next = Handshake.of(Handshake.engine(Handshake.trusting()), identity.context());
        assertThat(Fingerprint.of(next.chain().get(0).getPublicKey())).isEqualTo(identity.fingerprint());
        assertThat(identity.reloadIfChanged()).isInstanceOf(Reload.Unchanged.class);
    }

    @Test
    void aChangeIsSeenThatLeavesTimeAndSize() throws Exception {
        ServerIdentity identity = chat();
        FileTime time = Files.getLastModifiedTime(data.resolve("k.pem"));
        Files.writeString(data.resolve("k.pem"), pem("test-key-ec-pkcs8").replace('M', 'N'));
        Files.setLastModifiedTime(data.resolve("k.pem"), time);
        assertThat(kept(identity.reloadIfChanged())).contains("k.pem");
    }

    @Test
    void onDemandTheyAreTakenInAnyCase() throws Exception {
        ServerIdentity identity = chat();
        assertThat(identity.reload()).isInstanceOf(Reload.Taken.class);
    }

    @Test
    void aRenewalWithTheSameKeyKeepsTheFingerprint() throws Exception {
        ServerIdentity identity = ServerIdentity.open(own, CLOCK);
        Files.delete(own.certificate());
        ServerIdentity renewed = ServerIdentity.open(own, LATER);
        assertThat(identity.fingerprint()).isEqualTo(renewed.fingerprint());
        assertThat(identity.certificate()).isNotEqualTo(renewed.certificate());
    }

    @Test
    void filesThatCannotBeUsedLeaveTheOldOnesAndAreSaidOnce() throws Exception {
        ServerIdentity identity = chat();
        Fingerprint before = identity.fingerprint();
        Files.writeString(data.resolve("k.pem"), pem("test-key-rsa-pkcs1"));
        assertThat(kept(identity.reloadIfChanged()))
                .contains("k.pem does not belong to the certificate", "the old certificate stays in use")
                .doesNotContain("\n");
        assertThat(identity.reloadIfChanged()).isInstanceOf(Reload.Unchanged.class);
        assertThat(kept(identity.reload())).contains("does not belong");
        assertThat(identity.fingerprint()).isEqualTo(before);

        Files.delete(data.resolve("k.pem"));
        assertThat(kept(identity.reloadIfChanged())).contains("There is no key");
        Fixtures.write(data, pem("test-key-ec-sec1"), pem("test-ec-leaf"));
        assertThat(identity.reloadIfChanged()).isInstanceOf(Reload.Taken.class);
        assertThat(identity.fingerprint()).isEqualTo(before);
    }

    @Test
    void aCertificateThatHasExpiredOrIsNotYetValidIsNotTaken() throws Exception {
        AtomicBoolean late = new AtomicBoolean();
        Clock clock = new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return late.get() ? LATER.instant() : NOW;
            }
        };
        ServerIdentity identity = ServerIdentity.open(own, clock);
        Fingerprint before = identity.fingerprint();
        // Another data folder's, made earlier or later.
        copyFrom(EARLIER);
        assertThat(kept(identity.reloadIfChanged()))
                .contains(own.certificate() + " expired at 2011-01-01 00:00 UTC")
                .contains("Check the clock");
        copyFrom(LATER);
        assertThat(kept(identity.reloadIfChanged()))
                .contains(own.certificate() + " is not valid before 2040-12-31 00:00 UTC");
        assertThat(identity.fingerprint()).isEqualTo(before);
        late.set(true);
        assertThat(identity.reloadIfChanged()).isInstanceOf(Reload.Taken.class);
    }

    private void copyFrom(Clock made) throws IOException {
        Path other = Files.createTempDirectory(data, "other");
        IdentityFiles files = IdentityFiles.in(other);
        ServerIdentity.open(files, made);
        Files.writeString(own.key(), Files.readString(files.key()));
        Files.writeString(own.certificate(), Files.readString(files.certificate()));
    }

    @Test
    void anExpiredCertificateDoesNotStopTheStartAndIsWarnedOf() throws Exception {
        ServerIdentity.open(own, EARLIER);
        ServerIdentity identity = ServerIdentity.open(own, CLOCK);
        assertThat(identity.warnings())
                .singleElement()
                .asString()
                .contains(own.certificate() + " expired at 2011-01-01 00:00 UTC", "delete the file and restart");
    }

    @Test
    void aKeyThatEverybodyCanReadIsWarnedOf() throws Exception {
        ServerIdentity identity = chat();
        Files.setPosixFilePermissions(data.resolve("k.pem"), PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(identity.warnings())
                .singleElement()
                .asString()
                .contains("can read the TLS key " + data.resolve("k.pem"), "chmod o= ");
        Files.setPosixFilePermissions(data.resolve("k.pem"), PosixFilePermissions.fromString("rw-r-----"));
        assertThat(identity.warnings()).isEmpty();
    }

    @Test
    void handshakesGoOnWhileTheFilesAreReplaced() throws Exception {
        ServerIdentity identity = chat();
        Handshake open = Handshake.of(Handshake.engine(Handshake.trusting()), identity.context());
        Fingerprint first = identity.fingerprint();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        AtomicBoolean done = new AtomicBoolean();
        Callable<Set<Fingerprint>> client = () -> {
            Set<Fingerprint> seen = new HashSet<>();
            do {
                Handshake one = Handshake.of(Handshake.engine(Handshake.trusting()), identity.context());
                assertThat(one.tell("hello")).isEqualTo("hello");
                seen.add(Fingerprint.of(one.chain().get(0).getPublicKey()));
            } while (!done.get());
            return seen;
        };
        try {
            List<Future<Set<Fingerprint>>> clients = List.of(threads.submit(client), threads.submit(client));
            Set<Fingerprint> shown = new HashSet<>(Set.of(first));
            for (int round = 0; round < 20; round++) {
                boolean rsa = round % 2 == 0;
                Fixtures.write(
                        data,
                        pem(rsa ? "test-key-rsa-pkcs8" : "test-key-ec-pkcs8"),
                        pem(rsa ? "test-rsa" : "test-ec-leaf"));
                assertThat(identity.reloadIfChanged()).isInstanceOf(Reload.Taken.class);
                shown.add(identity.fingerprint());
            }
            done.set(true);
            for (Future<Set<Fingerprint>> one : clients) {
                assertThat(shown).containsAll(one.get());
            }
        } finally {
            done.set(true);
            threads.shutdownNow();
        }
        assertThat(open.tell("still here")).isEqualTo("still here");
    }
}
