package dev.parley.server.folder;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The folder that holds what the server keeps. */
public final class DataFolder {

    private static final String ADVICE = " Choose another folder with --data DIR.";

    /** In the place of bytes that are no UTF-8: such a name leads to another folder. */
    private static final char NO_CHARACTER = '\uFFFD';

    private DataFolder() {}

    /** Where the data is when nobody says (XDG Base Directory): {@code ~/.local/share/parley}, most often. */
    public static Path byDefault(Map<String, String> environment, String home) {
        String dataHome = environment.getOrDefault("XDG_DATA_HOME", "");
        String own = environment.getOrDefault("HOME", "");
        Path base = dataHome.startsWith("/")
                ? Path.of(dataHome)
                : Path.of(own.startsWith("/") ? own : home, ".local", "share");
        return base.resolve("parley");
    }

    /** The folder that was asked for, or the one by default where none was; absolute. */
    public static Path chosen(@Nullable Path asked) throws FolderException {
        Path folder = asked != null ? asked : usual();
        if (folder.toString().indexOf(NO_CHARACTER) >= 0) {
            throw new FolderException("The name of the data folder is not UTF-8: " + folder + "." + ADVICE);
        }
        return folder.toAbsolutePath();
    }

    /** For root, what starts this program names the folder of the machine's service, where there is one. */
    private static Path usual() {
        String ofService = System.getProperty("parley.server.data", "");
        return ofService.isEmpty() ? byDefault(System.getenv(), System.getProperty("user.home")) : Path.of(ofService);
    }

    /** The folder, which must be there: who works on what is stored does not make an empty one. */
    public static Path existing(Path folder) throws FolderException {
        if (!Files.isDirectory(folder)) {
            throw new FolderException("There is no data folder " + folder + "." + ADVICE);
        }
        return folder;
    }

    /** Makes the folder if there is none, for its owner's eyes alone, and sees that it can be used. */
    public static Path prepare(Path folder) throws FolderException {
        try {
            create(folder);
        } catch (FileAlreadyExistsException file) {
            throw new FolderException(folder + " is not a folder." + ADVICE, file);
        } catch (AccessDeniedException denied) {
            throw new FolderException("You may not create the data folder " + folder + "." + ADVICE, denied);
        } catch (IOException failed) {
            throw new FolderException("Cannot create the data folder " + folder + "." + ADVICE, failed);
        }
        if (!Files.isReadable(folder) || !Files.isWritable(folder) || !Files.isExecutable(folder)) {
            throw new FolderException("You may not read and write the data folder " + folder + "." + ADVICE);
        }
        return folder;
    }

    private static void create(Path folder) throws IOException {
        Files.createDirectories(folder, OwnersAlone.folder(folder));
    }

    /** Makes an empty file in the place of what is there, for its owner's eyes alone. */
    public static Path emptyFile(Path file) throws IOException {
        Files.deleteIfExists(file);
        return Files.createFile(file, OwnersAlone.file(file));
    }
}
