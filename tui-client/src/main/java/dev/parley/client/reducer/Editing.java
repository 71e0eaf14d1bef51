package dev.parley.client.reducer;

import dev.parley.client.edit.LineEditor;
import dev.parley.client.keys.Action;

/** The actions that change a line that is being written, or move in it. Pure. */
final class Editing {

    private Editing() {}

    /** The editor after an action; the same one where the action is none of an editor's. */
    static LineEditor edit(LineEditor editor, Action action) {
        return switch (action) {
            case LEFT -> editor.left();
            case RIGHT -> editor.right();
            case WORD_LEFT -> editor.wordLeft();
            case WORD_RIGHT -> editor.wordRight();
            case START, LINE_START -> editor.home();
            case END, LINE_END -> editor.end();
            case BACKSPACE -> editor.backspace();
            case DELETE, END_OF_INPUT -> editor.delete();
            case KILL_WORD -> editor.killWordLeft();
            case KILL_BACK_WORD -> editor.killBackToWordStart();
            case KILL_WORD_RIGHT -> editor.killWordRight();
            case KILL_TO_START -> editor.killToStart();
            case KILL_TO_END, JUMP -> editor.killToEnd();
            case YANK -> editor.yank();
            case YANK_POP -> editor.yankPop();
            case UPCASE -> editor.upcaseWord();
            case DOWNCASE -> editor.downcaseWord();
            case CAPITALIZE -> editor.capitalizeWord();
            case TRANSPOSE -> editor.transpose();
            case TRANSPOSE_WORDS -> editor.transposeWords();
            case UNDO -> editor.undo();
            case SEND,
                    NEWLINE,
                    COMPLETE,
                    COMPLETE_BACK,
                    OLDER_LINE,
                    NEWER_LINE,
                    CHOOSE_OLDER,
                    CHOOSE_NEWER,
                    RECALL,
                    PAGE_UP,
                    PAGE_DOWN,
                    PREVIOUS_ROOM,
                    NEXT_ROOM,
                    NEXT_UNREAD,
                    PREVIOUS_MENTION,
                    NEXT_MENTION,
                    SEARCH,
                    ROOM_1,
                    ROOM_2,
                    ROOM_3,
                    ROOM_4,
                    ROOM_5,
                    ROOM_6,
                    ROOM_7,
                    ROOM_8,
                    ROOM_9,
                    HELP,
                    TOGGLE_ROOMS,
                    TOGGLE_MEMBERS,
                    MEMBERS,
                    BARE,
                    REDRAW,
                    REGISTER,
                    SUSPEND,
                    CANCEL,
                    INTERRUPT -> editor;
        };
    }
}
