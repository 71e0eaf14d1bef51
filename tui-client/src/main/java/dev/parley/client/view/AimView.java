package dev.parley.client.view;

import dev.parley.client.model.Aim;
import dev.parley.client.model.Amendments;
import dev.parley.client.model.Conversation;
import dev.parley.client.model.Model;
import dev.parley.client.model.Picked;
import dev.parley.client.model.Rights;
import dev.parley.client.text.CleanText;
import dev.parley.client.text.Fit;
import dev.parley.protocol.Entry;
import java.util.Optional;

/** Above the line that is being written: what it is for, where it is no plain message; what can be done with a chosen one. Pure. */
final class AimView {

    private AimView() {}

    static Optional<Row> row(Model model, int columns) {
        Conversation here = model.conversations().current();
        Aim aim = model.draft().aim();
        if (here != null && model.writing().chosen() != 0) {
            Entry.Message chosen =
                    Amendments.message(here.log(), model.writing().chosen());
            boolean edits = chosen != null && Rights.mayEdit(model.session(), chosen);
            boolean deletes = chosen != null && Rights.mayDelete(model.session(), here, chosen);
            String keys =
                    "r reply" + (edits ? "  e edit" : "") + (deletes ? "  d delete" : "") + "  + react  Esc leave";
            // Behind what leaves: where it is cut, that is not.
            keys += chosen == null || model.isMe(chosen.from()) ? "" : "  Alt-m " + CleanText.line(chosen.from());
            return Optional.of(row("Chosen", keys, columns));
        }
        Picked picked = model.writing().picked();
        if (picked != null) {
            String keys =
                    picked.chosen() == null ? "Enter lists what you can do  Esc leaves" : "Enter does it  Esc leaves";
            return Optional.of(row(picked.chosen() == null ? "Members" : picked.user(), keys, columns));
        }
        if (here == null || aim == null) {
            return Optional.empty();
        }
        Entry.Message message = Amendments.message(here.log(), aim.seq());
        String about = message == null ? "" : CleanText.line(Replies.words(model, message));
        return Optional.of(
                switch (aim.kind()) {
                    case EDIT -> row("✎ Editing", about + "   (Enter saves, Esc leaves)", columns);
                    case REPLY -> row("↱ Reply to", about, columns);
                    case REACT -> row("+ React to", about + "   (an emoji, or :name: and Tab)", columns);
                });
    }

    private static Row row(String what, String about, int columns) {
        int x = what.length() + 1;
        return Row.of(
                new Row.Span(0, what, Theme.CURRENT), new Row.Span(x, Fit.ellipsis(about, columns - x), Theme.DIM));
    }
}
