package dev.parley.client.reducer;

import dev.parley.client.command.CommandLine;
import dev.parley.client.command.Parsed;
import dev.parley.client.edit.History;
import dev.parley.client.edit.LineEditor;
import dev.parley.client.model.Aim;
import dev.parley.client.model.Amendments;
import dev.parley.client.model.Conversation;
import dev.parley.client.model.Draft;
import dev.parley.protocol.Entry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Up and Down: through the lines of what is being written, then through what was written here before. On an empty line the first of
 * these, if it was said and not carried out, comes as the message it became, to be mended.
 */
final class LookingBack {

    private LookingBack() {}

    static void older(Turn turn, LineEditor editor) {
        LineEditor above = editor.up();
        if (!above.equals(editor)) {
            Drafts.edit(turn, e -> above);
            return;
        }
        Draft draft = Drafts.current(turn);
        Entry.Message last = editor.isEmpty() && draft.aim() == null ? lastSaid(turn, draft) : null;
        if (last != null) {
            Amending.aim(turn, Aim.Kind.EDIT, last);
            Draft aimed = Drafts.current(turn);
            Drafts.put(turn, new Draft(aimed.editor(), aimed.history().older(""), aimed.aim()));
        } else if (mayLeave(turn, draft)) {
            History history = draft.history().older(editor.text());
            if (!history.equals(draft.history())) {
                Drafts.put(turn, draft.looking(history));
            }
        }
    }

    static void newer(Turn turn, LineEditor editor) {
        LineEditor below = editor.down();
        if (!below.equals(editor)) {
            Drafts.edit(turn, e -> below);
            return;
        }
        Draft draft = Drafts.current(turn);
        if (draft.history().isLooking() && mayLeave(turn, draft)) {
            Drafts.put(turn, draft.looking(draft.history().newer()));
        }
    }

    /** What has been mended in part is not given up for a look at another line; nor is what a line was begun for. */
    private static boolean mayLeave(Turn turn, Draft draft) {
        Aim aim = draft.aim();
        Conversation here = turn.conversations.current();
        if (aim == null || here == null) {
            return true;
        }
        Entry.Message message = Amendments.message(here.log(), aim.seq());
        return aim.kind() == Aim.Kind.EDIT
                && message != null
                && message.text().equals(draft.editor().text());
    }

    private static Entry.@Nullable Message lastSaid(Turn turn, Draft draft) {
        Conversation here = turn.conversations.current();
        List<String> lines = draft.history().lines();
        boolean said = lines.isEmpty() || CommandLine.parse(lines.get(lines.size() - 1)) instanceof Parsed.Say;
        boolean may = said
                && here != null
                && here.outgoing().isEmpty()
                && turn.isOnline()
                && !draft.history().isLooking();
        Entry.Message own = may ? Amending.newestOwn(turn) : null;
        return own == null || own.style() != null ? null : own;
    }
}
