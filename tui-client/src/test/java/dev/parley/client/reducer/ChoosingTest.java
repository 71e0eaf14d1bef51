package dev.parley.client.reducer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.settings.Setting;
import org.junit.jupiter.api.Test;

/** What the person chooses, and what is said of it. */
class ChoosingTest {

    private final PaperServer server = new PaperServer();
    private final Person ann = Person.signedIn(server, "ann");

    @Test
    void aChangeIsToldInFewWordsAndAQuestionInAll() {
        ann.says("/set joins hide");
        assertThat(ann.status()).isEqualTo("joins is hide.");
        ann.says("/set joins show #lobby");
        assertThat(ann.status()).isEqualTo("joins in #lobby is show.");
        ann.says("/set joins");
        assertThat(ann.status())
                .startsWith("joins is hide: " + Setting.JOINS.help())
                .endsWith("It can be show, gather or hide.");
    }

    @Test
    void whatIsTheSameForAllRoomsIsNotSetForOne() {
        ann.says("/set bell off #lobby");
        assertThat(ann.status()).isEqualTo("bell is the same for all rooms and cannot be set for #lobby alone.");
        assertThat(ann.model.preferences().bell()).isTrue();
        ann.says("/set rooms_order #lobby #tea");
        assertThat(ann.model.preferences().roomsOrder()).containsExactly("#lobby", "#tea");
    }

    @Test
    void aRoomThatIsNoneIsNamedWithOneSign() {
        ann.says("/mute #nowhere");
        assertThat(ann.status()).isEqualTo("You are not in #nowhere.");
        ann.says("/leave #nowhere");
        assertThat(ann.status()).isEqualTo("You are not in #nowhere.");
        ann.says("/leave nowhere");
        assertThat(ann.status()).isEqualTo("You are not in #nowhere.");
    }
}
