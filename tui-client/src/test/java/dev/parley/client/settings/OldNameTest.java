package dev.parley.client.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.keys.Keymap;
import dev.parley.client.settings.OldName.Place;
import dev.parley.client.theme.Role;
import org.junit.jupiter.api.Test;

class OldNameTest {

    @Test
    void everyOldNameLeadsToAName() {
        for (OldName name : OldName.ALL) {
            for (Place place : name.places()) {
                boolean known =
                        switch (place) {
                            case SETTINGS -> Setting.of(name.now()).isPresent();
                            case ROOM -> Setting.of(name.now()).orElseThrow().forRooms();
                            case KEYS -> Keymap.words().containsKey(name.now());
                            case THEME -> Role.of(name.now()).isPresent();
                        };
                assertThat(known).as(name + " " + place).isTrue();
            }
        }
    }

    /** What both could mean would be read as something else than it was written for. */
    @Test
    void aNameThatIsUsedAgainIsOldForValuesOfItsOwn() {
        for (OldName name : OldName.ALL) {
            Setting.of(name.old()).ifPresent(used -> {
                assertThat(name.values()).as(name.old()).isNotEmpty();
                for (String value : name.values()) {
                    assertThat(used.shape().read(value)).as(value).isEmpty();
                    assertThat(Setting.of(name.now()).orElseThrow().shape().read(value))
                            .contains(value);
                }
            });
        }
    }

    @Test
    void whatIsOldDependsOnThePlaceAndTheValue() {
        assertThat(OldName.now(Place.SETTINGS, "notify", "OSC9")).isEqualTo("desktop_notifications");
        assertThat(OldName.now(Place.SETTINGS, "notify", "all")).isEqualTo("notify");
        assertThat(OldName.now(Place.ROOM, "notify", "osc9")).isEqualTo("notify");
        assertThat(OldName.now(Place.ROOM, "Attention", "loud")).isEqualTo("notify");
        assertThat(OldName.now(Place.THEME, "attention", "red")).isEqualTo("attention");
        assertThat(OldName.now(Place.KEYS, "next_active", "Alt-a")).isEqualTo("next_unread");
    }
}
