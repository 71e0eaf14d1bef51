package dev.parley.client.home;

import dev.parley.client.model.RoomKey;
import dev.parley.client.settings.OldName;
import dev.parley.client.settings.Preferences;
import dev.parley.client.settings.Setting;
import dev.parley.client.settings.Shape;
import dev.parley.text.ByteOrderMark;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The person's settings file, {@code client.toml}: theirs, in which the client changes the line of one setting and no other. */
public final class SettingsFile {

    private static final long LARGEST = 1 << 20;

    private final Path path;

    SettingsFile(Path path) {
        this.path = path;
    }

    public static SettingsFile in(Folders folders) {
        return new SettingsFile(folders.settingsFile());
    }

    /** What it says; nothing where there is none. A file that cannot be read is a trouble like others. */
    public Configuration read() {
        Configuration read = readFile();
        Map<Setting, List<String>> own = new EnumMap<>(Setting.class);
        own.put(Setting.THEME, ThemeFiles.names(path.resolveSibling(Folders.THEMES)));
        own.put(Setting.PROFILE, read.profiles().keySet().stream().sorted().toList());
        own.values().removeIf(List::isEmpty);
        return own.isEmpty() ? read : new Configuration(read.preferences().withOwn(own), read.profiles());
    }

    private Configuration readFile() {
        try {
            // Nobody who has no file waits for the classes that would read it.
            return Files.exists(path) ? SettingsReader.read(path.toString(), text()) : Configuration.NONE;
        } catch (IOException e) {
            String trouble = path + " cannot be read: " + why(e) + ".";
            return new Configuration(Preferences.USUAL.withTroubles(List.of(trouble)), Map.of());
        }
    }

    private String text() throws IOException {
        try {
            if (Files.size(path) > LARGEST) {
                throw new IOException("it is larger than a mebibyte");
            }
            return ByteOrderMark.without(Files.readString(path));
        } catch (CharacterCodingException e) {
            throw new IOException("it is not a UTF-8 text file", e);
        } catch (NoSuchFileException none) {
            return "";
        }
    }

    /**
     * Writes a value down, or takes it out.
     *
     * @param room the key of the room that it is for; null for all
     * @param value as {@link Shape#read} gives it; null for the usual one
     * @throws IOException if it is not written, with the end of a sentence for people
     */
    void save(Setting setting, @Nullable String room, @Nullable String value) throws IOException {
        String before = text();
        try {
            Map<String, Object> tree = Toml.read(before);
            List<String> table = room == null ? List.of() : List.of("rooms", nameOf(room, tree));
            String renamed = renamed(before, table, setting);
            String after =
                    new TomlText(renamed).with(table, setting.key(), value == null ? null : toml(setting, value));
            check(before, after, setting, room, value);
            if (!after.equals(before)) {
                WholeFile.write(path, after, null);
            }
        } catch (Toml.Malformed e) {
            throw new IOException(path + ", line " + e.line + ", is not TOML", e);
        }
    }

    /**
     * With today's names for the lines of a table that have to do with a setting: those of its old name, and those of its own name that mean
     * another setting.
     */
    private static String renamed(String text, List<String> table, Setting setting) throws Toml.Malformed {
        List<Renewed.Found> found =
                Renewed.of(place(table), Toml.table(Toml.read(text), table)).found();
        // First what has the setting's name and means another: the name must be free for what means the setting.
        List<Renewed.Found> inTurn = Stream.concat(
                        found.stream().filter(old -> old.name().old().equals(setting.key())),
                        found.stream().filter(old -> old.name().now().equals(setting.key())))
                .toList();
        String now = text;
        for (Renewed.Found old : inTurn) {
            TomlText lines = new TomlText(now);
            now = old.holds()
                    ? lines.renamed(table, old.written(), old.name().now())
                    : lines.with(table, old.written(), null);
        }
        return now;
    }

    private static OldName.Place place(List<String> table) {
        return table.isEmpty() ? OldName.Place.SETTINGS : OldName.Place.ROOM;
    }

    /** As the file calls the room already, else with its sign. */
    private static String nameOf(String room, Map<String, Object> tree) {
        Stream<String> names = tree.get("rooms") instanceof Map<?, ?> rooms
                ? rooms.keySet().stream().map(String::valueOf)
                : Stream.empty();
        return names.filter(name -> RoomKey.of(name).equals(room)).findFirst().orElse(RoomKey.signed(room));
    }

    private static String toml(Setting setting, String value) {
        return switch (setting.shape().kind()) {
            case SWITCH -> value.equals("on") ? "true" : "false";
            case NUMBER -> value;
            case LIST ->
                Stream.of(value.split(" ", -1))
                        .filter(item -> !item.isEmpty())
                        .map(Toml::quoted)
                        .collect(Collectors.joining(", ", "[", "]"));
            case CHOICE, THEME, PROFILE -> Toml.quoted(value);
        };
    }

    /** Nothing is written that does not say what it should, or says anything else than before beside it. */
    private void check(String before, String after, Setting setting, @Nullable String room, @Nullable String value)
            throws IOException, Toml.Malformed {
        Configuration was = SettingsReader.read("", before);
        Configuration is = SettingsReader.read("", after);
        boolean same = others(before, setting, room).equals(others(after, setting, room));
        String says = room == null
                ? is.preferences().chosen().get(setting)
                : is.preferences().rooms().getOrDefault(room, Map.of()).get(setting);
        if (!same || !Objects.equals(says, value) || !was.profiles().equals(is.profiles())) {
            throw new IOException(
                    path + " cannot be changed automatically. Add the line " + setting.key() + " there yourself");
        }
    }

    /** All that a file says beside one value, by the names of today; a table without anything in it says nothing. */
    private static Map<String, Object> others(String text, Setting setting, @Nullable String room)
            throws Toml.Malformed {
        Map<String, Object> tree = Toml.read(text);
        List<String> table = room == null ? List.of() : List.of("rooms", nameOf(room, tree));
        return filled(without(tree, table, place(table), setting.key()));
    }

    private static Map<String, Object> without(
            Map<String, Object> tree, List<String> table, OldName.Place place, String key) {
        if (table.isEmpty()) {
            Map<String, Object> others = Renewed.of(place, tree).values();
            others.remove(key);
            return others;
        }
        Map<String, Object> others = new LinkedHashMap<>(tree);
        String name = table.get(0);
        Map<String, Object> below = Toml.table(tree, List.of(name));
        others.put(name, without(below, table.subList(1, table.size()), place, key));
        return others;
    }

    private static Map<String, Object> filled(Map<?, ?> table) {
        Map<String, Object> filled = new LinkedHashMap<>();
        table.forEach((key, value) -> {
            Object kept = value instanceof Map<?, ?> below ? filled(below) : value;
            if (!Map.of().equals(kept)) {
                filled.put(String.valueOf(key), kept);
            }
        });
        return filled;
    }

    static String why(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "you may not";
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
