package dev.parley.client.home;

import dev.parley.client.home.Home.Themed;
import dev.parley.client.settings.OldName;
import dev.parley.client.settings.Setting;
import dev.parley.client.theme.Palette;
import dev.parley.client.theme.PaletteReader;
import dev.parley.text.ByteOrderMark;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Themes by their names: the person's own, else those that are shipped. */
final class ThemeFiles {

    private static final String SUFFIX = ".toml";

    /** More than anybody goes through. */
    private static final int MOST_NAMED = 100;

    private static final long LARGEST = 1 << 16;

    private ThemeFiles() {}

    static Themed read(@Nullable Path folder, String name) {
        Path own = folder == null ? null : folder.resolve(name + SUFFIX);
        String what = own == null ? name : own.toString();
        try {
            String text = own != null && Files.exists(own) ? own(own) : shipped(name);
            // The usual one is built in: who has chosen none waits for no file.
            return text == null ? new Themed(Palette.USUAL, "") : themed(what, text);
        } catch (NoSuchFileException none) {
            return new Themed(Palette.USUAL, "Unknown theme " + name + ": neither " + what + " nor a shipped one.");
        } catch (IOException e) {
            return new Themed(Palette.USUAL, what + " cannot be read: " + SettingsFile.why(e) + ".");
        }
    }

    /** The person's own that {@code /set theme} may name, in order. */
    static List<String> names(Path folder) {
        String[] files = folder.toFile().list((in, name) -> name.endsWith(SUFFIX));
        return files == null
                ? List.of()
                : Stream.of(files)
                        .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                        .filter(name -> Setting.THEME.shape().read(name).isPresent())
                        .sorted()
                        .limit(MOST_NAMED)
                        .toList();
    }

    private static Themed themed(String what, String text) {
        try {
            Renewed today = Renewed.of(OldName.Place.THEME, Toml.read(text));
            PaletteReader.Read read = PaletteReader.read(today.values());
            TomlText lines = new TomlText(text);
            String trouble = "";
            int first = Integer.MAX_VALUE;
            for (Map.Entry<String, String> each : read.troubles().entrySet()) {
                Renewed.Found old = today.under(each.getKey()).orElse(null);
                int line = lines.lineOf(List.of(), old == null ? each.getKey() : old.written());
                if (line < first) {
                    first = line;
                    String name = old == null ? "" : old.name().said(old.value()) + ". ";
                    trouble = what + ", line " + line + ": " + name + SettingsReader.ended(each.getValue());
                }
            }
            List<String> notes = today.found().stream()
                    .map(old -> what + ", line " + lines.lineOf(List.of(), old.written()) + ": " + old.note())
                    .toList();
            return new Themed(read.palette(), trouble, notes);
        } catch (Toml.Malformed e) {
            return new Themed(
                    Palette.USUAL, what + ", line " + e.line + ": this is not TOML (" + e.getMessage() + ").");
        }
    }

    private static String own(Path path) throws IOException {
        if (Files.size(path) > LARGEST) {
            throw new IOException("it is larger than " + LARGEST + " bytes");
        }
        return ByteOrderMark.without(Files.readString(path));
    }

    /** Null for the usual one. */
    private static @Nullable String shipped(String name) throws IOException {
        if (name.equals(Palette.USUAL_NAME)) {
            return null;
        }
        try (InputStream in = ThemeFiles.class.getResourceAsStream(name + SUFFIX)) {
            if (in == null) {
                throw new NoSuchFileException(name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
