package dev.parley.server.core.state;

import dev.parley.name.Name;
import dev.parley.protocol.Entry;
import dev.parley.protocol.LeaveReason;
import dev.parley.protocol.Role;
import dev.parley.protocol.RoomSetting;
import dev.parley.server.core.event.LogId;
import dev.parley.server.core.event.Restored;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A room: its members in the order they came, who may do what, its topic and its log. */
public final class Room extends Conversation {

    /** Bytes that a room of nobody takes, with its names, and what they look like. */
    static final int ROOM_BYTES = 1_600;

    /** Bytes that a member takes: a position here, a place in two orders, in the account, and among those who are online. */
    static final int MEMBER_BYTES = 400;

    /** The topic is there twice, and a character may take two bytes. */
    private static final int TOPIC_CHAR_BYTES = 4;

    private final Name name;
    private final LogId.RoomLog id;
    private final Map<String, Cursors> members = new LinkedHashMap<>();
    private final NavigableSet<String> membersByName = new TreeSet<>();
    private final RoomRules rules;
    private String topic;
    private String topicInLowerCase;
    private @Nullable Integer retentionDays;
    private @Nullable Boolean spokenIn = false;

    Room(Name name, String topic, boolean hidden, @Nullable String owner, Keeping keeping) {
        this(name, topic, new RoomRules(owner, hidden), keeping);
    }

    private Room(Name name, String topic, RoomRules rules, Keeping keeping) {
        super(keeping);
        this.name = name;
        this.id = new LogId.RoomLog(name.canonical());
        this.topic = topic;
        this.topicInLowerCase = topic.toLowerCase(Locale.ROOT);
        this.rules = rules;
    }

    public Name name() {
        return name;
    }

    @Override
    public LogId.RoomLog id() {
        return id;
    }

    public String topic() {
        return topic;
    }

    /** Who may do what here. */
    public RoomRules rules() {
        return rules;
    }

    /** The members' canonical names, in the order they joined. */
    public Set<String> members() {
        return Collections.unmodifiableSet(members.keySet());
    }

    /** The members' canonical names, in order. */
    public NavigableSet<String> membersByName() {
        return Collections.unmodifiableNavigableSet(membersByName);
    }

    /**
     * Whether the name or the topic has this in it.
     *
     * @param part in lower case
     */
    public boolean isFoundBy(String part) {
        return name.canonical().contains(part) || topicInLowerCase.contains(part);
    }

    /** What the user may do here as a member; who was never given a role is a plain member. */
    public Role role(String user) {
        return rules.role(user);
    }

    /** Whether there ever was a message; null where that is not known, since an older version made the snapshot. */
    public @Nullable Boolean spokenIn() {
        return spokenIn;
    }

    @Override
    public @Nullable Cursors cursors(String user) {
        return members.get(user);
    }

    /** The entries that a member may see: all, or those from the member's joining on, as the room is set. */
    public Entries entriesFor(String user) {
        return log.from(seenFrom(user));
    }

    /** The number of the first entry that a member may see, whether it is still kept or not. */
    public long seenFrom(String user) {
        Cursors cursors = members.get(user);
        return cursors == null || !rules.is(RoomSetting.HISTORY_FROM, RoomSetting.JOINING)
                ? 1
                : Math.max(1, cursors.since());
    }

    @Override
    long bytes() {
        return ROOM_BYTES
                + (long) MEMBER_BYTES * members.size()
                + rules.bytes()
                + (long) TOPIC_CHAR_BYTES * topic.length()
                + useBytes();
    }

    @Override
    Collection<Cursors> everybodys() {
        return members.values();
    }

    /** For how many days entries are kept: null as the server's setting says, 0 for ever. */
    public @Nullable Integer retentionDays() {
        return retentionDays;
    }

    void setRetention(@Nullable Integer days) {
        retentionDays = days;
    }

    /**
     * As it is in a snapshot.
     *
     * @param position of the snapshot
     */
    static Room restore(Restored.OfRoom from, Keeping keeping, long position) {
        Room room = new Room(from.name(), from.topic(), RoomRules.restore(from), keeping);
        room.log.restore(from.log(), position);
        from.members().forEach(member -> {
            room.members.put(member.user(), room.restored(member));
            room.membersByName.add(member.user());
        });
        room.retentionDays = from.retentionDays();
        room.spokenIn = from.spokenIn();
        room.written.addAll(from.written());
        return room;
    }

    @Override
    Restored.OfRoom summary() {
        List<Restored.Member> all = new ArrayList<>(members.size());
        members.forEach((user, cursors) -> all.add(cursors.ofUser(user, unread(cursors))));
        return new Restored.OfRoom(
                name,
                topic,
                rules.isPrivate(),
                rules.roles(),
                all,
                log.ends(),
                retentionDays,
                spokenIn,
                written.all(),
                rules.summary());
    }

    /** Whether there is something about the user: who is a member, was given a role, or has written. */
    boolean knows(Account account) {
        String user = account.key();
        return has(user) || written.has(user) || rules.knows(account);
    }

    /** The user is no part of it any more, and never was. */
    void forget(Account account) {
        String user = account.key();
        went(members.remove(user));
        membersByName.remove(user);
        rules.forget(account);
        written.forget(user);
    }

    void append(Entry entry, String actor, Set<String> blockers) {
        log.append(entry);
        count(entry, actor, blockers);
        if (entry instanceof Entry.Joined) {
            readToEnd(members.computeIfAbsent(actor, user -> new Cursors(entry.seq())));
            membersByName.add(actor);
            rules.endInvitation(actor);
        } else if (entry instanceof Entry.Left left) {
            went(members.remove(actor));
            membersByName.remove(actor);
            if (left.reason() == LeaveReason.KICKED || left.reason() == LeaveReason.BANNED) {
                rules.putOut(actor);
            }
        } else if (entry instanceof Entry.Setting set) {
            rules.set(set.setting(), set.value());
        } else if (entry instanceof Entry.Topic changed) {
            topic = changed.text();
            topicInLowerCase = topic.toLowerCase(Locale.ROOT);
        } else if (entry instanceof Entry.Message) {
            spokenIn = true;
        }
    }

    @Override
    public String toString() {
        return name + " topic=" + topic + " " + rules + " members=" + summary().members() + " log=" + log
                + " retention=" + retentionDays + " spokenIn=" + spokenIn;
    }
}
