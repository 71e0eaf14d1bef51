package dev.parley.packages;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.zip.GZIPOutputStream;

/** The folder for what is made. */
final class Made {

    /** Where the head of a gzip file tells how hard it was compressed (RFC 1952, XFL). Java does not say so, and Debian looks. */
    private static final int GZIP_EFFORT = 8;

    private static final byte GZIP_BEST = 2;

    private final Path folder;

    Made(Path folder) {
        this.folder = folder;
    }

    void text(String name, String text) throws IOException {
        write(name, text.getBytes(StandardCharsets.UTF_8));
    }

    /** As it is for an archive, and compressed as Debian has it. */
    void manual(String name, String page) throws IOException {
        text(name, page);
        compressed(name + ".gz", page);
    }

    /** Without a name and a date inside. */
    void compressed(String name, String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new BestGzip(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        byte[] compressed = bytes.toByteArray();
        compressed[GZIP_EFFORT] = GZIP_BEST;
        write(name, compressed);
    }

    /** The jars of this project, in a folder of their own, which is returned. */
    Path jars(Path project, String version, LocalDateTime time) throws IOException {
        String common = "parley-common-" + version + ".jar";
        write("jars/parley-server.jar", PlainJar.of(project.resolve("server/target/parley-server.jar"), time));
        write("jars/parley-client.jar", PlainJar.of(project.resolve("tui-client/target/parley-tui-client.jar"), time));
        write("jars/" + common, PlainJar.of(project.resolve("common/target").resolve(common), time));
        return folder.resolve("jars");
    }

    private void write(String name, byte[] bytes) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }

    /** Debian wants what {@code gzip -9} makes. */
    private static final class BestGzip extends GZIPOutputStream {
        BestGzip(ByteArrayOutputStream out) throws IOException {
            super(out);
            def.setLevel(9);
        }
    }
}
