package dev.parley.client.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.terminal.Key;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BindingsTest {

    @Test
    void everyActionHasAKeyAndAPlaceInTheHelp() {
        Set<Action> bound = EnumSet.noneOf(Action.class);
        Bindings.all().forEach(binding -> bound.add(binding.action()));
        assertThat(bound).isEqualTo(EnumSet.allOf(Action.class));
        String help = String.join("\n", Keymap.STANDARD.help());
        for (Binding binding : Bindings.all()) {
            assertThat(help).contains(binding.action().help());
        }
    }

    @Test
    void readlinesKeysDoWhatHandsExpect() {
        assertThat(Keymap.STANDARD.action(Key.ctrl('a'))).contains(Action.START);
        assertThat(Keymap.STANDARD.action(Key.ctrl('w'))).contains(Action.KILL_WORD);
        assertThat(Keymap.STANDARD.action(Key.ctrl('y'))).contains(Action.YANK);
        assertThat(Keymap.STANDARD.action(Key.of("Alt-Left"))).contains(Action.PREVIOUS_ROOM);
        assertThat(Keymap.STANDARD.action(new Key.Text("a"))).isEmpty();
    }
}
