package dev.parley.client.home;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes a file so that it is there as it was or as it is to be, and never in between: also after a crash of the machine. */
final class WholeFile {

    static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rw-------");
    static final Set<PosixFilePermission> OWNERS_FOLDER = PosixFilePermissions.fromString("rwx------");

    private WholeFile() {}

    /**
     * The file in the place of the one that was, whose permissions it keeps; its folder is made if there is none.
     *
     * @param permissions those of the new file; null for those of the old one, or the usual
     */
    static void write(Path path, String text, @Nullable Set<PosixFilePermission> permissions) throws IOException {
        // A link to where a person keeps all such files stays one.
        Path target = Files.exists(path) ? path.toRealPath() : path.toAbsolutePath();
        Path folder = target.getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Set<PosixFilePermission> wanted = permissions;
        if (wanted == null && Files.exists(target)) {
            wanted = Files.getPosixFilePermissions(target);
        }
        Path unfinished = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID());
        try {
            try (FileChannel channel = FileChannel.open(
                    unfinished,
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                    attributes(wanted == null ? null : OWNER))) {
                ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            if (wanted != null) {
                Files.setPosixFilePermissions(unfinished, wanted);
            }
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private static FileAttribute<?>[] attributes(@Nullable Set<PosixFilePermission> permissions) {
        return permissions == null
                ? new FileAttribute<?>[0]
                : new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)};
    }
}
