package dev.parley.client.model;

import dev.parley.name.Names;
import dev.parley.protocol.Entry;
import dev.parley.protocol.Role;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A room or a direct conversation as this client has it.
 *
 * @param key under what it is kept, {@link RoomKey#of}
 * @param name as the server calls it: {@code tea}, {@code @bob}
 * @param open whether its {@code join} was answered on this connection
 * @param catchingUp whether a page of what is missing is on its way
 * @param fetchingOlder whether a page of older entries is on its way
 * @param scroll where its transcript stands; null while it follows the end
 */
public record Conversation(
        String key,
        String name,
        boolean open,
        boolean catchingUp,
        boolean fetchingOlder,
        String topic,
        Role role,
        Roster members,
        Log log,
        Marks marks,
        Unread unread,
        List<Outgoing> outgoing,
        Draft draft,
        @Nullable ScrollPlace scroll) {

    public static Conversation named(String name) {
        return new Conversation(
                RoomKey.of(name),
                name,
                false,
                false,
                false,
                "",
                Role.MEMBER,
                Roster.EMPTY,
                Log.EMPTY,
                Marks.NONE,
                Unread.NONE,
                List.of(),
                Draft.EMPTY,
                null);
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
    public Conversation opened(String nowNamed, String nowTopic, Role nowRole, Roster nowMembers) {
        return new Conversation(
                key,
                nowNamed,
                true,
                catchingUp,
                fetchingOlder,
                nowTopic,
                nowRole,
                nowMembers,
                log,
                marks,
                unread,
                outgoing,
                draft,
                scroll);
    }

    /** The connection is gone, and with it what was asked on it. */
    public Conversation closed() {
        List<Outgoing> again = outgoing.stream().map(o -> o.asked(false)).toList();
        return new Conversation(
                key,
                name,
                false,
                false,
                false,
                topic,
                role,
                members,
                log,
                marks.untold(),
                unread,
                again,
                draft,
                scroll);
    }

    /** The server's data is not what it was: what was read from it counts for nothing. */
    public Conversation forgotten() {
        return new Conversation(
                key,
                name,
                false,
                false,
                false,
                topic,
                role,
                members,
                Log.EMPTY,
                Marks.NONE,
                Unread.NONE,
                outgoing,
                draft,
                null);
    }

    public Conversation catchingUp(boolean now) {
        return new Conversation(
                key, name, open, now, fetchingOlder, topic, role, members, log, marks, unread, outgoing, draft, scroll);
    }

    public Conversation fetchingOlder(boolean now) {
        return new Conversation(
                key, name, open, catchingUp, now, topic, role, members, log, marks, unread, outgoing, draft, scroll);
    }

    public Conversation topic(String now) {
        return new Conversation(
                key,
                name,
                open,
                catchingUp,
                fetchingOlder,
                now,
                role,
                members,
                log,
                marks,
                unread,
                outgoing,
                draft,
                scroll);
    }

    public Conversation members(Roster now) {
        return new Conversation(
                key,
                name,
                open,
                catchingUp,
                fetchingOlder,
                topic,
                role,
                now,
                log,
                marks,
                unread,
                outgoing,
                draft,
                scroll);
    }

    public Conversation log(Log now) {
        return new Conversation(
                key,
                name,
                open,
                catchingUp,
                fetchingOlder,
                topic,
                role,
                members,
                now,
                marks,
                unread,
                outgoing,
                draft,
                scroll);
    }

    public Conversation marks(Marks now) {
        return new Conversation(
                key,
                name,
                open,
                catchingUp,
                fetchingOlder,
                topic,
                role,
                members,
                log,
                now,
                unread,
                outgoing,
                draft,
                scroll);
    }

    public Conversation unread(Unread now) {
        return new Conversation(
                key,
                name,
                open,
                catchingUp,
                fetchingOlder,
                topic,
                role,
                members,
                log,
                marks,
                now,
                outgoing,
                draft,
                scroll);
    }

    public Conversation outgoing(List<Outgoing> now) {
        return new Conversation(
                key,
                name,
                open,
                catchingUp,
                fetchingOlder,
                topic,
                role,
                members,
                log,
                marks,
                unread,
                List.copyOf(now),
                draft,
                scroll);
    }

    public Conversation draft(Draft now) {
        return new Conversation(
                key,
                name,
                open,
                catchingUp,
                fetchingOlder,
                topic,
                role,
                members,
                log,
                marks,
                unread,
                outgoing,
                now,
                scroll);
    }

    public Conversation scroll(@Nullable ScrollPlace now) {
        return new Conversation(
                key,
                name,
                open,
                catchingUp,
                fetchingOlder,
                topic,
                role,
                members,
                log,
                marks,
                unread,
                outgoing,
                draft,
                now);
    }
}
