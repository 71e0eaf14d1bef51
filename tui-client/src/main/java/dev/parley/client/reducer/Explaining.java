package dev.parley.client.reducer;

import dev.parley.client.command.Command;
import dev.parley.client.command.CommandHelp;
import dev.parley.client.command.RoleHelp;
import dev.parley.client.keys.Action;
import dev.parley.client.keys.Keymap;
import dev.parley.client.settings.OldName;
import dev.parley.client.settings.OldName.Place;
import dev.parley.client.settings.Preferences;
import dev.parley.client.settings.Setting;
import dev.parley.client.terminal.Key;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What {@code /help WORD} answers: of a command, a setting, a key or what a key does; where a word is several of these, of all. Pure. */
final class Explaining {

    private Explaining() {}

    static List<String> word(Preferences preferences, String written) {
        String word = written.startsWith("/") ? written.substring(1) : written;
        List<String> lines = new ArrayList<>();
        if (word.equalsIgnoreCase(RoleHelp.WORD)) {
            lines.addAll(RoleHelp.lines());
        }
        Command.of(word).ifPresent(command -> lines.addAll(CommandHelp.of(command)));
        if (!written.startsWith("/")) {
            Setting.of(OldName.now(Place.SETTINGS, word, ""))
                    .ifPresent(setting -> lines.add("/set " + Choosing.told(preferences, setting, null)));
            action(preferences.keys(), word)
                    .ifPresent(action -> lines.add(preferences.keys().help(action)));
        }
        return lines.isEmpty() ? List.of(CommandHelp.none(written)) : lines;
    }

    /** That of a key, or of its name in the settings file. */
    private static Optional<Action> action(Keymap keys, String word) {
        Action named = Keymap.words().get(OldName.now(Place.KEYS, word, ""));
        if (named != null) {
            return Optional.of(named);
        }
        try {
            return keys.action(Key.of(word));
        } catch (IllegalArgumentException noKey) {
            return Optional.empty();
        }
    }
}
