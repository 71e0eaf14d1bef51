package dev.parley.client.model;

import dev.parley.name.Names;
import dev.parley.protocol.Entry;
import dev.parley.protocol.Role;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A room or a direct conversation as this client has it.
 *
 * @param key under what it is kept, {@link RoomKey#of}
 * @param name as the server calls it: {@code tea}, {@code @bob}
 * @param open whether its {@code join} was answered on this connection
 * @param catchingUp whether a page of what is missing is on its way
 * @param fetchingOlder whether a page of older entries is on its way
 * @param operatorsWrite whether its setting lets operators and owners alone write
 * @param scroll where its transcript stands; null while it follows the end
 * @param typing who is typing there, and when this client told that its user is
 */
public record Conversation(
        String key,
        String name,
        boolean open,
        boolean catchingUp,
        boolean fetchingOlder,
        String topic,
        Role role,
        boolean operatorsWrite,
        Roster members,
        Log log,
        Marks marks,
        Unread unread,
        List<Outgoing> outgoing,
        Draft draft,
        @Nullable ScrollPlace scroll,
        Typing typing) {

    public static Conversation named(String name) {
        return new Conversation(
                RoomKey.of(name),
                name,
                false,
                false,
                false,
                "",
                Role.MEMBER,
                false,
                Roster.EMPTY,
                Log.EMPTY,
                Marks.NONE,
                Unread.NONE,
                List.of(),
                Draft.EMPTY,
                null,
                Typing.NONE);
    }

    public boolean isDirect() {
        return Names.isDirect(name);
    }

    /** As people see it: {@code #tea}, {@code @bob}. */
    public String title() {
        return RoomKey.signed(name);
    }

    /** Of a message of one's own. In a room nobody is told who has it. */
    public Fate fate(Entry.Message own) {
        if (!isDirect()) {
            return Fate.STORED;
        }
        if (own.seq() <= marks.seen()) {
            return Fate.SEEN;
        }
        return own.seq() <= marks.delivered() ? Fate.DELIVERED : Fate.STORED;
    }

    /** The server has answered {@code join}. */
    public Conversation opened(
            String nowNamed, String nowTopic, Role nowRole, boolean nowByOperators, Roster nowMembers) {
        return with(c -> {
            c.operatorsWrite = nowByOperators;
            c.name = nowNamed;
            c.open = true;
            c.topic = nowTopic;
            c.role = nowRole;
            c.members = nowMembers;
        });
    }

    /** The connection is gone, and with it what was asked on it. */
    public Conversation closed() {
        return with(c -> {
            c.open = false;
            c.catchingUp = false;
            c.fetchingOlder = false;
            c.marks = marks.untold();
            c.typing = Typing.NONE;
            c.outgoing = outgoing.stream().map(o -> o.asked(false)).toList();
        });
    }

    /** The server's data is not what it was: what was read from it counts for nothing. */
    public Conversation forgotten() {
        return closed().with(c -> {
            c.log = Log.EMPTY;
            c.marks = Marks.NONE;
            c.unread = Unread.NONE;
            c.scroll = null;
        });
    }

    public Conversation catchingUp(boolean now) {
        return with(c -> c.catchingUp = now);
    }

    public Conversation fetchingOlder(boolean now) {
        return with(c -> c.fetchingOlder = now);
    }

    public Conversation topic(String now) {
        return with(c -> c.topic = now);
    }

    public Conversation operatorsWrite(boolean now) {
        return with(c -> c.operatorsWrite = now);
    }

    public Conversation members(Roster now) {
        return with(c -> c.members = now);
    }

    public Conversation log(Log now) {
        return with(c -> c.log = now);
    }

    /** The log after something was put in its midst: what is in view stays in view. */
    public Conversation log(Log.Spliced now) {
        return with(c -> {
            c.log = now.log();
            c.scroll = scroll == null ? null : new ScrollPlace(now.moved(scroll.line()), scroll.row());
        });
    }

    public Conversation marks(Marks now) {
        return with(c -> c.marks = now);
    }

    public Conversation unread(Unread now) {
        return with(c -> c.unread = now);
    }

    public Conversation outgoing(List<Outgoing> now) {
        return with(c -> c.outgoing = List.copyOf(now));
    }

    public Conversation draft(Draft now) {
        return with(c -> c.draft = now);
    }

    public Conversation scroll(@Nullable ScrollPlace now) {
        return with(c -> c.scroll = now);
    }

    public Conversation typing(Typing now) {
        return with(c -> c.typing = now);
    }

    private Conversation with(Consumer<Copy> change) {
        Copy copy = new Copy(this);
        change.accept(copy);
        return copy.conversation();
    }

    /** A conversation taken apart, to be put together again with a change. */
    private static final class Copy {
        private final String key;
        private String name;
        private boolean open;
        private boolean catchingUp;
        private boolean fetchingOlder;
        private String topic;
        private Role role;
        private boolean operatorsWrite;
        private Roster members;
        private Log log;
        private Marks marks;
        private Unread unread;
        private List<Outgoing> outgoing;
        private Draft draft;
        private @Nullable ScrollPlace scroll;
        private Typing typing;

        Copy(Conversation of) {
            key = of.key;
            name = of.name;
            open = of.open;
            catchingUp = of.catchingUp;
            fetchingOlder = of.fetchingOlder;
            topic = of.topic;
            role = of.role;
            operatorsWrite = of.operatorsWrite;
            members = of.members;
            log = of.log;
            marks = of.marks;
            unread = of.unread;
            outgoing = of.outgoing;
            draft = of.draft;
            scroll = of.scroll;
            typing = of.typing;
        }

        Conversation conversation() {
            return new Conversation(
                    key,
                    name,
                    open,
                    catchingUp,
                    fetchingOlder,
                    topic,
                    role,
                    operatorsWrite,
                    members,
                    log,
                    marks,
                    unread,
                    outgoing,
                    draft,
                    scroll,
                    typing);
        }
    }
}
