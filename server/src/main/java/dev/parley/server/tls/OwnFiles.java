package dev.parley.server.tls;

import dev.parley.server.folder.OwnersAlone;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.time.Clock;
import java.util.Base64;
import java.util.Set;

/**
 * Makes the server's own key and certificate where they are missing. Each file gets its name when it is whole and on the disk. The
 * key comes first: a start that was killed behind it is continued by the next, with the same key.
 */
final class OwnFiles {

    private static final int PEM_WIDTH = 64;

    /** A lock on a file is for other processes; this is for threads. */
    private static final Object THREADS = new Object();

    private final IdentityFiles files;
    private final Path folder;

    private OwnFiles(IdentityFiles files) {
        this.files = files;
        this.folder = folderOf(files.key().toAbsolutePath());
    }

    static void makeMissing(IdentityFiles files, Clock clock) throws IdentityException {
        try {
            new OwnFiles(files).make(clock);
        } catch (IdentityException said) {
            throw said;
        } catch (IOException failed) {
            throw new IdentityException(
                    "Cannot make a TLS key in " + folderOf(files.key())
                            + ". Check that it is a folder, that the server may write there, and that the disk is not"
                            + " full.",
                    failed);
        }
    }

    private void make(Clock clock) throws IOException {
        if (isThere(files.key()) && isThere(files.certificate())) {
            return;
        }
        createFolder();
        synchronized (THREADS) {
            try (FileChannel file = FileChannel.open(
                            folder.resolve("lock"), writing(StandardOpenOption.CREATE), OwnersAlone.file(folder));
                    FileLock lock = file.lock()) {
                if (lock.isValid()) {
                    makeAlone(clock);
                }
            }
        }
    }

    private void makeAlone(Clock clock) throws IOException {
        boolean certified = isThere(files.certificate());
        if (!isThere(files.key())) {
            if (certified) {
                throw new IdentityException("There is a certificate " + files.certificate() + " and no key "
                        + files.key() + ". Put the key back, or delete the certificate to get a new key.");
            }
            write(files.key(), "PRIVATE KEY", SelfSigned.newKey().getEncoded());
        }
        if (!certified) {
            // Of the key that is on the disk, whoever wrote it.
            PrivateKey key = PrivateKeys.in(PemFile.read(files.key(), "There is no key " + files.key() + "."));
            write(files.certificate(), "CERTIFICATE", certificate(key, clock));
        }
    }

    private byte[] certificate(PrivateKey key, Clock clock) throws IdentityException {
        try {
            return SelfSigned.certificate(key, HostNames.ofThisMachine(), clock.instant());
        } catch (GeneralSecurityException another) {
            throw new IdentityException(
                    "There is a key " + files.key() + " and no certificate " + files.certificate()
                            + ". Put the certificate there, or move the key away to get a new one.",
                    another);
        }
    }

    /** What is there and cannot be read counts: nothing is written over it. So does a link that leads nowhere. */
    private static boolean isThere(Path file) throws IOException {
        try {
            Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return true;
        } catch (NoSuchFileException absent) {
            return false;
        }
    }

    private void createFolder() throws IOException {
        try {
            Files.createDirectory(folder, OwnersAlone.folder(folder));
            sync(folderOf(folder));
        } catch (FileAlreadyExistsException there) {
            if (!Files.isDirectory(folder)) {
                throw there;
            }
        }
    }

    private void write(Path file, String type, byte[] content) throws IOException {
        Path unfinished = folder.resolve(file.getFileName() + ".unfinished");
        // Left by a start that was killed.
        Files.deleteIfExists(unfinished);
        try (FileChannel out =
                FileChannel.open(unfinished, writing(StandardOpenOption.CREATE_NEW), OwnersAlone.file(unfinished))) {
            ByteBuffer bytes = ByteBuffer.wrap(pem(type, content).getBytes(StandardCharsets.US_ASCII));
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        sync(folder);
    }

    private static String pem(String type, byte[] content) {
        String body = Base64.getMimeEncoder(PEM_WIDTH, new byte[] {'\n'}).encodeToString(content);
        return "-----BEGIN " + type + "-----\n" + body + "\n-----END " + type + "-----\n";
    }

    private static Set<StandardOpenOption> writing(StandardOpenOption how) {
        return Set.of(StandardOpenOption.WRITE, how);
    }

    private static Path folderOf(Path file) {
        return file.resolveSibling("");
    }

    private static void sync(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
