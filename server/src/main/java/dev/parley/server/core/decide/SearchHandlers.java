package dev.parley.server.core.decide;

import dev.parley.name.Names;
import dev.parley.protocol.Entry;
import dev.parley.protocol.Redaction;
import dev.parley.protocol.Request;
import dev.parley.protocol.Result;
import dev.parley.server.core.Outcome;
import dev.parley.server.core.event.LogId;
import dev.parley.server.core.query.Answer;
import dev.parley.server.core.query.Query;
import dev.parley.server.core.state.Account;
import dev.parley.server.core.state.Direct;
import dev.parley.server.core.state.Entries;
import dev.parley.server.core.state.Room;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code search}: what was said, by its words, as far as the asker may read it. */
final class SearchHandlers {

    /** A place to look in, and what the asker calls it. */
    private record Place(Entries seen, String label) {}

    Outcome search(Ask ask, Request.Search request) {
        Map<LogId, Place> places = places(ask, request.room());
        // What a user wrote whose account was deleted since is looked for once more, and not found.
        if (ask.found() instanceof Answer.Found found
                && found.upTo() >= ask.state().forgottenAt()) {
            // Looked up once more whether each may be read: meanwhile the asker may have left.
            return ask.answer(result(found, places, Blocking.names(ask)))
                    .worked(found.hits().size());
        }
        String author = author(ask, request.from());
        if (places.isEmpty() || request.limit() == 0) {
            return ask.answer(new Result.Found(List.of(), null));
        }
        throw new Lacking(new Query.Search(
                ask.me().key(),
                request.query(),
                List.copyOf(places.keySet()),
                author,
                request.before(),
                request.limit()));
    }

    private static Map<LogId, Place> places(Ask ask, @Nullable String written) {
        Map<LogId, Place> places = new LinkedHashMap<>();
        if (written == null) {
            addOwn(ask, places);
        } else if (Names.isDirect(written)) {
            Places.DirectPlace direct = Places.direct(ask, written);
            addDirect(places, direct.begun(), direct.label());
        } else {
            Room room = Places.memberRoom(ask, written);
            addRoom(ask, places, room);
        }
        return places;
    }

    private static void addOwn(Ask ask, Map<LogId, Place> places) {
        Account me = ask.me();
        for (String name : me.rooms()) {
            Room room = Places.room(ask, name);
            addRoom(ask, places, room);
        }
        for (LogId.DirectLog id : me.directs()) {
            Account other = ask.state().account(id.other(me.key()));
            if (other != null) {
                addDirect(places, ask.state().direct(id), Places.directLabel(other));
            }
        }
    }

    private static void addRoom(Ask ask, Map<LogId, Place> places, Room room) {
        places.put(
                room.id(),
                new Place(room.entriesFor(ask.me().key()), room.name().display()));
    }

    private static void addDirect(Map<LogId, Place> places, @Nullable Direct log, String label) {
        if (log != null) {
            places.put(log.id(), new Place(log.entries(), label));
        }
    }

    private static @Nullable String author(Ask ask, @Nullable String written) {
        return written == null ? null : Places.user(ask, written).key();
    }

    /**
     * @param left whose messages are left out
     */
    private static Result.Found result(Answer.Found found, Map<LogId, Place> places, Set<String> left) {
        List<Entry> entries = new ArrayList<>();
        int bytes = 0;
        long last = 0;
        for (Answer.Hit hit : found.hits()) {
            Place place = places.get(hit.log());
            if (place != null && hit.entry().seq() >= place.seen.firstKept() && !isByOneOf(left, hit.entry())) {
                bytes += Pages.bytes(hit.entry());
                if (bytes > Pages.MAX_BYTES && !entries.isEmpty()) {
                    return new Result.Found(entries, last);
                }
                entries.add(hit.entry().inRoom(place.label));
            }
            last = hit.position();
        }
        return new Result.Found(entries, found.next());
    }

    private static boolean isByOneOf(Set<String> authors, Entry entry) {
        return authors.stream().anyMatch(author -> Redaction.isBy(entry, author));
    }
}
