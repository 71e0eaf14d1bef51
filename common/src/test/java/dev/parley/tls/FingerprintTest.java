package dev.parley.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class FingerprintTest {

    /** With OpenSSL: pkey -pubin -outform DER, dgst -sha256 -binary, base64. */
    private static final String KEY =
            "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEaxfR8uEsQkf4vOblY6RA8ncDfYEt6zOg9KE5RdiYwpZP40Li/hp/m47n60p8D54WK84zV2sxXs7LtkBoN79R9Q==";

    private static PublicKey key() throws Exception {
        return KeyFactory.getInstance("EC")
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(KEY)));
    }

    @Test
    void isTheHashOfTheWholeKeyAndIsReadInEveryForm() throws Exception {
        Fingerprint fingerprint = Fingerprint.of(key());
        assertThat(fingerprint.text()).isEqualTo("SHA256:XNJS+wzokyQ2+vjM0QQJgbie5K1rn+niorfnGqyyfNM");
        assertThat(Fingerprint.parse(fingerprint.text())).contains(fingerprint);
        assertThat(Fingerprint.parse(" " + fingerprint.text().substring(7) + "= "))
                .contains(fingerprint);
        assertThat(
                        Fingerprint.parse(
                                "5c:d2:52:fb:0c:e8:93:24:36:fa:f8:cc:d1:04:09:81:b8:9e:e4:ad:6b:9f:e9:e2:a2:b7:e7:1a:ac:b2:7c:d3"))
                .contains(fingerprint);
        assertThat(Fingerprint.parse("sha256:"
                        + "5c:d2:52:fb:0c:e8:93:24:36:fa:f8:cc:d1:04:09:81:b8:9e:e4:ad:6b:9f:e9:e2:a2:b7:e7:1a:ac:b2:7c:d3"
                                .toUpperCase(Locale.ROOT)))
                .contains(fingerprint);
    }

    @Test
    void whatIsNoHashIsNoFingerprint() {
        for (String odd :
                new String[] {"", "SHA256:", "SHA256:abc", "ab".repeat(31), "zz".repeat(32), "é".repeat(43)}) {
            assertThat(Fingerprint.parse(odd)).as(odd).isEmpty();
        }
    }
}
