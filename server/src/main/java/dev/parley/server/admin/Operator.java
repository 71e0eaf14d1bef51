package dev.parley.server.admin;

import org.jspecify.annotations.Nullable;

/** Who gives commands, and can be asked back. Used by the thread that obeys. */
public interface Operator {

    /** The account of the system that the console belongs to. */
    String name();

    /** Which console it is, for the audit log. */
    String from();

    /**
     * Asks to type a name, since nothing brings back what the command deletes.
     *
     * @param question what is to be deleted, in a sentence or two; who asks it adds how to confirm
     * @param name that has to be typed
     * @return null if it was; else what to say instead of doing it
     */
    @Nullable
    String confirm(String question, String name);
}
