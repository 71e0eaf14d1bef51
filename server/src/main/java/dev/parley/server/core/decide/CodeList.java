package dev.parley.server.core.decide;

import dev.parley.protocol.Result;
import dev.parley.server.core.event.Restored;
import dev.parley.server.core.state.Room;
import dev.parley.server.core.state.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The invitation codes that are good, as people see them. The thread that applies events. */
public final class CodeList {

    private CodeList() {}

    /**
     * Oldest first.
     *
     * @param isSeen whether who asks may know of a room; codes for other rooms are left out
     */
    public static List<Result.CodeSummary> of(State state, Instant at, Predicate<Room> isSeen) {
        List<Result.CodeSummary> told = new ArrayList<>();
        for (Restored.OfCode code : good(state, at)) {
            Room room = code.room() == null ? null : state.room(code.room());
            if (room == null || isSeen.test(room)) {
                told.add(new Result.CodeSummary(
                        code.number(),
                        code.uses(),
                        code.left(),
                        code.until(),
                        room == null ? null : room.name().display(),
                        code.by(),
                        code.at()));
            }
        }
        return told;
    }

    static List<Restored.OfCode> good(State state, Instant at) {
        return state.codes().all().stream().filter(code -> code.isGoodAt(at)).toList();
    }
}
