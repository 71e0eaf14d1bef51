package dev.parley.server;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/** The folder that holds what the server keeps. */
final class DataFolder {

    private static final String ADVICE = " Choose another folder with --data DIR.";

    private DataFolder() {}

    /** Where the data is when nobody says (XDG Base Directory): {@code ~/.local/share/parley}, most often. */
    static Path byDefault(Map<String, String> environment, String home) {
        String dataHome = environment.getOrDefault("XDG_DATA_HOME", "");
        String own = environment.getOrDefault("HOME", "");
        Path base = dataHome.startsWith("/")
                ? Path.of(dataHome)
                : Path.of(own.startsWith("/") ? own : home, ".local", "share");
        return base.resolve("parley");
    }

    /** Makes the folder if there is none, for its owner's eyes alone, and sees that it can be used. */
    static Path prepare(Path folder) throws StartException {
        try {
            create(folder);
        } catch (FileAlreadyExistsException file) {
            throw new StartException(folder + " is no folder." + ADVICE, file);
        } catch (AccessDeniedException denied) {
            throw new StartException("You may not make the data folder " + folder + "." + ADVICE, denied);
        } catch (IOException failed) {
            throw new StartException("Cannot make the data folder " + folder + "." + ADVICE, failed);
        }
        if (!Files.isReadable(folder) || !Files.isWritable(folder) || !Files.isExecutable(folder)) {
            throw new StartException("You may not read and write the data folder " + folder + "." + ADVICE);
        }
        return folder;
    }

    private static void create(Path folder) throws IOException {
        boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] ownersAlone = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
        Files.createDirectories(folder, ownersAlone);
    }
}
