package dev.parley.server.admin;

import dev.parley.server.audit.Act;
import dev.parley.server.audit.AuditPort;
import dev.parley.server.audit.Deed;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The operator's commands, wherever they are typed: what a line asks for, and what comes of it. It asks the server through an
 * {@link AdminPort} and waits for the answer, a few seconds at most; only the thread that calls it waits. Any thread, also
 * several at once.
 */
public final class Commands {

    /** What a command does. */
    interface Handler {
        /**
         * @param argument what follows the command, empty where it takes nothing
         * @throws Turn.NoAnswerException if the server does not answer
         */
        Answer obey(Turn turn, String argument);
    }

    private final AdminPort server;
    private final AuditPort audit;
    private final ZoneId zone;
    private final Map<ConsoleCommand, Handler> table = new EnumMap<>(ConsoleCommand.class);
    private final Completions completions;

    /** @param zone in which times are shown */
    public Commands(AdminPort server, AuditPort audit, ZoneId zone) {
        this.server = server;
        this.audit = audit;
        this.zone = zone;
        this.completions = new Completions(server);
        for (ConsoleCommand command : ConsoleCommand.values()) {
            table.put(command, handler(command));
        }
    }

    /** Every command, in the order of {@code /help}. */
    public static List<CommandForm> forms() {
        return Arrays.stream(ConsoleCommand.values()).map(ConsoleCommand::form).toList();
    }

    /** What each command does. */
    private Handler handler(ConsoleCommand command) {
        return switch (command) {
            case USERS -> UserCommands::users;
            case ROOMS -> RoomCommands::rooms;
            case SAY -> ServerCommands::say;
            case KICK -> UserCommands::kick;
            case PASSWORD -> UserCommands::password;
            case HISTORY -> RoomCommands::history;
            case ROOM -> RoomCommands::room;
            case ACCOUNT -> UserCommands::account;
            case ACCOUNTS -> SignInCommands::accounts;
            case SESSIONS -> SignInCommands::sessions;
            case BAN -> ModerationCommands::ban;
            case UNBAN -> ModerationCommands::unban;
            case ROLES -> ModerationCommands::roles;
            case ROLE -> ModerationCommands::role;
            case INVITE_CODE -> CodeCommands::code;
            case INVITE_CODES -> CodeCommands::codes;
            case BANIP -> SourceCommands::ban;
            case UNBANIP -> SourceCommands::unban;
            case BACKUP -> UpkeepCommands::backup;
            case VERIFY -> UpkeepCommands::verify;
            case RELOAD -> UpkeepCommands::reload;
            case LOG -> UpkeepCommands::log;
            case STATS -> ServerCommands::stats;
            case CLOCK -> ServerCommands::clock;
            case AUDIT -> (turn, argument) -> new AuditCommand(audit).show(turn, argument);
            case STOP -> ServerCommands::stop;
            case HELP -> (turn, argument) -> ServerCommands.help();
        };
    }

    /** Does what a line says; an answer without a line to one that says nothing. */
    public Answer obey(String typed, Operator operator) {
        ConsoleLine line = ConsoleLine.parse(typed);
        if (line instanceof ConsoleLine.Wrong wrong) {
            return Answer.wrong(wrong.text());
        }
        if (line instanceof ConsoleLine.Command command) {
            Handler handler = table.get(command.command());
            if (handler == null) {
                throw new IllegalStateException("No handler for " + command.command());
            }
            return obey(handler, command.argument(), operator);
        }
        return Answer.list(List.of(), List.of());
    }

    private Answer obey(Handler handler, String argument, Operator operator) {
        Turn turn = new Turn(server, operator, zone);
        try {
            Answer answer = handler.obey(turn, argument);
            record(turn, operator, isDone(answer) ? "ok" : "failed");
            return answer;
        } catch (Turn.NoAnswerException late) {
            record(turn, operator, "not known");
            return Answer.failed(String.valueOf(late.getMessage()));
        }
    }

    private static boolean isDone(Answer answer) {
        return answer.status() == Answer.Status.DONE || answer.status() == Answer.Status.ENDS;
    }

    private void record(Turn turn, Operator operator, String result) {
        Deed deed = turn.deed();
        if (deed != null) {
            audit.record(new Act(
                    Instant.now(),
                    Act.By.OPERATOR,
                    operator.name(),
                    operator.from(),
                    deed.what(),
                    deed.whom(),
                    deed.room(),
                    deed.detail(),
                    deed.why(),
                    result));
        }
    }

    /** What may stand in the place of the last word of a line that is being typed. */
    public List<Completion> complete(String typed) {
        return completions.of(typed);
    }

    /** The end of the console that stops the server: Ctrl-C, Ctrl-D. */
    public void stop(String how, Operator operator) {
        Turn turn = new Turn(server, operator, zone);
        AdminActs acts = turn.acting("stop");
        record(turn, operator, "ok");
        acts.stop(how + " on the console");
    }
}
