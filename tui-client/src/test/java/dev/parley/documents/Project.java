package dev.parley.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The project's folder, wherever in it the tests were started, and its files. */
final class Project {

    private Project() {}

    static Path root() {
        Path here = Path.of("").toAbsolutePath();
        return here.endsWith("tui-client") ? here.getParent() : here;
    }

    static Path file(String path) {
        return root().resolve(path);
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The files under a folder whose names end so, sorted; without what a build makes. */
    static List<Path> files(Path folder, String ending) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .filter(file -> !file.toString().contains("/target/"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
