package dev.parley.client.reducer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.model.Effect;
import dev.parley.client.model.Event;
import dev.parley.client.settings.Preferences;
import dev.parley.client.settings.Setting;
import dev.parley.client.view.Title;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What rings, what notifies, and what does neither. */
class AttentionTest {

    private final PaperServer server = new PaperServer();
    private final Person ann = Person.signedIn(server, "ann");
    private final Person bob = Person.signedIn(server, "bob");

    @BeforeEach
    void inAnotherRoom() {
        ann.says("/join tea");
        bob.says("hello");
        ann.settle();
        ann.effects.clear();
    }

    private void choose(Setting setting, String value) {
        ann.happen(new Event.Configured(ann.model.preferences().with(setting, value)));
    }

    private long bells() {
        return ann.effects.stream().filter(Effect.Bell.class::isInstance).count();
    }

    private void hears(String text) {
        bob.says(text);
        ann.settle();
    }

    @Test
    void aMentionElsewhereRingsAndOtherTalkDoesNot() {
        hears("just talking");
        assertThat(bells()).isZero();
        hears("@ann: tea?");
        assertThat(bells()).isEqualTo(1);
    }

    @Test
    void theFirstWordOfAStrangerRings() {
        hears("@ann: psst");
        assertThat(bells()).isEqualTo(1);
        assertThat(ann.model.conversations().get("@bob")).isNotNull();
    }

    @Test
    void manyCallsAtOnceRingOnce() {
        for (int i = 0; i < 20; i++) {
            hears("ann: " + i);
        }
        assertThat(bells()).isEqualTo(1);
        ann.wait(3);
        hears("ann: still there?");
        assertThat(bells()).isEqualTo(2);
    }

    @Test
    void whatOneSeesAnywayIsQuiet() {
        ann.says("/join lobby");
        ann.effects.clear();
        hears("ann: look");
        assertThat(bells()).isZero();
        ann.presses("F1");
        hears("ann: the help is in the way");
        assertThat(bells()).isEqualTo(1);
    }

    @Test
    void theBellIsASetting() {
        choose(Setting.BELL, "off");
        hears("ann: tea?");
        assertThat(bells()).isZero();
        choose(Setting.DESKTOP_NOTIFICATIONS, "osc9");
        ann.wait(3);
        hears("ann: really?");
        assertThat(bells()).isZero();
        assertThat(ann.effects).contains(new Effect.Notify("bob in #lobby", "ann: really?"));
    }

    @Test
    void aRoomIsMutedAndUnmuted() {
        ann.says("/mute #lobby");
        assertThat(ann.status()).isEqualTo("#lobby: muted. /unmute undoes this.");
        assertThat(ann.effects).contains(new Effect.SaveSetting(Setting.NOTIFY, "lobby", "none"));
        hears("ann: hello?");
        assertThat(bells()).isZero();
        ann.says("/notify all lobby");
        ann.wait(3);
        hears("just talking");
        assertThat(bells()).isEqualTo(1);
        ann.says("/unmute lobby");
        assertThat(ann.model.preferences().isOwn(Setting.NOTIFY, "lobby")).isFalse();
        ann.says("/notify loudly");
        assertThat(ann.status()).startsWith("/notify all, /notify mentions");
        ann.says("/mute nowhere");
        assertThat(ann.status()).isEqualTo("You are not in #nowhere.");
    }

    @Test
    void oneRoomMayCallForMoreOrForNothing() {
        Preferences usual = ann.model.preferences();
        ann.happen(new Event.Configured(usual.with(Setting.NOTIFY, "lobby", "all")));
        hears("just talking");
        assertThat(bells()).isEqualTo(1);
        ann.happen(new Event.Configured(usual.with(Setting.NOTIFY, "lobby", "none")));
        ann.wait(3);
        hears("ann: hello?");
        assertThat(bells()).as("muted").isEqualTo(1);
        assertThat(ann.in("lobby").unread().mentions())
                .as("counted all the same")
                .isPositive();
        assertThat(Title.of(ann.model)).as("but not in the title").isEqualTo("Parley #tea");
    }
}
