package dev.parley.packages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What this build has packed. */
final class Packages {

    private Packages() {}

    static Path archive() throws IOException {
        return only("parley-", ".tar.gz");
    }

    /** @param name of the package */
    static Path debian(String name) throws IOException {
        return only(name + "_", "_all.deb");
    }

    /** The folder of the project: nothing in a package may need it. */
    static Path project() {
        return module().getParent().getParent();
    }

    private static Path module() {
        return Path.of("").toAbsolutePath();
    }

    private static Path only(String beginning, String ending) throws IOException {
        try (Stream<Path> files = Files.list(module().resolve("target"))) {
            List<Path> found = files.filter(file -> {
                        String name = String.valueOf(file.getFileName());
                        return name.startsWith(beginning) && name.endsWith(ending);
                    })
                    .toList();
            if (found.size() != 1) {
                throw new AssertionError("Expected one " + beginning + "…" + ending + " in target: " + found
                        + ". Build anew: scripts/test.sh clean");
            }
            return found.get(0);
        }
    }
}
