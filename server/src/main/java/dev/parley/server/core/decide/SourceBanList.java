package dev.parley.server.core.decide;

import dev.parley.protocol.Result;
import dev.parley.server.core.event.Restored;
import dev.parley.server.core.state.SourceBans;
import dev.parley.server.core.state.State;
import dev.parley.text.SourceText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The sources from which nobody may connect, as people see them. The thread that applies events. */
public final class SourceBanList {

    private SourceBanList() {}

    /** Those that hold, oldest first. */
    public static List<Result.SourceBan> of(State state, Instant at) {
        List<Result.SourceBan> told = new ArrayList<>();
        for (Restored.OfSourceBan ban : state.sourceBans().all()) {
            if (!SourceBans.isOver(ban, at)) {
                String text = ban.text().isEmpty() ? null : ban.text();
                told.add(new Result.SourceBan(SourceText.of(ban.source()), ban.by(), ban.at(), text, ban.until()));
            }
        }
        return told;
    }
}
