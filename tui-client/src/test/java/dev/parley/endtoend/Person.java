package dev.parley.endtoend;

/** Somebody at a terminal, with one of the two clients. What they can see is said in the client's own words. */
interface Person {

    Tmux terminal();

    /** Makes an account, its password typed unseen. */
    void register(String password);

    /** What was typed as a password, and how long it was, is on the screen at no moment: fails if it is. */
    void typeUnseen(String password);

    /** A line typed and sent. */
    default void enter(String line) {
        terminal().enter(line);
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
