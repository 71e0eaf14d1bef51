package dev.parley.client.keys;

import dev.parley.client.terminal.Key;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which key does what: the table of bindings, and what a person has changed in it. A key that the person gives to an action is taken from
 * the one that the table gives it to. Immutable.
 *
 * @param byAction every action with its keys, in the order of the table
 * @param byKey the same, the other way round
 */
public record Keymap(Map<Action, List<Key>> byAction, Map<Key, Action> byKey) {

    /** As it is as long as nobody changes it. */
    public static final Keymap STANDARD = of(Map.of());

    /** With which word a person says that an action is to have no key. */
    public static final String NO_KEY = "none";

    private static final int KEYS_WIDTH = 30;

    /** With the keys of some actions replaced. No key may stand in two of them. */
    public static Keymap of(Map<Action, List<Key>> chosen) {
        Set<Key> taken = new HashSet<>();
        chosen.values().forEach(taken::addAll);
        Map<Action, List<Key>> byAction = new LinkedHashMap<>();
        for (Binding binding : Bindings.all()) {
            List<Key> own = chosen.get(binding.action());
            byAction.put(
                    binding.action(),
                    own != null
                            ? List.copyOf(own)
                            : binding.keys().stream()
                                    .filter(key -> !taken.contains(key))
                                    .toList());
        }
        Map<Key, Action> byKey = new HashMap<>();
        byAction.forEach((action, keys) -> keys.forEach(key -> {
            if (byKey.put(key, action) != null) {
                throw new IllegalStateException(key + " is bound twice");
            }
        }));
        return new Keymap(Collections.unmodifiableMap(byAction), Collections.unmodifiableMap(byKey));
    }

    /** What a key does; nothing if it types or is not bound. */
    public Optional<Action> action(Key key) {
        return Optional.ofNullable(byKey.get(key));
    }

    /** An action as it is written in the settings file. */
    public static String word(Action action) {
        return action.name().toLowerCase(Locale.ROOT);
    }

    /** Every action by its word. */
    public static Map<String, Action> words() {
        Map<String, Action> words = new LinkedHashMap<>();
        for (Action action : Action.values()) {
            words.put(word(action), action);
        }
        return words;
    }

    /** A line for each action, with its keys. */
    public List<String> help() {
        List<String> lines = new ArrayList<>();
        byAction.forEach((action, keys) -> {
            boolean alone = action.room() > 0 && !roomsAreStandard();
            String help = alone ? room(action) : action.help();
            if (!help.isEmpty()) {
                lines.add(row(shown(action, keys), help));
            }
        });
        lines.add("");
        lines.addAll(Bindings.MOUSE);
        lines.add("");
        lines.add("Bind other keys in the settings file, under [keys]; \"none\" removes the keys of an action:");
        byAction.forEach((action, keys) -> lines.add(word(action) + " = ["
                + String.join(
                        ", ",
                        keys.stream()
                                .map(key -> "\"" + key.toString().replace("\\", "\\\\") + "\"")
                                .toList())
                + "]"));
        return lines;
    }

    /** One action with its keys, and its name in the settings file. */
    public String help(Action action) {
        String help = action.room() > 0 ? room(action) : action.help();
        return row(joined(byAction.getOrDefault(action, List.of())), help + " (" + word(action) + ")");
    }

    private static String row(String keys, String help) {
        return keys + " ".repeat(Math.max(2, KEYS_WIDTH - keys.length())) + help;
    }

    private static String room(Action action) {
        return "Room " + action.room() + " of the list";
    }

    /** Rooms by number are nine actions on one line, as long as nobody has changed one of them. */
    private String shown(Action action, List<Key> keys) {
        if (action == Action.ROOM_1 && roomsAreStandard()) {
            return "Alt-1 … Alt-9";
        }
        return joined(keys);
    }

    private static String joined(List<Key> keys) {
        return keys.isEmpty()
                ? "(no key)"
                : String.join(", ", keys.stream().map(Key::toString).toList());
    }

    private boolean roomsAreStandard() {
        return Bindings.all().stream()
                .filter(binding -> binding.action().room() > 0)
                .allMatch(binding -> binding.keys().equals(byAction.get(binding.action())));
    }
}
