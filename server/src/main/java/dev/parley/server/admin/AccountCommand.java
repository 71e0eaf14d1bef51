package dev.parley.server.admin;

import dev.parley.text.SafeText;
import java.util.List;
import java.util.Locale;

/** What follows {@code /account} on the console. */
sealed interface AccountCommand {

    record Create(String user) implements AccountCommand {}

    record Bot(String user, boolean bot) implements AccountCommand {}

    record Disable(String user) implements AccountCommand {}

    record Enable(String user) implements AccountCommand {}

    record Delete(String user) implements AccountCommand {}

    /** Something else, and what to tell about it. */
    record Wrong(String text) implements AccountCommand {}

    AccountCommand WRONG =
            new Wrong("Write /account create NAME, /account bot USER or /account disable|enable|delete USER.");

    static AccountCommand parse(String argument) {
        List<String> words = Written.words(argument);
        String verb = words.get(0).toLowerCase(Locale.ROOT);
        if (verb.equals("create") && words.size() > 2) {
            return new Wrong("Names cannot contain spaces. Try /account create "
                    + SafeText.escape(String.join("-", words.subList(1, words.size()))) + ".");
        }
        if (verb.equals("bot") && words.size() == 3) {
            return bot(Written.user(words.get(1)), words.get(2).toLowerCase(Locale.ROOT));
        }
        if (words.size() != 2) {
            return WRONG;
        }
        String user = Written.user(words.get(1));
        return switch (verb) {
            case "create" -> new Create(user);
            case "bot" -> new Bot(user, true);
            case "disable" -> new Disable(user);
            case "enable" -> new Enable(user);
            case "delete" -> new Delete(user);
            default -> WRONG;
        };
    }

    private static AccountCommand bot(String user, String state) {
        return switch (state) {
            case "on" -> new Bot(user, true);
            case "off" -> new Bot(user, false);
            default -> WRONG;
        };
    }
}
