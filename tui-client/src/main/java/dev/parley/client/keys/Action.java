package dev.parley.client.keys;

/** What a key can do; what it prints as in the help. */
public enum Action {
    SEND("Send the line"),
    NEWLINE("A new line in the message"),
    COMPLETE("Complete a command, a room or a name; again for the next"),
    COMPLETE_BACK("Back to the completion before"),
    OLDER_LINE("A line you wrote before; on an empty line, your last message, to be mended"),
    NEWER_LINE("Back to newer lines"),
    CHOOSE_OLDER("Choose a message: r replies, e edits, d deletes, + reacts; again for the one before"),
    CHOOSE_NEWER("Choose the message after"),
    RECALL("Search in all you wrote; again for the one before, Enter takes it, Esc leaves"),

    LEFT("A character to the left"),
    RIGHT("A character to the right"),
    WORD_LEFT("A word to the left"),
    WORD_RIGHT("A word to the right"),
    LINE_START("To the start of the line; on an empty line, to the oldest message"),
    LINE_END("To the end of the line; on an empty line, to the newest message"),
    START("To the start of the line"),
    END("To the end of the line"),
    BACKSPACE("Delete the character before"),
    DELETE("Delete the character under the cursor"),
    KILL_WORD("Cut the word before"),
    KILL_BACK_WORD("Cut back to the start of a word"),
    KILL_WORD_RIGHT("Cut the word after"),
    KILL_TO_START("Cut to the start of the line"),
    KILL_TO_END("Cut to the end of the line; so does Ctrl-K where there is something to cut"),
    YANK("Put in what was cut"),
    YANK_POP("Right after that, what was cut before it"),
    UPCASE("The word in capitals"),
    DOWNCASE("The word in small letters"),
    CAPITALIZE("The word with a capital"),
    TRANSPOSE("Swap two characters"),
    TRANSPOSE_WORDS("Swap two words"),
    UNDO("Undo"),

    PAGE_UP("Older messages"),
    PAGE_DOWN("Newer messages"),
    PREVIOUS_ROOM("The room before"),
    NEXT_ROOM("The room after"),
    NEXT_ACTIVE("The next room with something unread"),
    PREVIOUS_MENTION("The last message that called you; again for the one before"),
    NEXT_MENTION("The next message that called you"),
    SEARCH("What was searched for last; or begin a search"),
    JUMP("Jump to any room or person; with text right of the cursor, cut to the end of the line"),
    ROOM_1("Room 1 … 9 of the list", 1),
    ROOM_2("", 2),
    ROOM_3("", 3),
    ROOM_4("", 4),
    ROOM_5("", 5),
    ROOM_6("", 6),
    ROOM_7("", 7),
    ROOM_8("", 8),
    ROOM_9("", 9),
    HELP("Help"),
    TOGGLE_ROOMS("Show or hide the rooms; on a narrow screen, over the messages"),
    TOGGLE_MEMBERS("Show or hide the members; on a narrow screen, over the messages"),
    BARE("The messages alone, to select and copy them as they are; Esc or typing leads back"),
    REDRAW("Draw the screen anew"),
    SUSPEND("Stop for a while; the shell's fg goes on"),
    CANCEL("Put a page away, stop mending or choosing, go back to the newest messages"),
    INTERRUPT("Clear the line; twice on an empty line, quit"),
    END_OF_INPUT("Delete the character under the cursor; on an empty line, quit");

    private final String help;
    private final int room;

    Action(String help) {
        this(help, 0);
    }

    Action(String help, int room) {
        this.help = help;
        this.room = room;
    }

    /** The place in the list that it goes to, from 1; 0 for one that goes to none. */
    public int room() {
        return room;
    }

    /** Empty for one that the help of the action before it covers. */
    public String help() {
        return help;
    }
}
