package dev.parley.client.view;

import dev.parley.client.grid.Area;
import dev.parley.client.model.Conversation;
import dev.parley.client.model.Model;
import dev.parley.client.model.ScrollPlace;
import dev.parley.client.text.CleanText;
import dev.parley.client.text.Fit;
import java.util.List;

/** The transcript and nothing else, from edge to edge, for the terminal's own selection; in the last row how to leave. */
final class BareView {

    private BareView() {}

    static void draw(Area screen, Model model, Conversation conversation) {
        TranscriptRows transcript = TranscriptRows.of(model, conversation);
        ScrollPlace place =
                conversation.scroll() == null ? transcript.end() : transcript.clamped(conversation.scroll());
        List<Row> rows = transcript.upTo(place, screen.height() - 1);
        for (int i = 0; i < rows.size(); i++) {
            rows.get(i).draw(screen, i);
        }
        String below = TranscriptView.messagesFrom(conversation, place.line() + 1);
        String more = below.isEmpty() ? "" : below + " below   ";
        String hint = CleanText.line(conversation.title()) + ", to select and copy   " + more
                + "PgUp PgDn: scroll   Esc: back";
        screen.put(0, screen.height() - 1, Fit.ellipsis(hint, screen.width()), Theme.DIM);
    }
}
