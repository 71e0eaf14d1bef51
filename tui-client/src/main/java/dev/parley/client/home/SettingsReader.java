package dev.parley.client.home;

import dev.parley.client.keys.Action;
import dev.parley.client.keys.Keymap;
import dev.parley.client.model.RoomKey;
import dev.parley.client.settings.Encryption;
import dev.parley.client.settings.Hooks;
import dev.parley.client.settings.Notes;
import dev.parley.client.settings.OldName;
import dev.parley.client.settings.OldName.Place;
import dev.parley.client.settings.Preferences;
import dev.parley.client.settings.Profile;
import dev.parley.client.settings.Setting;
import dev.parley.client.settings.Shape;
import dev.parley.client.terminal.Key;
import dev.parley.process.CommandNames;
import dev.parley.text.Nearest;
import dev.parley.tls.Fingerprint;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A settings file's text as what it means. What is wrong in it is named, and everything else holds. Pure; once for each text. */
final class SettingsReader {

    private static final Set<String> OF_A_PROFILE =
            Set.of("server", "user", "join", "password_command", "tls", "ca", "fingerprint", "insecure");

    private static final Set<String> SWITCHES_OF_A_PROFILE = Set.of("tls", "insecure");

    /** A program with its arguments. */
    private static final int MOST_WORDS = 100;

    /** More are counted, and not kept. */
    private static final int MOST_TROUBLES = 50;

    private final String file;
    private final TomlText text;
    private final List<String> troubles = new ArrayList<>();

    /** The tables that may have old names, by their paths. */
    private final Map<List<String>, Renewed> renewed = new LinkedHashMap<>();

    /** Old names that a trouble or a note has named. */
    private final Set<OldName> named = new HashSet<>();

    private final Map<String, Profile> profiles = new LinkedHashMap<>();
    private Preferences preferences = Preferences.USUAL;

    private SettingsReader(String file, String text) {
        this.file = file;
        this.text = new TomlText(text);
    }

    /** @param file its name, as troubles are to have it */
    static Configuration read(String file, String text) {
        SettingsReader reader = new SettingsReader(file, text);
        try {
            reader.all(Toml.read(text));
        } catch (Toml.Malformed e) {
            String what = file + ", line " + e.line + ": this is not TOML (" + e.getMessage()
                    + "). All settings have their defaults.";
            return new Configuration(Preferences.USUAL.withTroubles(List.of(what)), Map.of());
        }
        Preferences read = reader.preferences.withTroubles(reader.troubles).with(Notes.of(reader.notes()));
        return new Configuration(read, Map.copyOf(reader.profiles));
    }

    private void all(Map<String, Object> tree) {
        today(Place.SETTINGS, List.of(), tree).forEach((key, value) -> {
            switch (key) {
                case "rooms" -> tables(key, value).forEach(this::room);
                case "keys" -> keys(table(List.of(), key, value));
                case "profiles" -> tables(key, value).forEach(this::profile);
                case Hooks.ON_MENTION, Hooks.ON_MESSAGE -> hook(key, value);
                default -> setting(key, value);
            }
        });
    }

    /** A table by the names of today. */
    private Map<String, Object> today(Place place, List<String> table, Map<String, Object> written) {
        Renewed now = Renewed.of(place, written);
        renewed.put(table, now);
        return now.values();
    }

    private void setting(String key, Object value) {
        Optional<Setting> setting = Setting.of(key);
        if (setting.isEmpty()) {
            List<String> known = new ArrayList<>(Setting.keys());
            known.addAll(Hooks.KEYS);
            trouble(List.of(), key, "unknown setting '" + key + "'" + meant(key, known));
        } else {
            value(List.of(), setting.get(), value).ifPresent(v -> preferences = preferences.with(setting.get(), v));
        }
    }

    /** A list and never one text: nobody is to think that a shell reads it. */
    private void hook(String key, Object value) {
        List<String> program = new ArrayList<>();
        if (value instanceof List<?> words) {
            words.stream()
                    .filter(String.class::isInstance)
                    .map(String.class::cast)
                    .forEach(program::add);
        }
        boolean isProgram = value instanceof List<?> all
                && all.size() == program.size()
                && program.size() <= MOST_WORDS
                && !program.isEmpty()
                && !program.get(0).isBlank();
        if (!isProgram || program.stream().anyMatch(word -> word.indexOf('\0') >= 0)) {
            trouble(List.of(), key, key + " must be a program and its arguments: [\"/path/program\", \"argument\"]");
            return;
        }
        program.set(0, Folders.written(program.get(0)).toString());
        preferences = preferences.with(preferences.hooks().with(key, program));
    }

    private Optional<String> value(List<String> table, Setting setting, Object value) {
        Optional<String> read =
                value instanceof Map ? Optional.empty() : setting.shape().read(words(value));
        if (read.isEmpty()) {
            trouble(table, setting.key(), setting.key() + " must be " + possible(setting.shape()));
        }
        return read;
    }

    /** As the file has it: a switch is true or false there. */
    private static String possible(Shape shape) {
        return shape.kind() == Shape.Kind.SWITCH ? "true or false" : shape.possible();
    }

    private static String words(Object value) {
        return value instanceof List<?> list
                ? list.stream().map(String::valueOf).collect(Collectors.joining(" "))
                : String.valueOf(value);
    }

