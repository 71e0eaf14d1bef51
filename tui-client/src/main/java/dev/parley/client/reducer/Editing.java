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
            default -> editor;
        };
    }
}
