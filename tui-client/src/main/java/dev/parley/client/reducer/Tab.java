package dev.parley.client.reducer;

import dev.parley.client.command.Command;
import dev.parley.client.command.CommandLine;
import dev.parley.client.command.Completion;
import dev.parley.client.command.Vocabulary;
import dev.parley.client.edit.LineEditor;
import dev.parley.client.model.Completing;
import dev.parley.client.model.Conversation;
import dev.parley.client.model.Line;
import dev.parley.client.model.Member;
import dev.parley.client.model.Scrollback;
import dev.parley.protocol.Entry;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Tab: completes a word, and offers the next completion each time it comes again. */
final class Tab {

    /** Lines looked at for who spoke last. */
    private static final int RECENT = 200;

    private Tab() {}

    static void complete(Turn turn, int step) {
        LineEditor editor = Drafts.current(turn).editor();
        Completing under = turn.completing;
        if (under == null) {
            Completion found = Completion.of(editor.beforeCaret(), vocabulary(turn));
            if (found.words().isEmpty()) {
                return;
            }
            under = new Completing(found.start(), editor.caret(), found.words(), found.labels(), step > 0 ? -1 : 0);
        }
        int from = under.chosen() < 0 && step < 0 ? 0 : under.chosen();
        take(turn, under, Math.floorMod(from + step, under.words().size()));
    }

    /** While the name of a command is typed, those that begin so are shown; none of them is put in before Tab is pressed. */
    static void offer(Turn turn) {
        LineEditor editor = Drafts.current(turn).editor();
        String text = editor.text();
        boolean naming = CommandLine.isCommandName(text) && editor.afterCaret().isEmpty();
        if (naming && Drafts.current(turn).aim() == null) {
            Completion found = Completion.of(text, vocabulary(turn));
            turn.completing = found.words().isEmpty()
                    ? null
                    : new Completing(found.start(), editor.caret(), found.words(), labels(found), -1);
        }
    }

    /** The only command that begins so says what it is for. */
    private static List<String> labels(Completion found) {
        if (found.words().size() > 1) {
            return found.labels();
        }
        String word = found.words().get(0).strip().substring(1);
        return Command.of(word)
                .map(command -> List.of(command.usage() + "  " + command.help()))
                .orElse(found.labels());
    }

    /** Puts one of the words that are offered in the place of the word. */
    static void take(Turn turn, Completing under, int chosen) {
        LineEditor editor = Drafts.current(turn).editor();
        String word = under.words().get(chosen);
        int end = under.start() + word.length();
        String text =
                editor.text().substring(0, under.start()) + word + editor.text().substring(under.end());
        LineEditor after = editor.withText(text, end);
        Drafts.edit(turn, e -> after);
        // An editor takes no text longer than its limit, and holds names in a form of its own.
        int start = Math.min(under.start(), after.caret());
        turn.completing = new Completing(start, after.caret(), under.words(), under.labels(), chosen);
    }

    private static Vocabulary vocabulary(Turn turn) {
        List<String> rooms = new ArrayList<>();
        for (Conversation conversation : turn.conversations.listed()) {
            if (!conversation.isDirect()) {
                rooms.add(conversation.title());
            }
        }
        List<String> blocked = turn.session == null
                ? List.of()
                : List.copyOf(turn.session.blocks().names().values());
        return new Vocabulary(rooms, users(turn), blocked, turn.preferences.own());
    }

    /** Who spoke here last first, then people who are here, then everyone else who is known. */
    private static List<String> users(Turn turn) {
        Set<String> users = new LinkedHashSet<>();
        Conversation here = turn.conversations.current();
        if (here != null) {
            Scrollback lines = here.log().lines();
            for (long i = lines.end() - 1; i >= Math.max(lines.begin(), lines.end() - RECENT); i--) {
                if (lines.at(i) instanceof Line.Said said && said.entry() instanceof Entry.Message message) {
                    users.add(message.from());
                }
            }
            here.members().sorted().forEach(member -> users.add(member.name()));
        }
        for (Conversation conversation : turn.conversations.listed()) {
            conversation.members().all().stream().map(Member::name).forEach(users::add);
        }
        users.removeIf(turn::isMe);
        return new ArrayList<>(users);
    }
}
