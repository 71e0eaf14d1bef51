package dev.parley.server.tls;

import java.nio.file.Path;

/**
 * Where the certificate and its key are. One file may hold both.
 *
 * @param certificate PEM: the server's certificate and those of its issuers, in any order
 * @param key PEM, not encrypted
 * @param ownToMake the server makes them if they are missing
 */
public record IdentityFiles(Path certificate, Path key, boolean ownToMake) {

    private static final String FOLDER = "tls";

    /** The server's own, in its data folder. */
    public static IdentityFiles in(Path dataFolder) {
        Path folder = folderIn(dataFolder);
        return new IdentityFiles(folder.resolve("certificate.pem"), folder.resolve("key.pem"), true);
    }

    /**
     * As the settings say.
     *
     * @param certificate a path; empty where the server has its own files
     * @param key likewise
     */
    public static IdentityFiles of(String certificate, String key, Path dataFolder) {
        return certificate.isEmpty() ? in(dataFolder) : named(Path.of(certificate), Path.of(key));
    }

    /** Files that the settings name. They must be there. */
    public static IdentityFiles named(Path certificate, Path key) {
        return new IdentityFiles(certificate, key, false);
    }

    /** The folder of the server's own files. */
    public static Path folderIn(Path dataFolder) {
        return dataFolder.resolve(FOLDER);
    }
}
