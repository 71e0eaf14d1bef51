package dev.parley.client.model;

import dev.parley.client.text.CleanText;
import dev.parley.client.text.TextWidth;
import dev.parley.protocol.Result.MemberSummary;
import dev.parley.protocol.Role;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The members of a conversation. Immutable. */
public final class Roster {

    public static final Roster EMPTY = new Roster(Map.of());

    private static final Comparator<Map.Entry<String, Member>> ONLINE_FIRST = Comparator.comparing(
                    (Map.Entry<String, Member> m) -> !m.getValue().online())
            .thenComparing(m -> m.getValue().away() != null)
            .thenComparing(Map.Entry::getKey);

    private final Map<String, Member> byKey;

    /** Made when it is first asked for: a screen is drawn more often than somebody comes or goes. */
    private @Nullable List<Member> sorted;

    /** Of the widest name; likewise. -1 before. */
    private int nameColumns = -1;

    private Roster(Map<String, Member> byKey) {
        this.byKey = byKey;
    }

    public static Roster of(List<MemberSummary> told) {
        Map<String, Member> members = new LinkedHashMap<>();
        for (MemberSummary each : told) {
            members.put(RoomKey.ofUser(each.user()), Member.of(each));
        }
        return new Roster(members);
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
                    .mapToInt(member -> TextWidth.of(CleanText.line(member.name())))
                    .max()
                    .orElse(0);
            nameColumns = widest;
        }
        return widest;
    }

    /** Somebody came in; whoever does is there. */
    public Roster joined(String user) {
        Member known = get(user);
        Role role = known == null ? Role.MEMBER : known.role();
        return with(new Member(
                user, role, true, known == null ? null : known.away(), known == null ? null : known.address()));
    }

    public Roster left(String user) {
        if (get(user) == null) {
            return this;
        }
        Map<String, Member> members = new LinkedHashMap<>(byKey);
        members.remove(RoomKey.ofUser(user));
        return new Roster(members);
    }

    public Roster presence(String user, boolean online, @Nullable String away) {
        Member known = get(user);
        return known == null ? this : with(known.withPresence(online, away));
    }

    private Roster with(Member member) {
        Map<String, Member> members = new LinkedHashMap<>(byKey);
        members.put(RoomKey.ofUser(member.name()), member);
        return new Roster(members);
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
