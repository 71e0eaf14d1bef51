package dev.parley.client.command;

/** A command whose words do not fit; the message says why, for a person. */
public final class WrongCommand extends Exception {
    private static final long serialVersionUID = 1;

    WrongCommand(String why) {
        super(why);
    }
}
