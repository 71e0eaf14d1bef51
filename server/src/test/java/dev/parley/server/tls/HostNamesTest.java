package dev.parley.server.tls;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HostNamesTest {

    @Test
    void theMachinesNameComesFirst() {
        assertThat(HostNames.with("Kettle.Example.org\n")).containsExactly("kettle.example.org", "localhost");
    }

    @Test
    void aNameThatNoCertificateCanHaveIsLeftOut() {
        assertThat(HostNames.with("localhost")).containsExactly("localhost");
        assertThat(HostNames.with("")).containsExactly("localhost");
        assertThat(HostNames.with("my_machine")).containsExactly("localhost");
        assertThat(HostNames.with("küche")).containsExactly("localhost");
        assertThat(HostNames.with("a".repeat(65))).containsExactly("localhost");
    }
}
