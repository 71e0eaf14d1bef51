package dev.parley.client.net;

import dev.parley.client.net.KnownServers.By;
import dev.parley.client.net.KnownServers.Found;
import dev.parley.client.net.KnownServers.Known;
import dev.parley.tls.Fingerprint;
import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Decides in the middle of one handshake, before anything is sent, whether the server is the one that is meant. Java calls it on the
 * thread that shakes hands.
 */
final class ServerTrust extends X509ExtendedTrustManager {

    private static final X509Certificate[] NONE = {};

    private final ServerAddress server;
    private final Guard guard;
    private final Found found;
    private final List<String> notes = new ArrayList<>();
    private @Nullable LinkFailure refusal;

    /** What is to be remembered when the server has proved that the key is its own. */
    private @Nullable Runnable remembering;

    ServerTrust(ServerAddress server, Guard guard) throws LinkFailure {
        this.server = server;
        this.guard = guard;
        this.found = guard.find(server);
        notes.addAll(found.troubles());
    }

    /** Why the server was not trusted; null if it was, or has not come so far. */
    @Nullable
    LinkFailure refusal() {
        return refusal;
    }

    /**
     * The handshake is over: the server has the key.
     *
     * @return what the person is to know, each in a sentence
     */
    List<String> confirm() {
        if (remembering != null) {
            remembering.run();
        }
        return List.copyOf(notes);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        LinkFailure wrong = judge(chain, type, socket);
        if (wrong != null) {
            refusal = wrong;
            throw new CertificateException(wrong.text());
        }
    }

    private @Nullable LinkFailure judge(X509Certificate[] chain, String type, Socket socket) {
        Fingerprint key = Fingerprint.of(chain[0].getPublicKey());
        Fingerprint wanted = guard.of(server).fingerprint();
        Known known = found.known();
        if (wanted != null) {
            return key.equals(wanted) ? null : TrustWords.notTheOneGiven(server, wanted, key);
        }
        if (known != null && known.by() == By.DAMAGED_LINE) {
            return TrustWords.damaged(server, known);
        }
        if (known != null && key.equals(known.key())) {
            return null;
        }
        Fingerprint accepted = guard.accepted(server);
        if (key.equals(accepted)) {
            remembering = () -> keep(key);
            return null;
        }
        CertificateException wrong = guard.authorities(server).check(chain, type, socket);
        if (wrong == null) {
            vouchedFor(known);
            return null;
        }
        String why = WhyNot.of(wrong, chain[0], server);
        if (accepted != null) {
            return TrustWords.changed(server, accepted, key, "start the client again.");
        }
        if (known == null) {
            return TrustWords.unknown(new Stranger(server, key, why));
        }
        Fingerprint before = known.key();
        return before == null
                ? TrustWords.noLongerVouchedFor(server, known, key, why)
                : TrustWords.changed(server, before, key, "remove " + known.where() + " and connect again.");
    }

    private void vouchedFor(@Nullable Known known) {
        if (known == null || known.by() != By.AUTHORITY) {
            remembering = () -> keep(null);
        }
        if (known != null && known.by() == By.KEY) {
            notes.add("The server at " + server + " has another key now. A certificate authority vouches for it.");
        }
    }

    private void keep(@Nullable Fingerprint key) {
        String trouble = guard.keep(server, key);
        if (!trouble.isEmpty()) {
            notes.add(trouble);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
        throw new CertificateException("Without the connection nobody knows which server it is");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        checkServerTrusted(chain, type);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
        throw new CertificateException("This is a client");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        checkClientTrusted(chain, type);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        checkClientTrusted(chain, type);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return NONE;
    }
}
