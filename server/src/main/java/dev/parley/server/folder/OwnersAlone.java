package dev.parley.server.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Files and folders for their owner's eyes alone (modes 0600 and 0700), where the file system has modes. What is made with an attribute
 * is never anybody else's to read, not even for a moment. Any thread.
 */
public final class OwnersAlone {

    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");

    private OwnersAlone() {}

    /** For making this file. */
    public static FileAttribute<?>[] file(Path file) {
        return attributes(file, FILE);
    }

    /** For making this folder. */
    public static FileAttribute<?>[] folder(Path folder) {
        return attributes(folder, FOLDER);
    }

    /** Gives a file that is there its mode. */
    public static void protectFile(Path file) throws IOException {
        protect(file, FILE);
    }

    /** Gives a folder that is there its mode. */
    public static void protectFolder(Path folder) throws IOException {
        protect(folder, FOLDER);
    }

    private static FileAttribute<?>[] attributes(Path path, Set<PosixFilePermission> mode) {
        return hasModes(path)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(mode)}
                : new FileAttribute<?>[0];
    }

    private static void protect(Path path, Set<PosixFilePermission> mode) throws IOException {
        if (hasModes(path)) {
            Files.setPosixFilePermissions(path, mode);
        }
    }

    private static boolean hasModes(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
