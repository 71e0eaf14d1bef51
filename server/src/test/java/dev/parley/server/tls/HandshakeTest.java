package dev.parley.server.tls;

import static dev.parley.server.tls.Fixtures.pem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.tls.Fingerprint;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What clients can agree on with a server, over real engines. */
class HandshakeTest {

    @TempDir
    Path folder;

    private ServerIdentity identity(String key, String... certificates) throws IdentityException {
        String chain =
                String.join("", Arrays.stream(certificates).map(Fixtures::pem).toList());
        return Fixtures.open(Fixtures.write(folder, pem(key), chain));
    }

    private SSLContext server() throws IdentityException {
        return ServerIdentity.open(IdentityFiles.in(folder), Fixtures.CLOCK).context();
    }

    private SSLContext rsa() throws IdentityException {
        return identity("test-key-rsa-pkcs8", "test-rsa").context();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void theServersOwnCertificateIsShownAndTextsArrive(String version) throws Exception {
        ServerIdentity own = ServerIdentity.open(IdentityFiles.in(folder), Fixtures.CLOCK);
        Handshake handshake = Handshake.of(Handshake.engine(Handshake.trusting(), version), own.context());
        assertThat(handshake.client().getSession().getProtocol()).isEqualTo(version);
        assertThat(handshake.tell("hello")).isEqualTo("hello");
        assertThat(handshake.chain()).hasSize(1);
        assertThat(Fingerprint.of(handshake.chain().get(0).getPublicKey())).isEqualTo(own.fingerprint());
    }

    @ParameterizedTest
    @CsvSource({
        "TLSv1.2, test-key-ec-sec1, test-ec-leaf",
        "TLSv1.3, test-key-ec-sec1, test-ec-leaf",
        "TLSv1.2, test-key-rsa-pkcs1, test-rsa",
        "TLSv1.3, test-key-rsa-pkcs1, test-rsa",
        "TLSv1.2, test-key-ed25519, test-ed25519",
        "TLSv1.3, test-key-ed25519, test-ed25519"
    })
    void eachKindOfKeyWorksInBothVersions(String version, String key, String certificate) throws Exception {
        ServerIdentity identity = identity(key, certificate);
        Handshake handshake = Handshake.of(Handshake.engine(Handshake.trusting(), version), identity.context());
        assertThat(handshake.tell("hello")).isEqualTo("hello");
        assertThat(Fingerprint.of(handshake.chain().get(0).getPublicKey())).isEqualTo(identity.fingerprint());
    }

    @Test
    void theWholeChainIsSentInOrderWhateverTheOrderOfTheFile() throws Exception {
        ServerIdentity identity =
                identity("test-key-ec-pkcs8", "test-ec-root", "test-rsa", "test-ec-intermediate", "test-ec-leaf");
        Handshake handshake = Handshake.of(Handshake.engine(Handshake.trusting()), identity.context());
        assertThat(handshake.chain())
                .extracting(certificate -> certificate.getSubjectX500Principal().getName())
                .containsExactly(
                        "CN=chat.example.org",
                        "CN=Parley Test Intermediate,O=Parley Test",
                        "CN=Parley Test Root,O=Parley Test");
    }

    @Test
    void onlyModernVersionsAndCipherSuitesAreSpoken() throws Exception {
        SSLEngine engine = TlsEngines.forServer(server());
        assertThat(engine.getEnabledProtocols()).containsExactlyInAnyOrder("TLSv1.2", "TLSv1.3");
        assertThat(engine.getUseClientMode()).isFalse();
        assertThat(engine.getEnabledCipherSuites())
                .contains("TLS_AES_256_GCM_SHA384", "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256")
                .contains("TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256")
                .noneMatch(suite -> suite.contains("_CBC_") || suite.startsWith("TLS_RSA_"))
                .noneMatch(suite -> suite.startsWith("TLS_DHE_") || suite.startsWith("TLS_ECDH_"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLS_RSA_WITH_AES_128_GCM_SHA256", "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256"})
    void aClientThatKnowsOnlyWeakSuitesIsRefused(String suite) throws Exception {
        SSLContext context = rsa();
        SSLEngine client = Handshake.engine(Handshake.trusting(), "TLSv1.2");
        client.setEnabledCipherSuites(new String[] {suite});
        assertThatThrownBy(() -> Handshake.of(client, context)).isInstanceOf(SSLException.class);
    }

    @Test
    void theServersOrderOfSuitesDecides() throws Exception {
        SSLEngine client = Handshake.engine(Handshake.trusting(), "TLSv1.3");
        SSLParameters parameters = client.getSSLParameters();
        List<String> suites = Arrays.asList(parameters.getCipherSuites());
        Collections.reverse(suites);
        parameters.setCipherSuites(suites.toArray(String[]::new));
        client.setSSLParameters(parameters);
        Handshake handshake = Handshake.of(client, server());
        assertThat(handshake.client().getSession().getCipherSuite()).isEqualTo("TLS_AES_256_GCM_SHA384");
    }

    @Test
    void theServerKeepsABoundedNumberOfSessions() throws Exception {
        SSLContext context = server();
        assertThat(context.getServerSessionContext().getSessionCacheSize()).isEqualTo(1000);
        assertThat(context.getServerSessionContext().getSessionTimeout()).isEqualTo(3600);
    }
}
