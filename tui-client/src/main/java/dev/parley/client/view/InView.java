package dev.parley.client.view;

import dev.parley.client.model.Conversation;
import dev.parley.client.model.Line;
import dev.parley.client.model.Model;
import dev.parley.client.model.ScrollPlace;
import dev.parley.client.model.Scrollback;
import dev.parley.protocol.Entry;

/** What of a conversation stands on the screen, as far as reading is concerned. */
public final class InView {

    private final Model model;
    private final Conversation conversation;
    private final Scrollback lines;
    private final ScrollPlace top;
    private final ScrollPlace bottom;

    private InView(Model model, Conversation conversation) {
        this.model = model;
        this.conversation = conversation;
        lines = conversation.log().lines();
        TranscriptRows transcript = TranscriptRows.of(model, conversation);
        int rows = Frame.of(model).transcriptRows();
        ScrollPlace scroll = conversation.scroll();
        // While it is turned back, the last row tells what is below.
        bottom = scroll == null ? transcript.end() : transcript.move(transcript.clamped(scroll), -1);
        int shown = scroll == null ? rows - transcript.outgoing().size() : rows - 1;
        top = transcript.move(bottom, 1 - Math.max(1, shown));
    }

    public static InView of(Model model, Conversation conversation) {
        return new InView(model, conversation);
    }

    /** Whether others wrote something after the read mark that stands above the screen, or is not here. */
    public boolean hasUnreadAbove() {
        long read = conversation.marks().read();
        for (long i = Math.min(top.line(), lines.end()) - 1; i >= lines.begin(); i--) {
            Line line = lines.at(i);
            if (line instanceof Line.Hole hole) {
                return hole.to() > read;
            }
            if (line instanceof Line.Said said) {
                if (said.entry().seq() <= read) {
                    return false;
                }
                if (said.entry() instanceof Entry.Message message && !model.isMe(message.from())) {
                    return true;
                }
            }
        }
        return conversation.log().first() - 1 > read;
    }

    /** The newest entry on the screen or above it; 0 if there is none. */
    public long lastSeq() {
        for (long i = Math.min(bottom.line(), lines.end() - 1); i >= lines.begin(); i--) {
            if (lines.at(i) instanceof Line.Said said) {
                return said.entry().seq();
            }
        }
        return 0;
    }
}
