package dev.parley.server.session;

import java.util.function.Consumer;

/** What the sessions need of a password worker. Each returns false at once where it has too much to do already. */
public interface PasswordPort {

    /**
     * @param done is called on another thread
     */
    boolean hash(String password, Consumer<String> done);

    /**
     * @param done is called on another thread
     */
    boolean verify(String password, String hash, Consumer<Boolean> done);

    /** A hash of nobody's password. */
    String decoy();
}
