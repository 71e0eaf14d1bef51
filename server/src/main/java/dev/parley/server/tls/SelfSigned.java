package dev.parley.server.tls;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECPublicKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A key, and a certificate that it signs for itself: what a server has that nobody has given one. */
final class SelfSigned {

    private static final String CURVE = "secp256r1";
    private static final int YEARS = 10;
    private static final int SERIAL_BITS = 127;

    /** Other machines' clocks may be behind. */
    private static final Duration EARLIER = Duration.ofDays(1);

    private static final List<String> ADDRESSES = List.of("127.0.0.1", "::1");

    private SelfSigned() {}

    static PrivateKey newKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(CURVE));
            return generator.generateKeyPair().getPrivate();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java has P-256", impossible);
        }
    }

    /**
     * A certificate in DER.
     *
     * @param key as {@link #newKey} makes it
     * @param names of hosts; the first is the certificate's own
     * @throws GeneralSecurityException if the key is of another kind
     */
    static byte[] certificate(PrivateKey key, List<String> names, Instant now) throws GeneralSecurityException {
        X500Name name = new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.CN, names.get(0))
                .build();
        try {
            return new JcaX509v3CertificateBuilder(
                            name,
                            new BigInteger(SERIAL_BITS, new SecureRandom()).setBit(SERIAL_BITS - 1),
                            Date.from(now.minus(EARLIER)),
                            Date.from(
                                    now.atZone(ZoneOffset.UTC).plusYears(YEARS).toInstant()),
                            name,
                            publicKey(key))
                    .addExtension(Extension.subjectAlternativeName, false, alternatives(names))
                    .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                    .addExtension(
                            Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth))
                    .build(new JcaContentSignerBuilder("SHA256withECDSA").build(key))
                    .getEncoded();
        } catch (IOException | OperatorCreationException failed) {
            throw new GeneralSecurityException(failed);
        }
    }

    private static GeneralNames alternatives(List<String> names) {
        return new GeneralNames(Stream.concat(
                        names.stream().map(name -> new GeneralName(GeneralName.dNSName, name)),
                        ADDRESSES.stream().map(address -> new GeneralName(GeneralName.iPAddress, address)))
                .toArray(GeneralName[]::new));
    }

    /** The key file holds the private key alone, from which the public one follows. */
    private static PublicKey publicKey(PrivateKey key) throws GeneralSecurityException {
        X9ECParameters curve = CustomNamedCurves.getByName(CURVE);
        if (!(key instanceof ECPrivateKey ec) || !ec.getParams().getOrder().equals(curve.getN())) {
            throw new GeneralSecurityException("No P-256 key");
        }
        ECPoint point =
                new FixedPointCombMultiplier().multiply(curve.getG(), ec.getS()).normalize();
        return KeyFactory.getInstance("EC")
                .generatePublic(new ECPublicKeySpec(
                        new java.security.spec.ECPoint(
                                point.getAffineXCoord().toBigInteger(),
                                point.getAffineYCoord().toBigInteger()),
                        ec.getParams()));
    }
}
