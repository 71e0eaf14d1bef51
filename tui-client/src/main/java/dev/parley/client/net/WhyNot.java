package dev.parley.client.net;

import dev.parley.text.SafeText;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why no authority vouches for a server, in words. What comes from a certificate is made harmless: a stranger wrote it. */
final class WhyNot {

    private static final int MOST_NAMES = 3;
    private static final int LONGEST_NAME = 80;

    /** Of the names in a certificate: the types of DNS names and of addresses (RFC 5280). */
    private static final List<Integer> OF_HOSTS = List.of(2, 7);

    private WhyNot() {}

    static String of(CertificateException wrong, X509Certificate certificate, ServerAddress server) {
        if (isFor(wrong, CertificateExpiredException.class)) {
            return "Its certificate expired on " + day(certificate.getNotAfter()) + ".";
        }
        if (isFor(wrong, CertificateNotYetValidException.class)) {
            return "Its certificate is valid from " + day(certificate.getNotBefore())
                    + " on. Is the clock of this machine right?";
        }
        if (isOtherName(wrong)) {
            List<String> names = names(certificate);
            return "Its certificate is for " + (names.isEmpty() ? "another name" : String.join(", ", names))
                    + ", not for " + server.host() + ".";
        }
        return "No certificate authority that this machine trusts vouches for it.";
    }

    /** Whether it says no more than that the authority is not known. */
    static boolean isUnknownAuthority(CertificateException wrong) {
        return !isFor(wrong, CertificateExpiredException.class)
                && !isFor(wrong, CertificateNotYetValidException.class)
                && !isOtherName(wrong);
    }

    /** Java says it in a message alone. */
    private static boolean isOtherName(CertificateException wrong) {
        String message = String.valueOf(wrong.getMessage());
        return message.startsWith("No name matching ") || message.startsWith("No subject alternative ");
    }

    private static boolean isFor(Throwable wrong, Class<? extends Throwable> kind) {
        int depth = 0;
        for (Throwable cause = wrong; cause != null && depth < 10; cause = cause.getCause()) {
            if (kind.isInstance(cause)) {
                return true;
            }
            depth++;
        }
        return false;
    }

    private static String day(Date date) {
        return date.toInstant().atZone(ZoneOffset.UTC).toLocalDate().toString();
    }

    private static List<String> names(X509Certificate certificate) {
        List<String> names = new ArrayList<>();
        for (List<?> name : alternatives(certificate)) {
            boolean ofHost = name.size() > 1 && name.get(0) instanceof Integer type && OF_HOSTS.contains(type);
            if (ofHost && names.size() < MOST_NAMES) {
                String text = String.valueOf(name.get(1));
                names.add(SafeText.escape(text.length() > LONGEST_NAME ? text.substring(0, LONGEST_NAME) + "…" : text));
            }
        }
        return names;
    }

    private static Collection<List<?>> alternatives(X509Certificate certificate) {
        try {
            @Nullable Collection<List<?>> all = certificate.getSubjectAlternativeNames();
            return all == null ? List.of() : all;
        } catch (CertificateParsingException unreadable) {
            return List.of();
        }
    }
}
