package dev.parley.server.tls;

import dev.parley.text.ByteOrderMark;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;
import org.jspecify.annotations.Nullable;

/** A PEM file (RFC 7468), read whole at one moment. Text between the blocks is ignored. */
final class PemFile {

    /** A chain has a few kilobytes. */
    private static final int LARGEST = 1 << 20;

    private final Path path;
    private final byte[] bytes;

    private PemFile(Path path, byte[] bytes) {
        this.path = path;
        this.bytes = bytes;
    }

    /**
     * @param ifMissing what to say if there is no such file
     */
    static PemFile read(Path path, String ifMissing) throws IdentityException {
        try {
            BasicFileAttributes file = Files.readAttributes(path, BasicFileAttributes.class);
            // A pipe or a device would hold up the server.
            if (!file.isRegularFile()) {
                throw new IdentityException(path + " is not a file. Name a PEM file.");
            }
            try (InputStream in = Files.newInputStream(path)) {
                byte[] bytes = in.readNBytes(LARGEST + 1);
                if (bytes.length > LARGEST) {
                    throw new IdentityException(path + " is too large for a PEM file. Name another file.");
                }
                return new PemFile(path, bytes);
            }
        } catch (IdentityException said) {
            throw said;
        } catch (NoSuchFileException absent) {
            throw new IdentityException(ifMissing, absent);
        } catch (AccessDeniedException denied) {
            throw new IdentityException(
                    "The server may not read " + path + ". Allow it to the user that runs the server.", denied);
        } catch (IOException failed) {
            throw new IdentityException("Cannot read " + path + ": " + reason(failed) + ".", failed);
        }
    }

    private static @Nullable String reason(IOException failed) {
        return failed instanceof FileSystemException file && file.getReason() != null
                ? file.getReason()
                : failed.getMessage();
    }

    Path path() {
        return path;
    }

    /** What is in it. The caller changes nothing. */
    byte[] bytes() {
        return bytes;
    }

    /** Its blocks, in their order. */
    List<PemObject> blocks() throws IdentityException {
        String text = ByteOrderMark.without(new String(bytes, StandardCharsets.UTF_8));
        List<PemObject> blocks = new ArrayList<>();
        try (PemReader reader = new PemReader(new StringReader(text))) {
            for (PemObject block = reader.readPemObject(); block != null; block = reader.readPemObject()) {
                blocks.add(block);
            }
        } catch (IOException | RuntimeException notPem) {
            throw damaged(notPem);
        }
        return blocks;
    }

    IdentityException damaged(Exception cause) {
        return new IdentityException(path + " is damaged: it begins as PEM and cannot be read. Copy it again.", cause);
    }
}
