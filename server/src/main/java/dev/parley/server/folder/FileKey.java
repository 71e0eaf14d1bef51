package dev.parley.server.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** Tells a file from another one that has taken its place. Any thread; asks the file system. */
public final class FileKey {

    private FileKey() {}

    /** The device and inode, where there are such; else the path. Null where there is no such file. */
    public static @Nullable Object of(Path file) {
        try {
            Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
            return key == null ? file : key;
        } catch (IOException gone) {
            return null;
        }
    }
}
