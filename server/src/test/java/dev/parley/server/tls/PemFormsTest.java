package dev.parley.server.tls;

import static dev.parley.server.tls.Fixtures.pem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The PEM files that people have are taken; others are refused in one line that names the file. */
class PemFormsTest {

    @TempDir
    Path folder;

    private ServerIdentity open(String key, String certificate) throws IdentityException {
        return Fixtures.open(Fixtures.write(folder, key, certificate));
    }

    private void refused(String key, String certificate, String... parts) {
        assertThatThrownBy(() -> open(key, certificate))
                .isInstanceOf(IdentityException.class)
                .hasMessageContainingAll(parts)
                .hasMessageNotContainingAny("\n", "Exception", "null");
    }

    @ParameterizedTest
    @CsvSource({
        "test-key-ec-pkcs8, test-ec-leaf",
        "test-key-ec-sec1, test-ec-leaf",
        "test-key-rsa-pkcs8, test-rsa",
        "test-key-rsa-pkcs1, test-rsa",
        "test-key-ed25519, test-ed25519"
    })
    void everyUsualFormOfAKeyIsTaken(String key, String certificate) throws Exception {
        assertThat(open(pem(key), pem(certificate)).fingerprint().text()).startsWith("SHA256:");
    }

    @Test
    void theFormOfTheKeyDoesNotChangeTheFingerprint() throws Exception {
        assertThat(open(pem("test-key-ec-sec1"), pem("test-ec-leaf")).fingerprint())
                .isEqualTo(open(pem("test-key-ec-pkcs8"), pem("test-ec-leaf")).fingerprint());
    }

    @Test
    void aKeyWithoutParametersInFrontIsTakenToo() throws Exception {
        String bare =
                pem("test-key-ec-sec1").replaceFirst("(?s)-----BEGIN EC PARAMETERS.*END EC PARAMETERS-----\n", "");
        assertThat(bare).startsWith("-----BEGIN EC PRIVATE KEY");
        open(bare, pem("test-ec-leaf"));
    }

    @Test
    void linesOfWindowsATextInFrontAndAByteOrderMarkDoNotMatter() throws Exception {
        String key = "\uFEFFBag Attributes\n  friendlyName: größe\n" + pem("test-key-ec-pkcs8");
        String chain = "\uFEFF" + pem("test-ec-leaf") + "the issuer\n" + pem("test-ec-intermediate") + "the end";
        open(key.replace("\n", "\r\n"), chain.replace("\n", "\r\n"));
    }

    @Test
    void oneFileMayHoldEverything() throws Exception {
        Path all = Files.writeString(
                folder.resolve("all.pem"), pem("test-ec-intermediate") + pem("test-key-ec-sec1") + pem("test-ec-leaf"));
        assertThat(Fixtures.open(IdentityFiles.named(all, all)).certificate().names())
                .containsExactly("chat.example.org", "www.chat.example.org", "192.0.2.7");
    }

    @Test
    void theCertificateIsDescribedInOneLine() throws Exception {
        assertThat(open(pem("test-key-ec-pkcs8"), pem("test-ec-leaf"))
                        .certificate()
                        .line())
                .matches("chat\\.example\\.org, www\\.chat\\.example\\.org, 192\\.0\\.2\\.7,"
                        + " issued by Parley Test Intermediate, valid until 2126-\\d\\d-\\d\\d \\d\\d:\\d\\d UTC");
        assertThat(open(pem("test-key-rsa-pkcs8"), pem("test-rsa"))
                        .certificate()
                        .line())
                .startsWith("rsa.example.org, self-signed, valid until 2126-");
    }

    @ParameterizedTest
    @ValueSource(strings = {"test-key-encrypted-pkcs8", "test-key-encrypted-sec1"})
    void anEncryptedKeyIsRefusedWithTheCommandThatHelps(String key) {
        refused(pem(key), pem("test-ec-leaf"), "The key ", "k.pem is encrypted", "openssl pkey -in ");
    }

    @ParameterizedTest
    @CsvSource({
        "test-key-dsa, test-rsa",
        "test-key-rsa-short, test-rsa-short",
        "test-key-ec-secp256k1, test-ec-secp256k1"
    })
    void aKeyThatTlsCannotUseIsRefused(String key, String certificate) {
        refused(pem(key), pem(certificate), "k.pem is of a kind that TLS cannot use", "P-256", "RSA", "Ed25519");
    }

