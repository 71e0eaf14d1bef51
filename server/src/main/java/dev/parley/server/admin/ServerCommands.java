package dev.parley.server.admin;

import java.util.Arrays;
import java.util.List;

/** Commands for the server as a whole: {@code /say}, {@code /stats}, {@code /clock}, {@code /stop}, {@code /help}. */
final class ServerCommands {

    private ServerCommands() {}

    static Answer say(Turn turn, String text) {
        AdminActs acts = turn.acting("say");
        int recipients = turn.<Integer>ask(answer -> acts.say(text, answer));
        return Answer.done(
                Row.of("ok", true).with("recipients", recipients),
                "Sent to " + Answers.count(recipients, "user") + ".");
    }

    static Answer stats(Turn turn, String argument) {
        List<StatLine> stats = turn.<List<StatLine>>ask(turn.server()::stats);
        List<Row> rows = stats.stream()
                .map(line -> Row.of("subject", line.subject()).with("words", line.words()))
                .toList();
        return Answer.list(Answers.stats(stats), rows);
    }

    static Answer clock(Turn turn, String argument) {
        if (!argument.strip().equalsIgnoreCase("accept")) {
            return Answer.wrong("Write /clock accept.");
        }
        AdminActs acts = turn.acting("clock accept");
        boolean wasDoubted = turn.<Boolean>ask(acts::acceptClock);
        return Answer.done(
                wasDoubted
                        ? "Clock accepted. Messages past their age limit are deleted now."
                        : "The clock was trusted already.");
    }

    static Answer stop(Turn turn, String argument) {
        AdminActs acts = turn.acting("stop");
        acts.stop("/stop on the console");
        return Answer.ends("The server is stopping.");
    }

    static Answer help() {
        List<Row> rows = Arrays.stream(ConsoleCommand.values())
                .map(command -> Row.of("command", command.usage()).with("help", command.help()))
                .toList();
        return Answer.list(Answers.help(), rows);
    }
}
