package dev.parley.client.model;

import org.jspecify.annotations.Nullable;

/** What a request was for, so that its reply finds its place. Keys are those of conversations. */
public sealed interface Purpose {

    /** Hands this to the handler's method for its kind. */
    void handle(Handler handler);

    /** One method for each kind, so that a new kind does not compile until every handler says what to do with it. */
    interface Handler {
        void signIn(SignIn signIn);

        void export(Export export);

        void open(Open open);

        void catchUp(CatchUp catchUp);

        void older(Older older);

        void fill(Fill fill);

        void oldest(Oldest oldest);

        void around(Around around);

        void find(Find find);

        void calls(Calls calls);

        void deliver(Deliver deliver);

        void mark(Mark mark);

        void tell(Tell tell);

        void offer(Offer offer);

        void members(Members members);

        void asked(Asked asked);
    }

    /** To get in, with a password or with the token. */
    record SignIn(boolean withToken) implements Purpose {
        @Override
        public void handle(Purpose.Handler handler) {
            handler.signIn(this);
        }
    }

    /** A page for a file. */
    record Export(dev.parley.client.model.Export export) implements Purpose {
        @Override
        public void handle(Purpose.Handler handler) {
            handler.export(this);
        }
    }

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

        @Override
        public void handle(Purpose.Handler handler) {
            handler.open(this);
        }
    }

    record CatchUp(String key, long after) implements Purpose {
        @Override
        public void handle(Purpose.Handler handler) {
            handler.catchUp(this);
        }
    }

    /** The page before an entry, which was the oldest here when it was asked for. */
    record Older(String key, long before) implements Purpose {
        @Override
        public void handle(Purpose.Handler handler) {
            handler.older(this);
        }
    }

    /**
     * What is missing in a hole.
     *
     * @param from its first {@code seq}
     * @param to its last
     * @param forward whether from its beginning on, or back from its end
     */
    record Fill(String key, long from, long to, boolean forward) implements Purpose {
        @Override
        public void handle(Purpose.Handler handler) {
            handler.fill(this);
        }
    }

    /** The first entries after one, 0 for the first of all, for a person who goes there. */
    record Oldest(String key, long after) implements Purpose {
        @Override
        public void handle(Purpose.Handler handler) {
            handler.oldest(this);
        }
    }

    /** What stands around an entry that the person wants to see. */
    record Around(String key, long seq) implements Purpose {
        @Override
        public void handle(Purpose.Handler handler) {
            handler.around(this);
        }
    }

    /** A page of what was searched for. */
    record Find(long search) implements Purpose {
        @Override
        public void handle(Purpose.Handler handler) {
            handler.find(this);
        }
    }

    /**
     * Who has called this user, in what is not here.
     *
     * @param seq of where the person is
     * @param newer whether the next one is wanted, or the last one
     * @param best the nearest so far; 0 for none
     */
    record Calls(String key, long seq, boolean newer, long best) implements Purpose {
        @Override
        public void handle(Purpose.Handler handler) {
            handler.calls(this);
        }
    }

    record Deliver(String key, String cid) implements Purpose {
        @Override
        public void handle(Purpose.Handler handler) {
            handler.deliver(this);
        }
    }

    /** A read or received mark; nobody waits for it. */
    record Mark() implements Purpose {
        @Override
        public void handle(Purpose.Handler handler) {
            handler.mark(this);
        }
    }

    /** That the person is typing; nobody waits for it, and it is not told again. */
    record Tell() implements Purpose {
        @Override
        public void handle(Purpose.Handler handler) {
            handler.tell(this);
        }
    }

    /** Which rooms there are, for the switcher. */
    record Offer() implements Purpose {
        @Override
        public void handle(Purpose.Handler handler) {
            handler.offer(this);
        }
    }

    /** Who is a member now, after membership may have changed unseen. */
    record Members(String key) implements Purpose {
        @Override
        public void handle(Purpose.Handler handler) {
            handler.members(this);
        }
    }

    /** Something the person asked for with a command. {@code where}: the conversation in which they did. */
    record Asked(String where, Question what) implements Purpose {
        @Override
        public void handle(Purpose.Handler handler) {
            handler.asked(this);
        }
    }

    /** What a command wants to know or to have done. */
    enum Question {
        PEOPLE,
        ROOMS,
        EVERYONE,
        SESSIONS,
        END_SESSION,
        CREATE,
        LEAVE,
        LOGOUT,
        PASSWORD,
        TOPIC,
        BROADCAST,
        EDIT,
        DELETE,
        REACT,
        AWAY,
        BACK,
        DECLINE,
        BANS,
        ROOM,
        ORDER,
        NEW_CODE,
        CODES,
        REVOKE_CODE,
        NEW_ACCOUNT,
        BOT,
        BLOCKED,
        PEOPLE_ORDER
    }
}
