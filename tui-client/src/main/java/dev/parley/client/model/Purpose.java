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

    record Older(String key) implements Purpose {}

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
