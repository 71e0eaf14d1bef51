package dev.parley.packages;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
