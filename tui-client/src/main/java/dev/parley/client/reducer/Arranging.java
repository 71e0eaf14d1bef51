package dev.parley.client.reducer;

import dev.parley.client.model.Conversation;
import dev.parley.client.model.Conversations;
import dev.parley.client.model.Model;
import dev.parley.client.model.RoomKey;
import dev.parley.client.model.Urgency;
import dev.parley.client.settings.NotifiedOf;
import dev.parley.client.settings.Preferences;
import dev.parley.client.settings.RoomOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The order in which conversations are listed, as the person has chosen. Where unread ones come first, a list would move under the
 * hands of whoever walks through it, since a room is read as soon as it is reached. So the room in view stays where it was when it
 * came into view, for as long as it does, and for {@value #WALK_SECONDS} seconds after each step nothing moves at all: what comes in
 * meanwhile is put in its place then.
 */
final class Arranging {

    static final int WALK_SECONDS = 5;

    private static final Duration WALK = Duration.ofSeconds(WALK_SECONDS);

    private Arranging() {}

    /** Another conversation is about to come into view: the next step is to find the list as it is now. */
    static void walk(Turn turn) {
        // The first one at all is nobody's step.
        if (turn.conversations.current() != null) {
            turn.conversations =
                    turn.conversations.order(turn.conversations.order().heldUntil(turn.now.plus(WALK)));
        }
    }

    /** After every event, before what has come into view counts as read. */
    static void settle(Turn turn, Model before) {
        Conversation here = turn.conversations.current();
        if (here != null && !here.key().equals(before.conversations().currentKey())) {
            turn.conversations =
                    turn.conversations.order(turn.conversations.order().viewed(urgency(turn, here)));
        }
        RoomOrder wanted = turn.preferences.order();
        Conversations.Listed order = turn.conversations.order();
        boolean chosen = isChosenAnew(turn.preferences, before.preferences());
        boolean held = turn.now.isBefore(order.heldUntil());
        boolean due =
                switch (wanted) {
                    case SERVER -> !order.keys().isEmpty();
                    case NAME, OWN -> chosen || !holdsAll(turn.conversations);
                    case UNREAD -> chosen || (!held && mayHaveChanged(turn, before));
                };
        if (!due) {
            return;
        }
        List<String> keys =
                switch (wanted) {
                    case SERVER -> List.of();
                    case NAME -> keys(turn).stream().sorted().toList();
                    case OWN -> own(turn);
                    case UNREAD -> byUrgency(turn);
                };
        if (!keys.equals(order.keys())) {
            turn.conversations = turn.conversations.order(order.keys(keys));
        }
    }

    /** The order, whose place in it, or which rooms are muted. */
    private static boolean isChosenAnew(Preferences now, Preferences before) {
        return !now.chosen().equals(before.chosen()) || !now.rooms().equals(before.rooms());
    }

    /** To sort after each event of a flood would cost more than it shows. */
    private static boolean mayHaveChanged(Turn turn, Model before) {
        return turn.conversations != before.conversations()
                || before.now().isBefore(turn.conversations.order().heldUntil());
    }

    private static boolean holdsAll(Conversations conversations) {
        List<String> keys = conversations.order().keys();
        return keys.size() == conversations.all().size()
                && keys.stream().allMatch(key -> conversations.get(key) != null);
    }

    private static List<String> keys(Turn turn) {
        return turn.conversations.all().stream().map(Conversation::key).toList();
    }

    /** As the person has named them, then the others. */
    private static List<String> own(Turn turn) {
        Set<String> keys = new LinkedHashSet<>();
        for (String name : turn.preferences.roomsOrder()) {
            String key = RoomKey.of(name);
            if (turn.get(key) != null) {
                keys.add(key);
            }
        }
        keys.addAll(keys(turn));
        return List.copyOf(keys);
    }

    /** Among those of the same urgency, as they came. */
    private static List<String> byUrgency(Turn turn) {
        Map<Urgency, List<String>> groups = new EnumMap<>(Urgency.class);
        for (Conversation conversation : turn.conversations.all()) {
            boolean inView = conversation.key().equals(turn.conversations.currentKey());
            Urgency urgency = inView ? turn.conversations.order().viewed() : urgency(turn, conversation);
            groups.computeIfAbsent(urgency, any -> new ArrayList<>()).add(conversation.key());
        }
        List<String> keys = new ArrayList<>(turn.conversations.all().size());
        groups.values().forEach(keys::addAll);
        return keys;
    }

    /** Muted ones do not come forward. */
    static Urgency urgency(Turn turn, Conversation conversation) {
        return conversation.unread().isEmpty() ? Urgency.NONE : urgency(turn.preferences, conversation);
    }

    private static Urgency urgency(Preferences preferences, Conversation conversation) {
        return Urgency.of(conversation, preferences.notifiedOf(conversation.key()) == NotifiedOf.NONE);
    }
}
