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
        String help = String.join("\n", Bindings.help());
        for (Binding binding : Bindings.all()) {
            assertThat(help).contains(binding.action().help());
        }
    }

    @Test
    void readlinesKeysDoWhatHandsExpect() {
        assertThat(Bindings.action(Key.ctrl('a'))).contains(Action.START);
        assertThat(Bindings.action(Key.ctrl('w'))).contains(Action.KILL_WORD);
        assertThat(Bindings.action(Key.ctrl('y'))).contains(Action.YANK);
        assertThat(Bindings.action(Key.of("Alt-Left"))).contains(Action.PREVIOUS_ROOM);
        assertThat(Bindings.action(new Key.Text("a"))).isEmpty();
    }
}
