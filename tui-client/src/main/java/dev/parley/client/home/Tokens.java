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
 * <p>A client that is running says so in a lock file. A second one is not signed in as the same user unasked, since it may be for somebody
 * else: it offers to ({@link #newest}). One that is for the same user shares the token, and signing out in one does not take it from the
 * other. One thread at a time.
 */
final class Tokens implements AutoCloseable {

    private static final String SUFFIX = ".token";
    private static final String LOCK = ".lock";
    private static final int LONGEST = 4096;

    /** More users of one server are not looked through. */
    private static final int MOST = 100;

    /** Of one user who use the same token at a time, each with a byte of the lock file. */
    private static final int MOST_CLIENTS = 64;

    private final Path folder;
    private @Nullable FileChannel held;
    private String heldName = "";
    private int slot;

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
                if (!isShared(server, found.user())) {
                    return found;
                }
                close();
            }
        }
        return null;
    }

    /** The token of the user who signed in last, whoever uses it; it is not held. */
    @Nullable
    Remembered newest(String server) throws IOException {
        if (!Files.isDirectory(folder)) {
            return null;
        }
        for (Path file : newestFirst(server)) {
            Remembered found = read(file);
            if (found != null) {
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

    /**
     * Forgets a token that is void, unless another client has put a newer one in its place.
     *
     * @return that one; null if there is none
     */
    @Nullable
    Remembered forget(String server, String user, String token) throws IOException {
        Path file = path(server, user);
        Remembered kept = read(file);
        if (kept != null && !kept.token().equals(token)) {
            return kept;
        }
        delete(server, user, isShared(server, user));
        return null;
    }

    /**
     * Forgets the token of a user who has signed out, also one that a client which has ended since had put in its place. Where another
     * client uses it, it stays.
     */
    void signOut(String server, String user) throws IOException {
        if (isShared(server, user)) {
            close();
        } else {
            delete(server, user, false);
        }
    }

    private void delete(String server, String user, boolean shared) throws IOException {
        Files.deleteIfExists(path(server, user));
        if (!shared) {
            // Else others would not see any more that they share it.
            Files.deleteIfExists(lock(server, user));
        }
        if (heldName.equals(name(server, user))) {
            close();
        }
    }

    /** Whether another client on this machine is signed in as the user whom this one is signed in as. */
    boolean isShared(String server, String user) throws IOException {
        FileChannel channel = held;
        return channel != null && heldName.equals(name(server, user)) && !isAlone(channel, slot);
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

    /** Takes a place among those who use it; whether there was one. */
    private boolean hold(String server, String user) throws IOException {
        if (heldName.equals(name(server, user))) {
            return true;
        }
        FileChannel channel = FileChannel.open(
                lock(server, user),
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(WholeFile.OWNER));
        for (int place = 0; place < MOST_CLIENTS; place++) {
            if (locks(channel, place, 1) != null) {
                close();
                held = channel;
                heldName = name(server, user);
                slot = place;
                return true;
            }
        }
        channel.close();
        return false;
    }

    private static boolean isAlone(FileChannel channel, int slot) throws IOException {
        try (FileLock before = slot == 0 ? null : locks(channel, 0, slot);
                FileLock after = locks(channel, slot + 1, Long.MAX_VALUE - slot - 1)) {
            return (slot == 0 || before != null) && after != null;
        }
    }

    /** Null if another client has some of it. */
    private static @Nullable FileLock locks(FileChannel channel, long from, long size) throws IOException {
        try {
            return channel.tryLock(from, size, false);
        } catch (OverlappingFileLockException inThisProcess) {
            return null;
        }
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

    /** Lets go of the token that this client uses, so that others count it no longer; another one may be found or kept after that. */
    @Override
    public void close() throws IOException {
        if (held != null) {
            held.close();
            held = null;
            heldName = "";
        }
    }
}
