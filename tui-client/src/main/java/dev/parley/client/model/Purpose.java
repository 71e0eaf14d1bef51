package dev.parley.client.model;

import org.jspecify.annotations.Nullable;

/** What a request was for, so that its reply finds its place. Keys are those of conversations. */
public sealed interface Purpose {

    /** To get in, with a password or with the token. */
    record SignIn(boolean withToken) implements Purpose {}

    /** A page for a file. */
    record Export(dev.parley.client.model.Export export) implements Purpose {}

    /**
     * To have a conversation open.
     *
     * @param after the cursor it asked with; null for the newest page
     * @param view whether to bring it into view, since the person asked for it
     * @param made whether the person has made it just now
     */
    record Open(String key, @Nullable Long after, boolean view, boolean made) implements Purpose {
        public Open(String key, @Nullable Long after, boolean view) {
            this(key, after, view, false);
        }
    }

    record CatchUp(String key, long after) implements Purpose {}

    /** The page before an entry, which was the oldest here when it was asked for. */
    record Older(String key, long before) implements Purpose {}

    /**
     * What is missing in a hole.
     *
     * @param from its first {@code seq}
     * @param to its last
     * @param forward whether from its beginning on, or back from its end
     */
    record Fill(String key, long from, long to, boolean forward) implements Purpose {}

    /** The first entries that the server has, for a person who goes there. */
    record Oldest(String key) implements Purpose {}

    /** What stands around an entry that the person wants to see. */
    record Around(String key, long seq) implements Purpose {}

    /** A page of what was searched for. */
    record Find(long search) implements Purpose {}

    /**
     * Who has called this user, in what is not here.
     *
     * @param seq of where the person is
     * @param newer whether the next one is wanted, or the last one
     * @param best the nearest so far; 0 for none
     */
    record Calls(String key, long seq, boolean newer, long best) implements Purpose {}

    record Deliver(String key, String cid) implements Purpose {}

    /** A read or received mark; nobody waits for it. */
    record Mark() implements Purpose {}

    /** That the person is typing; nobody waits for it, and it is not told again. */
    record Tell() implements Purpose {}

    /** Which rooms there are, for the switcher. */
    record Offer() implements Purpose {}

    /** Who is a member now, after membership may have changed unseen. */
    record Members(String key) implements Purpose {}

    /** Something the person asked for with a command. {@code where}: the conversation in which they did. */
    record Asked(String where, Question what) implements Purpose {}

    /** What a command wants to know or to have done. */
    enum Question {
        PEOPLE,
        ROOMS,
        EVERYONE,
        CREATE,
        LEAVE,
        LOGOUT,
        TOPIC,
        BROADCAST,
        EDIT,
        DELETE,
        REACT,
        AWAY,
        BACK
    }
}
