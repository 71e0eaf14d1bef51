package dev.parley.server.admin;

import dev.parley.server.audit.Deed;
import dev.parley.text.SafeText;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Commands for people: {@code /users}, {@code /kick}, {@code /password}, {@code /account}. */
final class UserCommands {

    private UserCommands() {}

    static Answer users(Turn turn, String argument) {
        List<OnlineUser> users = turn.ask(turn.server()::users);
        List<String> lines = new ArrayList<>(Answers.users(users, turn.zone(), LocalDate.now(turn.zone())));
        lines.addAll(Answers.disabled(turn.ask(turn.server()::disabledUsers)));
        List<Row> rows = users.stream()
                .map(user -> Row.of("user", user.user())
                        .with("address", user.address())
                        .with("since", user.since().toString())
                        .with("away", user.away().isEmpty() ? null : user.away()))
                .toList();
        return Answer.list(lines, rows);
    }

    static Answer kick(Turn turn, String argument) {
        String[] words = argument.strip().split("\\s+", 2);
        String user = Written.user(words[0]);
        String why = words.length == 2 ? words[1].strip() : "";
        AdminActs acts = turn.acting(new Deed("kick", user, null, null, why.isEmpty() ? null : why));
        Reply<Boolean> reply = turn.ask(answer -> acts.kick(user, why, answer));
        Boolean wasOnline = reply.made();
        if (wasOnline == null) {
            return Answer.failed(reply.refusal());
        }
        String name = SafeText.escape(user);
        return Answer.of(wasOnline, wasOnline ? "Disconnected " + name + "." : name + " is not online.");
    }

    static Answer password(Turn turn, String argument) {
        String user = Written.user(argument);
        String name = SafeText.escape(user);
        AdminActs acts = turn.actingOn(user, "password");
        AdminPort.Reset reset = turn.ask(answer -> acts.resetPassword(user, answer));
        String password = reset.password();
        if (password == null) {
            return Answer.failed(
                    reset.known()
                            ? "The new password could not be stored. The old one is still valid."
                            : noSuchUser(name));
        }
        return Answer.done(
                Row.of("ok", true).with("user", user).with("password", password),
                "The new password of " + name + ": " + password,
                "It is shown once. Every sign-in of " + name + " has ended.",
                "When " + name + " signs in with it, the client asks for another one.");
    }

    static Answer account(Turn turn, String argument) {
        AccountCommand command = AccountCommand.parse(argument);
        if (command instanceof AccountCommand.Create create) {
            return create(turn, create.user());
        }
        if (command instanceof AccountCommand.Bot bot) {
            return bot(turn, bot.user(), bot.bot());
        }
        if (command instanceof AccountCommand.Disable disable) {
            return disable(turn, disable.user(), true);
        }
        if (command instanceof AccountCommand.Enable enable) {
            return disable(turn, enable.user(), false);
        }
        if (command instanceof AccountCommand.Delete delete) {
            return delete(turn, delete.user());
        }
        return Answer.wrong(((AccountCommand.Wrong) command).text());
    }

    private static Answer create(Turn turn, String user) {
        AdminActs acts = turn.actingOn(user, "account create");
        Reply<NewAccount> reply = turn.ask(answer -> acts.createAccount(user, answer));
        NewAccount made = reply.made();
        if (made == null) {
            return Answer.failed(reply.refusal());
        }
        String name = SafeText.escape(made.user());
        return Answer.done(
                Row.of("ok", true).with("user", made.user()).with("password", made.password()),
                "Created the account " + name + ". Its password: " + made.password(),
                "It is shown only now. " + name + " signs in with it, and chooses another one first.");
    }

    private static Answer bot(Turn turn, String user, boolean bot) {
        String name = SafeText.escape(user);
        String now = bot ? "a bot" : "a person";
        AdminActs acts = turn.acting(new Deed("account bot", user, null, bot ? "on" : "off", null));
        AdminPort.Change change = turn.ask(answer -> acts.setBot(user, bot, answer));
        return switch (change) {
            case DONE -> Answer.done(name + " is shown as " + now + ".");
            case NOTHING_TO_DO -> Answer.done(name + " is shown as " + now + " already.");
            case UNKNOWN -> Answer.failed(noSuchUser(name));
            case NOT_STORED -> Answer.failed("The change could not be stored.");
        };
    }

    private static Answer disable(Turn turn, String user, boolean disabled) {
        String name = SafeText.escape(user);
        String now = disabled ? "disabled" : "enabled";
        AdminActs acts = turn.actingOn(user, disabled ? "account disable" : "account enable");
        AdminPort.Change change = turn.ask(answer -> acts.disable(user, disabled, answer));
        return switch (change) {
            case DONE ->
                Answer.done(
                        "The account " + name + " is " + now + "." + (disabled ? " Its connections are closed." : ""));
            case NOTHING_TO_DO -> Answer.done("The account " + name + " is " + now + " already.");
            case UNKNOWN -> Answer.failed(noSuchUser(name));
            case NOT_STORED -> Answer.failed("The change could not be stored.");
        };
    }

    /** Asks first: nothing brings it back. */
    private static Answer delete(Turn turn, String user) {
        AccountLine line = turn.ask(answer -> turn.server().account(user, answer));
        if (line == null) {
            return Answer.failed(noSuchUser(SafeText.escape(user)));
        }
        String name = SafeText.escape(line.user());
        String question = "Delete the account " + name + " for good? It leaves " + Answers.count(line.rooms(), "room")
                + ". Lost: " + Answers.count(line.directs(), "direct conversation")
                + " and the text of every message of " + name
                + ". /account disable keeps them.";
        String refused = turn.confirm(question, name);
        if (refused != null) {
            return Answer.failed(refused);
        }
        AdminActs acts = turn.actingOn(line.user(), "account delete");
        return turn.ask(answer ->
                acts.deleteAccount(line.user(), (change, more) -> answer.accept(deleted(name, change, more))));
    }

    private static Answer deleted(String name, AdminPort.Change change, List<String> more) {
        return switch (change) {
            case DONE -> {
                List<String> lines = new ArrayList<>(List.of("The account " + name + " is deleted."));
                lines.addAll(more);
                yield Answer.done(lines.toArray(new String[0]));
            }
            case NOT_STORED -> Answer.failed("The change could not be stored. The account is still there.");
            case UNKNOWN, NOTHING_TO_DO -> Answer.failed(noSuchUser(name));
        };
    }

    static String noSuchUser(String name) {
        return "There is no user named " + name + ".";
    }
}
