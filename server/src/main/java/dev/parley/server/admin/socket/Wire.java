package dev.parley.server.admin.socket;

/**
 * The fields of the objects between a console and the server. The server begins with {@link #HELLO}. The console sends
 * {@link #OBEY} or {@link #COMPLETE}, one at a time. To {@code obey} the server answers with any number of {@link #LINE} or
 * {@link #ROW} and then {@link #END}; in between it may send {@link #ASK}, and waits for {@link #TYPED}. To {@code complete} it
 * answers with {@link #OFFERS}. Both are of one version: there is nothing to agree on.
 */
public final class Wire {

    /** The version of the server. */
    public static final String HELLO = "hello";

    /** Why the server closes at once, for people. */
    public static final String BYE = "bye";

    /** A line with a command. */
    public static final String OBEY = "obey";

    /** With {@link #OBEY}: whether rows are wanted in the place of lines. */
    public static final String ROWS = "rows";

    /** With {@link #OBEY}, who answers questions: one of {@link Asked}. */
    public static final String CONFIRM = "confirm";

    /** A line of the answer, for people. */
    public static final String LINE = "line";

    /** An object of the answer, for scripts. */
    public static final String ROW = "row";

    /** How it ended: the name of an {@link dev.parley.server.admin.Answer.Status}. */
    public static final String END = "end";

    /** A question, to which a name is to be typed. */
    public static final String ASK = "ask";

    /** With {@link #ASK}: the name. */
    public static final String NAME = "name";

    /** Whether the name was typed. */
    public static final String TYPED = "typed";

    /** A line that is being typed, up to the caret. */
    public static final String COMPLETE = "complete";

    /** What may stand in the place of its last word: objects with {@link #WORD}, {@link #USAGE} and {@link #HELP}. */
    public static final String OFFERS = "offers";

    public static final String WORD = "word";
    public static final String USAGE = "usage";
    public static final String HELP = "help";

    /** Who confirms what cannot be undone. */
    public enum Asked {
        /** A person, who is asked. */
        PERSON,
        /** Nobody: a script, which did not say that it is sure. */
        NOBODY,
        /** A script that said so. */
        SURE
    }

    private Wire() {}
}
