package dev.parley.server.tls;

import dev.parley.text.IpText;
import dev.parley.text.SafeText;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/**
 * What a certificate says, for a person. Safe to print.
 *
 * @param names the hosts that it is for
 * @param issuer who vouches for it
 * @param selfSigned nobody else does
 */
public record CertificateInfo(
        List<String> names, String issuer, boolean selfSigned, Instant validFrom, Instant validUntil) {

    /** Types of GeneralName (RFC 5280): dNSName and iPAddress. */
    private static final Set<Integer> HOSTS = Set.of(2, 7);

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    public CertificateInfo {
        names = List.copyOf(names);
    }

    static CertificateInfo of(X509Certificate certificate) {
        return new CertificateInfo(
                names(certificate),
                commonName(certificate.getIssuerX500Principal()),
                CertificateChain.hasIssued(certificate, certificate),
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant());
    }

    /** The words after "The certificate FILE"; null while it is valid. */
    @Nullable
    String timeComplaint(Instant now) {
        if (now.isBefore(validFrom)) {
            return "is not valid before " + MINUTE.format(validFrom);
        }
        return now.isAfter(validUntil) ? "expired at " + MINUTE.format(validUntil) : null;
    }

    /** In one line: {@code chat.example.org, issued by R3, valid until 2027-01-02 10:00 UTC}. */
    public String line() {
        return String.join(", ", names)
                + (selfSigned ? ", self-signed" : ", issued by " + issuer)
                + ", valid until "
                + MINUTE.format(validUntil);
    }

    private static List<String> names(X509Certificate certificate) {
        List<String> hosts = hosts(certificate);
        return hosts.isEmpty() ? List.of(commonName(certificate.getSubjectX500Principal())) : hosts;
    }

    private static List<String> hosts(X509Certificate certificate) {
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            return names == null
                    ? List.of()
                    : names.stream()
                            .filter(name -> HOSTS.contains(name.get(0)))
                            .map(name ->
                                    SafeText.escape(IpText.shortened(name.get(1).toString())))
                            .toList();
        } catch (CertificateParsingException malformed) {
            return List.of();
        }
    }

    /** The whole name if it has no common name. */
    private static String commonName(X500Principal principal) {
        String whole = principal.getName();
        try {
            return SafeText.escape(new LdapName(whole)
                    .getRdns().stream()
                            .filter(part -> part.getType().equalsIgnoreCase("CN"))
                            .map(part -> part.getValue().toString())
                            .findFirst()
                            .orElse(whole));
        } catch (InvalidNameException malformed) {
            return SafeText.escape(whole);
        }
    }
}
