package dev.parley.packages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Whose the libraries are and how they are licensed: {@code libraries.txt}, a line for the jars of each. */
final class Libraries {

    /**
     * @param prefix of the names of its jars, before the version
     * @param license a short name of Debian's format for copyright files
     */
    record Library(String prefix, String license, String copyright) {

        boolean has(Path jar) {
            String name = Jars.name(jar);
            return name.startsWith(prefix)
                    && name.length() > prefix.length() + 1
                    && name.charAt(prefix.length()) == '-'
                    && Character.isDigit(name.charAt(prefix.length() + 1));
        }
    }

    private final List<Library> all;

    Libraries(List<Library> all) {
        this.all = List.copyOf(all);
    }

    static Libraries read(Path file) throws IOException {
        List<Library> all = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            if (!line.isBlank() && !line.startsWith("#")) {
                String[] columns = line.split(" *\\| *", 3);
                if (columns.length < 3) {
                    throw new IOException("Three columns are needed in " + file + ": " + line);
                }
                all.add(new Library(columns[0], columns[1], columns[2]));
            }
        }
        return new Libraries(all);
    }

    /** @throws IOException if the file does not have this one: nobody has looked at its license yet */
    Library of(Path jar) throws IOException {
        return all.stream()
                .filter(library -> library.has(jar))
                .findFirst()
                .orElseThrow(() -> new IOException("libraries.txt lacks the license of " + jar.getFileName() + "."));
    }

    /** What an earlier build has left behind is not packed. */
    void requireOneVersion(List<Path> jars) throws IOException {
        for (Library library : all) {
            List<Path> versions = jars.stream().filter(library::has).toList();
            if (versions.size() > 1) {
                throw new IOException("There are two versions of " + library.prefix() + " in "
                        + versions.get(0).getParent() + ". Build anew: mvn clean package");
            }
        }
    }

    /** A library that no program has any more is not listed either. */
    void requireEachUsed(List<Path> ofServer, List<Path> ofClient) throws IOException {
        for (Library library : all) {
            if (Stream.concat(ofServer.stream(), ofClient.stream()).noneMatch(library::has)) {
                throw new IOException("libraries.txt lists " + library.prefix() + ", which no program has.");
            }
        }
    }
}
