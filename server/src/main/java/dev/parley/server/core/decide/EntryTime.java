package dev.parley.server.core.decide;

import dev.parley.server.core.state.Conversation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When an entry is written: now, or as late as the one before it, should the clock have been set back. */
final class EntryTime {

    private EntryTime() {}

    static Instant next(Ask ask, @Nullable Conversation conversation) {
        return next(ask.at(), conversation);
    }

    static Instant next(Instant at, @Nullable Conversation conversation) {
        return conversation == null || at.isAfter(conversation.lastAt()) ? at : conversation.lastAt();
    }
}
