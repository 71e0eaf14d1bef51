package dev.parley.server.admin;

import dev.parley.server.audit.Deed;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Commands that look after the server: {@code /backup}, {@code /verify}, {@code /reload}, {@code /log}. */
final class UpkeepCommands {

    private UpkeepCommands() {}

    static Answer backup(Turn turn, String argument) {
        Path file = Path.of(argument.strip());
        if (!file.isAbsolute()) {
            // The server does not know in which folder somebody types this.
            return Answer.wrong("Give the whole path, such as /backup /var/backups/parley.db or that of a folder.");
        }
        AdminActs acts = turn.acting(new Deed("backup", null, null, file.toString(), null));
        return work(turn, done -> acts.backup(file, done));
    }

    static Answer verify(Turn turn, String argument) {
        return work(turn, done -> turn.server().verify(done));
    }

    static Answer reload(Turn turn, String argument) {
        AdminActs acts = turn.acting("reload");
        return work(turn, done -> acts.reload(done));
    }

    private static Answer work(Turn turn, Consumer<Consumer<AdminPort.Work>> begin) {
        AdminPort.Work work = turn.askAndWait(begin);
        return Answer.of(work.good(), work.lines().toArray(new String[0]));
    }

    static Answer log(Turn turn, String argument) {
        List<String> words = Written.words(argument);
        if (words.get(0).isEmpty()) {
            return told(turn.server().logLevel());
        }
        if (words.size() == 2 && words.get(0).equalsIgnoreCase("level")) {
            for (AdminPort.LogLevel level : AdminPort.LogLevel.values()) {
                if (word(level).equals(words.get(1).toLowerCase(Locale.ROOT))) {
                    AdminActs acts = turn.acting(new Deed("log level", null, null, word(level), null));
                    acts.setLogLevel(level);
                    return told(level);
                }
            }
        }
        return Answer.wrong("Write /log level warn, info or debug.");
    }

    private static Answer told(AdminPort.LogLevel level) {
        String has =
                switch (level) {
                    case WARN -> "only what is wrong";
                    case INFO -> "what is wrong, and a line for what people do";
                    case DEBUG -> "what is wrong, a line for what people do, and in its file each request";
                };
        return Answer.done(
                Row.of("level", word(level)), "The log level is " + word(level) + ": the log has " + has + ".");
    }

    private static String word(AdminPort.LogLevel level) {
        return level.name().toLowerCase(Locale.ROOT);
    }
}
