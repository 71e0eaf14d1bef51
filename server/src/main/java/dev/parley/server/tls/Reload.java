package dev.parley.server.tls;

/** What came of a look at the files. */
public sealed interface Reload {

    /** New connections get this certificate. */
    record Taken(CertificateInfo certificate) implements Reload {}

    /** Nothing is new, or nothing that was not said before. */
    record Unchanged() implements Reload {}

    /**
     * The files cannot be used; the old certificate stays.
     *
     * @param why one line for a person
     */
    record Kept(String why) implements Reload {}
}
