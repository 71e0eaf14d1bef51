package dev.parley.client.reducer;

import dev.parley.client.command.CommandLine;
import dev.parley.client.command.Parsed;
import dev.parley.client.command.Secrets;
import dev.parley.client.edit.LineEditor;
import dev.parley.client.emoji.Shortcodes;
import dev.parley.client.keys.Action;
import dev.parley.client.model.Draft;
import dev.parley.client.model.Question;
import dev.parley.client.model.Status;
import dev.parley.client.model.Tone;
import dev.parley.client.terminal.Key;
import dev.parley.text.Visible;
import java.util.Optional;

/** The keyboard of the conversation in view. */
final class ChatKeys {

    private static final Status QUIT_HINT =
            new Status(Tone.INFO, "Press Ctrl-C again to quit. You stay a member of your rooms.");

    private ChatKeys() {}

    static void pressed(Turn turn, Key key) {
        boolean wasArmed = turn.quitArmed;
        turn.quitArmed = false;
        if (turn.panes.isBare() && BareKeys.takes(turn, key)) {
            turn.completing = null;
        } else if (turn.writing.switcher() != null && turn.writing.question() == null) {
            Switching.pressed(turn, turn.writing.switcher(), key);
        } else if (turn.writing.question() != null) {
            Questions.pressed(turn, turn.writing.question(), key);
        } else if (turn.writing.picked() != null && Picking.takes(turn, turn.writing.picked(), key)) {
            turn.completing = null;
        } else if (turn.writing.chosen() != 0 && Selecting.takes(turn, key)) {
            turn.completing = null;
        } else if (turn.writing.recall() != null && Recalling.takes(turn, turn.writing.recall(), key)) {
            turn.completing = null;
        } else if (key instanceof Key.Text text) {
            type(turn, text.text());
        } else if (key instanceof Key.Paste paste) {
            turn.completing = null;
            Questions.paste(turn, paste);
        } else {
            Optional<Action> action = turn.preferences.keys().action(key);
            if (action.isPresent()) {
                act(turn, action.get(), wasArmed);
            }
        }
        if (wasArmed) {
            unhint(turn);
        }
    }

    /** What ended the program at the next Ctrl-C does so no more. */
    static void disarm(Turn turn) {
        turn.quitArmed = false;
        unhint(turn);
    }

    private static void unhint(Turn turn) {
        if (turn.status.equals(QUIT_HINT)) {
            turn.status = Status.NONE;
        }
    }

    private static void type(Turn turn, String text) {
        turn.completing = null;
        Toggling.putAway(turn);
        Drafts.edit(turn, editor -> editor.insert(text));
        Tab.offer(turn);
        TypingNotices.typed(turn);
    }

