package dev.parley.server.session;

import java.util.function.Consumer;

/** What the sessions need of a password worker. Each returns false at once where it has too much to do already. */
public interface PasswordPort {

    /**
     * @param network where the request comes from; networks are served in turn
     * @param isKnown whether somebody has signed in from there, who does not wait for all strangers
     * @param done is called on another thread
     */
    boolean hash(String network, boolean isKnown, String password, Consumer<String> done);

    /**
     * @param network where the request comes from; networks are served in turn
     * @param isKnown whether somebody has signed in from there, who does not wait for all strangers
     * @param done is called on another thread
     */
    boolean verify(String network, boolean isKnown, String password, String hash, Consumer<Boolean> done);

    /** A hash of nobody's password. */
    String decoy();
}
