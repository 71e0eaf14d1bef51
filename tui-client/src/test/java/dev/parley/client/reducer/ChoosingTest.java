package dev.parley.client.reducer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.model.Credentials;
import dev.parley.client.model.Effect;
import dev.parley.client.model.Event;
import dev.parley.client.model.Tone;
import dev.parley.client.settings.Notes;
import dev.parley.client.settings.Preferences;
import dev.parley.client.settings.Setting;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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
        ann.says("/join tea").says("/set rooms_order #lobby #tea");
        assertThat(ann.model.preferences().roomsOrder()).containsExactly("#lobby", "#tea");
    }

    @Test
    void anOrderNamesRoomsThatThereAre() {
        ann.says("/join tea").says("/set rooms_order tea #nosuch lobby @carl #nosuch");
        assertThat(ann.status()).isEqualTo("You are not in #nosuch or @carl. Nothing was changed.");
        assertThat(ann.model.status().tone()).isEqualTo(Tone.ERROR);
        assertThat(ann.model.preferences().roomsOrder()).isEmpty();
        assertThat(ann.effects).noneMatch(Effect.SaveSetting.class::isInstance);
        ann.says("/set rooms_order tea, #LOBBY");
        assertThat(ann.model.preferences().roomsOrder()).containsExactly("tea", "#LOBBY");
        ann.says("/leave tea").says("/set rooms_order lobby tea");
        assertThat(ann.model.preferences().roomsOrder())
                .as("a room that was left keeps its place")
                .containsExactly("lobby", "tea");
        ann.says("/set rooms_order -");
        assertThat(ann.model.preferences().roomsOrder()).isEmpty();
    }

    @Test
    void whoHasNoThemesAndProfilesCannotChooseOne() {
        for (String line : List.of("/set theme dusk", "/set profile work")) {
            ann.says(line);
            assertThat(ann.model.status().tone()).as(line).isEqualTo(Tone.ERROR);
            assertThat(ann.effects).as(line).noneMatch(Effect.SaveSetting.class::isInstance);
        }
    }

    /** A setting of a new kind must be looked at here: each value that names something is checked. */
    @ParameterizedTest
    @EnumSource(Setting.class)
    void noSettingTakesANameThatThereIsNot(Setting setting) {
        ann.says("/set " + setting.key() + " nosuch");
        assertThat(ann.model.status().tone()).isEqualTo(Tone.ERROR);
        ann.says("/set " + setting.key() + " " + setting.usual() + " #nosuch");
        assertThat(ann.model.status().tone()).isEqualTo(Tone.ERROR);
        assertThat(ann.effects).noneMatch(Effect.SaveSetting.class::isInstance);
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
                usual.notes(),
                Map.of(Setting.THEME, List.of("dusk"), Setting.PROFILE, List.of("work")),
                usual.hooks());
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
    void oldNamesAreTakenAndAnsweredWithTheNewOnes() {
        ann.says("/set attention all");
        assertThat(ann.status()).isEqualTo("notify is all.");
        assertThat(ann.effects).contains(new Effect.SaveSetting(Setting.NOTIFY, null, "all"));
        ann.says("/set attention none #lobby");
        assertThat(ann.status()).isEqualTo("notify in #lobby is none.");
        ann.says("/set notify OSC9");
        assertThat(ann.status()).isEqualTo("desktop_notifications is osc9.");
        assertThat(ann.effects).contains(new Effect.SaveSetting(Setting.DESKTOP_NOTIFICATIONS, null, "osc9"));
        ann.says("/set notify mentions");
        assertThat(ann.status()).isEqualTo("notify is mentions.");
        ann.says("/set attention");
        assertThat(ann.status()).startsWith("notify is mentions: what notifies you");
        ann.says("/set notify off #lobby");
        assertThat(ann.status())
                .isEqualTo("desktop_notifications is the same for all rooms and cannot be set for #lobby alone.");
        ann.says("/set notify loud");
        assertThat(ann.status()).startsWith("notify can be all, mentions or none");
    }

    @Test
    void oldNamesInFilesAreToldWhereTroublesAre() {
        Preferences noted = Preferences.USUAL.with(Notes.of(List.of("line 3: attention", "line 4: notify")));
        Person bob = new Person(server, "bob");
        bob.happen(new Event.Configured(noted));
        bob.happen(new Event.Started(false));
        bob.settle();
        bob.happen(new Event.SignIn(new Credentials("bob", "a password", true)));
        bob.settle();
        assertThat(bob.status()).isEqualTo("line 3: attention (and 1 more: /set)");
        assertThat(bob.model.status().tone()).isEqualTo(Tone.INFO);
        bob.happen(new Event.Noted(List.of("line 5: call")));
        assertThat(bob.status()).isEqualTo("line 5: call");
        bob.says("/set");
        assertThat(bob.model.page().lines())
                .startsWith("Note: line 3: attention", "Note: line 4: notify", "Note: line 5: call", "");
        ann.happen(new Event.Configured(noted.with(noted.notes().read())));
        assertThat(ann.status()).as("what was read is not told again").doesNotContain("attention");
    }

    @Test
    void anOldNameHidesNoTrouble() {
        Preferences noted = Preferences.USUAL.with(Notes.of(List.of("line 3: attention")));
        ann.happen(new Event.Configured(noted.withTroubles(List.of("line 9: wrong"))));
        ann.happen(new Event.Noted(List.of("line 5: call")));
        assertThat(ann.status()).isEqualTo("line 9: wrong (and 1 more: /set)");
        assertThat(ann.model.status().tone()).isEqualTo(Tone.ERROR);
        ann.says("/set");
        assertThat(ann.model.page().lines())
                .startsWith("! line 9: wrong", "Note: line 3: attention", "Note: line 5: call", "");
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