    private void room(String name, Map<String, Object> values) {
        List<String> table = List.of("rooms", name);
        String room = RoomKey.of(name);
        today(Place.ROOM, table, values).forEach((key, value) -> {
            Setting setting = Setting.of(key).orElse(null);
            if (setting == null || !setting.forRooms()) {
                List<String> some = Setting.keys().stream()
                        .filter(k -> Setting.of(k).orElseThrow().forRooms())
                        .toList();
                trouble(table, key, "settings for one room are " + String.join(" and ", some) + ", not '" + key + "'");
            } else {
                value(table, setting, value).ifPresent(v -> preferences = preferences.with(setting, room, v));
            }
        });
    }

    private void keys(Map<String, Object> values) {
        Map<String, Action> words = Keymap.words();
        Map<Action, List<Key>> chosen = new EnumMap<>(Action.class);
        Map<Key, Action> taken = new HashMap<>();
        today(Place.KEYS, List.of("keys"), values).forEach((word, value) -> {
            Action action = words.get(word);
            if (action == null) {
                trouble(
                        List.of("keys"),
                        word,
                        "unknown action '" + word + "'" + meant(word, List.copyOf(words.keySet())));
                return;
            }
            List<Key> keys = new ArrayList<>();
            for (Object written : value instanceof List<?> list ? list : List.of(value)) {
                key(action, String.valueOf(written), taken).ifPresent(keys::add);
            }
            chosen.put(action, keys);
        });
        preferences = preferences.with(Keymap.of(chosen));
    }

    private Optional<Key> key(Action action, String written, Map<Key, Action> taken) {
        if (written.equals(Keymap.NO_KEY)) {
            return Optional.empty();
        }
        try {
            Key key = Key.of(written);
            Action other = taken.putIfAbsent(key, action);
            if (other != null && other != action) {
                trouble(
                        List.of("keys"),
                        Keymap.word(action),
                        written + " is bound to " + Keymap.word(other) + " and to " + Keymap.word(action)
                                + "; the first one keeps it");
                return Optional.empty();
            }
            return Optional.of(key);
        } catch (IllegalArgumentException noKey) {
            trouble(List.of("keys"), Keymap.word(action), String.valueOf(noKey.getMessage()));
            return Optional.empty();
        }
    }

    private void profile(String name, Map<String, Object> values) {
        List<String> table = List.of("profiles", name);
        Map<String, String> read = new HashMap<>();
        values.forEach((key, value) -> {
            if (!OF_A_PROFILE.contains(key)) {
                trouble(
                        table,
                        key,
                        "a profile has server, user, join, password_command, tls, ca, fingerprint and insecure, not '"
                                + key + "'" + meant(key, List.copyOf(OF_A_PROFILE)));
            } else if (value instanceof Map || (value instanceof List && !key.equals("join"))) {
                trouble(table, key, key + " must be a text");
            } else if (SWITCHES_OF_A_PROFILE.contains(key) && !(value instanceof Boolean)) {
                trouble(table, key, key + " must be true or false");
            } else if (key.equals("fingerprint")
                    && Fingerprint.parse(words(value)).isEmpty()) {
                trouble(
                        table,
                        key,
                        "fingerprint must be the SHA256:… that " + CommandNames.server() + " fingerprint prints");
            } else {
                read.put(key, words(value));
            }
        });
        profiles.put(
                name,
                new Profile(
                        name,
                        read.getOrDefault("server", ""),
                        read.getOrDefault("user", ""),
                        List.of(read.getOrDefault("join", "").split("[\\s,]+", -1)).stream()
                                .filter(room -> !room.isEmpty())
                                .toList(),
                        read.getOrDefault("password_command", ""),
                        new Encryption(
                                read.getOrDefault("tls", "").equals("true"),
                                read.getOrDefault("ca", ""),
                                read.getOrDefault("fingerprint", ""),
                                read.getOrDefault("insecure", "").equals("true"))));
    }

    private Map<String, Map<String, Object>> tables(String key, Object value) {
        Map<String, Map<String, Object>> tables = new LinkedHashMap<>();
        table(List.of(), key, value).forEach((name, below) -> tables.put(name, table(List.of(key), name, below)));
        return tables;
    }

    private Map<String, Object> table(List<String> above, String key, Object value) {
        Map<String, Object> table = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((k, v) -> table.put(String.valueOf(k), v));
        } else {
            trouble(above, key, "[" + key + "] is a table");
        }
        return table;
    }

    private static String meant(String written, List<String> words) {
        return Nearest.to(written, words)
                .map(word -> ". Did you mean " + word + "?")
                .orElse("");
    }

    /** As a sentence ends. */
    static String ended(String text) {
        return text.endsWith(".") || text.endsWith("?") ? text : text + ".";
    }

    /** @param why without the full stop, if it needs one */
    private void trouble(List<String> table, String key, String why) {
        String what = ended(why);
        if (troubles.size() < MOST_TROUBLES) {
            Renewed.Found old = Optional.ofNullable(renewed.get(table))
                    .flatMap(today -> today.under(key))
                    .orElse(null);
            if (old == null) {
                troubles.add(at(table, key) + what);
            } else {
                named.add(old.name());
                troubles.add(at(table, old.written()) + old.name().said(old.value()) + ". " + what);
            }
        }
    }

    /** Of each old name, once. */
    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        renewed.forEach((table, today) -> today.found().forEach(old -> {
            if (named.add(old.name())) {
                notes.add(at(table, old.written()) + old.note());
            }
        }));
        return notes;
    }

    private String at(List<String> table, String key) {
        int line = text.lineOf(table, key);
        return file + (line > 0 ? ", line " + line + ": " : ": ");
    }
}
