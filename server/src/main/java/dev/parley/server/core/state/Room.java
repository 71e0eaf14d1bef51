package dev.parley.server.core.state;

import dev.parley.name.Name;
import dev.parley.protocol.Entry;
import dev.parley.protocol.Role;
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
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A room: its members in the order they came, the roles it gave (which outlive membership), its topic and its log. */
public final class Room extends Conversation {

    /** Bytes that a room of nobody takes, with its names, and what they look like. */
    static final int ROOM_BYTES = 1_400;

    /** Bytes that a member takes: a position here, a place in two orders, in the account, and among those who are online. */
    static final int MEMBER_BYTES = 400;

    private static final int ROLE_BYTES = 80;

    /** The topic is there twice, and a character may take two bytes. */
    private static final int TOPIC_CHAR_BYTES = 4;

    private final Name name;
    private final LogId.RoomLog id;
    private final boolean hidden;
    private final Map<String, Cursors> members = new LinkedHashMap<>();
    private final NavigableSet<String> membersByName = new TreeSet<>();
    private final Map<String, Role> roles = new TreeMap<>();
    private String topic;
    private String topicInLowerCase;
    private @Nullable Integer retentionDays;
    private @Nullable Boolean spokenIn = false;

    Room(Name name, String topic, boolean hidden, @Nullable String owner, Keeping keeping) {
        super(keeping);
        this.name = name;
        this.id = new LogId.RoomLog(name.canonical());
        this.topic = topic;
        this.topicInLowerCase = topic.toLowerCase(Locale.ROOT);
        this.hidden = hidden;
        if (owner != null) {
            roles.put(owner, Role.OWNER);
        }
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

    /** Listed for its members alone, and not open to everyone. */
    public boolean hidden() {
        return hidden;
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
        return roles.getOrDefault(user, Role.MEMBER);
    }

    public boolean gaveRoleTo(String user) {
        return roles.containsKey(user);
    }

    /** Who made it; null where the server did, and where that user is no more. */
    public @Nullable String owner() {
        return roles.entrySet().stream()
                .filter(one -> one.getValue() == Role.OWNER)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    /** Whether there ever was a message; null where that is not known, since an older version made the snapshot. */
    public @Nullable Boolean spokenIn() {
        return spokenIn;
    }

    @Override
    public @Nullable Cursors cursors(String user) {
        return members.get(user);
    }

    @Override
    long bytes() {
        return ROOM_BYTES
                + (long) MEMBER_BYTES * members.size()
                + (long) ROLE_BYTES * roles.size()
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

    /** As it is in a snapshot. */
    static Room restore(Restored.OfRoom from, Keeping keeping) {
        Room room = new Room(from.name(), from.topic(), from.hidden(), null, keeping);
        room.roles.putAll(from.roles());
        room.log.restore(from.log());
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
                name, topic, hidden, new TreeMap<>(roles), all, log.ends(), retentionDays, spokenIn, written.all());
    }

    /** Whether there is something about the user: who is a member, was given a role, or has written. */
    boolean knows(String user) {
        return has(user) || gaveRoleTo(user) || written.has(user);
    }

    /** The user is no part of it any more, and never was. */
    void forget(String user) {
        went(members.remove(user));
        membersByName.remove(user);
        roles.remove(user);
        written.forget(user);
    }

    void append(Entry entry, String actor) {
        log.append(entry);
        count(entry, actor);
        if (entry instanceof Entry.Joined) {
            readToEnd(members.computeIfAbsent(actor, user -> new Cursors()));
            membersByName.add(actor);
        } else if (entry instanceof Entry.Left) {
            went(members.remove(actor));
            membersByName.remove(actor);
        } else if (entry instanceof Entry.Topic changed) {
            topic = changed.text();
            topicInLowerCase = topic.toLowerCase(Locale.ROOT);
        } else if (entry instanceof Entry.Message) {
            spokenIn = true;
        }
    }

    @Override
    public String toString() {
        return name + " hidden=" + hidden + " topic=" + topic + " roles=" + roles + " members="
                + summary().members() + " log=" + log + " retention=" + retentionDays + " spokenIn=" + spokenIn;
    }
}
