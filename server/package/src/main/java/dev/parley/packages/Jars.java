package dev.parley.packages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The jars of a program, sorted by name. */
final class Jars {

    /** So many hexadecimal digits tell one build from the others. */
    private static final int DIGITS = 16;

    private Jars() {}

    static List<Path> in(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        }
    }

    /** Those of both, a name once. */
    static List<Path> union(List<Path> some, List<Path> others) {
        TreeMap<String, Path> byName = new TreeMap<>();
        Stream.concat(some.stream(), others.stream()).forEach(jar -> byName.put(name(jar), jar));
        return new ArrayList<>(byName.values());
    }

    static String name(Path jar) {
        return String.valueOf(jar.getFileName());
    }

    /**
     * Tells this program from one of the same version that was built of something else.
     *
     * @param own the folder of this project's jars
     */
    static String digest(List<Path> libraries, Path own) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Path jar : libraries) {
                if (!name(jar).startsWith("parley-")) {
                    digest.update(Files.readAllBytes(jar));
                }
            }
            for (Path jar : in(own)) {
                digest.update(Files.readAllBytes(jar));
            }
            return HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
