package dev.parley.client.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.model.Event;
import dev.parley.client.reducer.Person;
import dev.parley.protocol.ServerEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who is typing, above the line. */
class TypingScreenTest {

    private final Person ann = Scenes.tea();

    private void typing(String room, String... users) {
        for (String user : users) {
            ann.happen(new Event.FromServer(new ServerEvent.Typing(room, user)));
        }
    }

    private String bar() {
        List<String> rows = View.render(ann.model).toText();
        return rows.get(rows.size() - 2);
    }

    @Test
    void oneTwoAndMore() {
        ann.resize(80, 24);
        typing("tea", "bob");
        assertThat(bar()).isEqualTo(" ● ann                              F1 help  bob is typing  3 unread, 2 for you");
        typing("tea", "cy");
        assertThat(bar()).endsWith("  bob and cy are typing  3 unread, 2 for you");
        typing("tea", "dora");
        assertThat(bar()).endsWith("  3 people are typing  3 unread, 2 for you");
        for (int i = 0; i < 20; i++) {
            typing("tea", "user" + i);
        }
        assertThat(bar()).endsWith("  many people are typing  3 unread, 2 for you");
        ann.wait(6);
        assertThat(bar()).isEqualTo(" ● ann                                             F1 help  3 unread, 2 for you");
    }

    @Test
    void elsewhereItIsNoBusinessHere() {
        ann.resize(80, 24);
        typing("lobby", "bob");
        assertThat(bar()).doesNotContain("typing");
    }

    @Test
    void newsMakeRoomForItAndErrorsDoNot() {
        ann.resize(66, 15);
        ann.says("/topic");
        typing("tea", "bob");
        assertThat(bar()).isEqualTo(" ● ann  #tea: Tea and biscuit… bob is typing  3 unread, 2 for you");
        ann.resize(135, 15);
        ann.says("/nonsense");
        assertThat(bar()).startsWith(" ● ann  Unknown command /non").doesNotContain("typing");
    }

    @Test
    void aNarrowScreenSaysItShorter() {
        ann.resize(26, 10);
        typing("tea", "bob");
        assertThat(bar()).isEqualTo(" ● ann        bob…  +3 @2");
        typing("tea", "cy");
        assertThat(bar()).isEqualTo(" ● ann    2 typing  +3 @2");
    }

    @Test
    void theListShowsWhoWritesToOneAlone() {
        ann.resize(80, 24);
        typing("@bob", "bob");
        assertThat(View.render(ann.model).row(4)).startsWith(" @bob    +1 … │");
        ann.wait(6);
        assertThat(View.render(ann.model).row(4)).startsWith(" @bob    +1 ● │");
    }
}
