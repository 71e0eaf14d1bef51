package dev.parley.packages;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * A jar of this build without what it tells of the machine: Maven writes the files' modes into it, which depend on the umask of who
 * builds. Names and contents stay, in their order.
 */
final class PlainJar {

    private PlainJar() {}

    /** @param time for every entry */
    static byte[] of(Path jar, LocalDateTime time) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(jar));
                ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                ZipEntry plain = new ZipEntry(entry.getName());
                // Local, as it is kept in a jar: else it would depend on the time zone.
                plain.setTimeLocal(time);
                out.putNextEntry(plain);
                in.transferTo(out);
            }
        }
        return bytes.toByteArray();
    }
}
