package dev.parley.server.admin.terminal;

import dev.parley.server.admin.Completion;
import java.util.List;

/** Who obeys what is typed at a prompt. Called on the console's thread, which may wait in it. */
public interface Shell {

    /** Does what a line says; false if there is nothing more to read. */
    boolean obey(String typed, Talk talk);

    /** What may stand in the place of the last word of a line that is being typed. */
    List<Completion> complete(String typed);

    /**
     * The prompt is left.
     *
     * @param how the key, {@code Ctrl-C} or {@code Ctrl-D}
     */
    void leave(String how);
}
