package dev.parley.client.plain;

import dev.parley.client.model.Blocks;
import dev.parley.protocol.ServerEvent;

/** How a script's output looks. */
interface Showing {

    /** A line as the server sent it, before what it says is shown; for those who want it as it is. */
    void line(String line, Selection wanted);

    void event(ServerEvent event);

    /** A line of the client's own, which was asked for: no event says it. */
    void told(String text);

    /** Whether lines of people whom the user has blocked are folded here, so that their names are needed. */
    boolean folds();

    /** Whom the user has blocked, as is known now. */
    void blocked(Blocks blocks);

    /** Which entries are not shown yet. */
    interface Selection {
        /** One that comes live. */
        boolean live(String room, long seq);

        /** One on a page of history. */
        boolean missed(String room, long seq, String cid);
    }
}
