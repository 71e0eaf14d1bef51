package dev.parley.client.home;

import dev.parley.client.model.Remembered;
import dev.parley.client.model.RoomKey;
import dev.parley.text.ByteOrderMark;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tokens that sign in again, a file for each server and user, for their owner's eyes alone.
 *
 * <p>A client that is running holds the one it uses, so that a second one which is started for somebody else does not find itself signed
 * in as the first. One thread at a time.
 */
final class Tokens implements AutoCloseable {

    private static final String SUFFIX = ".token";
    private static final String LOCK = ".lock";
    private static final int LONGEST = 4096;

    /** More users of one server are not looked through. */
    private static final int MOST = 100;

    private final Path folder;
    private @Nullable FileChannel held;
    private String heldName = "";

    Tokens(Path folder) {
        this.folder = folder;
    }

    /**
     * The token of a user, or that of the user who signed in last and is not signed in by another client now; held from now on.
     *
     * @param user empty: whoever it was
     */
    @Nullable
    Remembered find(String server, String user) throws IOException {
        if (!Files.isDirectory(folder)) {
            return null;
        }
        if (!user.isEmpty()) {
            Remembered found = read(path(server, user));
            if (found != null) {
                hold(server, user);
            }
            return found;
        }
        for (Path file : newestFirst(server)) {
            Remembered found = read(file);
            if (found != null && hold(server, found.user())) {
                return found;
            }
        }
        return null;
    }

    private List<Path> newestFirst(String server) throws IOException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, encoded(server) + "=*" + SUFFIX)) {
            for (Path file : all) {
                if (files.size() < MOST) {
                    files.add(file);
                }
            }
        }
        files.sort(Comparator.comparing((Path file) -> file.toFile().lastModified())
                .reversed());
        return files;
    }

    private static @Nullable Remembered read(Path file) throws IOException {
        if (!Files.isRegularFile(file) || Files.size(file) > LONGEST) {
            return null;
        }
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        return lines.size() == 2 ? new Remembered(ByteOrderMark.without(lines.get(0)), lines.get(1)) : null;
    }

    void keep(String server, String user, String token) throws IOException {
        Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(WholeFile.OWNERS_FOLDER));
        // It may have been there, made by somebody less careful.
        Files.setPosixFilePermissions(folder, WholeFile.OWNERS_FOLDER);
        WholeFile.write(path(server, user), user + "\n" + token + "\n", WholeFile.OWNER);
        hold(server, user);
    }

    void forget(String server, String user) throws IOException {
        Files.deleteIfExists(path(server, user));
        Files.deleteIfExists(lock(server, user));
        if (heldName.equals(name(server, user))) {
            close();
        }
    }

    void forgetAll() throws IOException {
        close();
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, "*{" + SUFFIX + "," + LOCK + "}")) {
            for (Path file : all) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** Whether no other client holds it. */
    private boolean hold(String server, String user) throws IOException {
        if (heldName.equals(name(server, user))) {
            return true;
        }
        FileChannel channel = FileChannel.open(
                lock(server, user),
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(WholeFile.OWNER));
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException inThisProcess) {
            // By another client all the same.
        }
        if (lock == null) {
            channel.close();
            return false;
        }
        close();
        held = channel;
        heldName = name(server, user);
        return true;
    }

    private Path path(String server, String user) {
        return folder.resolve(name(server, user) + SUFFIX);
    }

    private Path lock(String server, String user) {
        return folder.resolve(name(server, user) + LOCK);
    }

    private static String name(String server, String user) {
        return encoded(server) + "=" + encoded(RoomKey.ofUser(user));
    }

    /** No name of a server or a user leads out of the folder, or means something to a search in it. */
    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("*", "%2A");
    }

    @Override
    public void close() throws IOException {
        if (held != null) {
            held.close();
            held = null;
            heldName = "";
        }
    }
}
