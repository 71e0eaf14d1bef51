package dev.parley.server.core.state;

import dev.parley.name.Name;
import dev.parley.protocol.Entry;
import dev.parley.protocol.Role;
import dev.parley.server.core.event.Event;
import dev.parley.server.core.event.LogId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A room: its members in the order they came, the roles it gave (which outlive membership), its topic and its log. */
public final class Room extends Conversation {

    private final Name name;
    private final LogId.RoomLog id;
    private final boolean hidden;
    private final Map<String, Cursors> members = new LinkedHashMap<>();
    private final Map<String, Role> roles = new TreeMap<>();
    private String topic;

    Room(Name name, String topic, boolean hidden, @Nullable String owner, int entriesInMemory) {
        super(entriesInMemory);
        this.name = name;
        this.id = new LogId.RoomLog(name.canonical());
        this.topic = topic;
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

    /** What the user may do here as a member; who was never given a role is a plain member. */
    public Role role(String user) {
        return roles.getOrDefault(user, Role.MEMBER);
    }

    public boolean gaveRoleTo(String user) {
        return roles.containsKey(user);
    }

    @Override
    public @Nullable Cursors cursors(String user) {
        return members.get(user);
    }

    void append(Entry entry, String actor) {
        log.append(entry);
        if (entry instanceof Entry.Joined) {
            Cursors cursors = members.computeIfAbsent(actor, user -> new Cursors());
            cursors.move(Event.Cursor.READ, entry.seq());
        } else if (entry instanceof Entry.Left) {
            members.remove(actor);
        } else if (entry instanceof Entry.Topic changed) {
            topic = changed.text();
        }
    }

    @Override
    public String toString() {
        return name + " hidden=" + hidden + " topic=" + topic + " roles=" + roles + " members=" + members + " log="
                + log;
    }
}
