package dev.parley.server.journal.sqlite;

import dev.parley.server.core.event.Event;
import org.jspecify.annotations.Nullable;

/**
 * A row as it stands in the store.
 *
 * @param first the first position that it stands for: {@code position}, but for a run of moves that were superseded
 * @param position the last one
 * @param seq of an entry in its log; 0 where it is none
 * @param event null for one that was blanked, and for such a run
 */
record StoredRow(
        long first, long position, long seq, @Nullable Event event, boolean isSuperseded) {}
