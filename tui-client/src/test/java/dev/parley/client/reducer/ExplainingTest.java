package dev.parley.client.reducer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code /help WORD}. */
class ExplainingTest {

    private final Person ann = Person.signedIn(new PaperServer(), "ann");

    private List<String> asked(String line) {
        int before = ann.notes("lobby").size();
        List<String> notes = ann.says(line).notes("lobby");
        return notes.subList(before, notes.size());
    }

    @Test
    void aKeyIsExplainedByItselfAndByItsAction() {
        assertThat(asked("/help alt-a"))
                .containsExactly("Alt-a                         Next unread room (next_unread)");
        assertThat(asked("/help next_unread")).isEqualTo(asked("/help Alt-a"));
        assertThat(asked("/help Alt-3")).containsExactly("Alt-3                         Room 3 of the list (room_3)");
        assertThat(asked("/help F7").get(0)).contains("(toggle_rooms)");
    }

    @Test
    void anOldNameIsExplainedByTheNewOne() {
        assertThat(asked("/help next_active")).isEqualTo(asked("/help next_unread"));
        assertThat(asked("/help attention")).singleElement().asString().startsWith("/set notify is mentions");
    }

    @Test
    void aSettingIsExplainedWithItsValue() {
        ann.says("/set bell off");
        assertThat(asked("/help bell").get(0))
                .startsWith("/set bell is off: ring the bell for")
                .endsWith("It can be on or off.");
    }

    @Test
    void aWordThatIsSeveralThingsIsExplainedAsAllOfThem() {
        List<String> notify = asked("/help notify");
        assertThat(notify).hasSize(2);
        assertThat(notify.get(0)).startsWith("/notify all|mentions|none [ROOM]");
        assertThat(notify.get(1)).startsWith("/set notify is mentions");
        assertThat(asked("/help /notify")).containsExactly(notify.get(0));
        assertThat(asked("/help nothing")).hasSize(1).first().asString().startsWith("Unknown command, setting or key");
    }
}
