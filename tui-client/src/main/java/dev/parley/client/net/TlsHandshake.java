package dev.parley.client.net;

import dev.parley.client.net.LinkEvent.Reason;
import dev.parley.text.SafeText;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.security.GeneralSecurityException;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/** Lays TLS over a connected socket. Nothing of a person is sent before the server is trusted. */
final class TlsHandshake {

    private static final String[] VERSIONS = {"TLSv1.3", "TLSv1.2"};

    private static final int LONGEST_FAULT = 200;

    private final MeteredSocket socket;
    private final ServerAddress server;
    private final Guard guard;

    /** @param notes what the person is to know, each in a sentence */
    record Done(Transport transport, List<String> notes) {}

    private TlsHandshake(MeteredSocket socket, ServerAddress server, Guard guard) {
        this.socket = socket;
        this.server = server;
        this.guard = guard;
    }

    /**
     * Closing the socket below, from another thread, ends it at once.
     *
     * @throws LinkFailure if the server is not trusted, or there is no TLS with it
     */
    static Done over(MeteredSocket socket, ServerAddress server, Guard guard) throws LinkFailure {
        return new TlsHandshake(socket, server, guard).run();
    }

    private Done run() throws LinkFailure {
        openAuthorities();
        ServerTrust trust = new ServerTrust(server, guard);
        try {
            MeteredInput input = socket.getInputStream();
            input.allow(Dial.TIMEOUT_MS);
            SSLSocket secured = secured(trust);
            secured.startHandshake();
            List<String> notes = trust.confirm();
            // From here on the greeting has its own time.
            input.allow(Dial.TIMEOUT_MS);
            return new Done(new SocketTransport(socket, secured), notes);
        } catch (IOException | GeneralSecurityException | RuntimeException fault) {
            // Java has thrown more than it promises at odd certificates.
            throw failure(trust.refusal(), fault);
        }
    }

    private void openAuthorities() throws LinkFailure {
        try {
            guard.authorities(server).open();
        } catch (IOException unreadable) {
            throw new LinkFailure(
                    Reason.UNTRUSTED,
                    "The certificates in " + guard.of(server).ca() + " cannot be read: " + unreadable.getMessage()
                            + ".");
        }
    }

    private SSLSocket secured(ServerTrust trust) throws IOException, GeneralSecurityException {
        // One for each connection: a session that is resumed would not be judged again.
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {trust}, null);
        SSLSocket secured =
                (SSLSocket) context.getSocketFactory().createSocket(socket, server.host(), server.port(), true);
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setProtocols(VERSIONS);
        // Authorities are to look at the host's name, too.
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secured.setSSLParameters(parameters);
        return secured;
    }

    private LinkFailure failure(@Nullable LinkFailure refusal, Exception fault) throws LinkFailure {
        if (refusal != null) {
            return refusal;
        }
        MeteredInput input = input();
        int first = input == null ? -1 : input.first();
        if (first == '{') {
            boolean loopback = socket.getInetAddress().isLoopbackAddress();
            return TrustWords.noTls(server, guard.of(server), loopback, guard);
        }
        if (first >= 0 && !TlsRecord.isAny(first)) {
            return new LinkFailure(
                    Reason.NOT_PARLEY, "The program at " + server + " is not a Parley server: it does not speak TLS.");
        }
        if (input != null && input.isOver()) {
            return broken("The program at " + server + " sent too much before it greeted.");
        }
        if (fault instanceof SocketTimeoutException) {
            return broken("The server at " + server + " did not finish the TLS handshake within "
                    + Dial.TIMEOUT_MS / 1000 + " seconds.");
        }
        if (first < 0) {
            return broken("The program at " + server + " closed the connection during the TLS handshake.");
        }
        String said = String.valueOf(fault.getMessage());
        String brief = said.length() > LONGEST_FAULT ? said.substring(0, LONGEST_FAULT) + "…" : said;
        return broken("The TLS handshake with the server at " + server + " failed: " + SafeText.escape(brief));
    }

    private static LinkFailure broken(String text) {
        return new LinkFailure(Reason.NO_HANDSHAKE, text);
    }

    private @Nullable MeteredInput input() {
        try {
            return socket.getInputStream();
        } catch (IOException closed) {
            return null;
        }
    }
}
