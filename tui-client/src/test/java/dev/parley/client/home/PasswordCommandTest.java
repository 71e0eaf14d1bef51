package dev.parley.client.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PasswordCommandTest {

    @Test
    void theFirstLineIsThePassword() throws Exception {
        assertThat(PasswordCommand.run("printf 'a secret\\nuser: ann\\n'")).isEqualTo("a secret");
    }

    @Test
    void aByteOrderMarkIsNoPartOfThePassword() throws Exception {
        assertThat(PasswordCommand.run("printf '\\357\\273\\277a secret\\n'")).isEqualTo("a secret");
    }

    @Test
    void whyThereIsNoneIsSaidWithoutWhatWasPrinted() {
        assertThatThrownBy(() -> PasswordCommand.run("echo secret; echo no such entry >&2; exit 3"))
                .hasMessage("The password command failed with status 3: no such entry");
        assertThatThrownBy(() -> PasswordCommand.run("true")).hasMessage("The password command printed nothing.");
        assertThatThrownBy(() -> PasswordCommand.run("sleep 1000", 1))
                .hasMessage("The password command took longer than 1 s.");
    }

    @Test
    void whoPrintsWithoutEndKeepsNobodyWaiting() {
        assertThatThrownBy(() -> PasswordCommand.run("yes", 1)).hasMessageContaining("took longer");
    }
}
