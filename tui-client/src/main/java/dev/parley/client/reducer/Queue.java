package dev.parley.client.reducer;

import dev.parley.client.model.Conversation;
import dev.parley.client.model.Effect;
import dev.parley.client.model.Event;
import dev.parley.client.model.Kept;
import dev.parley.client.model.Model;
import dev.parley.client.model.Outgoing;
import dev.parley.client.model.RoomKey;
import dev.parley.client.model.Tone;
import dev.parley.name.Names;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Messages that the server has not stored: what may wait, what of it is kept in a file, and what an earlier run has left there. They
 * wait in their conversations; here is what concerns all of them.
 */
final class Queue {

    static final int MOST_MESSAGES = 1_000;
    static final int MOST_CHARACTERS = 1_000_000;

    static final String FULL = "Too many unsent messages. Wait until the server has them (/queue shows them).";

    /** What was said longer ago is not sent without being asked for: the talk has gone on. */
    private static final Duration FRESH = Duration.ofHours(24);

    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("EEEE, d MMMM HH:mm", Locale.ENGLISH);

    private Queue() {}

    static boolean isFull(Turn turn) {
        int messages = 0;
        int characters = 0;
        for (Conversation conversation : turn.conversations.all()) {
            for (Outgoing outgoing : conversation.outgoing()) {
                messages++;
                characters += outgoing.text().length();
            }
        }
        return messages >= MOST_MESSAGES || characters >= MOST_CHARACTERS;
    }

    /** After every event: what began to wait is kept, what waits no more is forgotten. */
    static void settle(Turn turn, Model before) {
        boolean samePerson = turn.owner.equals(before.owner()) && !turn.owner.isEmpty();
        if (!samePerson || turn.conversations == before.conversations()) {
            return;
        }
        Map<String, Kept> now = new LinkedHashMap<>();
        Set<String> then = new HashSet<>();
        for (Conversation conversation : turn.conversations.all()) {
            Conversation old = before.conversations().get(conversation.key());
            if (old == null || old.outgoing() != conversation.outgoing()) {
                conversation.outgoing().stream()
                        .filter(o -> o.storedAs() == null)
                        .forEach(o -> now.put(o.cid(), Kept.of(conversation.name(), o)));
                if (old != null) {
                    addWaiting(old, then);
                }
            }
        }
        for (Conversation old : before.conversations().all()) {
            if (turn.get(old.key()) == null) {
                addWaiting(old, then);
            }
        }
        then.stream().filter(cid -> !now.containsKey(cid)).forEach(cid -> turn.effect(new Effect.Forget(cid)));
        now.values().stream()
                .filter(kept -> !then.contains(kept.cid()))
                .forEach(kept -> turn.effect(new Effect.Keep(kept)));
    }

    private static void addWaiting(Conversation conversation, Set<String> cids) {
        conversation.outgoing().stream().filter(o -> o.storedAs() == null).forEach(o -> cids.add(o.cid()));
    }

    /** What an earlier run has left: the fresh part goes out, the rest waits for a word. */
    static void found(Turn turn, Event.Found found) {
        if (!RoomKey.sameUser(turn.owner, found.user())) {
            return;
        }
        List<Kept> old = new ArrayList<>();
        List<Kept> fresh = new ArrayList<>();
        for (Kept kept : found.messages()) {
            boolean isOld = kept.at().isBefore(turn.wall.minus(FRESH));
            (isOld ? old : fresh).add(kept);
        }
        if (!fresh.isEmpty()) {
            turn.say(Tone.INFO, Listing.count(fresh.size(), "message", "messages") + " from before: sending now.");
            send(turn, fresh);
        }
        if (!old.isEmpty()) {
            turn.writing = turn.writing.old(old);
            String since = WHEN.format(old.get(0).at().atZone(turn.settings.zone()));
            turn.note(
                    turn.conversations.currentKey(),
                    Tone.NOTICE,
                    Listing.count(old.size(), "message", "messages") + " of yours since " + since
                            + " were never sent. /queue shows them, /queue send sends them, /queue drop discards them.");
        }
    }

    private static void send(Turn turn, List<Kept> messages) {
        Map<String, List<Outgoing>> byRoom = new LinkedHashMap<>();
        for (Kept kept : messages) {
            byRoom.computeIfAbsent(kept.room(), room -> new ArrayList<>()).add(kept.outgoing());
        }
        byRoom.forEach((room, waiting) -> {
            String key = RoomKey.of(room);
            if (turn.get(key) == null && Names.isDirect(room)) {
                Opening.direct(turn, room);
            }
            Conversation conversation = turn.get(key);
            if (conversation == null) {
                notAMember(turn, room, waiting);
                return;
            }
            // They were said before anything that waits already.
            List<Outgoing> all = new ArrayList<>(waiting);
            all.addAll(conversation.outgoing());
            turn.put(conversation.outgoing(all));
            Delivery.pump(turn, key);
        });
    }

    private static void notAMember(Turn turn, String room, List<Outgoing> waiting) {
        for (Outgoing outgoing : waiting) {
            turn.note(
                    turn.conversations.currentKey(),
                    Tone.ERROR,
                    "Not sent, since you are no longer in " + RoomKey.signed(room) + ": " + outgoing.text());
            turn.effect(new Effect.Forget(outgoing.cid()));
        }
    }

    /** {@code /queue}, {@code /queue send}, {@code /queue drop}. */
    static void command(Turn turn, String what) {
        switch (what.toLowerCase(Locale.ROOT)) {
            case "" -> show(turn);
            case "send" -> {
                List<Kept> old = turn.writing.old();
                turn.writing = turn.writing.old(List.of());
                turn.say(
                        Tone.INFO,
                        old.isEmpty()
                                ? "Nothing is left from last time. New messages are sent automatically."
                                : Listing.count(old.size(), "message", "messages") + " from before: sending now.");
                send(turn, old);
            }
            case "drop" -> drop(turn);
            default -> turn.complain("Use /queue, /queue send or /queue drop.");
        }
    }

    private static void show(Turn turn) {
        List<String> lines = new ArrayList<>();
        for (Kept kept : turn.writing.old()) {
            lines.add("  " + RoomKey.signed(kept.room()) + "  ("
                    + WHEN.format(kept.at().atZone(turn.settings.zone())) + ", not sent)  " + kept.text());
        }
        for (Conversation conversation : turn.conversations.all()) {
            for (Outgoing outgoing : conversation.outgoing()) {
                lines.add("  " + conversation.title() + "  " + outgoing.text());
            }
        }
        if (lines.isEmpty()) {
            turn.say(Tone.INFO, "No unsent messages.");
            return;
        }
        lines.add(0, Listing.count(lines.size(), "unsent message:", "unsent messages:"));
        turn.note(turn.conversations.currentKey(), Tone.HEADING, lines);
    }

    /** All that is not with the server already. */
    private static void drop(Turn turn) {
        int dropped = turn.writing.old().size();
        turn.writing.old().forEach(kept -> turn.effect(new Effect.Forget(kept.cid())));
        turn.writing = turn.writing.old(List.of());
        for (Conversation conversation : turn.conversations.all()) {
            List<Outgoing> left = conversation.outgoing().stream()
                    .filter(o -> o.asked() || o.storedAs() != null)
                    .toList();
            dropped += conversation.outgoing().size() - left.size();
            turn.put(conversation.outgoing(left));
        }
        turn.say(
                Tone.INFO,
                dropped == 0 ? "No unsent messages." : Listing.count(dropped, "message", "messages") + " dropped.");
    }
}
