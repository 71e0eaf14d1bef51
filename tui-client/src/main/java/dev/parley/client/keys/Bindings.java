package dev.parley.client.keys;

import java.util.List;

/** Every key that does something beside typing, as it is before a person changes it. The order is the help's. */
public final class Bindings {

    private static final List<Binding> TABLE = List.of(
            Binding.of(Action.SEND, "Enter"),
            Binding.of(Action.NEWLINE, "Alt-Enter", "Shift-Enter", "Ctrl-J"),
            Binding.of(Action.COMPLETE, "Tab"),
            Binding.of(Action.COMPLETE_BACK, "Shift-Tab"),
            Binding.of(Action.OLDER_LINE, "Up"),
            Binding.of(Action.NEWER_LINE, "Down"),
            Binding.of(Action.CHOOSE_OLDER, "Ctrl-Up", "Alt-s"),
            Binding.of(Action.CHOOSE_NEWER, "Ctrl-Down"),
            Binding.of(Action.RECALL, "Ctrl-R"),
            Binding.of(Action.PAGE_UP, "PgUp"),
            Binding.of(Action.PAGE_DOWN, "PgDn"),
            Binding.of(Action.LINE_START, "Home"),
            Binding.of(Action.LINE_END, "End"),
            Binding.of(Action.PREVIOUS_ROOM, "Alt-Left", "Alt-Up", "Ctrl-P"),
            Binding.of(Action.NEXT_ROOM, "Alt-Right", "Alt-Down", "Ctrl-N"),
            Binding.of(Action.NEXT_UNREAD, "Alt-a"),
            Binding.of(Action.PREVIOUS_MENTION, "Alt-p"),
            Binding.of(Action.NEXT_MENTION, "Alt-n"),
            Binding.of(Action.SEARCH, "F3"),
            Binding.of(Action.JUMP, "Ctrl-K"),
            Binding.of(Action.ROOM_1, "Alt-1"),
            Binding.of(Action.ROOM_2, "Alt-2"),
            Binding.of(Action.ROOM_3, "Alt-3"),
            Binding.of(Action.ROOM_4, "Alt-4"),
            Binding.of(Action.ROOM_5, "Alt-5"),
            Binding.of(Action.ROOM_6, "Alt-6"),
            Binding.of(Action.ROOM_7, "Alt-7"),
            Binding.of(Action.ROOM_8, "Alt-8"),
            Binding.of(Action.ROOM_9, "Alt-9"),
            Binding.of(Action.HELP, "F1"),
            Binding.of(Action.TOGGLE_ROOMS, "F7"),
            Binding.of(Action.MEMBERS, "Alt-m"),
            Binding.of(Action.TOGGLE_MEMBERS, "F8"),
            Binding.of(Action.BARE, "Alt-l"),
            Binding.of(Action.REDRAW, "Ctrl-L"),
            Binding.of(Action.SUSPEND, "Ctrl-Z"),
            Binding.of(Action.REGISTER, "F2"),
            Binding.of(Action.CANCEL, "Esc", "Ctrl-G"),
            Binding.of(Action.INTERRUPT, "Ctrl-C"),
            Binding.of(Action.END_OF_INPUT, "Ctrl-D"),
            Binding.of(Action.LEFT, "Left", "Ctrl-B"),
            Binding.of(Action.RIGHT, "Right", "Ctrl-F"),
            Binding.of(Action.WORD_LEFT, "Ctrl-Left", "Alt-b"),
            Binding.of(Action.WORD_RIGHT, "Ctrl-Right", "Alt-f"),
            Binding.of(Action.START, "Ctrl-A"),
            Binding.of(Action.END, "Ctrl-E"),
            Binding.of(Action.BACKSPACE, "Backspace", "Ctrl-H"),
            Binding.of(Action.DELETE, "Delete"),
            Binding.of(Action.KILL_WORD, "Ctrl-W"),
            Binding.of(Action.KILL_BACK_WORD, "Alt-Backspace", "Ctrl-Backspace"),
            Binding.of(Action.KILL_WORD_RIGHT, "Alt-d"),
            Binding.of(Action.KILL_TO_START, "Ctrl-U"),
            Binding.of(Action.KILL_TO_END, "Alt-k"),
            Binding.of(Action.YANK, "Ctrl-Y"),
            Binding.of(Action.YANK_POP, "Alt-y"),
            Binding.of(Action.UPCASE, "Alt-u"),
            Binding.of(Action.DOWNCASE, "Alt-L"),
            Binding.of(Action.CAPITALIZE, "Alt-c"),
            Binding.of(Action.TRANSPOSE, "Ctrl-T"),
            Binding.of(Action.TRANSPOSE_WORDS, "Alt-t"),
            Binding.of(Action.UNDO, "Ctrl-_"));

    /** What the mouse does, for the help: it is not bound anew. */
    static final List<String> MOUSE = List.of(
            "Click                         A room: go there. A name: into the line. The line: the cursor there",
            "Click on a member             List what you can do with them",
            "Click on a time, right click  Choose the message, like Ctrl-Up",
            "Wheel                         Scroll what is under the pointer",
            "Shift-Click                   Select and copy with the terminal (/set mouse off)");

    private Bindings() {}

    public static List<Binding> all() {
        return TABLE;
    }
}
