package dev.parley.server.core.state;

import dev.parley.protocol.Redaction;
import dev.parley.server.core.event.Event;
import dev.parley.server.core.event.Restored;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The invitation codes that are there, by number. Of a code the hash is known, and not the code. There are few: whoever makes one
 * bounds them. What an event says of a code that is not there is nothing: the event that made it may be erased, with its room.
 */
public final class InviteCodes {

    /** Bytes of memory that a code takes, roughly. */
    private static final int CODE_BYTES = 500;

    private final Map<Long, Restored.OfCode> codes = new LinkedHashMap<>();
    private final Map<String, Long> numbers = new HashMap<>();

    /** Oldest first, those that have expired among them. */
    public Collection<Restored.OfCode> all() {
        return Collections.unmodifiableCollection(codes.values());
    }

    /** The code of this number; null if there is none. */
    public Restored.@Nullable OfCode of(long number) {
        return codes.get(number);
    }

    /** The code of this hash; null if there is none. */
    public Restored.@Nullable OfCode of(String hash) {
        Long number = numbers.get(hash);
        return number == null ? null : codes.get(number);
    }

    /** The lowest number that is free, from 1: people type it. */
    public long nextNumber() {
        long number = 1;
        while (codes.containsKey(number)) {
            number++;
        }
        return number;
    }

    long bytes() {
        return (long) CODE_BYTES * codes.size();
    }

    void made(Event.CodeMade made) {
        restore(Restored.OfCode.of(made));
    }

    void used(long number) {
        Restored.OfCode code = codes.get(number);
        if (code == null) {
            return;
        }
        if (code.left() <= 1) {
            ended(number);
        } else {
            codes.put(number, code.left(code.left() - 1));
        }
    }

    void ended(long number) {
        Restored.OfCode code = codes.remove(number);
        if (code != null) {
            numbers.remove(code.hash());
        }
    }

    /** Nobody comes into a room that is gone. */
    void roomEnded(String room) {
        codes.values().stream()
                .filter(code -> room.equals(code.room()))
                .map(Restored.OfCode::number)
                .toList()
                .forEach(this::ended);
    }

    /** Codes that the user made are nobody's. */
    void forget(Account account) {
        String display = account.name().display();
        codes.replaceAll((number, code) -> code.by().equals(display) ? code.made(Redaction.NOBODY, code.at()) : code);
    }

    /** As it is in a snapshot. */
    void restore(Restored.OfCode code) {
        ended(code.number());
        codes.put(code.number(), code);
        numbers.put(code.hash(), code.number());
    }

    /** Oldest first. */
    Stream<Restored> summary() {
        return codes.values().stream().map(Restored.class::cast);
    }

    /** All there is, for comparing two states; it has hashes in it and is not for a log. */
    String describe() {
        return codes + " " + new TreeMap<>(numbers);
    }
}
