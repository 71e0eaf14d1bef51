package dev.parley.server.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.server.config.ServerConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordHasherTest {

    private final PasswordHasher hasher = new PasswordHasher(new ServerConfig.Passwords(64, 2, 1, 1));

    @Test
    void aPasswordVerifiesAgainstItsOwnHashAlone() {
        String stored = hasher.hash("correct horse");

        assertThat(hasher.verify("correct horse", stored)).isTrue();
        assertThat(hasher.verify("correct horsf", stored)).isFalse();
        assertThat(hasher.verify("", stored)).isFalse();
    }

    @Test
    void theSamePasswordIsStoredDifferentlyEachTime() {
        assertThat(hasher.hash("correct horse")).isNotEqualTo(hasher.hash("correct horse"));
    }

    @Test
    void theStoredFormSaysItsCosts() {
        assertThat(hasher.hash("correct horse"))
                .matches("\\$argon2id\\$v=19\\$m=64,t=2,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}");
    }

    @Test
    void aHashIsVerifiedAtTheCostsItWasMadeWith() {
        String old = new PasswordHasher(new ServerConfig.Passwords(32, 1, 2, 1)).hash("correct horse");

        assertThat(old).contains("m=32,t=1,p=2");
        assertThat(hasher.verify("correct horse", old)).isTrue();
    }

    /** Made by the reference implementation: {@code echo -n password | argon2 somesalt -id -t 2 -m 16 -p 1 -l 32 -e}. */
    @Test
    void aHashOfTheReferenceImplementationVerifies() {
        String reference = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";

        assertThat(hasher.verify("password", reference)).isTrue();
        assertThat(hasher.verify("passwore", reference)).isFalse();
    }

    @Test
    void aLetterAndItsAccentAreTheSameWhicheverWayTheyAreTyped() {
        assertThat(hasher.verify("cafe\u0301 au lait", hasher.hash("caf\u00e9 au lait")))
                .isTrue();
    }

    @Test
    void aDecoyLooksLikeAHashAndIsOfNoPassword() {
        assertThat(hasher.decoy()).hasSameSizeAs(hasher.hash("correct horse"));
        assertThat(hasher.verify("correct horse", hasher.decoy())).isFalse();
        assertThat(hasher.decoy()).isNotEqualTo(hasher.decoy());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "secret",
                "$argon2id$v=19$m=64,t=2,p=1$",
                "$argon2i$v=19$m=64,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "$argon2id$v=16$m=64,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "$argon2id$v=19$m=999999999,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "$argon2id$v=19$m=64,t=0,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "$argon2id$v=19$m=64,t=2,p=9$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "$argon2id$v=19$m=64,t=2,p=1$AAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "$argon2id$v=19$m=64,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n",
            })
    void whatIsNoHashVerifiesNothing(String stored) {
        assertThat(hasher.verify("secret", stored)).isFalse();
    }

    @Test
    void tokensAreLongAndDiffer() {
        NewToken tokens = new NewToken();

        assertThat(tokens.get()).matches("[A-Za-z0-9_-]{43}").isNotEqualTo(tokens.get());
    }
}
