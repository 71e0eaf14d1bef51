package dev.parley.server;

import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with a command line, in the words of the other messages. */
final class OptionWords {

    private OptionWords() {}

    /** One or two sentences. */
    static String of(ParameterException wrong) {
        if (wrong instanceof UnmatchedArgumentException unmatched) {
            String words = String.join(" ", unmatched.getUnmatched());
            return unmatched.isUnknownOption() ? "There is no option " + words + "." : "Too many words: " + words + ".";
        }
        String said = String.valueOf(wrong.getMessage());
        String plain = said.replace("' is not an int", "' is not a whole number");
        return plain.endsWith(".") ? plain : plain + ".";
    }
}
