package dev.parley.client.options;

/** The command line cannot be understood, or asks for what does not go together: one line for people, exit status 2. */
public final class UsageException extends Exception {
    private static final long serialVersionUID = 1;

    public UsageException(String message) {
        super(message);
    }
}
