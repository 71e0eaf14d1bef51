package dev.parley.client.model;

import dev.parley.name.Name;
import dev.parley.name.Names;
import org.jspecify.annotations.Nullable;

/** Whether anybody can be called so, before a server is asked: nobody is offered to register what cannot be. Pure; any thread. */
public final class NewName {

    private NewName() {}

    /** Why a new user cannot have this name, in a sentence that says what to do; null if they can, as far as is known here. */
    public static @Nullable String whyNot(String written) {
        int length = written.codePointCount(0, written.length());
        Name name = Names.user(written);
        if (name != null) {
            return Names.mayBeNew(name) ? null : "Names begin with a letter or a digit.";
        }
        if (written.codePoints().anyMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c))) {
            String joined = written.strip().replaceAll("[\\s\\h]+", "-");
            return "Names cannot contain spaces." + (Names.user(joined) == null ? "" : " Try " + joined + ".");
        }
        return length > Names.MAX_USER
                ? "That name has " + length + " characters; the limit is " + Names.MAX_USER + "."
                : "Names have letters, digits, _, - and . of one alphabet.";
    }
}
