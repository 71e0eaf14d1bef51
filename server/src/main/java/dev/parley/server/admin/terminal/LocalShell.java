package dev.parley.server.admin.terminal;

import dev.parley.server.admin.Answer;
import dev.parley.server.admin.Commands;
import dev.parley.server.admin.Completion;
import dev.parley.server.admin.Operator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The commands, on the terminal that the server was started on: to leave that is to stop the server. */
public final class LocalShell implements Shell {

    private final Commands commands;

    public LocalShell(Commands commands) {
        this.commands = commands;
    }

    @Override
    public boolean obey(String typed, Talk talk) {
        Answer answer = commands.obey(typed, new AtTerminal(talk));
        boolean ends = answer.status() == Answer.Status.ENDS;
        if (!ends) {
            answer.lines().forEach(talk::show);
        }
        return !ends;
    }

    /** @param talk null where nothing can be asked */
    private record AtTerminal(@Nullable Talk talk) implements Operator {
        @Override
        public String name() {
            return System.getProperty("user.name", "?");
        }

        @Override
        public String from() {
            return "the server's terminal";
        }

        @Override
        public @Nullable String confirm(String question, String name) {
            return talk != null && talk.confirms(question, name) ? null : "Nothing was deleted.";
        }
    }

    @Override
    public List<Completion> complete(String typed) {
        return commands.complete(typed);
    }

    @Override
    public void leave(String how) {
        commands.stop(how, new AtTerminal(null));
    }
}
