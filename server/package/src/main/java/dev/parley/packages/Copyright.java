package dev.parley.packages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The copyright file of a package, in Debian's machine-readable format 1.0: who made what is in it, under which license. */
final class Copyright {

    private static final String OURS = """
            Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
            Upstream-Name: Parley

            Files: *
            Copyright: 2026 The Parley developers
            License: Apache-2.0

            """;

    private final Libraries libraries;
    private final Path licenses;

    /** @param licenses the folder with the text of each license */
    Copyright(Libraries libraries, Path licenses) {
        this.libraries = libraries;
        this.licenses = licenses;
    }

    /** @throws IOException if a jar is none of the libraries, or the text of its license is missing */
    String of(List<Path> jars) throws IOException {
        StringBuilder text = new StringBuilder(OURS);
        Set<String> used = new LinkedHashSet<>(Set.of("Apache-2.0"));
        for (Path jar : jars) {
            if (Jars.name(jar).startsWith("parley-")) {
                continue;
            }
            Libraries.Library library = libraries.of(jar);
            used.addAll(List.of(library.license().split(" or ")));
            text.append("Files: */").append(Jars.name(jar));
            text.append("\nCopyright: ").append(library.copyright());
            text.append("\nLicense: ").append(library.license()).append("\n\n");
        }
        for (String license : used.stream().sorted().toList()) {
            text.append("License: ")
                    .append(license)
                    .append('\n')
                    .append(indented(license))
                    .append('\n');
        }
        return text.toString().stripTrailing() + "\n";
    }

    private String indented(String license) throws IOException {
        return Files.readString(licenses.resolve(license + ".txt"))
                .strip()
                .lines()
                .map(line -> line.isBlank() ? " ." : " " + line)
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
