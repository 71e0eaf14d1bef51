package dev.parley.client.home;

import java.nio.file.Path;
import java.util.Map;

/** Where a person's programs keep what is theirs, as the XDG base directory specification has it. */
public record Folders(Path settings, Path kept) {

    /** Beside the settings file. */
    static final String THEMES = "themes";

    public static Folders of(Map<String, String> environment) {
        Path home = home(environment);
        return new Folders(
                base(environment, "XDG_CONFIG_HOME", home.resolve(".config")).resolve("parley"),
                base(environment, "XDG_DATA_HOME", home.resolve(".local").resolve("share"))
                        .resolve("parley-client"));
    }

    /** The person's own folder, which shells call {@code ~}. */
    static Path home(Map<String, String> environment) {
        return Path.of(environment.getOrDefault("HOME", System.getProperty("user.home", ".")));
    }

    /** A path as a person writes it in a file: {@code ~} is theirs. */
    public static Path written(String path) {
        return path.startsWith("~/") ? home(System.getenv()).resolve(path.substring(2)) : Path.of(path);
    }

    /** The standard has relative paths ignored. */
    private static Path base(Map<String, String> environment, String variable, Path usual) {
        String given = environment.getOrDefault(variable, "");
        return given.startsWith("/") ? Path.of(given) : usual;
    }

    Path settingsFile() {
        return settings.resolve("client.toml");
    }

    Path themes() {
        return settings.resolve(THEMES);
    }

    /** What waits to be sent; the outbox's own. */
    public Path outbox() {
        return kept.resolve("outbox");
    }

    /** Where a server that this person has started keeps its data. */
    public Path ofServer() {
        return kept.resolveSibling("parley");
    }

    Path tokens() {
        return kept.resolve("tokens");
    }

    Path knownServers() {
        return kept.resolve("known_servers");
    }
}
