package dev.parley.server.admin.terminal;

import dev.parley.server.admin.Answer;
import dev.parley.server.admin.Commands;
import dev.parley.server.admin.Completion;
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
        Answer answer = commands.obey(typed, (question, name) -> confirm(talk, question, name));
        boolean ends = answer.status() == Answer.Status.ENDS;
        if (!ends) {
            answer.lines().forEach(talk::show);
        }
        return !ends;
    }

    private static @Nullable String confirm(Talk talk, String question, String name) {
        return talk.confirms(question, name) ? null : "Nothing was deleted.";
    }

    @Override
    public List<Completion> complete(String typed) {
        return commands.complete(typed);
    }

    @Override
    public void leave(String how) {
        commands.stop(how);
    }
}
