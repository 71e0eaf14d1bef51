package dev.parley.client.reducer;

import dev.parley.client.model.Conversation;
import dev.parley.client.model.Conversations;
import dev.parley.client.model.Destination;
import dev.parley.client.model.Destination.Kind;
import dev.parley.client.model.Member;
import dev.parley.client.model.RoomKey;
import dev.parley.client.model.Urgency;
import dev.parley.client.text.Subsequence;
import dev.parley.name.Name;
import dev.parley.name.Names;
import dev.parley.protocol.Result;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the switcher offers, and what of it fits what was typed. */
final class Destinations {

    private Destinations() {}

    /** The user's conversations, then the server's other rooms, then the people who are known. */
    static List<Destination> all(Turn turn, List<Result.RoomSummary> rooms) {
        List<Destination> all = new ArrayList<>();
        for (String key : own(turn)) {
            Conversation conversation = turn.get(key);
            if (conversation != null) {
                all.add(new Destination(Kind.OWN, conversation.name(), conversation.topic(), List.of()));
            }
        }
        for (Result.RoomSummary room : rooms) {
            if (turn.get(RoomKey.of(room.room())) == null) {
                all.add(new Destination(Kind.ROOM, room.room(), about(room), List.of()));
            }
        }
        for (Member member : people(turn)) {
            String name = Names.DIRECT_SIGN + member.name();
            if (turn.get(RoomKey.of(name)) == null && !turn.isMe(member.name())) {
                all.add(new Destination(Kind.PERSON, name, about(member), List.of()));
            }
        }
        return List.copyOf(all);
    }

    private static String about(Result.RoomSummary room) {
        String members = Listing.count(room.members(), "member", "members");
        return room.topic().isEmpty() ? members : members + "  " + room.topic();
    }

    private static String about(Member member) {
        return !member.online() ? "offline" : member.away() == null ? "online" : "away: " + member.away();
    }

    /** What calls, what is unread, where the person was last, the others as they are listed; where they are now last of all. */
    private static Set<String> own(Turn turn) {
        Conversations conversations = turn.conversations;
        Set<String> keys = new LinkedHashSet<>();
        List<Conversation> listed = conversations.listed();
        for (Urgency urgency : List.of(Urgency.CALLS, Urgency.UNREAD)) {
            listed.stream()
                    .filter(c -> Arranging.urgency(turn, c) == urgency)
                    .map(Conversation::key)
                    .forEach(keys::add);
        }
        keys.addAll(conversations.visited());
        listed.stream().map(Conversation::key).forEach(keys::add);
        if (keys.remove(conversations.currentKey())) {
            keys.add(conversations.currentKey());
        }
        return keys;
    }

    /** Of the room in which the person was last; the first place if there is none. Unread rooms above it do not change it. */
    static int placeOfTheLast(Turn turn, List<Destination> offers) {
        String current = turn.conversations.currentKey();
        for (String key : turn.conversations.visited()) {
            for (int i = 0; i < offers.size() && !key.equals(current); i++) {
                if (RoomKey.of(offers.get(i).name()).equals(key)) {
                    return i;
                }
            }
        }
        return 0;
    }

    /** Those who can answer first. */
    private static List<Member> people(Turn turn) {
        Map<String, Member> people = new LinkedHashMap<>();
        for (Conversation conversation : turn.conversations.all()) {
            for (Member member : conversation.members().all()) {
                people.putIfAbsent(RoomKey.ofUser(member.name()), member);
            }
        }
        return people.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, Member> one) ->
                                !one.getValue().online())
                        .thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getValue)
                .toList();
    }

    private record Found(Destination destination, Subsequence place, int order) {}

    /**
     * Those that fit, by how well they do: own conversations before others that fit as well. A sign before what was typed asks for rooms
     * or for people alone. At last what was typed itself, where it may be a name and is none of these.
     */
    static List<Destination> fitting(String typed, List<Destination> offers) {
        String query = typed.strip();
        if (query.isEmpty()) {
            return offers;
        }
        boolean direct = Names.isDirect(query);
        boolean signed = direct || query.charAt(0) == Names.ROOM_SIGN;
        String bare = signed ? query.substring(1) : query;
        List<Found> found = new ArrayList<>();
        for (int i = 0; i < offers.size(); i++) {
            Destination offer = offers.get(i);
            if (!signed || offer.isDirect() == direct) {
                int order = i;
                Subsequence.of(bare, offer.bareName()).ifPresent(place -> found.add(new Found(offer, place, order)));
            }
        }
        found.sort(Comparator.comparing((Found one) -> one.place().quality())
                .thenComparing(one -> one.destination().kind())
                .thenComparing(one -> -one.place().score())
                .thenComparing(Found::order));
        List<Destination> fitting = new ArrayList<>();
        for (Found one : found) {
            fitting.add(one.destination().matched(one.place().places()));
        }
        String unknown = unknown(bare, direct, offers);
        if (unknown != null) {
            fitting.add(new Destination(Kind.NEW, unknown, "", List.of()));
        }
        return List.copyOf(fitting);
    }

    /** What was typed, as a name that nothing there is has; null if it can be none. */
    private static @Nullable String unknown(String bare, boolean direct, List<Destination> offers) {
        Name name = direct ? Names.user(bare) : Names.room(bare);
        if (name == null) {
            return null;
        }
        String wanted = direct ? Names.DIRECT_SIGN + name.display() : name.display();
        String key = RoomKey.of(wanted);
        return offers.stream().anyMatch(offer -> RoomKey.of(offer.name()).equals(key)) ? null : wanted;
    }
}
