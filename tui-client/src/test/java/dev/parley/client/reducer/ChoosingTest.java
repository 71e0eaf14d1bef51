package dev.parley.client.reducer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.model.Effect;
import dev.parley.client.model.Event;
import dev.parley.client.model.Tone;
import dev.parley.client.settings.Preferences;
import dev.parley.client.settings.Setting;
import java.util.List;
import java.util.Map;
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
    void whatThereIsNotIsRefused() {
        Preferences usual = Preferences.USUAL;
        Preferences own = new Preferences(
                usual.chosen(),
                usual.rooms(),
                usual.keys(),
                usual.profile(),
                usual.troubles(),
                Map.of(Setting.THEME, List.of("dusk"), Setting.PROFILE, List.of("work")));
        ann.happen(new Event.Configured(own));
        ann.effects.clear();
        for (String line : List.of(
                "/set theme nosuch",
                "/set profile none",
                "/set joins show #nosuchroom",
                "/mute #nosuchroom",
                "/notify all #nosuchroom")) {
            ann.says(line);
            assertThat(ann.model.status().tone()).as(line).isEqualTo(Tone.ERROR);
            assertThat(ann.effects).as(line).noneMatch(Effect.SaveSetting.class::isInstance);
        }
        ann.says("/set theme nosuch");
        assertThat(ann.status()).isEqualTo("There is no theme nosuch. Yours: dusk.");
        ann.says("/set theme　dusk");
        assertThat(ann.model.preferences().theme()).isEqualTo("dusk");
        ann.says("/set theme dark").says("/set profile work").says("/set joins show #lobby");
        assertThat(ann.model.preferences().theme()).isEqualTo("dark");
        assertThat(ann.status()).isEqualTo("joins in #lobby is show.");
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