    private static void act(Turn turn, Action action, boolean wasArmed) {
        if (action != Action.COMPLETE && action != Action.COMPLETE_BACK) {
            turn.completing = null;
        }
        LineEditor editor = Drafts.current(turn).editor();
        boolean empty = editor.isEmpty();
        Runnable deed =
                switch (action) {
                    case SEND -> () -> send(turn);
                    case NEWLINE -> () -> Drafts.edit(turn, LineEditor::newline);
                    case COMPLETE -> () -> Tab.complete(turn, 1);
                    case COMPLETE_BACK -> () -> Tab.complete(turn, -1);
                    case CHOOSE_OLDER -> () -> Selecting.step(turn, -1);
                    case CHOOSE_NEWER -> () -> Selecting.step(turn, 1);
                    case RECALL -> () -> Recalling.begin(turn);
                    case OLDER_LINE -> () -> LookingBack.older(turn, editor);
                    case NEWER_LINE -> () -> LookingBack.newer(turn, editor);
                    case PAGE_UP -> () -> Scrolling.page(turn, -1);
                    case PAGE_DOWN -> () -> Scrolling.page(turn, 1);
                    case LINE_START ->
                        () -> {
                            if (empty) {
                                Going.oldest(turn);
                            } else {
                                Drafts.edit(turn, LineEditor::home);
                            }
                        };
                    case LINE_END ->
                        () -> {
                            if (empty) {
                                Scrolling.bottom(turn);
                            } else {
                                Drafts.edit(turn, LineEditor::end);
                            }
                        };
                    case CANCEL -> () -> cancel(turn);
                    case PREVIOUS_ROOM -> () -> Viewing.step(turn, -1);
                    case NEXT_ROOM -> () -> Viewing.step(turn, 1);
                    case NEXT_UNREAD -> () -> Viewing.nextUnread(turn);
                    case PREVIOUS_MENTION -> () -> Calling.step(turn, false);
                    case NEXT_MENTION -> () -> Calling.step(turn, true);
                    case SEARCH -> () -> Searching.open(turn);
                    case JUMP ->
                        () -> {
                            if (editor.afterCaret().isEmpty()) {
                                Switching.open(turn);
                            } else {
                                Drafts.edit(turn, LineEditor::killToEnd);
                            }
                        };
                    case ROOM_1, ROOM_2, ROOM_3, ROOM_4, ROOM_5, ROOM_6, ROOM_7, ROOM_8, ROOM_9 ->
                        () -> Viewing.number(turn, action.room() - 1);
                    case HELP -> () -> Entering.line(turn, "/help");
                    case TOGGLE_ROOMS, TOGGLE_MEMBERS -> () -> Toggling.toggle(turn, action);
                    case MEMBERS -> () -> Picking.begin(turn);
                    case BARE -> () -> BareKeys.enter(turn);
                    case INTERRUPT -> () -> interrupt(turn, empty, wasArmed);
                    case END_OF_INPUT ->
                        () -> {
                            if (empty) {
                                Commands.quit(turn);
                            } else {
                                Drafts.edit(turn, LineEditor::delete);
                            }
                        };
                    case LEFT,
                            RIGHT,
                            WORD_LEFT,
                            WORD_RIGHT,
                            START,
                            END,
                            BACKSPACE,
                            DELETE,
                            KILL_WORD,
                            KILL_BACK_WORD,
                            KILL_WORD_RIGHT,
                            KILL_TO_START,
                            KILL_TO_END,
                            YANK,
                            YANK_POP,
                            DOWNCASE,
                            CAPITALIZE,
                            TRANSPOSE,
                            TRANSPOSE_WORDS,
                            UNDO ->
                        () -> {
                            Drafts.edit(turn, e -> Editing.edit(e, action));
                            Tab.offer(turn);
                        };
                    // Those two are the whole screen's, whatever stands on it.
                    case REDRAW, SUSPEND -> () -> {};
                    case UPCASE ->
                        () -> {
                            if (empty) {
                                Going.firstUnread(turn);
                            } else {
                                Drafts.edit(turn, e -> Editing.edit(e, action));
                            }
                        };
                    // Of the sign-in form.
                    case REGISTER -> () -> {};
                };
        deed.run();
    }

    static void send(Turn turn) {
        Draft typed = Drafts.current(turn);
        boolean isLine = typed.aim() == null;
        String line =
                isLine ? Secrets.without(typed.editor().text()) : typed.editor().text();
        // A password that was typed behind a command is in no history.
        Draft draft = line.equals(typed.editor().text())
                ? typed
                : typed.editor(typed.editor().cleared().withText(line));
        if (!Visible.isIn(line)) {
            Drafts.edit(turn, LineEditor::cleared);
            return;
        }
        turn.writing = turn.writing.entered(line);
        if (draft.aim() != null) {
            Amending.send(turn, draft, draft.aim());
            return;
        }
        if (CommandLine.parse(line) instanceof Parsed.Say say
                && say.text().codePointCount(0, say.text().length()) > turn.maxText()) {
            // It stays where it is until the person has said what is to become of it.
            turn.writing = turn.writing.question(new Question.TooLong(say.text()));
            return;
        }
        if (Queue.isFull(turn) && !line.startsWith("/")) {
            turn.complain(Queue.FULL);
            return;
        }
        Drafts.put(turn, draft.sent());
        Entering.line(turn, Shortcodes.expanded(line));
        Drafts.noteLeaving(turn);
    }

    /** What was begun last goes first. */
    private static void cancel(Turn turn) {
        Draft draft = Drafts.current(turn);
        if (Toggling.putAway(turn)) {
            return;
        }
        if (draft.aim() != null) {
            Drafts.put(turn, draft.unaimed());
        } else {
            Scrolling.bottom(turn);
        }
    }

    private static void interrupt(Turn turn, boolean empty, boolean wasArmed) {
        if (Drafts.current(turn).aim() != null) {
            cancel(turn);
        } else if (!empty) {
            Drafts.edit(turn, LineEditor::cleared);
        } else if (wasArmed) {
            Commands.quit(turn);
        } else {
            turn.quitArmed = true;
            turn.say(QUIT_HINT.tone(), QUIT_HINT.text());
        }
    }
}
