package dev.parley.client.keys;

/** What a key can do; what it prints as in the help. */
public enum Action {
    SEND("Send the line"),
    NEWLINE("Start a new line in the message"),
    COMPLETE("Complete a command, room or name; again for the next one"),
    COMPLETE_BACK("Previous completion"),
    OLDER_LINE("Previous line you wrote; on an empty line, edit your last message"),
    NEWER_LINE("Next line you wrote"),
    CHOOSE_OLDER("Choose a message: r replies, e edits, d deletes, + reacts; again for the previous one"),
    CHOOSE_NEWER("Choose the next message"),
    RECALL("Search the lines you wrote; again for an older one, Enter takes it, Esc leaves"),

    LEFT("Character left"),
    RIGHT("Character right"),
    WORD_LEFT("Word left"),
    WORD_RIGHT("Word right"),
    LINE_START("Start of the line; on an empty line, the oldest message"),
    LINE_END("End of the line; on an empty line, the newest message"),
    START("To the start of the line"),
    END("To the end of the line"),
    BACKSPACE("Delete the character before the cursor"),
    DELETE("Delete the character under the cursor"),
    KILL_WORD("Cut the word before the cursor"),
    KILL_BACK_WORD("Cut back to the start of the word"),
    KILL_WORD_RIGHT("Cut the word after the cursor"),
    KILL_TO_START("Cut to the start of the line"),
    KILL_TO_END("Cut to the end of the line; so does Ctrl-K with text to cut"),
    YANK("Paste (yank)"),
    YANK_POP("After pasting, replace it with an older cut"),
    UPCASE("Make the word upper case; on an empty line, to the first unread message"),
    DOWNCASE("Make the word lower case"),
    CAPITALIZE("Capitalize the word"),
    TRANSPOSE("Swap two characters"),
    TRANSPOSE_WORDS("Swap two words"),
    UNDO("Undo"),

    PAGE_UP("Older messages"),
    PAGE_DOWN("Newer messages"),
    PREVIOUS_ROOM("Previous room"),
    NEXT_ROOM("Next room"),
    NEXT_UNREAD("Next unread room"),
    PREVIOUS_MENTION("Last mention of you; again for an older one"),
    NEXT_MENTION("Next mention of you"),
    SEARCH("Last search results; or start a search"),
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
    TOGGLE_ROOMS("Show or hide the rooms; over the messages on a narrow screen"),
    MEMBERS("Go to the members; Enter lists what you can do with one"),
    TOGGLE_MEMBERS("Show or hide the members; over the messages on a narrow screen"),
    BARE("Show messages only, to select and copy; Esc or typing returns"),
    REDRAW("Redraw the screen"),
    SUSPEND("Suspend; the shell's fg continues"),
    REGISTER("In the sign-in form: register the name and the password as a new account"),
    CANCEL("Close a page, cancel editing or choosing, go to the newest messages"),
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
