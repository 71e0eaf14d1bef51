package dev.parley.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {

    @Test
    void countsLettersLeftOutPutInMistakenAndSwapped() {
        assertThat(Nearest.distance("", "abc")).isEqualTo(3);
        assertThat(Nearest.distance("join", "join")).isZero();
        assertThat(Nearest.distance("jion", "join")).isEqualTo(1);
        assertThat(Nearest.distance("jon", "join")).isEqualTo(1);
        assertThat(Nearest.distance("joinn", "join")).isEqualTo(1);
        assertThat(Nearest.distance("kitten", "sitting")).isEqualTo(3);
        assertThat(Nearest.distance("quit", "list")).isEqualTo(3);
        assertThat(Nearest.distance("/uesrs", "/users")).isEqualTo(1);
    }

    @Test
    void givesTheNearestOrNothingIfNoneIsNear() {
        List<String> words = List.of("join", "leave", "list", "logout");
        assertThat(Nearest.to("jion", words)).contains("join");
        assertThat(Nearest.to("lea", words)).contains("leave");
        assertThat(Nearest.to("lits", words)).contains("list");
        assertThat(Nearest.to("x", words)).isEmpty();
        assertThat(Nearest.to("dance", words)).isEmpty();
    }
}