    @ParameterizedTest
    @CsvSource({
        "test-key-ec-pkcs8, test-rsa",
        "test-key-rsa-pkcs8, test-ec-leaf",
        "test-key-ec-pkcs8, test-ec-root",
        "test-key-ed25519, test-ec-leaf"
    })
    void aKeyOfAnotherCertificateIsRefused(String key, String certificate) {
        refused(pem(key), pem(certificate), "k.pem does not belong to the certificate", "c.pem", "Use the key");
    }

    @Test
    void filesWithoutWhatTheyShouldHaveAreRefused() {
        refused(pem("test-ec-leaf"), pem("test-ec-leaf"), "k.pem has no private key", "-----BEGIN PRIVATE KEY-----");
        refused(pem("test-key-ec-pkcs8"), "", "c.pem has no certificate", "-----BEGIN CERTIFICATE-----");
        refused("", pem("test-ec-leaf"), "k.pem has no private key");
    }

    @Test
    void aFileThatIsCutOffIsRefused() {
        String key = pem("test-key-ec-pkcs8");
        refused(key.substring(0, key.length() - 30), pem("test-ec-leaf"), "k.pem is damaged");
        refused(key, pem("test-ec-leaf").replaceFirst("-----\n.{8}", "-----\n????????"), "c.pem is damaged");
        refused(key, pem("test-ec-leaf").replaceFirst("-----\n.{8}", "-----\nAAAAAAAA"), "c.pem is damaged");
    }

    @Test
    void missingFilesFoldersAndHugeFilesAreRefused() throws Exception {
        IdentityFiles files = Fixtures.write(folder, pem("test-key-ec-pkcs8"), pem("test-ec-leaf"));
        Path absent = folder.resolve("absent.pem");
        refusedFiles(IdentityFiles.named(absent, files.key()), "There is no certificate " + absent + ".");
        refusedFiles(IdentityFiles.named(files.certificate(), absent), "There is no key " + absent + ".");
        refusedFiles(IdentityFiles.named(files.certificate(), folder), folder + " is not a file.");
        refusedFiles(IdentityFiles.named(files.certificate(), Path.of("/dev/zero")), "/dev/zero is not a file.");
        Path loop = folder.resolve("loop.pem");
        Files.createSymbolicLink(loop, loop);
        refusedFiles(IdentityFiles.named(files.certificate(), loop), "Cannot read " + loop + ": Too many levels");
        Path huge = Files.writeString(folder.resolve("huge.pem"), "x".repeat(1_100_000));
        refusedFiles(IdentityFiles.named(files.certificate(), huge), huge + " is too large");
    }

    private static void refusedFiles(IdentityFiles files, String part) {
        assertThatThrownBy(() -> Fixtures.open(files))
                .isInstanceOf(IdentityException.class)
                .hasMessageContaining(part);
    }

    /** Whatever is wrong in a file, it is refused as unusable, or it was not wrong enough. */
    @ParameterizedTest
    @CsvSource({
        "test-key-ec-pkcs8, test-ec-leaf",
        "test-key-ec-sec1, test-ec-leaf",
        "test-key-rsa-pkcs1, test-rsa",
        "test-key-ed25519, test-ed25519"
    })
    void damageIsNeverAFault(String key, String certificate) {
        Random random = new Random(20261130);
        for (int round = 0; round < 150; round++) {
            boolean inKey = random.nextBoolean();
            String badKey = inKey ? damaged(pem(key), random) : pem(key);
            String badCertificate = inKey ? pem(certificate) : damaged(pem(certificate), random);
            try {
                open(badKey, badCertificate);
            } catch (IdentityException refused) {
                assertThat(refused).hasMessageNotContainingAny("\n", "Exception", "null");
            }
        }
    }

    private static String damaged(String text, Random random) {
        StringBuilder bad = new StringBuilder(text);
        for (int change = random.nextInt(3); change >= 0; change--) {
            int at = random.nextInt(bad.length());
            switch (random.nextInt(3)) {
                case 0 -> bad.setCharAt(at, (char) ('!' + random.nextInt(90)));
                case 1 -> bad.delete(at, Math.min(bad.length(), at + 1 + random.nextInt(8)));
                default -> bad.insert(at, "A".repeat(1 + random.nextInt(8)));
            }
        }
        return bad.toString();
    }
}
