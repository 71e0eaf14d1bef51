package dev.parley.endtoend;

/** Somebody at a terminal, with one of the two clients. What they can see is said in the client's own words. */
interface Person {

    Tmux terminal();

    /** Makes an account. */
    void register(String password);

    /** Makes an account, and fails if anything of the password, or how long it is, can be seen at any moment. */
    void registerUnseen(String password);

    /** A line typed and sent. */
    default void enter(String line) {
        terminal().enter(line);
    }

    /** What was entered is taken: the caret stands in an empty line. */
    default void isReady() {
        terminal().awaitCaretBehind("[#@]?[^ ]+( \\(no connection\\))?>");
    }

    /** A notice of the client itself: what became of a command. */
    default void isTold(String regex) {
        terminal().awaitRow(regex);
    }

    void hears(String room, String from, String text);

    void seesJoin(String room, String user);

    void seesLeave(String room, String user);

    void seesLogout(String room, String user);
}
