package dev.parley.server.admin;

import java.util.Locale;

/** What follows {@code /account} on the console. */
sealed interface AccountCommand {

    record Disable(String user) implements AccountCommand {}

    record Enable(String user) implements AccountCommand {}

    record Delete(String user) implements AccountCommand {}

    /** Something else, and what to tell about it. */
    record Wrong(String text) implements AccountCommand {}

    AccountCommand WRONG = new Wrong("Write /account disable USER, /account enable USER or /account delete USER.");

    static AccountCommand parse(String argument) {
        String[] words = argument.strip().split("\\s+", -1);
        if (words.length != 2) {
            return WRONG;
        }
        String user = Written.user(words[1]);
        return switch (words[0].toLowerCase(Locale.ROOT)) {
            case "disable" -> new Disable(user);
            case "enable" -> new Enable(user);
            case "delete" -> new Delete(user);
            default -> WRONG;
        };
    }
}
