package dev.parley.client.home;

import dev.parley.client.net.KnownServers;
import dev.parley.client.net.ServerAddress;
import dev.parley.text.ByteOrderMark;
import dev.parley.tls.Fingerprint;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The file {@code known_servers}, as ssh has {@code known_hosts}: a line for each server, {@code host:port SHA256:… date}, or {@code ca} in
 * the place of the key. People may edit it; comments, and lines that cannot be read, stay as they are.
 *
 * <p>It is read anew each time, and written whole under a lock: several clients may run.
 */
final class KnownServersFile implements KnownServers {

    private static final long LARGEST = 1 << 20;
    private static final String VOUCHED_FOR = "ca";

    /** The lock on the file is the process's, not the thread's. */
    private static final Object WRITING = new Object();

    private final Path path;
    private final InstantSource clock;

    KnownServersFile(Path path, InstantSource clock) {
        this.path = path;
        this.clock = clock;
    }

    @Override
    public Found find(ServerAddress server) throws IOException {
        if (!Files.exists(path)) {
            return new Found(null, List.of());
        }
        String name = name(server);
        List<String> lines = lines();
        List<String> troubles = new ArrayList<>();
        Known known = null;
        for (int i = 0; i < lines.size(); i++) {
            String[] words = words(lines.get(i));
            if (words.length == 0) {
                continue;
            }
            boolean isIt = name.equals(words[0].toLowerCase(Locale.ROOT));
            String where = "line " + (i + 1) + " of " + path;
            if (isIt && known == null) {
                known = known(words, where);
            } else if (!isIt && known(words, where).by() == By.DAMAGED_LINE) {
                troubles.add("Ignored " + where + ": it is not a line of known servers.");
            }
        }
        return new Found(known, troubles);
    }

    private static Known known(String[] words, String where) {
        Fingerprint key = words.length == 3 ? Fingerprint.parse(words[1]).orElse(null) : null;
        boolean vouchedFor = words.length == 3 && words[1].equals(VOUCHED_FOR);
        if ((key == null && !vouchedFor) || !isDate(words[2])) {
            return new Known(By.DAMAGED_LINE, null, where);
        }
        return new Known(vouchedFor ? By.AUTHORITY : By.KEY, key, where);
    }

    private static boolean isDate(String word) {
        try {
            return LocalDate.parse(word).getYear() > 0;
        } catch (DateTimeException none) {
            return false;
        }
    }

    /** None of a comment or an empty line. */
    private static String[] words(String line) {
        String bare = line.strip();
        return bare.isEmpty() || bare.startsWith("#") ? new String[0] : bare.split("\\s+", -1);
    }

    private static String name(ServerAddress server) {
        return server.toString().toLowerCase(Locale.ROOT);
    }

    private List<String> lines() throws IOException {
        try {
            if (Files.size(path) > LARGEST) {
                throw new IOException(path + " is larger than a mebibyte");
            }
            return ByteOrderMark.without(Files.readString(path)).lines().toList();
        } catch (CharacterCodingException e) {
            throw new IOException(path + " is not a UTF-8 text file", e);
        }
    }

    @Override
    public void keep(ServerAddress server, @Nullable Fingerprint key) throws IOException {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            synchronized (WRITING) {
                try (FileChannel channel = FileChannel.open(
                                path.resolveSibling(path.getFileName() + ".lock"),
                                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                                PosixFilePermissions.asFileAttribute(WholeFile.OWNER));
                        FileLock lock = channel.lock()) {
                    if (lock.isValid()) {
                        write(server, key);
                    }
                }
            }
        } catch (IOException e) {
            throw new IOException(path + ": " + SettingsFile.why(e), e);
        }
    }

    private void write(ServerAddress server, @Nullable Fingerprint key) throws IOException {
        List<String> lines = new ArrayList<>(Files.exists(path) ? lines() : List.of());
        LocalDate today = clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
        String line = name(server) + " " + (key == null ? VOUCHED_FOR : key.text()) + " " + today;
        int at = 0;
        while (at < lines.size() && !isOf(server, lines.get(at))) {
            at++;
        }
        if (at < lines.size()) {
            lines.set(at, line);
        } else {
            lines.add(line);
        }
        byte[] all = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
        if (all.length > LARGEST) {
            throw new IOException("it would be larger than a mebibyte");
        }
        WholeFile.write(path, new String(all, StandardCharsets.UTF_8), WholeFile.OWNER);
    }

    private static boolean isOf(ServerAddress server, String line) {
        String[] words = words(line);
        return words.length > 0 && name(server).equals(words[0].toLowerCase(Locale.ROOT));
    }
}
