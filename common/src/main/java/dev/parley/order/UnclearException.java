package dev.parley.order;

/** Words that do not fit; the message says which, for a person. */
public final class UnclearException extends Exception {
    private static final long serialVersionUID = 1;

    private final boolean isForm;

    /** @param isForm whether the person may not know how the order is written; else its message says all */
    UnclearException(String why, boolean isForm) {
        super(why, null, false, false);
        this.isForm = isForm;
    }

    /**
     * For a person.
     *
     * @param usage how the order is written there, in a sentence
     */
    public String why(String usage) {
        return isForm ? getMessage() + " " + usage : String.valueOf(getMessage());
    }
}
