package dev.parley.server.admin;

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
        String user = Written.user(argument);
        turn.doesTo(user, "kick");
        boolean wasOnline = turn.<Boolean>ask(answer -> turn.server().kick(user, answer));
        String name = SafeText.escape(user);
        return Answer.of(wasOnline, wasOnline ? "Disconnected " + name + "." : name + " is not online.");
    }

    static Answer password(Turn turn, String argument) {
        String user = Written.user(argument);
        String name = SafeText.escape(user);
        turn.doesTo(user, "password");
        AdminPort.Reset reset = turn.ask(answer -> turn.server().resetPassword(user, answer));
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

    private static Answer disable(Turn turn, String user, boolean disabled) {
        String name = SafeText.escape(user);
        String now = disabled ? "disabled" : "enabled";
        turn.doesTo(user, disabled ? "account disable" : "account enable");
        AdminPort.Change change = turn.ask(answer -> turn.server().disable(user, disabled, answer));
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
        turn.doesTo(line.user(), "account delete");
        return turn.ask(answer ->
                turn.server().deleteAccount(line.user(), (change, more) -> answer.accept(deleted(name, change, more))));
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
