package dev.parley.client.model;

import dev.parley.client.text.CleanText;
import dev.parley.client.text.TextWidth;
import dev.parley.protocol.Result.MemberSummary;
import dev.parley.protocol.Role;
import dev.parley.protocol.ServerEvent;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The members of a conversation, as far as there is room for them: each change says how many bytes the whole may take. Past that nobody
 * comes in, and what else is known of somebody is let go. Immutable.
 */
public final class Roster {

    public static final Roster EMPTY = new Roster(Map.of(), 0);

    /** What a member takes beside the name and the texts: the records, and a place in the map. */
    private static final int MEMBER_BYTES = 180;

    /** Behind the name of a program. */
    public static final String BOT = " bot";

    private static final Comparator<Map.Entry<String, Member>> ONLINE_FIRST = Comparator.comparing(
                    (Map.Entry<String, Member> m) -> !m.getValue().online())
            .thenComparing(m -> m.getValue().away() != null)
            .thenComparing(Map.Entry::getKey);

    private final Map<String, Member> byKey;
    private final long bytes;

    /** Made when it is first asked for: a screen is drawn more often than somebody comes or goes. */
    private @Nullable List<Member> sorted;

    /** Of the widest name; likewise. -1 before. */
    private int nameColumns = -1;

    private Roster(Map<String, Member> byKey, long bytes) {
        this.byKey = byKey;
        this.bytes = bytes;
    }

    /** Of those that the server tells, the first for whom there is room. */
    public static Roster of(List<MemberSummary> told, long room) {
        Map<String, Member> members = new LinkedHashMap<>();
        long held = 0;
        for (MemberSummary each : told) {
            Member member = Member.of(each);
            held += bytesOf(member);
            if (held > room) {
                break;
            }
            Member twice = members.put(RoomKey.ofUser(each.user()), member);
            held -= twice == null ? 0 : bytesOf(twice);
        }
        return new Roster(members, Math.min(held, room));
    }

    /** The name is kept twice: as it is written, and as what it is found by. */
    private static long bytesOf(Member member) {
        return MEMBER_BYTES + 4L * member.name().length() + 2L * (lengthOf(member.away()) + lengthOf(member.address()));
    }

    private static int lengthOf(@Nullable String text) {
        return text == null ? 0 : text.length();
    }

    /** About how much memory it takes. */
    public long bytes() {
        return bytes;
    }

    public int size() {
        return byKey.size();
    }

    public int online() {
        return (int) byKey.values().stream().filter(Member::online).count();
    }

    /** Whether there is a member of this canonical name. */
    public boolean has(String canonical) {
        return byKey.containsKey(canonical);
    }

    public @Nullable Member get(String user) {
        return byKey.get(RoomKey.ofUser(user));
    }

    public Collection<Member> all() {
        return Collections.unmodifiableCollection(byKey.values());
    }

    /** Those who can answer first, then people who are away, then who is not there; each by name. */
    public List<Member> sorted() {
        List<Member> made = sorted;
        if (made == null) {
            made = byKey.entrySet().stream()
                    .sorted(ONLINE_FIRST)
                    .map(Map.Entry::getValue)
                    .toList();
            sorted = made;
        }
        return made;
    }

    /** Columns of the widest name; 0 where there is nobody. */
    public int nameColumns() {
        int widest = nameColumns;
        if (widest < 0) {
            widest = byKey.values().stream()
                    .mapToInt(member -> TextWidth.of(CleanText.line(member.name())) + (member.bot() ? BOT.length() : 0))
                    .max()
                    .orElse(0);
            nameColumns = widest;
        }
        return widest;
    }

    /** Somebody came in; whoever does is there. */
    public Roster joined(String user, long room) {
        Member known = get(user);
        if (known == null && bytes + MEMBER_BYTES + 4L * user.length() > room) {
            return this;
        }
        Role role = known == null ? Role.MEMBER : known.role();
        return with(
                new Member(
                        user,
                        role,
                        true,
                        known == null ? null : known.away(),
                        known == null ? null : known.address(),
                        known != null && known.bot()),
                room);
    }

    public Roster left(String user) {
        if (get(user) == null) {
            return this;
        }
        Map<String, Member> members = new LinkedHashMap<>(byKey);
        Member gone = members.remove(RoomKey.ofUser(user));
        return new Roster(members, bytes - (gone == null ? 0 : bytesOf(gone)));
    }

    public Roster presence(ServerEvent.Presence told, long room) {
        Member known = get(told.user());
        return known == null ? this : with(known.with(told), room);
    }

    /** A member has another role; it takes as much room as the one before. */
    public Roster role(String user, Role role) {
        Member known = get(user);
        return known == null ? this : with(known.withRole(role), Long.MAX_VALUE);
    }

    private Roster with(Member member, long room) {
        Member known = get(member.name());
        long before = bytes - (known == null ? 0 : bytesOf(known));
        boolean fits = before + bytesOf(member) <= room;
        Member kept =
                fits ? member : new Member(member.name(), member.role(), member.online(), null, null, member.bot());
        Map<String, Member> members = new LinkedHashMap<>(byKey);
        members.put(RoomKey.ofUser(member.name()), kept);
        return new Roster(members, before + bytesOf(kept));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Roster roster && roster.byKey.equals(byKey);
    }

    @Override
    public int hashCode() {
        return byKey.hashCode();
    }

    @Override
    public String toString() {
        return byKey.values().toString();
    }
}
