package dev.parley.server.admin.terminal;

/** The terminal while a line is obeyed. The console's thread. */
public interface Talk {

    /** Shows a line, which must be clean. */
    void show(String line);

    /** Asks whether to do what cannot be undone, and waits for the name to be typed. */
    boolean confirms(String question, String name);
}
